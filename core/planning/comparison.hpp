// comparison.hpp: two plans of one round side by side.
//
// Problem   A panel chooses between plans: another mechanism, other weights, fewer moves. It asks who would sit
//           elsewhere, and who is better and worse off than today.
// Result    Exact counts and the people whom the plans place differently. People and seats are found by their names, so
//           that plans made from different records compare as well.
// Cost      One pass over the people of both plans.
#pragma once

#include "core/planning/plan.hpp"

namespace planning {

/// Against today. Fit is by the plan's own weights.
struct Standing {
    std::int64_t people_better = 0;
    std::int64_t people_worse = 0;
    std::int64_t units_better = 0;
    std::int64_t units_worse = 0;
    bool operator==(const Standing&) const = default;
};
[[nodiscard]] Standing standing(const Plan& plan);

/// Somebody who is in both plans, on different seats.
struct Difference {
    std::int32_t person = 0;  // of the second plan
    std::int32_t first_seat = matching::k_unplaced;
    std::int32_t second_seat = matching::k_unplaced;
    bool operator==(const Difference&) const = default;
};
/// By employee number.
[[nodiscard]] std::vector<Difference> differences(const Plan& first, const Plan& second);

}  // namespace planning
