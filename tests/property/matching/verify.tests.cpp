#include "core/matching/optimal.hpp"
#include "core/matching/verify.hpp"
#include "tests/support/matching/each_market.hpp"
#include "tests/support/matching/every_plan.hpp"
#include "tests/support/repeats.hpp"

using namespace matching;

TEST_CASE("no changed price, seat or total passes for a proof", "[matching]") {
    int changed = 0;
    int equally_good = 0;
    support::each_market({.count = 3'000, .factor = 15'485'863}, [&](support::Random& random, const Market& market) {
        const OptimalOptions options{.max_moves = random.chance(40) ? std::optional<std::int64_t>(random.between(0, 3))
                                                                    : std::nullopt};
        const auto plan = solve_optimal(market, options);
        if (!plan) return;
        REQUIRE(verify(market, *plan));
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
        refuse([](Matching& damaged, std::int64_t by) { damaged.certificate.per_move += by; });
        refuse([](Matching& damaged, std::int64_t by) { damaged.certificate.gap += by; });
        refuse([](Matching& damaged, std::int64_t by) { damaged.objective += by; });
        refuse([](Matching& damaged, std::int64_t by) { damaged.moves += by; });
        for (std::size_t at = 0; at < plan->seat_of.size(); ++at)
            for (std::int32_t seat = -2; seat <= market.seat_count(); ++seat) {
                if (seat == plan->seat_of[at]) continue;
                Matching damaged = *plan;
                damaged.seat_of[at] = seat;
                ++changed;
                const bool passes = verify(market, damaged).has_value();
                // Then it is another best plan.
                REQUIRE(passes == (support::score_of(market, damaged.seat_of) == damaged.objective &&
                                   support::moves_of(market, damaged.seat_of) == damaged.moves));
                equally_good += passes ? 1 : 0;
            }
    });
    CHECK(changed > support::repeats(100'000));
    CHECK(equally_good * 100 < changed);
}
