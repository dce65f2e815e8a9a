// selectors_map.hpp: where work is missing and how far people come to it: units as points in four districts.
//
// Problem   A list of units hides that a school short of teachers lies ten minutes from one that has too many.
// Result    Every unit that has seats under the filter, with need, actual and the people on its seats by home district. A
//           division counts for the unit above it. People are counted by district, never placed at an address.
// Places    Coordinates of the unit records. A unit without, or more than half a degree from the middle of all units
//           (55 km; the city is 35 km across), stands beside the centre of its district and says so; where the district has
//           no centre either, it is in the list alone.
// Outlines  No boundary is recorded, and none is made up: an outline is the convex hull of the known units of a district,
//           each widened by about 1 km. It says where the units are, not where the district ends. The filter leaves it alone.
// Distance  Between district centres, assets/scores/district_distances.json, which says how far it can be trusted.
// Cost      A few milliseconds for a city. Views compute it once a revision and filter.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/app/selectors_home.hpp"

namespace app {

/// In 1/100,000 of a degree.
struct MapPoint {
    std::int64_t latitude = 0;
    std::int64_t longitude = 0;
    bool operator==(const MapPoint&) const = default;
};

enum class Placed : std::uint8_t { measured, by_district, nowhere };

/// Codes of choices; empty: all.
struct MapFilter {
    std::string service;  // of the seat's own unit
    std::string family;   // of the seat
};

struct MapUnit {
    std::string key, name;
    std::optional<std::size_t> district;  // order in the choice list
    Placed placed = Placed::nowhere;
    MapPoint at;
    std::int64_t need = 0, actual = 0;    // of seats whose need is known
    bool is_need_known = false;
    Counted seats, people;
    std::vector<std::int64_t> homes;      // of its people, by home district; unknown last
    std::optional<std::int64_t> mean_km;  // tenths, of the people whose home is known
    [[nodiscard]] std::int64_t lack() const { return need - actual; }  // less than 0: too many
};

struct MapDistrict {
    std::string code;
    std::vector<MapPoint> outline;    // counter-clockwise; empty where no unit has coordinates
    MapPoint center;
    std::int64_t units = 0, need = 0, actual = 0;
    std::vector<std::int64_t> works;  // of the people at home here, by district of work; unknown last
};

struct PlacementMap {
    std::vector<MapUnit> units;          // greatest lack first, then surplus; unknown need last; ties by unit id
    std::vector<MapDistrict> districts;  // in the order of the choice list
    Counted without_coordinates, without_district;
};
/// Units that are closed on the day are not on it.
[[nodiscard]] PlacementMap placement_map(const records::Registry& registry, base::Day today, const MapFilter& filter = {});
/// The people of the unit who live in a district; past the last: whose home is unknown.
[[nodiscard]] Counted living_in(const records::Registry& registry, const MapUnit& unit, std::size_t home);

/// Kilometres between two districts, by order in the choice list.
[[nodiscard]] std::int64_t district_km(std::size_t home, std::size_t work);

}  // namespace app
