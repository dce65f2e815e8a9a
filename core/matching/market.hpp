// market.hpp: who may take which seat, at which score.
//
// Problem   People hold seats or none; a seat has slots and perhaps a floor (the least number of people it must hold);
//           only the listed pairs are acceptable. Scores are integers. Units and linked pairs: conditions.hpp.
// Result    `build_market` turns unsorted pairs into compressed rows, checked once, so that no algorithm checks again.
//           People and seats are indices from 0. Where a rule says "lowest id", it means the lowest index: callers that
//           want a plan independent of input order number people and seats in the order of their ids (format.hpp does).
// Cost      12 bytes a pair while building, 8 afterwards; slots cost nothing, whatever their number.
// Failure   One error with its place: `matching.unknown_person`, `.unknown_seat`, `.duplicate_pair`, `.score_range`,
//           `.slots_range`, `.floor_range`, `.duplicate_wish`, `.duplicate_rank`, `.unit_range`, `.unknown_unit`,
//           `.link_range`, `.link_alone`, `.duplicate_link`, `.too_large`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/matching/conditions.hpp"

namespace matching {

/// In place of a seat: the person holds none.
inline constexpr std::int32_t k_unplaced = -1;

struct Seat {
    std::int32_t slots = 1;
    std::int32_t floor = 0;
    bool operator==(const Seat&) const = default;
};

struct ScoredPair {
    std::int32_t person = 0;
    std::int32_t seat = 0;
    std::int64_t score = 0;
};

/// Only for messages to people; may be empty, then "#3" stands for the fourth.
struct Names {
    std::vector<std::string> people;
    std::vector<std::string> seats;
    std::vector<std::string> units;
    std::vector<std::string> places;
};

/// One ordered list for each owner, best first; an owner without a list differs from one with an empty list.
using OrderedLists = std::vector<std::optional<std::vector<std::int32_t>>>;

/// What `build_market` starts from. `may_stay`, `wishes` and `ranks` may be empty: everyone may stay, nobody has a
/// list; `unit_of_seat` and `place_of_seat` too: no seat has one.
struct MarketDraft {
    std::vector<std::int32_t> current;
    std::vector<std::uint8_t> may_stay;
    std::vector<Seat> seats;
    std::vector<ScoredPair> pairs;
    OrderedLists wishes;
    OrderedLists ranks;
    std::vector<Unit> units;
    std::vector<std::int32_t> unit_of_seat;
    std::vector<Link> links;
    std::vector<std::int32_t> place_of_seat;
    Names names;
};

/// Made by `build_market` alone, read by everyone.
struct Market {
    std::vector<std::int32_t> current;
    std::vector<std::uint8_t> may_stay;
    std::vector<Seat> seats;
    /// The pairs of person i are [row_start[i], row_start[i + 1]), by ascending seat.
    std::vector<std::size_t> row_start;
    std::vector<std::int32_t> pair_seat;
    std::vector<std::int32_t> pair_score;
    OrderedLists wishes;
    OrderedLists ranks;
    std::vector<Unit> units;
    /// For each seat its unit or `k_no_unit`; or empty.
    std::vector<std::int32_t> unit_of_seat;
    std::vector<Link> links;
    /// For each seat its place or `k_no_place`; or empty.
    std::vector<std::int32_t> place_of_seat;
    Names names;

    [[nodiscard]] std::int32_t people_count() const { return static_cast<std::int32_t>(current.size()); }
    [[nodiscard]] std::int32_t seat_count() const { return static_cast<std::int32_t>(seats.size()); }
    [[nodiscard]] bool is_newcomer(std::int32_t person) const {
        return current[static_cast<std::size_t>(person)] == k_unplaced;
    }
    /// A person may end where the round began: an incumbent who may stay, or a newcomer, who may remain unplaced.
    [[nodiscard]] bool has_home(std::int32_t person) const {
        return is_newcomer(person) || may_stay[static_cast<std::size_t>(person)] != 0;
    }
    /// The score as listed, whether the pair is acceptable or not.
    [[nodiscard]] std::optional<std::int32_t> listed_score(std::int32_t person, std::int32_t seat) const;
    /// The score of an acceptable outcome: a listed pair, staying (0 if not listed), or unplaced (0, newcomers only).
    /// Nothing where the person may not end: not listed, or staying although `may_stay` is false.
    [[nodiscard]] std::optional<std::int32_t> score(std::int32_t person, std::int32_t seat) const;
    /// Every acceptable outcome of the person as `visit(seat, score)`: home, then the listed pairs by ascending seat.
    template <class Visit>
    void each_outcome(std::int32_t person, const Visit& visit) const {
        const auto row = static_cast<std::size_t>(person);
        if (has_home(person)) visit(current[row], *score(person, current[row]));
        for (std::size_t at = row_start[row]; at < row_start[row + 1]; ++at)
            if (pair_seat[at] != current[row]) visit(pair_seat[at], pair_score[at]);
    }
    /// The stated list of a person, or of a seat; nullptr: scores stand in for it.
    [[nodiscard]] const std::vector<std::int32_t>* wishes_of(std::int32_t person) const;
    [[nodiscard]] const std::vector<std::int32_t>* ranking_of(std::int32_t seat) const;
    /// Whether the person asked for the seat: it is among the wishes or, without any, has a score.
    [[nodiscard]] bool asks_for(std::int32_t person, std::int32_t seat) const;
    /// The place of a seat in the person's wishes, from 0; the length of the list when it is not on it; 0 without a
    /// list.
    [[nodiscard]] std::int32_t wish_rank(std::int32_t person, std::int32_t seat) const;
    /// The seat's unit or `k_no_unit`.
    [[nodiscard]] std::int32_t unit_of(std::int32_t seat) const {
        return seat == k_unplaced || unit_of_seat.empty() ? k_no_unit : unit_of_seat[static_cast<std::size_t>(seat)];
    }
    /// The seat's unit and all above it as `visit(unit)`; none for `k_unplaced`.
    template <class Visit>
    void each_unit_of(std::int32_t seat, const Visit& visit) const {
        for (std::int32_t unit = unit_of(seat); unit != k_no_unit; unit = units[static_cast<std::size_t>(unit)].parent)
            visit(static_cast<std::size_t>(unit));
    }
    /// The seat's place or `k_no_place`.
    [[nodiscard]] std::int32_t place_of(std::int32_t seat) const {
        return seat == k_unplaced || place_of_seat.empty() ? k_no_place : place_of_seat[static_cast<std::size_t>(seat)];
    }
    /// Whether the two have seats in one place, when everyone sits as given.
    [[nodiscard]] bool meet(const Link& link, const std::vector<std::int32_t>& seat_of) const;
    /// The points of all who meet.
    [[nodiscard]] std::int64_t link_points(const std::vector<std::int32_t>& seat_of) const;
    [[nodiscard]] std::string person_name(std::int32_t person) const;
    [[nodiscard]] std::string seat_name(std::int32_t seat) const;
    [[nodiscard]] std::string unit_name(std::int32_t unit) const;
    [[nodiscard]] std::string place_name(std::int32_t place) const;
};

[[nodiscard]] base::Result<Market> build_market(MarketDraft draft);

/// For what knows nothing of units and links: `matching.combination` if the market has any.
[[nodiscard]] base::Result<void> refuse_conditions(const Market& market, std::string_view with);

}  // namespace matching
