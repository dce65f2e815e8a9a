// unit_limits.hpp: the best plan when units, and the units above them, need at least and allow at most so many people.
//
// Problem   A sub-district needs three nurses wherever they sit; an agency may not grow. Such limits nest like the
//           units.
// Result    The greatest score that keeps them, besides slots and floors of the seats, exactly: limits on a tree keep
//           the problem integral, and prices prove it (matching.hpp). Ties are broken the same way everywhere, but not
//           by wishes and moves.
// Cost      One bounded search a person: 0.3 s at 3,000 people, 570,000 pairs and 66 units. 16 bytes a pair.
// Failure   `matching.unit_people_clash` people, the seats to which they are limited, and how many places those and the
//           ceilings above leave; `matching.unit_floor_unreachable` a unit or seat and how many it can get beside the
//           other floors; `matching.too_large`.
// Source    Minimum cost flow through the tree by shortest paths; a floor pays a premium larger than any chain of
//           scores.
#pragma once

#include "core/matching/matching.hpp"

namespace matching {

[[nodiscard]] base::Result<Matching> solve_with_units(const Market& market);

}  // namespace matching
