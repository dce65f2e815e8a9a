#include <algorithm>

#include "core/planning/why.hpp"

namespace planning {

namespace {

constexpr std::size_t k_people_a_step = 256;

}  // namespace

AssessmentRun::AssessmentRun(std::shared_ptr<const records::Registry> registry, base::Day today) : today_(today) {
    assessment_.registry_ = std::move(registry);
}

AssessmentRun::AssessmentRun(const Assessment& ground, const scoring::Weights& weights)
    : assessment_(ground), scorer_(std::make_shared<scoring::Scorer>(ground.scorer().begin_with(weights))) {
    assessment_.scorer_.reset();
}

bool AssessmentRun::step() {
    ++steps_;
    const records::Registry& registry = *assessment_.registry_;
    if (!assessment_.seating_) {
        assessment_.seating_ = std::make_shared<records::Seating>(records::Seating::of(registry, today_));
    } else if (!rules_ && !assessment_.rules_) {
        const rules::Pack pack = rules::Pack::standard().with_settings(registry, assessment_.problems_);
        rules_ = std::make_shared<rules::Evaluator>(
            rules::Evaluator::begin(registry, *assessment_.seating_, pack, today_));
    } else if (!assessment_.rules_) {
        if (!rules_->add_people(k_people_a_step)) assessment_.rules_ = std::move(rules_);
    } else if (!scorer_) {
        const scoring::Model model = scoring::Model::standard().with_settings(registry, assessment_.problems_);
        scorer_ =
            std::make_shared<scoring::Scorer>(scoring::Scorer::begin(registry, *assessment_.seating_, model, today_));
    } else if (!scorer_->add_people(k_people_a_step)) {
        assessment_.scorer_ = std::move(scorer_);
    }
    return !assessment_.scorer_;
}

/// Three steps, and one for each slice of people under the rules and under the scores.
Progress AssessmentRun::progress() const {
    const std::size_t people = assessment_.registry_->table(records::EntityKind::employee).size();
    const auto slices = static_cast<std::int64_t>((people + k_people_a_step - 1) / k_people_a_step);
    return {"planning.phase.records", steps_, std::max(steps_, 3 + 2 * slices)};
}

Assessment AssessmentRun::result() {
    BASE_ASSERT(assessment_.scorer_);
    return std::move(assessment_);
}

base::Result<Assessment> Assessment::create(std::shared_ptr<const records::Registry> registry, base::Day today) {
    AssessmentRun run(std::move(registry), today);
    while (run.step()) {
    }
    return run.result();
}

Assessment Assessment::with_weights(const scoring::Weights& weights) const {
    Assessment other = *this;
    other.scorer_ = std::make_shared<scoring::Scorer>(scorer_->with_weights(weights));
    return other;
}

namespace {

std::vector<Candidate> best(std::vector<Candidate> candidates, std::size_t limit) {
    const auto middle = candidates.begin() + static_cast<std::ptrdiff_t>(std::min(limit, candidates.size()));
    std::ranges::partial_sort(candidates, middle, [](const Candidate& a, const Candidate& b) {
        if (a.is_eligible != b.is_eligible) return a.is_eligible;
        if (a.score != b.score) return a.score > b.score;
        return a.employee != b.employee ? a.employee < b.employee : a.position < b.position;
    });
    candidates.erase(middle, candidates.end());
    return candidates;
}

}  // namespace

Candidate Assessment::weigh(std::uint32_t employee, std::uint32_t position) const {
    return {.employee = employee,
            .position = position,
            .score = scorer_->score(employee, position),
            .is_eligible = rules_->allows(employee, position),
            .is_incumbent = seating_->seat_of(employee) == position};
}

std::vector<Candidate> Assessment::best_people(std::uint32_t position, std::size_t limit) const {
    std::vector<Candidate> candidates;
    candidates.reserve(seating_->people());
    for (std::uint32_t employee = 0; employee < seating_->people(); ++employee)
        if (seating_->how(employee) != records::Seated::retired) candidates.push_back(weigh(employee, position));
    return best(std::move(candidates), limit);
}

std::vector<Candidate> Assessment::best_positions(std::uint32_t employee, std::size_t limit) const {
    std::vector<Candidate> candidates;
    candidates.reserve(seating_->seats());
    for (std::uint32_t position = 0; position < seating_->seats(); ++position)
        candidates.push_back(weigh(employee, position));
    return best(std::move(candidates), limit);
}

std::vector<rules::FieldRef> Assessment::settling_fields(std::uint32_t employee, std::uint32_t from,
                                                         std::uint32_t to) const {
    const auto is_missing = [&](const rules::FieldRef& field) {
        const records::Record* record = registry_->table(field.entity).find(field.key);
        // An assessment that is there but too old is named by its date.
        return record == nullptr || field.field == "assessed_on" ||
               !records::is_known(record->values[registry_->catalogue().index(field.entity, field.field)]);
    };
    std::vector<rules::FieldRef> found;
    const scoring::Breakdown before = scorer_->explain(employee, from), after = scorer_->explain(employee, to);
    for (const scoring::PartGain& gain : scorer_->open_gains(employee, from, to))
        for (const scoring::Breakdown* side : {&before, &after}) {
            const scoring::PartResult& part = side->parts[static_cast<std::size_t>(gain.kind)];
            if (!part.missing) continue;
            for (const rules::FieldRef& field : part.fact.fields)
                if (is_missing(field) && !std::ranges::contains(found, field)) found.push_back(field);
        }
    return found;
}

}  // namespace planning
