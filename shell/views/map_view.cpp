#include "shell/views/map_view.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/base/order.hpp"
#include "core/records/agencies.hpp"
#include "core/records/seating.hpp"
#include "shell/views/map_parts.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;
using widgets::Font;
using widgets::MapShape;

widgets::MapPlace at(const app::MapPoint& point) { return {point.latitude, point.longitude}; }

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

/// Lines to the open unit from where its people live (of one person alone, where one is shown), or from the chosen district to where its people work.
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
        if (!ui.person.empty() && order != ui.home) continue;
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
    std::vector<const app::MapUnit*> units;  // those far from their need get their labels first
    for (const app::MapUnit& unit : sketch.map.units) {
        most = std::max({most, unit.need, unit.people.count()});
        if (unit.placed != app::Placed::nowhere) units.push_back(&unit);
    }
    base::sort(units, std::ranges::greater{}, [](const app::MapUnit* unit) { return unit->is_need_known ? std::abs(unit->lack()) : -1; });
    std::vector<widgets::MapMark> marks;
    for (const app::MapUnit* unit : units) {
        marks.push_back({.at = at(unit->at), .label = unit->name, .name = sketch.whole(*unit), .shape = Sketch::shape(*unit),
                         .share = static_cast<float>(std::max(unit->need, unit->people.count())) / static_cast<float>(most),
                         .is_selected = unit->key == ui.unit, .is_near = unit->placed == app::Placed::by_district});
    }
    if (marks.empty() && areas.empty()) {
        widgets::paragraph(sketch.context.t("map.empty"), {.font = Font::row, .color = Color::muted});
        return;
    }
    const auto lines = lines_of(sketch, ui);
    const auto t = [&](const char* key) { return sketch.context.t(key); };
    const auto event = widgets::place_map({.id = "map", .name = t("map.title"), .move = t("map.move"), .zoom_in = t("map.zoom_in"), .zoom_out = t("map.zoom_out"),
                                           .show_all = t("map.show_all"), .areas = areas, .marks = marks, .lines = lines}, ui.camera);
    if (event.mark) open_on_map(ui, units[*event.mark]->key);
    if (event.area) {
        const std::size_t order = area_orders[*event.area];
        open_on_map(ui, {});
        ui.home = ui.home == order ? std::nullopt : std::optional(order);
    }
}

}  // namespace

void draw_map(const ViewContext& context, MapUi& ui) {
    const std::string key = records_key(context) + '/' + ui.filter.service + '/' + ui.filter.family;
    const Sketch sketch{context, ui.map.get(key, [&] { return app::placement_map(context.registry(), context.state.today, ui.filter); })};
    if (sketch.map.districts.size() <= ui.home.value_or(0)) ui.home.reset();
    widgets::Split split("map", true);
    if (const widgets::Card card({.id = "sketch", .title = context.t("map.title"), .context = context.t("map.context"), .height = split.height()}); card) {
        choose_filter(context, "job_family", context.t("map.filter.family"), context.t("map.filter.family.all"), ui.filter.family);
        ImGui::SameLine();
        choose_filter(context, "service", context.t("map.filter.service"), context.t("map.filter.service.all"), ui.filter.service);
        draw_legend(context);
        draw_sketch(sketch, ui);
    }
    if (split.panel()) draw_map_panel(sketch, ui);
}

void show_way(const ViewContext& context, std::string_view employee, MapUi& ui) {
    const records::Registry& registry = context.registry();
    const auto row = registry.table(EntityKind::employee).row_of(employee);
    if (!row) return;
    ui.filter = {};
    ui.camera = {};
    ui.person = employee;
    ui.unit.clear();
    const auto seating = records::Seating::of(registry, context.state.today);
    const std::uint32_t unit = seating.unit_of_person(static_cast<std::uint32_t>(*row));
    if (unit != records::k_no_row) ui.unit = registry.table(EntityKind::unit).rows()[records::above_divisions(registry, unit)].key;
    const records::Record& person = registry.table(EntityKind::employee).rows()[*row];
    ui.home = registry.catalogue().choices("district").order(records::as_text(registry.value(EntityKind::employee, person, "home_district")));
}

}  // namespace views
