#include <algorithm>

#include "core/planning/why.hpp"
#include "core/scoring/facts.hpp"

namespace planning {

namespace {

constexpr std::size_t k_people_a_step = 256;

}  // namespace

struct AssessmentRun::Work {
    Assessment assessment{};
    base::Day today{};
    std::string model{};
    std::int64_t done = 0;
    std::int64_t total = 1;
    base::Steps steps{};

    base::Steps read();
    base::Steps read_people(auto& into);
};

/// All but the reading is one slice for so many people, once under the rules and once under the scores.
base::Steps AssessmentRun::Work::read_people(auto& into) {
    while (into.add_people(k_people_a_step)) ++done, co_yield base::pause;
}

base::Steps AssessmentRun::Work::read() {
    const records::Registry& registry = *assessment.registry_;
    const auto count = [&](records::EntityKind kind) { return static_cast<std::int64_t>(registry.table(kind).size()); };
    const auto slices = count(records::EntityKind::employee) / static_cast<std::int64_t>(k_people_a_step) + 1;
    total = 5 * slices;  // a guess: places, facts and facts for the scores take some as well
    const auto seating = std::make_shared<records::Seating>();
    for (base::Steps part = records::Seating::read(registry, today, *seating); part.step();) co_yield base::pause;
    assessment.seating_ = seating;
    done = slices;

    const auto facts = std::make_shared<rules::Facts>();
    for (base::Steps part = rules::read_facts(registry, *seating, today, *facts); part.step();) co_yield base::pause;
    done = 2 * slices;
    co_yield base::pause;
    const rules::Pack pack = rules::Pack::standard().with_settings(registry, assessment.problems_);
    const auto evaluator = std::make_shared<rules::Evaluator>(rules::Evaluator::begin(registry, facts, pack));
    for (base::Steps part = read_people(*evaluator); part.step();) co_yield base::pause;
    assessment.rules_ = evaluator;

    done = 3 * slices;
    const scoring::Model* named = scoring::Model::find(model);
    const scoring::Model chosen = (named != nullptr ? *named : scoring::Model::chosen(registry)).with_settings(registry, assessment.problems_);
    const auto score_facts = std::make_shared<scoring::ScoreFacts>();
    const scoring::Part& competence = chosen.part(scoring::PartKind::competence);
    for (base::Steps part = scoring::read_score_facts(registry, *seating, *facts, competence, *score_facts); part.step();) co_yield base::pause;
    done = 4 * slices;
    co_yield base::pause;
    const auto scorer = std::make_shared<scoring::Scorer>(scoring::Scorer::begin(score_facts, chosen));
    for (base::Steps part = read_people(*scorer); part.step();) co_yield base::pause;
    assessment.scorer_ = scorer;
}

AssessmentRun::AssessmentRun(std::shared_ptr<const records::Registry> registry, base::Day today, std::string_view model)
    : work_(new Work{.today = today, .model = std::string(model)}) {
    work_->assessment.registry_ = std::move(registry);
    work_->steps = work_->read();
}

AssessmentRun::AssessmentRun(const Assessment& ground, const scoring::Weights& weights) : work_(new Work{.assessment = ground}) {
    const auto scorer = std::make_shared<scoring::Scorer>(ground.scorer().begin_with(weights));
    work_->assessment.scorer_ = scorer;
    work_->total = static_cast<std::int64_t>(ground.registry().table(records::EntityKind::employee).size() / k_people_a_step) + 1;
    work_->steps = work_->read_people(*scorer);
}

AssessmentRun::AssessmentRun(AssessmentRun&&) noexcept = default;
AssessmentRun& AssessmentRun::operator=(AssessmentRun&&) noexcept = default;
AssessmentRun::~AssessmentRun() = default;

bool AssessmentRun::step() { return work_->steps.step(); }

Progress AssessmentRun::progress() const { return {"planning.phase.records", work_->done, std::max(work_->done, work_->total)}; }

Assessment AssessmentRun::result() {
    BASE_ASSERT(work_->steps.is_done());
    return std::move(work_->assessment);
}

base::Result<Assessment> Assessment::create(std::shared_ptr<const records::Registry> registry, base::Day today, std::string_view model) {
    AssessmentRun run(std::move(registry), today, model);
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

std::vector<rules::FieldRef> Assessment::missing_fields(const rules::Fact& fact) const {
    std::vector<rules::FieldRef> missing;
    for (const rules::FieldRef& field : fact.fields) {
        const records::Record* record = registry_->table(field.entity).find(field.key);
        // An assessment that is there but too old is named by its date.
        if (record == nullptr || field.field == "assessed_on" ||
            !records::is_known(record->values[registry_->catalogue().index(field.entity, field.field)]))
            missing.push_back(field);
    }
    return missing;
}

std::vector<rules::FieldRef> Assessment::settling_fields(std::uint32_t employee, std::uint32_t from,
                                                         std::uint32_t to) const {
    std::vector<rules::FieldRef> found;
    const scoring::Breakdown before = scorer_->explain(employee, from), after = scorer_->explain(employee, to);
    for (const scoring::PartGain& gain : scorer_->open_gains(employee, from, to))
        for (const scoring::Breakdown* side : {&before, &after}) {
            const scoring::PartResult& part = side->parts[static_cast<std::size_t>(gain.kind)];
            if (!part.missing) continue;
            for (rules::FieldRef& field : missing_fields(part.fact))
                if (!std::ranges::contains(found, field)) found.push_back(std::move(field));
        }
    return found;
}

}  // namespace planning
