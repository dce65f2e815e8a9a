#include "tests/unit/rules/table.hpp"

using namespace support;

namespace {

Row functional(const char* title, const char* level, const char* family, const char* fields = "social") {
    return {{"kind", "functional"}, {"tier", "functional"}, {"title", title},         {"job_id", title},
            {"level", level},       {"job_family", family}, {"study_fields", fields}, {"min_education", ""},
            {"min_rank", ""},       {"max_rank", ""}};
}

auto move(Row from, Row to, Row fields = {}) {
    return [=](Builder& world) {
        own_job(world, from);
        target(world, to);
        person(world, fields);
    };
}

auto to(Row seat, Row fields = {}) {
    return [=](Builder& world) {
        target(world, seat);
        person(world, fields);
    };
}

/// Only the import has named a field, from the programme's name; or an education record does, too.
auto proposed(const char* by_import, const char* recorded) {
    return [=](Builder& world) {
        target(world, functional("Perencana Ahli Pertama", "first", "planning"));
        person(world, {{"study_field", by_import}});
        world.add("education", {{"employee_number", k_person}, {"level", "s1"}, {"name", "Sosiologi"}, {"study_field", recorded}});
    };
}

const Row k_nurse = functional("Perawat Terampil", "skilled", "health");
const Row k_nurse_contract_style = functional("TERAMPIL - PERAWAT", "skilled", "health");
const Row k_nurse_above = functional("Perawat Mahir", "proficient", "health");
const Row k_nurse_lead = functional("Perawat Penyelia", "lead", "health");
const Row k_nurse_expert = functional("Perawat Ahli Pertama", "first", "health");
const Row k_planner = functional("Perencana Ahli Pertama", "first", "planning");
const Row k_analyst = functional("Analis Ahli Pertama", "first", "planning");
const Row k_contract = {{"employment_kind", "pppk"}, {"rank", "IX"}};

// The person is a clerk who was an analyst from 2010 to 2020.
auto after_field(Row seat) {
    return [=](Builder& world) {
        target(world, seat);
        Row post = k_analyst;
        post.insert(post.end(), {{"position_id", "past"}, {"unit_id", "u1"}, {"need", "1"}});
        world.add("position", post);
        world.add("position_history", {{"employee_number", k_person}, {"since", "2010-01-01"}, {"job_title", "Analis Ahli Pertama"}, {"unit_name", "x"}});
    };
}

}  // namespace

TEST_CASE("P01 and P03: contract employees keep their job and level") {
    check(GENERATE(values<RuleLine>({
        {"permanent", "P01", {}, "rule.civil_servant.pass"},
        {"contract, same job", "P01", to({}, k_contract), "rule.civil_servant.adjustment"},
        {"contract, other job", "P01", to({{"title", "Operator"}, {"job_id", "op"}}, k_contract),
         "rule.civil_servant.fail", k_fail, true},
        {"unknown", "P01", to({}, {{"employment_kind", ""}}), "rule.missing.person", k_review},
        {"permanent", "P03", {}, ""},
        {"same job", "P03", to({}, k_contract), "rule.contract_same_job.pass"},
        {"same job, titles in either order", "P03", move(k_nurse, k_nurse_contract_style, k_contract),
         "rule.contract_same_job.pass"},
        {"other level", "P03", move(k_nurse, k_nurse_above, k_contract), "rule.contract_same_job.fail", k_fail, true},
        {"other job", "P03", to({{"title", "Operator"}, {"job_id", "op"}}, k_contract), "rule.contract_same_job.fail",
         k_fail, true},
        {"job unknown", "P03", to({}, {{"employment_kind", "pppk"}, {"job_id", ""}, {"job_title", ""}}),
         "rule.missing.person", k_review, true},
        {"seat without title", "P03", to({{"title", ""}}, k_contract), "rule.missing.seat", k_review, true},
    })));
}

TEST_CASE("P17: part-time contract employees hold certain jobs only") {
    const Row part_time = {{"employment_kind", "pppk_part_time"}};
    const Row driver = {{"title", "Pengemudi"}}, teacher = functional("Guru Ahli Pertama", "first", "teacher");
    const auto titled = [&](const char* title) { return move(driver, {{"title", title}}, part_time); };
    check(GENERATE_COPY(values<RuleLine>({
        {"permanent", "P17", move(driver, driver), ""},
        {"full-time contract", "P17", move(driver, driver, k_contract), ""},
        {"driver", "P17", move(driver, driver, part_time), "rule.part_time_job.fail", k_fail, true},
        {"teacher", "P17", move(driver, teacher, part_time), "rule.part_time_job.pass"},
        {"nurse", "P17", move(driver, k_nurse, part_time), "rule.part_time_job.pass"},
        {"planner", "P17", move(driver, k_planner, part_time), "rule.part_time_job.fail", k_fail, true},
        {"staff of a health service", "P17", move(driver, {{"title", "Pengadministrasi"}, {"job_family", "health"}}, part_time), "rule.part_time_job.fail", k_fail, true},
        {"general operations", "P17", titled("Pengelola Umum Operasional"), "rule.part_time_job.pass"},
        {"operator", "P17", titled("Operator Layanan Operasional"), "rule.part_time_job.pass"},
        {"manager", "P17", titled("Pengelola Layanan Operasional"), "rule.part_time_job.pass"},
        {"supervisor", "P17", titled("Penata Layanan Operasional"), "rule.part_time_job.pass"},
        {"another manager", "P17", titled("Pengelola Keuangan"), "rule.part_time_job.fail", k_fail, true},
    })));
}

TEST_CASE("P04 and P17: the minister's approval opens the jobs of part-time contracts, and no others") {
    const auto opens = [](const char* title, bool is_approved) {
        Builder world = staff_world();
        own_job(world, {{"title", title}});
        target(world, {{"title", title}});
        person(world, {{"employment_kind", "pppk_part_time"}});
        if (is_approved) world.add("exemption", {{"employee_number", k_person}, {"rule", "P04"}, {"reason", "Persetujuan Menteri"}, {"approver", "Menteri"}});
        return evaluate(world).allows(world.row("employee", k_person), world.row("position", "target"));
    };
    CHECK_FALSE(opens("Operator Layanan Operasional", false));
    CHECK(opens("Operator Layanan Operasional", true));
    CHECK_FALSE(opens("Pengemudi", true));
}

TEST_CASE("S01: the seat's minimum education") {
    check(GENERATE(values<RuleLine>({
        {"reached", "S01", to({{"min_education", "s1"}}), "rule.minimum_education.pass"},
        {"one level below", "S01", to({{"min_education", "s2"}}), "rule.minimum_education.fail", k_fail, true},
        {"none stated", "S01", to({{"min_education", ""}}), ""},
        {"the history raises it", "S01",
         [](Builder& world) {
             target(world, {{"min_education", "s2"}});
             world.add("education", {{"employee_number", k_person}, {"level", "s2"}, {"name", "Magister"}});
         },
         "rule.minimum_education.pass"},
    })));
}

TEST_CASE("S02: the seat's rank") {
    check(GENERATE(values<RuleLine>({
        {"lowest", "S02", to({{"min_rank", "III/a"}}), "rule.rank_range.pass"},
        {"one below", "S02", to({{"min_rank", "III/b"}}), "rule.rank_range.fail", k_fail, true},
        {"highest", "S02", to({{"title", "Operator"}, {"job_id", "op"}, {"max_rank", "III/a"}}),
         "rule.rank_range.pass"},
        {"one above", "S02", to({{"title", "Operator"}, {"job_id", "op"}, {"max_rank", "II/d"}}),
         "rule.rank_range.above", k_review},
        {"above, but the same job", "S02", to({{"max_rank", "II/d"}}), "rule.rank_range.pass"},
        {"unknown", "S02", to({}, {{"rank", ""}}), "rule.missing.person", k_review},
        {"contract ranks are another scale", "S02", to({}, k_contract), ""},
        {"none stated", "S02", to({{"min_rank", ""}, {"max_rank", ""}}), ""},
    })));
}

TEST_CASE("J09: level and rank of functional jobs") {
    check(GENERATE(values<RuleLine>({
        {"not functional", "J09", {}, ""},
        {"same level whatever the rank", "J09", move(k_nurse, k_nurse_contract_style, {{"rank", "III/d"}}),
         "rule.functional_level.same_level"},
        {"one level up with the rank", "J09", move(k_nurse, k_nurse_above, {{"rank", "III/a"}}),
         "rule.functional_level.promotion", k_review},
        {"one level up without", "J09", move(k_nurse, k_nurse_above, {{"rank", "II/d"}}), "rule.functional_level.rank",
         k_fail, true},
        {"two levels up", "J09", move(k_nurse, k_nurse_lead, {{"rank", "III/d"}}), "rule.functional_level.steps",
         k_fail, true},
        {"down", "J09", move(k_nurse_above, k_nurse), "rule.functional_level.lower", k_fail, true},
        {"skilled to expert at III/a", "J09", move(k_nurse, k_nurse_expert, {{"rank", "III/a"}}),
         "rule.functional_level.conversion", k_review},
        {"skilled to expert at III/b", "J09", move(k_nurse, k_nurse_expert, {{"rank", "III/b"}}),
         "rule.functional_level.conversion", k_review},
        {"III/c converts to junior, not first", "J09", move(k_nurse, k_nurse_expert, {{"rank", "III/c"}}),
         "rule.functional_level.rank", k_fail, true},
        {"entry with the rank", "J09", to(k_planner, {{"rank", "III/b"}}), "rule.functional_level.pass"},
        {"entry below", "J09", to(k_planner, {{"rank", "II/d"}}), "rule.functional_level.rank", k_fail, true},
        {"entry above", "J09", to(k_planner, {{"rank", "III/c"}}), "rule.functional_level.rank", k_fail, true},
        {"rank unknown", "J09", to(k_planner, {{"rank", ""}}), "rule.missing.person", k_review},
        {"level of the seat unknown", "J09", to(functional("Perencana", "", "planning")), "rule.missing.seat",
         k_review},
        {"contract employees follow P03", "J09", to(k_planner, k_contract), ""},
    })));
}

TEST_CASE("J08: entering a functional job") {
    check(GENERATE(values<RuleLine>({
        {"not functional", "J08", {}, ""},
        {"the same job is not entered", "J08", move(k_nurse, k_nurse_above), ""},
        {"two years in the field to the day", "J08", move(k_analyst, k_planner, {{"position_since", "2024-10-09"}}), "rule.functional_entry.review", k_review},
        {"a day short", "J08", move(k_analyst, k_planner, {{"position_since", "2024-10-10"}}), "rule.functional_entry.experience", k_review},
        {"an earlier post in the field", "J08", after_field(k_planner), "rule.functional_entry.review", k_review},
        {"all the service too short", "J08", to(k_planner, {{"position_since", "2024-10-10"}, {"service_since", "2024-10-10"}}), "rule.functional_entry.service", k_fail, true},
        {"two years of service to the day", "J08", to(k_planner, {{"position_since", "2024-10-09"}, {"service_since", "2024-10-09"}}), "rule.functional_entry.experience", k_review},
        {"another field, other posts unknown", "J08", to(k_planner), "rule.functional_entry.experience", k_review},
        {"a licence is needed", "J08", to(k_nurse_expert), "rule.functional_entry.licensed", k_fail, true},
        {"53 years old", "J08", to(k_planner, {{"birth_date", "1972-10-10"}}), "rule.functional_entry.experience",
         k_review},
        {"54 today", "J08", to(k_planner, {{"birth_date", "1972-10-09"}}), "rule.functional_entry.age", k_fail, true},
        {"55 for a senior", "J08",
         to(functional("Perencana Ahli Madya", "senior", "planning"), {{"birth_date", "1970-10-10"}}),
         "rule.functional_entry.experience", k_review},
        {"birth date unknown", "J08", to(k_planner, {{"birth_date", ""}}), "rule.missing.person", k_review},
    })));
}

TEST_CASE("J08: a diploma opens the skilled levels only") {
    Builder world;
    world.add("unit", {{"unit_id", "u1"}, {"name", "a"}});
    world.add("employee", {{"employee_number", k_person}, {"education_level", "d3"}, {"birth_date", "1990-01-01"}});
    Row skilled = functional("Arsiparis Terampil", "skilled", "library"),
        expert = functional("Arsiparis Ahli Pertama", "first", "library");
    skilled.emplace_back("position_id", "skilled");
    expert.emplace_back("position_id", "expert");
    world.add("position", skilled).add("position", expert);
    const auto evaluator = evaluate(world);
    CHECK(verdict(evaluator, world, "J08", "skilled")->fact.key == "rule.functional_entry.experience");
    CHECK(verdict(evaluator, world, "J08", "expert")->fact.key == "rule.functional_entry.education");
}

TEST_CASE("S05: entering a functional job takes an education in its field") {
    check(GENERATE(values<RuleLine>({
        {"in the field", "S05", to(k_planner), "rule.functional_field.pass"},
        {"one of several fields", "S05", to(functional("Perencana Ahli Pertama", "first", "planning", "law;social")),
         "rule.functional_field.pass"},
        {"in another field", "S05", to(functional("Perencana Ahli Pertama", "first", "planning", "law")),
         "rule.functional_field.fail", k_fail, true},
        {"the map does not say", "S05", to(functional("Perencana Ahli Pertama", "first", "planning", "")),
         "rule.missing.seat", k_review, true},
        {"the person's field is unknown", "S05",
         [](Builder& world) {
             target(world, k_planner);
             world.add("education",
                       {{"employee_number", k_person}, {"level", "s1"}, {"name", "Sosiologi"}, {"study_field", ""}});
         },
         "rule.functional_field.education_missing", k_review, true},
        {"unknown, but proposed from the programme", "S05", proposed("social", ""), "rule.functional_field.pass"},
        {"proposed, and another field", "S05", proposed("law", ""), "rule.functional_field.fail", k_fail, true},
        {"a record goes before what is proposed", "S05", proposed("law", "social"), "rule.functional_field.pass"},
        {"the same job", "S05", move(k_nurse, k_nurse_above), ""},
    })));
}

TEST_CASE("C10: teachers and health workers who leave their service are flagged loudly, not blocked") {
    check(GENERATE(values<RuleLine>({
        {"neither", "C10", {}, ""},
        {"stays", "C10", move(k_nurse, k_nurse_above), "rule.stays_in_service.pass"},
        {"leaves", "C10", move(k_nurse, k_planner), "rule.stays_in_service.fail", k_fail, false},
        {"the own family is unknown", "C10", move(functional("Analis", "first", ""), k_planner), "rule.missing.person", k_review, false},
        {"staff without a family", "C10", move({{"job_family", ""}}, k_planner), ""},
        {"the seat's family is unknown", "C10", move(k_nurse, functional("Perencana", "first", "")),
         "rule.missing.seat", k_review, false},
    })));
}
