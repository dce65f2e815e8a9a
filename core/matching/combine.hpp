// combine.hpp: between a plan with few moves and one with many, the best mixture within a limit.
//
// Problem   A price per move yields plans on either side of a limit, rarely one exactly at it.
// Result    The two plans differ by chains and swaps that can be taken one by one; a knapsack over their moves picks
//           those that gain most within the limit. At least as good as `fewer`. Each mixture keeps all slots and
//           floors, because a seat's count stays between its counts in the two plans.
// Cost      Number of chains times number of moves; beyond 50 million the answer is `fewer`.
#pragma once

#include "core/matching/matching.hpp"

namespace matching {

/// `fewer` respects the limit. Answers the seats of the mixture.
[[nodiscard]] std::vector<std::int32_t> combine(const Market& market, const Matching& fewer, const Matching& more,
                                                std::int64_t max_moves);

/// Objective and moves of an assignment, without prices.
[[nodiscard]] Matching measure(const Market& market, std::vector<std::int32_t> seats);

}  // namespace matching
