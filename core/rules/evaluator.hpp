// evaluator.hpp: which rules stand between a person and a seat, and on what evidence.
//
// Problem   A city has 3,000 people and 3,000 positions; a plan needs to know of every pair whether its gates are open,
//           and of every shown pair why, with citation, evidence and what to do next.
// Result    `compile` reads the records once into facts. `allows` answers from bits; `explain` runs the same checks
//           with evidence, so the two cannot disagree: a pair is open iff no result of `explain` blocks.
//           Staying in one's own seat is never gated. Who is exempted from a rule (exemption.hpp) passes it, and the result
//           says by whose decision.
// Outcomes  Fail of a gate blocks. NeedsReview means that an input is missing: it names the field, and blocks only
//           where the pack says so (`review_blocks`). A flag never blocks; an info only tells, and always passes.
// Plan      Rules on the reporting line look at who sits where today. A plan that moves both of a pair can bring them
//           together all the same: `explain_placed` asks again with everybody where the plan has them.
// Cost      compile: people x distinct seats x pair rules, and the few whom exact gates concern x seats; about 30 ms for a
//           city. allows: nanoseconds, inline. explain: microseconds.
// Lifetime  The evaluator copies what it needs; registry and seating may go, the catalogue must stay.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/base/date.hpp"
#include "core/records/seating.hpp"
#include "core/rules/exemption.hpp"
#include "core/rules/fact.hpp"
#include "core/rules/facts.hpp"
#include "core/rules/pack.hpp"

namespace rules {

struct PreparedRule;  // check.hpp

struct RuleResult {
    std::uint16_t rule = 0;  // index into Evaluator::rules()
    Outcome outcome = Outcome::pass;
    Severity severity = Severity::gate;  // in this case; the pack's severity may depend on the seat
    bool blocks = false;
    Fact fact;
    std::optional<std::uint32_t> exemption = {};  // index into Evaluator::exemptions(): it would not have passed otherwise
};

/// What a round may do with a position; rules J02 and C08 as numbers.
struct SeatLimits {
    std::int32_t slots = 0;      // max(need, incumbents)
    std::int32_t floor = 0;      // min(incumbents, minimum staff): occupants after the plan may not be fewer
    bool floor_is_gate = false;  // otherwise falling below it is a flag
    bool accepts = true;         // false where a seat's own gate is shut (surplus): nobody new, incumbents may stay
};

class Evaluator {
public:
    [[nodiscard]] static Evaluator compile(const records::Registry& registry, const records::Seating& seating,
                                           const Pack& pack, base::Day today);
    /// `compile` in slices: nothing may be asked until `add_people` returns false, which means that all are in.
    [[nodiscard]] static Evaluator begin(const records::Registry& registry, std::shared_ptr<const Facts> facts, const Pack& pack);
    bool add_people(std::size_t count);

    /// Whether every gate between the person and the seat is open.
    [[nodiscard]] bool allows(std::uint32_t person, std::uint32_t seat) const {
        if (own_seats_[person] == seat) return true;
        const std::uint32_t kind = seat_classes_[seat];
        if ((blocked_people_[person] | blocked_seats_[seat]) == 0 &&
            ((blocked_pairs_[std::size_t{person} * words_ + kind / 64] >> (kind % 64)) & 1U) == 0)
            return true;
        return blocked_people_[person] == k_listed && ((open_seats_[lists_[person] + seat / 64] >> (seat % 64)) & 1U) != 0;
    }
    /// Every rule in force that concerns the pair, in pack order. For the own seat: flags only.
    [[nodiscard]] std::vector<RuleResult> explain(std::uint32_t person, std::uint32_t seat) const;
    /// The rules that concern the person whatever the seat; exemptions for one seat do not count.
    [[nodiscard]] std::vector<RuleResult> explain_person(std::uint32_t person) const;
    /// The rules on the reporting line once everybody sits on `seats`, by employee; k_no_row: where they are today.
    [[nodiscard]] std::vector<RuleResult> explain_placed(std::uint32_t person, std::uint32_t seat,
                                                         const std::vector<std::uint32_t>& seats) const;
    /// The rules on a position's head count (the staffing floor, C08) once a plan leaves `occupants` people on it.
    [[nodiscard]] std::vector<RuleResult> explain_occupancy(std::uint32_t seat, std::int32_t occupants) const;
    [[nodiscard]] SeatLimits limits(std::uint32_t seat) const;
    /// By the ages of the rule in force on remaining service; nothing for contracts, or where an input is unknown.
    [[nodiscard]] std::optional<base::Day> retirement_day(std::uint32_t person) const;

    /// The rules in force at `today`, with settings applied.
    [[nodiscard]] const std::vector<Rule>& rules() const;
    /// Those that are valid, of rules in force, by employee and rule.
    [[nodiscard]] const std::vector<Exemption>& exemptions() const;
    [[nodiscard]] const PersonFacts& person(std::uint32_t row) const { return facts_->people[row]; }
    [[nodiscard]] const SeatFacts& seat(std::uint32_t row) const { return facts_->seats[row]; }
    [[nodiscard]] base::Day today() const { return facts_->today; }

private:
    struct Prepared;
    [[nodiscard]] std::vector<RuleResult> run(std::span<const PreparedRule> rules, const PersonFacts* person,
                                              const SeatFacts* seat, std::int32_t occupants,
                                              const std::vector<std::uint32_t>* placed = nullptr) const;
    void open_singly(std::uint32_t person, std::span<const std::uint16_t> waived);
    void judge(std::vector<RuleResult>& results, std::uint32_t person, std::uint32_t seat) const;

    std::shared_ptr<const Prepared> prepared_;
    std::shared_ptr<const Facts> facts_;
    std::vector<std::uint32_t> own_seats_, seat_classes_;
    std::vector<std::uint32_t> class_seats_;  // a seat of each class
    // Of a person, if not 0: no seat is open; classes do not tell which are, they are listed.
    static constexpr std::uint8_t k_everywhere = 1, k_listed = 2;
    std::vector<std::vector<std::uint32_t>> seats_of_class_;
    std::vector<std::uint8_t> blocked_people_, blocked_seats_;
    std::vector<std::uint64_t> blocked_pairs_;  // one row a person, one bit a seat class
    std::vector<std::uint32_t> lists_;          // by person: where its row starts, of those listed
    std::vector<std::uint64_t> open_seats_;     // one row a listed person, one bit a seat
    std::size_t words_ = 0;
};

}  // namespace rules
