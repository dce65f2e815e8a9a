#include "tests/unit/rules/table.hpp"

using namespace support;

namespace {

Row job(const char* kind, const char* tier, const char* title, const char* family, const char* fields = "", const char* hours = "") {
    return {{"kind", kind},
            {"tier", tier},
            {"title", title},
            {"job_id", title},
            {"job_family", family},
            {"study_fields", fields},
            {"teaching_hours", hours},
            {"need", "1"},
            {"level", std::string_view(kind) == "functional" ? "first" : ""},
            {"min_rank", ""},
            {"max_rank", ""},
            {"min_education", ""}};
}

auto move(Row from, Row to, Row fields = {}, std::string training = {}) {
    return [=](Builder& world) {
        own_job(world, from);
        target(world, to);
        person(world, fields);
        if (training.empty()) return;
        world.add("training", {{"employee_number", k_person},
                               {"name", training},
                               {"hours", "40"},
                               {"passed", "1"},
                               {"started_on", "2024-01-01"}});
    };
}

auto studied(const char* field, Row to) {
    return [=](Builder& world) {
        target(world, to);
        world.add("education",
                  {{"employee_number", k_person}, {"level", "s1"}, {"name", "Sosiologi"}, {"study_field", field}});
    };
}

auto proposed(const char* field, Row to) {
    return [=](Builder& world) {
        studied("", to)(world);
        person(world, {{"study_field", field}});
    };
}

auto failed_training(Row to) {
    return [=](Builder& world) {
        target(world, to);
        world.add("training", {{"employee_number", k_person},
                               {"name", "Pelatihan Camat"},
                               {"passed", "0"},
                               {"started_on", "2024-01-01"}});
    };
}

const Row k_clerk = job("operational", "staff", "Pengadministrasi", "administration");
const Row k_camat = job("structural", "administrator", "Camat Talawi", "leadership");
const Row k_deputy = job("structural", "administrator", "Sekretaris Camat Talawi", "leadership");
const Row k_nurse = job("functional", "functional", "Perawat Ahli Pertama", "health", "nursing");
const Row k_centre = job("structural", "supervisor", "Kepala Puskesmas Talawi", "health");
const Row k_teacher = job("functional", "functional", "Guru Matematika Ahli Pertama", "teacher", "science", "24");
const Row k_school = job("functional", "functional", "Kepala SD Negeri 03", "teacher", "education");

// A teacher who meets everything, with one thing changed.
auto principal(Row changes, Row from = k_teacher, std::string training = "Pelatihan Calon Kepala Sekolah") {
    Row fields = {{"certificate_field", "science"}, {"rank", "III/c"}, {"birth_date", "1980-01-01"}};
    fields.insert(fields.end(), changes.begin(), changes.end());
    return move(from, k_school, fields, std::move(training));
}

// Nobody with more than a diploma: the highest education on record counts, and `staff_world` records an S1.
auto diploma(Row from, Row to) {
    return [=](Builder& world) {
        world = Builder();
        for (const char* unit : {"u1", "u2"}) world.add("unit", {{"unit_id", unit}, {"name", unit}});
        world.add("position", {{"position_id", "own"}, {"unit_id", "u1"}});
        world.add("position", {{"position_id", "target"}, {"unit_id", "u2"}});
        person(world, {{"unit_id", "u1"}, {"education_level", "d3"}});
        own_job(world, from);
        target(world, to);
    };
}

RuleLine head(const char* title, const char* tier, const char* key) {
    return {title, "J13", [=](Builder& world) { target(world, job("structural", tier, title, "leadership")); }, key,
            k_review};
}

}  // namespace

TEST_CASE("J13: certain heads need the Governor or the Minister") {
    check(GENERATE(values<RuleLine>({
        head("Inspektur Daerah", "senior_leader", "rule.special_head.governor"),
        head("Sekretaris Daerah", "senior_leader", "rule.special_head.governor"),
        head("Kepala Dinas Kependudukan dan Pencatatan Sipil", "senior_leader", "rule.special_head.minister"),
        head("Inspektur Pembantu I", "administrator", ""),
        head("Kepala Dinas Sosial", "senior_leader", ""),
        head("Sekretaris Dinas Kependudukan", "administrator", ""),
    })));
}

TEST_CASE("J14: a camat or lurah knows government") {
    check(GENERATE(values<RuleLine>({
        {"another post", "J14", move(k_clerk, k_deputy), ""},
        {"studied government", "J14", studied("government", k_camat), "rule.territory_head.pass"},
        {"proposed from the programme", "J14", proposed("government", k_camat), "rule.territory_head.pass"},
        {"trained", "J14", move(k_clerk, k_camat, {}, "PELATIHAN CAMAT TAHUN 2024"), "rule.territory_head.training"},
        {"neither", "J14", move(k_clerk, k_camat), "rule.territory_head.fail", k_fail},
        {"training not passed", "J14", failed_training(k_camat), "rule.territory_head.fail", k_fail},
        {"studies unknown", "J14", studied("", k_camat), "rule.territory_head.education_missing", k_review},
    })));
}

TEST_CASE("J15: a health centre is headed by a trained health worker") {
    check(GENERATE(values<RuleLine>({
        {"another post", "J15", move(k_nurse, k_nurse), ""},
        {"trained", "J15", move(k_nurse, k_centre, {}, "Manajemen Puskesmas"), "rule.health_centre_head.pass"},
        {"not trained", "J15", move(k_nurse, k_centre), "rule.health_centre_head.training", k_review},
        {"D3", "J15", diploma(k_nurse, k_centre), "rule.health_centre_head.education", k_fail, true},
        {"not a health worker", "J15", move(k_clerk, k_centre), "rule.health_centre_head.family", k_fail, true},
        {"own job unknown", "J15",
         [](Builder& world) {
             target(world, k_centre);
             person(world, {{"job_id", ""}, {"job_title", ""}});
         },
         "rule.missing.person", k_review},
    })));
}

TEST_CASE("J16: a principal is a certified teacher of rank and age") {
    check(GENERATE(values<RuleLine>({
        {"another post", "J16", move(k_teacher, k_teacher), ""},
        {"meets all", "J16", principal({}), "rule.school_head.pass"},
        {"not a teacher", "J16", principal({}, k_nurse), "rule.school_head.family", k_fail, true},
        {"D3", "J16", diploma(k_teacher, k_school), "rule.school_head.education", k_fail, true},
        {"no certificate on record", "J16", principal({{"certificate_field", ""}}), "rule.missing.person", k_review},
        {"III/b", "J16", principal({{"rank", "III/b"}}), "rule.school_head.rank", k_fail, true},
        {"rank unknown", "J16", principal({{"rank", ""}}), "rule.missing.person", k_review},
        {"a contract rank is another scale", "J16", principal({{"employment_kind", "pppk"}, {"rank", "IX"}}),
         "rule.school_head.pass"},
        {"56 and 11 months", "J16", principal({{"birth_date", "1969-10-10"}}), "rule.school_head.pass"},
        {"57 today", "J16", principal({{"birth_date", "1969-10-09"}}), "rule.school_head.age", k_fail, true},
        {"age unknown", "J16", principal({{"birth_date", ""}}), "rule.missing.person", k_review},
        {"trained by its other name", "J16", principal({}, k_teacher, "Diklat CAKEP Angkatan II"), "rule.school_head.pass"},
        {"not trained", "J16", principal({}, k_teacher, ""), "rule.school_head.training", k_review},
        {"too old to be trained", "J16", principal({{"birth_date", "1969-10-09"}}, k_teacher, ""), "rule.school_head.age", k_fail, true},
    })));
}

TEST_CASE("C11: the certificate agrees with the subject") {
    const Row sport = job("functional", "functional", "Guru Olahraga Ahli Pertama", "teacher", "sport");
    const Row open = job("functional", "functional", "Guru Matematika Ahli Pertama", "teacher");
    const auto hours = [](const char* all) { return job("functional", "functional", "Guru Matematika Ahli Pertama", "teacher", "science", all); };
    // Of a position for two, whose hours they share.
    const auto shared = [&](const char* all) {
        Row two = hours(all);
        two.push_back({"need", "2"});
        return two;
    };
    const Row certified = {{"certificate_field", "science"}};
    check(GENERATE_COPY(values<RuleLine>({
        {"not a teacher", "C11", move(k_nurse, k_nurse), ""},
        {"agrees", "C11", move(k_teacher, k_teacher, certified), "rule.subject_linear.pass"},
        {"another subject", "C11", move(k_teacher, sport, certified), "rule.subject_linear.fail", k_fail},
        {"no certificate on record", "C11", move(k_teacher, k_teacher), "rule.missing.person", k_review},
        {"subject unknown", "C11", move(k_teacher, open, certified), "rule.missing.seat", k_review},
        {"23 hours", "C11", move(k_teacher, hours("23"), certified), "rule.subject_linear.hours", k_fail},
        {"hours unknown", "C11", move(k_teacher, hours(""), certified), "rule.missing.seat", k_review},
        {"48 hours for two", "C11", move(k_teacher, shared("48"), certified), "rule.subject_linear.pass"},
        {"47 hours for two", "C11", move(k_teacher, shared("47"), certified), "rule.subject_linear.hours", k_fail},
    })));
}

TEST_CASE("C12: a health worker's registration is valid") {
    const auto until = [](const char* day) {
        return move(k_nurse, k_nurse, {{"licence_number", "STR-1"}, {"licence_until", day}});
    };
    check(GENERATE_COPY(values<RuleLine>({
        {"not a health worker", "C12", move(k_teacher, k_teacher), ""},
        {"for life", "C12", until(""), "rule.licence_valid.for_life"},
        {"ends today", "C12", until("2026-10-09"), "rule.licence_valid.pass"},
        {"ended yesterday", "C12", until("2026-10-08"), "rule.licence_valid.fail", k_fail, true},
        {"no registration on record", "C12", move(k_nurse, k_nurse), "rule.missing.person", k_review},
    })));
}
