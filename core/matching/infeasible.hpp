// infeasible.hpp: why a market has no plan, as people and seats.
//
// Source    Hall's condition: people limited to seats with fewer slots than people, or floors above the number of
//           people who may take the seats.
#pragma once

#include <optional>

#include "core/matching/augmentation.hpp"

namespace matching {

/// After `insert(person)` failed: the seats within reach are full, and everyone on them is limited to them too.
[[nodiscard]] base::Error people_error(const Market& market, const Augmentation& state, std::int32_t person);

/// After everyone was placed: nothing if each floor holds, else the seats whose floors cannot all be met.
[[nodiscard]] std::optional<base::Error> floors_error(const Market& market, const Problem& problem,
                                                      const Augmentation& state);

/// These people are limited to these seats, which have fewer slots.
[[nodiscard]] base::Error people_clash(const Market& market, std::vector<std::int32_t> people,
                                       std::vector<std::int32_t> seats);
/// The floors of these seats need more people than qualify for any of them.
[[nodiscard]] base::Error floors_clash(const Market& market, std::vector<std::int32_t> seats, std::int64_t qualified);

}  // namespace matching
