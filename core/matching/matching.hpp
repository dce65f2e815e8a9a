// matching.hpp: who sits where, and the proof that nothing better exists.
//
// Result    A `Matching` names the mechanism that made it. Those that go by wishes and rankings need no prices: what
//           they promise is checked on the outcome (properties.hpp). `optimal` is proven by a `Certificate`, a set of
//           integer prices. Read it as an offer: person i is worth people[i], a slot of seat j costs seats[j], every
//           move costs per_move. If
//             people[i] + seats[j] + (j is not the current seat ? per_move : 0) >= score(i, j)  for each acceptable
//             pair, people[i] >= 0 for newcomers, seats[j] >= 0 where the floor is 0, per_move >= 0,
//           then no assignment can score more than
//             sum(people) + sum over seats (slots * max(seats, 0) + floor * min(seats, 0)) + per_move * move limit,
//           and an assignment that reaches this number is optimal. `gap` is what is left between the two: 0, except
//           where a move limit admits no such proof. A unit's price counts like a seat's, on every pair below it and in
//           the sum with its ceiling and floor. For linked pairs see linked_pairs.hpp.
// Source    Linear programming duality for the assignment problem; a negative price pays for a floor.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/matching/market.hpp"
#include "core/matching/method.hpp"

namespace matching {

enum class Mechanism : std::uint8_t { optimal, deferred_acceptance, top_trading_cycles, block_exchange };

/// What `optimal` makes as great as can be (fair.hpp).
enum class Fairness : std::uint8_t { sum, max_min, leximin };

struct Certificate {
    std::vector<std::int64_t> people;
    std::vector<std::int64_t> seats;
    std::vector<std::int64_t> units;
    std::int64_t per_move = 0;
    /// Bound minus objective.
    std::int64_t gap = 0;
    bool operator==(const Certificate&) const = default;
};

/// What linked pairs bring, beside the objective.
struct Linked {
    /// Of the pairs that meet.
    std::int64_t points = 0;
    /// What objective and points together cannot exceed, of any plan.
    std::int64_t bound = 0;
    bool operator==(const Linked&) const = default;
};

struct Matching {
    Mechanism mechanism = Mechanism::optimal;
    /// For each person the seat or `k_unplaced`.
    std::vector<std::int32_t> seat_of;
    std::int64_t objective = 0;
    /// People who end elsewhere than they began; a newcomer who gets a seat counts as one.
    std::int64_t moves = 0;
    std::optional<std::int64_t> max_moves;
    /// The optimum was proven by exhausting every alternative, where the certificate alone leaves a gap.
    bool proven_by_search = false;
    /// How the greatest score was found; of `optimal` alone, as the certificate.
    Method method = Method::paths;
    Fairness fairness = Fairness::sum;
    /// If the market has links, and the mechanism is `optimal`.
    std::optional<Linked> linked;
    /// Empty unless the mechanism is `optimal` and the sum of scores was asked for.
    Certificate certificate;
    /// Whether prices prove it.
    [[nodiscard]] bool has_prices() const { return mechanism == Mechanism::optimal && fairness == Fairness::sum; }
    bool operator==(const Matching&) const = default;
};

}  // namespace matching
