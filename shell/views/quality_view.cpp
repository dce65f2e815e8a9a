#include "shell/views/quality_view.hpp"

#include <algorithm>

#include "assets/icons.hpp"
#include "core/app/record_list.hpp"
#include "core/base/text.hpp"
#include "shell/views/record_facts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;

constexpr std::string_view k_names[] = {"quality.completeness", "quality.validity", "quality.freshness", "quality.consistency"};

std::string percent(std::int64_t per_mille, base::Language language) { return widgets::decimal(per_mille, 1, 1, language) + " %"; }

void draw_shares(const ViewContext& context, const app::QualityFigures& figures) {
    widgets::Grid grid = widgets::Grid::fitting(150, 5);
    const auto tile = [&](const char* id, std::string_view label, const app::QualityShare& share, std::string_view note) {
        const float width = grid.next();
        const std::string of = context.t("quality.of", {{"good", widgets::number(share.good, context.language())},
                                                        {"asked", widgets::number(share.asked, context.language())}});
        (void)widgets::stat_tile({.id = id, .label = label, .figure = percent(share.per_mille(), context.language()),
                                  .note = note.empty() ? std::string_view(of) : note, .width = width});
    };
    tile("whole", context.t("quality.whole"), app::whole(figures.city), {});
    for (std::size_t i = 0; i < app::k_qualities; ++i)
        tile(k_names[i].data(), context.t(k_names[i]), figures.city[i], context.t(std::string(k_names[i]) + ".note"));
}

void draw_gaps(const ViewContext& context, const app::QualityFigures& figures, QualityUi& ui) {
    const records::Registry& registry = context.registry();
    const auto gap_at = [&](std::int64_t row) -> const app::QualityGap& { return figures.gaps[static_cast<std::size_t>(row)]; };
    const auto record = [&](const app::QualityGap& gap) -> const records::Record& { return registry.table(gap.entity).rows()[gap.row]; };
    const auto name = [&](const app::QualityGap& gap) { return app::record_name(registry, gap.entity, record(gap)); };
    const auto sentence = [&](const app::QualityGap& gap) { return rules::sentence(gap.stake.fact, context.words, registry.catalogue()); };
    const auto effect = [&](const app::QualityGap& gap) {
        if (gap.stake.points == 0) return std::string(context.t("quality.gap.nothing"));
        return context.t("quality.gap.points", {{"points", widgets::score(gap.stake.points, context.language())}});
    };
    const auto kind = [&](const app::QualityGap& gap) { return context.t(gap.stake.is_rule ? "quality.gap.rule" : "quality.gap.score"); };
    const auto gap_key = [&](const app::QualityGap& gap) {
        return record(gap).key + '/' + gap.stake.fact.key + (gap.stake.field ? '/' + gap.stake.field->field : std::string());
    };
    const auto unit = [&](const app::QualityGap& gap) {
        if (gap.entity != EntityKind::employee) return record_subtitle(context, gap.entity, record(gap));
        return std::string(records::as_text(registry.value(EntityKind::employee, record(gap), "unit_name")));
    };
    const widgets::Column columns[] = {{.id = "person", .label = context.t("quality.column.person"), .width = 170, .share = 1, .sorts = false},
                                       {.id = "gap", .label = context.t("quality.column.gap"), .width = 220, .share = 2, .sorts = false},
                                       {.id = "effect", .label = context.t("quality.column.effect"), .width = 190, .sorts = false}};
    const std::string footer = context.t("quality.gaps", {{"count", widgets::number(static_cast<std::int64_t>(figures.gaps.size()), context.language())}});
    const auto events = widgets::table(
        ui.gaps, {.id = "gaps",
                  .name = context.t("quality.tab.work"),
                  .columns = columns,
                  .rows = static_cast<std::int64_t>(figures.gaps.size()),
                  .key = [&](std::int64_t row) { return gap_key(gap_at(row)); },
                  .name_of = [&](std::int64_t row) { return name(gap_at(row)) + ", " + sentence(gap_at(row)); },
                  .draw =
                      [&](const widgets::Cell& cell) {
                          const app::QualityGap& gap = gap_at(cell.row);
                          if (cell.column == 0) return cell.two_lines(name(gap), unit(gap), true);
                          if (cell.column == 1) return cell.two_lines(sentence(gap), rules::next_step(gap.stake.fact, context.words, registry.catalogue()));
                          cell.two_lines(effect(gap), kind(gap));
                      },
                  .text_of = [&](std::int64_t row, std::size_t column) -> std::string {
                      const app::QualityGap& gap = gap_at(row);
                      return column == 0 ? name(gap) + " (" + record(gap).key + ")" : column == 1 ? sentence(gap) : effect(gap) + ", " + std::string(kind(gap));
                  },
                  .footer = footer,
                  .empty = context.t("quality.gaps.none")});
    if (events.copied) context.actions.copy = *events.copied;
    if (!events.selected) return;
    const app::QualityGap& gap = gap_at(*events.selected);
    Target target{.page = Page::data, .entity = gap.entity, .key = record(gap).key};
    if (gap.stake.field && gap.stake.field->entity == gap.entity) target.field = gap.stake.field->field;
    context.go(std::move(target));
}

void draw_units(const ViewContext& context, const app::QualityFigures& figures, QualityUi& ui) {
    const auto unit_at = [&](std::int64_t row) -> const app::UnitQuality& { return figures.units[static_cast<std::size_t>(row)]; };
    const auto name = [&](std::int64_t row) { return unit_at(row).unit.empty() ? std::string(context.t("quality.unit.unknown")) : unit_at(row).name; };
    const auto share = [&](std::int64_t row, std::size_t column) {
        const app::UnitQuality& unit = unit_at(row);
        if (column == 1) return widgets::number(unit.people, context.language());
        return percent(column == 2 ? app::whole(unit.shares).per_mille() : unit.shares[column - 3].per_mille(), context.language());
    };
    const widgets::Column columns[] = {
        {.id = "unit", .label = context.t("quality.column.unit"), .width = 200, .share = 1, .sorts = false},
        {.id = "people", .label = context.t("quality.column.people"), .width = 80, .align = widgets::Align::right, .sorts = false},
        {.id = "whole", .label = context.t("quality.whole"), .width = 92, .align = widgets::Align::right, .sorts = false},
        {.id = "completeness", .label = context.t(k_names[0]), .width = 104, .align = widgets::Align::right, .sorts = false},
        {.id = "validity", .label = context.t(k_names[1]), .width = 92, .align = widgets::Align::right, .sorts = false},
        {.id = "freshness", .label = context.t(k_names[2]), .width = 100, .align = widgets::Align::right, .sorts = false},
        {.id = "consistency", .label = context.t(k_names[3]), .width = 104, .align = widgets::Align::right, .sorts = false}};
    const auto events = widgets::table(ui.units, {.id = "units",
                                                  .name = context.t("quality.tab.units"),
                                                  .columns = columns,
                                                  .rows = static_cast<std::int64_t>(figures.units.size()),
                                                  .has_two_lines = false,
                                                  .key = [&](std::int64_t row) { return unit_at(row).unit; },
                                                  .name_of = name,
                                                  .draw =
                                                      [&](const widgets::Cell& cell) {
                                                          if (cell.column == 0) return cell.text(name(cell.row));
                                                          cell.number(share(cell.row, cell.column));
                                                      },
                                                  .text_of = [&](std::int64_t row, std::size_t column) { return column == 0 ? name(row) : share(row, column); }});
    if (events.copied) context.actions.copy = *events.copied;
    if (events.selected && !unit_at(*events.selected).unit.empty())
        context.go({.page = Page::data, .entity = EntityKind::unit, .key = unit_at(*events.selected).unit});
}

void draw_fields(const ViewContext& context, const app::QualityFigures& figures, QualityUi& ui) {
    const records::Entity& employee = context.registry().catalogue().entity(EntityKind::employee);
    const auto field_at = [&](std::int64_t row) -> const app::FieldQuality& { return figures.fields[static_cast<std::size_t>(row)]; };
    const auto text = [&](std::int64_t row, std::size_t column) -> std::string {
        const app::FieldQuality& one = field_at(row);
        const records::Field& field = employee.fields[one.field];
        if (column == 0) return field.label[static_cast<std::size_t>(context.language())];
        if (column == 1) return std::string(context.t(field.need == records::Need::required ? "quality.need.required" : "quality.need.recommended"));
        if (column == 2) return percent(one.known.per_mille(), context.language());
        return widgets::number(one.known.asked - one.known.good, context.language());
    };
    const widgets::Column columns[] = {
        {.id = "field", .label = context.t("quality.column.field"), .width = 200, .share = 1, .sorts = false},
        {.id = "need", .label = context.t("quality.column.need"), .width = 130, .sorts = false},
        {.id = "known", .label = context.t("quality.column.known"), .width = 100, .align = widgets::Align::right, .sorts = false},
        {.id = "unknown", .label = context.t("quality.column.unknown"), .width = 130, .align = widgets::Align::right, .sorts = false}};
    const auto events = widgets::table(ui.fields, {.id = "fields",
                                                   .name = context.t("quality.tab.fields"),
                                                   .columns = columns,
                                                   .rows = static_cast<std::int64_t>(figures.fields.size()),
                                                   .has_two_lines = false,
                                                   .key = [&](std::int64_t row) { return employee.fields[field_at(row).field].name; },
                                                   .name_of = [&](std::int64_t row) { return text(row, 0); },
                                                   .draw =
                                                       [&](const widgets::Cell& cell) {
                                                           const std::string shown = text(cell.row, cell.column);
                                                           if (cell.column < 2) return cell.text(shown);
                                                           cell.number(shown);
                                                       },
                                                   .text_of = text});
    if (events.copied) context.actions.copy = *events.copied;
}

/// The points as a line, and in figures, the latest on top.
void draw_trend(const ViewContext& context, QualityUi& ui) {
    const auto& points = ui.points.get(records_key(context), [&] { return app::quality_trend(context.registry()); });
    if (points.empty()) {
        (void)widgets::empty_state({.id = "trend", .icon = icons::k_icon_chart_column, .title = context.t("quality.trend.none"), .sentence = context.t("quality.trend.none.sentence")});
        return;
    }
    const auto count = static_cast<std::int64_t>(points.size());
    const auto whole_of = [&](std::int64_t at) { return app::whole(points[static_cast<std::size_t>(at)].shares).per_mille(); };
    /// "3 Nov 2026: 87,3 % (+2,1)"; `at` from 0.
    const auto change = [&](std::int64_t at) { return at == 0 ? std::string() : widgets::signed_score((whole_of(at) - whole_of(at - 1)) * 100, context.language()); };
    const auto day = [&](std::int64_t at) { return widgets::date(points[static_cast<std::size_t>(at)].day, context.language()); };
    const auto words = [&](std::int64_t at) {
        return day(at) + ": " + percent(whole_of(at), context.language()) + (at == 0 ? "" : " (" + change(at) + ")");
    };
    if (ui.point < 1 || ui.point > count) ui.point = count;
    std::vector<widgets::PlotPoint> line;
    for (std::int64_t at = 0; at < count; ++at) line.push_back({at + 1, whole_of(at)});
    const float side = theme::current().px(theme::k_card_padding);
    ImGui::Indent(side);
    widgets::space(10);
    widgets::text(words(ui.point - 1), {.font = widgets::Font::row_strong});
    widgets::space(6);
    // One point is no line.
    if (count > 1) (void)widgets::plot({.id = "line", .name = context.t("quality.trend.point"), .points = line, .scale_digits = 1, .x_label = context.t("quality.trend.x"),
                         .y_label = context.t("quality.trend.y"), .words = words(ui.point - 1), .height = std::min(theme::current().px(200), ImGui::GetContentRegionAvail().y * 0.4f)},
                        &ui.point);
    ImGui::Unindent(side);
    const auto at = [&](std::int64_t row) { return count - 1 - row; };
    const auto text = [&](std::int64_t row, std::size_t column) -> std::string {
        if (column == 0) return day(at(row));
        if (column == 1) return percent(whole_of(at(row)), context.language());
        if (column == 2) return change(at(row));
        return percent(points[static_cast<std::size_t>(at(row))].shares[column - 3].per_mille(), context.language());
    };
    const auto share = [&](const char* id, std::string_view label) { return widgets::Column{.id = id, .label = label, .width = 104, .align = widgets::Align::right, .sorts = false}; };
    const widgets::Column columns[] = {{.id = "day", .label = context.t("quality.trend.day"), .width = 120, .share = 1, .sorts = false},
                                       share("whole", context.t("quality.whole")), share("change", context.t("quality.trend.change")), share("completeness", context.t(k_names[0])),
                                       share("validity", context.t(k_names[1])), share("freshness", context.t(k_names[2])), share("consistency", context.t(k_names[3]))};
    ui.trend.selected = std::to_string(ui.point);
    const auto events = widgets::table(ui.trend, {.id = "trend",
                                                  .name = context.t("quality.tab.trend"),
                                                  .columns = columns,
                                                  .rows = count,
                                                  .has_two_lines = false,
                                                  .key = [&](std::int64_t row) { return std::to_string(at(row) + 1); },
                                                  .name_of = [&](std::int64_t row) { return words(at(row)); },
                                                  .draw =
                                                      [&](const widgets::Cell& cell) {
                                                          const std::string shown = text(cell.row, cell.column);
                                                          if (cell.column == 0) return cell.text(shown);
                                                          cell.number(shown);
                                                      },
                                                  .text_of = text});
    if (events.copied) context.actions.copy = *events.copied;
    if (events.selected) ui.point = at(*events.selected) + 1;
}

}  // namespace

void draw_quality(const ViewContext& context, QualityUi& ui) {
    const planning::Assessment* assessment = context.assessment();
    if (assessment == nullptr) return draw_reading(context);
    const app::QualityFigures* counted = ui.figures.get(context.actions, ground_key(context), assessment->seating().people(),
                                                        [&] { return app::QualityFiguresRun(*assessment, context.state.today); });
    if (counted == nullptr) return draw_reading(context, ui.figures.share());
    const app::QualityFigures& figures = *counted;
    draw_shares(context, figures);
    const widgets::Tab tabs[] = {{.id = "work", .label = context.t("quality.tab.work"), .count = {}},
                                 {.id = "units", .label = context.t("quality.tab.units"), .count = {}},
                                 {.id = "fields", .label = context.t("quality.tab.fields"), .count = {}},
                                 {.id = "trend", .label = context.t("quality.tab.trend"), .count = {}}};
    (void)widgets::tabs("quality", tabs, &ui.tab);
    if (const widgets::Card card({.id = "list", .height = -1, .has_padding = false}); card) {
        if (ui.tab == 0) draw_gaps(context, figures, ui);
        else if (ui.tab == 1) draw_units(context, figures, ui);
        else if (ui.tab == 2) draw_fields(context, figures, ui);
        else draw_trend(context, ui);
    }
}

}  // namespace views
