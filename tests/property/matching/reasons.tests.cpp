#include "core/matching/reasons.hpp"

#include <catch_amalgamated.hpp>

#include "core/base/sha256.hpp"
#include "core/matching/format.hpp"
#include "core/matching/mechanism.hpp"
#include "tests/support/matching/random_wishes.hpp"
#include "tests/support/matching/trade_reference.hpp"
#include "tests/support/repeats.hpp"

using namespace matching;
using Kind = Reason::Kind;

namespace {

/// One market under one mechanism, with its reasons and the lists by definition.
struct Round {
    Market market;
    Matching outcome;
    Reasons reasons;
    support::WishLists lists;

    static Round create(Market market, Mechanism mechanism) {
        auto held = std::make_unique<Market>(std::move(market));
        Matching outcome = *run_mechanism(*held, mechanism);
        return Round(std::move(*held), std::move(outcome));
    }
    Round(Market of, Matching given)
        : market(std::move(of)),
          outcome(std::move(given)),
          reasons(std::move(*Reasons::create(market, outcome))),
          lists(market) {}

    [[nodiscard]] std::int64_t rank(std::int32_t person, std::int32_t seat) const {
        return support::place_in(lists.orders[support::at(seat)], person) + 1;
    }
    [[nodiscard]] std::int32_t given(std::int32_t person) const { return outcome.seat_of[support::at(person)]; }
};

/// The kinds that need no mechanism; nothing for a seat that the person likes better and that accepts them.
std::optional<Kind> plain_kind(const Round& round, std::int32_t person, std::int32_t seat) {
    if (round.given(person) == seat) return Kind::given;
    const Market& market = round.market;
    const bool has_list = !market.wishes.empty() && market.wishes[support::at(person)];
    const bool is_home = market.current[support::at(person)] == seat;
    if (!is_home && !(has_list ? support::contains(*market.wishes[support::at(person)], seat)
                               : market.listed_score(person, seat).has_value()))
        return Kind::not_listed;
    if (!support::contains(round.lists.accepts[support::at(seat)], person)) return Kind::not_ranked;
    if (round.lists.liking(person, seat) > round.lists.liking(person, round.given(person))) return Kind::liked_less;
    return std::nullopt;
}

template <class Check>
void for_each_wish(Mechanism mechanism, std::uint64_t salt, const Check& check) {
    std::int64_t wanted = 0;
    for (std::uint64_t seed = 1; seed <= support::repeats(5'000); ++seed) {
        support::Random random(seed * salt);
        Round round =
            Round::create(*build_market(support::random_wish_draft(random, {.people = 8, .seats = 6})), mechanism);
        INFO("seed " << seed << "\n" << support::wishes_text(round.market));
        for (std::int32_t person = 0; person < round.market.people_count(); ++person) {
            std::vector<std::int32_t> better;
            for (std::int32_t seat = 0; seat < round.market.seat_count(); ++seat) {
                INFO("person " << person << " seat " << seat);
                REQUIRE(round.reasons.rank(person, seat) == round.rank(person, seat));
                const Reason reason = round.reasons.why_not(person, seat);
                REQUIRE(reason.person == person);
                REQUIRE(reason.seat == seat);
                if (const auto kind = plain_kind(round, person, seat)) {
                    REQUIRE(reason == Reason{.kind = *kind, .person = person, .seat = seat});
                    continue;
                }
                ++wanted;
                check(round, reason);
                better.push_back(seat);
            }
            std::ranges::sort(better, {}, [&](std::int32_t seat) { return round.lists.liking(person, seat); });
            const std::vector<Reason> listed = round.reasons.better_seats(person);
            REQUIRE(listed.size() == better.size());
            for (std::size_t at = 0; at < listed.size(); ++at)
                REQUIRE(listed[at] == round.reasons.why_not(person, better[at]));
        }
    }
    CHECK(wanted > support::repeats(5'000));
}

}  // namespace

TEST_CASE("deferred acceptance: the cut-off is the last who got the seat, and outranks the person", "[matching]") {
    for_each_wish(Mechanism::deferred_acceptance, 11, [](const Round& round, const Reason& reason) {
        const auto holders = support::holders_of(round.outcome.seat_of, reason.seat);
        const auto came = [&](std::int32_t person) { return round.market.current[support::at(person)] != reason.seat; };
        const bool closed = round.market.seats[support::at(reason.seat)].slots == 0;
        REQUIRE(reason.kind == Kind::outranked);
        REQUIRE(reason.rank == round.rank(reason.person, reason.seat));
        if (closed) {
            REQUIRE(reason.holder == -1);
            return;
        }
        REQUIRE(support::contains(holders, reason.holder));
        REQUIRE(reason.holder_rank == round.rank(reason.holder, reason.seat));
        REQUIRE(reason.by_right == !came(reason.holder));
        if (!reason.by_right) REQUIRE(reason.holder_rank < reason.rank);
        for (const std::int32_t holder : holders)
            REQUIRE((holder == reason.holder || came(holder) < came(reason.holder) ||
                     (came(holder) == came(reason.holder) && round.rank(holder, reason.seat) < reason.holder_rank)));
    });
}

TEST_CASE("top trading cycles: the round and the exchange in which the last slot went", "[matching]") {
    for_each_wish(Mechanism::top_trading_cycles, 19, [](const Round& round, const Reason& reason) {
        const support::TradeRounds rounds = support::TradeReference(round.market, false).run();
        REQUIRE(reason.kind == Kind::taken);
        const auto holders = support::holders_of(rounds.seats, reason.seat);
        std::int32_t latest = 0;
        for (const std::int32_t holder : holders) latest = std::max(latest, rounds.round[support::at(holder)]);
        REQUIRE(reason.round == latest);
        if (holders.empty()) {
            REQUIRE(reason.cycle.empty());
            return;
        }
        // Before the person settled.
        REQUIRE(reason.round < rounds.round[support::at(reason.person)]);
        const auto taker = std::ranges::find_if(
            holders, [&](std::int32_t holder) { return rounds.round[support::at(holder)] == latest; });
        auto members = reason.cycle;
        std::ranges::sort(members);
        REQUIRE(members == rounds.circle[support::at(*taker)]);
    });
}

TEST_CASE("block exchange: the incumbent who outranks, or those below who settled otherwise", "[matching]") {
    int outranked = 0;
    int no_exchange = 0;
    for_each_wish(Mechanism::block_exchange, 23, [&](const Round& round, const Reason& reason) {
        std::vector<std::int32_t> above;
        std::vector<std::int32_t> below;
        for (const std::int32_t person : round.lists.accepts[support::at(reason.seat)])
            if (round.market.current[support::at(person)] == reason.seat)
                (round.lists.ranks_above(reason.seat, reason.person, person) ? below : above).push_back(person);
        const auto incumbents = static_cast<std::int32_t>(above.size() + below.size());
        const bool has_free_slot = incumbents < round.market.seats[support::at(reason.seat)].slots;
        REQUIRE(reason.rank == round.rank(reason.person, reason.seat));
        REQUIRE(reason.holder == (above.empty() ? -1 : above.back()));
        if (reason.holder >= 0) {
            REQUIRE(reason.holder_rank == round.rank(reason.holder, reason.seat));
            REQUIRE(reason.holder_rank < reason.rank);
        }
        const bool was_open = has_free_slot || !below.empty();
        REQUIRE(reason.kind == (was_open ? Kind::no_exchange : Kind::outranked));
        (was_open ? no_exchange : outranked) += 1;
        if (below.empty()) {
            REQUIRE(reason.cycle.empty());
            return;
        }
        // Nobody below is there to be replaced: the circle of the highest of them is shown, without the person.
        REQUIRE(support::contains(reason.cycle, below.front()));
        REQUIRE_FALSE(support::contains(reason.cycle, reason.person));
        auto members = reason.cycle;
        std::ranges::sort(members);
        REQUIRE(members == support::TradeReference(round.market, true).run().circle[support::at(below.front())]);
    });
    CHECK(outranked > support::repeats(1'000));
    CHECK(no_exchange > support::repeats(1'000));
}

TEST_CASE("outcomes and reasons are the same on every machine", "[matching]") {
    std::string all;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        support::Random random(seed * 15'485'863);
        const Market market = *build_market(support::random_wish_draft(random, {.people = 9, .seats = 6}));
        for (const Mechanism mechanism :
             {Mechanism::deferred_acceptance, Mechanism::top_trading_cycles, Mechanism::block_exchange}) {
            const Matching outcome = *run_mechanism(market, mechanism);
            all += write_matching(market, outcome, *Reasons::create(market, outcome));
        }
    }
    CHECK(base::sha256_hex(all) == "374d6b284aeafc276ba7e6f7d07e03758729b9325128734229254c02e36b636b");
}
