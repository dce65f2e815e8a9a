#include "core/scoring/proof.hpp"

#include <algorithm>

#include "core/scoring/parts.hpp"

namespace scoring {

namespace {

std::int64_t number(const Part& part, std::size_t parameter) { return part.parameters[parameter].numbers.front(); }

std::optional<ProofFact> faded(std::int8_t competency, std::int64_t level, base::Day since, const Part& part, base::Day today) {
    if (since > today) return std::nullopt;
    level -= base::whole_months(since, today) / number(part, k_months_per_level);
    if (level < 1) return std::nullopt;
    return ProofFact{.competency = competency, .level = static_cast<std::int8_t>(level), .since = since};
}

}  // namespace

std::optional<ProofFact> prove(const TrainingFact& training, const Part& competence, base::Day today) {
    if (training.competency == k_unknown || training.passed != true || training.expired || !training.ended_on ||
        !training.hours || *training.hours < number(competence, k_least_hours))
        return std::nullopt;
    const auto& results = competence.parameters[k_result_of_level].numbers;
    std::int64_t level = 0;
    for (std::size_t at = 0; at < results.size(); ++at)
        if (training.score.value_or(0) >= results[at]) level = static_cast<std::int64_t>(at) + 1;
    auto proof = faded(training.competency, level, *training.ended_on, competence, today);
    if (proof) {
        proof->is_training = true;
        proof->key = training.key;
        if (training.from_course.competency) proof->course = training.course;
    }
    return proof;
}

std::optional<ProofFact> prove_declared(std::int8_t competency, std::int64_t declared,
                                        std::optional<base::Day> verified_on, const Part& competence, base::Day today) {
    if (!verified_on) return std::nullopt;
    return faded(competency, std::min(declared, number(competence, k_declared_level)), *verified_on, competence, today);
}

void add_proof(PersonScoreFacts& person, ProofFact proof) {
    const auto at = static_cast<std::size_t>(proof.competency);
    if (person.stale[at] != k_unknown && (!person.assessed_on[at] || *person.assessed_on[at] >= proof.since))
        proof.level = std::min(proof.level, person.stale[at]);
    if (proof.level < 1) return;
    const auto known = std::ranges::find(person.proofs, proof.competency, &ProofFact::competency);
    if (known == person.proofs.end()) person.proofs.push_back(std::move(proof));
    else if (proof.level > known->level || (proof.level == known->level && proof.since > known->since))
        *known = std::move(proof);
}

}  // namespace scoring
