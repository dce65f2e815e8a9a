#include "core/matching/explain.hpp"
#include "core/matching/optimal.hpp"
#include "tests/support/matching/brute_force.hpp"
#include "tests/support/matching/each_market.hpp"
#include "tests/support/matching/every_plan.hpp"
#include "tests/support/repeats.hpp"

using namespace matching;

namespace {

Points loss(const support::BestPlan& best, const std::optional<support::BestPlan>& other) {
    return other ? Points(best.score - other->score) : std::nullopt;
}

/// The plan after everyone in the chain has moved.
std::vector<std::int32_t> after(std::vector<std::int32_t> seats, const std::vector<Displacement>& chain) {
    for (const Displacement& move : chain) {
        CHECK(seats[static_cast<std::size_t>(move.person)] == move.from);
        seats[static_cast<std::size_t>(move.person)] = move.to;
    }
    return seats;
}

/// Compares everything the explainer says with plans found by looking at all of them; answers how many pairs were seen.
int check_all(const Market& market, const Matching& plan) {
    const std::int64_t price = plan.certificate.per_move;
    const auto best = support::best_plan(market, {.move_price = price});
    auto explainer = Explainer::create(market, plan);
    REQUIRE(explainer);
    int pairs = 0;
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        for (const PairExplanation& pair : explainer->pairs_of(person)) {
            ++pairs;
            INFO("person " << person << " seat " << pair.seat);
            const auto forced =
                support::best_plan(market, {.forced_person = person, .forced_seat = pair.seat, .move_price = price});
            REQUIRE(pair.missing == loss(*best, forced));
            const auto forbidden = support::best_plan(
                market, {.forbidden_person = person, .forbidden_seat = pair.seat, .move_price = price});
            REQUIRE(pair.if_forbidden == loss(*best, forbidden));
            const std::vector<Displacement> chain = explainer->chain(person, pair.seat);
            REQUIRE(chain.empty() == (!pair.missing || plan.seat_of[static_cast<std::size_t>(person)] == pair.seat));
            if (chain.empty()) continue;
            REQUIRE(chain.front() == Displacement{person, plan.seat_of[static_cast<std::size_t>(person)], pair.seat});
            const auto seats = after(plan.seat_of, chain);
            const auto score = support::score_of(market, seats);
            REQUIRE(score);
            REQUIRE(*score - price * support::moves_of(market, seats) == best->score - *pair.missing);
        }
    }
    const std::vector<Points> leavers = explainer->if_each_person_leaves();
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        INFO("person " << person << " leaves");
        const auto without = support::best_plan(market, {.absent_person = person, .move_price = price});
        REQUIRE(leavers[static_cast<std::size_t>(person)] == loss(*best, without));
    }
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat) {
        INFO("seat " << seat << " closed");
        const auto without = support::best_plan(market, {.closed_seat = seat, .move_price = price});
        REQUIRE(explainer->if_seat_removed(seat) == loss(*best, without));
    }
    return pairs;
}

}  // namespace

TEST_CASE("every explanation equals a comparison of all plans", "[matching]") {
    int pairs = 0;
    support::each_solved_market(
        {.count = 2'500, .factor = 7919, .people = 5},
        [&](support::Random&, const Market& market, const Matching& plan) { pairs += check_all(market, plan); });
    CHECK(pairs > support::repeats(5'000));
}

TEST_CASE("under a move limit explanations hold at the price per move", "[matching]") {
    int explained = 0;
    int refused = 0;
    support::each_market({.count = 1'500, .factor = 104'729, .people = 5}, [&](support::Random&, const Market& market) {
        const auto plan = solve_optimal(market, {.max_moves = 2});
        if (!plan || plan->certificate.per_move == 0) return;
        if (plan->certificate.gap > 0) {
            ++refused;
            REQUIRE(Explainer::create(market, *plan).error().code == "matching.explain_with_gap");
            return;
        }
        ++explained;
        check_all(market, *plan);
    });
    CHECK(explained > support::repeats(100));
    CHECK(refused > 0);
}
