// unit_order.hpp: units in an order where every unit stands directly before its descendants.
//
// Problem   A wish for an agency is met by a seat in any of its divisions; asking that of every seat must be two
//           comparisons.
// Result    For unit row u: its place, and the end of the run of places that its subtree fills. A unit whose parents
//           form a cycle (dirty data) stands alone.
#pragma once

#include <cstdint>
#include <vector>

#include "core/records/registry.hpp"

namespace scoring {

struct UnitRun {
    std::int32_t place = 0;
    std::int32_t end = 0;
};

[[nodiscard]] std::vector<UnitRun> unit_runs(const records::Registry& registry);

}  // namespace scoring
