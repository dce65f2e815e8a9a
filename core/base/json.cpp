#include "core/base/json.hpp"

namespace base {

namespace {

/// Follows nesting while parsing, so that a million opening brackets fail before they recurse in a destructor.
bool within_depth(std::string_view text, int max_depth) {
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\') ++i;
            else if (c == '"') in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > max_depth) return false;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return true;
}

std::string line_and_column(std::string_view text, std::size_t offset) {
    std::size_t line = 1;
    std::size_t column = 1;
    for (std::size_t i = 0; i + 1 < offset && i < text.size(); ++i) {
        if (text[i] == '\n') {
            ++line;
            column = 1;
        } else {
            ++column;
        }
    }
    return std::to_string(line) + ":" + std::to_string(column);
}

}  // namespace

Result<Json> parse_json(std::string_view text, int max_depth) {
    if (!within_depth(text, max_depth)) return fail("json.too_deep", {}, {{"depth", std::to_string(max_depth)}});
    Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!json.is_discarded()) return json;
    JsonEvents nothing;
    return std::unexpected(read_json(text, nothing).error());
}

Result<void> read_json(std::string_view text, JsonEvents& events) {
    if (Json::sax_parse(text, &events) || events.fault_at == 0) return {};
    return fail("json.syntax", line_and_column(text, events.fault_at));
}

std::string to_text(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

const Json* find_member(const Json& object, std::string_view name) {
    if (!object.is_object()) return nullptr;
    const auto it = object.find(name);
    return it == object.end() ? nullptr : &*it;
}

std::optional<std::string> get_string(const Json& object, std::string_view name) {
    const Json* member = find_member(object, name);
    if (!member || !member->is_string()) return std::nullopt;
    return member->get_ref<const std::string&>();
}

std::optional<std::int64_t> as_integer(const Json& value) {
    if (value.is_number_unsigned()) {
        const auto number = value.get<std::uint64_t>();
        if (number > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
        return static_cast<std::int64_t>(number);
    }
    if (value.is_number_integer()) return value.get<std::int64_t>();
    return std::nullopt;
}

std::optional<std::int64_t> get_integer(const Json& object, std::string_view name) {
    const Json* member = find_member(object, name);
    return member ? as_integer(*member) : std::nullopt;
}

std::optional<bool> get_bool(const Json& object, std::string_view name) {
    const Json* member = find_member(object, name);
    if (!member || !member->is_boolean()) return std::nullopt;
    return member->get<bool>();
}

}  // namespace base
