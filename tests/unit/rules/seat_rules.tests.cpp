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

TEST_CASE("J01: the position has a workload analysis") {
    check(GENERATE(values<RuleLine>({
        {"need known", "J01", {}, "rule.position_on_map.pass"},
        {"need unknown", "J01", seat({{"need", ""}}), "rule.missing.seat", k_review},
    })));
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
                                             {1, "", 1, 1, true}}));
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
