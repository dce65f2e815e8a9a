#include "core/planning/comparison.hpp"

#include <catch_amalgamated.hpp>

#include "tests/unit/planning/small_office.hpp"

namespace {

planning::Plan plan_of(const sample::Office& office, std::optional<std::int64_t> max_moves = {}) {
    auto plan = planning::make_plan(office.registry(), {.max_moves = max_moves, .today = sample::k_today});
    REQUIRE(plan);
    return *std::move(plan);
}

}  // namespace

TEST_CASE("two plans differ in exactly the people they place differently", "[planning]") {
    sample::Office office;
    const auto north = office.seat("north", {.district = "1373.04"});
    const auto south = office.seat("south", {.district = "1373.03"});
    (void)office.seat("west");
    const auto anna = office.clerk({.seat = north, .wishes_for = south});
    const auto budi = office.clerk({.seat = south, .wishes_for = north});
    const planning::Plan moving = plan_of(office), staying = plan_of(office, 0);
    REQUIRE(moving.moves.size() == 2);
    CHECK(planning::differences(moving, moving).empty());
    const auto found = planning::differences(staying, moving);
    REQUIRE(found.size() == 2);
    CHECK(moving.market.person_name(found[0].person) == anna);
    CHECK(staying.market.seat_name(found[0].first_seat) == north);
    CHECK(moving.market.seat_name(found[0].second_seat) == south);
    CHECK(moving.market.person_name(found[1].person) == budi);
    CHECK(planning::standing(moving) == planning::Standing{.people_better = 2, .units_better = 2});
    CHECK(planning::standing(staying) == planning::Standing{});
}

TEST_CASE("a seat that only one of the plans knows shifts nobody", "[planning]") {
    sample::Office small, large;
    for (sample::Office* office : {&small, &large}) {
        if (office == &large) (void)office->seat("annex");
        (void)office->clerk({.seat = office->seat("north")});
    }
    CHECK(planning::differences(plan_of(small), plan_of(large)).empty());
}
