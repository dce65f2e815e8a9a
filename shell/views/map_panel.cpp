#include "core/app/record_list.hpp"
#include "shell/views/map_parts.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;
using widgets::Font;

void show(const ViewContext& context, app::Counted counted, std::string label) {
    auto selection = std::make_shared<Selection>(Selection{std::move(label), counted.entity, std::move(counted.keys)});
    context.go({.page = Page::data, .entity = counted.entity, .selection = std::move(selection)});
}

void draw_districts(const Sketch& sketch, MapUi& ui) {
    const auto& theme = theme::current();
    widgets::heading(sketch.context.t("map.districts"));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {theme.px(8), 0});
    for (std::size_t order = 0; order < sketch.map.districts.size(); ++order) {
        const app::MapDistrict& district = sketch.map.districts[order];
        if (district.units == 0) continue;
        const std::int64_t lack = district.need - district.actual;
        const std::string name = sketch.district(order), figure = sketch.balance(lack);
        const std::string detail = sketch.context.t("map.district.detail", {{"units", sketch.count(district.units)}, {"actual", sketch.count(district.actual)}, {"need", sketch.count(district.need)}});
        const widgets::Rect rect = widgets::rect_here(0, theme.px(theme::k_row_two_lines));
        const bool is_open = ui.home == order;
        if (widgets::press_area(district.code.c_str(), rect.inset(-theme.px(6), 0), name + ", " + detail + ": " + figure, is_open, probe::Role::button, 6))
            open_on_map(ui, {}), ui.home = is_open ? std::nullopt : std::optional(order);
        if (is_open) widgets::outline(rect.inset(-theme.px(6), 0), theme.color(Color::accent), 6);
        const float width = theme.px(96);
        widgets::two_lines_in({rect.min, {rect.max.x - width, rect.max.y}}, name, detail, true);
        const auto shape = Sketch::shape(lack);
        widgets::map_sign({rect.max.x - theme.px(8), rect.center().y}, theme.px(5), shape);
        widgets::text_in({{rect.max.x - width, rect.min.y}, {rect.max.x - theme.px(22), rect.max.y}}, figure,
                         {.font = Font::row, .color = widgets::map_color(shape), .align = widgets::Align::right});
        ImGui::Dummy({rect.width(), rect.height()});
    }
    ImGui::PopStyleVar();
    if (!ui.home) return;
    std::string works;
    const auto& counts = sketch.map.districts[*ui.home].works;
    for (std::size_t order = 0; order < counts.size(); ++order)
        if (counts[order] > 0) works += (works.empty() ? "" : " · ") + sketch.district(order) + ' ' + sketch.count(counts[order]);
    widgets::paragraph(sketch.context.t("map.works", {{"district", sketch.district(ui.home)}, {"works", works.empty() ? "0" : works}}), {.font = Font::secondary});
}

void draw_units(const Sketch& sketch, MapUi& ui) {
    const ViewContext& context = sketch.context;
    const auto unit_at = [&](std::int64_t row) -> const app::MapUnit& { return sketch.map.units[static_cast<std::size_t>(row)]; };
    const widgets::Column columns[] = {{.id = "unit", .label = context.t("quality.column.unit"), .width = 150, .share = 1, .sorts = false},
                                       {.id = "balance", .label = context.t("map.column.balance"), .width = 104, .sorts = false}};
    std::int64_t need = 0, actual = 0;
    for (const app::MapUnit& unit : sketch.map.units) need += unit.need, actual += unit.actual;
    const std::string footer = context.t("map.footer", {{"units", sketch.count(static_cast<std::int64_t>(sketch.map.units.size()))}, {"balance", sketch.balance(need - actual)}});
    ui.list.selected.clear();
    const auto events = widgets::table(ui.list, {.id = "units",
                                                 .name = context.t("map.units"),
                                                 .columns = columns,
                                                 .rows = static_cast<std::int64_t>(sketch.map.units.size()),
                                                 .key = [&](std::int64_t row) { return unit_at(row).key; },
                                                 .name_of = [&](std::int64_t row) { return sketch.whole(unit_at(row)); },
                                                 .draw =
                                                     [&](const widgets::Cell& cell) {
                                                         const app::MapUnit& unit = unit_at(cell.row);
                                                         if (cell.column == 0) return cell.two_lines(sketch.name(unit), sketch.detail(unit), true);
                                                         cell.text(sketch.balance(unit), widgets::map_color(sketch.shape(unit)));
                                                     },
                                                 .text_of = [&](std::int64_t row, std::size_t column) {
                                                     const app::MapUnit& unit = unit_at(row);
                                                     return column == 0 ? sketch.name(unit) + ", " + sketch.detail(unit) : sketch.balance(unit);
                                                 },
                                                 .footer = footer,
                                                 .empty = context.t("map.nothing")});
    if (events.copied) context.actions.copy = *events.copied;
    if (events.selected) open_on_map(ui, unit_at(*events.selected).key);
}

/// What no point can show.
void draw_unplaced(const Sketch& sketch) {
    const auto line = [&](const char* id, const app::Counted& units) {
        if (units.count() == 0) return;
        const std::string label = sketch.context.t(id, {{"count", sketch.count(units.count())}});
        if (widgets::link(id, label)) show(sketch.context, units, label);
    };
    line("map.without_coordinates", sketch.map.without_coordinates);
    line("map.without_district", sketch.map.without_district);
}

/// Whose way to work is shown, as a link back to the page of that person.
void draw_person(const Sketch& sketch, const MapUi& ui) {
    const ViewContext& context = sketch.context;
    const records::Record* person = context.registry().table(EntityKind::employee).find(ui.person);
    if (person == nullptr) return;
    const std::string home = ui.home ? sketch.district(ui.home) : std::string(context.t("map.home.unknown"));
    const std::string words = context.t("map.person", {{"name", app::person_name(context.registry(), *person)}, {"home", home}});
    if (widgets::link("person", words)) context.go({.page = Page::data, .entity = EntityKind::employee, .key = ui.person});
}

void draw_unit(const Sketch& sketch, const app::MapUnit& unit, MapUi& ui) {
    const ViewContext& context = sketch.context;
    const std::string name = sketch.name(unit);
    if (widgets::panel_title(name, sketch.detail(unit), context.t("map.close"))) return open_on_map(ui, {});
    const auto fact = [&](const char* key, const std::string& text) { widgets::key_value(context.t(key), text, theme::current().px(150)); };
    const std::string unknown(context.t("widget.unknown"));
    draw_person(sketch, ui);
    widgets::space(4);
    fact("map.need", unit.is_need_known ? sketch.count(unit.need) : unknown);
    fact("map.actual", sketch.count(unit.people.count()));
    fact("map.balance", sketch.balance(unit));
    fact("map.mean_km", unit.mean_km ? widgets::decimal(*unit.mean_km, 1, 1, context.language()) + " km" : unknown);
    widgets::space(4);
    if (widgets::button({.id = "record", .label = context.t("map.open_unit")}))
        context.go({.page = Page::data, .entity = EntityKind::unit, .key = unit.key});
    ImGui::SameLine();
    if (widgets::button({.id = "people", .label = context.t("map.open_people"), .is_enabled = unit.people.count() > 0, .hint = context.t("map.open_people.hint")})) show(context, unit.people, name);
    ImGui::SameLine();
    if (widgets::button({.id = "seats", .label = context.t("map.open_seats")})) show(context, unit.seats, name);
    widgets::space(8);
    widgets::heading(context.t("map.homes"));
    const std::int64_t most = std::max<std::int64_t>(unit.people.count(), 1);
    for (std::size_t home = 0; home < unit.homes.size(); ++home) {
        const bool is_known = home < sketch.map.districts.size();
        if (!is_known && unit.homes[home] == 0) continue;
        std::string label = sketch.district(home);
        if (is_known && unit.district) label += ", " + sketch.count(app::district_km(home, *unit.district)) + " km";
        if (!is_known) label = context.t("map.home.unknown");
        ImGui::PushID(static_cast<int>(home));
        if (widgets::count_bar({.id = "home", .label = label, .value = unit.homes[home], .most = most, .color = is_known ? Color::accent : Color::warn,
                                .is_link = unit.homes[home] > 0, .label_width = 168}))
            show(context, app::living_in(context.registry(), unit, home), name + ", " + label);
        ImGui::PopID();
    }
    widgets::paragraph(context.t("map.distance.source"), {.font = Font::fine, .color = Color::muted});
}

}  // namespace

void open_on_map(MapUi& ui, std::string unit) {
    if (!ui.person.empty()) ui.home.reset();
    ui.person.clear();
    ui.unit = std::move(unit);
}

void draw_map_panel(const Sketch& sketch, MapUi& ui) {
    const auto open = std::ranges::find(sketch.map.units, ui.unit, &app::MapUnit::key);
    if (open != sketch.map.units.end()) return draw_unit(sketch, *open, ui);
    draw_person(sketch, ui);
    draw_districts(sketch, ui);
    draw_unplaced(sketch);
    draw_units(sketch, ui);
}

}  // namespace views
