// assignment.hpp: the plain assignment problem, to minimise: OR-Library text, and a binary form for what text cannot
// hold.
//
// Problem   Each row gets its own column at the least total cost. A full matrix, or listed pairs; no more rows than
//           columns.
// Result    The optimum with row and column prices, and `check_assignment`, which proves it without the solver. A
//           column left over has price 0 and no other price is above it.
//           Dense text: `n`, then n*n costs row by row, broken over lines anywhere. Sparse text: `n`, then lines `row
//           column cost`, counted from 1. The number of numbers decides; where it fits both, three a line means sparse
//           unless n is 3.
//           Binary, little endian: the 16 bytes "serasi-assign/1\n"; int32 rows, columns, kind, 0. Kind 0 is a matrix:
//           rows * columns int32 costs. Kind 1 lists pairs: rows + 1 int64 where each row begins and the last one ends;
//           an int32 column for each pair, ascending in a row; an int32 cost for each pair.
// Cost      Nothing is copied to read the binary form. A solve takes 8 bytes a pair, or for a matrix 8 bytes a pair
//           that the search has looked at; see placement.hpp and matrix_paths.hpp for time.
// Failure   `matching.assignment.*` with line and column, or for binary with the place in words; a problem without a
//           complete assignment names rows that compete.
// Source    J. E. Beasley, OR-Library: distributing test problems by electronic mail (1990), for the text formats.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/matching/placement.hpp"

namespace matching {

/// Borrows. A matrix has neither `row_start` nor `column`.
struct AssignmentView {
    std::int32_t rows = 0;
    std::int32_t columns = 0;
    /// The pairs of row i are [row_start[i], row_start[i + 1]).
    std::span<const std::int64_t> row_start;
    std::span<const std::int32_t> column;
    std::span<const std::int32_t> cost;

    [[nodiscard]] bool is_matrix() const { return row_start.empty(); }
};

/// Owns what a text described.
struct AssignmentProblem {
    std::int32_t size = 0;
    std::vector<std::int64_t> row_start;
    std::vector<std::int32_t> column;
    std::vector<std::int32_t> cost;

    [[nodiscard]] AssignmentView view() const { return {size, size, row_start, column, cost}; }
};

struct Assignment {
    std::int64_t objective = 0;
    /// For each row its column, from 0.
    std::vector<std::int32_t> columns;
    std::vector<std::int64_t> row_prices;
    std::vector<std::int64_t> column_prices;
    Method method = Method::paths;
};

[[nodiscard]] base::Result<AssignmentProblem> parse_assignment(std::string_view text);
/// The bytes must begin at a multiple of 8. Costs are looked at by `make_problem`.
[[nodiscard]] base::Result<AssignmentView> view_assignment(std::span<const std::byte> bytes);

/// A matrix is borrowed, listed pairs are copied; the cheapest few of each row are in order. Refuses costs out of range.
[[nodiscard]] base::Result<Problem> make_problem(const AssignmentView& assignment);
/// A stated method is tried in place of the one that the probe would choose.
[[nodiscard]] base::Result<Assignment> solve_assignment(Problem problem, std::optional<Method> method = std::nullopt);
[[nodiscard]] inline base::Result<Assignment> solve_assignment(const AssignmentProblem& problem) {
    BASE_TRY(Problem made, make_problem(problem.view()));
    return solve_assignment(std::move(made));
}
/// Optimality from the problem and the answer alone: different columns of listed pairs, row + column price <= cost for
/// every pair, column prices at most 0 where columns are left over, and prices that add up to the objective.
[[nodiscard]] base::Result<void> check_assignment(const AssignmentView& problem, const Assignment& assignment);
[[nodiscard]] inline base::Result<void> check_assignment(const AssignmentProblem& problem,
                                                         const Assignment& assignment) {
    return check_assignment(problem.view(), assignment);
}

}  // namespace matching
