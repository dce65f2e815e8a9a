#include "core/matching/cells.hpp"

#include <algorithm>
#include <array>

#include "core/matching/vector_loops.hpp"

namespace matching {

namespace {

constexpr std::size_t k_first_options = 24;
/// The least cost of each of so many interleaved groups is known after one pass; some middle one of them is a limit
/// that enough cells keep and few do.
constexpr std::size_t k_groups = 64;
using GroupLeast = std::array<std::int32_t, k_groups>;

/// Only costs from `low` on.
MATCHING_VECTOR_LOOPS void group_least(const std::int32_t* cells, std::size_t count, std::int32_t low,
                                       GroupLeast& least) {
    std::size_t at = 0;
    for (; at + k_groups <= count; at += k_groups)
        for (std::size_t group = 0; group < k_groups; ++group) {
            const std::int32_t cost = cells[at + group] < low ? INT32_MAX : cells[at + group];
            least[group] = cost < least[group] ? cost : least[group];
        }
    for (std::size_t group = 0; at < count; ++at, ++group)
        if (cells[at] >= low) least[group] = std::min(least[group], cells[at]);
}

constexpr std::size_t k_block = 32;

MATCHING_VECTOR_LOOPS std::int32_t count_between(const std::int32_t* cells, std::int32_t low, std::int32_t high) {
    std::int32_t count = 0;
    for (std::size_t at = 0; at < k_block; ++at) count += cells[at] >= low && cells[at] <= high ? 1 : 0;
    return count;
}

/// Appends the options of seats [first, end) that cost from `low` to `high`.
void gather(const std::int32_t* row, std::size_t first, std::size_t end, std::int32_t low, std::int32_t high,
            std::vector<std::uint64_t>& options) {
    std::size_t at = first;
    while (at < end) {
        const std::size_t stop = std::min(end, at + k_block);
        if (stop - at == k_block && count_between(row + at, low, high) == 0) {
            at = stop;
            continue;
        }
        for (; at < stop; ++at)
            if (row[at] >= low && row[at] <= high)
                options.push_back(make_option(row[at], static_cast<std::int32_t>(at)));
    }
}

MATCHING_VECTOR_LOOPS void extend_range(const std::int32_t* cells, std::size_t count, std::int32_t& low,
                                        std::int32_t& high) {
    std::int32_t least = low;
    std::int32_t most = high;
    for (std::size_t at = 0; at < count; ++at) {
        least = cells[at] < least ? cells[at] : least;
        most = cells[at] > most ? cells[at] : most;
    }
    low = least;
    high = most;
}

}  // namespace

std::pair<std::int32_t, std::int32_t> cell_range(std::span<const std::int32_t> cells) {
    std::int32_t low = INT32_MAX;
    std::int32_t high = INT32_MIN;
    extend_range(cells.data(), cells.size(), low, high);
    return {low, high};
}

bool order_cells(Problem& problem, std::size_t row) {
    const std::size_t seats = problem.limits.size();
    const std::size_t done = problem.ordered_end[row] - problem.row_start[row];
    if (done == seats) return false;
    const std::int32_t* const cells = problem.matrix.data() + row * seats;

    // What is already ordered ends with some cost and seat; the rest begins just after.
    std::int32_t low = INT32_MIN;
    std::size_t split = 0;
    if (done > 0) {
        const std::uint64_t last = problem.options[problem.ordered_end[row] - 1];
        low = option_cost(last);
        split = static_cast<std::size_t>(option_seat(last)) + 1;
    }
    const std::int32_t low_before = done > 0 ? low + 1 : low;

    const std::size_t wanted = std::min(seats - done, std::max(k_first_options, done));
    std::int32_t high = INT32_MAX;
    if (wanted * 2 < k_groups && seats > 2 * k_groups) {
        GroupLeast least;
        least.fill(INT32_MAX);
        group_least(cells, split, low_before, least);
        group_least(cells + split, seats - split, low, least);
        std::nth_element(least.begin(), least.begin() + static_cast<std::ptrdiff_t>(wanted), least.end());
        high = least[wanted];
    }
    // The row moves to the end, where it can grow; what it leaves behind is at most as much again.
    std::vector<std::uint64_t>& options = problem.options;
    const std::size_t start = options.size();
    options.resize(start + done);
    std::copy_n(options.begin() + static_cast<std::ptrdiff_t>(problem.row_start[row]), done,
                options.begin() + static_cast<std::ptrdiff_t>(start));
    gather(cells, 0, split, low_before, high, options);
    gather(cells, split, seats, low, high, options);
    const auto first = options.begin() + static_cast<std::ptrdiff_t>(start + done);
    if (static_cast<std::size_t>(options.end() - first) > 2 * wanted) {
        std::nth_element(first, first + static_cast<std::ptrdiff_t>(wanted), options.end());
        options.resize(start + done + wanted);
    }
    std::sort(first, options.end());
    problem.row_start[row] = start;
    problem.ordered_end[row] = options.size();
    return true;
}

}  // namespace matching
