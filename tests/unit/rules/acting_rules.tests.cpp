// Acting posts (Plt): the term with its extension, and the level that the acting official comes from.
#include "tests/unit/rules/table.hpp"

using namespace support;

namespace {

/// The person, by default a supervisor, holds the vacant post of an administrator as acting.
struct Acting {
    const char* since = "2026-08-01";
    const char* until = "2026-10-31";
    const char* extensions = "0";
    const char* own_tier = "supervisor";
    const char* tier = "administrator";
    const char* own_level = "";
    const char* level = "";

    void operator()(Builder& world) const {
        const auto kind = [](std::string_view of) { return of == "staff" ? "operational" : of == "functional" ? "functional" : "structural"; };
        own_job(world, {{"kind", kind(own_tier)}, {"tier", own_tier}, {"level", own_level}, {"title", "Jabatan Sendiri"}});
        world.add("position", {{"position_id", "vacant"}, {"unit_id", "u1"}, {"job_id", "vacant"}, {"title", "Jabatan Lowong"},
                               {"kind", kind(tier)}, {"tier", tier}, {"level", level}, {"need", "1"}});
        world.add("acting", {{"employee_number", k_person}, {"position_id", "vacant"}, {"since", since}, {"until", until}, {"extensions", extensions}});
    }
};

RuleLine line(std::string name, const Acting& acting, const std::string& end, rules::Outcome outcome = k_pass) {
    return {std::move(name), "C07", acting, "rule." + end, outcome};
}

/// A second post beside the one of `Acting`.
auto also(const Acting& first, const char* since, const char* until) {
    return [=](Builder& world) {
        first(world);
        world.add("acting", {{"employee_number", k_person}, {"position_id", "own"}, {"since", since}, {"until", until}, {"extensions", "0"}});
    };
}

}  // namespace

TEST_CASE("C07: an acting post lasts three months, and three more once it is extended") {
    check(GENERATE(values<RuleLine>({
        {"no acting post", "C07", {}, k_silent},
        {"over since yesterday", "C07", Acting{.since = "2026-01-09", .until = "2026-10-08"}, k_silent},
        line("three months to the day", {.since = "2026-08-01", .until = "2026-10-31"}, "acting_post.pass"),
        line("a day more", {.since = "2026-08-01", .until = "2026-11-01"}, "acting_post.not_extended", k_fail),
        line("six months, extended", {.since = "2026-08-01", .until = "2027-01-31", .extensions = "1"}, "acting_post.pass"),
        line("a day more, extended", {.since = "2026-08-01", .until = "2027-02-01", .extensions = "1"}, "acting_post.too_long", k_fail),
        line("extended twice", {.since = "2026-08-01", .until = "2026-10-31", .extensions = "2"}, "acting_post.too_often", k_fail),
        line("the last day of a term without end", {.since = "2026-07-10", .until = ""}, "missing.record", k_review),
        line("the day after", {.since = "2026-07-09", .until = ""}, "acting_post.not_extended", k_fail),
        line("the last day, extended", {.since = "2026-04-10", .until = "", .extensions = "1"}, "missing.record", k_review),
        line("the day after that", {.since = "2026-04-09", .until = "", .extensions = "1"}, "acting_post.too_long", k_fail),
        line("too long however often extended", {.since = "2026-04-09", .until = "", .extensions = ""}, "acting_post.too_long", k_fail),
        line("extensions unknown, not needed", {.until = "2026-10-31", .extensions = ""}, "acting_post.pass"),
        line("extensions unknown, needed", {.until = "2026-11-01", .extensions = ""}, "missing.record", k_review),
        line("since when is unknown", {.since = ""}, "missing.record", k_review),
    })));
}

TEST_CASE("C07: the acting official comes from an equal or one level lower post") {
    check(GENERATE(values<RuleLine>({
        line("equal", {.own_tier = "administrator"}, "acting_post.pass"),
        line("one lower", {}, "acting_post.pass"),
        line("two lower", {.own_tier = "staff"}, "acting_post.above", k_fail),
        line("staff for a supervisor", {.own_tier = "staff", .tier = "supervisor"}, "acting_post.pass"),
        line("higher", {.own_tier = "administrator", .tier = "supervisor"}, "acting_post.below", k_fail),
        line("a junior expert equals a supervisor", {.own_tier = "functional", .own_level = "junior"}, "acting_post.pass"),
        line("a first expert equals staff", {.own_tier = "functional", .own_level = "first"}, "acting_post.above", k_fail),
        line("own level unknown", {.own_tier = "functional"}, "missing.person", k_review),
        line("tier of the post unknown", {.tier = ""}, "missing.seat", k_review),
        line("level of the post unknown", {.tier = "functional"}, "missing.seat", k_review),
        line("a breach of the term counts before a missing level", {.since = "2026-01-01", .tier = ""}, "acting_post.too_long", k_fail),
        line("a breach of the level counts before a missing end", {.until = "", .own_tier = "staff"}, "acting_post.above", k_fail),
        {"a post that the map does not know", "C07",
         [](Builder& world) {
             world.add("acting", {{"employee_number", k_person}, {"position_id", "gone"}, {"since", "2026-08-01"}, {"until", "2026-10-31"}});
         },
         "rule.missing.record", k_review},
    })));
}

TEST_CASE("C07: of several acting posts the worst is told, and those that are over are not") {
    check(GENERATE(values<RuleLine>({
        {"the second is too long", "C07", also({}, "2026-01-01", "2026-12-31"), "rule.acting_post.too_long", k_fail},
        {"the first is", "C07", also({.since = "2026-01-01"}, "2026-09-01", "2026-10-31"), "rule.acting_post.too_long", k_fail},
        {"the second lacks its end", "C07", also({}, "2026-10-01", ""), "rule.missing.record", k_review},
        {"the second is over", "C07", also({}, "2025-01-01", "2025-12-31"), "rule.acting_post.pass"},
    })));
}

TEST_CASE("C07: what is missing is named, and the terms are settings") {
    Builder world = staff_world();
    Acting{.until = ""}(world);
    const auto words = base::Catalog::load(base::Language::english);
    const auto told = verdict(evaluate(world), world, "C07");
    REQUIRE(told);
    CHECK(rules::sentence(told->fact, words, records::Catalogue::standard()) == "Cannot be decided yet: Acting until of its record is not filled in.");
    CHECK(told->fact.fields.back() == rules::FieldRef{records::EntityKind::acting, std::string(k_person) + "/vacant/2026-08-01", "until"});
    world.add("setting", {{"name", "rule.C07.months"}, {"value", "1"}}).add("setting", {{"name", "rule.C07.extensions"}, {"value", "0"}});
    std::vector<base::Error> problems;
    const rules::Pack pack = rules::Pack::standard().with_settings(world.registry(), problems);
    CHECK(problems.empty());
    const auto strict = verdict(evaluate(world, today(), pack), world, "C07");
    REQUIRE(strict);
    CHECK(strict->fact.key == "rule.acting_post.too_long");
    CHECK_FALSE(strict->blocks);
}
