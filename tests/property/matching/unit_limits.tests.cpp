#include "core/matching/unit_limits.hpp"

#include <catch_amalgamated.hpp>

#include "core/matching/optimal.hpp"
#include "tests/support/matching/random_market.hpp"

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
class EveryPlan {
public:
    EveryPlan(const Market& market, const UnitLimits& limits)
        : market_(market), limits_(limits), in_seat_(market.seats.size(), 0), in_unit_(limits.units.size(), 0) {
        place(0, 0);
    }
    std::optional<std::int64_t> best;

private:
    void place(std::int32_t person, std::int64_t score) {
        if (person == market_.people_count()) {
            if (all_floors_met() && (!best || score > *best)) best = score;
            return;
        }
        for (std::int32_t seat = k_unplaced; seat < market_.seat_count(); ++seat) {
            const auto points = market_.score(person, seat);
            if (!points) continue;
            if (count(seat, 1)) place(person + 1, score + *points);
            count(seat, -1);
        }
    }

    /// Whether all limits on the way up still hold.
    bool count(std::int32_t seat, std::int32_t by) {
        if (seat == k_unplaced) return true;
        const auto at = static_cast<std::size_t>(seat);
        bool holds = (in_seat_[at] += by) <= market_.seats[at].slots;
        for (std::int32_t unit = limits_.unit_of_seat[at]; unit >= 0;
             unit = limits_.units[static_cast<std::size_t>(unit)].parent) {
            const auto index = static_cast<std::size_t>(unit);
            holds = (in_unit_[index] += by) <= limits_.units[index].ceiling && holds;
        }
        return holds;
    }

    [[nodiscard]] bool all_floors_met() const {
        for (std::size_t seat = 0; seat < in_seat_.size(); ++seat)
            if (in_seat_[seat] < market_.seats[seat].floor) return false;
        for (std::size_t unit = 0; unit < in_unit_.size(); ++unit)
            if (in_unit_[unit] < limits_.units[unit].floor) return false;
        return true;
    }

    const Market& market_;
    const UnitLimits& limits_;
    std::vector<std::int32_t> in_seat_, in_unit_;
};

}  // namespace

TEST_CASE("with limits of nested units the plan is as good as looking at every plan", "[matching]") {
    int feasible = 0;
    int refused = 0;
    int priced = 0;
    for (std::uint64_t seed = 1; seed <= 12'000; ++seed) {
        support::Random random(seed * 1'103'515'245);
        const Market market = *build_market(support::random_draft(random, 6));
        const UnitLimits limits = random_limits(random, market);
        const auto plan = solve_with_units(market, limits);
        const auto best = EveryPlan(market, limits).best;
        INFO("seed " << seed << "\n" << support::to_text(market) << (plan ? "" : plan.error().code));
        REQUIRE(plan.has_value() == best.has_value());
        if (!plan) {
            ++refused;
            continue;
        }
        ++feasible;
        REQUIRE(plan->matching.objective == *best);
        const auto checked = check_unit_plan(market, limits, *plan);
        INFO((checked ? "" : checked.error().code));
        REQUIRE(checked);
        for (const std::int64_t price : plan->unit_prices) priced += price != 0 ? 1 : 0;
        if (limits.units.empty()) REQUIRE(plan->matching.objective == solve_optimal(market)->objective);
    }
    CHECK(feasible > 4'000);
    CHECK(refused > 3'000);
    CHECK(priced > 1'000);
}

TEST_CASE("no changed price, seat or total of a plan with units passes for a proof", "[matching]") {
    int changed = 0;
    for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
        support::Random random(seed * 134'775'813);
        const Market market = *build_market(support::random_draft(random, 6));
        const UnitLimits limits = random_limits(random, market);
        const auto plan = solve_with_units(market, limits);
        if (!plan) continue;
        INFO("seed " << seed << "\n" << support::to_text(market));
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
    }
    CHECK(changed > 15'000);
}
