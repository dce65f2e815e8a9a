// verify_outcome.hpp: `verify` for the mechanisms of wishes and rankings.
//
// Result    Nothing, or the first broken condition: slots and floors, nobody on a seat they did not list or that does
//           not rank them, stated objective and moves, each guarantee of the mechanism (properties.hpp), all without
//           code of the mechanisms; then the mechanism is run again and must give the same seats, since guarantees
//           alone leave a choice.
// Failure   `matching.verify.*`, and those of mechanism.hpp.
#pragma once

#include "core/matching/matching.hpp"

namespace matching {

[[nodiscard]] base::Result<void> verify_outcome(const Market& market, const Matching& matching);

/// Whether the mechanism, run again with the same options, gives the same seats.
[[nodiscard]] base::Result<void> solve_again(const Market& market, const Matching& matching);

}  // namespace matching
