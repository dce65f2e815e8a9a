#include <catch_amalgamated.hpp>
#include <map>

#include "core/base/json.hpp"
#include "core/matching/format_json.hpp"
#include "core/matching/mechanism.hpp"
#include "core/matching/verify.hpp"

using namespace matching;

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc23-extensions"
constexpr char k_cases[] = {
#embed "../../support/data/matching/cases.json"
};
#pragma clang diagnostic pop

namespace {

std::vector<base::Json> read_cases() {
    const auto json = base::parse_json(std::string_view(k_cases, sizeof k_cases));
    REQUIRE(json);
    return json->at("cases").get<std::vector<base::Json>>();
}

std::vector<std::int64_t> sorted_scores(const Market& market, const Matching& plan) {
    std::vector<std::int64_t> scores;
    for (std::int32_t person = 0; person < market.people_count(); ++person)
        scores.push_back(*market.score(person, plan.seat_of[static_cast<std::size_t>(person)]));
    std::ranges::sort(scores);
    return scores;
}

void check_fair(const base::Json& known, const Market& market) {
    const auto least_best = solve_optimal(market, {.fairness = Fairness::max_min});
    const auto leximin = solve_optimal(market, {.fairness = Fairness::leximin});
    REQUIRE((least_best && leximin));
    CHECK(sorted_scores(market, *least_best).front() == known.at("max_min_least").get<std::int64_t>());
    CHECK(least_best->objective == known.at("max_min_objective").get<std::int64_t>());
    CHECK(base::Json(sorted_scores(market, *leximin)) == known.at("leximin_scores"));
    CHECK((verify(market, *least_best) && verify(market, *leximin)));
}

void check_optimal(const base::Json& known, const Market& market, const Matching& plan) {
    CHECK(plan.objective == known.at("objective").get<std::int64_t>());
    auto explainer = Explainer::create(market, plan);
    REQUIRE(explainer);
    const base::Json written = matching_to_json(market, plan, &*explainer);
    for (const char* member : {"missing", "if_forbidden", "if_seat_removed", "if_person_leaves"})
        if (known.contains(member)) CHECK(written.at(member) == known.at(member));
    if (known.contains("leximin_scores")) check_fair(known, market);
    if (!known.contains("objective_by_max_moves")) return;
    for (std::size_t limit = 0; limit < known.at("objective_by_max_moves").size(); ++limit) {
        INFO("at most " << limit << " moves");
        const auto limited = solve_optimal(market, {.max_moves = static_cast<std::int64_t>(limit)});
        REQUIRE(limited);
        CHECK(limited->objective == known.at("objective_by_max_moves")[limit].get<std::int64_t>());
        CHECK(verify(market, *limited));
        CHECK((limited->certificate.gap > 0) == (limit == 2 || limit == 3));
    }
}

}  // namespace

TEST_CASE("published and constructed cases have their known answers", "[matching]") {
    const auto cases = read_cases();
    std::map<std::string, int> passed;
    for (const base::Json& known : cases) {
        INFO(known.at("name").get<std::string>());
        const auto mechanism = find_mechanism(known.at("mechanism").get<std::string>());
        REQUIRE(mechanism);
        const auto market = market_from_json(known.at("market"));
        REQUIRE(market);
        const auto plan = run_mechanism(*market, *mechanism);
        REQUIRE(plan);
        CHECK(verify(*market, *plan));
        if (*mechanism == Mechanism::optimal) check_optimal(known, *market, *plan);
        else REQUIRE(known.contains("expected"));
        if (known.contains("expected"))
            CHECK(matching_to_json(*market, *plan).at("assignment") == known.at("expected"));
        ++passed[known.at("mechanism").get<std::string>()];
    }
    CHECK(passed == std::map<std::string, int>{
                        {"optimal", 8}, {"deferred-acceptance", 13}, {"top-trading-cycles", 6}, {"block-exchange", 1}});
}
