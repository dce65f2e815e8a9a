#include <catch_amalgamated.hpp>

#include "core/base/json.hpp"
#include "core/base/sha256.hpp"
#include "core/matching/format_json.hpp"
#include "core/matching/optimal.hpp"
#include "core/matching/verify.hpp"
#include "tests/support/matching/hungarian.hpp"
#include "tests/support/matching/random_market.hpp"
#include "tests/support/repeats.hpp"

using namespace matching;

namespace {

void shuffle(support::Random& random, base::Json& list) {
    for (std::size_t at = list.size(); at > 1; --at)
        std::swap(list[at - 1], list[static_cast<std::size_t>(random.between(0, static_cast<std::int32_t>(at) - 1))]);
}

}  // namespace

TEST_CASE("the plan does not depend on the order of the input", "[matching]") {
    for (std::uint64_t seed = 1; seed <= support::repeats(2'000); ++seed) {
        support::Random random(seed * 2'750'159);
        MarketDraft draft = support::random_draft(random, 8);
        for (std::size_t at = 0; at < draft.current.size(); ++at)
            draft.names.people.push_back("e" + std::to_string(at * 7 % 11) + "-" + std::to_string(at));
        for (std::size_t at = 0; at < draft.seats.size(); ++at)
            draft.names.seats.push_back("s" + std::to_string(at * 5 % 7) + "-" + std::to_string(at));
        base::Json json = market_to_json(*build_market(draft));
        const std::optional<std::int64_t> limit = random.chance(30) ? std::optional<std::int64_t>(2) : std::nullopt;
        INFO("seed " << seed << "\n" << json.dump());
        const auto market = market_from_json(json);
        REQUIRE(market);
        const auto plan = solve_optimal(*market, {.max_moves = limit});
        for (int round = 0; round < 3; ++round) {
            for (const char* list : {"people", "seats", "scores"}) shuffle(random, json[list]);
            const auto same = market_from_json(json);
            REQUIRE(same);
            REQUIRE(market_to_json(*same) == market_to_json(*market));
            const auto again = solve_optimal(*same, {.max_moves = limit});
            REQUIRE(again == plan);
            if (plan) REQUIRE(matching_to_json(*same, *again) == matching_to_json(*market, *plan));
        }
    }
}

TEST_CASE("plans, prices and explanations are the same on every machine", "[matching]") {
    std::string all;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        support::Random random(seed * 32'452'843);
        const Market market = *build_market(support::random_draft(random, 8));
        const auto plan =
            solve_optimal(market, {.max_moves = seed % 3 == 0 ? std::optional<std::int64_t>(2) : std::nullopt});
        if (!plan) {
            all += plan.error().code;
            for (const base::Arg& arg : plan.error().args) all += arg.value;
            continue;
        }
        auto explainer = Explainer::create(market, *plan);
        all += write_matching(market, *plan, explainer ? &*explainer : nullptr);
    }
    CHECK(base::sha256_hex(all) == "2852dcf7416e1c84f9ee22c3bf8ca79a5b3db8fd160c84ec981ab3f862d2e1c7");
}

TEST_CASE("300 people on 300 seats: the total of the textbook algorithm", "[matching]") {
    for (const std::int32_t highest : {3, 1'000, 100'000}) {
        support::Random random(static_cast<std::uint64_t>(highest));
        constexpr std::int32_t k_size = 300;
        MarketDraft draft;
        std::vector<std::vector<std::int64_t>> cost(k_size);
        draft.seats.assign(k_size, Seat{});
        for (std::int32_t person = 0; person < k_size; ++person) {
            draft.current.push_back(k_unplaced);
            for (std::int32_t seat = 0; seat < k_size; ++seat) {
                const std::int32_t score = random.between(0, highest);
                cost[static_cast<std::size_t>(person)].push_back(-score);
                draft.pairs.push_back({person, seat, score});
            }
        }
        const Market market = *build_market(std::move(draft));
        const auto plan = solve_optimal(market);
        REQUIRE(plan);
        INFO("scores up to " << highest);
        CHECK(plan->objective == -support::hungarian_minimum(cost));
        CHECK(verify(market, *plan));
    }
}

TEST_CASE("seats with several slots equal as many seats with one", "[matching]") {
    for (std::uint64_t seed = 1; seed <= support::repeats(60); ++seed) {
        support::Random random(seed);
        MarketDraft draft;
        std::vector<std::vector<std::int64_t>> cost;
        std::size_t slots = 0;
        for (std::int32_t seat = 0; seat < 12; ++seat) {
            draft.seats.push_back({random.between(1, 8), 0});
            slots += static_cast<std::size_t>(draft.seats.back().slots);
        }
        for (std::int32_t person = 0; person < static_cast<std::int32_t>(slots); ++person) {
            draft.current.push_back(k_unplaced);
            auto& row = cost.emplace_back();
            for (std::int32_t seat = 0; seat < 12; ++seat) {
                const std::int32_t score = random.between(0, 50);
                draft.pairs.push_back({person, seat, score});
                row.insert(row.end(), static_cast<std::size_t>(draft.seats[static_cast<std::size_t>(seat)].slots),
                           -score);
            }
        }
        const Market market = *build_market(std::move(draft));
        const auto plan = solve_optimal(market);
        REQUIRE(plan);
        INFO("seed " << seed);
        CHECK(plan->objective == -support::hungarian_minimum(cost));
        CHECK(verify(market, *plan));
    }
}
