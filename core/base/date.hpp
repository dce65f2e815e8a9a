// date.hpp: civil dates as day numbers.
//
// Problem   Personnel dates are calendar days without a clock or a time zone; conversions through local time shift them.
// Result    `Day` counts days since 1970-01-01 (proleptic Gregorian calendar). Arithmetic is integer arithmetic.
// Failure   Parsers answer nullopt; intake decides what that means for a row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

struct Day {
    std::int32_t number = 0;
    auto operator<=>(const Day&) const = default;
};

struct Civil {
    int year;
    int month;  // 1 to 12
    int day;    // 1 to 31
};

[[nodiscard]] std::optional<Day> day_from_civil(int year, int month, int day);
[[nodiscard]] Civil civil(Day day);
/// Strict `2026-10-09`.
[[nodiscard]] std::optional<Day> parse_iso_day(std::string_view text);
[[nodiscard]] std::string iso_text(Day day);
/// 09-10-2026, as SIASN writes it.
[[nodiscard]] std::string day_month_year(Day day);
/// Whole months from `from` to `to`, as tenure is counted: 15 March to 14 April is 0. Negative if `to` is earlier.
[[nodiscard]] int whole_months(Day from, Day to);
/// The same day of the month `months` later, or the last day of that month.
[[nodiscard]] Day add_months(Day day, int months);

}  // namespace base
