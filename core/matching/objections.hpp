// objections.hpp: who likes which seat better than the given one (internal to the checker).
//
// Result    Objections by person and by seat, each with what the seat thinks of it. A rank is lower for the better,
//           comparable within a seat: the place in the seat's ranking, or by score and index.
#pragma once

#include <span>
#include <vector>

#include "core/matching/market.hpp"

namespace matching {

using SeatRank = std::int64_t;

struct Objection {
    std::int32_t person = 0;
    std::int32_t seat = 0;
    /// The person likes the seat better than today's as well.
    bool was_there_before = false;
};

/// A person on a seat, with the seat's rank.
struct Occupant {
    SeatRank rank = 0;
    std::int32_t person = 0;
    bool operator<(const Occupant& other) const { return rank < other.rank; }
};

/// Whether the person likes `seat` less than today's seat.
[[nodiscard]] bool is_worse_than_today(const Market& market, std::int32_t person, std::int32_t seat);

/// By ascending seat; people the seat does not accept are not left out.
[[nodiscard]] std::vector<Objection> objections_by_seat(const Market& market, std::span<const std::int32_t> seat_of);

/// What one seat thinks of people. Keeps a table over all people between seats.
class SeatView {
public:
    explicit SeatView(const Market& market);
    void look_from(std::int32_t seat);
    [[nodiscard]] bool accepts(std::int32_t person) const;
    [[nodiscard]] SeatRank rank(std::int32_t person) const;

private:
    const Market& market_;
    std::int32_t seat_ = k_unplaced;
    bool has_ranking_ = false;
    std::vector<std::int32_t> place_, seen_from_;
};

}  // namespace matching
