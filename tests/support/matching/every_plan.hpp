// every_plan.hpp: every plan of a small market, to compare with. Shares nothing with the solver.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/matching/market.hpp"

namespace support {

/// `visit(seats)` for every plan that keeps slots and floors, by the seats each person may take.
template <class Visit>
void each_plan(const matching::Market& market, const Visit& visit) {
    std::vector<std::int32_t> seats(market.current.size(), matching::k_unplaced);
    std::vector<std::int32_t> used(market.seats.size(), 0);
    const auto place = [&](const auto& self, std::int32_t person) -> void {
        if (person == market.people_count()) {
            for (std::size_t seat = 0; seat < used.size(); ++seat)
                if (used[seat] < market.seats[seat].floor) return;
            return visit(seats);
        }
        for (std::int32_t seat = matching::k_unplaced; seat < market.seat_count(); ++seat) {
            const auto at = static_cast<std::size_t>(seat);
            if (!market.score(person, seat) || (seat >= 0 && used[at] == market.seats[at].slots)) continue;
            if (seat >= 0) ++used[at];
            seats[static_cast<std::size_t>(person)] = seat;
            self(self, person + 1);
            if (seat >= 0) --used[at];
        }
    };
    place(place, 0);
}

/// The score of the seats; nothing unless they are a plan of the market.
[[nodiscard]] inline std::optional<std::int64_t> score_of(const matching::Market& market,
                                                          const std::vector<std::int32_t>& seats) {
    std::vector<std::int32_t> held(market.seats.size(), 0);
    std::int64_t score = 0;
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        const std::int32_t seat = seats[static_cast<std::size_t>(person)];
        const auto points = market.score(person, seat);
        if (!points) return std::nullopt;
        score += *points;
        if (seat >= 0) ++held[static_cast<std::size_t>(seat)];
    }
    for (std::size_t seat = 0; seat < held.size(); ++seat)
        if (held[seat] > market.seats[seat].slots || held[seat] < market.seats[seat].floor) return std::nullopt;
    return score;
}

[[nodiscard]] inline std::int64_t moves_of(const matching::Market& market, const std::vector<std::int32_t>& seats) {
    std::int64_t moves = 0;
    for (std::size_t person = 0; person < seats.size(); ++person) moves += seats[person] != market.current[person];
    return moves;
}

/// The greatest `value(seats)` of all plans; nothing if there is none, or if it is nothing for each.
template <class Value>
[[nodiscard]] std::optional<std::int64_t> best_value(const matching::Market& market, const Value& value) {
    std::optional<std::int64_t> best;
    each_plan(market, [&](const std::vector<std::int32_t>& seats) {
        if (const std::optional<std::int64_t> one = value(seats); one && (!best || *one > *best)) best = one;
    });
    return best;
}

}  // namespace support
