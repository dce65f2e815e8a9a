// sensitivity.hpp: how far a weight may move before the order of two scores turns.
//
// Problem   A panel asks whether the winner would have lost under slightly other weights.
// Result    For each part the least and the greatest weight, in points, at which the first is not behind the second
//           while every other weight stays. Exact: before rounding a score is the sum of weight times share, linear in
//           each weight, so the order holds on one interval and turns outside it.
// Rounding  A published score rounds every part down, so two that lie within k_parts points of each other may be
//           published in another order than their exact sums have.
#pragma once

#include <optional>

#include "core/scoring/scorer.hpp"

namespace scoring {

struct WeightRange {
    std::int32_t weight = 0;           // as it is, within [least, most]
    std::int64_t least = 0;
    std::optional<std::int64_t> most;  // none: the order stays however great the weight
    bool operator==(const WeightRange&) const = default;
    /// Whether any weight of the part turns the order, and which bound it crosses then.
    [[nodiscard]] bool can_turn() const { return most || least > 0; }
    [[nodiscard]] std::int64_t bound() const { return most.value_or(least); }
};

using WeightRanges = std::array<WeightRange, k_parts>;  // by PartKind

/// Nullopt if the first is behind the second by the exact sums. Both of one scorer.
[[nodiscard]] std::optional<WeightRanges> order_ranges(const Breakdown& first, const Breakdown& second);

/// Two scores of one scorer in their order by the exact sums; as given where they are equal.
struct ScoreOrder {
    bool is_swapped = false;  // the second is ahead of the first
    WeightRanges ranges{};
};
[[nodiscard]] ScoreOrder order_of(const Breakdown& one, const Breakdown& two);

}  // namespace scoring
