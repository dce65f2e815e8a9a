// problem.hpp: the solver's own form of a market: options by ascending cost, everyone must take one.
//
// Problem   A search looks at the cheapest few options of a row and rarely at the rest, so ordering whole rows is
//           waste.
// Result    Rows ordered as far as they have been asked for. A person's home (staying, or a newcomer's freedom to
//           remain unplaced) stands apart from the row: it alone is free of the price per move, so that a changed price
//           keeps every order.
//           A full matrix is not copied: its rows are read as they are asked for, so that the options of the cheapest
//           cells alone take memory. `row_start` then moves as a row grows.
// Cost      8 bytes an option.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/matching/market.hpp"

namespace matching {

/// In place of a home: the person must take an option of the row.
inline constexpr std::int32_t k_no_home = -2;

/// Of costs.
struct CostRange {
    std::int32_t least = 0;
    std::int32_t most = 0;
    void include(std::span<const std::int32_t> costs);
};

enum class Restriction : std::uint8_t { none, stays, moves };

struct Problem {
    std::vector<std::size_t> row_start;
    std::vector<std::uint64_t> options;
    /// Costs of every person and seat, or empty.
    std::span<const std::int32_t> matrix;
    /// No option costs less or more, where somebody has looked already.
    std::optional<CostRange> known_range;
    /// Options of a row are in order up to here.
    std::vector<std::size_t> ordered_end;
    /// A seat, `k_unplaced` or `k_no_home`.
    std::vector<std::int32_t> home;
    std::vector<std::int32_t> home_cost;
    std::vector<Seat> limits;
    /// Empty, or one for each person.
    std::vector<Restriction> restrictions;
    std::int64_t move_price = 0;

    [[nodiscard]] std::int32_t people_count() const { return static_cast<std::int32_t>(home.size()); }
    [[nodiscard]] std::int32_t seat_count() const { return static_cast<std::int32_t>(limits.size()); }
    [[nodiscard]] bool may_use_row(std::int32_t person) const {
        return restrictions.empty() || restrictions[static_cast<std::size_t>(person)] != Restriction::stays;
    }
    [[nodiscard]] bool may_use_home(std::int32_t person) const {
        return restrictions.empty() || restrictions[static_cast<std::size_t>(person)] != Restriction::moves;
    }
    /// The options of one person more, the cheapest few in order, none where many cost the same. The range takes in the
    /// costs.
    void add_row(std::span<const std::int32_t> costs, std::span<const std::int32_t> seats, CostRange& range);
    /// Orders some more options of the row, twice as many each time; false when there are no more.
    bool order_more(std::int32_t person);
    /// All pairs, ordered or not.
    [[nodiscard]] std::int64_t pair_count() const {
        return static_cast<std::int64_t>(matrix.empty() ? options.size() : matrix.size());
    }
    /// The greatest minus the least cost of any option, the price per move included; at least 1.
    [[nodiscard]] std::int64_t cost_range() const;
};

/// Ascending cost, then ascending seat.
[[nodiscard]] constexpr std::uint64_t make_option(std::int32_t cost, std::int32_t seat) {
    return (std::uint64_t{static_cast<std::uint32_t>(cost) ^ 0x8000'0000U} << 32) | static_cast<std::uint32_t>(seat);
}
[[nodiscard]] constexpr std::int32_t option_cost(std::uint64_t option) {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(option >> 32) ^ 0x8000'0000U);
}
[[nodiscard]] constexpr std::int32_t option_seat(std::uint64_t option) {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(option));
}

/// Cost is the negative score.
[[nodiscard]] Problem make_problem(const Market& market);

}  // namespace matching
