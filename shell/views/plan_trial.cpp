#include <algorithm>

#include "assets/icons.hpp"
#include "core/base/text.hpp"
#include "core/planning/comparison.hpp"
#include "shell/views/plan_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using widgets::Color;
using widgets::Font;

/// "Perpindahan   407 menjadi 395"
void draw_figure(const ViewContext& context, std::string_view label, const std::string& now, const std::string& then,
                 const widgets::Rect& row) {
    const auto& theme = theme::current();
    const std::string both = now == then ? now : context.t("plan.trial.change", {{"now", now}, {"then", then}});
    const float figures = widgets::text_width(both, Font::secondary_strong) + theme.px(8);
    widgets::text_in({row.min, {row.max.x - figures, row.max.y}}, label, {.font = Font::secondary, .color = Color::muted, .may_cut = true});
    widgets::text_in(row, both, {.font = now == then ? Font::secondary : Font::secondary_strong, .align = widgets::Align::right});
}

void draw_figures(const ViewContext& context, const planning::Plan& plan, const planning::Plan& trial) {
    const auto& theme = theme::current();
    const auto count = [&](std::int64_t value) { return widgets::number(value, context.language()); };
    const auto fit = [&](const planning::Plan& of) { return widgets::score(of.summary.fit_after, context.language()); };
    const planning::Standing now = planning::standing(plan), then = planning::standing(trial);
    const planning::Summary &a = plan.summary, &b = trial.summary;
    const float room = ImGui::GetContentRegionAvail().x, gap = theme.px(32), height = theme.px(24);
    const int columns = room > theme.px(520) ? 2 : 1;
    const float width = (room - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    int drawn = 0;
    const auto figure = [&](const char* key, const std::string& first, const std::string& second) {
        const ImVec2 at = {start.x + static_cast<float>(drawn % columns) * (width + gap), start.y + static_cast<float>(drawn / columns) * height};
        draw_figure(context, context.t(key), first, second, {at, {at.x + width, at.y + height}});
        ++drawn;
    };
    figure(plan.weights == trial.weights ? "plan.fit" : "plan.trial.fit", fit(plan), fit(trial));
    figure("plan.moves", count(a.moves), count(b.moves));
    figure("plan.wishes", count(a.wishes_met), count(b.wishes_met));
    figure("plan.must_fill", count(a.must_fill_filled), count(b.must_fill_filled));
    figure("plan.units_better", count(now.units_better), count(then.units_better));
    figure("plan.units_worse", count(now.units_worse), count(then.units_worse));
    ImGui::Dummy({room, height * static_cast<float>((drawn + columns - 1) / columns)});
}

/// Which weights the trial has changed, and the way to them from another tab.
void draw_tried_weights(const ViewContext& context, const planning::Plan& plan, const app::Trial& trial, PlanUi& ui) {
    const scoring::Model* model = scoring::Model::find(trial.plan->model);
    std::string changed;
    for (const auto& [id, weight] : plan.weights) {
        if (model == nullptr || !trial.choice.weights) break;
        const auto part = std::ranges::find(model->parts, id, &scoring::Part::id);
        if (part == model->parts.end()) continue;
        const std::int64_t tried = (*trial.choice.weights)[static_cast<std::size_t>(part->kind)];
        if (tried == weight) continue;
        const auto points = [&](std::int64_t value) { return widgets::score(value, context.language()); };
        changed += (changed.empty() ? "" : "; ") +
                   context.t("plan.trial.weight", {{"part", part->label[static_cast<std::size_t>(context.language())]},
                                                   {"now", points(weight)},
                                                   {"then", points(tried)}});
    }
    const auto weights = static_cast<std::size_t>(PlanTab::weights);
    if (!changed.empty()) widgets::paragraph(context.t("plan.trial.weights", {{"weights", changed}}), {.font = Font::secondary_strong});
    if (ui.tab == weights) return;
    widgets::paragraph(context.t("plan.trial.elsewhere"), {.font = Font::secondary, .color = Color::muted});
    if (!changed.empty() && widgets::link("to_weights", context.t("plan.trial.to_weights"))) ui.tab = weights;
    widgets::space(8);
}

}  // namespace

void draw_plan_differences(const ViewContext& context, const planning::Plan& plan, const planning::Plan& trial,
                           std::string_view then, PlanUi& ui, float height) {
    const std::string key = trials_key(context) + '/' + std::to_string(ui.tab) + '/' + trial.options.mechanism;
    const auto& rows = ui.differences.get(key, [&] { return planning::differences(plan, trial); });
    const auto row_at = [&](std::int64_t row) -> const planning::Difference& { return rows[static_cast<std::size_t>(row)]; };
    const auto person = [&](std::int64_t row) { return static_cast<std::size_t>(row_at(row).person); };
    const widgets::Column columns[] = {
        {.id = "name", .label = context.t("plan.column.person"), .width = 140, .share = 1.2f, .sorts = false},
        {.id = "now", .label = context.t("plan.trial.now"), .width = 130, .share = 1, .sorts = false},
        {.id = "then", .label = then, .width = 130, .share = 1, .sorts = false}};
    const auto seat = [&](std::int64_t row, std::size_t column) -> const planning::SeatInfo& {
        return column == 1 ? seat_info(plan, row_at(row).first_seat) : seat_info(trial, row_at(row).second_seat);
    };
    const auto events = widgets::table(
        ui.trial, {.id = "differences",
                   .name = context.t("plan.trial.who"),
                   .columns = columns,
                   .rows = static_cast<std::int64_t>(rows.size()),
                   .height = height,
                   .key = [&](std::int64_t row) { return trial.market.names.people[person(row)]; },
                   .name_of = [&](std::int64_t row) { return trial.people[person(row)].name; },
                   .draw =
                       [&](const widgets::Cell& cell) {
                           if (cell.column == 0)
                               return cell.two_lines(trial.people[person(cell.row)].name,
                                                     base::grouped_employee_number(trial.market.names.people[person(cell.row)]), true);
                           const planning::SeatInfo& place = seat(cell.row, cell.column);
                           cell.two_lines(place.title, place.unit_name);
                       },
                   .text_of = [&](std::int64_t row, std::size_t column) -> std::string {
                       if (column == 0) return trial.people[person(row)].name + " (" + trial.market.names.people[person(row)] + ')';
                       const planning::SeatInfo& place = seat(row, column);
                       return place.title + ", " + place.unit_name;
                   },
                   .footer = context.t("plan.trial.count", {{"count", widgets::number(static_cast<std::int64_t>(rows.size()), context.language())}}),
                   .empty = context.t("plan.trial.same")});
    if (events.copied) context.actions.copy = *events.copied;
    if (events.opened)
        context.go({.page = Page::data, .entity = records::EntityKind::employee, .key = trial.market.names.people[person(*events.opened)]});
}

void draw_plan_trial(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, std::string_view invitation, float height) {
    const auto& theme = theme::current();
    const widgets::Card card({.id = "trial", .title = context.t("plan.trial.title"), .height = height, .scrolls = height > 0});
    if (!card) return;
    const auto& trial = context.state.trial;
    if (!trial || !trial->plan) {
        widgets::paragraph(trial ? context.t("plan.trial.computing") : invitation, {.font = Font::secondary, .color = Color::muted});
        return;
    }
    draw_tried_weights(context, plan, *trial, ui);
    draw_figures(context, plan, *trial->plan);
    widgets::space(8);
    draw_tried_decisions(context, plan);
    const float foot = theme.px(theme::k_control_height + 12);
    draw_plan_differences(context, plan, *trial->plan, context.t("plan.trial.then"), ui, ImGui::GetContentRegionAvail().y - foot);
    widgets::space(8);
    const bool is_free = !context.state.job;
    if (widgets::button({.id = "keep", .label = context.t("plan.trial.keep"), .kind = widgets::ButtonKind::primary, .is_enabled = is_free}))
        context.send(app::KeepTrial{});
    ImGui::SameLine(0, theme.px(8));
    if (widgets::button({.id = "drop", .label = context.t("plan.trial.drop"), .icon = icons::k_icon_undo_2})) context.send(app::DropTrial{});
    if (!is_free) {
        ImGui::SameLine(0, theme.px(16));
        const widgets::Rect rest = widgets::rect_here(0, theme.px(theme::k_control_height));
        widgets::text_in(rest, context.t("plan.trial.computing"), {.font = Font::secondary, .color = Color::muted, .may_cut = true});
        ImGui::Dummy({rest.width(), rest.height()});
    }
}

}  // namespace views
