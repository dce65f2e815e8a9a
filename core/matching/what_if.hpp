// what_if.hpp: "and if we forbade this?", answered at once and exactly, with a way back.
//
// Problem   A panel tries changes on a plan: each must be answered while they still look at it, and be undone.
// Result    Starts from a market and an optimal plan. After each change the plan is optimal again: the objective, and
//           whether a plan exists at all, are what a full solve of `market()` would say, and `matching()` proves it.
//           Among plans of equal score the one nearest to the plan before the change is not sought, and the tie rules
//           of optimal.hpp are not applied: show the what-if at once, and let `solve_optimal(market())` settle the ties
//           afterwards. The same changes in the same order give the same plan everywhere.
//           Indices never shift: a removed person stays as a newcomer without pairs, a closed seat as one without
//           slots, and new ones are appended. A person locked on a seat appears in `market()` with this pair alone (a
//           newcomer as if sitting there, so that no price is needed to keep them). A plan made under a move limit is
//           continued at the price per move of its certificate.
// Cost      At 3,000 people and 570,000 pairs (tests/bench/what_if) forbidding a held pair takes a median of 0.015 ms
//           and at most 0.13 ms in 99 of 100 cases; natively and without new scores for all, which are a full solve.
//           Construction 8 to 14 ms. 40 bytes a pair, and what each change touched.
// Failure   `matching.people_cannot_be_placed` and `matching.floor_unreachable` name the people and seats that clash
//           (none of them can be left out of the clash); `matching.what_if.*` a change that means nothing here. The
//           state is then as before. `matching.combination`: the market has units or links.
// Source    residual.hpp.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/matching/explain.hpp"

namespace matching {

struct Change {
    std::int64_t objective = 0;
    /// Objective minus the one before.
    std::int64_t difference = 0;
    /// People who end elsewhere than they began, as in Matching.
    std::int64_t moves = 0;
    /// Who sits elsewhere than before the change, along the chain that begins with it. Someone who came or left has no
    /// seat before or after.
    std::vector<Displacement> moved;
    bool operator==(const Change&) const = default;
};

/// One scored pair of a person or seat to be added.
struct NewPair {
    /// The seat for a person, the person for a seat.
    std::int32_t other = 0;
    std::int64_t score = 0;
};

struct NewPerson {
    std::int32_t current = k_unplaced;
    bool may_stay = true;
    std::vector<NewPair> pairs;
    std::string name;
};

struct NewSeat {
    Seat limits;
    std::vector<NewPair> pairs;
    std::string name;
};

class WhatIf {
public:
    /// Copies what it needs. The plan must be optimal with a gap of 0.
    [[nodiscard]] static base::Result<WhatIf> create(const Market& market, const Matching& plan);
    ~WhatIf();
    WhatIf(WhatIf&&) noexcept;
    WhatIf& operator=(WhatIf&&) noexcept;

    /// Forbidding the current seat means that the person must leave it.
    [[nodiscard]] base::Result<Change> forbid(std::int32_t person, std::int32_t seat);
    /// Takes a `forbid` back at any later time; the current seat of someone who must leave may be allowed too.
    [[nodiscard]] base::Result<Change> allow(std::int32_t person, std::int32_t seat);
    /// The person gets this seat. A person locked before is locked anew.
    [[nodiscard]] base::Result<Change> lock(std::int32_t person, std::int32_t seat);
    [[nodiscard]] base::Result<Change> unlock(std::int32_t person);
    /// Adds the pair if there is none.
    [[nodiscard]] base::Result<Change> set_score(std::int32_t person, std::int32_t seat, std::int64_t score);
    /// New scores for all pairs at once, forbidden ones and staying included: new weights. The function is given the
    /// person, the seat and the old score.
    [[nodiscard]] base::Result<Change> set_scores(
        const std::function<std::int64_t(std::int32_t, std::int32_t, std::int64_t)>& score_of);
    /// Gets the index `people_count()`.
    [[nodiscard]] base::Result<Change> add_person(const NewPerson& person);
    [[nodiscard]] base::Result<Change> remove_person(std::int32_t person);
    /// Gets the index `seat_count()`.
    [[nodiscard]] base::Result<Change> add_seat(const NewSeat& seat);
    /// More or fewer slots; a seat without slots is closed.
    [[nodiscard]] base::Result<Change> set_limits(std::int32_t seat, Seat limits);
    [[nodiscard]] base::Result<Change> remove_seat(std::int32_t seat) { return set_limits(seat, {0, 0}); }

    /// Takes the last change back that is not undone; false if there is none. Everything is exactly as before it.
    bool undo();
    [[nodiscard]] std::size_t changes() const;

    [[nodiscard]] std::int32_t people_count() const;
    [[nodiscard]] std::int32_t seat_count() const;
    [[nodiscard]] std::int64_t objective() const;
    [[nodiscard]] std::int32_t seat_of(std::int32_t person) const;
    [[nodiscard]] Seat limits(std::int32_t seat) const;
    [[nodiscard]] bool is_locked(std::int32_t person) const;
    [[nodiscard]] bool is_forbidden(std::int32_t person, std::int32_t seat) const;

    /// The market as changed, for a full solve or a verifier. One pass over the pairs.
    [[nodiscard]] Market market() const;
    /// The plan with its proof, in terms of `market()`.
    [[nodiscard]] Matching matching() const;

private:
    class State;
    explicit WhatIf(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace matching
