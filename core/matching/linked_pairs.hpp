// linked_pairs.hpp: two people who should work in the same place, as points for the plan that brings them together.
//
// Problem   A wife and a husband want to serve in one district. No prices can prove such a plan, because the points of
//           a pair depend on both of them.
// Result    The greatest sum of scores and of the points of all pairs whose seats belong to one group, found by trying
//           for each pair each group and apart; the best sum without the condition, plus all points still open, bounds
//           each branch. `bound` is what no plan exceeds; equal to the sum where the search was exhausted. The plan is
//           stated with the certificate of the plan without pairs: its gap is what the pairs cost in scores.
//           Where the pairs gain nothing, the plan is `best` itself; otherwise ties are broken the same way everywhere,
//           but not by wishes and moves.
// Cost      For each branch two repairs (what_if.hpp) a group: 20 pairs at 3,000 people take about 30 ms. The
//           more of them contend for the same seats, the longer.
// Failure   `matching.what_if.gap` and `matching.frontier_needs_best`: the plan must be the proven optimum without a
//           limit. `matching.unknown_person`, `matching.unknown_seat`, `matching.score_range` for links that cannot be.
// Source    Branch and bound.
#pragma once

#include <cstdint>
#include <vector>

#include "core/matching/matching.hpp"

namespace matching {

struct LinkedPair {
    std::int32_t first = 0;
    std::int32_t second = 0;
    /// Not negative.
    std::int64_t points = 0;
};

struct Links {
    std::vector<LinkedPair> pairs;
    /// For each seat its group, or -1: no pair meets there.
    std::vector<std::int32_t> group_of_seat;
    /// How long to search, in repairs.
    std::int64_t search_work = 40'000;
};

struct LinkedPlan {
    Matching matching;
    /// Of the pairs that meet.
    std::int64_t points = 0;
    std::vector<std::uint8_t> meets;
    /// For scores and points together.
    std::int64_t bound = 0;
    bool operator==(const LinkedPlan&) const = default;
};

[[nodiscard]] base::Result<LinkedPlan> solve_with_links(const Market& market, const Matching& best, const Links& links);

}  // namespace matching
