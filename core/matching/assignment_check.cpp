#include "core/matching/assignment.hpp"

namespace matching {

namespace {

std::string number(std::size_t index) { return std::to_string(index + 1); }

}  // namespace

base::Result<void> check_assignment(const AssignmentProblem& problem, const Assignment& assignment) {
    const auto size = static_cast<std::size_t>(problem.size);
    if (assignment.columns.size() != size || assignment.row_prices.size() != size ||
        assignment.column_prices.size() != size)
        return base::fail("matching.assignment.check_size");
    std::vector<bool> used(size, false);
    std::int64_t total = 0;
    std::int64_t prices = 0;
    bool overflow = false;
    for (std::size_t row = 0; row < size; ++row) {
        const std::int32_t own = assignment.columns[row];
        bool listed = false;
        for (std::size_t at = problem.row_start[row]; at < problem.row_start[row + 1]; ++at) {
            const auto column = static_cast<std::size_t>(problem.column[at]);
            std::int64_t offer = 0;
            overflow = __builtin_add_overflow(assignment.row_prices[row], assignment.column_prices[column], &offer) ||
                       overflow;
            if (offer > problem.cost[at])
                return base::fail("matching.assignment.check_price", {},
                                  {{"row", number(row)}, {"column", number(column)}});
            if (problem.column[at] != own) continue;
            listed = true;
            total += problem.cost[at];
        }
        if (!listed || used[static_cast<std::size_t>(own)])
            return base::fail("matching.assignment.check_column", {}, {{"row", number(row)}});
        used[static_cast<std::size_t>(own)] = true;
        overflow = __builtin_add_overflow(prices, assignment.row_prices[row], &prices) || overflow;
        overflow = __builtin_add_overflow(prices, assignment.column_prices[row], &prices) || overflow;
    }
    if (overflow || total != assignment.objective || prices != total)
        return base::fail("matching.assignment.check_total", {},
                          {{"objective", std::to_string(assignment.objective)},
                           {"actual", std::to_string(total)},
                           {"prices", std::to_string(prices)}});
    return {};
}

}  // namespace matching
