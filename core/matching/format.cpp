#include "core/matching/format.hpp"

#include "core/matching/format_json.hpp"

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

std::string write_matching(const Market& market, const Matching& matching, const Reasons& reasons) {
    base::Json json = matching_to_json(market, matching);
    json["reasons"] = reasons_to_json(market, reasons);
    return base::to_text(json);
}

}  // namespace matching
