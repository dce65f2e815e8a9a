// plan_parts.hpp: internal to the plan page, and the explanation that the search page shows too.
#pragma once

#include "shell/views/plan_view.hpp"

namespace views {

void draw_plan_moves(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height);
void draw_plan_chains(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height);
void draw_plan_units(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height);
/// Sliders of the weights; another plan is computed while one moves.
void draw_plan_weights(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height);
/// What a trial would change against the plan: figures, who sits elsewhere, and whether to keep it. `invitation` stands
/// there without a trial.
void draw_plan_trial(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, std::string_view invitation,
                     float height);
/// The panel "Mengapa ...?" of one move.
void draw_plan_why(const ViewContext& context, const planning::Plan& plan, const planning::Move& move, PlanUi& ui);
/// The chain that a move belongs to, as boxes; a press selects the person.
/// `height` 0: as its content needs.
void draw_move_chain(const ViewContext& context, const planning::Plan& plan, std::size_t chain, PlanUi& ui,
                     float height = 0);

/// Score parts with fact, bar and points, the sum, and every rule: for any person and seat, plan or not.
void draw_breakdown(const ViewContext& context, const planning::Assessment& assessment, std::uint32_t employee,
                    std::uint32_t position);

/// Changes with the plan and with the reader's language.
[[nodiscard]] std::string plan_key(const ViewContext& context);
[[nodiscard]] const planning::Move* find_move(const planning::Plan& plan, std::string_view employee);

}  // namespace views
