// why.hpp: "why this person, why not that one?", for people.
//
// Problem   A plan is accepted when every person and every seat gets an exact answer.
// Result    `Assessment` holds rules and scores of one registry: the score of any person for any seat as a sum of
//           parts, the rules with their citation, the best people for a seat and the best seats for a person, without a
//           plan. `PlanExplainer` answers for one plan: the points a candidate is missing, who would be displaced.
// Cost      An assessment about 80 ms for a city, an explainer 2 to 20 ms, one answer about a millisecond.
// Failure   Under a move limit without exact proof there are no prices to explain by: `matching.explain_with_gap`.
#pragma once

#include <memory>

#include "core/matching/reasons.hpp"
#include "core/planning/plan.hpp"
#include "core/rules/evaluator.hpp"
#include "core/scoring/scorer.hpp"

namespace planning {

/// A person for a seat, weighed outside any plan. `employee` and `position` are rows of the registry's tables.
struct Candidate {
    std::uint32_t employee = 0;
    std::uint32_t position = 0;
    std::int32_t score = 0;
    bool is_eligible = false;  // every gate passes
    bool is_incumbent = false;
    bool operator==(const Candidate&) const = default;
};

/// Rules and scores compiled once for a registry: the ground of ranking, planning and explaining.
class Assessment {
public:
    /// `model`: id of the score model, in place of the one that the shared settings choose.
    [[nodiscard]] static base::Result<Assessment> create(std::shared_ptr<const records::Registry> registry,
                                                         base::Day today, std::string_view model = {});
    /// The same registry under other weights than the shared settings say. Copies share what they have in common.
    [[nodiscard]] Assessment with_weights(const scoring::Weights& weights) const;
    [[nodiscard]] const records::Registry& registry() const { return *registry_; }
    [[nodiscard]] const records::Seating& seating() const { return *seating_; }
    [[nodiscard]] const rules::Evaluator& rules() const { return *rules_; }
    [[nodiscard]] const scoring::Scorer& scorer() const { return *scorer_; }
    /// Shared settings that do not fit; the published values stand in for them.
    [[nodiscard]] const std::vector<base::Error>& problems() const { return problems_; }

    /// Eligible people first, by score; ties by employee number. At most `limit`. Retired people are left out.
    [[nodiscard]] std::vector<Candidate> best_people(std::uint32_t position, std::size_t limit) const;
    [[nodiscard]] std::vector<Candidate> best_positions(std::uint32_t employee, std::size_t limit) const;
    /// Those of the fact's fields that are not known. A record that is not there yet has an empty key.
    [[nodiscard]] std::vector<rules::FieldRef> missing_fields(const rules::Fact& fact) const;
    /// What is missing and leaves the gain of this change of seat open, by part; each field of a record once.
    [[nodiscard]] std::vector<rules::FieldRef> settling_fields(std::uint32_t employee, std::uint32_t from,
                                                               std::uint32_t to) const;
    [[nodiscard]] Candidate weigh(std::uint32_t employee, std::uint32_t position) const;

private:
    friend class AssessmentRun;
    Assessment() = default;
    std::shared_ptr<const records::Registry> registry_;
    std::shared_ptr<const records::Seating> seating_;
    std::shared_ptr<const rules::Evaluator> rules_;
    std::shared_ptr<const scoring::Scorer> scorer_;
    std::vector<base::Error> problems_;
};

/// `Assessment::create` or `with_weights` in slices of some milliseconds, for callers that must stay responsive.
class AssessmentRun {
public:
    AssessmentRun(std::shared_ptr<const records::Registry> registry, base::Day today, std::string_view model = {});
    AssessmentRun(const Assessment& ground, const scoring::Weights& weights);
    AssessmentRun(AssessmentRun&&) noexcept;
    AssessmentRun& operator=(AssessmentRun&&) noexcept;
    ~AssessmentRun();
    /// False when done.
    bool step();
    [[nodiscard]] Progress progress() const;
    /// Once `step` has returned false.
    [[nodiscard]] Assessment result();

private:
    struct Work;
    std::unique_ptr<Work> work_;
};

/// One seat a person might have had, or one person who might have had a seat.
struct Alternative {
    std::int32_t person = 0;  // market indices
    std::int32_t seat = 0;
    std::int32_t score = 0;
    /// Points missing to be in some optimal plan, which is also what forcing it costs; nullopt: no plan exists then.
    std::optional<std::int64_t> missing;
    /// In place of missing points, under a mechanism of wishes.
    std::optional<matching::Reason> reason;
};

class PlanExplainer {
public:
    /// A plan by wishes is believed: the planner has checked it, and who reads one from elsewhere does (verify.hpp of
    /// matching); checking takes the mechanism another run.
    [[nodiscard]] static base::Result<PlanExplainer> create(std::shared_ptr<const Plan> plan);
    ~PlanExplainer();
    PlanExplainer(PlanExplainer&&) noexcept;
    PlanExplainer& operator=(PlanExplainer&&) noexcept;

    /// Every acceptable seat of a person with the points it lacks, least missing first. Under a mechanism of wishes:
    /// with the reason, seats liked better than the given one first, best first, then the others by score.
    [[nodiscard]] std::vector<Alternative> seats_for(std::int32_t person);
    /// The people who could have had the seat, least missing first (or highest ranked), at most `limit` of the best
    /// scored.
    [[nodiscard]] std::vector<Alternative> people_for(std::int32_t seat, std::size_t limit);
    /// Who would move, from where the plan has them, if the person were forced onto the seat. Under a mechanism of
    /// wishes nobody is forced, and nobody would move.
    [[nodiscard]] std::vector<Move> displaced(std::int32_t person, std::int32_t seat);

private:
    PlanExplainer();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace planning
