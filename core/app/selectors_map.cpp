#include "core/app/selectors_map.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "core/base/order.hpp"
#include "core/records/agencies.hpp"
#include "core/records/seating.hpp"
#include "core/records/unit_history.hpp"
#include "core/scoring/model.hpp"

namespace app {
namespace {

using records::EntityKind;

constexpr std::int64_t k_farthest = 50'000;  // half a degree
constexpr std::int64_t k_margin = 900;       // about 1 km
constexpr std::int64_t k_step = 650;         // between units that share a centre

/// Twice the area of a triangle; above 0 where it turns left.
std::int64_t turn(const MapPoint& a, const MapPoint& b, const MapPoint& c) {
    return (b.longitude - a.longitude) * (c.latitude - a.latitude) - (b.latitude - a.latitude) * (c.longitude - a.longitude);
}

/// Andrew's monotone chain.
std::vector<MapPoint> hull(std::vector<MapPoint> points) {
    base::sort(points, std::ranges::less(), [](const MapPoint& point) { return std::pair(point.longitude, point.latitude); });
    std::vector<MapPoint> corners;
    for (int side = 0; side < 2; ++side) {
        const std::size_t first = corners.size();
        for (const MapPoint& point : points) {
            while (corners.size() >= first + 2 && turn(corners[corners.size() - 2], corners.back(), point) <= 0) corners.pop_back();
            corners.push_back(point);
        }
        corners.pop_back();  // the other side begins with it
        std::ranges::reverse(points);
    }
    return corners;
}

std::vector<MapPoint> outline_around(const std::vector<MapPoint>& points) {
    constexpr std::int64_t k_slant = k_margin * 7 / 10;
    constexpr MapPoint k_around[] = {{k_margin, 0}, {-k_margin, 0}, {0, k_margin},       {0, -k_margin},
                                     {k_slant, k_slant}, {k_slant, -k_slant}, {-k_slant, k_slant}, {-k_slant, -k_slant}};
    std::vector<MapPoint> widened;
    for (const MapPoint& point : points)
        for (const MapPoint& way : k_around) widened.push_back({point.latitude + way.latitude, point.longitude + way.longitude});
    return hull(std::move(widened));
}

std::int64_t middle(std::vector<std::int64_t> values) {
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, at);
    return *at;
}

/// The `number`th place around a centre, on the rings of a square, from the eight of the first one on.
MapPoint beside(const MapPoint& center, std::int64_t number) {
    std::int64_t ring = 1;
    while (number >= 8 * ring) number -= 8 * ring++;
    const std::int64_t side = number / (2 * ring), along = number % (2 * ring) - ring;
    const MapPoint ways[] = {{ring, along}, {-along, ring}, {-ring, -along}, {along, -ring}};
    const MapPoint& way = ways[side];
    return {center.latitude + way.latitude * k_step, center.longitude + way.longitude * k_step};
}

class Making {
public:
    Making(const records::Registry& registry, base::Day today, const MapFilter& filter)
        : registry_(registry), today_(today), filter_(filter), seating_(records::Seating::of(registry, today)),
          districts_(registry.catalogue().choices("district")) {}

    PlacementMap make() {
        for (const records::Choice& choice : districts_.choices) {
            map_.districts.push_back({.code = choice.code, .outline = {}, .center = {}, .works = std::vector<std::int64_t>(districts_.choices.size() + 1)});
        }
        find_places();
        for (std::uint32_t seat = 0; seat < seating_.seats(); ++seat) count_seat(seat);
        for (auto& [row, unit] : units_) finish(row, unit);
        map_.without_coordinates.entity = map_.without_district.entity = EntityKind::unit;
        base::sort(map_.without_coordinates.keys);
        base::sort(map_.without_district.keys);
        base::sort(map_.units, [](const MapUnit& a, const MapUnit& b) {
            if (a.is_need_known != b.is_need_known) return a.is_need_known;
            return a.lack() != b.lack() ? a.lack() > b.lack() : a.key < b.key;
        });
        return std::move(map_);
    }

private:
    [[nodiscard]] const records::Value& value(EntityKind kind, const records::Record& record, std::string_view field) const {
        return registry_.value(kind, record, field);
    }
    [[nodiscard]] const records::Record& unit_at(std::uint32_t row) const { return registry_.table(EntityKind::unit).rows()[row]; }
    [[nodiscard]] std::optional<std::size_t> district_of(const records::Record& unit) const {
        return districts_.order(records::as_text(value(EntityKind::unit, unit, "district")));
    }

    /// Which units have coordinates to be believed; outlines and centres follow from them.
    void find_places() {
        std::vector<std::int64_t> latitudes, longitudes;
        const auto units = registry_.table(EntityKind::unit).rows();
        measured_.resize(units.size());
        for (std::size_t row = 0; row < units.size(); ++row) {
            const auto latitude = records::as_integer(value(EntityKind::unit, units[row], "latitude"));
            const auto longitude = records::as_integer(value(EntityKind::unit, units[row], "longitude"));
            if (!latitude || !longitude) continue;
            measured_[row] = MapPoint{*latitude, *longitude};
            latitudes.push_back(*latitude);
            longitudes.push_back(*longitude);
        }
        if (latitudes.empty()) return;
        const MapPoint city{middle(std::move(latitudes)), middle(std::move(longitudes))};
        std::vector<std::vector<MapPoint>> known(map_.districts.size());
        for (std::size_t row = 0; row < units.size(); ++row) {
            auto& point = measured_[row];
            if (!point) continue;
            if (std::abs(point->latitude - city.latitude) > k_farthest || std::abs(point->longitude - city.longitude) > k_farthest) point.reset();
            else if (const auto district = district_of(units[row])) known[*district].push_back(*point);
        }
        for (std::size_t district = 0; district < known.size(); ++district) {
            if (known[district].empty()) continue;
            MapDistrict& made = map_.districts[district];
            const auto count = static_cast<std::int64_t>(known[district].size());
            for (const MapPoint& point : known[district]) {
                made.center.latitude += point.latitude;
                made.center.longitude += point.longitude;
            }
            made.center = {made.center.latitude / count, made.center.longitude / count};
            made.outline = outline_around(known[district]);
        }
    }

    void count_seat(std::uint32_t seat) {
        const std::uint32_t own = seating_.unit_of_seat(seat);
        if (own == records::k_no_row || records::is_closed(registry_, unit_at(own), today_)) return;
        const records::Record& position = registry_.table(EntityKind::position).rows()[seat];
        if (!filter_.family.empty() && records::as_text(value(EntityKind::position, position, "job_family")) != filter_.family) return;
        if (!filter_.service.empty() && records::as_text(value(EntityKind::unit, unit_at(own), "service")) != filter_.service) return;
        MapUnit& unit = units_[records::above_divisions(registry_, own)];
        unit.seats.keys.push_back(position.key);
        const records::SeatCount& count = seating_.count(seat);
        if (count.need != records::k_unknown_count) {
            unit.is_need_known = true;
            unit.need += count.need;
            unit.actual += count.incumbents;
        }
        if (unit.homes.empty()) unit.homes.resize(map_.districts.size() + 1);
        const auto people = registry_.table(EntityKind::employee).rows();
        for (const std::uint32_t person : seating_.incumbents(seat)) {
            unit.people.keys.push_back(people[person].key);
            const auto home = districts_.order(records::as_text(value(EntityKind::employee, people[person], "home_district")));
            ++unit.homes[home.value_or(map_.districts.size())];
        }
    }

    void finish(std::uint32_t row, MapUnit& unit) {
        const records::Record& record = unit_at(row);
        unit.key = record.key;
        unit.name = records::as_text(value(EntityKind::unit, record, "name"));
        if (unit.name.empty()) unit.name = unit.key;
        unit.district = district_of(record);
        unit.seats.entity = EntityKind::position;
        base::sort(unit.seats.keys);
        base::sort(unit.people.keys);
        if (!unit.district) map_.without_district.keys.push_back(unit.key);
        if (measured_[row]) {
            unit.placed = Placed::measured;
            unit.at = *measured_[row];
        } else {
            map_.without_coordinates.keys.push_back(unit.key);
            if (unit.district && !map_.districts[*unit.district].outline.empty()) {
                unit.placed = Placed::by_district;
                unit.at = beside(map_.districts[*unit.district].center, beside_[*unit.district]++);
            }
        }
        std::int64_t known = 0, km = 0;
        for (std::size_t home = 0; home < map_.districts.size(); ++home) {
            map_.districts[home].works[unit.district.value_or(map_.districts.size())] += unit.homes[home];
            if (!unit.district) continue;
            known += unit.homes[home];
            km += unit.homes[home] * district_km(home, *unit.district);
        }
        if (known > 0) unit.mean_km = (10 * km + known / 2) / known;
        if (unit.district) {
            MapDistrict& district = map_.districts[*unit.district];
            ++district.units;
            district.need += unit.need;
            district.actual += unit.actual;
        }
        map_.units.push_back(std::move(unit));
    }

    const records::Registry& registry_;
    base::Day today_;
    const MapFilter& filter_;
    records::Seating seating_;
    const records::ChoiceList& districts_;
    PlacementMap map_;
    std::vector<std::optional<MapPoint>> measured_;  // by row of the unit table
    std::map<std::uint32_t, MapUnit> units_;         // by row, those that have seats under the filter
    std::map<std::size_t, std::int64_t> beside_;     // how many stand beside a district's centre already
};

}  // namespace

std::int64_t district_km(std::size_t home, std::size_t work) { return scoring::Model::standard().district_km[home][work]; }

PlacementMap placement_map(const records::Registry& registry, base::Day today, const MapFilter& filter) { return Making(registry, today, filter).make(); }

Counted living_in(const records::Registry& registry, const MapUnit& unit, std::size_t home) {
    const records::ChoiceList& districts = registry.catalogue().choices("district");
    Counted found;
    for (const std::string& key : unit.people.keys) {
        const records::Record* person = registry.table(EntityKind::employee).find(key);
        if (person == nullptr) continue;
        const auto order = districts.order(records::as_text(registry.value(EntityKind::employee, *person, "home_district")));
        if (order.value_or(districts.choices.size()) == home) found.keys.push_back(key);
    }
    return found;
}

}  // namespace app
