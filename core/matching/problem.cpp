#include "core/matching/problem.hpp"

#include <algorithm>

#include "core/matching/cells.hpp"

namespace matching {

bool Problem::order_more(std::int32_t person) {
    const auto row = static_cast<std::size_t>(person);
    if (!matrix.empty()) return order_cells(*this, row);
    const std::size_t from = ordered_end[row];
    const std::size_t end = row_start[row + 1];
    if (from == end) return false;
    const std::size_t done = from - row_start[row];
    const std::size_t to = std::min(end, from + std::max<std::size_t>(16, done));
    const auto at = [&](std::size_t index) { return options.begin() + static_cast<std::ptrdiff_t>(index); };
    if (to < end) std::nth_element(at(from), at(to), at(end));
    std::sort(at(from), at(to));
    ordered_end[row] = to;
    return true;
}

std::int64_t Problem::cost_range() const {
    std::int64_t low = 0;
    std::int64_t high = 0;
    const auto include = [&](std::int64_t cost) {
        low = std::min(low, cost);
        high = std::max(high, cost);
    };
    for (const std::uint64_t option : options) include(option_cost(option));
    if (!matrix.empty()) {
        const auto [least, most] = cell_range(matrix);
        include(least);
        include(most);
    }
    for (const std::int32_t cost : home_cost) include(cost);
    return high - low + move_price + 1;
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
    for (std::size_t person = 0; person < people; ++person) {
        const std::int32_t current = market.current[person];
        if (market.has_home(static_cast<std::int32_t>(person))) problem.home[person] = current;
        for (std::size_t at = market.row_start[person]; at < market.row_start[person + 1]; ++at) {
            const std::int32_t seat = market.pair_seat[at];
            if (seat == current) {
                problem.home_cost[person] = -market.pair_score[at];
            } else if (market.seats[static_cast<std::size_t>(seat)].slots > 0) {
                problem.options.push_back(make_option(-market.pair_score[at], seat));
            }
        }
        problem.row_start.push_back(problem.options.size());
    }
    problem.ordered_end.assign(problem.row_start.begin(), problem.row_start.end() - 1);
    return problem;
}

}  // namespace matching
