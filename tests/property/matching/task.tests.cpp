#include "core/matching/task.hpp"

#include <catch_amalgamated.hpp>

#include "tests/support/matching/random_conditions.hpp"
#include "tests/support/matching/random_wishes.hpp"
#include "tests/support/repeats.hpp"

using namespace matching;

namespace {

std::string answer_to(const std::string& task) {
    TaskRun run(task);
    while (run.step()) {
    }
    return run.answer();
}

Market market_of(support::Random& random) {
    Market market =
        *build_market(random.chance(50) ? support::random_draft(random, 6) : support::random_wish_draft(random));
    if (random.chance(20)) return support::with_units(random, std::move(market));
    if (random.chance(20) && market.people_count() > 1) return support::with_links(random, std::move(market));
    return market;
}

}  // namespace

TEST_CASE("a task done elsewhere has the answer of this thread, refusals included", "[matching]") {
    int plans = 0;
    int refusals = 0;
    for (std::uint64_t seed = 1; seed <= support::repeats(3'000); ++seed) {
        INFO("seed " << seed);
        support::Random random(seed);
        const Market market = market_of(random);
        OptimalOptions options;
        if (random.chance(40)) options.max_moves = random.between(-1, 3);
        if (random.chance(20)) options.fairness = random.chance(50) ? Fairness::max_min : Fairness::leximin;
        for (const Mechanism mechanism : k_mechanisms) {
            const auto here = run_mechanism(market, mechanism, options);
            REQUIRE(read_plan_answer(answer_to(write_task(market, mechanism, options)), market) == here);
            ++(here ? plans : refusals);
            if (here && here->has_prices())
                REQUIRE(read_frontier_answer(answer_to(write_task(market, *here))) == find_frontier(market, *here));
        }
    }
    CHECK(plans > support::repeats(3'000));
    CHECK(refusals > support::repeats(1'000));
}

TEST_CASE("a damaged task or answer is refused, or is another one that can be answered", "[matching]") {
    int refused = 0;
    for (std::uint64_t seed = 1; seed <= support::repeats(60); ++seed) {
        support::Random random(seed);
        const Market market = market_of(random);
        const auto read_plan = [&](const std::string& answer) { return read_plan_answer(answer, market).has_value(); };
        const auto read_frontier = [](const std::string& answer) { return read_frontier_answer(answer).has_value(); };
        const auto damage = [&](const std::string& task, const auto& can_read) {
            for (std::size_t size = 0; size < task.size(); ++size)
                REQUIRE(read_plan_answer(answer_to(task.substr(0, size)), market).error().code ==
                        "matching.task_damaged");
            for (std::size_t at = 0; at < task.size(); ++at) {
                INFO("seed " << seed << ", byte " << at);
                std::string damaged = task;
                damaged[at] = static_cast<char>(random.next());
                refused += can_read(answer_to(damaged)) ? 0 : 1;
            }
            const std::string answer = answer_to(task);
            for (std::size_t size = 0; size < answer.size(); ++size) REQUIRE(!can_read(answer.substr(0, size)));
        };
        for (const Mechanism mechanism : k_mechanisms) damage(write_task(market, mechanism), read_plan);
        if (const auto best = solve_optimal(market)) damage(write_task(market, *best), read_frontier);
    }
    CHECK(refused > support::repeats(1'000));
}
