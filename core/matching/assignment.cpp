#include "core/matching/assignment.hpp"

#include <algorithm>

#include "core/matching/augmentation.hpp"

namespace matching {

base::Result<Assignment> solve_assignment(const AssignmentProblem& problem) {
    const auto size = static_cast<std::size_t>(problem.size);
    Problem rows;
    rows.row_start = problem.row_start;
    rows.ordered_end.assign(rows.row_start.begin(), rows.row_start.end() - 1);
    rows.home.assign(size, k_no_home);
    rows.home_cost.assign(size, 0);
    rows.limits.assign(size, Seat{1, 0});
    rows.options.reserve(problem.column.size());
    for (std::size_t at = 0; at < problem.column.size(); ++at)
        rows.options.push_back(make_option(problem.cost[at], problem.column[at]));
    if (!Augmentation::fits(rows)) return base::fail("matching.too_large");

    Augmentation state(rows);
    for (std::int32_t row = 0; row < problem.size; ++row) {
        if (state.insert(row)) continue;
        std::vector<std::int32_t> competing{row};
        for (const std::int32_t column : state.reached_seats())
            for (const std::int32_t holder : state.holders(column)) competing.push_back(holder);
        std::sort(competing.begin(), competing.end());
        std::string names;
        for (std::size_t at = 0; at < competing.size() && at < 10; ++at)
            names += (at > 0 ? ", " : "") + std::to_string(competing[at] + 1);
        if (competing.size() > 10) names += ", …";
        return base::fail("matching.assignment.infeasible", {},
                          {{"rows", names},
                           {"count", std::to_string(competing.size())},
                           {"columns", std::to_string(state.reached_seats().size())}});
    }
    Assignment assignment;
    assignment.columns = state.seats();
    for (std::int32_t at = 0; at < problem.size; ++at) {
        assignment.objective += state.held_cost(at);
        assignment.row_prices.push_back(state.person_price(at));
        assignment.column_prices.push_back(-state.seat_price(at));
    }
    return assignment;
}

}  // namespace matching
