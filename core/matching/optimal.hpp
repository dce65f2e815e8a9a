// optimal.hpp: the best plan there is, for the published scores.
//
// Problem   Place everyone on an acceptable pair, within slots and floors, so that the sum of scores is greatest. A
//           person with a current seat is always placed; staying is a pair like any other. Where `may_stay` is false,
//           staying is not a pair at all, and a market in which such a person has nowhere to go is infeasible. A
//           newcomer may remain unplaced, at score 0.
// Result    The optimum, exactly, with its certificate. Among all plans of greatest score: least sum of wish ranks
//           (places in the person's list from 0; a seat not on the list, and no seat, count its length; nothing without
//           a list), then fewest moves, then the lowest seat for person 0, then for person 1 and so on, unplaced last.
//           One plan only meets this, so the answer does not depend on the order of the input.
//           With `max_moves`: the greatest score with at most so many moves. If the plan above stays within the limit
//           it is the answer. Otherwise fewest moves come before wish rank; a limit that no price per move meets
//           exactly is searched, and if the search ends early the certificate carries the gap. Such a plan is
//           deterministic, but ties beyond the score are not promised.
//           With `fairness`, nobody badly placed comes before the sum: fair.hpp. A market with units or with links is
//           solved as unit_limits.hpp and linked_pairs.hpp say.
// Cost      Time about (people * log) for markets with some hundred pairs a person: 3,000 people and 500,000 pairs take
//           tens of milliseconds. 8 bytes a pair beside the market.
// Failure   `matching.people_cannot_be_placed` names people and the seats they are limited to;
//           `matching.floor_unreachable` the seats and how many people qualify; `matching.too_few_moves` the least
//           number; `matching.too_large`. Units, links, a limit on moves and fairness exclude each other:
//           `matching.combination`, `matching.fairness_max_moves`.
// Source    Shortest augmenting paths with integer prices (Kuhn 1955; Jonker and Volgenant 1987; Tomizawa 1971), here
//           on seats with several slots; ties by re-solving on the pairs without reduced cost.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "core/matching/matching.hpp"

namespace matching {

struct OptimalOptions {
    std::optional<std::int64_t> max_moves;
    /// How long to search for the exact answer under a move limit, in pairs looked at.
    std::int64_t search_work = 40'000'000;
    /// In place of the one that suits the market best; the plan is the same.
    std::optional<Method> method;
    /// Not with a limit on moves.
    Fairness fairness = Fairness::sum;
};

struct Progress {
    std::int64_t done = 0;
    std::int64_t total = 0;
};

/// The solver in slices, for a caller that must stay responsive. Dropping it cancels. Borrows the market, of which it
/// keeps no units and links.
class Solver {
public:
    Solver(const Market& market, const OptimalOptions& options);
    ~Solver();
    Solver(Solver&&) noexcept;
    Solver& operator=(Solver&&) noexcept;

    /// Places up to `people` more people; false when there is nothing left to do. A person takes about 10 microseconds.
    bool step(std::int64_t people);
    /// An estimate: `total` can grow while a move limit is being searched.
    [[nodiscard]] Progress progress() const;
    /// The answer, once `step` has returned false.
    [[nodiscard]] base::Result<Matching> result() const;

private:
    class State;
    std::unique_ptr<State> state_;
};

/// All steps at once, with units and links.
[[nodiscard]] base::Result<Matching> solve_optimal(const Market& market, const OptimalOptions& options = {});

}  // namespace matching
