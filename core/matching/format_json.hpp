// format_json.hpp: the formats of format.hpp as JSON values, for files that contain a market or a matching.
#pragma once

#include "core/base/json.hpp"
#include "core/matching/format.hpp"

namespace matching {

/// `place` is put before every place of an error: "market." gives `market.scores[3]`.
[[nodiscard]] base::Result<Market> market_from_json(const base::Json& json, const std::string& place = {});
[[nodiscard]] base::Json market_to_json(const Market& market);
[[nodiscard]] base::Result<Matching> matching_from_json(const base::Json& json, const Market& market,
                                                        const std::string& place = {});
[[nodiscard]] base::Json matching_to_json(const Market& market, const Matching& matching,
                                          Explainer* explainer = nullptr);
[[nodiscard]] base::Json reason_to_json(const Market& market, const Reason& reason);
[[nodiscard]] base::Json reasons_to_json(const Market& market, const Reasons& reasons);

}  // namespace matching
