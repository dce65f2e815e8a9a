#include "tests/unit/rules/table.hpp"

using namespace support;

namespace {

auto set(Row row) {
    return [row](Builder& world) { person(world, row); };
}

Row structural(const char* tier, const char* title) {
    return {{"kind", "structural"}, {"tier", tier}, {"title", title},     {"min_rank", ""},
            {"max_rank", ""},       {"level", ""},  {"study_fields", ""}, {"min_education", ""}};
}

auto in_post(const char* tier, Row fields) {
    return [=](Builder& world) {
        own_job(world, structural(tier, "Kepala"));
        target(world, structural(tier, "Kepala Lain"));
        person(world, fields);
    };
}

// A staff member who is asked up to supervisor, with one penalty.
auto punished(const char* severity, const char* until, const char* tier = "supervisor") {
    return [=](Builder& world) {
        target(world, structural(tier, tier));
        world.add("discipline", {{"employee_number", k_person},
                                 {"decree", "SK/1"},
                                 {"severity", severity},
                                 {"since", "2022-01-01"},
                                 {"until", until}});
    };
}

auto levels(const char* here, const char* there, const char* severity = "severe", const char* until = "2026-01-31") {
    return [=](Builder& world) {
        for (const auto& [seat, level] : {std::pair("own", here), std::pair("target", there)})
            world.add("position", {{"position_id", seat},
                                   {"kind", "functional"},
                                   {"tier", "functional"},
                                   {"title", "Perencana"},
                                   {"level", level}});
        world.add("discipline",
                  {{"employee_number", k_person}, {"decree", "SK/1"}, {"severity", severity}, {"until", until}});
    };
}

// A staff member who is asked into a functional job, with one past penalty and the rating of 2025.
auto returning(const char* severity, const char* until, const char* rating, const char* cause) {
    return [=](Builder& world) {
        punished(severity, until, "functional")(world);
        target(world, {{"kind", "functional"}, {"title", "Perencana Ahli Pertama"}, {"level", "first"}, {"study_fields", "social"}});
        world.add("discipline", {{"employee_number", k_person}, {"decree", "SK/1"}, {"cause", cause}});
        world.add("performance", {{"employee_number", k_person}, {"year", "2025"}, {"rating", rating}});
    };
}

}  // namespace

TEST_CASE("P16: after a severe penalty a functional job asks for a good rating, and for a test if it was performance") {
    const auto unrated = [](Builder& world) {
        returning("severe", "2026-10-08", "", "conduct")(world);
        world.add("performance", {{"employee_number", k_person}, {"year", "2024"}, {"rating", ""}});
    };
    const auto older = [](Builder& world) { returning("severe", "2026-10-08", "", "conduct")(world); };
    const auto again = [](Builder& world) {
        returning("severe", "2020-10-08", "good", "conduct")(world);
        world.add("discipline", {{"employee_number", k_person}, {"decree", "SK/2"}, {"severity", "severe"}, {"since", "2026-01-01"}, {"until", "2027-01-01"}});
    };
    const auto latest = [](Builder& world) {
        returning("severe", "2020-10-08", "good", "conduct")(world);
        world.add("discipline", {{"employee_number", k_person}, {"decree", "SK/2"}, {"severity", "severe"}, {"since", "2023-01-01"}, {"until", "2024-01-01"}, {"cause", "performance"}});
    };
    const auto functional = [](Builder& world) {
        returning("severe", "2026-10-08", "good", "conduct")(world);
        own_job(world, {{"kind", "functional"}, {"tier", "functional"}, {"title", "Arsiparis Ahli Pertama"}, {"level", "first"}});
    };
    check(GENERATE_COPY(values<RuleLine>({
        {"no penalty", "P16", [](Builder& world) { target(world, {{"kind", "functional"}, {"level", "first"}}); }, k_silent},
        {"a moderate one", "P16", returning("moderate", "2026-10-08", "good", "conduct"), k_silent},
        {"not into a functional job", "P16", punished("severe", "2026-10-08", "staff"), k_silent},
        {"from a functional job", "P16", functional, k_silent},
        {"it ends today: P06 holds", "P16", returning("severe", "2026-10-09", "good", "conduct"), k_silent},
        {"its end is unknown: P06 asks", "P16", returning("severe", "", "good", "conduct"), k_silent},
        {"another one is being served", "P16", again, k_silent},
        {"it ended yesterday", "P16", returning("severe", "2026-10-08", "good", "conduct"), "rule.return_after_penalty.pass"},
        {"rated below", "P16", returning("severe", "2026-10-08", "improve", "conduct"), "rule.return_after_penalty.fail", k_fail, true},
        {"the latest known rating counts", "P16", older, "rule.return_after_penalty.pass"},
        {"never rated", "P16", unrated, "rule.return_after_penalty.rating_missing", k_review},
        {"for performance", "P16", returning("severe", "2026-10-08", "good", "performance"), "rule.return_after_penalty.test", k_review},
        {"the cause of the latest counts", "P16", latest, "rule.return_after_penalty.test", k_review},
        {"cause unknown", "P16", returning("severe", "2026-10-08", "good", ""), "rule.return_after_penalty.cause_missing", k_review},
    })));
}

TEST_CASE("P08: without the inspectorate's clearance nobody moves to another agency, and a move within one is warned of") {
    // Both units below the same agency, or each below its own.
    const auto city = [](const char* cleared, bool is_one_agency, const char* unit = "u1") {
        return [=](Builder& world) {
            world.add("unit", {{"unit_id", "city"}, {"name", "Kota"}});
            for (const char* agency : {"a", "b"}) world.add("unit", {{"unit_id", agency}, {"name", agency}, {"parent_id", "city"}});
            world.add("unit", {{"unit_id", "u1"}, {"parent_id", "a"}}).add("unit", {{"unit_id", "u2"}, {"parent_id", is_one_agency ? "a" : "b"}});
            person(world, {{"inspectorate_clearance", cleared}, {"unit_id", unit}});
        };
    };
    check(GENERATE_COPY(values<RuleLine>({
        {"cleared", "P08", city("1", false), "rule.inspectorate_clearance.pass"},
        {"cleared, within", "P08", city("1", true), "rule.inspectorate_clearance.pass"},
        {"open findings", "P08", city("0", false), "rule.inspectorate_clearance.fail", k_fail, true},
        {"open findings, within", "P08", city("0", true), "rule.inspectorate_clearance.within", k_fail},
        {"unknown", "P08", city("", false), "rule.missing.person", k_review},
        {"unknown, within", "P08", city("", true), "rule.missing.person", k_review},
        {"open findings, own unit unknown", "P08", city("0", true, ""), "rule.inspectorate_clearance.fail", k_fail, true},
    })));
    for (const bool is_one_agency : {false, true}) {
        Builder world = staff_world();
        city("0", is_one_agency)(world);
        const auto evaluator = evaluate(world);
        CHECK(verdict(evaluator, world, "P08")->severity == (is_one_agency ? rules::Severity::flag : rules::Severity::gate));
        CHECK(evaluator.allows(world.row("employee", k_person), world.row("position", "target")) == is_one_agency);
    }
}

TEST_CASE("P11: a senior leader is not replaced before two years and is evaluated at five") {
    check(GENERATE(values<RuleLine>({
        {"not a senior leader", "P11", {}, ""},
        {"two years today", "P11", in_post("senior_leader", {{"position_since", "2024-10-09"}}),
         "rule.senior_leader_tenure.pass"},
        {"two years tomorrow", "P11", in_post("senior_leader", {{"position_since", "2024-10-10"}}),
         "rule.senior_leader_tenure.fail", k_fail, true},
        {"five years tomorrow", "P11", in_post("senior_leader", {{"position_since", "2021-10-10"}}),
         "rule.senior_leader_tenure.pass"},
        {"five years today", "P11", in_post("senior_leader", {{"position_since", "2021-10-09"}}),
         "rule.senior_leader_tenure.evaluation", k_review},
        {"unknown", "P11", in_post("senior_leader", {{"position_since", ""}}), "rule.missing.person", k_review},
    })));
}

TEST_CASE("P14: a moderate or severe penalty rules out a promotion, on the functional ladder for three years more") {
    check(GENERATE(values<RuleLine>({
        {"no promotion", "P14", punished("severe", "2026-01-31", "staff"), ""},
        {"a promotion, no penalty", "P14", [](Builder& world) { target(world, structural("supervisor", "Kasi")); },
         "rule.promotion_integrity.not_serving"},
        {"ended yesterday", "P14", punished("severe", "2026-10-08"), "rule.promotion_integrity.not_serving"},
        {"ends today", "P14", punished("moderate", "2026-10-09"), "rule.promotion_integrity.fail", k_fail, true},
        {"minor", "P14", punished("minor", "2026-12-31"), "rule.promotion_integrity.not_serving"},
        {"end unknown", "P14", punished("severe", ""), "rule.promotion_integrity.incomplete", k_review},
        {"severity unknown", "P14", punished("", "2026-12-31"), "rule.promotion_integrity.incomplete", k_review},
        {"severity unknown, but over", "P14", punished("", "2026-10-08"), "rule.promotion_integrity.not_serving"},
        {"to a higher level", "P14", levels("first", "junior"), "rule.promotion_integrity.fail", k_fail, true},
        {"ended three years ago", "P14", levels("first", "junior", "moderate", "2023-10-09"), "rule.promotion_integrity.pass"},
        {"three years tomorrow", "P14", levels("first", "junior", "moderate", "2023-10-10"), "rule.promotion_integrity.fail", k_fail, true},
        {"minor on the ladder", "P14", levels("first", "junior", "minor"), "rule.promotion_integrity.pass"},
        {"end unknown on the ladder", "P14", levels("first", "junior", "severe", ""), "rule.promotion_integrity.incomplete", k_review},
        {"severity unknown on the ladder", "P14", levels("first", "junior", ""), "rule.promotion_integrity.incomplete", k_review},
        {"to the same level", "P14", levels("first", "first"), ""},
    })));
}

TEST_CASE("P15: senior leaders and administrators have reported their wealth") {
    check(GENERATE(values<RuleLine>({
        {"not asked of staff", "P15", {}, ""},
        {"not asked of supervisors", "P15", in_post("supervisor", {}), ""},
        {"for last year", "P15", in_post("administrator", {{"wealth_report_year", "2025"}}), "rule.wealth_report.pass"},
        {"for the year before", "P15", in_post("senior_leader", {{"wealth_report_year", "2024"}}),
         "rule.wealth_report.fail", k_fail},
        {"last day on which that is enough", "P15", in_post("senior_leader", {{"wealth_report_year", "2024"}}),
         "rule.wealth_report.pass", k_pass, false, day(2026, 3, 31)},
        {"due", "P15", in_post("senior_leader", {{"wealth_report_year", "2024"}}), "rule.wealth_report.fail", k_fail,
         false, day(2026, 4, 1)},
        {"unknown", "P15", in_post("administrator", {}), "rule.missing.person", k_review},
    })));
}

TEST_CASE("C09: twelve months between two moves, for contract employees too") {
    check(GENERATE(values<RuleLine>({
        {"twelve months today", "C09", set({{"position_since", "2025-10-09"}}), "rule.minimum_tenure.pass"},
        {"twelve months tomorrow", "C09", set({{"position_since", "2025-10-10"}}), "rule.minimum_tenure.fail", k_fail},
        {"contract", "C09", set({{"employment_kind", "pppk"}, {"position_since", "2026-01-01"}}),
         "rule.minimum_tenure.fail", k_fail},
        {"unknown", "C09", set({{"position_since", ""}}), "rule.missing.person", k_review},
    })));
}
