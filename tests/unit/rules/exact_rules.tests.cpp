// Rules that look at what sets one position apart: reporting lines, and the competences it asks for.
#include "tests/unit/rules/table.hpp"

using namespace support;

namespace {

constexpr const char* k_kin = "198201012006012002";

void seat(Builder& world, const char* id, const char* unit, const char* tier, const char* job_class) {
    const bool is_staff = std::string_view(tier) == "staff";
    world.add("position", {{"position_id", id},     {"unit_id", unit},
                           {"job_id", id},          {"title", is_staff ? "Pengelola" : "Jabatan Pimpinan"},
                           {"tier", tier},          {"kind", is_staff ? "operational" : "structural"},
                           {"need", "1"},           {"job_class", job_class}});
}

// The office "u2" under "u0"; heads and a clerk in both, and a deputy of the head of "u2".
void office(Builder& world) {
    world.add("unit", {{"unit_id", "u0"}, {"name", "Dinas"}});
    world.add("unit", {{"unit_id", "u2"}, {"parent_id", "u0"}});
    seat(world, "head0", "u0", "administrator", "12");
    seat(world, "clerk0", "u0", "staff", "5");
    seat(world, "head2", "u2", "supervisor", "9");
    seat(world, "deputy2", "u2", "supervisor", "8");
    seat(world, "clerk2", "u2", "staff", "5");
}

// A relative on a seat (or, empty, in unit "u2" without one).
auto kin(const char* relation, const char* on, const char* owner = k_person) {
    return [=](Builder& world) {
        office(world);
        world.add("employee", {{"employee_number", k_kin}, {"employment_kind", "pns"}, {"rank", "III/a"}});
        if (*on != '\0') {
            const std::string unit = std::string_view(on).ends_with('0') ? "u0" : std::string_view(on) == "own" ? "u1" : "u2";
            world.add("employee", {{"employee_number", k_kin}, {"unit_id", unit}, {"job_id", std::string_view(on) == "own" ? "admin" : on}});
        }
        const char* other = std::string_view(owner) == k_person ? k_kin : k_person;
        world.add("family", {{"employee_number", owner}, {"relative_number", other}, {"relation", relation}});
    };
}

// The verdict of C01 for one of the seats.
std::string asked(const std::function<void(Builder&)>& change, const char* on) {
    Builder world = staff_world();
    change(world);
    const auto evaluator = evaluate(world);
    const auto result = verdict(evaluator, world, "C01", on);
    const bool is_open = evaluator.allows(world.row("employee", k_person), world.row("position", on));
    if (result && result->blocks) CHECK_FALSE(is_open);
    if (result) CHECK(result->blocks == (result->outcome == k_fail));
    return result ? result->fact.key.substr(result->fact.key.rfind('.') + 1) : "";
}

}  // namespace

TEST_CASE("C01: kin are not direct superior and subordinate") {
    struct Line {
        const char* kin_on;
        const char* on;
        const char* end;
    };
    const Line line = GENERATE(values<Line>({
        {"clerk2", "clerk2", "pass"},    // side by side
        {"clerk2", "deputy2", "pass"},   // the deputy leads nobody
        {"clerk2", "head2", "over"},
        {"deputy2", "head2", "over"},
        {"head2", "clerk2", "under"},
        {"head2", "deputy2", "under"},
        {"head2", "head2", "pass"},      // one in place of the other
        {"head2", "head0", "over"},      // heads of units directly below
        {"clerk2", "head0", "pass"},     // whose people report to their own head
        {"head0", "head2", "under"},
        {"head0", "clerk2", "pass"},
        {"head0", "clerk0", "under"},
        {"own", "head2", "pass"},
        {"", "head2", "unknown"},
    }));
    INFO("kin on " << line.kin_on << ", asked for " << line.on);
    CHECK(asked(kin("spouse", line.kin_on), line.on) == line.end);
    // Whichever of the two has it on record.
    CHECK(asked(kin("spouse", line.kin_on, k_kin), line.on) == line.end);
}

TEST_CASE("C01: which relations count, and what is not known") {
    const auto without = [](Builder& world) { office(world); };
    CHECK(asked(without, "head2").empty());
    for (const char* relation : {"spouse", "parent", "child", "sibling"}) CHECK(asked(kin(relation, "clerk2"), "head2") == "over");
    CHECK(asked(kin("", "clerk2"), "head2") == "unknown");
    CHECK(asked(kin("", "clerk2"), "clerk2") == "pass");
    const auto stranger = [](Builder& world) {
        office(world);
        world.add("family", {{"employee_number", k_person}, {"relative_number", "199001012015031001"}, {"relation", "spouse"}});
    };
    CHECK(asked(stranger, "head2").empty());
    const auto until = [](const char* own, const char* others) {
        return [=](Builder& world) {
            kin("spouse", "clerk2")(world);
            world.add("family", {{"employee_number", k_person}, {"relative_number", k_kin}, {"until", own}});
            if (*others != '\0') world.add("family", {{"employee_number", k_kin}, {"relative_number", k_person}, {"relation", "spouse"}, {"until", others}});
        };
    };
    const auto at = [](int days) { return base::iso_text(base::Day{today().number + days}); };
    CHECK(asked(until(at(-1).c_str(), ""), "head2").empty());
    CHECK(asked(until(at(0).c_str(), ""), "head2") == "over");  // the last day counts
    CHECK(asked(until(at(1).c_str(), ""), "head2") == "over");
    CHECK(asked(until("", ""), "head2") == "over");
    CHECK(asked(until("", at(-1).c_str()), "head2").empty());  // the other side alone tells the end
    CHECK(asked(until("", at(1).c_str()), "head2") == "over");
    const auto retired = [](Builder& world) {
        kin("spouse", "clerk2")(world);
        world.add("employee", {{"employee_number", k_kin}, {"legal_status", "retired"}});
    };
    CHECK(asked(retired, "head2").empty());
    // A unit without a head reports to the head above.
    const auto headless = [](Builder& world) {
        kin("spouse", "clerk2")(world);
        for (const char* id : {"head2", "deputy2"}) world.add("position", {{"position_id", id}, {"kind", "operational"}, {"tier", "staff"}});
    };
    CHECK(asked(headless, "head0") == "over");
    // Whoever leads as an additional task leads.
    const auto school = [&](Builder& world) {
        headless(world);
        world.add("position", {{"position_id", "head2"}, {"kind", "functional"}, {"tier", "functional"}, {"title", "Kepala Sekolah"}});
    };
    CHECK(asked(school, "head2") == "over");
    CHECK(asked(school, "head0") == "pass");
}

TEST_CASE("C01: nor do they order and pay, or audit and answer") {
    struct Line {
        const char* kin_title;
        const char* title;
        bool is_same_agency;
        const char* end;
    };
    const Line line = GENERATE(values<Line>({
        {"Bendahara Pengeluaran", "Pejabat Pembuat Komitmen", true, "control"},
        {"Pejabat Pembuat Komitmen", "Bendahara", true, "control"},
        {"Bendahara", "Pejabat Pembuat Komitmen", false, "pass"},
        {"Bendahara", "Bendahara", true, "pass"},
        {"Auditor Ahli Muda", "Bendahara", false, "control"},
        {"Bendahara", "Auditor Ahli Muda", false, "control"},
        {"Auditor Ahli Muda", "Bendahara", true, "pass"},
        {"Auditor Ahli Muda", "Auditor Ahli Muda", false, "pass"},
        {"Auditor Ahli Muda", "Kepala Dinas", false, "control"},
        {"Auditor Ahli Muda", "Pengelola", false, "pass"},
    }));
    INFO("kin is " << line.kin_title << ", asked for " << line.title << (line.is_same_agency ? ", one agency" : ", two agencies"));
    const auto world = [&](Builder& builder) {
        kin("spouse", "deputy2")(builder);
        const char* agency = line.is_same_agency ? "u0" : "u1";  // of the deputy: u2, below u0
        builder.add("position", {{"position_id", "deputy2"}, {"title", line.kin_title}, {"kind", "operational"}, {"tier", "staff"}});
        const bool is_head = std::string_view(line.title) == "Kepala Dinas";
        builder.add("position", {{"position_id", "asked"}, {"unit_id", agency}, {"job_id", "asked"}, {"title", line.title}, {"need", "1"},
                                 {"tier", is_head ? "senior_leader" : "staff"}, {"kind", is_head ? "structural" : "operational"}, {"job_class", "9"}});
    };
    CHECK(asked(world, "asked") == line.end);
}

TEST_CASE("C01: the other side of a parent is a child, and the setting says which relations count") {
    Builder world = staff_world();
    kin("parent", "clerk2", k_kin)(world);  // the person is the parent
    const auto told = verdict(evaluate(world), world, "C01", "head2");
    REQUIRE(told);
    const auto words = base::Catalog::load(base::Language::english);
    CHECK(rules::sentence(told->fact, words, records::Catalogue::standard()) == "Child would report directly to this position.");
    CHECK(told->fact.fields.front() == rules::FieldRef{records::EntityKind::family, std::string(k_kin) + "/" + k_person, "relation"});
    world.add("setting", {{"name", "rule.C01.relations"}, {"value", "spouse;parent"}});
    std::vector<base::Error> problems;
    const rules::Pack pack = rules::Pack::standard().with_settings(world.registry(), problems);
    CHECK(problems.empty());
    CHECK_FALSE(verdict(evaluate(world, today(), pack), world, "C01", "head2"));
}

TEST_CASE("C01: moves of one plan are asked together") {
    Builder world = staff_world();
    kin("spouse", "own")(world);
    const auto evaluator = evaluate(world);
    const auto row = world.row("employee", k_person), other = world.row("employee", k_kin), head = world.row("position", "head2");
    std::vector<std::uint32_t> seats(2);
    for (const std::uint32_t one : {row, other}) seats[one] = world.row("position", "own");
    const auto blocks = [&] { return std::ranges::any_of(evaluator.explain_placed(row, head, seats), &rules::RuleResult::blocks); };
    CHECK_FALSE(blocks());
    seats[other] = world.row("position", "clerk2");
    CHECK(blocks());
    seats[other] = records::k_no_row;  // as today
    CHECK_FALSE(blocks());
}

TEST_CASE("J10: a head's rank is not below a direct subordinate's, nor a subordinate's above the head's") {
    const auto ranked = [](const char* rank, const char* on, const char* other) {
        return [=](Builder& world) {
            kin("sibling", on)(world);
            person(world, {{"rank", rank}});
            world.add("employee", {{"employee_number", k_kin}, {"rank", other}});
        };
    };
    struct Line {
        const char* rank;
        const char* kin_on;
        const char* other;
        const char* on;
        const char* end;
        rules::Outcome outcome = k_pass;
    };
    const Line line = GENERATE(values<Line>({
        {"III/a", "clerk2", "III/a", "head2", "rule.senior_rank.pass"},
        {"III/a", "clerk2", "III/b", "head2", "rule.senior_rank.led", k_fail},
        {"III/a", "clerk2", "III/b", "head0", ""},  // not a direct subordinate
        {"III/a", "head2", "III/b", "head0", "rule.senior_rank.led", k_fail},
        {"III/a", "head2", "III/a", "clerk2", "rule.senior_rank.pass"},
        {"III/b", "head2", "III/a", "clerk2", "rule.senior_rank.head", k_fail},
        {"III/b", "head0", "III/a", "head2", "rule.senior_rank.head", k_fail},
        {"", "head2", "III/a", "clerk2", "rule.missing.person", k_review},
        {"III/a", "clerk2", "", "head2", ""},     // no rank to compare with
        {"III/a", "clerk2", "IX", "head2", ""},   // a scale of its own
    }));
    INFO(line.rank << " to " << line.on << ", " << line.other << " on " << line.kin_on);
    Builder world = staff_world();
    ranked(line.rank, line.kin_on, line.other)(world);
    const auto result = verdict(evaluate(world), world, "J10", line.on);
    CHECK((result ? result->fact.key : std::string()) == line.end);
    if (!result) return;
    CHECK(result->outcome == line.outcome);
    CHECK_FALSE(result->blocks);
}

TEST_CASE("J03: the competence match reaches the threshold by assessments that still count") {
    // Seven points are asked for: 68 percent are 4.76, so five are enough and four are not.
    const auto assessed = [](const char* first, const char* second, const char* on = "2026-01-01") {
        return [=](Builder& world) {
            target(world, {{"competencies", "M.01:4;M.02:3"}});
            const std::pair<const char*, const char*> levels[] = {{"M.01", first}, {"M.02", second}};
            for (const auto& [competency, level] : levels)
                if (*level != '\0')
                    world.add("competency", {{"employee_number", k_person}, {"competency", competency}, {"level", level}, {"assessed_on", on}});
        };
    };
    const auto again = [&](const char* earlier, const char* later) {
        return [=](Builder& world) {
            assessed(earlier, "3", "2024-01-01")(world);
            assessed(later, "3", "2026-01-01")(world);
        };
    };
    const auto enough = [&](Builder& world) {
        assessed("4", "")(world);
        target(world, {{"competencies", "M.01:4;M.02:1"}});
    };
    check(GENERATE_COPY(values<RuleLine>({
        {"no standard", "J03", {}, k_silent},
        {"all met", "J03", assessed("5", "5"), "rule.competence_match.pass"},
        {"one level above does not make up for one below", "J03", assessed("1", "5"), "rule.competence_match.fail", k_fail},
        {"five of seven", "J03", assessed("2", "3"), "rule.competence_match.pass"},
        {"four of seven", "J03", assessed("1", "3"), "rule.competence_match.fail", k_fail},
        {"never assessed", "J03", assessed("", ""), "rule.competence_match.unassessed", k_review},
        {"at worst not enough", "J03", assessed("4", ""), "rule.competence_match.open", k_review},
        {"even at best not enough", "J03", assessed("", "0"), "rule.competence_match.fail", k_fail},
        {"at worst enough", "J03", enough, "rule.competence_match.partly"},
        {"valid for three years today", "J03", assessed("4", "3", "2023-10-09"), "rule.competence_match.pass"},
        {"expired yesterday", "J03", assessed("4", "3", "2023-10-08"), "rule.competence_match.unassessed", k_review},
        {"better the second time", "J03", again("1", "4"), "rule.competence_match.pass"},
        {"worse the second time", "J03", again("4", "1"), "rule.competence_match.fail", k_fail},
        {"undated", "J03", assessed("4", "3", ""), "rule.competence_match.unassessed", k_review},
    })));
}
