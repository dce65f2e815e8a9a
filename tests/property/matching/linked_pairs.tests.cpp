#include "core/matching/frontier.hpp"
#include "core/matching/linked_pairs.hpp"
#include "core/matching/mechanism.hpp"
#include "core/matching/verify.hpp"
#include "core/matching/what_if.hpp"
#include "tests/support/matching/each_market.hpp"
#include "tests/support/matching/every_plan.hpp"
#include "tests/support/matching/random_conditions.hpp"
#include "tests/support/repeats.hpp"

using namespace matching;

namespace {

std::int64_t points_of(const Market& market, const std::vector<std::int32_t>& seats) {
    std::int64_t points = 0;
    const auto place = [&](std::int32_t person) {
        const std::int32_t seat = seats[static_cast<std::size_t>(person)];
        return seat < 0 ? k_no_place : market.place_of_seat[static_cast<std::size_t>(seat)];
    };
    for (const Link& link : market.links)
        if (place(link.first) >= 0 && place(link.first) == place(link.second)) points += link.points;
    return points;
}

/// The best sum by looking at every plan.
std::int64_t best_sum(const Market& market) {
    return *support::best_value(market, [&](const std::vector<std::int32_t>& seats) {
        return *support::score_of(market, seats) + points_of(market, seats);
    });
}

}  // namespace

TEST_CASE("linked pairs: the plan is as good as looking at every plan", "[matching]") {
    int solved = 0;
    int gained = 0;
    int changed = 0;
    const auto check = [&](support::Random& random, const Market& plain, const Matching& best) {
        if (plain.people_count() < 2) return;
        const Market market = support::with_links(random, plain);
        const auto plan = solve_with_links(market);
        REQUIRE(plan);
        ++solved;
        REQUIRE(plan->linked->points == points_of(market, plan->seat_of));
        REQUIRE(plan->objective + plan->linked->points == best_sum(market));
        REQUIRE(plan->linked->bound == plan->objective + plan->linked->points);
        REQUIRE(plan->objective + plan->certificate.gap == best.objective);
        gained += plan->seat_of != best.seat_of ? 1 : 0;
        // Each check makes the search again.
        if (market.links.empty() || random.chance(70)) return;
        REQUIRE(solve_optimal(market) == plan);
        REQUIRE(verify(market, *plan));
        REQUIRE(!verify(market, best));
        Matching damaged = *plan;
        ++(random.chance(50) ? damaged.linked->points : damaged.linked->bound);
        REQUIRE(verify(market, damaged).error().code == "matching.verify.links");
        for (std::size_t at = 0; at < plan->seat_of.size(); ++at) {
            damaged = *plan;
            damaged.seat_of[at] = random.between(k_unplaced, market.seat_count() - 1);
            if (damaged.seat_of == plan->seat_of) continue;
            ++changed;
            REQUIRE(!verify(market, damaged));
        }
    };
    support::each_solved_market({.count = 8'000, .factor = 747'796'405}, check);
    CHECK(solved > support::repeats(3'000));
    CHECK(gained > support::repeats(300));
    CHECK(changed > support::repeats(2'000));
}

TEST_CASE("linked pairs: a search cut short states what may be missing", "[matching]") {
    int cut = 0;
    const auto check = [&](support::Random& random, const Market& plain, const Matching&) {
        if (plain.people_count() < 2) return;
        const Market market = support::with_links(random, plain);
        const auto plan = solve_with_links(market, random.between(0, 4));
        REQUIRE(plan);
        const std::int64_t exact = best_sum(market);
        const std::int64_t reached = plan->objective + plan->linked->points;
        REQUIRE(reached <= exact);
        REQUIRE(exact <= plan->linked->bound);
        cut += plan->linked->bound > reached ? 1 : 0;
    };
    support::each_solved_market({.count = 3'000, .factor = 2'891'336'453}, check);
    CHECK(cut > support::repeats(50));
}

TEST_CASE("what knows nothing of units and links refuses a market that has them", "[matching]") {
    MarketDraft draft{.current = {0, 1}, .seats = {{1, 0}, {1, 0}}, .pairs = {{0, 1, 5}, {1, 0, 5}}};
    draft.links = {{0, 1, 5}};
    const Market linked = *build_market(draft);
    draft.links.clear();
    const Matching plain = *solve_optimal(*build_market(draft));
    draft.units = {{.ceiling = 1}};
    const Market limited = *build_market(draft);
    for (const Market* market : {&linked, &limited}) {
        const auto refuses = [&](const auto& answer, const std::string& with) {
            REQUIRE(!answer);
            CHECK(answer.error().code == "matching.combination");
            CHECK(answer.error().args.front().value == (market == &linked ? "links" : "units"));
            CHECK(answer.error().args.back().value == with);
        };
        refuses(solve_optimal(*market, {.max_moves = 1}), "max_moves");
        refuses(solve_optimal(*market, {.fairness = Fairness::leximin}), "leximin");
        refuses(run_mechanism(*market, Mechanism::block_exchange), "block-exchange");
        refuses(Explainer::create(*market, plain), "explain");
        refuses(WhatIf::create(*market, plain), "what_if");
        refuses(find_frontier(*market, plain), "frontier");
    }
    draft.links = {{0, 1, 5}};
    CHECK(solve_optimal(*build_market(draft)).error().args.back().value == "links");
    draft.units.clear();
    draft.links.assign(1'001, {0, 1, 5});
    CHECK(build_market(draft).error().code == "matching.duplicate_link");
    draft.links = {{0, 0, 5}};
    CHECK(build_market(draft).error().code == "matching.link_alone");
    draft.links = {{0, 1, -1}};
    CHECK(build_market(draft).error().code == "matching.link_range");
    draft.links = {{0, 2, 1}};
    CHECK(build_market(draft).error().code == "matching.unknown_person");
}
