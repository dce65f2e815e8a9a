// must_fill.hpp: which vacancies on must-fill seats can be filled at all.
//
// Problem   A floor that cannot be met leaves the solver without any plan; dropping too many leaves seats empty that
//           somebody could have taken.
// Result    The greatest number of slots that can be filled at once while everybody is placed and all other floors
//           hold. Which people fill them is left to the solver.
// Cost      A breadth-first search over the pairs for each slot.
// Source    Augmenting paths (Berge 1957); the sets of slots that can be filled together form a matroid, so taking them
//           one by one reaches the greatest number.
#pragma once

#include <cstdint>
#include <vector>

#include "core/matching/market.hpp"

namespace planning {

/// One entry for each slot to fill, by ascending seat; a slot that no chain of moves can fill is left out. Raising the
/// floors of the seats by any first part of the answer keeps the market solvable. `wanted` are seats with free slots;
/// everybody in the market holds a seat and may stay.
[[nodiscard]] std::vector<std::int32_t> reachable_slots(const matching::Market& market,
                                                        const std::vector<std::int32_t>& wanted);

}  // namespace planning
