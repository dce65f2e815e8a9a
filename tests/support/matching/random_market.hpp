// random_market.hpp: small random markets with everything that makes them difficult.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "core/matching/market.hpp"

namespace support {

/// splitmix64; the same numbers on every machine.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    /// From `low` to `high`, both included.
    std::int32_t between(std::int32_t low, std::int32_t high) {
        return low + static_cast<std::int32_t>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool chance(std::int32_t percent) { return between(1, 100) <= percent; }

private:
    std::uint64_t state_;
};

/// Up to `max_people` people; unequal sides, several slots, closed seats, floors, newcomers, ties, negative scores,
/// people who must leave, wishes. Many have no plan at all.
inline matching::MarketDraft random_draft(Random& random, std::int32_t max_people) {
    matching::MarketDraft draft;
    const std::int32_t people = random.between(0, max_people);
    const std::int32_t seats = random.between(1, 7);
    const std::int32_t highest = random.chance(40) ? 3 : 100;
    const std::int32_t lowest = random.chance(20) ? -highest : 0;
    const std::int32_t density = random.between(15, 75);
    const bool wishes = random.chance(50);
    const bool floors = random.chance(50);
    for (std::int32_t seat = 0; seat < seats; ++seat) {
        const std::int32_t slots = random.chance(60) ? 1 : random.between(0, 3);
        draft.seats.push_back({slots, floors && random.chance(30) ? random.between(0, slots) : 0});
    }
    std::vector<std::int32_t> used(draft.seats.size(), 0);
    for (std::int32_t person = 0; person < people; ++person) {
        std::int32_t current = random.between(-1, seats - 1);
        if (current >= 0 &&
            used[static_cast<std::size_t>(current)] >= draft.seats[static_cast<std::size_t>(current)].slots &&
            random.chance(90))
            current = matching::k_unplaced;
        if (current >= 0) ++used[static_cast<std::size_t>(current)];
        draft.current.push_back(current);
        draft.may_stay.push_back(random.chance(90) ? 1 : 0);
        std::vector<std::int32_t> liked;
        for (std::int32_t seat = 0; seat < seats; ++seat) {
            if (random.chance(density)) draft.pairs.push_back({person, seat, random.between(lowest, highest)});
            if (random.chance(40)) liked.push_back(seat);
        }
        for (std::size_t at = liked.size(); at > 1; --at)
            std::swap(liked[at - 1],
                      liked[static_cast<std::size_t>(random.between(0, static_cast<std::int32_t>(at) - 1))]);
        if (wishes) draft.wishes.push_back(random.chance(80) ? std::optional(liked) : std::nullopt);
    }
    return draft;
}

/// For the report of a failing case.
inline std::string to_text(const matching::Market& market) {
    std::string text;
    for (std::size_t seat = 0; seat < market.seats.size(); ++seat)
        text += "seat " + std::to_string(seat) + " floor " + std::to_string(market.seats[seat].floor) + " slots " +
                std::to_string(market.seats[seat].slots) + "\n";
    for (std::size_t person = 0; person < market.current.size(); ++person) {
        text += "person " + std::to_string(person) + " current " + std::to_string(market.current[person]) +
                (market.may_stay[person] ? "" : " must leave") + ":";
        for (std::size_t at = market.row_start[person]; at < market.row_start[person + 1]; ++at)
            text += " " + std::to_string(market.pair_seat[at]) + "=" + std::to_string(market.pair_score[at]);
        text += "\n";
    }
    return text;
}

}  // namespace support
