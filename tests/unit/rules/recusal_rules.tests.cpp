// C02: who of those that decide on moves leaves one to the others.
#include "tests/unit/rules/table.hpp"

using namespace support;

namespace {

constexpr const char* k_other = "197001011995011001";

/// The panel has one member, a stranger to the person.
void panel(Builder& world, const char* since = "2025-01-01", const char* until = "", const char* number = k_other) {
    world.add("employee", {{"employee_number", k_other}, {"name", "AFRIZAL KOTO"}, {"employment_kind", "pns"}});
    world.add("panel", {{"employee_number", number}, {"since", since}, {"until", until}, {"role", "chair"}});
}

void kin(Builder& world, const char* relation = "sibling") {
    world.add("family", {{"employee_number", k_person}, {"relative_number", k_other}, {"relation", relation}});
}

auto member(const char* since, const char* until, const char* relation = "sibling") {
    return [=](Builder& world) { panel(world, since, until), kin(world, relation); };
}

/// The other one heads a unit; "u0" is the city, "u2" stands below "u3".
auto head_of(const char* unit) {
    return [=](Builder& world) {
        panel(world, "2025-01-01", "", "199001012015031001");
        world.add("unit", {{"unit_id", "u0"}, {"name", "Kota"}, {"kind", "city"}}).add("unit", {{"unit_id", "u3"}, {"name", "Badan"}, {"parent_id", "u0"}});
        world.add("unit", {{"unit_id", "u4"}, {"name", "Dinas Lain"}, {"parent_id", "u0"}});
        world.add("unit", {{"unit_id", "u1"}, {"parent_id", "u0"}}).add("unit", {{"unit_id", "u2"}, {"parent_id", "u3"}});
        world.add("position", {{"position_id", "head"}, {"unit_id", unit}, {"job_id", "head"}, {"title", "Kepala"}, {"kind", "structural"}, {"tier", "senior_leader"}, {"need", "1"}});
        world.add("employee", {{"employee_number", k_other}, {"unit_id", unit}, {"job_id", "head"}});
        kin(world, "parent");
    };
}

}  // namespace

TEST_CASE("C02: a member of the panel leaves the move of kin, or the own one, to the others") {
    check(GENERATE(values<RuleLine>({
        {"no panel on record", "C02", {}, "rule.recusal.panel_missing", k_review},
        {"a stranger", "C02", [](Builder& world) { panel(world); }, "rule.recusal.pass"},
        {"kin", "C02", member("2025-01-01", ""), "rule.recusal.aside", k_review},
        {"whose relation is not known", "C02", member("2025-01-01", "", ""), "rule.recusal.aside", k_review},
        {"a member since when is not known", "C02", member("", ""), "rule.recusal.aside", k_review},
        {"a member from today", "C02", member("2026-10-09", ""), "rule.recusal.aside", k_review},
        {"from tomorrow", "C02", member("2026-10-10", ""), "rule.recusal.panel_missing", k_review},
        {"until today", "C02", member("2025-01-01", "2026-10-09"), "rule.recusal.aside", k_review},
        {"until yesterday", "C02", member("2025-01-01", "2026-10-08"), "rule.recusal.panel_missing", k_review},
        {"the person", "C02", [](Builder& world) { panel(world, "2025-01-01", "", k_person); }, "rule.recusal.aside", k_review},
        {"a member who is not among the employees", "C02", [](Builder& world) { panel(world, "2025-01-01", "", "199001012015031001"); }, "rule.recusal.pass"},
    })));
}

TEST_CASE("C02: the heads of the two agencies leave the move of kin, or the own one, to others") {
    check(GENERATE(values<RuleLine>({
        {"of the own agency", "C02", head_of("u1"), "rule.recusal.aside", k_review},
        {"of the agency above the seat's unit", "C02", head_of("u3"), "rule.recusal.aside", k_review},
        {"of a unit within it", "C02", head_of("u2"), "rule.recusal.pass"},
        {"of another agency", "C02", head_of("u4"), "rule.recusal.pass"},
        {"the person heads the own one", "C02",
         [](Builder& world) {
             head_of("u4")(world);
             own_job(world, {{"title", "Kepala"}, {"kind", "structural"}, {"tier", "senior_leader"}});
         },
         "rule.recusal.aside", k_review},
    })));
}

TEST_CASE("C02: who steps aside is named once, with the records that say why, and the move stays open") {
    Builder world = staff_world();
    head_of("u1")(world);
    panel(world);
    const auto evaluator = evaluate(world);
    const auto told = verdict(evaluator, world, "C02");
    REQUIRE(told);
    const auto words = base::Catalog::load(base::Language::indonesian);
    CHECK(rules::sentence(told->fact, words, records::Catalogue::standard()).ends_with("keluarga: Afrizal Koto."));
    using records::EntityKind;
    CHECK(told->fact.fields == std::vector<rules::FieldRef>{{EntityKind::panel, std::string(k_other) + "/2025-01-01", "role"},
                                                            {EntityKind::family, std::string(k_person) + "/" + k_other, "relation"}});
    CHECK(told->severity == rules::Severity::flag);
    CHECK(evaluator.allows(world.row("employee", k_person), world.row("position", "target")));
    // What counts as kin is the setting of the rule on reporting lines.
    world.add("setting", {{"name", "rule.C01.relations"}, {"value", "spouse"}});
    std::vector<base::Error> problems;
    const auto after = verdict(evaluate(world, today(), rules::Pack::standard().with_settings(world.registry(), problems)), world, "C02");
    REQUIRE(after);
    CHECK(after->fact.key == "rule.recusal.pass");
}
