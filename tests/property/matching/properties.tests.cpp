#include "core/matching/properties.hpp"

#include <catch_amalgamated.hpp>

#include "core/matching/mechanism.hpp"
#include "core/matching/verify.hpp"
#include "tests/support/matching/random_wishes.hpp"
#include "tests/support/matching/wish_reference.hpp"
#include "tests/support/repeats.hpp"

using namespace matching;

TEST_CASE("properties of any outcome are those of their definitions", "[matching]") {
    std::array<int, 9> broken{};
    for (std::uint64_t seed = 1; seed <= support::repeats(20'000); ++seed) {
        support::Random random(seed * 13);
        const Market market = *build_market(support::random_wish_draft(random, {.people = 5, .seats = 4}));
        const support::WishLists lists(market);
        support::Seats seats = market.current;
        std::vector<std::int32_t> used(market.seats.size(), 0);
        for (const std::int32_t seat : seats)
            if (seat != k_unplaced) ++used[support::at(seat)];
        // Some go elsewhere, to seats they listed, liked better or not.
        for (std::int32_t person = 0; person < market.people_count(); ++person) {
            const auto& wants = lists.wants[support::at(person)];
            if (wants.empty() || random.chance(40)) continue;
            const std::int32_t seat =
                wants[support::at(random.between(0, static_cast<std::int32_t>(wants.size()) - 1))];
            if (used[support::at(seat)] == market.seats[support::at(seat)].slots) continue;
            ++used[support::at(seat)];
            if (seats[support::at(person)] != k_unplaced) --used[support::at(seats[support::at(person)])];
            seats[support::at(person)] = seat;
        }
        INFO("seed " << seed << "\n" << support::wishes_text(market));
        const Properties expected = support::OutcomeReference(market, seats).properties();
        const Properties found = check_properties(market, seats);
        REQUIRE(found.individually_rational == expected.individually_rational);
        REQUIRE(found.no_seat_worse == expected.no_seat_worse);
        REQUIRE(found.pareto_efficient == expected.pareto_efficient);
        REQUIRE(found.two_sided_maximal == expected.two_sided_maximal);
        REQUIRE(found.justified_envy == expected.justified_envy);
        REQUIRE(found.envy_beyond_rights == expected.envy_beyond_rights);
        REQUIRE(found.blocking_pairs == expected.blocking_pairs);
        REQUIRE(found.new_blocking_pairs == expected.new_blocking_pairs);
        REQUIRE(found.wasted_seats == expected.wasted_seats);
        broken[0] += !found.individually_rational;
        broken[1] += !found.no_seat_worse;
        broken[2] += !found.pareto_efficient;
        broken[3] += !found.two_sided_maximal;
        broken[4] += found.justified_envy > 0;
        broken[5] += found.envy_beyond_rights > 0;
        broken[6] += found.blocking_pairs > 0;
        broken[7] += found.new_blocking_pairs > 0;
        broken[8] += found.wasted_seats > 0;
    }
    for (const int count : broken) CHECK((count > support::repeats(500) && count < support::repeats(19'500)));
}

TEST_CASE("any other outcome than the mechanism's own is found out", "[matching]") {
    int changed = 0;
    for (std::uint64_t seed = 1; seed <= support::repeats(2'000); ++seed) {
        support::Random random(seed * 17);
        const Market market = *build_market(support::random_wish_draft(random));
        for (const Mechanism mechanism :
             {Mechanism::deferred_acceptance, Mechanism::top_trading_cycles, Mechanism::block_exchange}) {
            const Matching good = *run_mechanism(market, mechanism);
            for (std::int32_t person = 0; person < market.people_count(); ++person) {
                Matching wrong = good;
                std::int32_t& seat = wrong.seat_of[support::at(person)];
                const std::int32_t other = random.between(-1, market.seat_count() - 1);
                if (other == seat) continue;
                seat = other;
                // Keep the figures right, so that only the seats can give it away.
                wrong.objective = 0;
                wrong.moves = 0;
                for (std::int32_t each = 0; each < market.people_count(); ++each) {
                    const std::int32_t held = wrong.seat_of[support::at(each)];
                    if (held != k_unplaced) wrong.objective += market.listed_score(each, held).value_or(0);
                    wrong.moves += held != market.current[support::at(each)] ? 1 : 0;
                }
                ++changed;
                INFO("seed " << seed << " person " << person << " to " << other);
                REQUIRE_FALSE(verify(market, wrong));
            }
            Matching wrong = good;
            ++wrong.objective;
            CHECK(verify(market, wrong).error().code == "matching.verify.objective");
            wrong = good;
            ++wrong.moves;
            CHECK(verify(market, wrong).error().code == "matching.verify.moves");
        }
    }
    CHECK(changed > support::repeats(10'000));
}
