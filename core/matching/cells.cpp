#include "core/matching/cells.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <memory>

#include "core/matching/vector_loops.hpp"

namespace matching {

namespace {

constexpr std::size_t k_groups = 64;
using GroupLeast = std::array<std::int32_t, k_groups>;

/// Both passes over a row call for one half of the row after it, which then arrives while this one is worked on: waiting
/// for memory took longer than the work.
MATCHING_VECTOR_LOOPS void look_over(const std::int32_t* cells, std::size_t count, GroupLeast& least, CostRange& range) {
    least_of_groups(cells, count, least, range.most, cells + count);
    range.least = std::min(range.least, std::ranges::min(least));
}

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

MATCHING_VECTOR_LOOPS std::int32_t limit_of(const GroupLeast& least, std::int32_t wanted) {
    return kth_least(least, wanted);
}

constexpr std::size_t k_block = 32;
using Block = std::uint32_t __attribute__((ext_vector_type(k_block)));
using Flags = bool __attribute__((ext_vector_type(k_block)));

struct Costs {
    std::int32_t low, high;
    [[nodiscard]] bool empty() const { return low > high; }
};

/// Writes the options of seats [first, end) with such costs; `found` has room for all of them. Answers how many. Calls for
/// half as many cells `ahead`, where there are some.
MATCHING_VECTOR_LOOPS std::size_t gather(const std::int32_t* row, std::size_t first, std::size_t end, Costs costs,
                                         std::uint64_t* found, const std::int32_t* ahead = nullptr) {
    const auto low = static_cast<std::uint32_t>(costs.low);
    const std::uint32_t width = static_cast<std::uint32_t>(costs.high) - low;
    std::size_t count = 0;
    const auto add = [&](std::size_t seat) {
        found[count++] = make_option(row[seat], static_cast<std::int32_t>(seat));
    };
    std::size_t at = first;
    for (; at + k_block <= end; at += k_block) {
        if (ahead) __builtin_prefetch(ahead + at / 2);
        Block cells;
        std::memcpy(&cells, row + at, sizeof cells);
        auto bits = std::bit_cast<std::uint32_t>(__builtin_convertvector(cells - low <= width, Flags));
        for (; bits != 0; bits &= bits - 1) add(at + static_cast<std::size_t>(std::countr_zero(bits)));
    }
    for (; at < end; ++at)
        if (static_cast<std::uint32_t>(row[at]) - low <= width) add(at);
    return count;
}

}  // namespace

bool order_cells(Problem& problem, std::size_t row, CostRange* range) {
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

    const std::size_t wanted = std::min(seats - done, std::max(k_first_cells, done));
    std::int32_t high = INT32_MAX;
    if (wanted * 2 < k_groups && seats > 2 * k_groups) {
        GroupLeast least;
        if (range) {
            look_over(cells, seats, least, *range);
        } else {
            least.fill(INT32_MAX);
            group_least(cells, split, low_before, least);
            group_least(cells + split, seats - split, low, least);
        }
        high = limit_of(least, static_cast<std::int32_t>(wanted));
    } else if (range) {
        range->include({cells, seats});
    }
    const std::int32_t* const ahead = range ? cells + seats + seats / 2 : nullptr;
    const auto found = std::make_unique_for_overwrite<std::uint64_t[]>(seats - done);
    std::size_t count = 0;
    const auto gather_both = [&](Costs before_split, Costs after) {
        if (!before_split.empty()) count += gather(cells, 0, split, before_split, found.get() + count);
        if (!after.empty()) count += gather(cells, split, seats, after, found.get() + count, ahead);
    };
    if (high == INT32_MAX) {
        gather_both({low_before, high}, {low, high});
    } else {
        // Many may cost exactly as much as the limit: of these only as many as are wanted, from the lowest seat.
        gather_both({low_before, high - 1}, {low, high - 1});
        for (std::size_t at = low == high ? split : 0; at < seats && count < wanted; ++at)
            if (cells[at] == high) found[count++] = make_option(high, static_cast<std::int32_t>(at));
    }
    std::size_t kept = count;
    if (count > 2 * wanted) {
        kept = wanted;
        std::nth_element(found.get(), found.get() + kept, found.get() + count);
    }
    sort_different({found.get(), kept});
    // The row moves to the end, where it can grow; what it leaves behind is at most as much again.
    std::vector<std::uint64_t>& options = problem.options;
    const std::size_t start = options.size();
    options.resize(start + done);
    std::copy_n(options.begin() + static_cast<std::ptrdiff_t>(problem.row_start[row]), done,
                options.begin() + static_cast<std::ptrdiff_t>(start));
    options.insert(options.end(), found.get(), found.get() + kept);
    problem.row_start[row] = start;
    problem.ordered_end[row] = options.size();
    return true;
}

}  // namespace matching
