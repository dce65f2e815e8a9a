// value.hpp: one field's content, and how it is written as text and JSON.
//
// Problem   Every field of every entity is stored, merged, shown and exported by the same code.
// Result    A `Value` is nothing, an integer, or text. What the integer means is said by the field's type: a whole
//           number, a day number (date), a scaled number (decimal), 0 or 1 (flag). Choices are stored as their code.
//           "Nothing" means *unknown* and is never the same as zero.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/date.hpp"

namespace records {

using Value = std::variant<std::monostate, std::int64_t, std::string>;

enum class FieldType : std::uint8_t {
    text,
    integer,
    decimal,    // int64 scaled by 10^Field::scale
    date,       // int64 day number
    choice,     // text: the code of a choice in the field's choice list
    flag,       // int64 0 or 1
    reference,  // text: the key of an entity of Field::target
    list,       // text: parts separated by ';'
};

[[nodiscard]] inline bool is_known(const Value& value) { return value.index() != 0; }
/// The integer inside, or nullopt. For dates, decimals, flags and integers.
[[nodiscard]] std::optional<std::int64_t> as_integer(const Value& value);
/// The text inside, or an empty view. For text, choices, references and lists. Valid while the value lives.
[[nodiscard]] std::string_view as_text(const Value& value);
[[nodiscard]] std::optional<base::Day> as_day(const Value& value);

/// The storage form in bundles: dates as `2026-10-09`, everything else as it is; unknown is an empty text.
[[nodiscard]] std::string storage_text(const Value& value, FieldType type);
/// The reverse of `storage_text`; nullopt if the text does not fit the type.
[[nodiscard]] std::optional<Value> from_storage_text(std::string_view text, FieldType type);

}  // namespace records
