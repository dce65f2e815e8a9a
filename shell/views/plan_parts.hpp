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
/// Who sits elsewhere in the other plan; `then` heads the column of its seats.
void draw_plan_differences(const ViewContext& context, const planning::Plan& plan, const planning::Plan& other,
                           std::string_view then, PlanUi& ui, float height);
/// Plans by every mechanism, side by side.
void draw_plan_compare(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height);
/// What the mechanism is called, and what it guarantees.
[[nodiscard]] std::string_view mechanism_words(const ViewContext& context, std::string_view mechanism);
[[nodiscard]] std::string_view guarantee_words(const ViewContext& context, std::string_view mechanism);
/// The panel "Mengapa ...?" of one move.
void draw_plan_why(const ViewContext& context, const planning::Plan& plan, const planning::Move& move, PlanUi& ui);
/// Buttons that lock a person to a seat or ban them from it; where that is decided already, what is decided.
void draw_seat_decision(const ViewContext& context, const planning::Plan& plan, std::int32_t person, std::int32_t seat);
/// Every other seat of a person with its price; a press shows who would move, and the buttons.
void draw_other_seats(const ViewContext& context, const planning::Plan& plan, const planning::Move& move, PlanUi& ui);
/// Locks and bans in force, each with a way to withdraw it.
void draw_plan_decisions(const ViewContext& context, float height);
/// A pressable name over a fact; `press` names the press.
[[nodiscard]] bool draw_other(const std::string& key, std::string_view press, const std::string& name, const std::string& fact);
/// The chain that a move belongs to, as boxes; a press selects the person.
/// `height` 0: as its content needs.
void draw_move_chain(const ViewContext& context, const planning::Plan& plan, std::size_t chain, PlanUi& ui,
                     float height = 0);

/// Score parts with fact, bar and points, the sum, and every rule: for any person and seat, plan or not.
void draw_breakdown(const ViewContext& context, const planning::Assessment& assessment, std::uint32_t employee,
                    std::uint32_t position);

/// The seat of a plan, or an empty one for nobody's.
[[nodiscard]] const planning::SeatInfo& seat_info(const planning::Plan& plan, std::int32_t seat);
/// Changes with the plan and with the reader's language.
[[nodiscard]] std::string plan_key(const ViewContext& context);
/// Changes with these and with every trial and comparison.
[[nodiscard]] std::string trials_key(const ViewContext& context);
[[nodiscard]] const planning::Move* find_move(const planning::Plan& plan, std::string_view employee);

}  // namespace views
