// message.hpp: a request and a response as plain values, so that everything but the connection is a function.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace http {

struct Field {
    std::string name;
    std::string value;
};

struct Request {
    std::string method;
    std::string target;         // raw, never decoded
    std::vector<Field> fields;  // names in lower case
    std::string body;
    bool is_version_1_1 = true;

    [[nodiscard]] std::optional<std::string_view> field(std::string_view name) const {
        const auto at = std::ranges::find(fields, name, &Field::name);
        return at == fields.end() ? std::nullopt : std::optional<std::string_view>(at->value);
    }
    [[nodiscard]] std::ptrdiff_t count(std::string_view name) const {
        return std::ranges::count(fields, name, &Field::name);
    }
    [[nodiscard]] bool is_read() const { return method == "GET" || method == "HEAD"; }
};

struct Response {
    int status = 200;
    std::vector<Field> fields = {};
    std::shared_ptr<const std::string> body = {};  // shared with the site's cache; null is empty
};

}  // namespace http
