#include "core/matching/frontier.hpp"
#include "core/matching/optimal.hpp"
#include "tests/support/matching/brute_force.hpp"
#include "tests/support/matching/each_market.hpp"
#include "tests/support/repeats.hpp"

using namespace matching;

TEST_CASE("the frontier bounds the best score for every number of moves, and most points are exact", "[matching]") {
    int points = 0;
    int proven = 0;
    int best_found = 0;
    support::each_solved_market(
        {.count = 6'000, .factor = 1'566'083'941}, [&](support::Random&, const Market& market, const Matching& best) {
            const auto frontier = find_frontier(market, best);
            REQUIRE(frontier);
            REQUIRE(!frontier->empty());
            REQUIRE(frontier->back() == FrontierPoint{best.moves, best.objective, best.objective});
            REQUIRE(!support::best_plan(market, {.max_moves = frontier->front().moves - 1}));
            std::int64_t moves = frontier->front().moves;
            for (const FrontierPoint& point : *frontier) {
                INFO("moves " << point.moves);
                REQUIRE(point.moves == moves++);
                const auto exact = support::best_plan(market, {.max_moves = point.moves});
                REQUIRE(exact);
                REQUIRE(point.objective <= exact->score);
                REQUIRE(exact->score <= point.bound);
                ++points;
                proven += point.objective == point.bound ? 1 : 0;
                best_found += point.objective == exact->score ? 1 : 0;
            }
        });
    CHECK(points > support::repeats(8'000));
    CHECK(proven * 100 > points * 90);
    CHECK(best_found * 100 > points * 90);
}

TEST_CASE("a frontier is refused for a plan made under a limit", "[matching]") {
    support::Random random(5);
    int refused = 0;
    for (int at = 0; at < 300; ++at) {
        const Market market = *build_market(support::random_draft(random, 6));
        const auto plan = solve_optimal(market, {.max_moves = 1});
        if (!plan || plan->certificate.per_move == 0) continue;
        ++refused;
        const std::string code = find_frontier(market, *plan).error().code;
        REQUIRE((code == "matching.frontier_needs_best" || code == "matching.what_if.gap"));
    }
    CHECK(refused > 10);
}

TEST_CASE("a frontier made in steps settles every number of moves", "[matching]") {
    support::each_solved_market({.count = 500, .factor = 1'299'709}, [&](support::Random&, const Market& market, const Matching& best) {
        auto run = FrontierRun::create(market, best);
        REQUIRE(run);
        std::int64_t done = 0;
        while (run->step()) {
            REQUIRE(run->done() >= done);
            done = run->done();
            REQUIRE(done <= run->total());
        }
        const auto points = run->result();
        REQUIRE(run->total() == static_cast<std::int64_t>(points.size()));
    });
}
