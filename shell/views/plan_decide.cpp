#include <algorithm>

#include "assets/icons.hpp"
#include "core/app/decisions.hpp"
#include "core/app/record_list.hpp"
#include "shell/views/plan_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using planning::Decision;
using records::EntityKind;
using widgets::Color;
using widgets::Font;

constexpr std::size_t k_seats_shown = 4;

bool may_decide(const ViewContext& context) { return app::may_edit(context.state) && app::may_try(context.state); }

void draw_kind(const ViewContext& context, Decision::Kind kind, bool is_tried) {
    const bool is_lock = kind == Decision::Kind::lock;
    std::string words(context.t(is_lock ? "decide.locked" : "decide.forbidden"));
    if (is_tried) words += ", " + std::string(context.t("decide.tried"));
    widgets::pill(words, is_lock ? Color::info : Color::warn, is_lock ? Color::info_weak : Color::warn_weak);
}

std::string seat_words(const planning::Plan& plan, std::int32_t seat) {
    if (seat == matching::k_unplaced) return "-";
    const planning::SeatInfo& info = seat_info(plan, seat);
    return info.title + ", " + info.unit_name;
}

/// Who would move, one a line, from the plan as it stands.
void draw_shifts(const ViewContext& context, const planning::Plan& plan, std::int32_t person, std::int32_t seat, PlanUi& ui) {
    const auto& moves = ui.shifts.get(plan_key(context) + '/' + std::to_string(person) + '/' + std::to_string(seat),
                                      [&] { return context.explainer()->displaced(person, seat); });
    for (const planning::Move& move : moves) {
        widgets::paragraph(context.t("decide.shift", {{"name", plan.people[static_cast<std::size_t>(move.person)].name},
                                                      {"from", seat_words(plan, move.from)},
                                                      {"to", seat_words(plan, move.to)},
                                                      {"points", widgets::signed_score(move.score_after - move.score_before, context.language())}}),
                           {.font = Font::secondary});
    }
}

std::string price_words(const ViewContext& context, const planning::Alternative& seat) {
    const std::string score = widgets::score(seat.score, context.language());
    if (!seat.missing) return std::string(context.t("decide.impossible"));
    if (*seat.missing == 0) return context.t("why.equal", {{"score", score}});
    return context.t("decide.price", {{"points", widgets::score(*seat.missing, context.language())}, {"score", score}});
}

}  // namespace

void draw_seat_decision(const ViewContext& context, const planning::Plan& plan, std::int32_t person, std::int32_t seat) {
    const std::string& employee = plan.market.names.people[static_cast<std::size_t>(person)];
    const std::string& position = plan.market.names.seats[static_cast<std::size_t>(seat)];
    const auto is_pair = [&](const Decision& one) { return one.employee == employee && one.position == position; };
    const auto& trial = context.state.trial;
    const app::Decisions& kept = context.decisions();
    const app::Decisions& present = trial && trial->choice.decisions ? *trial->choice.decisions : kept;
    const auto& theme = theme::current();
    ImGui::PushID(position.c_str());
    if (const auto at = std::ranges::find_if(present, is_pair); at != present.end()) {
        const bool is_tried = !std::ranges::contains(kept, *at);
        draw_kind(context, at->kind, is_tried);
        if (!is_tried) {
            ImGui::SameLine(0, theme.px(8));
            if (widgets::link("withdraw", context.t("decide.withdraw"))) context.send(app::WithdrawDecision{*at});
        }
    } else {
        const bool is_free = may_decide(context);
        const std::string lock_name = context.t("decide.name", {{"what", std::string(context.t("decide.lock"))}, {"id", position}});
        const std::string forbid_name = context.t("decide.name", {{"what", std::string(context.t("decide.forbid"))}, {"id", position}});
        const widgets::Button lock{.id = "lock", .label = context.t("decide.lock"), .name = lock_name, .icon = icons::k_icon_lock, .is_enabled = is_free};
        const widgets::Button forbid{.id = "forbid", .label = context.t("decide.forbid"), .name = forbid_name, .icon = icons::k_icon_circle_x, .is_enabled = is_free};
        const bool fits = widgets::button_width(lock) + widgets::button_width(forbid) + theme.px(8) <= ImGui::GetContentRegionAvail().x;
        if (widgets::button(lock)) context.send(app::TryDecision{{Decision::Kind::lock, employee, position}});
        if (fits) ImGui::SameLine(0, theme.px(8));
        if (widgets::button(forbid)) context.send(app::TryDecision{{Decision::Kind::forbid, employee, position}});
    }
    ImGui::PopID();
}

void draw_other_seats(const ViewContext& context, const planning::Plan& plan, const planning::Move& move, PlanUi& ui) {
    planning::PlanExplainer* explainer = context.prices();
    if (explainer == nullptr) return;
    const std::string& employee = plan.market.names.people[static_cast<std::size_t>(move.person)];
    const auto& seats = ui.seats.get(plan_key(context) + '/' + employee, [&] {
        auto found = explainer->seats_for(move.person);
        std::erase_if(found, [&](const planning::Alternative& one) { return one.seat == move.to; });
        return found;
    });
    if (seats.empty()) return;
    widgets::rule();
    widgets::heading(context.t("decide.seats"), Font::row_strong);
    const std::size_t shown = ui.has_all_seats ? seats.size() : std::min(seats.size(), k_seats_shown);
    for (const planning::Alternative& one : std::span(seats).first(shown)) {
        const std::string& position = plan.market.names.seats[static_cast<std::size_t>(one.seat)];
        const std::string title = seat_words(plan, one.seat);
        const bool is_open = ui.candidate == position;
        if (draw_other("seat/" + position, context.t("decide.weigh", {{"seat", title}, {"id", position}}), title, price_words(context, one)))
            ui.candidate = is_open ? std::string() : position;
        if (!is_open) continue;
        if (one.missing) draw_shifts(context, plan, move.person, one.seat, ui);
        widgets::space(4);
        draw_seat_decision(context, plan, move.person, one.seat);
        widgets::space(8);
    }
    if (seats.size() > shown &&
        widgets::link("all_seats", context.t("decide.all_seats", {{"count", widgets::number(static_cast<std::int64_t>(seats.size()), context.language())}})))
        ui.has_all_seats = true;
}

void draw_plan_decisions(const ViewContext& context, float height) {
    const auto& theme = theme::current();
    const app::Decisions& all = context.decisions();
    const widgets::Card card({.id = "decisions",
                              .title = context.t("decide.title"),
                              .context = context.t("decide.context"),
                              .height = height,
                              .scrolls = height > 0});
    if (!card) return;
    const auto& employees = context.registry().table(EntityKind::employee);
    const auto& positions = context.registry().table(EntityKind::position);
    for (const Decision& one : all) {
        const std::string name = app::person_name(context.registry(), *employees.find(one.employee));
        const std::string seat = app::record_name(context.registry(), EntityKind::position, *positions.find(one.position));
        const std::string id = app::setting_name(one);
        ImGui::PushID(id.c_str());
        const float row = theme.px(theme::k_control_height + 12);
        const std::string press = context.t("decide.withdraw.name", {{"name", name}, {"seat", seat}, {"id", one.position}});
        const widgets::Button withdraw{.id = "withdraw",
                                       .label = context.t("decide.withdraw"),
                                       .name = press,
                                       .icon = icons::k_icon_undo_2,
                                       .is_enabled = may_decide(context)};
        const float button = widgets::button_width(withdraw);
        const widgets::Rect rect = widgets::rect_here(0, row);
        const ImVec2 start = ImGui::GetCursorScreenPos();
        const float kind = theme.px(120);
        widgets::two_lines_in({rect.min, {rect.max.x - button - kind - theme.px(16), rect.max.y}}, name, seat, true);
        ImGui::SetCursorScreenPos({rect.max.x - button - kind - theme.px(8), rect.center().y - theme.px(11)});
        draw_kind(context, one.kind, false);
        ImGui::SetCursorScreenPos({rect.max.x - button, rect.center().y - theme.px(theme::k_control_height) / 2});
        if (widgets::button(withdraw)) context.send(app::WithdrawDecision{one});
        ImGui::SetCursorScreenPos(start);
        ImGui::Dummy({rect.width(), row});
        ImGui::PopID();
    }
}

}  // namespace views
