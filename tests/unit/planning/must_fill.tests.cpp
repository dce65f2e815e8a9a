#include <catch_amalgamated.hpp>

#include "core/planning/must_fill.hpp"
#include "tests/unit/planning/sample_plan.hpp"

namespace {

using Seats = std::vector<std::int32_t>;

}  // namespace

TEST_CASE("a vacancy is filled through a chain when its only candidate is held back by a floor", "[planning]") {
    // Seat 1 must keep one; 0 may come from seat 2 to seat 1, so that 1 is free for the vacancy 0.
    const auto market = sample::market_of(
        {.current = {2, 1}, .seats = {{1, 0}, {1, 1}, {1, 0}}, .pairs = {{0, 2, 5}, {0, 1, 5}, {1, 1, 5}, {1, 0, 5}}});
    CHECK(planning::reachable_slots(market, {0}) == Seats{0});
}

TEST_CASE("a vacancy nobody can be spared for is left out", "[planning]") {
    const auto market = sample::market_of({.current = {1}, .seats = {{1, 0}, {1, 1}}, .pairs = {{0, 1, 5}, {0, 0, 9}}});
    CHECK(planning::reachable_slots(market, {0}).empty());
}

TEST_CASE("two seats that need the same person get one slot, two with a person each get both", "[planning]") {
    const auto one = sample::market_of(
        {.current = {2}, .seats = {{1, 0}, {1, 0}, {1, 0}}, .pairs = {{0, 0, 5}, {0, 1, 5}, {0, 2, 5}}});
    CHECK(planning::reachable_slots(one, {0, 1}) == Seats{0});
    // The first seat takes p000 at first; only when the second needs p000 does p001 step in.
    const auto two = sample::market_of(
        {.current = {2, 3}, .seats = {{1, 0}, {1, 0}, {1, 0}, {1, 0}}, .pairs = {{0, 0, 5}, {0, 1, 5}, {1, 0, 5}}});
    CHECK(planning::reachable_slots(two, {0, 1}) == Seats{0, 1});
}

TEST_CASE("a seat with several free slots gets as many as people can be spared", "[planning]") {
    const auto market = sample::market_of(
        {.current = {1, 1, 1}, .seats = {{3, 0}, {3, 1}}, .pairs = {{0, 0, 5}, {1, 0, 5}, {2, 0, 5}}});
    CHECK(planning::reachable_slots(market, {0}) == Seats{0, 0});
}
