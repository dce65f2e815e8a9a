#include "tests/unit/rules/table.hpp"

using namespace support;

namespace {

Row structural(const char* tier, const char* title) {
    return {{"kind", "structural"},       {"tier", tier},        {"title", title}, {"job_id", title},
            {"job_family", "leadership"}, {"min_education", ""}, {"min_rank", ""}, {"max_rank", ""}};
}

// The person holds `from`, the target is `to`, and further fields of the person.
auto move(Row from, Row to, Row fields = {}) {
    return [=](Builder& world) {
        own_job(world, from);
        target(world, to);
        person(world, fields);
    };
}

Row of_class(const char* title, const char* number) { return {{"title", title}, {"job_class", number}}; }

const Row k_staff = {{"title", "Pengadministrasi"}};
const Row k_staff_6 = of_class("Pengadministrasi", "6");
const Row k_supervisor = structural("supervisor", "Kepala Sub Bagian");
const Row k_administrator = structural("administrator", "Kepala Bidang");
const Row k_leader = structural("senior_leader", "Kepala Dinas");
const Row k_other_leader = structural("senior_leader", "Kepala Badan");
const Row k_expert = {{"kind", "functional"},
                      {"tier", "functional"},
                      {"level", "senior"},
                      {"job_family", "planning"},
                      {"title", "Perencana Ahli Madya"}};

}  // namespace

TEST_CASE("J04: requirements of a senior leader") {
    check(GENERATE(values<RuleLine>({
        {"not such a seat", "J04", {}, ""},
        {"five years as administrator", "J04", move(k_administrator, k_leader, {{"position_since", "2021-10-09"}}),
         "rule.senior_leader_requirements.pass"},
        {"two years, the rest unproven", "J04", move(k_administrator, k_leader, {{"position_since", "2024-10-09"}}),
         "rule.senior_leader_requirements.experience", k_review, true},
        {"under two years", "J04", move(k_administrator, k_leader, {{"position_since", "2024-10-10"}}),
         "rule.senior_leader_requirements.history", k_review, true},
        {"56 years old", "J04", move(k_administrator, k_leader, {{"birth_date", "1969-10-10"}}),
         "rule.senior_leader_requirements.pass"},
        {"57 today", "J04", move(k_administrator, k_leader, {{"birth_date", "1969-10-09"}}),
         "rule.senior_leader_requirements.age", k_fail, true},
        {"no birth date", "J04", move(k_administrator, k_leader, {{"birth_date", ""}}), "rule.missing.person", k_review,
         true},
        {"supervisor", "J04", move(k_supervisor, k_leader), "rule.senior_leader_requirements.tier", k_fail, true},
        {"senior functional", "J04", move(k_expert, k_leader, {{"position_since", "2021-10-09"}}),
         "rule.senior_leader_requirements.pass"},
        {"own echelon unknown", "J04", move({{"title", "Kepala"}, {"kind", "structural"}, {"tier", ""}}, k_leader), "rule.missing.person", k_review, true},
        {"already one", "J04", move(k_leader, k_other_leader), "rule.senior_leader_requirements.same_tier"},
    })));
}

TEST_CASE("J05: three years as supervisor for an administrator's seat") {
    check(GENERATE(values<RuleLine>({
        {"not such a seat", "J05", {}, ""},
        {"three years to the day", "J05", move(k_supervisor, k_administrator, {{"position_since", "2023-10-09"}}),
         "rule.administrator_requirements.pass"},
        {"a day short, earlier posts unknown", "J05",
         move(k_supervisor, k_administrator, {{"position_since", "2023-10-10"}}),
         "rule.administrator_requirements.history", k_review, true},
        {"whole service too short", "J05",
         move(k_supervisor, k_administrator, {{"position_since", "2024-01-01"}, {"service_since", "2023-10-10"}}),
         "rule.administrator_requirements.service", k_fail, true},
        {"since unknown", "J05", move(k_supervisor, k_administrator, {{"position_since", ""}}), "rule.missing.person",
         k_review, true},
        {"staff", "J05", move(k_staff, k_administrator), "rule.administrator_requirements.tier", k_fail, true},
        {"functional", "J05", move(k_expert, k_administrator), "rule.administrator_requirements.functional", k_review,
         true},
        {"lateral", "J05", move(k_administrator, structural("administrator", "Sekretaris")),
         "rule.administrator_requirements.same_tier"},
    })));
}

TEST_CASE("J06: four years as staff for a supervisor's seat") {
    check(GENERATE(values<RuleLine>({
        {"four years to the day", "J06", move(k_staff, k_supervisor, {{"position_since", "2022-10-09"}}),
         "rule.supervisor_requirements.pass"},
        {"a day short", "J06", move(k_staff, k_supervisor, {{"position_since", "2022-10-10"}}),
         "rule.supervisor_requirements.history", k_review, true},
        {"whole service too short", "J06",
         move(k_staff, k_supervisor, {{"position_since", "2023-01-01"}, {"service_since", "2022-10-10"}}),
         "rule.supervisor_requirements.service", k_fail, true},
        {"functional", "J06", move(k_expert, k_supervisor), "rule.supervisor_requirements.functional", k_review, true},
        {"lateral", "J06", move(k_supervisor, structural("supervisor", "Lurah")),
         "rule.supervisor_requirements.same_tier"},
    })));
}

TEST_CASE("J05 to J07: the education that a tier requires, at its boundary") {
    struct Line {
        const char* rule;
        const char* education;
        Row from, to;
        std::string key;
        rules::Outcome outcome;
        bool blocks;
    };
    const Line line = GENERATE(values<Line>({
        {"J05", "d3", k_supervisor, k_administrator, "rule.administrator_requirements.education", k_fail, true},
        {"J05", "d4", k_supervisor, k_administrator, "rule.administrator_requirements.pass", k_pass, false},
        {"J06", "d2", k_staff, k_supervisor, "rule.supervisor_requirements.education", k_fail, true},
        {"J06", "d3", k_staff, k_supervisor, "rule.supervisor_requirements.pass", k_pass, false},
        {"J07", "smp", k_staff, k_staff, "rule.staff_requirements.education", k_fail, true},
        {"J07", "sma", k_staff, k_staff, "rule.staff_requirements.pass", k_pass, false},
        {"J07", "", k_staff, k_staff, "rule.missing.person", k_review, false},
    }));
    INFO(line.education);
    check({line.education, line.rule,
           [&](Builder& world) {
               world = Builder();
               // The education history would raise the level again.
               world.add("unit", {{"unit_id", "u1"}, {"name", "a"}}).add("unit", {{"unit_id", "u2"}, {"name", "b"}});
               world.add("position", {{"position_id", "own"},
                                      {"unit_id", "u1"},
                                      {"kind", "operational"},
                                      {"tier", "staff"},
                                      {"need", "1"}});
               world.add("position", {{"position_id", "target"},
                                      {"unit_id", "u2"},
                                      {"kind", "operational"},
                                      {"tier", "staff"},
                                      {"need", "1"}});
               world.add("employee", {{"employee_number", k_person},
                                      {"unit_id", "u1"},
                                      {"position_since", "2010-01-01"},
                                      {"education_level", line.education}});
               own_job(world, line.from);
               target(world, line.to);
           },
           line.key, line.outcome, line.blocks});
}

TEST_CASE("J11 and J12: senior seats are for senior leaders with a job-fit result, or for open selection") {
    check(GENERATE(values<RuleLine>({
        {"rotation of senior leaders", "J11", move(k_leader, k_other_leader), "rule.job_fit.review", k_review},
        {"not from below", "J11", move(k_administrator, k_leader), ""},
        {"from below", "J12", move(k_administrator, k_leader), "rule.open_selection.review", k_review, true},
        {"not for rotation", "J12", move(k_leader, k_other_leader), ""},
        {"not for other seats", "J12", move(k_leader, k_administrator), ""},
    })));
}

TEST_CASE("S03: a transfer does not lower the tier") {
    check(GENERATE(values<RuleLine>({
        {"equal", "S03", {}, ""},
        {"another job, equal", "S03", move(k_staff, {{"title", "Operator"}}), "rule.no_demotion.pass"},
        {"up", "S03", move(k_staff, k_supervisor), "rule.no_demotion.pass"},
        {"down", "S03", move(k_administrator, k_supervisor), "rule.no_demotion.fail", k_fail, true},
        {"same title at a lower tier", "S03",
         move(structural("administrator", "Sekretaris"), structural("supervisor", "Sekretaris")),
         "rule.no_demotion.fail", k_fail, true},
        {"senior functional equals administrator", "S03", move(k_administrator, k_expert), "rule.no_demotion.pass"},
        {"senior functional to supervisor", "S03", move(k_expert, k_supervisor), "rule.no_demotion.fail", k_fail, true},
        {"level of the seat unknown: J01 asks", "S03",
         move(k_administrator, {{"kind", "functional"}, {"tier", "functional"}, {"title", "Perencana"}}), ""},
        {"own kind unknown", "S03", move({{"title", "Analis"}, {"kind", ""}, {"tier", ""}}, k_supervisor), "rule.missing.person", k_review, true},
        {"own echelon unknown", "S03", move({{"title", "Kepala"}, {"kind", "structural"}, {"tier", ""}}, k_supervisor), "rule.missing.person", k_review, true},
        {"own level unknown", "S03", move({{"title", "Perencana"}, {"kind", "functional"}, {"tier", "functional"}}, k_expert), "rule.missing.person", k_review, true},
        {"the employee's own record tells the tier", "S03",
         move({{"title", "Kepala"}, {"kind", ""}, {"tier", ""}}, k_supervisor, {{"position_kind", "structural"}, {"echelon", "IV.a"}}), "rule.no_demotion.pass"},
        {"the same job, lower level", "S03",
         move({{"kind", "functional"}, {"tier", "functional"}, {"level", "senior"}, {"title", "Perencana"}},
              {{"kind", "functional"}, {"tier", "functional"}, {"level", "junior"}, {"title", "Perencana"}}),
         "rule.no_demotion.fail", k_fail, true},
    })));
}

TEST_CASE("S06: a transfer within a tier does not lower the job class") {
    check(GENERATE(values<RuleLine>({
        {"the same job", "S06", move(of_class("Operator", "6"), of_class("Operator", "5")), ""},
        {"equal", "S06", move(k_staff_6, of_class("Operator", "6")), "rule.job_class.pass"},
        {"up", "S06", move(k_staff_6, of_class("Operator", "7")), "rule.job_class.pass"},
        {"down", "S06", move(k_staff_6, of_class("Operator", "5")), "rule.job_class.fail", k_fail, true},
        {"class of the seat unknown", "S06", move(k_staff_6, of_class("Operator", "")), "rule.missing.seat", k_review},
        {"own class unknown", "S06", move(k_staff, of_class("Operator", "5")), "rule.missing.person", k_review},
        {"another tier", "S06", move(k_staff_6, k_supervisor), ""},
    })));
}

TEST_CASE("S07: a promotion goes before the panel") {
    check(GENERATE(values<RuleLine>({
        {"equal", "S07", move(k_staff, {{"title", "Operator"}}), ""},
        {"up", "S07", move(k_staff, k_supervisor), "rule.promotion.review", k_review},
        {"down", "S07", move(k_administrator, k_supervisor), ""},
        {"to a functional job", "S07", move(k_staff, k_expert), ""},
        {"from a functional job", "S07", move(k_expert, k_administrator), ""},
    })));
}

TEST_CASE("S04: leaving a functional job, and leaving education or health, is decided by people") {
    const Row teacher = {{"kind", "functional"},
                         {"tier", "functional"},
                         {"level", "first"},
                         {"job_family", "teacher"},
                         {"title", "Guru Ahli Pertama"}};
    const Row planner = {{"kind", "functional"},
                         {"tier", "functional"},
                         {"level", "first"},
                         {"job_family", "planning"},
                         {"title", "Perencana Ahli Pertama"}};
    const Row analyst = {{"kind", "functional"},
                         {"tier", "functional"},
                         {"level", "first"},
                         {"job_family", "finance"},
                         {"title", "Analis Ahli Pertama"}};
    check(GENERATE_COPY(values<RuleLine>({
        {"not functional", "S04", {}, ""},
        {"to a staff seat", "S04", move(planner, k_staff), "rule.leaving_functional.review", k_review, true},
        {"to another functional job", "S04", move(planner, analyst), ""},
        {"a teacher among teachers", "S04", move(teacher, teacher), ""},
        {"a teacher elsewhere", "S04", move(teacher, planner), "rule.leaving_functional.protected", k_review, true},
        {"a teacher to a staff seat", "S04", move(teacher, k_staff), "rule.leaving_functional.protected", k_review,
         true},
    })));
}

TEST_CASE("P12: on a promotion, service left before the new post's retirement age") {
    const auto born = [](const char* day, Row from, Row to, Row fields = {}) {
        fields.emplace_back("birth_date", day);
        return move(from, to, fields);
    };
    const auto planner = [](const char* level) { return Row{{"kind", "functional"}, {"tier", "functional"}, {"level", level}, {"job_family", "planning"}, {"title", "Perencana"}}; };
    const auto teacher = [](const char* level) { return Row{{"kind", "functional"}, {"tier", "functional"}, {"level", level}, {"job_family", "teacher"}, {"title", "Guru"}}; };
    const std::string pass = "rule.remaining_service.pass", fail = "rule.remaining_service.fail";
    check(GENERATE_COPY(values<RuleLine>({
        {"12 months left, to 1 November 2027", "P12", born("1969-10-01", k_staff, k_supervisor), pass},
        {"born a day sooner, to 1 October", "P12", born("1969-09-30", k_staff, k_supervisor), fail, k_fail},
        {"unknown", "P12", born("", k_staff, k_supervisor), "rule.missing.person", k_review},
        {"no promotion", "P12", born("1969-09-30", k_staff, {{"title", "Operator"}}), k_silent},
        {"down", "P12", born("1969-09-30", k_administrator, k_supervisor), k_silent},
        {"a contract knows none", "P12", born("1969-09-30", k_staff, k_supervisor, {{"employment_kind", "pppk"}}), k_silent},
        {"a part-time one neither", "P12", born("", k_staff, k_supervisor, {{"employment_kind", "pppk_part_time"}}), k_silent},
        {"unknown employment is held to it", "P12", born("1969-09-30", k_staff, k_supervisor, {{"employment_kind", ""}}), fail, k_fail},
        {"a level up", "P12", born("1969-09-30", planner("first"), planner("junior")), fail, k_fail},
        {"a level up to an age of 60", "P12", born("1969-09-30", planner("junior"), planner("senior")), pass},
        {"a teacher's level up, to 60", "P12", born("1967-09-30", teacher("first"), teacher("junior")), fail, k_fail},
        {"from functional to a higher tier", "P12", born("1969-09-30", planner("first"), k_supervisor), fail, k_fail},
        {"from staff to a higher level", "P12", born("1969-09-30", k_staff, planner("junior")), fail, k_fail},
        {"to an equal one", "P12", born("1969-09-30", planner("junior"), k_supervisor), k_silent},
        {"a senior leader serves to 60", "P12", born("1967-10-01", k_administrator, k_leader), pass},
        {"a day sooner", "P12", born("1967-09-30", k_administrator, k_leader), fail, k_fail},
    })));
}
