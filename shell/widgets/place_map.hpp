// place_map.hpp: places with outlines around them and lines between them, north up.
//
// Use       With the same facts as a list beside it. Shape and colour say the same: a triangle downwards lacks, upwards has
//           too many, a circle is even, a ring is unknown. A mark without filling stands near its place, not at it.
// Moving    Wheel and buttons zoom, dragging pans; with the focus on map or mark + and - zoom and Home shows everything,
//           on the map itself arrows pan.
// Labels    Beside the marks, where no other label, mark or button is in the way: the first marks come first, before them
//           the one under the pointer and the selected one. Those of the very first may stand aside, at the end of a line.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "shell/widgets/text.hpp"

namespace widgets {

struct MapPlace {
    std::int64_t latitude = 0;   // in one small unit of angle, both
    std::int64_t longitude = 0;
};
enum class MapShape : std::uint8_t { lack, surplus, even, unknown };
struct MapMark {
    MapPlace at;
    std::string label;           // beside it
    std::string name;            // whole, with its figures: what tests and screen readers read
    MapShape shape = MapShape::even;
    float share = 0;             // of the greatest area, 0 to 1
    bool is_selected = false;
    bool is_near = false;        // not measured
};
struct MapArea {
    std::string label, name;     // the label stands on the map; the name holds the figures too
    MapPlace center;
    std::vector<MapPlace> outline;  // convex
    bool is_selected = false;
};
struct MapLine {
    MapPlace from, to;
    float share = 0;             // of the greatest thickness
    std::string label;           // near its beginning, so that lines that end in one place keep theirs apart
};
/// What is shown; lives in the page's UI.
struct MapCamera {
    float zoom = 1;              // 1: everything
    ImVec2 middle{0.5f, 0.5f};   // of the view, as shares of everything
};
struct PlaceMap {
    const char* id = "";
    std::string_view name;
    std::string_view move, zoom_in, zoom_out, show_all;  // names of the map under the keyboard and of its buttons
    std::span<const MapArea> areas;
    std::span<const MapMark> marks;
    std::span<const MapLine> lines;
    float height = 0;            // pixels of the display; 0: what remains
};
struct MapEvent {
    std::optional<std::size_t> area, mark;  // pressed
};
[[nodiscard]] MapEvent place_map(const PlaceMap& map, MapCamera& camera);

/// The sign alone, for a legend or a list.
void map_sign(ImVec2 center, float radius, MapShape shape, bool is_near = false);
[[nodiscard]] Color map_color(MapShape shape);

}  // namespace widgets
