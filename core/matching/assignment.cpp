#include "core/matching/assignment.hpp"

#include <algorithm>

#include "core/matching/cells.hpp"

namespace matching {

namespace {

base::Error competing_rows(const Placement& placement) {
    const Augmentation& state = placement.state();
    std::vector<std::int32_t> competing{*placement.stuck()};
    for (const std::int32_t column : state.reached_seats())
        for (const std::int32_t holder : state.holders(column)) competing.push_back(holder);
    std::sort(competing.begin(), competing.end());
    std::string names;
    for (std::size_t at = 0; at < competing.size() && at < 10; ++at)
        names += (at > 0 ? ", " : "") + std::to_string(competing[at] + 1);
    if (competing.size() > 10) names += ", …";
    return {"matching.assignment.infeasible",
            {},
            {{"rows", names},
             {"count", std::to_string(competing.size())},
             {"columns", std::to_string(state.reached_seats().size())}}};
}

}  // namespace

base::Result<Problem> make_problem(const AssignmentView& assignment) {
    const auto rows = static_cast<std::size_t>(assignment.rows);
    Problem problem;
    problem.home.assign(rows, k_no_home);
    problem.home_cost.assign(rows, 0);
    problem.limits.assign(static_cast<std::size_t>(assignment.columns), Seat{1, 0});
    if (assignment.is_matrix()) {
        problem.matrix = assignment.cost;
        problem.row_start.assign(rows + 1, 0);
        problem.ordered_end.assign(rows, 0);
        problem.options.reserve(2 * rows * k_first_cells);
    } else {
        problem.row_start.reserve(rows + 1);
        problem.row_start.push_back(0);
        problem.ordered_end.reserve(rows);
        problem.options.reserve(assignment.cost.size());
    }
    // Row by row, so that each comes from memory once.
    CostRange range;
    for (std::size_t row = 0; row < rows; ++row) {
        if (assignment.is_matrix()) {
            order_cells(problem, row, &range);
        } else {
            const auto begin = static_cast<std::size_t>(assignment.row_start[row]);
            const std::size_t count = static_cast<std::size_t>(assignment.row_start[row + 1]) - begin;
            problem.add_row(assignment.cost.subspan(begin, count), assignment.column.subspan(begin, count), range);
        }
        for (const std::int32_t cost : {range.least, range.most})
            if (cost > k_value_limit || cost < -k_value_limit)
                return base::fail("matching.assignment.cost_range", {}, {{"cost", std::to_string(cost)}});
    }
    problem.known_range = range;
    return problem;
}

base::Result<Assignment> solve_assignment(Problem problem, std::optional<Method> method) {
    if (!Augmentation::fits(problem)) return base::fail("matching.too_large");
    Placement placement(problem, method);
    while (placement.step(INT32_MAX)) {
    }
    if (placement.stuck()) return std::unexpected(competing_rows(placement));

    Assignment assignment;
    assignment.method = placement.method();
    assignment.columns = placement.seats();
    assignment.column_prices = placement.prices();
    for (std::int64_t& price : assignment.column_prices) price = -price;
    for (std::int32_t row = 0; row < problem.people_count(); ++row) {
        const std::int32_t column = assignment.columns[static_cast<std::size_t>(row)];
        const std::int64_t cost =
            problem.matrix.empty()
                ? placement.state().held_cost(row)
                : problem
                      .matrix[static_cast<std::size_t>(row) * problem.limits.size() + static_cast<std::size_t>(column)];
        assignment.objective += cost;
        assignment.row_prices.push_back(cost - assignment.column_prices[static_cast<std::size_t>(column)]);
    }
    return assignment;
}

}  // namespace matching
