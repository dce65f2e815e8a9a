#include "core/matching/problem.hpp"

#include <algorithm>
#include <array>

#include "core/matching/cells.hpp"
#include "core/matching/vector_loops.hpp"

namespace matching {

namespace {

constexpr std::size_t k_first_options = 16;
constexpr std::size_t k_groups = 32;

/// Costs that about `k_first_options` options stay below.
MATCHING_VECTOR_LOOPS std::int32_t limit_of(const std::int32_t* costs, std::size_t count, CostRange& range) {
    std::array<std::int32_t, k_groups> least;
    least_of_groups(costs, count, least, range.most);
    range.least = std::min(range.least, std::ranges::min(least));
    return kth_least(least, std::int32_t{k_first_options});
}

/// Those that cost less than the limit from the front, the others from the back; answers how many cost less. Without a
/// branch, since which options are cheap cannot be foreseen; with pointers, which wasm follows twice as fast as indices.
std::size_t split(const std::int32_t* costs, const std::int32_t* seats, std::size_t count, std::int32_t limit,
                  std::uint64_t* row) {
    std::uint64_t* front = row;
    std::uint64_t* back = row + count;
    for (std::size_t at = 0; at < count; ++at) {
        const std::uint64_t option = make_option(costs[at], seats[at]);
        const bool is_cheap = costs[at] < limit;
        *front = option;
        back[-1] = option;
        front += is_cheap ? 1 : 0;
        back -= is_cheap ? 0 : 1;
    }
    return static_cast<std::size_t>(front - row);
}

MATCHING_VECTOR_LOOPS void extend_range(const std::int32_t* costs, std::size_t count, CostRange& range) {
    std::int32_t least = range.least;
    std::int32_t most = range.most;
    for (std::size_t at = 0; at < count; ++at) {
        least = costs[at] < least ? costs[at] : least;
        most = costs[at] > most ? costs[at] : most;
    }
    range = {least, most};
}

}  // namespace

void CostRange::include(std::span<const std::int32_t> costs) { extend_range(costs.data(), costs.size(), *this); }

void Problem::add_row(std::span<const std::int32_t> costs, std::span<const std::int32_t> seats, CostRange& range) {
    const std::size_t start = options.size();
    options.resize(start + costs.size());
    std::int32_t limit = INT32_MAX;
    if (costs.size() <= 2 * k_groups) range.include(costs);
    else limit = limit_of(costs.data(), costs.size(), range);
    const std::size_t ordered = split(costs.data(), seats.data(), costs.size(), limit, options.data() + start);
    sort_different({options.data() + start, ordered});
    ordered_end.push_back(start + ordered);
    row_start.push_back(options.size());
}

bool Problem::order_more(std::int32_t person) {
    const auto row = static_cast<std::size_t>(person);
    if (!matrix.empty()) return order_cells(*this, row);
    const std::size_t from = ordered_end[row];
    const std::size_t end = row_start[row + 1];
    if (from == end) return false;
    const std::size_t done = from - row_start[row];
    const std::size_t to = std::min(end, from + std::max(k_first_options, done));
    const auto at = [&](std::size_t index) { return options.begin() + static_cast<std::ptrdiff_t>(index); };
    if (to < end) std::nth_element(at(from), at(to), at(end));
    sort_different({&options[from], to - from});
    ordered_end[row] = to;
    return true;
}

std::int64_t Problem::cost_range() const {
    CostRange range = known_range.value_or(CostRange{});
    if (!known_range) {
        for (const std::uint64_t option : options) {
            range.least = std::min(range.least, option_cost(option));
            range.most = std::max(range.most, option_cost(option));
        }
        range.include(matrix);
    }
    range.include(home_cost);
    return std::int64_t{range.most} - range.least + move_price + 1;
}

Problem make_problem(const Market& market) {
    Problem problem;
    const auto people = static_cast<std::size_t>(market.people_count());
    problem.limits = market.seats;
    problem.home.assign(people, k_no_home);
    problem.home_cost.assign(people, 0);
    problem.row_start.reserve(people + 1);
    problem.row_start.push_back(0);
    problem.options.reserve(market.pair_seat.size());
    std::vector<std::int32_t> costs, seats;
    CostRange range;
    for (std::size_t person = 0; person < people; ++person) {
        const std::int32_t current = market.current[person];
        if (market.has_home(static_cast<std::int32_t>(person))) problem.home[person] = current;
        costs.clear();
        seats.clear();
        for (std::size_t at = market.row_start[person]; at < market.row_start[person + 1]; ++at) {
            const std::int32_t seat = market.pair_seat[at];
            if (seat == current) {
                problem.home_cost[person] = -market.pair_score[at];
            } else if (market.seats[static_cast<std::size_t>(seat)].slots > 0) {
                costs.push_back(-market.pair_score[at]);
                seats.push_back(seat);
            }
        }
        problem.add_row(costs, seats, range);
    }
    problem.known_range = range;
    return problem;
}

}  // namespace matching
