#include "core/base/date.hpp"

#include <chrono>

#include "core/base/print.hpp"

namespace base {

namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::optional<Day> day_from_civil(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || day < 1) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return Day{static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count())};
}

Civil civil(Day day) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day.number}}};
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::optional<Day> parse_iso_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return day_from_civil(*year, *month, *day);
}

std::string iso_text(Day day) {
    const Civil date = civil(day);
    return base::print("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string day_month_year(Day day) {
    const Civil date = civil(day);
    return base::print("{:02}-{:02}-{:04}", date.day, date.month, date.year);
}

int whole_months(Day from, Day to) {
    if (to < from) return -whole_months(to, from);
    const Civil a = civil(from);
    const Civil b = civil(to);
    return (b.year - a.year) * 12 + (b.month - a.month) - (b.day < a.day ? 1 : 0);
}

Day add_months(Day day, int months) {
    const Civil date = civil(day);
    const int month_index = date.year * 12 + (date.month - 1) + months;
    const int year = month_index / 12;
    const int month = month_index % 12 + 1;
    for (int last = date.day; last > 0; --last) {
        if (const auto result = day_from_civil(year, month, last)) return *result;
    }
    return day;  // only outside the years 1 to 9999
}

}  // namespace base
