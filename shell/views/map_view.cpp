#include "shell/views/map_view.hpp"

#include <algorithm>

#include "assets/icons.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;
using widgets::Font;
using widgets::MapShape;

/// What is drawn, with words for every reader.
struct Sketch {
    const ViewContext& context;
    const app::PlacementMap& map;

    [[nodiscard]] std::string count(std::int64_t value) const { return widgets::number(value, context.language()); }
    [[nodiscard]] std::string district(std::optional<std::size_t> order) const {
        const auto& choices = context.registry().catalogue().choices("district").choices;
        return order && *order < choices.size() ? choices[*order].label[static_cast<std::size_t>(context.language())]
                                                : std::string(context.t("map.district.unknown"));
    }
    [[nodiscard]] MapShape shape(const app::MapUnit& unit) const {
        if (!unit.is_need_known) return MapShape::unknown;
        return unit.lack() > 0 ? MapShape::lack : unit.lack() < 0 ? MapShape::surplus : MapShape::even;
    }
    [[nodiscard]] std::string balance(std::int64_t lack) const {
        if (lack > 0) return context.t("home.need.lack", {{"count", count(lack)}});
        if (lack < 0) return context.t("home.need.surplus", {{"count", count(-lack)}});
        return std::string(context.t("home.need.even"));
    }
    [[nodiscard]] std::string balance(const app::MapUnit& unit) const {
        return unit.is_need_known ? balance(unit.lack()) : std::string(context.t("map.need_unknown"));
    }
    /// "Talawi · 10 dari 12 · tanpa koordinat".
    [[nodiscard]] std::string detail(const app::MapUnit& unit) const {
        std::string text = district(unit.district);
        if (unit.is_need_known) text += " · " + context.t("map.filled", {{"actual", count(unit.actual)}, {"need", count(unit.need)}});
        if (unit.placed != app::Placed::measured) text += " · " + std::string(context.t("map.no_coordinates"));
        return text;
    }
    /// Units may bear one name: their id tells them apart.
    [[nodiscard]] std::string name(const app::MapUnit& unit) const {
        const auto same = [&](const app::MapUnit& other) { return other.name == unit.name && other.key != unit.key; };
        return std::ranges::any_of(map.units, same) ? unit.name + " (" + unit.key + ")" : unit.name;
    }
    [[nodiscard]] std::string whole(const app::MapUnit& unit) const { return name(unit) + ", " + detail(unit) + ": " + balance(unit); }
};

widgets::MapPlace at(const app::MapPoint& point) { return {point.latitude, point.longitude}; }

void show(const ViewContext& context, app::Counted counted, std::string label) {
    auto selection = std::make_shared<Selection>(Selection{std::move(label), counted.entity, std::move(counted.keys)});
    context.go({.page = Page::data, .entity = counted.entity, .selection = std::move(selection)});
}

void choose_filter(const ViewContext& context, const char* list, std::string_view name, std::string_view all, std::string& code) {
    const auto& choices = context.registry().catalogue().choices(list);
    std::vector<std::string> options{std::string(all)};
    for (const records::Choice& choice : choices.choices) options.push_back(choice.label[static_cast<std::size_t>(context.language())]);
    const auto order = choices.order(code);
    std::size_t chosen = order ? *order + 1 : 0;
    if (widgets::combo({.id = list, .name = name, .width = theme::current().px(210)}, options, &chosen))
        code = chosen == 0 ? std::string() : choices.choices[chosen - 1].code;
}

void draw_legend(const ViewContext& context) {
    const auto& theme = theme::current();
    struct Sign {
        MapShape shape;
        bool is_near;
        const char* word;
    };
    constexpr Sign signs[] = {{MapShape::lack, false, "map.legend.lack"},
                              {MapShape::surplus, false, "map.legend.surplus"},
                              {MapShape::even, false, "map.legend.even"},
                              {MapShape::unknown, false, "map.legend.unknown"},
                              {MapShape::lack, true, "map.legend.near"}};
    const float height = theme.px(20), sign = theme.px(18);
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    bool is_first = true;
    for (const Sign& one : signs) {
        const std::string_view word = context.t(one.word);
        const float width = sign + widgets::text_width(word, Font::fine) + theme.px(14);
        if (!is_first && ImGui::GetItemRectMax().x + width < right) ImGui::SameLine(0, 0);
        is_first = false;
        const widgets::Rect rect = widgets::rect_here(width, height);
        widgets::map_sign({rect.min.x + theme.px(7), rect.center().y}, theme.px(5), one.shape, one.is_near);
        widgets::text_in({{rect.min.x + sign, rect.min.y}, rect.max}, word, {.font = Font::fine, .color = Color::muted});
        ImGui::Dummy({width, height});
    }
}

/// Lines to the open unit from where its people live, or from the chosen district to where its people work.
std::vector<widgets::MapLine> lines_of(const Sketch& sketch, const MapUi& ui) {
    std::vector<widgets::MapLine> lines;
    const auto& districts = sketch.map.districts;
    const auto open = std::ranges::find(sketch.map.units, ui.unit, &app::MapUnit::key);
    const bool has_unit = open != sketch.map.units.end() && open->placed != app::Placed::nowhere;
    if (!has_unit && (!ui.home || districts[*ui.home].outline.empty())) return lines;
    const auto& counts = has_unit ? open->homes : districts[*ui.home].works;
    const std::int64_t most = std::max<std::int64_t>(std::ranges::max(counts), 1);
    for (std::size_t order = 0; order < districts.size(); ++order) {
        if (counts[order] == 0 || districts[order].outline.empty() || (!has_unit && order == *ui.home)) continue;
        const app::MapPoint& end = has_unit ? open->at : districts[*ui.home].center;
        lines.push_back({at(districts[order].center), at(end), static_cast<float>(counts[order]) / static_cast<float>(most), sketch.count(counts[order])});
    }
    return lines;
}

void draw_sketch(const Sketch& sketch, MapUi& ui) {
    std::vector<widgets::MapArea> areas;
    std::vector<std::size_t> area_orders;
    for (std::size_t order = 0; order < sketch.map.districts.size(); ++order) {
        const app::MapDistrict& district = sketch.map.districts[order];
        if (district.outline.empty()) continue;
        widgets::MapArea area{sketch.district(order), {}, at(district.center), {}, ui.home == order};
        area.name = area.label + ": " + sketch.balance(district.need - district.actual);
        std::ranges::transform(district.outline, std::back_inserter(area.outline), at);
        areas.push_back(std::move(area));
        area_orders.push_back(order);
    }
    std::int64_t most = 1;
    for (const app::MapUnit& unit : sketch.map.units) most = std::max({most, unit.need, unit.people.count()});
    std::vector<widgets::MapMark> marks;
    std::vector<std::size_t> mark_units;
    for (std::size_t index = 0; index < sketch.map.units.size(); ++index) {
        const app::MapUnit& unit = sketch.map.units[index];
        if (unit.placed == app::Placed::nowhere) continue;
        marks.push_back({.at = at(unit.at), .name = sketch.whole(unit), .shape = sketch.shape(unit),
                         .share = static_cast<float>(std::max(unit.need, unit.people.count())) / static_cast<float>(most),
                         .is_selected = unit.key == ui.unit, .is_near = unit.placed == app::Placed::by_district});
        mark_units.push_back(index);
    }
    if (marks.empty() && areas.empty()) {
        widgets::paragraph(sketch.context.t("map.empty"), {.font = Font::row, .color = Color::muted});
        return;
    }
    const auto event = widgets::place_map({.id = "map", .name = sketch.context.t("map.title"), .areas = areas, .marks = marks, .lines = lines_of(sketch, ui)});
    if (event.mark) ui.unit = sketch.map.units[mark_units[*event.mark]].key;
    if (event.area) {
        const std::size_t order = area_orders[*event.area];
        ui.unit.clear();
        ui.home = ui.home == order ? std::nullopt : std::optional(order);
    }
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
            ui.home = is_open ? std::nullopt : std::optional(order);
        if (is_open) widgets::outline(rect.inset(-theme.px(6), 0), theme.color(Color::accent), 6);
        const float width = theme.px(96);
        widgets::two_lines_in({rect.min, {rect.max.x - width, rect.max.y}}, name, detail, true);
        const MapShape shape = lack > 0 ? MapShape::lack : lack < 0 ? MapShape::surplus : MapShape::even;
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
    if (events.selected) ui.unit = unit_at(*events.selected).key;
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

/// The people of the unit who live in a district; `home` past the last: whose home is unknown.
app::Counted living_in(const ViewContext& context, const app::MapUnit& unit, std::size_t home) {
    const records::Registry& registry = context.registry();
    const auto& list = registry.catalogue().choices("district");
    app::Counted found;
    for (const std::string& key : unit.people.keys) {
        const records::Record* person = registry.table(EntityKind::employee).find(key);
        if (person == nullptr) continue;
        const auto order = list.order(records::as_text(registry.value(EntityKind::employee, *person, "home_district")));
        if (order.value_or(list.choices.size()) == home) found.keys.push_back(key);
    }
    return found;
}

void draw_unit(const Sketch& sketch, const app::MapUnit& unit, MapUi& ui) {
    const ViewContext& context = sketch.context;
    const std::string name = sketch.name(unit);
    if (widgets::panel_title(name, sketch.detail(unit), context.t("map.close"))) return ui.unit.clear();
    const auto fact = [&](const char* key, const std::string& text) { widgets::key_value(context.t(key), text, theme::current().px(150)); };
    const std::string unknown(context.t("widget.unknown"));
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
            show(context, living_in(context, unit, home), name + ", " + label);
        ImGui::PopID();
    }
    widgets::paragraph(context.t("map.distance.source"), {.font = Font::fine, .color = Color::muted});
}

}  // namespace

void draw_map(const ViewContext& context, MapUi& ui) {
    const std::string key = records_key(context) + '/' + ui.filter.service + '/' + ui.filter.family;
    const Sketch sketch{context, ui.map.get(key, [&] { return app::placement_map(context.registry(), ui.filter); })};
    if (sketch.map.districts.size() <= ui.home.value_or(0)) ui.home.reset();
    widgets::Split split("map", true);
    if (const widgets::Card card({.id = "sketch", .title = context.t("map.title"), .context = context.t("map.context"), .height = split.height()}); card) {
        choose_filter(context, "job_family", context.t("map.filter.family"), context.t("map.filter.family.all"), ui.filter.family);
        ImGui::SameLine();
        choose_filter(context, "service", context.t("map.filter.service"), context.t("map.filter.service.all"), ui.filter.service);
        draw_legend(context);
        draw_sketch(sketch, ui);
    }
    if (!split.panel()) return;
    const auto open = std::ranges::find(sketch.map.units, ui.unit, &app::MapUnit::key);
    if (open != sketch.map.units.end()) return draw_unit(sketch, *open, ui);
    draw_districts(sketch, ui);
    draw_unplaced(sketch);
    draw_units(sketch, ui);
}

}  // namespace views
