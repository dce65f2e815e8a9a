#include <algorithm>

#include "assets/icons.hpp"
#include "core/app/decisions.hpp"
#include "core/app/record_list.hpp"
#include "core/base/text.hpp"
#include "shell/views/exemptions.hpp"
#include "shell/views/plan_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using planning::Decision;
using records::EntityKind;
using widgets::Color;
using widgets::Font;

constexpr std::size_t k_seats_shown = 4;
constexpr std::size_t k_seats_searched = 8;

void draw_kind(const ViewContext& context, Decision::Kind kind, bool is_tried) {
    const bool is_lock = kind == Decision::Kind::lock;
    std::string words(context.t(is_lock ? "decide.locked" : "decide.forbidden"));
    if (is_tried) words += ", " + std::string(context.t("decide.tried"));
    widgets::pill(words, is_lock ? Color::info : Color::warn, is_lock ? Color::info_weak : Color::warn_weak);
}

std::string price_words(const ViewContext& context, const planning::Alternative& seat) {
    const std::string score = widgets::score(seat.score, context.language());
    if (!seat.missing) return std::string(context.t("decide.impossible"));
    if (*seat.missing == 0) return context.t("why.equal", {{"score", score}});
    return context.t("decide.price", {{"points", widgets::score(*seat.missing, context.language())}, {"score", score}});
}

/// Seats of the plan whose title, unit and id have all words of the text.
std::vector<std::int32_t> seats_with(const planning::Plan& plan, std::string_view text) {
    std::vector<std::int32_t> found;
    for (std::size_t seat = 0; seat < plan.seats.size() && found.size() < k_seats_searched; ++seat)
        if (has_words(seat_words(plan, static_cast<std::int32_t>(seat)) + ' ' + plan.market.names.seats[seat], text))
            found.push_back(static_cast<std::int32_t>(seat));
    return found;
}

/// What is weighed for a person without a search: every acceptable seat, the cheapest first.
std::vector<std::int32_t> seats_by_price(const ViewContext& context, const planning::Plan& plan, std::int32_t person) {
    std::vector<std::int32_t> seats;
    planning::PlanExplainer* explainer = context.prices();
    if (explainer == nullptr) return seats;
    for (const planning::Alternative& one : explainer->seats_for(person))
        if (one.seat != plan.matching.seat_of[static_cast<std::size_t>(person)]) seats.push_back(one.seat);
    return seats;
}

}  // namespace

bool may_decide(const ViewContext& context) { return app::may_edit(context.state) && app::may_try(context.state); }

bool has_words(const std::string& text, std::string_view wanted) {
    const std::string folded = base::fold(text);
    return std::ranges::all_of(base::split(base::fold(wanted), ' '), [&](std::string_view word) { return folded.contains(word); });
}

std::string seat_words(const planning::Plan& plan, std::int32_t seat) {
    if (seat == matching::k_unplaced) return "-";
    const planning::SeatInfo& info = seat_info(plan, seat);
    return info.title + ", " + info.unit_name;
}

void draw_shifts(const ViewContext& context, const planning::Plan& plan, std::int32_t person, std::int32_t seat, PlanUi& ui) {
    planning::PlanExplainer* explainer = context.prices();
    if (explainer == nullptr) return;
    const auto& moves = ui.shifts.get(plan_key(context) + '/' + std::to_string(person) + '/' + std::to_string(seat),
                                      [&] { return explainer->displaced(person, seat); });
    for (const planning::Move& move : moves) {
        widgets::paragraph(context.t("decide.shift", {{"name", plan.people[static_cast<std::size_t>(move.person)].name},
                                                      {"from", seat_words(plan, move.from)},
                                                      {"to", seat_words(plan, move.to)},
                                                      {"points", widgets::signed_score(move.score_after - move.score_before, context.language())}}),
                           {.font = Font::secondary});
    }
}

Verdict weigh(const ViewContext& context, const planning::Plan& plan, std::int32_t person, std::int32_t seat, PlanUi& ui) {
    const std::string& employee = plan.market.names.people[static_cast<std::size_t>(person)];
    const std::string& position = plan.market.names.seats[static_cast<std::size_t>(seat)];
    if (plan.matching.seat_of[static_cast<std::size_t>(person)] == seat) return {.words = std::string(context.t("place.here"))};
    if (planning::PlanExplainer* explainer = context.prices()) {
        const auto& priced = ui.priced.get(plan_key(context) + '/' + employee, [&] { return explainer->seats_for(person); });
        if (const auto at = std::ranges::find(priced, seat, &planning::Alternative::seat); at != priced.end())
            return {price_words(context, *at), at->missing.has_value(), at->missing.has_value(), !at->missing};
    }
    const planning::Assessment* assessment = context.assessment();
    const auto who = context.registry().table(EntityKind::employee).row_of(employee);
    const auto where = context.registry().table(EntityKind::position).row_of(position);
    if (!who || !where) return {.words = std::string(context.t("why.gone"))};
    if (assessment == nullptr) return {.words = std::string(context.t("ground.reading"))};
    const auto [row, column] = std::pair(static_cast<std::uint32_t>(*who), static_cast<std::uint32_t>(*where));
    if (!assessment->rules().allows(row, column)) {
        for (const rules::RuleResult& result : assessment->rules().explain(row, column))
            if (result.blocks)
                return {.words = context.t("place.held", {{"rule", assessment->rules().rules()[result.rule].id},
                                                          {"reason", rules::sentence(result.fact, context.words, context.registry().catalogue())}}), .is_held = true};
    }
    if (!assessment->rules().limits(column).accepts) return {.words = std::string(context.t("place.full")), .is_held = true};
    return {.words = context.t("place.untold", {{"score", widgets::score(assessment->weigh(row, column).score, context.language())}}), .may_lock = true};
}

void draw_weighed(const ViewContext& context, const planning::Plan& plan, std::int32_t person, std::int32_t seat, PlanUi& ui, std::string_view name) {
    draw_shifts(context, plan, person, seat, ui);
    widgets::space(4);
    draw_seat_decision(context, plan, person, seat, name);
    widgets::space(8);
}

void draw_seat_decision(const ViewContext& context, const planning::Plan& plan, std::int32_t person, std::int32_t seat, std::string_view name) {
    const std::string& employee = plan.market.names.people[static_cast<std::size_t>(person)];
    const std::string& position = plan.market.names.seats[static_cast<std::size_t>(seat)];
    const auto is_pair = [&](const Decision& one) { return one.employee == employee && one.position == position; };
    const auto& trial = context.state.trial;
    const app::Decisions& kept = context.decisions();
    const app::Decisions& present = trial && trial->choice.decisions ? *trial->choice.decisions : kept;
    const auto& theme = theme::current();
    const auto named = [&](const char* what) {
        std::string words(context.t(what));
        if (!name.empty()) words.append(", ").append(name);
        return context.t("decide.name", {{"what", words}, {"id", position}});
    };
    ImGui::PushID(employee.c_str());
    ImGui::PushID(position.c_str());
    if (const auto at = std::ranges::find_if(present, is_pair); at != present.end()) {
        const bool is_tried = !std::ranges::contains(kept, *at);
        draw_kind(context, at->kind, is_tried);
        ImGui::SameLine(0, theme.px(8));
        const std::string press = named(is_tried ? "decide.untry" : "decide.withdraw");
        if (widgets::link("withdraw", context.t(is_tried ? "decide.untry" : "decide.withdraw"), press)) {
            if (is_tried) context.send(app::UntryDecision{*at});
            else context.send(app::WithdrawDecision{*at});
        }
    } else {
        const bool is_free = may_decide(context);
        const std::string lock_name = named("decide.lock"), forbid_name = named("decide.forbid");
        const widgets::Button lock{.id = "lock", .label = context.t("decide.lock"), .name = lock_name, .icon = icons::k_icon_lock, .is_enabled = is_free};
        const widgets::Button forbid{.id = "forbid", .label = context.t("decide.forbid"), .name = forbid_name, .icon = icons::k_icon_circle_x, .is_enabled = is_free};
        const bool fits = widgets::button_width(lock) + widgets::button_width(forbid) + theme.px(8) <= ImGui::GetContentRegionAvail().x;
        if (widgets::button(lock)) context.send(app::TryDecision{{Decision::Kind::lock, employee, position}});
        if (fits) ImGui::SameLine(0, theme.px(8));
        if (widgets::button(forbid)) context.send(app::TryDecision{{Decision::Kind::forbid, employee, position}});
    }
    ImGui::PopID();
    ImGui::PopID();
}

void draw_other_seats(const ViewContext& context, const planning::Plan& plan, std::int32_t person, PlanUi& ui) {
    const std::string& employee = plan.market.names.people[static_cast<std::size_t>(person)];
    widgets::rule();
    widgets::heading(context.t("decide.seats"), Font::row_strong);
    (void)widgets::search_field({.id = "seat_text", .name = context.t("place.seat"), .placeholder = context.t("place.seat.placeholder")}, ui.seat_text);
    const bool is_searched = !ui.seat_text.empty();
    const auto& seats = is_searched ? ui.seats_found.get(plan_key(context) + '/' + ui.seat_text, [&] { return seats_with(plan, ui.seat_text); })
                                    : ui.seats.get(plan_key(context) + '/' + employee, [&] { return seats_by_price(context, plan, person); });
    const std::size_t shown = is_searched || ui.has_all_seats ? seats.size() : std::min(seats.size(), k_seats_shown);
    for (const std::int32_t seat : std::span(seats).first(shown)) {
        const std::string& position = plan.market.names.seats[static_cast<std::size_t>(seat)];
        const std::string title = seat_words(plan, seat);
        const Verdict verdict = weigh(context, plan, person, seat, ui);
        const bool is_open = ui.candidate == position;
        if (draw_other({"seat/" + position, context.t("decide.weigh", {{"seat", title}, {"id", position}}), title, verdict.words, is_open, {}, seat}, ui))
            ui.candidate = is_open ? std::string() : position;
        if (is_open && verdict.may_lock) draw_weighed(context, plan, person, seat, ui);
    }
    if (is_searched && seats.empty()) widgets::paragraph(context.t("place.nothing"), {.font = Font::secondary, .color = Color::muted});
    if (seats.size() > shown &&
        widgets::link("all_seats", context.t("decide.all_seats", {{"count", widgets::number(static_cast<std::int64_t>(seats.size()), context.language())}})))
        ui.has_all_seats = true;
}

void draw_tried_decisions(const ViewContext& context, const planning::Plan& plan) {
    const app::PlanChoice choice = app::present_choice(context.state);
    if (!choice.decisions) return;
    for (const Decision& one : *choice.decisions) {
        if (std::ranges::contains(context.decisions(), one)) continue;
        const std::int32_t person = find_person(plan, one.employee);
        const auto seat = std::ranges::find(plan.market.names.seats, one.position) - plan.market.names.seats.begin();
        if (person < 0 || seat == std::ssize(plan.market.names.seats)) continue;
        const std::string words = context.t(one.kind == Decision::Kind::lock ? "decide.tried.lock" : "decide.tried.forbid",
                                            {{"name", plan.people[static_cast<std::size_t>(person)].name}, {"seat", seat_words(plan, static_cast<std::int32_t>(seat))}});
        const std::string press = context.t("decide.untry.name", {{"what", words}});
        const std::string id = app::setting_name(one);
        if (widgets::chip({.id = id.c_str(), .label = words, .name = press, .is_on = true, .is_removable = true})) context.send(app::UntryDecision{one});
        widgets::space(4);
    }
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
    draw_exemptions(context);
}

}  // namespace views
