// text.hpp: small helpers for UTF-8 text and for numbers as Indonesian readers write them.
//
// Problem   Names arrive in capitals, with non-breaking spaces and diacritics; search must not care.
// Result    Pure functions on std::string_view. Nothing here depends on a locale.
// Failure   Invalid UTF-8 is passed through byte by byte; `is_utf8` tells.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

[[nodiscard]] bool is_utf8(std::string_view text);
/// Appends one code point.
void append_utf8(std::string& out, char32_t code_point);
/// Reads the code point at `at` and moves `at` behind it; U+FFFD and one byte forward on invalid input.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

/// Without white space (also NBSP and zero-width characters) at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);
/// Trimmed, inner runs of white space (also NBSP) as one space.
[[nodiscard]] std::string squeeze(std::string_view text);
/// ASCII lower case; other bytes unchanged.
[[nodiscard]] std::string lower(std::string_view text);
/// For comparison and search: squeezed, lower case, Latin letters without diacritics.
[[nodiscard]] std::string fold(std::string_view text);
/// The same into a buffer that is used again: plain ASCII needs no further memory. `text` lies outside it.
[[nodiscard]] std::string_view fold(std::string_view text, std::string& buffer);
/// "SRI RAHAYU SYAM'UN II, S.STP." as "Sri Rahayu Syam'un II, S.STP.": a text all in capitals gets them only where a word
/// begins. Roman numerals and what follows a comma (titles) stay; a text with any lower-case letter is left alone.
[[nodiscard]] std::string name_case(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view separator);
/// Digits only, at most 18 of them; an optional minus sign in front.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text);

/// 1234567 as "1.234.567".
[[nodiscard]] std::string grouped(std::int64_t value);
/// A scaled integer as a decimal: (71834, 3, 1) is "71,8"; rounds half away from zero.
[[nodiscard]] std::string decimal(std::int64_t scaled, int scale_digits, int shown_digits);
/// "198404122010012014" as "19840412 201001 2 014", also as a part of a record's key ("198404122010012014/2025"); the rest stays.
[[nodiscard]] std::string grouped_employee_number(std::string_view number);

}  // namespace base
