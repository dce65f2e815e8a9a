#include "tests/unit/rules/table.hpp"

using namespace support;

namespace {

auto seat(Row row) {
    return [row](Builder& world) { target(world, row); };
}

// The target seat gets `count` incumbents.
auto filled(int count, const char* need) {
    return [=](Builder& world) {
        target(world, {{"need", need}, {"min_staff", "2"}});
        for (int i = 0; i < count; ++i) {
            world.add("employee", {{"employee_number", std::to_string(i)}, {"unit_id", "u2"}, {"job_id", "admin"}});
        }
    };
}

}  // namespace

TEST_CASE("J01: the map says what the position is, and nobody comes before it does") {
    const Row functional = {{"kind", "functional"}, {"tier", "functional"}, {"level", "first"}, {"job_family", "planning"}, {"title", "Perencana"}};
    const auto but = [&](const char* field, const char* value = "") {
        return [=](Builder& world) {
            target(world, functional);
            target(world, {{field, value}});
        };
    };
    check(GENERATE_COPY(values<RuleLine>({
        {"all known", "J01", {}, "rule.position_on_map.pass"},
        {"need unknown", "J01", seat({{"need", ""}}), "rule.missing.seat", k_review, true},
        {"title unknown", "J01", seat({{"title", ""}}), "rule.missing.seat", k_review, true},
        {"kind and tier unknown", "J01", seat({{"kind", ""}, {"tier", ""}}), "rule.missing.seat", k_review, true},
        {"the tier of a structural post unknown", "J01", seat({{"kind", "structural"}, {"tier", ""}}), "rule.missing.seat", k_review, true},
        {"staff by its kind", "J01", seat({{"tier", ""}}), "rule.position_on_map.pass"},
        {"staff by its tier", "J01", seat({{"kind", ""}}), "rule.position_on_map.pass"},
        {"staff without a family", "J01", seat({{"job_family", ""}}), "rule.position_on_map.pass"},
        {"functional", "J01", seat(functional), "rule.position_on_map.pass"},
        {"functional by its kind", "J01", but("tier"), "rule.position_on_map.pass"},
        {"functional without a level", "J01", but("level"), "rule.missing.seat", k_review, true},
        {"functional without a family", "J01", but("job_family"), "rule.missing.seat", k_review, true},
    })));
}

TEST_CASE("J01: the level in a title is the position's level") {
    Builder world = staff_world();
    target(world, {{"kind", "functional"}, {"tier", "functional"}, {"job_family", "planning"}, {"title", "Perencana Ahli Muda"}});
    CHECK(verdict(evaluate(world), world, "J01")->outcome == k_pass);
    CHECK(std::ranges::contains(verdict(evaluate(world), world, "J09")->fact.args, base::Arg{"level", rules::choice_arg("functional_level", "junior")}));
}

TEST_CASE("J01: names one field at a time, of the position") {
    Builder world = staff_world();
    const auto missing = [&] { return verdict(evaluate(world), world, "J01")->fact.fields.back(); };
    target(world, {{"kind", ""}, {"tier", ""}, {"need", ""}});
    CHECK(missing() == rules::FieldRef{records::EntityKind::position, "target", "kind"});
    target(world, {{"kind", "structural"}});
    CHECK(missing() == rules::FieldRef{records::EntityKind::position, "target", "tier"});
    target(world, {{"tier", "supervisor"}});
    CHECK(missing() == rules::FieldRef{records::EntityKind::position, "target", "need"});
}

// The columns that a map may lack, and what a plan must then not propose.
TEST_CASE("a map that tells neither kind nor tier opens no position to anybody else") {
    struct Line {
        const char *from, *to;
    };
    const Line line = GENERATE(values<Line>({{"Perawat Ahli Madya", "Guru Kelas Ahli Muda"}, {"Guru", "Kepala UPTD"}, {"Guru", "Guru"}}));
    INFO(line.from << " to " << line.to);
    Builder world = staff_world();
    own_job(world, {{"title", line.from}, {"kind", ""}, {"tier", ""}, {"job_family", ""}});
    target(world, {{"title", line.to}, {"kind", ""}, {"tier", ""}, {"job_family", ""}});
    const auto evaluator = evaluate(world);
    CHECK_FALSE(evaluator.allows(world.row("employee", k_person), world.row("position", "target")));
    CHECK(evaluator.allows(world.row("employee", k_person), world.row("position", "own")));
    CHECK_FALSE(evaluator.limits(world.row("position", "target")).accepts);
    // One sentence says it, not ten.
    const auto results = evaluator.explain(world.row("employee", k_person), world.row("position", "target"));
    CHECK(std::ranges::count_if(results, [](const rules::RuleResult& result) { return result.fact.key == "rule.missing.seat"; }) == 1);
}

TEST_CASE("J02: a surplus position accepts nobody new") {
    check(GENERATE(values<RuleLine>({
        {"vacant", "J02", filled(1, "2"), "rule.vacancy.pass"},
        {"full, somebody may leave", "J02", filled(2, "2"), "rule.vacancy.full"},
        {"one too many", "J02", filled(3, "2"), "rule.vacancy.surplus", k_fail, true},
        {"not needed", "J02", seat({{"need", "0"}}), "rule.vacancy.not_needed", k_fail, true},
        {"need unknown", "J02", seat({{"need", ""}}), "rule.missing.seat", k_review},
    })));
}

TEST_CASE("slots and floor follow need, incumbents and minimum staff") {
    struct Line {
        int incumbents;
        const char* need;
        std::int32_t slots, floor;
        bool accepts;
    };
    const Line line = GENERATE(values<Line>({{0, "2", 2, 0, true},
                                             {1, "2", 2, 1, true},
                                             {2, "2", 2, 2, true},
                                             {3, "2", 3, 2, false},
                                             {3, "0", 3, 2, false},
                                             {1, "", 1, 1, false}}));
    INFO(line.incumbents << " of " << line.need);
    Builder world = staff_world();
    filled(line.incumbents, line.need)(world);
    const auto limits = evaluate(world).limits(world.row("position", "target"));
    CHECK(limits.slots == line.slots);
    CHECK(limits.floor == line.floor);
    CHECK(limits.accepts == line.accepts);
    CHECK_FALSE(limits.floor_is_gate);
}

TEST_CASE("C08: the staffing floor is a gate for teachers and health workers and a flag elsewhere") {
    struct Line {
        const char* family;
        std::int32_t occupants;
        rules::Outcome outcome;
        bool blocks;
    };
    const Line line = GENERATE(values<Line>({{"teacher", 2, k_pass, false},
                                             {"teacher", 1, k_fail, true},
                                             {"health", 1, k_fail, true},
                                             {"administration", 1, k_fail, false}}));
    INFO(line.family << ' ' << line.occupants);
    Builder world = staff_world();
    filled(3, "3")(world);
    target(world, {{"job_family", line.family}});
    const auto results = evaluate(world).explain_occupancy(world.row("position", "target"), line.occupants);
    REQUIRE(results.size() == 1);
    CHECK(results[0].outcome == line.outcome);
    CHECK(results[0].blocks == line.blocks);
}

TEST_CASE("C08: a position already below its minimum must only not sink further") {
    Builder world = staff_world();
    filled(1, "3")(world);
    const auto evaluator = evaluate(world);
    const auto seat_row = world.row("position", "target");
    CHECK(evaluator.explain_occupancy(seat_row, 1)[0].outcome == k_pass);
    CHECK(evaluator.explain_occupancy(seat_row, 0)[0].outcome == k_fail);
}

TEST_CASE("C08: an unknown minimum needs review") {
    Builder world = staff_world();
    const auto results = evaluate(world).explain_occupancy(world.row("position", "target"), 0);
    CHECK(results[0].outcome == k_review);
    CHECK(results[0].fact.key == "rule.missing.seat");
}
