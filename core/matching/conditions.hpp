// conditions.hpp: what a market may ask for beside pairs, slots and floors.
//
// Problem   A sub-district needs three nurses wherever they sit; an agency may not grow. A wife and a husband want to
//           serve in one district.
// Result    `Unit`s form a tree: each holds, with all units below it, at least `floor` and at most `ceiling` people.
//           A `Link` gives a plan points if the seats of two people lie in one place. See unit_limits.hpp and
//           linked_pairs.hpp for what they make of a plan.
#pragma once

#include <cstdint>

namespace matching {

/// Scores lie between plus and minus this; slots, floors, ceilings and points of links between 0 and this.
inline constexpr std::int64_t k_value_limit = 1'000'000'000;
inline constexpr std::int32_t k_no_unit = -1;
/// No pair meets on such a seat.
inline constexpr std::int32_t k_no_place = -1;

struct Unit {
    /// Before the unit in the list, or none.
    std::int32_t parent = k_no_unit;
    std::int32_t floor = 0;
    std::int32_t ceiling = static_cast<std::int32_t>(k_value_limit);
};

struct Link {
    std::int32_t first = 0;
    std::int32_t second = 0;
    std::int64_t points = 0;
    bool operator==(const Link&) const = default;
};

}  // namespace matching
