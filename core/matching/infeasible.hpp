// infeasible.hpp: why a market has no plan, in words: `matching.people_cannot_be_placed`, `matching.person_has_no_seat`
// or `matching.floor_unreachable`, with a smallest clash (clash.hpp).
#pragma once

#include <optional>

#include "core/matching/augmentation.hpp"
#include "core/matching/clash.hpp"

namespace matching {

/// After `insert(person)` failed: the seats within reach are full, and everyone on them is limited to them too.
[[nodiscard]] base::Error people_error(const Market& market, const Augmentation& state, std::int32_t person);

/// After everyone was placed: nothing if each floor holds, else floors that cannot all be met.
[[nodiscard]] std::optional<base::Error> floors_error(const Market& market, const Problem& problem,
                                                      const Augmentation& state);

[[nodiscard]] base::Error people_clash(const Market& market, Clash clash);
/// The same where ceilings of units leave fewer places than the seats have: one fewer than people.
[[nodiscard]] base::Error unit_people_clash(const Market& market, Clash clash);
[[nodiscard]] base::Error floors_clash(const Market& market, Clash clash);

}  // namespace matching
