// matrix_paths.hpp: shortest augmenting paths over whole rows of a full matrix.
//
// Problem   Where most seats lie within reach of each other, ordering rows and keeping a queue costs more than looking
//           at every cell.
// Result    From any state of an `Augmentation`, everyone who waits is placed. One pass over a row settles one seat.
// Cost      A pass is some nanoseconds for each 8 seats; 20 bytes a seat. Nothing beside the matrix itself.
// Failure   `suits` is false where a sum of costs could leave 32 bits; such a matrix is solved as a sparse market.
// Source    Jonker and Volgenant 1987, the augmentation step.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/matching/problem.hpp"

namespace matching {

class MatrixPaths {
public:
    [[nodiscard]] static bool suits(const Problem& problem, std::span<const std::int64_t> prices);

    /// `seats` holds a seat for each person, or something negative. Borrows the problem's matrix.
    MatrixPaths(const Problem& problem, std::span<const std::int32_t> seats, std::span<const std::int64_t> prices);

    void insert(std::int32_t person);

    [[nodiscard]] const std::vector<std::int32_t>& seats() const { return seat_of_; }
    [[nodiscard]] std::vector<std::int64_t> prices() const { return {price_.begin(), price_.end()}; }

private:
    void look_along_row(std::int32_t person, std::int32_t offset);
    [[nodiscard]] const std::int32_t* row(std::int32_t person) const {
        return cells_ + static_cast<std::size_t>(person) * price_.size();
    }

    const std::int32_t* cells_;
    std::vector<std::int32_t> seat_of_, holder_, price_;
    /// Of one search: distance to each seat not settled yet, and the person it is reached by. A settled seat has
    /// distance `k_settled`.
    std::vector<std::int32_t> distance_, reached_by_;
    struct Settled {
        std::int32_t seat;
        std::int32_t distance;
    };
    std::vector<Settled> settled_;
    std::int32_t nearest_ = 0;
};

}  // namespace matching
