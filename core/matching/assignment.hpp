// assignment.hpp: the plain assignment problem, to minimise, in the text formats of the OR-Library.
//
// Problem   n rows, n columns, a cost for each pair (dense) or for the listed pairs (sparse): each row gets its own
//           column at the least total cost.
// Result    The optimum with row and column prices, and `check_assignment`, which proves it without the solver.
//           Dense: `n`, then n*n costs row by row, broken over lines anywhere. Sparse: `n`, then lines `row column
//           cost`, counted from 1. The number of numbers decides; where it fits both, three a line means sparse unless
//           n is 3.
// Cost      Dense 800 x 800 and sparse with 5,000 rows: some milliseconds. 8 bytes a pair.
// Failure   `matching.assignment.*` with line and column; a problem without a perfect assignment names rows that
//           compete.
// Source    J. E. Beasley, OR-Library: distributing test problems by electronic mail (1990), for the formats.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace matching {

struct AssignmentProblem {
    std::int32_t size = 0;
    /// The pairs of row i are [row_start[i], row_start[i + 1]).
    std::vector<std::size_t> row_start;
    std::vector<std::int32_t> column;
    std::vector<std::int32_t> cost;
};

struct Assignment {
    std::int64_t objective = 0;
    /// For each row its column, from 0.
    std::vector<std::int32_t> columns;
    std::vector<std::int64_t> row_prices;
    std::vector<std::int64_t> column_prices;
};

[[nodiscard]] base::Result<AssignmentProblem> parse_assignment(std::string_view text);
[[nodiscard]] base::Result<Assignment> solve_assignment(const AssignmentProblem& problem);
/// Optimality from the problem and the answer alone: a permutation of listed pairs, row + column price <= cost for
/// every pair, and prices that add up to the objective.
[[nodiscard]] base::Result<void> check_assignment(const AssignmentProblem& problem, const Assignment& assignment);

}  // namespace matching
