#include "core/matching/assignment.hpp"

namespace matching {

namespace {

std::string number(std::size_t index) { return std::to_string(index + 1); }

}  // namespace

base::Result<void> check_assignment(const AssignmentView& problem, const Assignment& assignment) {
    const auto rows = static_cast<std::size_t>(problem.rows);
    const auto columns = static_cast<std::size_t>(problem.columns);
    if (assignment.columns.size() != rows || assignment.row_prices.size() != rows ||
        assignment.column_prices.size() != columns)
        return base::fail("matching.assignment.check_size");
    std::vector<bool> used(columns, false);
    std::int64_t total = 0;
    std::int64_t prices = 0;
    bool overflow = false;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::int32_t own = assignment.columns[row];
        bool listed = false;
        const bool is_matrix = problem.is_matrix();
        const std::size_t begin = is_matrix ? row * columns : static_cast<std::size_t>(problem.row_start[row]);
        const std::size_t end = is_matrix ? begin + columns : static_cast<std::size_t>(problem.row_start[row + 1]);
        for (std::size_t at = begin; at < end; ++at) {
            const std::size_t column = is_matrix ? at - begin : static_cast<std::size_t>(problem.column[at]);
            std::int64_t offer = 0;
            overflow = __builtin_add_overflow(assignment.row_prices[row], assignment.column_prices[column], &offer) ||
                       overflow;
            if (offer > problem.cost[at])
                return base::fail("matching.assignment.check_price", {},
                                  {{"row", number(row)}, {"column", number(column)}});
            if (static_cast<std::int32_t>(column) != own) continue;
            listed = true;
            total += problem.cost[at];
        }
        if (!listed || used[static_cast<std::size_t>(own)])
            return base::fail("matching.assignment.check_column", {}, {{"row", number(row)}});
        used[static_cast<std::size_t>(own)] = true;
        overflow = __builtin_add_overflow(prices, assignment.row_prices[row], &prices) || overflow;
    }
    for (std::size_t column = 0; column < columns; ++column) {
        const std::int64_t price = assignment.column_prices[column];
        if (rows < columns && (price > 0 || (!used[column] && price != 0)))
            return base::fail("matching.assignment.check_spare", {}, {{"column", number(column)}});
        overflow = __builtin_add_overflow(prices, price, &prices) || overflow;
    }
    if (overflow || total != assignment.objective || prices != total)
        return base::fail("matching.assignment.check_total", {},
                          {{"objective", std::to_string(assignment.objective)},
                           {"actual", std::to_string(total)},
                           {"prices", std::to_string(prices)}});
    return {};
}

}  // namespace matching
