// cell_text.hpp: what a stored number says.
//
// Problem   A workbook stores a date as a number of days and says by a format that it is one; a number of 18 digits as a
//           binary fraction that has lost the last ones; a score of 85.3 as 85.299999999999997.
// Result    `plain_number` writes out an exponent and rounds to the fifteen digits that a spreadsheet shows, or says that
//           the number is beyond 2^53: then its digits are as the file has them. `date_text` is YYYY-MM-DD.
// Source    ECMA-376 part 1, 18.8.30 (formats), 18.17.4 (dates): day 60 of the 1900 system is 29 February 1900, which
//           never was.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace workbook {

struct PlainNumber {
    std::string text;
    bool is_rounded = false;  // beyond 2^53
};

/// nullopt: no number. `text` as XML Schema writes a double.
[[nodiscard]] std::optional<PlainNumber> plain_number(std::string_view text);

enum class FormatKind : std::uint8_t { general, date, zeros };
struct NumberFormat {
    FormatKind kind = FormatKind::general;
    std::uint8_t digits = 0;  // of zeros: 00000 shows at least five
    bool operator==(const NumberFormat&) const = default;
};
[[nodiscard]] NumberFormat builtin_format(int id);
/// Of a format code like `[$-421]dd mmmm yyyy;@`.
[[nodiscard]] NumberFormat read_format(std::string_view code);

/// The day of a plain number in a date format; nullopt if there is no such day (a time, or after 9999).
[[nodiscard]] std::optional<std::string> date_text(std::string_view plain, bool is_1904);

}  // namespace workbook
