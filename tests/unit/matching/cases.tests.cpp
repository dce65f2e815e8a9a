#include <catch_amalgamated.hpp>

#include "core/base/json.hpp"
#include "core/matching/format_json.hpp"
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

}  // namespace

TEST_CASE("published and constructed cases have their known answers", "[matching]") {
    const auto cases = read_cases();
    REQUIRE(cases.size() == 3);
    for (const base::Json& known : cases) {
        INFO(known.at("name").get<std::string>());
        const auto market = market_from_json(known.at("market"));
        REQUIRE(market);
        const auto plan = solve(*market, "optimal", std::nullopt);
        REQUIRE(plan);
        CHECK(plan->objective == known.at("objective").get<std::int64_t>());
        CHECK(verify(*market, *plan));
        auto explainer = Explainer::create(*market, *plan);
        REQUIRE(explainer);
        const base::Json written = matching_to_json(*market, *plan, &*explainer);
        for (const char* member : {"missing", "if_forbidden", "if_seat_removed", "if_person_leaves"})
            if (known.contains(member)) CHECK(written.at(member) == known.at(member));
        if (known.contains("expected")) CHECK(written.at("assignment") == known.at("expected"));
        if (!known.contains("objective_by_max_moves")) continue;
        for (std::size_t limit = 0; limit < known.at("objective_by_max_moves").size(); ++limit) {
            INFO("at most " << limit << " moves");
            const auto limited = solve(*market, "optimal", static_cast<std::int64_t>(limit));
            REQUIRE(limited);
            CHECK(limited->objective == known.at("objective_by_max_moves")[limit].get<std::int64_t>());
            CHECK(verify(*market, *limited));
            CHECK((limited->certificate.gap > 0) == (limit == 2 || limit == 3));
        }
    }
}
