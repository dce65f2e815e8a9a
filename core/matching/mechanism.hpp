// mechanism.hpp: the ways to make a plan, by name.
//
// Result    `optimal` goes by scores alone (optimal.hpp). The other three go by wishes and rankings (preferences.hpp):
//             `deferred-acceptance`  fair but for the right to stay (deferred_acceptance.hpp),
//             `top-trading-cycles`   efficient for people (trading_cycles.hpp),
//             `block-exchange`       nobody and no seat ends worse than today (block_exchange.hpp).
//           None of them can place anybody against their wishes: a floor that the outcome does not meet, a person who
//           may not stay, and a limit on moves are refused.
// Failure   `matching.mechanism_unavailable`, `matching.max_moves_range`; with a mechanism other than `optimal`:
//           `matching.mechanism_max_moves`, `matching.mechanism_fairness`, `matching.mechanism_floor`,
//           `matching.combination` (units or links) and those of preferences.hpp; else those of optimal.hpp.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "core/matching/matching.hpp"
#include "core/matching/optimal.hpp"

namespace matching {

inline constexpr std::array k_mechanisms = {Mechanism::optimal, Mechanism::deferred_acceptance,
                                            Mechanism::top_trading_cycles, Mechanism::block_exchange};

[[nodiscard]] std::string_view mechanism_name(Mechanism mechanism);
/// Refuses an unknown name.
[[nodiscard]] base::Result<Mechanism> find_mechanism(std::string_view name);

[[nodiscard]] base::Result<Matching> run_mechanism(const Market& market, Mechanism mechanism,
                                                   const OptimalOptions& options = {});

}  // namespace matching
