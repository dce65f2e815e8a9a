#include <algorithm>

#include "assets/icons.hpp"
#include "core/base/text.hpp"
#include "shell/views/plan_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using widgets::Color;
using widgets::Font;

constexpr std::size_t k_people_searched = 8;

std::vector<std::int32_t> people_with(const planning::Plan& plan, std::string_view text) {
    std::vector<std::int32_t> found;
    for (std::size_t person = 0; person < plan.people.size() && found.size() < k_people_searched; ++person)
        if (has_words(plan.people[person].name + ' ' + plan.market.names.people[person], text))
            found.push_back(static_cast<std::int32_t>(person));
    return found;
}

/// A person, their number, and where the plan has them.
bool draw_person(const ViewContext& context, const planning::Plan& plan, std::int32_t person, const char* press, PlanUi& ui) {
    const auto row = static_cast<std::size_t>(person);
    const std::string& employee = plan.market.names.people[row];
    const std::string& name = plan.people[row].name;
    const std::string fact = base::grouped_employee_number(employee) + " · " + seat_words(plan, plan.matching.seat_of[row]);
    return draw_other({"person/" + employee, context.t(press, {{"name", name}, {"id", employee}}), name, fact, ui.placed == employee, employee}, ui);
}

}  // namespace

void draw_plan_place(const ViewContext& context, const planning::Plan& plan, PlanUi& ui) {
    if (widgets::panel_title(context.t("place.title"), context.t("place.context"), context.t("place.close"))) {
        ui.is_placing = false;
        return;
    }
    const std::int32_t placed = find_person(plan, ui.placed);
    if (placed >= 0) {
        if (draw_person(context, plan, placed, "place.other", ui)) {
            ui.placed.clear();
            ui.takes_focus = true;
        }
        return draw_other_seats(context, plan, placed, ui);
    }
    (void)widgets::search_field({.id = "person_text",
                                 .name = context.t("place.person"),
                                 .placeholder = context.t("place.person.placeholder"),
                                 .takes_focus = std::exchange(ui.takes_focus, false)},
                                ui.person_text);
    if (ui.person_text.empty()) return widgets::paragraph(context.t("place.hint"), {.font = Font::secondary, .color = Color::muted});
    const auto& found = ui.people_found.get(plan_key(context) + '/' + ui.person_text, [&] { return people_with(plan, ui.person_text); });
    for (const std::int32_t person : found) {
        if (!draw_person(context, plan, person, "place.choose", ui)) continue;
        ui.placed = plan.market.names.people[static_cast<std::size_t>(person)];
        ui.seat_text.clear();
        ui.candidate.clear();
    }
    if (found.empty()) widgets::paragraph(context.t("place.nothing"), {.font = Font::secondary, .color = Color::muted});
}

void offer_person(std::string_view employee, PlanUi& ui) {
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left)) ui.dragged = employee;
}

void accept_person(const widgets::Rect& rect, std::int32_t seat, PlanUi& ui) {
    if (ui.dragged.empty() || seat < 0 || !ImGui::IsMouseHoveringRect(rect.min, rect.max)) return;
    ui.over = seat;
    const float grown = theme::current().px(4);
    widgets::outline(rect.inset(-grown, 0), theme::current().color(Color::accent));
}

void draw_dragged(const ViewContext& context, const planning::Plan& plan, PlanUi& ui) {
    const std::int32_t seat = std::exchange(ui.over, -1);
    if (ui.dragged.empty()) return;
    const std::int32_t person = find_person(plan, ui.dragged);
    if (person < 0 || !ImGui::IsMouseDown(ImGuiMouseButton_Left) || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
        const std::string employee = std::exchange(ui.dragged, {});
        const bool is_dropped = person >= 0 && seat >= 0 && ImGui::IsMouseReleased(ImGuiMouseButton_Left) && may_decide(context);
        if (is_dropped && weigh(context, plan, person, seat, ui).may_lock)
            context.send(app::TryDecision{{planning::Decision::Kind::lock, employee, plan.market.names.seats[static_cast<std::size_t>(seat)]}});
        return;
    }
    const auto& theme = theme::current();
    const ImVec2 mouse = ImGui::GetIO().MousePos, screen = ImGui::GetIO().DisplaySize;
    const bool is_left = mouse.x < screen.x / 2, is_high = mouse.y < screen.y / 2;
    ImGui::SetNextWindowPos({mouse.x + theme.px(is_left ? 16 : -8), mouse.y + theme.px(is_high ? 16 : -8)}, ImGuiCond_Always,
                            {is_left ? 0.0f : 1.0f, is_high ? 0.0f : 1.0f});
    ImGui::SetNextWindowSize({theme.px(340), 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme.px(12), theme.px(10)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, theme.px(4)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme.px(theme::k_radius));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, theme.color(Color::surface));
    ImGui::Begin("##dragged", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_Tooltip |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_AlwaysAutoResize);
    widgets::paragraph(plan.people[static_cast<std::size_t>(person)].name, {.font = Font::row_strong});
    if (seat < 0) {
        widgets::paragraph(context.t("place.drop"), {.font = Font::secondary, .color = Color::muted});
    } else {
        const Verdict verdict = weigh(context, plan, person, seat, ui);
        widgets::paragraph(context.t("place.onto", {{"seat", seat_words(plan, seat)}}), {.font = Font::secondary});
        widgets::paragraph(verdict.words, {.font = Font::secondary_strong, .color = verdict.may_lock ? Color::accent : verdict.is_held ? Color::bad : Color::muted});
        if (verdict.has_price) draw_shifts(context, plan, person, seat, ui);
        if (verdict.may_lock) widgets::paragraph(context.t("place.release"), {.font = Font::fine, .color = Color::muted});
    }
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(4);
}

}  // namespace views
