// plan.hpp: from records to an explained plan of transfers.
//
// Problem   Who should move where, so that the sum of published scores is greatest, no rule is broken, no unit falls
//           below its service minimum, and everybody fits at least as well as the market allows?
// Result    A `Plan`: the market that was solved (names are employee numbers and position ids, in ascending order), the
//           matching with its certificate, the moves, the chains they form, and before/after figures. The plan is
//           self-contained: `write_plan` and `verify_plan` need no registry.
// Market    Only employees who hold a known seat take part. A pair is acceptable when every gate passes and the seat
//           suits the person better than the present one by at least `least_gain`; staying always is. Gain is not
//           asked for on a vacancy that must be filled: there, and only there, a plan can move somebody to a lower
//           score. Slots = max(need, incumbents); a seat with more incumbents than need accepts nobody new;
//           floor = min(incumbents, service minimum).
// Cost      3,140 people and 1,765 positions take 0.12 s of processor time natively: 80 ms to read the records, 25 ms
//           for all scores and gates, 10 ms for the optimum.
// Must-fill A position that must be filled gets a floor of all its slots, as far as qualified people can be spared;
//           what cannot be reached is left out and counted.
// Wishes    The other mechanisms go by wishes, as far as they lie on acceptable pairs; who has none goes by score, and
//           so does every seat. They fill no vacancy against wishes and take no limit on moves; nobody leaves a seat
//           below its floor (staffing_hold.hpp).
// Worst     A move is sure if its gain stays 0 or more whatever the missing data turn out to be. Measured against staying,
// case      not against a rival, because what a move must never do is harm the person moved; part by part, because what
//           is missing of a person is missing on both seats: what both ask alike cancels out, and only elsewhere does
//           the new seat's worst meet the old seat's best. So no sure move can turn out a loss; some that are not called
//           sure could not either.
// Kin       Relatives are kept out of one reporting line by where everybody sits today (rules on the line are gates). What
//           a plan brings together itself no gate sees: such moves are found afterwards and told, for the panel to decide.
// Failure   `planning.no_seats`, `planning.no_people`, `planning.decision.*`, errors of matching.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/date.hpp"
#include "core/matching/matching.hpp"
#include "core/matching/optimal.hpp"
#include "core/records/registry.hpp"
#include "core/rules/facts.hpp"
#include "core/rules/pack.hpp"
#include "core/scoring/model.hpp"

namespace planning {

/// What the panel has decided before the plan is made: an employee gets this position, or never gets it.
struct Decision {
    enum class Kind : std::uint8_t { lock, forbid } kind = Kind::lock;
    std::string employee;  // employee number
    std::string position;  // position id
    bool operator==(const Decision&) const = default;
};

struct PlanOptions {
    std::string mechanism = "optimal";  // a name of matching/mechanism.hpp
    std::optional<std::int64_t> max_moves;
    /// Of `optimal` without a limit on moves alone (matching/fair.hpp).
    matching::Fairness fairness = matching::Fairness::sum;
    /// Points of 100,000. Nobody should change desks for a tenth of a point: on the demo city a third of the moves of a
    /// plan without it gain less than this, and one in fourteen loses.
    std::int64_t least_gain = 1'000;
    /// Score model and weights, in place of those of the shared settings. A ground that is given has its own model.
    std::string model;
    std::optional<scoring::Weights> weights;
    /// At most one for a pair, at most one lock for a person. A lock asks for no gain, but every gate holds.
    std::vector<Decision> decisions;
    base::Day today;
};

/// What the plan file says of a person beside the market, so that it reads without the records.
struct PersonInfo {
    std::string name;
    bool is_wisher = false;               // asked for something else than staying
    std::vector<std::string> blocked_by;  // rules that keep the person where they are, whatever the seat
    bool is_kept = false;  // wishes struck out, so that the seat keeps the people it must have (staffing_hold.hpp)
    bool operator==(const PersonInfo&) const = default;
};

struct SeatInfo {
    std::string title;
    std::string unit;  // unit id
    std::string unit_name;
    std::int64_t need = 0;  // the incumbents, where the map does not say
    bool must_fill = false;
    bool operator==(const SeatInfo&) const = default;
};

/// One person who changes seat. Indices are the market's.
struct Move {
    std::int32_t person = 0;
    std::int32_t from = matching::k_unplaced;
    std::int32_t to = matching::k_unplaced;
    std::int32_t score_before = 0;  // 0 to 100000
    std::int32_t score_after = 0;
    std::int32_t wish_order = 0;  // which of the person's wishes it meets, from 1; 0: none
    bool needs_review = false;    // some gate could not be decided from the data
    std::int32_t worst_gain = 0;  // the gain if everything missing turned out against the move
    std::int32_t best_gain = 0;   // ... or for it
    /// Whatever the missing data turn out to be, the new seat suits the person no less than the old one.
    [[nodiscard]] bool is_sure() const { return worst_gain >= 0; }
    bool operator==(const Move&) const = default;
};

struct ScorePart {
    std::string id;           // "competence"
    std::int32_t points = 0;  // what it adds to the score
    bool is_missing = false;  // some input is missing: the points are the published neutral share
    bool operator==(const ScorePart&) const = default;
};

/// By whose decision a gate passes that would not have passed otherwise.
struct ExemptionNote {
    std::string reason, approver;
    bool operator==(const ExemptionNote&) const = default;
};

struct RuleOutcome {
    std::string id;  // "P09"
    rules::Outcome outcome = rules::Outcome::pass;
    rules::Severity severity = rules::Severity::gate;
    std::optional<ExemptionNote> exemption = {};
    bool operator==(const RuleOutcome&) const = default;
};

/// A part whose missing inputs leave the gain of a move open: what it adds, by the worst, expected and best reading.
struct OpenPart {
    std::string id;
    std::int32_t worst = 0;
    std::int32_t expected = 0;
    std::int32_t best = 0;
    bool operator==(const OpenPart&) const = default;
};

/// Why a move scores what it scores, and which rules were asked; as they stood when the plan was made.
struct Evidence {
    std::vector<ScorePart> parts;  // add up to the move's score
    std::vector<RuleOutcome> rules;
    std::vector<OpenPart> open;
    bool operator==(const Evidence&) const = default;
};

/// Moves that depend on each other. A path starts at a vacancy that gets filled and ends at the seat left empty; a
/// cycle is a pure exchange.
struct Chain {
    bool is_cycle = false;
    std::vector<std::uint32_t> moves;  // indices into Plan::moves, in reading order: who fills the vacancy comes first
    bool operator==(const Chain&) const = default;
};

struct UnitBalance {
    std::string unit;  // unit id
    std::int64_t need = 0;
    std::int64_t before = 0;
    std::int64_t after = 0;
    std::int64_t fit_before = 0;  // mean score of its people, 0 to 100000; 0 if it has none
    std::int64_t fit_after = 0;
    bool operator==(const UnitBalance&) const = default;
};

struct Summary {
    std::int64_t people = 0;
    std::int64_t seats = 0;       // sum of slots
    std::int64_t pairs = 0;       // acceptable pairs weighed
    std::int64_t fit_before = 0;  // mean score over all people, 0 to 100000
    std::int64_t fit_after = 0;
    std::int64_t moves = 0;
    std::int64_t chains = 0;
    std::int64_t exchanges = 0;  // chains that are cycles
    std::int64_t vacancies_before = 0;
    std::int64_t vacancies_after = 0;
    std::int64_t must_fill = 0;  // positions that must be filled
    std::int64_t must_fill_filled = 0;
    std::int64_t wishers = 0;     // people who asked for something else than staying
    std::int64_t wishes_met = 0;  // moves onto a seat that the person asked for
    std::int64_t to_review = 0;   // moves with an undecided gate
    std::int64_t sure = 0;        // moves that stay right whatever is missing
    std::int64_t unseated = 0;    // employees left out because their seat is unknown
    bool operator==(const Summary&) const = default;
};

struct Plan {
    PlanOptions options;
    std::map<std::string, std::string> inputs;  // file to SHA-256; empty when planned from the browser's records
    matching::Market market;
    matching::Matching matching;
    std::vector<PersonInfo> people;  // of the market, in its order
    std::vector<SeatInfo> seats;
    std::string model;                                          // id of the score model; empty in files from before there were two
    std::int64_t model_version = 0;
    std::vector<std::pair<std::string, std::int32_t>> weights;  // score part and its points at full share
    std::vector<Move> moves;                                    // by gain, greatest first; ties by employee number
    std::vector<Evidence> evidence;                             // one for each move
    std::vector<Chain> chains;                                  // longest first; ties by first move
    std::vector<UnitBalance> units;                             // units touched by a move, by unit id
    Summary summary;
};

struct Progress {
    std::string phase;  // message key: "planning.phase.records", ".scores", ".optimum"
    std::int64_t done = 0;
    std::int64_t total = 1;
};

class Assessment;  // why.hpp

/// A planning run in slices. Holds the registry; dropping the run cancels it.
class Planner {
public:
    Planner(std::shared_ptr<const records::Registry> registry, PlanOptions options);
    /// From records already read: half the time. `options.today` is the ground's.
    Planner(std::shared_ptr<const Assessment> ground, PlanOptions options);
    ~Planner();
    Planner(Planner&&) noexcept;
    Planner& operator=(Planner&&) noexcept;

    /// Works for roughly `people` rows of scores or augmentations; false when done or failed.
    bool step(std::int64_t people = 32);
    [[nodiscard]] Progress progress() const;
    /// The matching that comes next, for another thread to do (matching/task.hpp), once for each. After taking one,
    /// `answer` before the next `step`; no task, or an empty answer: `step` does it here.
    [[nodiscard]] std::optional<std::string> task();
    void answer(std::string_view bytes);
    /// The plan, once `step` has returned false.
    [[nodiscard]] base::Result<Plan> result();
    /// The records as read, under the shared settings: for another planner. Null before they are.
    [[nodiscard]] std::shared_ptr<const Assessment> ground() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// All steps at once.
[[nodiscard]] base::Result<Plan> make_plan(std::shared_ptr<const records::Registry> registry, PlanOptions options);

/// How many moves stand on an exemption from a rule.
[[nodiscard]] std::int64_t exempt_moves(const Plan& plan);

/// How many moves bring people together whom a rule on the reporting line keeps apart, because this plan moves both: each
/// move alone breaks no gate. They stand in the evidence as that gate's rule, failed, as a flag.
[[nodiscard]] std::int64_t joining_moves(const Plan& plan);
/// Whether this is such a move.
[[nodiscard]] bool joins(const Evidence& evidence);

/// SHA-256 of the assignment alone ("<employee> <position>\n" in order): the golden value compared natively and in
/// wasm.
[[nodiscard]] std::string plan_hash(const Plan& plan);

}  // namespace planning
