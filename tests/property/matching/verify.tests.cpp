#include "core/matching/verify.hpp"

#include <catch_amalgamated.hpp>

#include "core/matching/optimal.hpp"
#include "tests/support/matching/random_market.hpp"

using namespace matching;

namespace {

/// Whether the seats are a plan of the market that scores and moves exactly as stated: then it is another best plan.
bool is_equally_good(const Market& market, const Matching& matching) {
    std::vector<std::int32_t> held(market.seats.size(), 0);
    std::int64_t score = 0;
    std::int64_t moves = 0;
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        const std::int32_t seat = matching.seat_of[static_cast<std::size_t>(person)];
        const auto points = market.score(person, seat);
        if (!points) return false;
        score += *points;
        moves += seat != market.current[static_cast<std::size_t>(person)] ? 1 : 0;
        if (seat >= 0) ++held[static_cast<std::size_t>(seat)];
    }
    for (std::size_t seat = 0; seat < held.size(); ++seat)
        if (held[seat] > market.seats[seat].slots || held[seat] < market.seats[seat].floor) return false;
    return score == matching.objective && moves == matching.moves;
}

}  // namespace

TEST_CASE("no changed price, seat or total passes for a proof", "[matching]") {
    int changed = 0;
    int equally_good = 0;
    for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
        support::Random random(seed * 15'485'863);
        const Market market = *build_market(support::random_draft(random, 6));
        const OptimalOptions options{.max_moves = random.chance(40) ? std::optional<std::int64_t>(random.between(0, 3))
                                                                    : std::nullopt};
        const auto plan = solve_optimal(market, options);
        if (!plan) continue;
        INFO("seed " << seed << "\n" << support::to_text(market));
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
                REQUIRE(passes == is_equally_good(market, damaged));
                equally_good += passes ? 1 : 0;
            }
    }
    CHECK(changed > 100'000);
    CHECK(equally_good * 100 < changed);
}
