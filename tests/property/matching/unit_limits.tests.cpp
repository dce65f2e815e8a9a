#include "core/matching/unit_limits.hpp"

#include <catch_amalgamated.hpp>

#include "core/matching/optimal.hpp"
#include "tests/support/matching/each_market.hpp"
#include "tests/support/matching/every_plan.hpp"

using namespace matching;

namespace {

UnitLimits random_limits(support::Random& random, const Market& market) {
    UnitLimits limits;
    const std::int32_t count = random.between(0, 5);
    for (std::int32_t unit = 0; unit < count; ++unit) {
        const std::int32_t ceiling = random.chance(60) ? random.between(0, 4) : 1'000;
        const std::int32_t floor = random.chance(40) ? random.between(0, std::min(ceiling, 3)) : 0;
        limits.units.push_back({random.between(-1, unit - 1), floor, ceiling, "u" + std::to_string(unit)});
    }
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat)
        limits.unit_of_seat.push_back(random.between(-1, count - 1));
    return limits;
}

/// The best score by looking at every plan.
std::optional<std::int64_t> best_score(const Market& market, const UnitLimits& limits) {
    return support::best_value(market, [&](const std::vector<std::int32_t>& seats) -> std::optional<std::int64_t> {
        std::vector<std::int32_t> held(limits.units.size(), 0);
        for (const std::int32_t seat : seats)
            for (std::int32_t unit = seat < 0 ? k_no_unit : limits.unit_of_seat[static_cast<std::size_t>(seat)];
                 unit >= 0; unit = limits.units[static_cast<std::size_t>(unit)].parent)
                ++held[static_cast<std::size_t>(unit)];
        for (std::size_t unit = 0; unit < held.size(); ++unit)
            if (held[unit] < limits.units[unit].floor || held[unit] > limits.units[unit].ceiling) return std::nullopt;
        return support::score_of(market, seats);
    });
}

}  // namespace

TEST_CASE("with limits of nested units the plan is as good as looking at every plan", "[matching]") {
    int feasible = 0;
    int refused = 0;
    int priced = 0;
    support::each_market({.count = 12'000, .factor = 1'103'515'245},
                         [&](support::Random& random, const Market& market) {
                             const UnitLimits limits = random_limits(random, market);
                             const auto plan = solve_with_units(market, limits);
                             const auto best = best_score(market, limits);
                             INFO((plan ? "" : plan.error().code));
                             REQUIRE(plan.has_value() == best.has_value());
                             if (!plan) {
                                 ++refused;
                                 return;
                             }
                             ++feasible;
                             REQUIRE(plan->matching.objective == *best);
                             const auto checked = check_unit_plan(market, limits, *plan);
                             INFO((checked ? "" : checked.error().code));
                             REQUIRE(checked);
                             for (const std::int64_t price : plan->unit_prices) priced += price != 0 ? 1 : 0;
                             if (limits.units.empty())
                                 REQUIRE(plan->matching.objective == solve_optimal(market)->objective);
                         });
    CHECK(feasible > 4'000);
    CHECK(refused > 3'000);
    CHECK(priced > 1'000);
}

TEST_CASE("no changed price, seat or total of a plan with units passes for a proof", "[matching]") {
    int changed = 0;
    support::each_market({.count = 1'500, .factor = 134'775'813}, [&](support::Random& random, const Market& market) {
        const UnitLimits limits = random_limits(random, market);
        const auto plan = solve_with_units(market, limits);
        if (!plan) return;
        const auto refuse = [&](auto change) {
            for (const std::int64_t by : {-1, 1, -1'000'000, 1'000'000}) {
                UnitPlan damaged = *plan;
                change(damaged, by);
                ++changed;
                REQUIRE(!check_unit_plan(market, limits, damaged));
            }
        };
        for (std::size_t at = 0; at < plan->matching.seat_of.size(); ++at)
            refuse([&](UnitPlan& damaged, std::int64_t by) { damaged.matching.certificate.people[at] += by; });
        refuse([](UnitPlan& damaged, std::int64_t by) { damaged.matching.objective += by; });
        refuse([](UnitPlan& damaged, std::int64_t by) { damaged.matching.moves += by; });
        refuse([](UnitPlan& damaged, std::int64_t by) { damaged.matching.certificate.gap += by; });
        refuse([](UnitPlan& damaged, std::int64_t by) { damaged.matching.certificate.per_move += by; });
        // A changed price of a seat or unit passes only if it is a proof itself: it may not lower the sum.
        for (std::size_t at = 0; at < plan->unit_prices.size(); ++at) {
            UnitPlan damaged = *plan;
            damaged.unit_prices[at] -= 1'000'000'000;
            const bool weightless = limits.units[at].floor == 0;
            ++changed;
            if (!weightless) REQUIRE(!check_unit_plan(market, limits, damaged));
        }
        for (std::size_t at = 0; at < plan->matching.seat_of.size(); ++at)
            for (std::int32_t seat = -1; seat < market.seat_count(); ++seat) {
                if (seat == plan->matching.seat_of[at]) continue;
                UnitPlan damaged = *plan;
                damaged.matching.seat_of[at] = seat;
                ++changed;
                if (!check_unit_plan(market, limits, damaged)) continue;
                const auto before = market.score(static_cast<std::int32_t>(at), plan->matching.seat_of[at]);
                REQUIRE(market.score(static_cast<std::int32_t>(at), seat) == before);
            }
    });
    CHECK(changed > 15'000);
}
