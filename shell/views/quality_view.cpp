#include "shell/views/quality_view.hpp"

#include <algorithm>

#include "core/app/record_list.hpp"
#include "core/base/text.hpp"
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
    const auto& people = registry.table(EntityKind::employee).rows();
    const auto gap_at = [&](std::int64_t row) -> const app::QualityGap& { return figures.gaps[static_cast<std::size_t>(row)]; };
    const auto number = [&](const app::QualityGap& gap) -> const std::string& { return people[gap.row].key; };
    const auto name = [&](const app::QualityGap& gap) { return app::person_name(registry, people[gap.row]); };
    const auto sentence = [&](const app::QualityGap& gap) { return rules::sentence(gap.fact, context.words, registry.catalogue()); };
    const auto effect = [&](const app::QualityGap& gap) {
        if (gap.is_rule) return std::string(context.t("quality.gap.rule"));
        return context.t("quality.gap.points", {{"points", widgets::score(gap.points, context.language())}});
    };
    const auto unit = [&](const app::QualityGap& gap) {
        return std::string(records::as_text(registry.value(EntityKind::employee, people[gap.row], "unit_name")));
    };
    const widgets::Column columns[] = {{.id = "person", .label = context.t("quality.column.person"), .width = 170, .share = 1, .sorts = false},
                                       {.id = "gap", .label = context.t("quality.column.gap"), .width = 220, .share = 2, .sorts = false},
                                       {.id = "effect", .label = context.t("quality.column.effect"), .width = 170, .sorts = false}};
    const std::string footer = context.t("quality.gaps", {{"count", widgets::number(static_cast<std::int64_t>(figures.gaps.size()), context.language())}});
    const auto events = widgets::table(
        ui.gaps, {.id = "gaps",
                  .name = context.t("quality.tab.work"),
                  .columns = columns,
                  .rows = static_cast<std::int64_t>(figures.gaps.size()),
                  .key = [&](std::int64_t row) { return number(gap_at(row)) + '/' + gap_at(row).fact.key; },
                  .name_of = [&](std::int64_t row) { return name(gap_at(row)) + ", " + sentence(gap_at(row)); },
                  .draw =
                      [&](const widgets::Cell& cell) {
                          const app::QualityGap& gap = gap_at(cell.row);
                          if (cell.column == 0) return cell.two_lines(name(gap), unit(gap), true);
                          if (cell.column == 1) return cell.two_lines(sentence(gap), rules::next_step(gap.fact, context.words, registry.catalogue()));
                          cell.text(effect(gap), gap.is_rule ? Color::warn : Color::text);
                      },
                  .text_of = [&](std::int64_t row, std::size_t column) -> std::string {
                      const app::QualityGap& gap = gap_at(row);
                      return column == 0 ? name(gap) + " (" + number(gap) + ")" : column == 1 ? sentence(gap) : effect(gap);
                  },
                  .footer = footer,
                  .empty = context.t("quality.gaps.none")});
    if (events.copied) context.actions.copy = *events.copied;
    if (events.selected) context.go({.page = Page::data, .entity = EntityKind::employee, .key = number(gap_at(*events.selected))});
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

}  // namespace

void draw_quality(const ViewContext& context, QualityUi& ui) {
    const planning::Assessment* assessment = context.assessment();
    if (assessment == nullptr) {
        widgets::paragraph(context.t("quality.none"), {.color = Color::muted});
        return;
    }
    const app::QualityFigures& figures =
        ui.figures.get(records_key(context), [&] { return app::quality_figures(*assessment, context.state.today); });
    draw_shares(context, figures);
    const widgets::Tab tabs[] = {{.id = "work", .label = context.t("quality.tab.work"), .count = {}},
                                 {.id = "units", .label = context.t("quality.tab.units"), .count = {}},
                                 {.id = "fields", .label = context.t("quality.tab.fields"), .count = {}}};
    (void)widgets::tabs("quality", tabs, &ui.tab);
    if (const widgets::Card card({.id = "list", .height = -1, .has_padding = false}); card) {
        if (ui.tab == 0) draw_gaps(context, figures, ui);
        else if (ui.tab == 1) draw_units(context, figures, ui);
        else draw_fields(context, figures, ui);
    }
}

}  // namespace views
