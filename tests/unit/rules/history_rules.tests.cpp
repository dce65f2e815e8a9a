// Years in earlier posts, as J04 to J06 count them.
#include "tests/unit/rules/table.hpp"

using namespace support;

namespace {

Row structural(const char* tier, const char* title) {
    return {{"kind", "structural"},       {"tier", tier},        {"title", title}, {"job_id", title},
            {"job_family", "leadership"}, {"min_education", ""}, {"min_rank", ""}, {"max_rank", ""}};
}
Row functional(const char* title, const char* level, const char* family) {
    return {{"kind", "functional"}, {"tier", "functional"}, {"title", title}, {"level", level}, {"job_family", family}};
}

const Row k_clerk = {{"title", "Pengadministrasi"}};
const Row k_supervisor = structural("supervisor", "Kepala Sub Bagian");
const Row k_administrator = structural("administrator", "Kepala Bidang");
const Row k_leader = structural("senior_leader", "Kepala Dinas");
const Row k_analyst = functional("Analis Ahli Muda", "junior", "planning");

struct Post {
    const char* since;
    const char* title;
    const char* unit = "";
};

// The map knows some posts besides; the person holds `from` since a day, after `posts`; the target is `to`.
auto career(Row from, const char* since, std::vector<Post> posts, Row to, Row fields = {}) {
    return [=](Builder& world) {
        own_job(world, from);
        target(world, to);
        person(world, {{"position_since", since}});
        person(world, fields);
        const auto on_map = [&](const char* id, Row row) {
            row.insert(row.end(), {{"position_id", id}, {"unit_id", "u1"}, {"need", "1"}});
            world.add("position", row);
        };
        on_map("clerk", {{"title", "Arsiparis"}, {"kind", "operational"}, {"tier", "staff"}, {"job_family", "library"}});
        on_map("supervisor", {{"title", "Lurah"}, {"kind", "structural"}, {"tier", "supervisor"}, {"job_family", "leadership"}});
        on_map("administrator", {{"title", "Camat"}, {"kind", "structural"}, {"tier", "administrator"}, {"job_family", "leadership"}});
        on_map("secretary", {{"title", "Sekretaris"}, {"kind", "structural"}, {"tier", "administrator"}, {"job_family", "leadership"}});
        world.add("position", {{"position_id", "other-secretary"}, {"unit_id", "u2"}, {"need", "1"}, {"title", "Sekretaris"},
                               {"kind", "structural"}, {"tier", "supervisor"}, {"job_family", "leadership"}});
        for (const Post& post : posts)
            world.add("position_history", {{"employee_number", k_person}, {"since", post.since}, {"job_title", post.title}, {"unit_name", "x"}, {"unit_id", post.unit}});
    };
}

}  // namespace

TEST_CASE("J05: years as supervisor in earlier posts count") {
    const std::string pass = "rule.administrator_requirements.pass", history = "rule.administrator_requirements.history",
                      tier = "rule.administrator_requirements.tier", service = "rule.administrator_requirements.service";
    check(GENERATE_COPY(values<RuleLine>({
        {"two posts make three years to the day", "J05", career(k_supervisor, "2025-10-09", {{"2023-10-09", "Lurah"}}, k_administrator), pass},
        {"a day short, earlier years unknown", "J05", career(k_supervisor, "2025-10-09", {{"2023-10-10", "Lurah"}}, k_administrator), history, k_review, true},
        {"a day short, before it a clerk", "J05", career(k_supervisor, "2025-10-09", {{"2015-01-01", "Arsiparis"}, {"2023-10-10", "Lurah"}}, k_administrator), service, k_fail, true},
        {"years apart count together", "J05",
         career(k_supervisor, "2025-04-08", {{"2010-01-01", "Arsiparis"}, {"2015-01-01", "Lurah"}, {"2016-07-01", "Arsiparis"}}, k_administrator), pass},
        {"was one, is a clerk", "J05", career(k_clerk, "2020-01-01", {{"2016-01-01", "Lurah"}}, k_administrator), pass},
        {"was administrator", "J05", career(k_clerk, "2020-01-01", {{"2016-01-01", "Camat"}}, k_administrator), pass},
        {"never one", "J05", career(k_clerk, "2020-01-01", {{"2016-01-01", "Arsiparis"}}, k_administrator), tier, k_fail, true},
        {"two on one day last equally long and count once", "J05",
         career(k_clerk, "2020-01-01", {{"2010-01-01", "Arsiparis"}, {"2018-06-01", "Lurah"}, {"2018-06-01", "Camat"}}, k_administrator), service, k_fail, true},
        {"two on one day, one of them below", "J05",
         career(k_clerk, "2020-01-01", {{"2010-01-01", "Arsiparis"}, {"2016-06-01", "Lurah"}, {"2016-06-01", "Arsiparis"}}, k_administrator), history, k_review, true},
        {"a post that the map does not know could suffice", "J05",
         career(k_clerk, "2020-01-01", {{"2010-01-01", "Arsiparis"}, {"2016-12-31", "Kepala Seksi"}}, k_administrator), history, k_review, true},
        {"one that could not", "J05",
         career(k_clerk, "2020-01-01", {{"2010-01-01", "Arsiparis"}, {"2017-01-01", "Kepala Seksi"}}, k_administrator), service, k_fail, true},
        {"a post without a day", "J05", career(k_clerk, "2020-01-01", {{"2010-01-01", "Arsiparis"}, {"", "Lurah"}}, k_administrator), history, k_review, true},
        {"one below without a day", "J05", career(k_clerk, "2020-01-01", {{"", "Arsiparis"}}, k_administrator), tier, k_fail, true},
        {"the present day unknown", "J05", career(k_supervisor, "", {{"2015-01-01", "Arsiparis"}}, k_administrator), "rule.missing.person", k_review, true},
        {"the earlier years suffice without it", "J05", career(k_supervisor, "", {{"2015-01-01", "Lurah"}, {"2018-01-01", "Arsiparis"}}, k_administrator), pass},
        {"an entry of the present post counts once", "J05",
         career(k_supervisor, "2023-10-10", {{"2010-01-01", "Arsiparis"}, {"2023-10-10", "Kepala Sub Bagian"}}, k_administrator), service, k_fail, true},
        {"a title of two tiers is told by its unit", "J05",
         career(k_clerk, "2020-01-01", {{"2010-01-01", "Arsiparis"}, {"2016-01-01", "Sekretaris", "u2"}}, k_administrator), pass},
        {"of no unit, both tiers count", "J05",
         career(k_clerk, "2020-01-01", {{"2010-01-01", "Arsiparis"}, {"2016-01-01", "Sekretaris"}}, k_administrator), history, k_review, true},
        {"an equal functional job, by its title", "J05",
         career(k_clerk, "2020-01-01", {{"2010-01-01", "Arsiparis"}, {"2016-01-01", "Auditor Ahli Muda"}}, k_administrator), history, k_review, true},
        {"a lower functional job", "J05", career(k_clerk, "2020-01-01", {{"2016-01-01", "Auditor Ahli Pertama"}}, k_administrator), tier, k_fail, true},
        {"an equal functional job of the seat's family", "J05",
         career(k_analyst, "2023-10-09", {}, [] { Row row = structural("administrator", "Kepala Bidang"); row.emplace_back("job_family", "planning"); return row; }()), pass},
    })));
}

TEST_CASE("J06: years as staff in earlier posts count") {
    check(GENERATE(values<RuleLine>({
        {"two posts make four years to the day", "J06", career(k_clerk, "2025-10-09", {{"2022-10-09", "Arsiparis"}}, k_supervisor), "rule.supervisor_requirements.pass"},
        {"a day short", "J06", career(k_clerk, "2025-10-09", {{"2022-10-10", "Arsiparis"}}, k_supervisor), "rule.supervisor_requirements.history", k_review, true},
        {"a day short in all the service", "J06", career(k_clerk, "2025-10-09", {{"2022-10-10", "Arsiparis"}}, k_supervisor, {{"service_since", "2022-10-10"}}),
         "rule.supervisor_requirements.service", k_fail, true},
    })));
}

TEST_CASE("J04: is or was administrator, and five years of relevant experience") {
    const std::string pass = "rule.senior_leader_requirements.pass", history = "rule.senior_leader_requirements.history", experience = "rule.senior_leader_requirements.experience";
    check(GENERATE_COPY(values<RuleLine>({
        {"two posts make five years", "J04", career(k_administrator, "2024-10-09", {{"2021-10-09", "Camat"}}, k_leader), pass},
        {"a day short", "J04", career(k_administrator, "2024-10-09", {{"2021-10-10", "Camat"}}, k_leader), experience, k_review, true},
        {"other posts may be relevant", "J04", career(k_administrator, "2024-10-09", {{"2021-10-09", "Arsiparis"}}, k_leader), experience, k_review, true},
        {"was administrator for two years, then supervisor", "J04", career(k_supervisor, "2020-01-01", {{"2018-01-01", "Camat"}}, k_leader), pass},
        {"for a day less", "J04", career(k_supervisor, "2020-01-01", {{"2010-01-01", "Lurah"}, {"2018-01-02", "Camat"}}, k_leader), "rule.senior_leader_requirements.service", k_fail, true},
        {"a post that the map does not know", "J04", career(k_supervisor, "2020-01-01", {{"2010-01-01", "Lurah"}, {"2018-01-01", "Kepala"}}, k_leader), history, k_review, true},
        {"was senior-level functional, by the title", "J04",
         career(k_supervisor, "2020-01-01", {{"2010-01-01", "Lurah"}, {"2018-01-01", "Auditor Ahli Madya"}}, k_leader), pass},
        {"was never", "J04", career(k_supervisor, "2020-01-01", {{"2018-01-01", "Lurah"}}, k_leader), "rule.senior_leader_requirements.tier", k_fail, true},
        {"all the service too short", "J04", career(k_administrator, "2022-01-01", {}, k_leader, {{"service_since", "2021-10-10"}}), "rule.senior_leader_requirements.too_short", k_fail, true},
    })));
}

TEST_CASE("the reference of jobs tells what the map does not") {
    Builder world = staff_world();
    career(k_clerk, "2020-01-01", {}, k_supervisor)(world);
    person(world, {{"position_since", "2025-01-01"}});
    world.add("position_history", {{"employee_number", k_person}, {"since", "2015-01-01"}, {"job_title", "Pranata"}, {"unit_name", "x"}, {"job_id", "ref"}});
    CHECK(verdict(evaluate(world), world, "J06")->outcome == k_review);
    world.add("job", {{"job_id", "ref"}, {"name", "Pranata"}, {"kind", "operational"}});
    CHECK(verdict(evaluate(world), world, "J06")->outcome == k_pass);
    CHECK(std::ranges::contains(verdict(evaluate(world), world, "J06")->fact.fields,
                                rules::FieldRef{records::EntityKind::position_history, world.registry().table(records::EntityKind::position_history).rows()[0].key, "since"}));
}
