// map_view.hpp: the tab Peta of the page Data: units on a sketch of the city, need against actual, and from where people come.
#pragma once

#include "core/app/selectors_map.hpp"
#include "shell/views/context.hpp"
#include "shell/widgets/table.hpp"

namespace views {

struct MapUi {
    app::MapFilter filter;
    std::string unit;                  // key of the unit that is open; empty: none
    std::optional<std::size_t> home;   // the district whose residents are followed to work
    widgets::TableUi list;
    Memo<app::PlacementMap> map;
};

void draw_map(const ViewContext& context, MapUi& ui);

}  // namespace views
