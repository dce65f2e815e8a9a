// random_conditions.hpp: a random market with limits on nested units, or with pairs of people who want to meet.
#pragma once

#include "tests/support/matching/random_market.hpp"

namespace support {

inline matching::Market with_units(Random& random, matching::Market market) {
    const std::int32_t count = random.between(0, 5);
    for (std::int32_t unit = 0; unit < count; ++unit) {
        const std::int32_t ceiling = random.chance(60) ? random.between(0, 4) : 1'000;
        const std::int32_t floor = random.chance(40) ? random.between(0, std::min(ceiling, 3)) : 0;
        market.units.push_back({random.between(-1, unit - 1), floor, ceiling});
    }
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat)
        market.unit_of_seat.push_back(random.between(-1, count - 1));
    return market;
}

/// For two people or more.
inline matching::Market with_links(Random& random, matching::Market market) {
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat)
        market.place_of_seat.push_back(random.between(matching::k_no_place, 2));
    const std::int32_t count = random.between(0, 3);
    for (std::int32_t at = 0; at < count; ++at) {
        const std::int32_t first = random.between(0, market.people_count() - 2);
        const std::int32_t second = random.between(first + 1, market.people_count() - 1);
        const std::int64_t points = random.between(0, 60);
        if (std::ranges::none_of(market.links,
                                 [&](const auto& link) { return link.first == first && link.second == second; }))
            market.links.push_back({first, second, points});
    }
    return market;
}

}  // namespace support
