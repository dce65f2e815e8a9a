#include "core/matching/matrix_paths.hpp"

#include <algorithm>

#include "core/matching/vector_loops.hpp"

namespace matching {

namespace {

constexpr std::int32_t k_settled = INT32_MIN;

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

/// Shortens distances along one row and answers the least that is left; a settled seat counts as infinitely far.
MATCHING_VECTOR_LOOPS std::int32_t shorten(const std::int32_t* cells, const std::int32_t* prices, std::size_t count,
                                           std::int32_t offset, std::int32_t person, std::int32_t* distances,
                                           std::int32_t* reached_by) {
    std::uint32_t least = INT32_MAX;
    for (std::size_t at = 0; at < count; ++at) {
        const std::int32_t through = cells[at] + prices[at] + offset;
        const std::int32_t before = distances[at];
        const bool is_shorter = through < before;
        const std::int32_t distance = is_shorter ? through : before;
        distances[at] = distance;
        reached_by[at] = is_shorter ? person : reached_by[at];
        const auto open = static_cast<std::uint32_t>(distance);
        least = open < least ? open : least;
    }
    return static_cast<std::int32_t>(least);
}

constexpr std::size_t k_block = 64;

MATCHING_VECTOR_LOOPS bool holds(const std::int32_t* values, std::int32_t wanted) {
    std::int32_t count = 0;
    for (std::size_t at = 0; at < k_block; ++at) count += values[at] == wanted ? 1 : 0;
    return count > 0;
}

}  // namespace

bool MatrixPaths::suits(const Problem& problem, std::span<const std::int64_t> prices) {
    // Prices in a full matrix differ by no more than costs do, and a distance adds two of each.
    constexpr std::int64_t k_limit = std::int64_t{1} << 27;
    const auto is_small = [](std::int64_t value) { return value > -k_limit && value < k_limit; };
    return !problem.matrix.empty() && problem.move_price == 0 && is_small(problem.cost_range()) &&
           std::all_of(prices.begin(), prices.end(), is_small);
}

MatrixPaths::MatrixPaths(const Problem& problem, std::span<const std::int32_t> seats,
                         std::span<const std::int64_t> prices)
    : cells_(problem.matrix.data()), seat_of_(seats.begin(), seats.end()) {
    holder_.assign(problem.limits.size(), -1);
    for (std::size_t person = 0; person < seat_of_.size(); ++person)
        if (seat_of_[person] >= 0) holder_[index(seat_of_[person])] = static_cast<std::int32_t>(person);
    for (const std::int64_t price : prices) price_.push_back(static_cast<std::int32_t>(price));
    reached_by_.assign(price_.size(), -1);
}

void MatrixPaths::insert(std::int32_t person) {
    distance_.assign(price_.size(), INT32_MAX);
    settled_.clear();
    // The least of the row becomes 0, so that distances are never negative.
    std::int32_t base = INT32_MAX;
    for (std::size_t seat = 0; seat < price_.size(); ++seat) base = std::min(base, row(person)[seat] + price_[seat]);
    look_along_row(person, -base);
    std::int32_t end = -1;
    while (true) {
        std::int32_t seat = -1;
        for (std::size_t at = 0; at < price_.size() && end < 0; at += k_block) {
            const std::size_t stop = std::min(price_.size(), at + k_block);
            if (stop - at == k_block && !holds(distance_.data() + at, nearest_)) continue;
            for (std::size_t other = at; other < stop; ++other) {
                if (distance_[other] != nearest_) continue;
                if (holder_[other] < 0) {
                    end = static_cast<std::int32_t>(other);
                    break;
                }
                if (seat < 0) seat = static_cast<std::int32_t>(other);
            }
        }
        if (end >= 0) break;
        const std::int32_t distance = nearest_;
        distance_[index(seat)] = k_settled;
        settled_.push_back({seat, distance});
        const std::int32_t holder = holder_[index(seat)];
        look_along_row(holder, distance - row(holder)[index(seat)] - price_[index(seat)]);
    }
    for (const Settled& settled : settled_) price_[index(settled.seat)] += nearest_ - settled.distance;
    while (true) {
        const std::int32_t mover = reached_by_[index(end)];
        const std::int32_t left = seat_of_[index(mover)];
        seat_of_[index(mover)] = end;
        holder_[index(end)] = mover;
        if (mover == person) return;
        end = left;
    }
}

void MatrixPaths::look_along_row(std::int32_t person, std::int32_t offset) {
    nearest_ = shorten(row(person), price_.data(), price_.size(), offset, person, distance_.data(), reached_by_.data());
}

}  // namespace matching
