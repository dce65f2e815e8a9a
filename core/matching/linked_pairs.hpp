// linked_pairs.hpp: two people who should work in the same place, as points for the plan that brings them together.
//
// Problem   A wife and a husband want to serve in one district. No prices can prove such a plan, because the points of
//           a pair depend on both of them.
// Result    The greatest sum of scores and of the points of all pairs whose seats lie in one place, found by trying
//           for each pair each place and apart; the best sum without the condition, plus all points still open, bounds
//           each branch. `bound` is what no plan exceeds; equal to the sum where the search was exhausted. The plan is
//           stated with the certificate of the plan without pairs: its gap is what the pairs cost in scores.
//           Where the pairs gain nothing, the plan is that of optimal.hpp; otherwise ties are broken the same way
//           everywhere, but not by wishes and moves.
// Cost      For each branch two repairs (what_if.hpp) a place: 20 pairs at 3,000 people take about 30 ms. The
//           more of them contend for the same seats, the longer.
// Failure   `matching.links_many` for more than 1,000 pairs; those of optimal.hpp.
// Source    Branch and bound.
#pragma once

#include "core/matching/matching.hpp"

namespace matching {

/// `search_work`: how long to search, in repairs. The plan and its bound depend on it only where it ends the search.
[[nodiscard]] base::Result<Matching> solve_with_links(const Market& market, std::int64_t search_work = 40'000);

}  // namespace matching
