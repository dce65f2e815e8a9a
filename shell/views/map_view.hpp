// map_view.hpp: the tab Peta of the page Data: units on a sketch of the city, need against actual, and from where people come.
#pragma once

#include "core/app/selectors_map.hpp"
#include "shell/views/context.hpp"
#include "shell/widgets/place_map.hpp"
#include "shell/widgets/table.hpp"

namespace views {

struct MapUi {
    app::MapFilter filter;
    widgets::MapCamera camera;
    std::string unit;                  // key of the unit that is open; empty: none
    std::optional<std::size_t> home;   // the district whose residents are followed to work
    std::string person;                // key of the employee whose way to work is shown; empty: nobody's
    widgets::TableUi list;
    Memo<app::PlacementMap> map;
};

void draw_map(const ViewContext& context, MapUi& ui);
/// The unit and the home district of an employee, with the way between them.
void show_way(const ViewContext& context, std::string_view employee, MapUi& ui);

}  // namespace views
