#include "core/base/date.hpp"

#include <catch_amalgamated.hpp>

namespace {

base::Day day(std::string_view text) {
    const auto parsed = base::parse_iso_day(text);
    REQUIRE(parsed);
    return *parsed;
}

}  // namespace

TEST_CASE("dates survive the way to text and back", "[base][date]") {
    for (std::int32_t number = -30'000; number < 60'000; number += 17) {
        const base::Day one{number};
        CHECK(base::parse_iso_day(base::iso_text(one)) == one);
    }
    CHECK(day("1970-01-01").number == 0);
    CHECK(day("2026-11-24").number == 20'781);
}

TEST_CASE("impossible dates are refused", "[base][date]") {
    for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026/01/01", "2026-1-01", ""}) {
        INFO(text);
        CHECK_FALSE(base::parse_iso_day(text));
    }
}

TEST_CASE("tenure is counted in whole months", "[base][date]") {
    const auto [from, to, months] = GENERATE(table<std::string, std::string, int>({
        {"2024-03-15", "2026-03-14", 23},
        {"2024-03-15", "2026-03-15", 24},
        {"2024-01-31", "2024-02-29", 0},
        {"2026-03-15", "2024-03-15", -24},
    }));
    INFO(from << " to " << to);
    CHECK(base::whole_months(day(from), day(to)) == months);
}

TEST_CASE("adding months stays within the month", "[base][date]") {
    CHECK(base::add_months(day("2024-01-31"), 1) == day("2024-02-29"));
    CHECK(base::add_months(day("2024-03-31"), -1) == day("2024-02-29"));
    CHECK(base::add_months(day("2024-12-15"), 24) == day("2026-12-15"));
}
