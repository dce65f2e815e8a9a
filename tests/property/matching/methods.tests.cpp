// Whatever the method, one plan and a valid proof: auction and matrix against paths and against looking at every plan.
#include <catch_amalgamated.hpp>

#include "core/matching/assignment.hpp"
#include "core/matching/optimal.hpp"
#include "core/matching/verify.hpp"
#include "tests/support/matching/brute_force.hpp"
#include "tests/support/matching/hungarian.hpp"
#include "tests/support/matching/random_market.hpp"
#include "tests/support/repeats.hpp"

using namespace matching;

namespace {

/// People who hold a place, newcomers, several slots, ties, spare and missing places; larger than any brute force.
MarketDraft crowd(support::Random& random) {
    MarketDraft draft;
    const std::int32_t people = random.between(10, 50);
    const std::int32_t seats = random.between(people / 3 + 1, people * 3 / 2);
    const std::int32_t highest = random.chance(30) ? 5 : 100'000;
    const std::int32_t each = random.between(2, 12);
    for (std::int32_t seat = 0; seat < seats; ++seat)
        draft.seats.push_back({random.chance(70) ? 1 : random.between(1, 6), 0});
    for (std::int32_t person = 0; person < people; ++person) {
        draft.current.push_back(person < seats && random.chance(70) ? person : k_unplaced);
        std::vector<std::int32_t> seen;
        for (std::int32_t pair = 0; pair < each; ++pair) {
            const std::int32_t seat = random.between(0, seats - 1);
            if (std::find(seen.begin(), seen.end(), seat) != seen.end()) continue;
            seen.push_back(seat);
            draft.pairs.push_back({person, seat, random.between(0, highest)});
        }
    }
    return draft;
}

AssignmentProblem random_matrix(support::Random& random, std::int32_t size) {
    AssignmentProblem problem;
    problem.size = size;
    const std::int32_t highest = random.chance(30) ? 3 : random.chance(50) ? 1'000 : 1'000'000'000 / 16;
    const std::int32_t lowest = random.chance(30) ? -highest : 0;
    const bool is_product = random.chance(15);
    for (std::int32_t row = 0; row < size; ++row)
        for (std::int32_t column = 0; column < size; ++column)
            problem.cost.push_back(is_product ? (row + 1) * (column + 1) : random.between(lowest, highest));
    return problem;
}

}  // namespace

TEST_CASE("an auction leads to the plan that paths and brute force find", "[matching]") {
    int auctions = 0;
    for (std::uint64_t seed = 1; seed <= support::repeats(12'000); ++seed) {
        support::Random random(seed * 49'979'687);
        const Market market = *build_market(support::random_draft(random, seed % 10 == 0 ? 7 : 5));
        INFO("seed " << seed << "\n" << support::to_text(market));
        const auto best = support::best_plan(market);
        const auto paths = solve_optimal(market, {.method = Method::paths});
        const auto plan = solve_optimal(market, {.method = Method::auction});
        REQUIRE(plan.has_value() == best.has_value());
        REQUIRE(paths.has_value() == best.has_value());
        if (!plan) continue;
        auctions += plan->method == Method::auction ? 1 : 0;
        REQUIRE(plan->objective == best->score);
        REQUIRE(plan->seat_of == paths->seat_of);
        REQUIRE(verify(market, *plan));
        REQUIRE(verify(market, *paths));
    }
    CHECK(auctions > support::repeats(3'000));
}

TEST_CASE("an auction leads to one plan in larger markets too", "[matching]") {
    for (std::uint64_t seed = 1; seed <= support::repeats(10'000); ++seed) {
        support::Random random(seed * 86'028'121);
        const Market market = *build_market(crowd(random));
        INFO("seed " << seed);
        const auto paths = solve_optimal(market, {.method = Method::paths});
        const auto plan = solve_optimal(market, {.method = Method::auction});
        REQUIRE(paths.has_value() == plan.has_value());
        if (!plan) continue;
        REQUIRE(plan->method == Method::auction);
        REQUIRE(plan->objective == paths->objective);
        REQUIRE(plan->seat_of == paths->seat_of);
        REQUIRE(verify(market, *plan));
    }
}

TEST_CASE("a full matrix has one optimum, row by row and in order of cost", "[matching]") {
    for (std::uint64_t seed = 1; seed <= support::repeats(10'000); ++seed) {
        support::Random random(seed * 67'867'967);
        const AssignmentProblem square = random_matrix(random, random.between(1, seed % 50 == 0 ? 150 : 24));
        // Fewer rows than columns: the last ones are cut off.
        AssignmentView view = square.view();
        view.rows = random.chance(50) ? view.rows : random.between(1, view.rows);
        view.cost = view.cost.first(static_cast<std::size_t>(view.rows) * static_cast<std::size_t>(view.columns));
        INFO("seed " << seed << " " << view.rows << " x " << view.columns);
        std::vector<std::vector<std::int64_t>> full(static_cast<std::size_t>(view.columns));
        for (std::size_t row = 0; row < full.size(); ++row)
            for (std::size_t column = 0; column < full.size(); ++column)
                full[row].push_back(row < static_cast<std::size_t>(view.rows) ? view.cost[row * full.size() + column]
                                                                              : 0);
        const std::int64_t best = support::hungarian_minimum(full);
        for (const auto method :
             {std::optional(Method::paths), std::optional(Method::matrix), std::optional<Method>()}) {
            const auto answer = solve_assignment(*make_problem(view), method);
            REQUIRE(answer);
            if (method == Method::matrix) REQUIRE(answer->method == Method::matrix);
            REQUIRE(answer->objective == best);
            REQUIRE(check_assignment(view, *answer));
        }
    }
}
