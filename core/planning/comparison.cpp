#include "core/planning/comparison.hpp"

#include <algorithm>

namespace planning {

Standing standing(const Plan& plan) {
    Standing result;
    for (const Move& move : plan.moves) {
        result.people_better += move.score_after > move.score_before;
        result.people_worse += move.score_after < move.score_before;
    }
    for (const UnitBalance& unit : plan.units) {
        result.units_better += unit.fit_after > unit.fit_before;
        result.units_worse += unit.fit_after < unit.fit_before;
    }
    return result;
}

std::vector<Difference> differences(const Plan& first, const Plan& second) {
    const auto seat_name = [](const Plan& plan, std::int32_t seat) {
        return seat == matching::k_unplaced ? std::string_view() : std::string_view(plan.market.names.seats[static_cast<std::size_t>(seat)]);
    };
    const auto &ours = first.market.names.people, &theirs = second.market.names.people;
    std::vector<Difference> result;
    for (std::size_t i = 0, j = 0; i < ours.size() && j < theirs.size();) {
        if (ours[i] < theirs[j]) {
            ++i;
        } else if (theirs[j] < ours[i]) {
            ++j;
        } else {
            const std::int32_t before = first.matching.seat_of[i], after = second.matching.seat_of[j];
            if (seat_name(first, before) != seat_name(second, after))
                result.push_back({static_cast<std::int32_t>(j), before, after});
            ++i, ++j;
        }
    }
    return result;
}

}  // namespace planning
