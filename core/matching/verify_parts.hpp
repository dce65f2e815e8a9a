// verify_parts.hpp: what the checks of all kinds of plans have in common (internal to the checkers).
//
// Failure   `matching.verify.over_slots`, `.under_floor`, `.objective`, `.moves`.
#pragma once

#include "core/matching/matching.hpp"

namespace matching {

/// A sum that remembers whether it left 64 bits.
class Sum {
public:
    void add(std::int64_t value) { overflow_ = __builtin_add_overflow(total_, value, &total_) || overflow_; }
    void add_product(std::int64_t a, std::int64_t b) {
        std::int64_t product = 0;
        overflow_ = __builtin_mul_overflow(a, b, &product) || overflow_;
        add(product);
    }
    [[nodiscard]] std::int64_t total() const { return total_; }
    [[nodiscard]] bool overflow() const { return overflow_; }

private:
    std::int64_t total_ = 0;
    bool overflow_ = false;
};

/// Whether a seat, or a unit, holds as many as it must and may.
[[nodiscard]] inline bool holds(const Seat& limits, std::int64_t count) {
    return count >= limits.floor && count <= limits.slots;
}
[[nodiscard]] std::unexpected<base::Error> wrong_count(const std::string& name, const Seat& limits, std::int64_t count);

/// Objective and moves as stated. The seats must be seats of the market.
[[nodiscard]] base::Result<void> check_totals(const Market& market, const Matching& matching);

}  // namespace matching
