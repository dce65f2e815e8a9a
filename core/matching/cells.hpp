// cells.hpp: the rows of a full matrix, read in order of cost as far as they are asked for.
//
// Cost      One or two passes over a row, with vector instructions, for each time it grows; it doubles each time.
#pragma once

#include <span>
#include <utility>

#include "core/matching/problem.hpp"

namespace matching {

/// Least and greatest.
[[nodiscard]] std::pair<std::int32_t, std::int32_t> cell_range(std::span<const std::int32_t> cells);
/// `Problem::order_more` for a matrix.
bool order_cells(Problem& problem, std::size_t row);

}  // namespace matching
