// lowest_seats.hpp: of all plans that use the remaining options, the one that gives person 0 the lowest seat, then
// person 1.
//
// Cost      For each person with a choice, one walk over the people and seats that can still change; most people have
//           none.
#pragma once

#include <span>
#include <vector>

#include "core/matching/problem.hpp"

namespace matching {

/// `seats` is one feasible plan. Costs are ignored; being unplaced comes after every seat.
[[nodiscard]] std::vector<std::int32_t> lowest_seats(const Problem& problem, std::span<const std::int32_t> seats);

}  // namespace matching
