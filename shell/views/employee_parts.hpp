// employee_parts.hpp: internal to the views that speak of one person: the figures that matter at a glance, competences
// against what the seat requires, one rule with its evidence.
#pragma once

#include "core/planning/why.hpp"
#include "shell/views/employee_view.hpp"
#include "shell/views/exemptions.hpp"

namespace views {

/// Fit, performance, time in post, retirement and the way to work. `row` is the employee's.
void draw_glance(const ViewContext& context, std::uint32_t row);
/// The talent box with its two shares, what leaves it open, and where the record states another box.
void draw_talent_box(const ViewContext& context, std::uint32_t row);
/// How many of the fields that matter are known, and which are not.
void draw_data_quality(const ViewContext& context, const records::Record& employee);
/// A radar and the same as a list.
void draw_competences(const ViewContext& context, const records::Record& employee, std::uint32_t row);
/// One record on two lines; where records may be changed, with a bin at the right that takes out the records with `keys`.
void draw_entry(const ViewContext& context, records::EntityKind kind, const std::vector<std::string>& keys, std::string_view fact, std::string_view detail);
/// Tri-state, sentence, citation, what to do next, which leads to the evidence, and exemptions.
void draw_rule(const ViewContext& context, const planning::Assessment& assessment, const rules::RuleResult& result,
               const RuleSubject& subject);

}  // namespace views
