// proof.hpp: the level of a competence that a training or a verified declaration stands for (internal to this folder).
//
// Problem   Most people have no assessment that still counts. What they learnt and showed since is evidence, yet weaker
//           than an assessment, and it fades.
// Result    A level 1 to 5, or none. A training proves the highest level whose least result it reached; passed without a
//           recorded result it proves what a result of 0 does. A declaration proves what was declared, up to the model's
//           limit, once somebody verified it on a known day; before that nothing.
// Rules     One level is lost for every full `months_per_level` months since the end of the training or the verification.
//           Failed, expired, too short, of unknown outcome, length or day, or ending after today: no proof. An assessment
//           that is not older, or whose day is unknown, caps the level.
#pragma once

#include "core/scoring/facts.hpp"

namespace scoring {

[[nodiscard]] std::optional<ProofFact> prove(const TrainingFact& training, const Part& competence, base::Day today);
/// `verified_on`: none where nobody verified.
[[nodiscard]] std::optional<ProofFact> prove_declared(std::int8_t competency, std::int64_t declared,
                                                      std::optional<base::Day> verified_on, const Part& competence,
                                                      base::Day today);
/// Keeps the highest proof of each competence; ties: the later, then the earlier added.
void add_proof(PersonScoreFacts& person, ProofFact proof);

}  // namespace scoring
