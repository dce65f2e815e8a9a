#include "shell/views/unit_tree_view.hpp"

#include <algorithm>

#include "assets/icons.hpp"
#include "core/app/record_list.hpp"
#include "core/base/text.hpp"
#include "shell/views/list_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using theme::Color;

constexpr float k_indent = 18;
constexpr float k_own = 38;             // for the figure in brackets
constexpr std::size_t k_standing = 5;  // the column of what is said of the unit

/// Null while a past day is read.
const std::vector<app::TreeUnit>* tree_of(const ViewContext& context, UnitTreeUi& ui, PastUi& past) {
    const app::PastList* people = past.day ? past_list(context, past) : nullptr;
    if (past.day && people == nullptr) return nullptr;
    const std::string day = past.day ? std::to_string(past.day->number) : std::string();
    return ui.tree.get(records_key(context) + '/' + day, [&] {
        return std::make_shared<const std::vector<app::TreeUnit>>(
            people != nullptr ? app::unit_tree_as_of(context.registry(), *past.day, *people)
                              : app::unit_tree(context.registry(), context.state.today));
    }).get();
}

/// Open, or closed with day and successor.
std::string standing(const ViewContext& context, const records::Record& unit, bool is_closed) {
    if (!is_closed) return std::string(context.t("unit.open"));
    const records::Registry& registry = context.registry();
    const auto day = records::as_day(registry.value(EntityKind::unit, unit, "closed_on"));
    const std::string shown = widgets::date(*day, context.language());
    const auto* next = registry.table(EntityKind::unit).find(records::as_text(registry.value(EntityKind::unit, unit, "successor_id")));
    if (next == nullptr) return context.t("unit.closed", {{"day", shown}});
    return context.t("unit.closed.into", {{"day", shown}, {"unit", app::record_name(registry, EntityKind::unit, *next)}});
}

void draw_panel(const ViewContext& context, const records::Record& unit, const std::vector<app::TreeUnit>& tree, UnitTreeUi& ui) {
    if (widgets::panel_title(app::record_name(context.registry(), EntityKind::unit, unit), unit.key, context.t("data.panel.close"))) {
        if (ui.facts.editing == UINT16_MAX) ui.table.selected.clear();
        return;
    }
    const auto at = std::ranges::find_if(tree, [&](const app::TreeUnit& one) { return context.registry().table(EntityKind::unit).rows()[one.row].key == unit.key; });
    const bool is_closed = at != tree.end() && at->is_closed;
    if (app::may_edit(context.state) && !is_closed) {
        if (widgets::button({.id = "reform", .label = context.t("unit.reform"), .kind = ui.form.is_open ? widgets::ButtonKind::primary : widgets::ButtonKind::secondary,
                             .icon = icons::k_icon_git_compare_arrows})) {
            const bool opens = !ui.form.is_open;
            ui.form = {};
            ui.form.is_open = opens;
            ui.form.day = widgets::date(context.state.today, context.language());
        }
    }
    widgets::space(4);
    if (ui.form.is_open && !is_closed) return draw_reform(context, unit, tree, ui.form);
    draw_facts(context, EntityKind::unit, unit, ui.facts);
}

}  // namespace

bool choose_tree(const ViewContext& context, UnitTreeUi& ui) {
    const widgets::Tab parts[] = {{.id = "tree", .label = context.t("unit.tree")}, {.id = "list", .label = context.t("unit.list")}};
    (void)widgets::tabs("parts", parts, &ui.part);
    ImGui::SameLine(0, theme::current().px(8));
    return ui.part == 0;
}

void draw_unit_tree(const ViewContext& context, UnitTreeUi& ui, PastUi& past) {
    const auto& theme = theme::current();
    (void)widgets::search_field({.id = "search", .name = context.t("data.search"), .placeholder = context.t("unit.search"), .width = theme.px(250)}, ui.text);
    draw_past_field(context, past);
    if (past.day && draw_past_banner(context, past)) return;
    if (!past.day) (void)draw_files(context, EntityKind::unit, false);
    const records::Table& units = context.registry().table(EntityKind::unit);
    const auto* shown = tree_of(context, ui, past);
    if (shown == nullptr) return;
    const auto& tree = *shown;
    const std::string key = records_key(context) + (past.day ? std::to_string(past.day->number) : std::string()) + '/' + ui.text;
    const auto& found = ui.found.get(key, [&] {
        const std::string sought = base::fold(ui.text);
        std::vector<std::uint32_t> rows;
        for (std::uint32_t at = 0; at < tree.size(); ++at)
            if (base::fold(tree[at].name + ' ' + units.rows()[tree[at].row].key).contains(sought)) rows.push_back(at);
        return rows;
    });
    const auto unit_at = [&](std::int64_t row) -> const app::TreeUnit& { return tree[found[static_cast<std::size_t>(row)]]; };
    const auto record_at = [&](std::int64_t row) -> const records::Record& { return units.rows()[unit_at(row).row]; };
    const auto number = [&](std::int64_t value) { return value < 0 ? std::string() : widgets::number(value, context.language()); };
    /// Of the unit with all below it, and in brackets of itself where that is less.
    const auto figures = [&](std::int64_t row, std::size_t column) -> std::pair<std::string, std::string> {
        const app::TreeUnit& one = unit_at(row);
        if (column > 1 && one.all.need < 0) return {};
        const std::int64_t own = column == 1 ? one.people : column == 2 ? std::max<std::int64_t>(0, one.own.need) : column == 3 ? one.own.seated : one.own.vacant;
        const std::int64_t all = column == 1 ? one.people_below : column == 2 ? one.all.need : column == 3 ? one.all.seated : one.all.vacant;
        return {number(all), own == all ? std::string() : '(' + number(own) + ')'};
    };
    const auto text_of = [&](std::int64_t row, std::size_t column) {
        const app::TreeUnit& one = unit_at(row);
        if (column == 0) return std::string(static_cast<std::size_t>(one.depth) * 2, ' ') + one.name;
        if (column == k_standing) return standing(context, record_at(row), one.is_closed);
        const auto [all, own] = figures(row, column);
        return own.empty() ? all : all + ' ' + own;
    };
    constexpr auto right = widgets::Align::right;
    std::vector<widgets::Column> columns{{.id = "unit", .label = context.t("past.unit.name"), .width = 180, .share = 2, .sorts = false},
                                         {.id = "people", .label = context.t("unit.people"), .width = 104, .align = right, .sorts = false}};
    if (!past.day) {
        columns.push_back({.id = "need", .label = context.t("unit.need"), .width = 104, .align = right, .sorts = false});
        columns.push_back({.id = "seated", .label = context.t("unit.seated"), .width = 104, .align = right, .sorts = false});
        columns.push_back({.id = "vacant", .label = context.t("unit.vacant"), .width = 98, .align = right, .sorts = false});
        columns.push_back({.id = "standing", .label = context.t("unit.standing"), .width = 130, .share = 1, .sorts = false});
    }
    const records::Record* selected = past.day || ui.table.selected.empty() ? nullptr : units.find(ui.table.selected);
    if (selected == nullptr || ui.facts_of != selected->key) {
        ui.facts = {.shows_special = ui.facts.shows_special};
        ui.form = {};
        ui.facts_of = selected ? selected->key : std::string();
    }
    widgets::Split split("units", selected != nullptr);
    widgets::TableEvents events;
    if (const widgets::Card card({.id = "tree", .height = split.height(), .has_padding = false}); card) {
        const std::string footer = context.t("data.rows.all", {{"count", number(static_cast<std::int64_t>(found.size()))}}) +
                                   " · " + std::string(context.t("unit.sums"));
        events = widgets::table(ui.table, {.id = "tree",
                                           .name = context.t("unit.tree"),
                                           .columns = columns,
                                           .rows = static_cast<std::int64_t>(found.size()),
                                           .has_two_lines = false,
                                           .key = [&](std::int64_t row) { return record_at(row).key; },
                                           .name_of = [&](std::int64_t row) { return unit_at(row).name + ", " + record_at(row).key; },
                                           .draw =
                                               [&](const widgets::Cell& cell) {
                                                   const app::TreeUnit& one = unit_at(cell.row);
                                                   const Color ink = one.is_closed ? Color::muted : Color::text;
                                                   if (cell.column == 0) {
                                                       widgets::Cell inner = cell;
                                                       inner.rect.min.x = std::min(cell.rect.max.x - theme.px(60), cell.rect.min.x + theme.px(k_indent) * static_cast<float>(one.depth));
                                                       inner.text(one.name, ink);
                                                   } else if (cell.column == k_standing) {
                                                       cell.text(text_of(cell.row, k_standing), ink);
                                                   } else {
                                                       const auto [all, own] = figures(cell.row, cell.column);
                                                       widgets::Cell inner = cell;
                                                       inner.rect.max.x -= theme.px(k_own);
                                                       inner.number(all);
                                                       widgets::text_in({{inner.rect.max.x, cell.rect.min.y}, cell.rect.max}, own,
                                                                        {.font = theme::Font::secondary, .color = Color::muted, .align = right});
                                                   }
                                               },
                                           .text_of = text_of,
                                           .footer = footer,
                                           .empty = context.t("data.rows.none")});
    }
    if (events.copied) context.actions.copy = *events.copied;
    if (split.panel() && selected != nullptr) draw_panel(context, *selected, tree, ui);
}

}  // namespace views
