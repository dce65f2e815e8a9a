#include "core/matching/format.hpp"

#include "core/matching/format_json.hpp"
#include "core/matching/optimal.hpp"

namespace matching {

base::Result<Market> read_market(std::string_view text) {
    BASE_TRY(const base::Json json, base::parse_json(text));
    return market_from_json(json);
}

std::string write_market(const Market& market) { return base::to_text(market_to_json(market)); }

base::Result<Matching> read_matching(std::string_view text, const Market& market) {
    BASE_TRY(const base::Json json, base::parse_json(text));
    return matching_from_json(json, market);
}

std::string write_matching(const Market& market, const Matching& matching, Explainer* explainer) {
    return base::to_text(matching_to_json(market, matching, explainer));
}

base::Result<Matching> solve(const Market& market, std::string_view mechanism, std::optional<std::int64_t> max_moves) {
    if (mechanism != "optimal")
        return base::fail("matching.mechanism_unavailable", {}, {{"mechanism", std::string(mechanism)}});
    if (max_moves && *max_moves < 0)
        return base::fail("matching.max_moves_range", {}, {{"max_moves", std::to_string(*max_moves)}});
    return solve_optimal(market, {.max_moves = max_moves});
}

}  // namespace matching
