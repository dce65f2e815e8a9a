// preferences.hpp: what the mechanisms of wishes and rankings start from: complete lists on both sides.
//
// Problem   A market states wishes and rankings only where they differ from the scores.
// Result    For each person the seats liked better than today's, best first, then today's seat. Without wishes these
//           are the scored seats, best score first, ties by lowest seat; a list that omits today's seat has it last.
//           Every wish carries the person's standing with that seat: the place in the seat's ranking or, without one,
//           by score, ties by lowest person, people without a score last. A ranking is complete: who is not on it may
//           not come, only an incumbent may stay, as the last. Scores count nowhere else.
// Cost      One pass over the wishes, 16 bytes each.
// Failure   These mechanisms rest on the right to stay. `matching.mechanism_must_leave` names a person who may not,
//           `matching.mechanism_over_slots` a seat with more incumbents than slots.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/matching/matching.hpp"

namespace matching {

/// Lower is better. Comparable between people at the same seat, never between seats.
using Standing = std::uint64_t;

struct Wish {
    std::int32_t seat = 0;
    Standing standing = 0;
};

struct Preferences {
    std::vector<std::size_t> start;
    std::vector<Wish> wishes;
    /// Incumbents by seat, best standing first.
    std::vector<std::vector<std::int32_t>> incumbents;

    [[nodiscard]] std::span<const Wish> of(std::int32_t person) const {
        const auto row = static_cast<std::size_t>(person);
        return std::span(wishes).subspan(start[row], start[row + 1] - start[row]);
    }
    /// Of an incumbent with the own seat, which ends the list.
    [[nodiscard]] Standing home_standing(std::int32_t incumbent) const { return of(incumbent).back().standing; }
};

[[nodiscard]] base::Result<Preferences> complete_preferences(const Market& market, Mechanism mechanism);

/// The people of each seat in its order, as far as they are asked for: those it ranks or, without a ranking, has a
/// score for, then everybody else by lowest index. Borrows the market.
class SeatOrders {
public:
    /// `counts`: one flag a person; the others are passed over.
    SeatOrders(const Market& market, std::vector<std::uint8_t> counts);

    /// The first who has not left, and the latest of the rounds in which those before left. People never come back, so
    /// nobody is looked at twice. Somebody must remain.
    struct First {
        std::int32_t person;
        std::int32_t since;
    };
    [[nodiscard]] First first_remaining(std::int32_t seat, std::span<const std::int32_t> left_in_round);

private:
    void order(std::int32_t seat);

    const Market& market_;
    std::vector<std::uint8_t> counts_;
    std::vector<std::size_t> column_start_;
    std::vector<std::int32_t> column_;  // scored people by seat
    struct Cursor {
        std::size_t next = 0;
        std::int32_t since = 0;
        bool ordered = false;
    };
    std::vector<Cursor> cursors_;
    std::int32_t lowest_ = 0;
    std::int32_t lowest_since_ = 0;
};

}  // namespace matching
