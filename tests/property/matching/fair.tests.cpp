#include "core/matching/fair.hpp"

#include <catch_amalgamated.hpp>

#include "core/matching/mechanism.hpp"
#include "core/matching/verify.hpp"
#include "tests/support/matching/each_market.hpp"
#include "tests/support/matching/every_plan.hpp"
#include "tests/support/repeats.hpp"

using namespace matching;

namespace {

/// What decides, smaller first: scores from the least, negated; or the least alone, then the sum; then the ties.
std::vector<std::int64_t> key_of(const Market& market, const std::vector<std::int32_t>& seats, Fairness fairness) {
    std::vector<std::int64_t> scores;
    std::int64_t sum = 0;
    std::int64_t wishes = 0;
    std::int64_t moves = 0;
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        const std::int32_t seat = seats[static_cast<std::size_t>(person)];
        scores.push_back(*market.score(person, seat));
        sum += scores.back();
        wishes += market.wish_rank(person, seat);
        moves += seat != market.current[static_cast<std::size_t>(person)] ? 1 : 0;
    }
    std::ranges::sort(scores);
    std::vector<std::int64_t> key;
    for (const std::int64_t score : scores) key.push_back(-score);
    if (fairness == Fairness::max_min && !key.empty()) key.resize(1);
    key.insert(key.end(), {-sum, wishes, moves});
    for (const std::int32_t seat : seats) key.push_back(seat == k_unplaced ? market.seat_count() : seat);
    return key;
}

}  // namespace

TEST_CASE("fair plans are the ones that looking at every plan finds, ties included", "[matching]") {
    int feasible = 0;
    int differs = 0;
    support::each_market({.count = 10'000, .factor = 41}, [&](support::Random&, const Market& market) {
        for (const Fairness fairness : {Fairness::max_min, Fairness::leximin}) {
            INFO(fairness_name(fairness));
            std::optional<std::vector<std::int64_t>> best;
            std::vector<std::int32_t> expected;
            support::each_plan(market, [&](const std::vector<std::int32_t>& seats) {
                auto key = key_of(market, seats, fairness);
                if (best && *best <= key) return;
                best = std::move(key);
                expected = seats;
            });
            const auto plan = solve_optimal(market, {.fairness = fairness});
            REQUIRE(plan.has_value() == best.has_value());
            if (!plan) continue;
            ++feasible;
            REQUIRE(plan->seat_of == expected);
            REQUIRE(plan->fairness == fairness);
            REQUIRE(verify(market, *plan));
            differs += plan->seat_of != solve_optimal(market)->seat_of ? 1 : 0;
        }
    });
    CHECK(feasible > support::repeats(10'000));
    CHECK(differs > support::repeats(500));
}

TEST_CASE("fair plans of eight people", "[matching]") {
    support::each_market({.count = 150, .factor = 43, .people = 8}, [&](support::Random&, const Market& market) {
        std::optional<std::vector<std::int64_t>> best;
        support::each_plan(market, [&](const std::vector<std::int32_t>& seats) {
            auto key = key_of(market, seats, Fairness::leximin);
            if (!best || key < *best) best = std::move(key);
        });
        const auto plan = solve_optimal(market, {.fairness = Fairness::leximin});
        REQUIRE(plan.has_value() == best.has_value());
        if (plan) REQUIRE(key_of(market, plan->seat_of, Fairness::leximin) == *best);
    });
}

TEST_CASE("a fair plan with another seat, sum or order is found out", "[matching]") {
    int changed = 0;
    support::each_market({.count = 500, .factor = 47}, [&](support::Random& random, const Market& market) {
        const auto plan = solve_optimal(market, {.fairness = Fairness::leximin});
        if (!plan) return;
        for (std::int32_t person = 0; person < market.people_count(); ++person) {
            Matching wrong = *plan;
            wrong.seat_of[static_cast<std::size_t>(person)] = random.between(-1, market.seat_count() - 1);
            if (wrong.seat_of == plan->seat_of) continue;
            ++changed;
            INFO("person " << person);
            REQUIRE_FALSE(verify(market, wrong));
        }
        Matching wrong = *plan;
        ++wrong.objective;
        CHECK(verify(market, wrong).error().code == "matching.verify.objective");
        wrong = *plan;
        wrong.fairness = Fairness::sum;
        CHECK(verify(market, wrong).error().code == "matching.verify.size");
        CHECK(solve_optimal(market, {.max_moves = 1, .fairness = Fairness::leximin}).error().code ==
              "matching.fairness_max_moves");
    });
    CHECK(changed > support::repeats(500));
}
