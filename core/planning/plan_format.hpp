// plan_format.hpp: the plan file `serasi-plan/1`, and its check without the program that made it.
//
// Problem   A plan must be verifiable by anybody: the file carries market, assignment, prices, and for every move the parts
//           of its score and the rules with their outcome.
// Result    `write_plan` is canonical: the same plan is the same text. `read_plan` gives market and matching back;
//           `verify_plan` recomputes everything that can be recomputed from the file alone.
// Failure   `planning.plan_format` with the member at fault; errors of matching/verify.hpp.
#pragma once

#include "core/planning/why.hpp"

namespace planning {

[[nodiscard]] std::string write_plan(const Plan& plan, const Assessment& assessment);
[[nodiscard]] std::string plan_csv(const Plan& plan, const Assessment& assessment, base::Language language);

/// Market, matching and the moves' scores; summary and chains are rebuilt where the file's records allow.
[[nodiscard]] base::Result<Plan> read_plan(std::string_view text);
/// Nothing, or the first thing that does not hold: certificate, slots, stated moves and scores, sums of parts.
[[nodiscard]] base::Result<void> verify_plan(std::string_view text);

}  // namespace planning
