#include "core/matching/unit_limits.hpp"
#include "core/matching/verify.hpp"
#include "tests/support/matching/each_market.hpp"
#include "tests/support/matching/every_plan.hpp"
#include "tests/support/matching/random_conditions.hpp"
#include "tests/support/repeats.hpp"

using namespace matching;

namespace {

bool keeps_units(const Market& market, const std::vector<std::int32_t>& seats) {
    std::vector<std::int32_t> held(market.units.size(), 0);
    for (const std::int32_t seat : seats)
        for (std::int32_t unit = seat < 0 ? k_no_unit : market.unit_of_seat[static_cast<std::size_t>(seat)]; unit >= 0;
             unit = market.units[static_cast<std::size_t>(unit)].parent)
            ++held[static_cast<std::size_t>(unit)];
    for (std::size_t unit = 0; unit < held.size(); ++unit)
        if (held[unit] < market.units[unit].floor || held[unit] > market.units[unit].ceiling) return false;
    return true;
}

/// The best score by looking at every plan.
std::optional<std::int64_t> best_score(const Market& market) {
    return support::best_value(market, [&](const std::vector<std::int32_t>& seats) {
        return keeps_units(market, seats) ? support::score_of(market, seats) : std::nullopt;
    });
}

}  // namespace

TEST_CASE("with limits of nested units the plan is as good as looking at every plan", "[matching]") {
    int feasible = 0;
    int refused = 0;
    int priced = 0;
    const auto check = [&](support::Random& random, const Market& plain) {
        const Market market = support::with_units(random, plain);
        const auto plan = solve_with_units(market);
        const auto best = best_score(market);
        INFO((plan ? "" : plan.error().code));
        REQUIRE(plan.has_value() == best.has_value());
        REQUIRE((market.units.empty() || solve_optimal(market) == plan));
        if (!plan) {
            ++refused;
            return;
        }
        ++feasible;
        REQUIRE(plan->objective == *best);
        const auto checked = verify(market, *plan);
        INFO((checked ? "" : checked.error().code));
        REQUIRE(checked);
        for (const std::int64_t price : plan->certificate.units) priced += price != 0 ? 1 : 0;
        if (market.units.empty()) REQUIRE(plan->objective == solve_optimal(plain)->objective);
    };
    support::each_market({.count = 12'000, .factor = 1'103'515'245}, check);
    CHECK(feasible > support::repeats(4'000));
    CHECK(refused > support::repeats(3'000));
    CHECK(priced > support::repeats(1'000));
}

TEST_CASE("no changed price, seat or total of a plan with units passes for a proof", "[matching]") {
    int changed = 0;
    int equally_good = 0;
    support::each_market({.count = 1'500, .factor = 134'775'813}, [&](support::Random& random, const Market& plain) {
        const Market market = support::with_units(random, plain);
        const auto plan = solve_with_units(market);
        if (!plan) return;
        const auto refuse = [&](auto change) {
            for (const std::int64_t by : {-1, 1, -1'000'000, 1'000'000}) {
                Matching damaged = *plan;
                change(damaged, by);
                ++changed;
                REQUIRE(!verify(market, damaged));
            }
        };
        for (std::size_t at = 0; at < plan->seat_of.size(); ++at)
            refuse([&](Matching& damaged, std::int64_t by) { damaged.certificate.people[at] += by; });
        for (std::size_t at = 0; at < market.seats.size(); ++at)
            refuse([&](Matching& damaged, std::int64_t by) { damaged.certificate.seats[at] += by; });
        for (std::size_t at = 0; at < market.units.size(); ++at)
            refuse([&](Matching& damaged, std::int64_t by) { damaged.certificate.units[at] += by; });
        refuse([](Matching& damaged, std::int64_t by) { damaged.objective += by; });
        refuse([](Matching& damaged, std::int64_t by) { damaged.moves += by; });
        refuse([](Matching& damaged, std::int64_t by) { damaged.certificate.gap += by; });
        refuse([](Matching& damaged, std::int64_t by) { damaged.certificate.per_move += by; });
        for (std::size_t at = 0; at < plan->seat_of.size(); ++at)
            for (std::int32_t seat = -1; seat < market.seat_count(); ++seat) {
                if (seat == plan->seat_of[at]) continue;
                Matching damaged = *plan;
                damaged.seat_of[at] = seat;
                ++changed;
                const bool passes = verify(market, damaged).has_value();
                REQUIRE(passes == (support::score_of(market, damaged.seat_of) == damaged.objective &&
                                   support::moves_of(market, damaged.seat_of) == damaged.moves &&
                                   keeps_units(market, damaged.seat_of)));
                equally_good += passes ? 1 : 0;
            }
    });
    CHECK(changed > support::repeats(30'000));
    CHECK(equally_good * 100 < changed);
}
