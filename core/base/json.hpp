// json.hpp: reading and writing JSON without exceptions.
//
// Problem   nlohmann::json throws on a wrong type; core must not. Every read of foreign JSON goes through here.
// Result    `parse_json` answers an Error whose place is `line:column`; the `get_*` helpers answer a default or nullopt on a
//           missing member or a wrong type.
// Cost      Parsing is about 50 MB/s; depth is bounded so that a hostile file cannot exhaust the stack. `read_json` builds no
//           tree and takes less than half the time.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace base {

using Json = nlohmann::json;

/// Takes the parts of a text as they come. Whoever derives from it overrides what it wants to know; to answer false ends the
/// reading, and why is for it to remember.
struct JsonEvents : nlohmann::json_sax<Json> {
    std::size_t fault_at = 0;  // where the text stopped making sense; 0: nowhere
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        fault_at = position;
        return false;
    }
};
/// Reads a whole text without keeping it, whatever its depth. Fails with `json.syntax`.
[[nodiscard]] Result<void> read_json(std::string_view text, JsonEvents& events);

/// Parses a whole text. Fails with `json.syntax` or `json.too_deep` (over `max_depth` levels).
[[nodiscard]] Result<Json> parse_json(std::string_view text, int max_depth = 64);

/// Compact text; invalid UTF-8 in strings is replaced, never thrown.
[[nodiscard]] std::string to_text(const Json& json, int indent = -1);

[[nodiscard]] const Json* find_member(const Json& object, std::string_view name);
[[nodiscard]] std::optional<std::string> get_string(const Json& object, std::string_view name);
/// Integers only: a fraction or a number outside int64 is nullopt, never rounded.
[[nodiscard]] std::optional<std::int64_t> get_integer(const Json& object, std::string_view name);
[[nodiscard]] std::optional<bool> get_bool(const Json& object, std::string_view name);
[[nodiscard]] std::optional<std::int64_t> as_integer(const Json& value);

}  // namespace base
