// employee_parts.hpp: internal to the views that speak of one person: one rule with its evidence.
#pragma once

#include "core/planning/why.hpp"
#include "shell/views/employee_view.hpp"

namespace views {

/// Tri-state, sentence, citation, and what to do next, which leads to the evidence.
void draw_rule(const ViewContext& context, const planning::Assessment& assessment, const rules::RuleResult& result);

}  // namespace views
