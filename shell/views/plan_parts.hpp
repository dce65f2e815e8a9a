// plan_parts.hpp: internal to the plan page, and the explanation that the search page shows too.
#pragma once

#include "shell/views/plan_view.hpp"

namespace views {

void draw_plan_moves(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height);
void draw_plan_chains(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height);
void draw_plan_units(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height);
/// Who moves, gains and is refused, by groups of people; every figure leads to the people behind it.
void draw_plan_equity(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height);
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
/// The best total fit for every number of moves, as a curve with a point to be moved.
void draw_plan_frontier(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height);
/// What the mechanism is called, and what it guarantees.
[[nodiscard]] std::string_view mechanism_words(const ViewContext& context, std::string_view mechanism);
[[nodiscard]] std::string_view guarantee_words(const ViewContext& context, std::string_view mechanism);
/// The panel "Mengapa ...?" of one move.
void draw_plan_why(const ViewContext& context, const planning::Plan& plan, const planning::Move& move, PlanUi& ui);
/// Buttons that lock a person to a seat or ban them from it; where that is decided already, what is decided. `name`: of
/// the person, where the panel is about somebody else.
void draw_seat_decision(const ViewContext& context, const planning::Plan& plan, std::int32_t person, std::int32_t seat,
                        std::string_view name = {});
/// Other seats of a person with their prices, the cheapest or those searched for; a press shows who would move, and the
/// buttons.
void draw_other_seats(const ViewContext& context, const planning::Plan& plan, std::int32_t person, PlanUi& ui);
/// Who would move, and the buttons; `name` as for draw_seat_decision.
void draw_weighed(const ViewContext& context, const planning::Plan& plan, std::int32_t person, std::int32_t seat, PlanUi& ui,
                  std::string_view name = {});

/// What it means to put a person on a seat: the price, or what holds them.
struct Verdict {
    std::string words;
    bool may_lock = false;
    bool has_price = false;
    bool is_held = false;
};
[[nodiscard]] Verdict weigh(const ViewContext& context, const planning::Plan& plan, std::int32_t person, std::int32_t seat, PlanUi& ui);
/// Who would move, one a line.
void draw_shifts(const ViewContext& context, const planning::Plan& plan, std::int32_t person, std::int32_t seat, PlanUi& ui);
/// Whether a decision can be tried now.
[[nodiscard]] bool may_decide(const ViewContext& context);
/// All words of `wanted` occur, whatever the case and the marks.
[[nodiscard]] bool has_words(const std::string& text, std::string_view wanted);
/// "Kasubbag Umum, Kec. Talawi"
[[nodiscard]] std::string seat_words(const planning::Plan& plan, std::int32_t seat);
/// The panel that places anybody: a person, then a seat, both by search.
void draw_plan_place(const ViewContext& context, const planning::Plan& plan, PlanUi& ui);

/// ImGui's last item stands for a person, who can be dragged from there.
void offer_person(std::string_view employee, PlanUi& ui);
/// A person can be dropped on the seat drawn here.
void accept_person(const widgets::Rect& rect, std::int32_t seat, PlanUi& ui);
/// Last on the page: what is dragged, with its price; dropping it tries the lock.
void draw_dragged(const ViewContext& context, const planning::Plan& plan, PlanUi& ui);
/// Decisions that are only tried, each with a way to drop it alone.
void draw_tried_decisions(const ViewContext& context, const planning::Plan& plan);
/// Locks, bans and exemptions in force, each with a way to withdraw it.
void draw_plan_decisions(const ViewContext& context, float height);
/// A pressable name over a fact; `press` names the press.
struct OtherLine {
    std::string key, press, name, fact;
    bool is_open = false;
    std::string_view person = {};  // employee number of who can be dragged from here
    std::int32_t seat = -1;        // on which somebody can be dropped here
};
[[nodiscard]] bool draw_other(const OtherLine& line, PlanUi& ui);
/// The chain that a move belongs to, as boxes; a press selects the person.
/// `height` 0: as its content needs.
void draw_move_chain(const ViewContext& context, const planning::Plan& plan, std::size_t chain, PlanUi& ui,
                     float height = 0);

/// Score parts with fact, bar and points, the sum, and every rule: for any person and seat, plan or not.
void draw_breakdown(const ViewContext& context, const planning::Assessment& assessment, std::uint32_t employee,
                    std::uint32_t position);

/// Whether missing data could make a move of the plan a loss, and in which parts. `move` is one of `plan.moves`.
[[nodiscard]] std::string sure_words(const ViewContext& context, const planning::Plan& plan, const planning::Move& move);
/// The seat of a plan, or an empty one for nobody's.
[[nodiscard]] const planning::SeatInfo& seat_info(const planning::Plan& plan, std::int32_t seat);
/// Changes with the plan and with the reader's language.
[[nodiscard]] std::string plan_key(const ViewContext& context);
/// Changes with these and with every trial and comparison.
[[nodiscard]] std::string trials_key(const ViewContext& context);
[[nodiscard]] std::int32_t find_person(const planning::Plan& plan, std::string_view employee);  // -1: none
[[nodiscard]] const planning::Move* find_move(const planning::Plan& plan, std::string_view employee);

}  // namespace views
