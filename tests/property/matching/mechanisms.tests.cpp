#include "core/matching/mechanism.hpp"

#include <catch_amalgamated.hpp>

#include "core/matching/properties.hpp"
#include "core/matching/verify.hpp"
#include "tests/support/matching/random_wishes.hpp"
#include "tests/support/matching/trade_reference.hpp"
#include "tests/support/repeats.hpp"

using namespace matching;

namespace {

constexpr std::array k_by_wishes = {Mechanism::deferred_acceptance, Mechanism::top_trading_cycles,
                                    Mechanism::block_exchange};

Market random_market(std::uint64_t seed, const support::WishSizes& sizes = {}) {
    support::Random random(seed);
    return *build_market(support::random_wish_draft(random, sizes));
}

support::Seats seats_by(const Market& market, Mechanism mechanism) {
    const auto outcome = run_mechanism(market, mechanism);
    REQUIRE(outcome);
    return outcome->seat_of;
}

/// Every ordered choice of seats.
void every_list(std::int32_t seats, std::vector<std::int32_t>& list, std::vector<std::vector<std::int32_t>>& all) {
    all.push_back(list);
    for (std::int32_t seat = 0; seat < seats; ++seat) {
        if (support::contains(list, seat)) continue;
        list.push_back(seat);
        every_list(seats, list, all);
        list.pop_back();
    }
}

/// Nobody gets a seat they like better by stating other wishes than the true ones, whatever they state.
void check_truth_is_best(Mechanism mechanism, std::uint64_t markets) {
    std::int64_t lies = 0;
    for (std::uint64_t seed = 1; seed <= support::repeats(markets); ++seed) {
        Market market = random_market(seed * 6007, {.people = 5, .seats = 3, .most_slots = 2});
        const support::WishLists truth(market);
        const support::Seats honest = seats_by(market, mechanism);
        std::vector<std::vector<std::int32_t>> lists;
        std::vector<std::int32_t> list;
        every_list(market.seat_count(), list, lists);
        market.wishes.resize(market.current.size());
        for (std::int32_t person = 0; person < market.people_count(); ++person) {
            const auto stated = market.wishes[support::at(person)];
            for (const auto& lie : lists) {
                ++lies;
                market.wishes[support::at(person)] = lie;
                const std::int32_t given = seats_by(market, mechanism)[support::at(person)];
                if (truth.liking(person, given) >= truth.liking(person, honest[support::at(person)])) continue;
                market.wishes[support::at(person)] = stated;
                FAIL("seed " << seed << " person " << person << " gains seat " << given << "\n"
                             << support::wishes_text(market));
            }
            market.wishes[support::at(person)] = stated;
        }
    }
    CHECK(lies > static_cast<std::int64_t>(support::repeats(markets)) * 10);
}

}  // namespace

TEST_CASE("every guarantee holds, by definition and by trying everything", "[matching]") {
    std::array<std::int64_t, 4> moves{};
    for (std::uint64_t seed = 1; seed <= support::repeats(10'000); ++seed) {
        const Market market = random_market(seed * 31);
        for (const Mechanism mechanism : k_by_wishes) {
            INFO(mechanism_name(mechanism) << " seed " << seed << "\n" << support::wishes_text(market));
            const auto outcome = run_mechanism(market, mechanism);
            REQUIRE(outcome);
            moves[static_cast<std::size_t>(mechanism)] += outcome->moves;
            const Properties properties = support::OutcomeReference(market, outcome->seat_of).properties();
            REQUIRE(check_properties(market, outcome->seat_of) == properties);
            REQUIRE(broken_guarantee(mechanism, properties) == "");
            REQUIRE(properties.individually_rational);
            if (mechanism == Mechanism::deferred_acceptance) {
                REQUIRE(properties.envy_beyond_rights == 0);
                REQUIRE(properties.wasted_seats == 0);
            } else if (mechanism == Mechanism::top_trading_cycles) {
                REQUIRE(properties.pareto_efficient);
            } else {
                REQUIRE(properties.no_seat_worse);
                REQUIRE(properties.two_sided_maximal);
                REQUIRE(properties.new_blocking_pairs == 0);
            }
            const auto verified = verify(market, *outcome);
            INFO((verified ? "" : verified.error().code));
            REQUIRE(verified);
        }
    }
    for (const Mechanism mechanism : k_by_wishes) CHECK(moves[static_cast<std::size_t>(mechanism)] > support::repeats(3'000));
}

TEST_CASE("the outcome is the one that the definition gives, in rounds where everybody acts at once", "[matching]") {
    for (std::uint64_t seed = 1; seed <= support::repeats(10'000); ++seed) {
        const Market market = random_market(seed * 53, {.people = 9, .seats = 6});
        INFO("seed " << seed << "\n" << support::wishes_text(market));
        REQUIRE(seats_by(market, Mechanism::deferred_acceptance) == support::ask_in_rounds(market));
        REQUIRE(seats_by(market, Mechanism::top_trading_cycles) == support::TradeReference(market, false).run().seats);
        REQUIRE(seats_by(market, Mechanism::block_exchange) == support::TradeReference(market, true).run().seats);
    }
}

TEST_CASE("deferred acceptance gives everyone the best seat that any fair outcome gives them", "[matching]") {
    std::int64_t fair = 0;
    for (std::uint64_t seed = 1; seed <= support::repeats(1'500); ++seed) {
        const Market market = random_market(seed * 71, {.people = 4, .seats = 4, .most_slots = 2});
        const support::WishLists lists(market);
        const support::Seats given = seats_by(market, Mechanism::deferred_acceptance);
        support::Seats seats(market.current.size(), k_unplaced);
        std::vector<std::int32_t> used(market.seats.size(), 0);
        const auto place = [&](const auto& self, std::int32_t person) -> void {
            if (person == market.people_count()) {
                const Properties properties = check_properties(market, seats);
                if (properties.envy_beyond_rights > 0 || properties.wasted_seats > 0) return;
                ++fair;
                for (std::int32_t each = 0; each < person; ++each)
                    if (lists.liking(each, seats[support::at(each)]) < lists.liking(each, given[support::at(each)]))
                        FAIL("seed " << seed << " person " << each << "\n" << support::wishes_text(market));
                return;
            }
            const std::int32_t home = market.current[support::at(person)];
            for (const std::int32_t seat : lists.wants[support::at(person)]) {
                if (used[support::at(seat)] < market.seats[support::at(seat)].slots) {
                    ++used[support::at(seat)];
                    seats[support::at(person)] = seat;
                    self(self, person + 1);
                    --used[support::at(seat)];
                }
                if (seat == home) return;
            }
            seats[support::at(person)] = k_unplaced;
            if (home == k_unplaced) self(self, person + 1);
        };
        place(place, 0);
    }
    CHECK(fair > support::repeats(1'500));
}

TEST_CASE("deferred acceptance: stating true wishes is best", "[matching]") {
    check_truth_is_best(Mechanism::deferred_acceptance, 10'000);
}

TEST_CASE("top trading cycles: stating true wishes is best", "[matching]") {
    check_truth_is_best(Mechanism::top_trading_cycles, 10'000);
}

TEST_CASE("block exchange: stating true wishes is best", "[matching]") {
    check_truth_is_best(Mechanism::block_exchange, 10'000);
}
