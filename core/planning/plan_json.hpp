// plan_json.hpp: the members of a plan file as JSON (internal to this folder).
#pragma once

#include "core/base/json.hpp"
#include "core/planning/plan.hpp"

namespace planning {

inline constexpr const char* k_plan_format = "serasi-plan/1";

/// What follows from market, matching and evidence: moves, chains, units, summary, hash.
[[nodiscard]] base::Json derived_members(const Plan& plan);
/// Everything else but market and matching.
[[nodiscard]] base::Json stated_members(const Plan& plan);
/// Reads a whole plan; what can be derived is derived, not read.
[[nodiscard]] base::Result<Plan> plan_from_json(const base::Json& json);

[[nodiscard]] const char* decision_name(Decision::Kind kind);
[[nodiscard]] const char* outcome_name(rules::Outcome outcome);

}  // namespace planning
