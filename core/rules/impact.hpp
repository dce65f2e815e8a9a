// impact.hpp: which people and positions a change of one rule touches.
//
// Problem   Whoever changes "24 months" to "12", or a gate to a warning, must see whom it touches before the next plan is made.
// Result    One rule read in two ways, over every case it decides: how many cases end in which way under each reading,
//           and each person and position with a case that ends otherwise, or blocks where it warned. A rule that is not in
//           force on the day concerns nobody. A case is a person, a position, or a person
//           on a position that is not the person's own, by the rule's scope.
// Cost      Two checks a case; positions that pair rules cannot tell apart are asked once. A pair rule for a
//           city of 3,140: 35 ms natively, in slices (tests/bench/jobs); an exact rule asks every position.
// Failure   None. Rules on head counts after a plan, on the calendar and on configuration have no cases (`has_cases`).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/rules/check.hpp"

namespace rules {

/// How many cases end in which way; `silent`: the rule does not concern them.
struct Ends {
    std::int64_t silent = 0, pass = 0, fail = 0, review = 0;
    bool operator==(const Ends&) const = default;
};

/// The row of a person or position in its table, and in how many cases the end differs.
struct Touched {
    std::uint32_t row = 0;
    std::int64_t cases = 0;
    bool operator==(const Touched&) const = default;
};

struct Impact {
    Ends before, after;
    std::int64_t cases = 0;                // that end otherwise
    std::vector<Touched> people, seats;    // most cases first, then by row
};

[[nodiscard]] bool has_cases(Scope scope);

class ImpactRun {
public:
    /// Two readings of one rule: the same id, check and scope, other parameters, dates or severity. `has_cases(after.scope)`.
    ImpactRun(std::shared_ptr<const Facts> facts, const Rule& before, const Rule& after);
    /// Looks at the next people or positions; false once all were looked at.
    bool add(std::size_t count);
    ImpactRun(const ImpactRun&) = delete;
    ImpactRun& operator=(const ImpactRun&) = delete;
    [[nodiscard]] std::size_t done() const { return next_; }
    [[nodiscard]] std::size_t total() const;
    /// Once `add` has returned false.
    [[nodiscard]] Impact result() const;

private:
    /// Counts a case that stands for `weight` equal ones; whether it ends otherwise.
    bool look(const PersonFacts* person, const SeatFacts* seat, std::int64_t weight);
    void look_at_pairs(std::uint32_t person);

    std::shared_ptr<const Facts> facts_;
    std::array<Rule, 2> rules_;  // before and after
    std::array<PreparedRule, 2> readings_;
    SeatClasses classes_;
    std::vector<std::int64_t> class_sizes_, class_cases_, person_cases_, seat_cases_;
    std::array<Ends, 2> ends_;
    std::int64_t cases_ = 0;
    std::size_t next_ = 0;
};

}  // namespace rules
