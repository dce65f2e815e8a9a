// unit_limits.hpp: the best plan when units, and the units above them, need at least and allow at most so many people.
//
// Problem   A sub-district needs three nurses wherever they sit; an agency may not grow. Such limits nest like the
//           units.
// Result    The greatest score that keeps them, besides slots and floors of the seats, exactly: limits on a tree keep
//           the problem integral. Every unit has a price like a seat; `check_unit_plan` proves the optimum from the
//           inputs and the answer alone: for each acceptable pair, person + seat + all units above it >= score, and
//             sum(people) + sum over seats and units (most * max(price, 0) + least * min(price, 0)) = objective.
//           Ties are broken the same way everywhere, but not by wishes and moves. Moves have no price here.
// Cost      One bounded search a person: 0.3 s at 3,000 people, 570,000 pairs and 66 units. 16 bytes a pair.
// Failure   `matching.unit_people_clash` people, the seats to which they are limited, and how many places those and the
//           ceilings above leave; `matching.unit_floor_unreachable` a unit or seat and how many it can get beside the
//           other floors; `matching.unit_range` limits or a tree that cannot be; `matching.too_large`.
// Source    Minimum cost flow through the tree by shortest paths; a floor pays a premium larger than any chain of
//           scores.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/matching/matching.hpp"

namespace matching {

inline constexpr std::int32_t k_no_unit = -1;

struct Unit {
    /// Before the unit in the list, or none.
    std::int32_t parent = k_no_unit;
    std::int32_t floor = 0;
    std::int32_t ceiling = static_cast<std::int32_t>(k_value_limit);
    std::string name;
};

struct UnitLimits {
    std::vector<Unit> units;
    /// For each seat its unit, or none.
    std::vector<std::int32_t> unit_of_seat;
};

struct UnitPlan {
    /// The certificate holds without the units only where their prices are 0.
    Matching matching;
    std::vector<std::int64_t> unit_prices;
    bool operator==(const UnitPlan&) const = default;
};

[[nodiscard]] base::Result<UnitPlan> solve_with_units(const Market& market, const UnitLimits& limits);

/// Shares no code with the solver. `matching.verify.*`, with units named in place of seats.
[[nodiscard]] base::Result<void> check_unit_plan(const Market& market, const UnitLimits& limits, const UnitPlan& plan);

}  // namespace matching
