#include "core/matching/linked_pairs.hpp"

#include <catch_amalgamated.hpp>

#include "core/matching/optimal.hpp"
#include "core/matching/verify.hpp"
#include "tests/support/matching/each_market.hpp"
#include "tests/support/matching/every_plan.hpp"

using namespace matching;

namespace {

std::int64_t points_of(const Links& links, const std::vector<std::int32_t>& seats) {
    std::int64_t points = 0;
    const auto group = [&](std::int32_t person) {
        const std::int32_t seat = seats[static_cast<std::size_t>(person)];
        return seat < 0 ? -1 : links.group_of_seat[static_cast<std::size_t>(seat)];
    };
    for (const LinkedPair& pair : links.pairs)
        if (group(pair.first) >= 0 && group(pair.first) == group(pair.second)) points += pair.points;
    return points;
}

/// The best sum by looking at every plan.
std::int64_t best_sum(const Market& market, const Links& links) {
    return *support::best_value(market, [&](const std::vector<std::int32_t>& seats) {
        return *support::score_of(market, seats) + points_of(links, seats);
    });
}

Links random_links(support::Random& random, const Market& market) {
    Links links;
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat)
        links.group_of_seat.push_back(random.between(-1, 2));
    const std::int32_t count = random.between(0, 3);
    for (std::int32_t pair = 0; pair < count; ++pair)
        links.pairs.push_back({random.between(0, market.people_count() - 1),
                               random.between(0, market.people_count() - 1), random.between(0, 60)});
    return links;
}

}  // namespace

TEST_CASE("linked pairs: the plan is as good as looking at every plan", "[matching]") {
    int solved = 0;
    int gained = 0;
    support::each_solved_market({.count = 8'000, .factor = 747'796'405},
                                [&](support::Random& random, const Market& market, const Matching& best) {
                                    if (market.people_count() < 2) return;
                                    const Links links = random_links(random, market);
                                    const auto plan = solve_with_links(market, best, links);
                                    REQUIRE(plan);
                                    ++solved;
                                    REQUIRE(plan->points == points_of(links, plan->matching.seat_of));
                                    REQUIRE(plan->matching.objective + plan->points == best_sum(market, links));
                                    REQUIRE(plan->bound == plan->matching.objective + plan->points);
                                    REQUIRE(verify(market, plan->matching));
                                    gained += plan->matching.seat_of != best.seat_of ? 1 : 0;
                                });
    CHECK(solved > 3'000);
    CHECK(gained > 300);
}

TEST_CASE("linked pairs: a search cut short states what may be missing", "[matching]") {
    int cut = 0;
    support::each_solved_market({.count = 3'000, .factor = 2'891'336'453},
                                [&](support::Random& random, const Market& market, const Matching& best) {
                                    if (market.people_count() < 2) return;
                                    Links links = random_links(random, market);
                                    links.search_work = random.between(0, 4);
                                    const auto plan = solve_with_links(market, best, links);
                                    REQUIRE(plan);
                                    const std::int64_t exact = best_sum(market, links);
                                    REQUIRE(plan->matching.objective + plan->points <= exact);
                                    REQUIRE(exact <= plan->bound);
                                    cut += plan->bound > plan->matching.objective + plan->points ? 1 : 0;
                                });
    CHECK(cut > 50);
}
