// frontier.hpp: the best score for every number of moves.
//
// Problem   How much is one more move worth? Who decides on a limit must see all of them at once, not one after the
//           other.
// Result    For each limit from the least possible number of moves to that of the best plan: the score of a plan within
//           the limit, and a bound that no plan within it exceeds. Where both are equal the point is proven; elsewhere
//           `solve_optimal` with this limit answers exactly, or with a smaller gap. The bounds are the concave hull
//           that whole prices per move yield; where the plans on both sides differ by several chains, these are mixed.
// Cost      Two repairs of the plan for each corner of the hull, from one price to the next: at 3,000 people and
//           570,000 pairs and some hundred moves about 0.1 s (tests/bench/what_if). 40 bytes a pair.
// Failure   `matching.what_if.gap` and `matching.frontier_needs_best`: the plan must be the proven optimum without a
//           limit; `matching.combination`: the market has units or links.
// Source    Lagrangian relaxation of the number of moves; the hull by the rule of Eisner and Severance (1976).
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/matching/matching.hpp"

namespace matching {

struct FrontierPoint {
    /// At most so many moves.
    std::int64_t moves = 0;
    std::int64_t objective = 0;
    /// At least the objective; equal where the point is proven.
    std::int64_t bound = 0;
    bool operator==(const FrontierPoint&) const = default;
};

/// The search in steps of one corner each. Market and plan are borrowed.
class FrontierRun {
public:
    [[nodiscard]] static base::Result<FrontierRun> create(const Market& market, const Matching& best);
    ~FrontierRun();
    FrontierRun(FrontierRun&&) noexcept;
    FrontierRun& operator=(FrontierRun&&) noexcept;

    /// False when done.
    bool step();
    /// Numbers of moves that are settled, of so many.
    [[nodiscard]] std::int64_t done() const;
    [[nodiscard]] std::int64_t total() const;
    /// By ascending number of moves, one point for each number; the last is the best plan. Once `step` has returned
    /// false.
    [[nodiscard]] std::vector<FrontierPoint> result();

private:
    class Hull;
    explicit FrontierRun(std::unique_ptr<Hull> hull);
    std::unique_ptr<Hull> hull_;
};

/// All steps at once.
[[nodiscard]] base::Result<std::vector<FrontierPoint>> find_frontier(const Market& market, const Matching& best);

}  // namespace matching
