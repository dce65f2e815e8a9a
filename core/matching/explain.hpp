// explain.hpp: why this person, why not that one, in exact points.
//
// Problem   "Why not me?" deserves a number and a chain of names, not a weight in a formula.
// Result    For one person and every scored seat: `missing`, the points the pair lacks to be in some optimal plan,
//           which is at the same time what forcing it costs the plan; and the chain of people displaced by forcing it.
//           What the plan loses if a pair is forbidden, a seat closed, or a person leaves. All against re-solved plans,
//           exactly. Nothing in place of a number means that no plan exists then.
//           A loss can be negative: without a seat that must be filled the others may score more.
// Cost      At 3,000 people and 570,000 pairs (tests/bench/what_if): construction about 20 ms, all seats of one person
//           a median of 0.02 ms and less than a millisecond for each, all leavers together one look at each person.
//           16 bytes a pair.
// Failure   `matching.explain_without_prices`: the plan is of another mechanism than `optimal` (reasons.hpp), or of
//           another fairness than the sum (fair.hpp). `matching.explain_with_gap`: under a move limit without exact
//           proof there are no prices to explain by. With a proof, all numbers hold at the price per move of the
//           certificate. `matching.combination`: the market has units or links.
// Source    Shortest alternating paths in the residual graph; every reduced cost is non-negative, so Dijkstra applies.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/matching/matching.hpp"

namespace matching {

/// Points, or nothing where no plan exists.
using Points = std::optional<std::int64_t>;

/// One person of a chain; `k_unplaced` for none.
struct Displacement {
    std::int32_t person = 0;
    std::int32_t from = k_unplaced;
    std::int32_t to = k_unplaced;
    bool operator==(const Displacement&) const = default;
};

struct PairExplanation {
    std::int32_t seat = 0;
    Points missing;
    Points if_forbidden;
    bool operator==(const PairExplanation&) const = default;
};

/// Answers for one market and one optimal plan; both are borrowed and must not change.
class Explainer {
public:
    [[nodiscard]] static base::Result<Explainer> create(const Market& market, const Matching& matching);
    ~Explainer();
    Explainer(Explainer&&) noexcept;
    Explainer& operator=(Explainer&&) noexcept;

    /// Every scored pair of the person, by ascending seat.
    [[nodiscard]] std::vector<PairExplanation> pairs_of(std::int32_t person);
    /// Who moves if the person is forced onto the seat: the person first, then each displaced one in turn. Empty if the
    /// person sits there already or cannot.
    [[nodiscard]] std::vector<Displacement> chain(std::int32_t person, std::int32_t seat);
    /// What the plan loses without the seat, all its slots and its floor.
    [[nodiscard]] Points if_seat_removed(std::int32_t seat);
    /// For each person what the plan loses without them.
    [[nodiscard]] std::vector<Points> if_each_person_leaves();

private:
    class State;
    explicit Explainer(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace matching
