#include "tests/unit/rules/table.hpp"

using namespace support;

namespace {

auto set(Row row) {
    return [row](Builder& world) { person(world, row); };
}

auto rate(const char* year, const char* rating) {
    return [=](Builder& world) {
        world.add("performance", {{"employee_number", k_person}, {"year", year}, {"rating", rating}});
    };
}

auto punish(const char* severity, const char* until) {
    return [=](Builder& world) {
        world.add("discipline", {{"employee_number", k_person},
                                 {"decree", "SK/1"},
                                 {"severity", severity},
                                 {"since", "2026-01-01"},
                                 {"until", until}});
    };
}

// A wish of that kind, and the day of entering service.
auto wishes(const char* kind, const char* service_since) {
    return [=](Builder& world) {
        world.add("wish", {{"employee_number", k_person}, {"order", "1"}, {"kind", kind}, {"target", "1373.02"}});
        person(world, {{"service_since", service_since}});
    };
}

}  // namespace

TEST_CASE("P13: who asks to move has waited since entering service") {
    const auto contract = [](Builder& world) {
        wishes("district", "2026-09-01")(world);
        person(world, {{"employment_kind", "pppk"}});
    };
    const auto second = [](Builder& world) {
        wishes("stay", "2026-09-01")(world);
        world.add("wish", {{"employee_number", k_person}, {"order", "2"}, {"kind", "district"}, {"target", "1373.02"}});
    };
    check(GENERATE_COPY(values<RuleLine>({
        {"no wish", "P13", set({{"service_since", "2026-09-01"}}), k_silent},
        {"wishes to stay", "P13", wishes("stay", "2026-09-01"), k_silent},
        {"contract employees made no such commitment", "P13", contract, k_silent},
        {"long in service", "P13", wishes("district", "2005-01-01"), "rule.waiting_time.pass"},
        {"six months today", "P13", wishes("district", "2026-04-09"), "rule.waiting_time.pass"},
        {"six months tomorrow", "P13", wishes("unit", "2026-04-10"), "rule.waiting_time.fail", k_fail},
        {"the second wish is one to move", "P13", second, "rule.waiting_time.fail", k_fail},
        {"unknown", "P13", wishes("district", ""), "rule.missing.person", k_review},
    })));
}

TEST_CASE("P02: nobody on probation moves") {
    check(GENERATE(values<RuleLine>({
        {"permanent", "P02", {}, "rule.not_on_probation.pass"},
        {"on probation", "P02", set({{"probation", "C"}}), "rule.not_on_probation.fail", k_fail, true},
        {"unknown", "P02", set({{"probation", ""}}), "rule.missing.person", k_review},
        {"unknown, but permanent since", "P02", set({{"probation", ""}, {"permanent_since", "2006-01-01"}}),
         "rule.not_on_probation.pass"},
        {"contract employees have no probation", "P02", set({{"employment_kind", "pppk"}, {"probation", ""}}), ""},
    })));
}

TEST_CASE("P04: part-time contract employees do not change unit") {
    check(GENERATE(values<RuleLine>({
        {"permanent", "P04", {}, ""},
        {"part-time", "P04", set({{"employment_kind", "pppk_part_time"}}), "rule.part_time_contract.fail", k_fail,
         true},
    })));
}

TEST_CASE("P05: only active people move") {
    check(GENERATE(values<RuleLine>({
        {"active", "P05", {}, "rule.legal_status.pass"},
        {"study assignment", "P05", set({{"legal_status", "study"}}), "rule.legal_status.fail", k_fail, true},
        {"unpaid leave", "P05", set({{"legal_status", "leave"}}), "rule.legal_status.fail", k_fail, true},
        {"unknown", "P05", set({{"legal_status", ""}}), "rule.missing.person", k_review},
        {"a code nobody knows", "P05", set({{"legal_status", "elsewhere"}}), "rule.missing.person", k_review},
    })));
}

TEST_CASE("P06: nobody moves while disciplined") {
    check(GENERATE(values<RuleLine>({
        {"none", "P06", {}, "rule.discipline.pass"},
        {"ends today", "P06", punish("minor", "2026-10-09"), "rule.discipline.fail", k_fail, true},
        {"ended yesterday", "P06", punish("severe", "2026-10-08"), "rule.discipline.pass"},
        {"end unknown", "P06", punish("moderate", ""), "rule.discipline.until_missing", k_review},
        {"in process", "P06", punish("in_process", ""), "rule.discipline.in_process", k_fail, true},
        {"a process that was closed", "P06", punish("in_process", "2026-10-08"), "rule.discipline.pass"},
        {"an active one outweighs an undated one", "P06",
         [](Builder& world) {
             punish("minor", "")(world);
             world.add(
                 "discipline",
                 {{"employee_number", k_person}, {"decree", "SK/2"}, {"severity", "minor"}, {"until", "2026-12-31"}});
         },
         "rule.discipline.fail", k_fail, true},
    })));
}

TEST_CASE("P07: rated good in the last two years") {
    check(GENERATE(values<RuleLine>({
        {"good twice", "P07", {}, "rule.performance.pass"},
        {"very good counts", "P07", rate("2025", "very_good"), "rule.performance.pass"},
        {"one year below", "P07", rate("2024", "improve"), "rule.performance.fail", k_fail, true},
        {"a year unknown", "P07", rate("2024", ""), "rule.performance.year_missing", k_review},
        {"below outweighs unknown", "P07",
         [](Builder& world) {
             rate("2025", "")(world);
             rate("2024", "poor")(world);
         },
         "rule.performance.fail", k_fail, true},
        {"older years do not count", "P07", rate("2023", "poor"), "rule.performance.pass"},
        {"in March last year's rating is not due", "P07",
         [](Builder& world) {
             rate("2025", "")(world);
             rate("2023", "good")(world);
         },
         "rule.performance.pass", k_pass, false, day(2026, 3, 31)},
        {"in April it is", "P07",
         [](Builder& world) {
             rate("2025", "")(world);
             rate("2023", "good")(world);
         },
         "rule.performance.year_missing", k_review, false, day(2026, 4, 1)},
        {"no rating before the service began", "P07",
         [](Builder& world) {
             rate("2024", "")(world);
             person(world, {{"service_since", "2025-01-01"}});
         },
         "rule.performance.pass"},
        {"a rating is due for the year of entry", "P07",
         [](Builder& world) {
             rate("2024", "")(world);
             person(world, {{"service_since", "2024-12-31"}});
         },
         "rule.performance.year_missing", k_review},
    })));
}

TEST_CASE("P09: at least 24 months in the post") {
    check(GENERATE(values<RuleLine>({
        {"24 months to the day", "P09", set({{"position_since", "2024-10-09"}}), "rule.minimum_tenure.pass"},
        {"a day short", "P09", set({{"position_since", "2024-10-10"}}), "rule.minimum_tenure.fail", k_fail, true},
        {"unknown", "P09", set({{"position_since", ""}}), "rule.missing.person", k_review},
        {"contract employees are not transferred", "P09",
         set({{"employment_kind", "pppk"}, {"position_since", "2026-01-01"}}), ""},
        {"unknown employment is held to it", "P09", set({{"employment_kind", ""}, {"position_since", "2026-01-01"}}),
         "rule.minimum_tenure.fail", k_fail, true},
    })));
}

TEST_CASE("P10: more than 60 months in the post is flagged and blocks nobody") {
    check(GENERATE(values<RuleLine>({
        {"60 months and a day", "P10", set({{"position_since", "2021-10-08"}}), "rule.maximum_tenure.pass"},
        {"61 months", "P10", set({{"position_since", "2021-09-09"}}), "rule.maximum_tenure.fail", k_fail},
        {"unknown", "P10", set({{"position_since", ""}}), "rule.missing.person", k_review},
    })));
}

TEST_CASE("the retirement age that the reference says of the very job comes before the one of its kind", "[rules]") {
    support::Builder world = support::staff_world();
    const auto day = [&] { return support::evaluate(world).retirement_day(world.row("employee", support::k_person)); };
    CHECK(day() == support::day(2038, 2, 1));
    world.add("job", {{"job_id", "other"}, {"name", "Lain"}, {"retirement_age", "65"}});
    CHECK(day() == support::day(2038, 2, 1));
    world.add("job", {{"job_id", "admin"}, {"name", "Pengadministrasi"}});
    CHECK(day() == support::day(2038, 2, 1));  // a reference that does not say
    world.add("job", {{"job_id", "admin"}, {"retirement_age", "60"}});
    CHECK(day() == support::day(2040, 2, 1));
    support::person(world, {{"job_id", "unseen"}, {"birth_date", "1980-01-01"}});
    world.add("job", {{"job_id", "unseen"}, {"name", "Tanpa kursi"}, {"retirement_age", "63"}});
    CHECK(day() == support::day(2043, 2, 1));  // also where the map of positions does not know the job
}

TEST_CASE("retirement begins on the first of the month after the birthday, whatever the day of birth", "[rules]") {
    struct Row {
        const char* birth;
        base::Day day;
    };
    const auto row = GENERATE(values<Row>({{"1970-11-01", support::day(2028, 12, 1)},
                                           {"1970-11-30", support::day(2028, 12, 1)},
                                           {"1970-01-31", support::day(2028, 2, 1)},
                                           {"1968-02-29", support::day(2026, 3, 1)},
                                           {"1972-02-29", support::day(2030, 3, 1)},
                                           {"1970-12-31", support::day(2029, 1, 1)}}));
    INFO(row.birth);
    support::Builder world = support::staff_world();
    support::person(world, {{"birth_date", row.birth}});
    CHECK(support::evaluate(world).retirement_day(world.row("employee", support::k_person)) == row.day);
    world.add("setting", {{"name", "rule.P12.months_after"}, {"value", "2"}});
    std::vector<base::Error> problems;
    const auto pack = rules::Pack::standard().with_settings(world.registry(), problems);
    CHECK(support::evaluate(world, support::today(), pack).retirement_day(world.row("employee", support::k_person)) == base::add_months(row.day, 1));
}
