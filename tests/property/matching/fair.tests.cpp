#include "core/matching/fair.hpp"

#include <catch_amalgamated.hpp>

#include "core/matching/mechanism.hpp"
#include "core/matching/verify.hpp"
#include "tests/support/matching/brute_force.hpp"
#include "tests/support/matching/random_market.hpp"

using namespace matching;

namespace {

/// Every plan, by the seats each person may take.
template <class Visit>
void each_plan(const Market& market, const Visit& visit) {
    std::vector<std::int32_t> seats(market.current.size(), k_unplaced);
    std::vector<std::int32_t> used(market.seats.size(), 0);
    const auto place = [&](const auto& self, std::int32_t person) -> void {
        if (person == market.people_count()) {
            for (std::size_t seat = 0; seat < used.size(); ++seat)
                if (used[seat] < market.seats[seat].floor) return;
            return visit(seats);
        }
        for (std::int32_t seat = k_unplaced; seat < market.seat_count(); ++seat) {
            const auto at = static_cast<std::size_t>(seat);
            if (!market.score(person, seat) || (seat >= 0 && used[at] == market.seats[at].slots)) continue;
            if (seat >= 0) ++used[at];
            seats[static_cast<std::size_t>(person)] = seat;
            self(self, person + 1);
            if (seat >= 0) --used[at];
        }
    };
    place(place, 0);
}

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
    for (std::uint64_t seed = 1; seed <= 10'000; ++seed) {
        support::Random random(seed * 41);
        const Market market = *build_market(support::random_draft(random, 6));
        for (const Fairness fairness : {Fairness::max_min, Fairness::leximin}) {
            INFO(fairness_name(fairness) << " seed " << seed << "\n" << support::to_text(market));
            std::optional<std::vector<std::int64_t>> best;
            std::vector<std::int32_t> expected;
            each_plan(market, [&](const std::vector<std::int32_t>& seats) {
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
    }
    CHECK(feasible > 10'000);
    CHECK(differs > 500);
}

TEST_CASE("fair plans of eight people", "[matching]") {
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        support::Random random(seed * 43);
        const Market market = *build_market(support::random_draft(random, 8));
        std::optional<std::vector<std::int64_t>> best;
        each_plan(market, [&](const std::vector<std::int32_t>& seats) {
            auto key = key_of(market, seats, Fairness::leximin);
            if (!best || key < *best) best = std::move(key);
        });
        INFO("seed " << seed << "\n" << support::to_text(market));
        const auto plan = solve_optimal(market, {.fairness = Fairness::leximin});
        REQUIRE(plan.has_value() == best.has_value());
        if (plan) REQUIRE(key_of(market, plan->seat_of, Fairness::leximin) == *best);
    }
}

TEST_CASE("a fair plan with another seat, sum or order is found out", "[matching]") {
    int changed = 0;
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        support::Random random(seed * 47);
        const Market market = *build_market(support::random_draft(random, 6));
        const auto plan = solve_optimal(market, {.fairness = Fairness::leximin});
        if (!plan) continue;
        for (std::int32_t person = 0; person < market.people_count(); ++person) {
            Matching wrong = *plan;
            wrong.seat_of[static_cast<std::size_t>(person)] = random.between(-1, market.seat_count() - 1);
            if (wrong.seat_of == plan->seat_of) continue;
            ++changed;
            INFO("seed " << seed << " person " << person);
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
    }
    CHECK(changed > 500);
}
