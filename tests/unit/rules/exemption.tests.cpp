#include "core/rules/exemption.hpp"

#include <catch_amalgamated.hpp>

#include "core/base/assets.hpp"
#include "tests/unit/rules/world.hpp"

using namespace support;

namespace {

Builder newcomer() {
    Builder world = staff_world();
    person(world, {{"position_since", "2026-01-01"}});
    return world;
}

void exempt(Builder& world, Row row) {
    row.emplace_back("employee_number", k_person);
    world.add("exemption", row);
}

bool allows(const Builder& world, const char* seat = "target") {
    return evaluate(world).allows(world.row("employee", k_person), world.row("position", seat));
}

/// A teacher who may not leave teaching (S04), for an office.
Builder teacher() {
    Builder world = staff_world();
    own_job(world, {{"kind", "functional"}, {"tier", "functional"}, {"level", "first"}, {"job_family", "teacher"}, {"title", "Guru Ahli Pertama"}});
    return world;
}

}  // namespace

TEST_CASE("an exemption lets a rule pass, with reason and approver as its evidence", "[exemption]") {
    Builder world = newcomer();
    REQUIRE_FALSE(allows(world));
    exempt(world, {{"rule", "P09"}, {"reason", "Penataan organisasi"}, {"approver", "Sekretaris Daerah"}});
    CHECK(allows(world));
    const rules::Evaluator rules = evaluate(world);
    const auto result = verdict(rules, world, "P09");
    REQUIRE(result);
    CHECK(result->outcome == rules::Outcome::pass);
    CHECK_FALSE(result->blocks);
    REQUIRE(result->exemption);
    CHECK(rules.exemptions()[*result->exemption].approver == "Sekretaris Daerah");
    CHECK(result->fact.fields.back() == rules::FieldRef{records::EntityKind::exemption, std::string(k_person) + "/P09", "reason"});
    const base::Catalog words = base::Catalog::load(base::Language::indonesian);
    CHECK(rules::sentence(result->fact, words, world.registry().catalogue()) == "Dikecualikan: Penataan organisasi. Disetujui Sekretaris Daerah.");
    for (const rules::RuleResult& one : rules.explain_person(world.row("employee", k_person))) CHECK_FALSE(one.blocks);
}

TEST_CASE("which exemptions hold", "[exemption]") {
    struct Line {
        const char* what;
        Row row;
        const char* code;  // empty: it holds
    };
    const Line lines[] = {
        {"with reason and approver", {{"rule", "P09"}, {"reason", "a"}, {"approver", "b"}}, ""},
        {"for the seat", {{"rule", "P09"}, {"reason", "a"}, {"approver", "b"}, {"position_id", "target"}}, ""},
        {"no reason", {{"rule", "P09"}, {"approver", "b"}}, "rules.exemption.reason"},
        {"a blank reason", {{"rule", "P09"}, {"reason", "  "}, {"approver", "b"}}, "rules.exemption.reason"},
        {"no approver", {{"rule", "P09"}, {"reason", "a"}}, "rules.exemption.approver"},
        {"a seat that is not there", {{"rule", "P09"}, {"reason", "a"}, {"approver", "b"}, {"position_id", "x"}}, "rules.exemption.position"},
        {"an unknown rule", {{"rule", "P99"}, {"reason", "a"}, {"approver", "b"}}, "rules.exemption.rule"},
        {"a gate without exemptions", {{"rule", "P06"}, {"reason", "a"}, {"approver", "b"}}, "rules.exemption.law"},
        {"a flag", {{"rule", "P10"}, {"reason", "a"}, {"approver", "b"}}, "rules.exemption.law"},
    };
    for (const Line& line : lines) {
        INFO(line.what);
        Builder world = newcomer();
        exempt(world, line.row);
        const auto found = rules::read_exemptions(world.registry(), rules::Pack::standard());
        const bool holds = std::string_view(line.code).empty();
        CHECK(found.valid.size() == (holds ? 1 : 0));
        REQUIRE(found.faults.size() == (holds ? 0 : 1));
        if (!holds) CHECK(found.faults.front().code == line.code);
        CHECK(found.void_ones.size() == found.faults.size());
        CHECK(allows(world) == holds);
    }
}

TEST_CASE("an exemption of somebody who is not in the data is void", "[exemption]") {
    Builder world = newcomer();
    world.add("exemption", {{"employee_number", "1"}, {"rule", "P09"}, {"reason", "a"}, {"approver", "b"}});
    CHECK(rules::read_exemptions(world.registry(), rules::Pack::standard()).faults.front().code == "rules.exemption.employee");
    CHECK_FALSE(allows(world));
}

TEST_CASE("an exemption for one seat opens that seat and no other", "[exemption]") {
    Builder world = newcomer();
    world.add("position", {{"position_id", "third"}, {"unit_id", "u2"}, {"job_id", "admin"}, {"title", "Pengadministrasi Perkantoran"},
                           {"kind", "operational"}, {"tier", "staff"}, {"job_family", "administration"}, {"need", "2"}, {"min_education", "sma"}});
    exempt(world, {{"rule", "P09"}, {"position_id", "target"}, {"reason", "a"}, {"approver", "b"}});
    CHECK(allows(world, "target"));
    CHECK_FALSE(allows(world, "third"));
    const rules::Evaluator rules = evaluate(world);
    CHECK(verdict(rules, world, "P09", "target")->exemption);
    CHECK_FALSE(verdict(rules, world, "P09", "third")->exemption);
    bool is_held = false;
    for (const rules::RuleResult& one : rules.explain_person(world.row("employee", k_person))) is_held |= one.blocks;
    CHECK(is_held);  // whatever the seat
}

TEST_CASE("an exemption opens its own rule only", "[exemption]") {
    Builder world = newcomer();
    person(world, {{"probation", "C"}});
    exempt(world, {{"rule", "P09"}, {"reason", "a"}, {"approver", "b"}});
    CHECK_FALSE(allows(world));
    Builder full = newcomer();
    target(full, {{"need", "0"}});
    exempt(full, {{"rule", "P09"}, {"position_id", "target"}, {"reason", "a"}, {"approver", "b"}});
    CHECK_FALSE(allows(full));
}

TEST_CASE("a rule on pairs has exemptions too, for every seat or for one", "[exemption]") {
    for (const char* seat : {"", "target"}) {
        Builder world = teacher();
        const auto before = verdict(evaluate(world), world, "S04");
        REQUIRE(before);
        REQUIRE(before->blocks);
        exempt(world, {{"rule", "S04"}, {"position_id", seat}, {"reason", "a"}, {"approver", "b"}});
        const auto after = verdict(evaluate(world), world, "S04");
        CHECK(after->outcome == rules::Outcome::pass);
        const rules::Evaluator rules = evaluate(world);
        const auto results = rules.explain(world.row("employee", k_person), world.row("position", "target"));
        const bool is_open = std::ranges::none_of(results, &rules::RuleResult::blocks);
        CHECK(allows(world) == is_open);
        CHECK(is_open);
    }
}

TEST_CASE("where the rule passes anyway an exemption says nothing", "[exemption]") {
    Builder world = staff_world();
    exempt(world, {{"rule", "P09"}, {"reason", "a"}, {"approver", "b"}});
    const auto result = verdict(evaluate(world), world, "P09");
    CHECK_FALSE(result->exemption);
    CHECK(result->fact.key == "rule.minimum_tenure.pass");
}

TEST_CASE("only gates on a person or a pair have exemptions, and say on which grounds", "[exemption]") {
    int count = 0;
    for (const rules::Rule& rule : rules::Pack::standard().rules) {
        if (!rule.may_exempt()) continue;
        ++count;
        INFO(rule.id);
        CHECK(rule.severity == rules::Severity::gate);
        CHECK_FALSE(rule.exemption[1].empty());
    }
    CHECK(count == 4);
    std::string text(base::asset("rules/mutasi-2026.json"));
    const auto at = text.find(R"("check": "maximum_tenure")");
    REQUIRE(at != std::string::npos);
    text.insert(at, R"("exemption": {"id": "a", "en": "b"}, )");
    const auto refused = rules::Pack::parse(text);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "rules.field");
}
