// hungarian.hpp: the textbook O(n^3) assignment by potentials, to minimise. Shares nothing with the solver.
#pragma once

#include <cstdint>
#include <vector>

namespace support {

/// Total cost of the best assignment of every row of a square matrix.
inline std::int64_t hungarian_minimum(const std::vector<std::vector<std::int64_t>>& cost) {
    const std::size_t size = cost.size();
    constexpr std::int64_t k_far = INT64_MAX / 4;
    std::vector<std::int64_t> row_potential(size + 1, 0);
    std::vector<std::int64_t> column_potential(size + 1, 0);
    std::vector<std::size_t> row_of(size + 1, 0);
    for (std::size_t row = 1; row <= size; ++row) {
        row_of[0] = row;
        std::size_t column = 0;
        std::vector<std::int64_t> slack(size + 1, k_far);
        std::vector<std::size_t> before(size + 1, 0);
        std::vector<bool> used(size + 1, false);
        do {
            used[column] = true;
            const std::size_t here = row_of[column];
            std::int64_t smallest = k_far;
            std::size_t next = 0;
            for (std::size_t other = 1; other <= size; ++other) {
                if (used[other]) continue;
                const std::int64_t reduced = cost[here - 1][other - 1] - row_potential[here] - column_potential[other];
                if (reduced < slack[other]) {
                    slack[other] = reduced;
                    before[other] = column;
                }
                if (slack[other] < smallest) {
                    smallest = slack[other];
                    next = other;
                }
            }
            for (std::size_t other = 0; other <= size; ++other) {
                if (used[other]) {
                    row_potential[row_of[other]] += smallest;
                    column_potential[other] -= smallest;
                } else {
                    slack[other] -= smallest;
                }
            }
            column = next;
        } while (row_of[column] != 0);
        for (; column != 0; column = before[column]) row_of[column] = row_of[before[column]];
    }
    std::int64_t total = 0;
    for (std::size_t column = 1; column <= size; ++column) total += cost[row_of[column] - 1][column - 1];
    return total;
}

}  // namespace support
