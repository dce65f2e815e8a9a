// cells.hpp: the rows of a full matrix, read in order of cost as far as they are asked for.
//
// Cost      One or two passes over a row, with vector instructions, for each time it grows; it doubles each time.
#pragma once

#include "core/matching/problem.hpp"

namespace matching {

/// The first time so many options of a row are put in order, or up to twice as many.
inline constexpr std::size_t k_first_cells = 24;

/// `Problem::order_more` for a matrix. `range` is given the first time a row is ordered and takes in its costs, so that the
/// row comes from memory once.
bool order_cells(Problem& problem, std::size_t row, CostRange* range = nullptr);

}  // namespace matching
