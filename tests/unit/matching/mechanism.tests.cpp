#include "core/matching/mechanism.hpp"

#include <catch_amalgamated.hpp>

#include "core/base/json.hpp"
#include "core/matching/format.hpp"
#include "core/matching/verify.hpp"

using namespace matching;

namespace {

Market market_of(const std::string& people, const std::string& seats, const std::string& scores = "[]") {
    const auto market = read_market(R"({"format":"serasi-market/1","people":)" + people + R"(,"seats":)" + seats +
                                    R"(,"scores":)" + scores + "}");
    REQUIRE(market);
    return *market;
}

std::string seats_by(const Market& market, Mechanism mechanism) {
    const auto outcome = run_mechanism(market, mechanism);
    if (!outcome) return outcome.error().code;
    CHECK(verify(market, *outcome));
    std::string text;
    for (const std::int32_t seat : outcome->seat_of)
        text += (text.empty() ? "" : " ") + (seat == k_unplaced ? std::string("-") : market.seat_name(seat));
    return text;
}

constexpr std::array k_by_wishes = {Mechanism::deferred_acceptance, Mechanism::top_trading_cycles,
                                    Mechanism::block_exchange};

}  // namespace

TEST_CASE("without lists people go by score, and so do seats", "[matching]") {
    // b scores more on s than a does; a lower score than today's is no wish.
    const Market market = market_of(R"([{"id":"a"},{"id":"b"},{"id":"c","current":"t"}])", R"([{"id":"s"},{"id":"t"}])",
                                    R"([["a","s",5],["b","s",7],["b","t",9],["c","s",3],["c","t",4]])");
    CHECK(seats_by(market, Mechanism::deferred_acceptance) == "- s t");
    CHECK(seats_by(market, Mechanism::top_trading_cycles) == "- s t");
    CHECK(seats_by(market, Mechanism::block_exchange) == "- s t");
}

TEST_CASE("a list that omits today's seat has it last, an empty list stays", "[matching]") {
    const Market market =
        market_of(R"([{"id":"a","current":"s","prefers":["t"]},{"id":"b","current":"t","prefers":["s"]},
                      {"id":"c","current":"u","prefers":[]}])",
                  R"([{"id":"s"},{"id":"t"},{"id":"u"}])", R"([["c","s",9]])");
    CHECK(seats_by(market, Mechanism::deferred_acceptance) == "t s u");
    CHECK(seats_by(market, Mechanism::top_trading_cycles) == "t s u");
    CHECK(seats_by(market, Mechanism::block_exchange) == "s t u");  // by index, s ranks a above b
}

TEST_CASE("a free slot is filled from outside only where both sides must gain", "[matching]") {
    const std::string seats = R"([{"id":"s"},{"id":"t","ranks":["a","n"]}])";
    const Market alone = market_of(R"([{"id":"a","current":"s","prefers":["t"]}])", R"([{"id":"s"},{"id":"t"}])");
    CHECK(seats_by(alone, Mechanism::deferred_acceptance) == "t");
    CHECK(seats_by(alone, Mechanism::top_trading_cycles) == "t");
    CHECK(seats_by(alone, Mechanism::block_exchange) == "s");
    const Market followed = market_of(R"([{"id":"a","current":"s","prefers":["t"]},{"id":"n","prefers":["s"]}])",
                                      R"([{"id":"s","ranks":["n","a"]},{"id":"t","ranks":["a"]}])");
    CHECK(seats_by(followed, Mechanism::block_exchange) == "t s");
    const Market lower = market_of(R"([{"id":"a","current":"s","prefers":["t"]},{"id":"n","prefers":["s"]}])",
                                   R"([{"id":"s","ranks":["a","n"]},{"id":"t","ranks":["a"]}])");
    CHECK(seats_by(lower, Mechanism::block_exchange) == "s -");
}

TEST_CASE("who is not on a ranking may not come, but may stay", "[matching]") {
    const Market market = market_of(R"([{"id":"a","current":"s","prefers":["t","s"]},{"id":"b","prefers":["s"]}])",
                                    R"([{"id":"s","ranks":["b"]},{"id":"t","ranks":["b"]}])");
    for (const Mechanism mechanism : {Mechanism::deferred_acceptance, Mechanism::top_trading_cycles})
        CHECK(seats_by(market, mechanism) == "s -");
    CHECK(seats_by(market, Mechanism::block_exchange) == "s -");
}

TEST_CASE("what a mechanism of wishes cannot keep is refused by name", "[matching]") {
    const Market leaver =
        market_of(R"([{"id":"a","current":"s","may_stay":false,"prefers":["t"]}])", R"([{"id":"s"},{"id":"t"}])");
    const Market crowded = market_of(R"([{"id":"a","current":"s"},{"id":"b","current":"s"}])", R"([{"id":"s"}])");
    const Market empty = market_of(R"([{"id":"a"}])", R"([{"id":"s","must_fill":true}])");
    const Market deserted =
        market_of(R"([{"id":"a","current":"s","prefers":["t"]}])", R"([{"id":"s","floor":1},{"id":"t"}])");
    for (const Mechanism mechanism : k_by_wishes) {
        const std::string name(mechanism_name(mechanism));
        const auto refusal = [&](const Market& market, const OptimalOptions& options = {}) {
            const auto outcome = run_mechanism(market, mechanism, options);
            REQUIRE(!outcome);
            CHECK(outcome.error().args.front() == base::Arg{"mechanism", name});
            return outcome.error();
        };
        CHECK(refusal(leaver).code == "matching.mechanism_must_leave");
        CHECK(refusal(leaver).args.back() == base::Arg{"person", "a"});
        CHECK(refusal(crowded).code == "matching.mechanism_over_slots");
        CHECK(refusal(empty).code == "matching.mechanism_floor");
        CHECK(refusal(crowded, {.max_moves = 3}).code == "matching.mechanism_max_moves");
        CHECK(run_mechanism(crowded, mechanism, {.max_moves = -1}).error().code == "matching.max_moves_range");
        if (mechanism == Mechanism::block_exchange) CHECK(seats_by(deserted, mechanism) == "s");
        else
            CHECK(refusal(deserted).args ==
                  std::vector<base::Arg>{{"mechanism", name}, {"seat", "s"}, {"held", "0"}, {"floor", "1"}});
    }
}

TEST_CASE("an outcome reads back as itself, and states what it promises", "[matching]") {
    const Market market =
        market_of(R"([{"id":"a","current":"s","prefers":["t"]},{"id":"b","current":"t","prefers":["s"]}])",
                  R"([{"id":"s"},{"id":"t"}])");
    for (const Mechanism mechanism : k_by_wishes) {
        const Matching outcome = *run_mechanism(market, mechanism);
        const std::string text = write_matching(market, outcome, *Reasons::create(market, outcome));
        CHECK(read_matching(text, market) == outcome);
        const base::Json json = *base::parse_json(text);
        CHECK(json["mechanism"] == mechanism_name(mechanism));
        CHECK_FALSE(json.contains("certificate"));
        CHECK(json["properties"]["individually_rational"] == true);
        CHECK(json["guarantees"][0] == "individually_rational");
    }
    const Market wanted = market_of(R"([{"id":"a","current":"s","prefers":["t"]},{"id":"b","current":"t"}])",
                                    R"([{"id":"s"},{"id":"t"}])");
    const auto reason = [&](Mechanism mechanism) {
        const Matching outcome = *run_mechanism(wanted, mechanism);
        return base::parse_json(write_matching(wanted, outcome, *Reasons::create(wanted, outcome)))
            ->at("reasons")
            .dump();
    };
    CHECK(reason(Mechanism::deferred_acceptance) ==
          R"([{"by_right":true,"holder":"b","holder_rank":2,"person":"a","rank":1,"reason":"outranked","seat":"t"}])");
    CHECK(reason(Mechanism::top_trading_cycles) ==
          R"([{"cycle":["b"],"person":"a","reason":"taken","round":1,"seat":"t"}])");
    CHECK(reason(Mechanism::block_exchange) ==
          R"([{"cycle":["b"],"person":"a","rank":1,"reason":"no_exchange","seat":"t"}])");
}
