// what_if_clash.hpp: why a change leaves no plan, as people and seats.
//
// Result    The smallest clash in the sense that none of it can be left out: without any one of the people, or any one
// of
//           the floors, there is a plan.
// Source    The nodes that the failed search reached, or those that could have helped its target, are Hall's condition
//           violated by exactly one.
#pragma once

#include "core/matching/residual.hpp"

namespace matching {

/// After `route` towards `target` found nothing: for the person, or for a slot where `person` is -1. `frame` gives
/// names and limits.
[[nodiscard]] base::Error clash_of(const Market& frame, const Residual& network, std::int32_t person,
                                   std::int32_t target);

}  // namespace matching
