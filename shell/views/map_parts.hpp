// map_parts.hpp: internal to the map: what picture (map_view.cpp) and panel (map_panel.cpp) both say.
#pragma once

#include <algorithm>

#include "shell/views/map_view.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {

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
    [[nodiscard]] static widgets::MapShape shape(std::int64_t lack) {
        return lack > 0 ? widgets::MapShape::lack : lack < 0 ? widgets::MapShape::surplus : widgets::MapShape::even;
    }
    [[nodiscard]] static widgets::MapShape shape(const app::MapUnit& unit) { return unit.is_need_known ? shape(unit.lack()) : widgets::MapShape::unknown; }
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

/// Opens another unit; empty: none. Whoever's way was shown is left.
void open_on_map(MapUi& ui, std::string unit);
/// Districts and units, or the unit that is open.
void draw_map_panel(const Sketch& sketch, MapUi& ui);

}  // namespace views
