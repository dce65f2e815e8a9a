// what_if_plan.hpp: a changed network as a market and a plan again, and the market's people solved anew.
#pragma once

#include <functional>
#include <memory>

#include "core/matching/residual.hpp"

namespace matching {

/// The plan must be optimal with a gap of 0 and fit (`fits_options`).
[[nodiscard]] std::unique_ptr<Residual> network_of(const Market& market, const Matching& plan);
/// The same, with staying and remaining unplaced as homes.
[[nodiscard]] std::unique_ptr<Residual> network_with_homes(const Market& market, const Matching& plan);
/// Whether scores and the price per move fit the form of an option.
[[nodiscard]] bool fits_options(const Market& market, const Matching& plan);

/// The new score of a pair, from the person, the seat and the old score.
using Rescore = std::function<std::int64_t(std::int32_t, std::int32_t, std::int64_t)>;
/// The same rows and limits with new scores, solved from nothing. `matching.score_range`, `matching.too_large`.
[[nodiscard]] base::Result<std::unique_ptr<Residual>> network_with_scores(const Market& frame, const Residual& network,
                                                                          std::int64_t move_price,
                                                                          const Rescore& rescore);

/// Why a change leaves no plan. `frame` gives names, and limits as wanted, like the network; `seatless` has no seat yet
/// (-1: everyone has).
[[nodiscard]] base::Error clash_of(const Market& frame, const Residual& network, std::int32_t seatless);

/// `frame` gives everything but pairs, limits and who may stay.
[[nodiscard]] Market market_of(const Market& frame, const Residual& network, std::int64_t move_price);
/// In terms of `market`, as made by `market_of`.
[[nodiscard]] Matching plan_of(const Market& market, const Residual& network, std::int64_t move_price);

}  // namespace matching
