// employee_parts.hpp: internal to the views that speak of one person: the facts form, and one rule with its evidence.
#pragma once

#include "core/planning/why.hpp"
#include "shell/views/employee_view.hpp"

namespace views {

/// Every field of the person; a pencil turns a line into a form.
void draw_facts(const ViewContext& context, const records::Record& employee, EmployeeUi& ui);
/// Tri-state, sentence, citation, and what to do next, which leads to the evidence.
void draw_rule(const ViewContext& context, const planning::Assessment& assessment, const rules::RuleResult& result);

}  // namespace views
