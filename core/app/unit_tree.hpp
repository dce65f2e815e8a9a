// unit_tree.hpp: the units as they stand under each other, now or on a past day, with people and need.
//
// Result    Units in the order of a printed chart: each followed by those below it, siblings by name. A unit whose parent is
//           not there is at the top; units in a circle stand at the top too, after the others. Now the closed ones are among
//           them and say so; of a past day only those that were there, under the names and parents of that day.
// Cost      O(units log units + people).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/app/past_list.hpp"
#include "core/records/seating.hpp"

namespace app {

/// Of positions; nothing of a past day.
struct UnitSeats {
    std::int64_t need = records::k_unknown_count;  // where known
    std::int64_t seated = 0;                       // people on those positions
    std::int64_t vacant = 0;                       // seats that nobody fills, position by position
};

struct TreeUnit {
    std::uint32_t row = 0;                        // of the unit table
    int depth = 0;
    std::string name;
    bool is_closed = false;
    std::int64_t people = 0;                      // in the unit itself
    std::int64_t people_below = 0;                // in it and in all below
    UnitSeats own;                                // in the unit itself
    UnitSeats all;                                // in it and in all below
};

[[nodiscard]] std::vector<TreeUnit> unit_tree(const records::Registry& registry, base::Day today);
/// `people` is of that day, all read.
[[nodiscard]] std::vector<TreeUnit> unit_tree_as_of(const records::Registry& registry, base::Day day, const PastList& people);

}  // namespace app
