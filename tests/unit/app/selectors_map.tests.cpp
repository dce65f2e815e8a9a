#include "core/app/selectors_map.hpp"

#include <catch_amalgamated.hpp>

#include "tests/support/records/builder.hpp"

namespace {

constexpr std::size_t k_silungkang = 2, k_talawi = 3, k_outside = 4;

struct City {
    support::Builder city;
    int people = 0;
    base::Day today = *base::day_from_civil(2026, 11, 1);

    void unit(const std::string& id, const std::string& district, const std::string& latitude = "", const std::string& longitude = "",
              const std::string& kind = "school", const std::string& parent = "") {
        city.add("unit", {{"unit_id", id}, {"name", "Unit " + id}, {"kind", kind}, {"parent_id", parent}, {"district", district},
                          {"service", kind == "health_centre" ? "health" : "education"}, {"latitude", latitude}, {"longitude", longitude}});
    }
    void seat(const std::string& id, const std::string& unit, const std::string& need, const std::string& family = "teacher") {
        city.add("position", {{"position_id", id}, {"unit_id", unit}, {"job_id", "J" + id}, {"title", "Jabatan " + id}, {"kind", "functional"},
                              {"tier", "functional"}, {"job_family", family}, {"need", need}});
    }
    void person(const std::string& seat, const std::string& unit, const std::string& home, const std::string& status = "active") {
        city.add("employee", {{"employee_number", "p" + std::to_string(++people)}, {"unit_id", unit}, {"job_id", "J" + seat},
                              {"legal_status", status}, {"home_district", home}});
    }
    [[nodiscard]] app::PlacementMap map(const app::MapFilter& filter = {}) const { return app::placement_map(city.registry(), today, filter); }
};

const app::MapUnit& unit_of(const app::PlacementMap& map, std::string_view key) {
    const auto at = std::ranges::find(map.units, key, &app::MapUnit::key);
    REQUIRE(at != map.units.end());
    return *at;
}

std::int64_t side(const app::MapPoint& a, const app::MapPoint& b, const app::MapPoint& p) {
    return (b.longitude - a.longitude) * (p.latitude - a.latitude) - (b.latitude - a.latitude) * (p.longitude - a.longitude);
}

bool is_inside(const std::vector<app::MapPoint>& outline, const app::MapPoint& point) {
    for (std::size_t at = 0; at < outline.size(); ++at)
        if (side(outline[at], outline[(at + 1) % outline.size()], point) <= 0) return false;
    return !outline.empty();
}

}  // namespace

TEST_CASE("units stand with the greatest lack first, and need is counted apart from what is not known of it", "[app][map]") {
    City city;
    city.unit("A", "1373.04", "-58600", "10073700");
    city.unit("B", "1373.03", "-71600", "10078900");
    city.unit("C", "1373.03", "-71500", "10078800");
    city.seat("a", "A", "1");
    city.seat("b", "B", "5");
    city.seat("b2", "B", "");
    city.seat("c", "C", "");
    city.person("a", "A", "1373.04");
    city.person("a", "A", "1373.04");
    city.person("b", "B", "1373.04");
    city.person("b", "B", "1373.03", "retired");
    city.person("b2", "B", "1373.03");
    const app::PlacementMap map = city.map();
    REQUIRE(map.units.size() == 3);
    CHECK(map.units[0].key == "B");
    CHECK(map.units[0].lack() == 4);
    CHECK(map.units[0].people.keys == std::vector<std::string>{"p3", "p5"});  // also on the seat of unknown need
    CHECK(map.units[1].key == "A");
    CHECK(map.units[1].lack() == -1);
    CHECK(map.units[2].key == "C");
    CHECK_FALSE(map.units[2].is_need_known);
    CHECK(map.districts[k_silungkang].units == 2);
    CHECK(map.districts[k_silungkang].need == 5);
    CHECK(map.districts[k_silungkang].actual == 1);
}

TEST_CASE("homes are counted by district with the distance, unknown ones apart", "[app][map]") {
    City city;
    city.unit("A", "1373.04", "-58600", "10073700");
    city.seat("a", "A", "5");
    for (const char* home : {"1373.04", "1373.03", "outside", ""}) city.person("a", "A", home);
    const app::PlacementMap map = city.map();
    const app::MapUnit& unit = unit_of(map, "A");
    CHECK(unit.homes == std::vector<std::int64_t>{0, 0, 1, 1, 1, 1});
    const std::int64_t sum = app::district_km(k_talawi, k_talawi) + app::district_km(k_silungkang, k_talawi) + app::district_km(k_outside, k_talawi);
    CHECK(unit.mean_km == (10 * sum + 1) / 3);  // in tenths
    CHECK(map.districts[k_silungkang].works[k_talawi] == 1);
    CHECK(map.districts[k_outside].works[k_talawi] == 1);
    CHECK(map.districts[k_talawi].works[k_silungkang] == 0);
}

TEST_CASE("without a known home or a district of work there is no mean distance", "[app][map]") {
    City city;
    city.unit("A", "1373.04");
    city.unit("B", "");
    city.seat("a", "A", "1");
    city.seat("b", "B", "1");
    city.person("a", "A", "");
    city.person("b", "B", "1373.04");
    const app::PlacementMap map = city.map();
    CHECK_FALSE(unit_of(map, "A").mean_km);
    CHECK_FALSE(unit_of(map, "B").mean_km);
    CHECK(map.without_district.keys == std::vector<std::string>{"B"});
    CHECK(map.districts[k_talawi].works.back() == 1);
}

TEST_CASE("a unit without coordinates stands near its district's centre, each at a place of its own, and is listed", "[app][map]") {
    City city;
    city.unit("A", "1373.04", "-58600", "10073700");
    for (int index = 0; index < 30; ++index) {
        city.unit("N" + std::to_string(index), "1373.04");
        city.seat("n" + std::to_string(index), "N" + std::to_string(index), "1");
    }
    city.unit("S", "1373.03");  // a district of which no place is known
    city.seat("s", "S", "1");
    city.unit("H", "1373.04", "-58600");  // half a pair is none
    city.seat("h", "H", "1");
    const app::PlacementMap map = city.map();
    CHECK(map.without_coordinates.keys.size() == 32);
    CHECK(unit_of(map, "S").placed == app::Placed::nowhere);
    CHECK(unit_of(map, "H").placed == app::Placed::by_district);
    std::vector<app::MapPoint> points{map.districts[k_talawi].center};
    for (const app::MapUnit& unit : map.units) {
        if (unit.placed != app::Placed::by_district) continue;
        CHECK(std::ranges::find(points, unit.at) == points.end());
        points.push_back(unit.at);
    }
    CHECK(points.size() == 32);
}

TEST_CASE("outlines hold every measured unit of their district, turn left, and do not follow the filter", "[app][map]") {
    City city;
    const std::pair<int, int> places[] = {{-58600, 10073700}, {-56000, 10071000}, {-61000, 10070000}, {-57000, 10078000}, {-59000, 10074000}};
    int number = 0;
    for (const auto& [latitude, longitude] : places) {
        const std::string id = std::to_string(number++);
        city.unit(id, "1373.04", std::to_string(latitude), std::to_string(longitude));
        city.seat("s" + id, id, "1", number == 1 ? "health" : "teacher");
    }
    city.unit("only", "1373.03", "-71600", "10078900");
    const app::PlacementMap map = city.map();
    const auto& outline = map.districts[k_talawi].outline;
    REQUIRE(outline.size() >= 3);
    for (std::size_t at = 0; at < outline.size(); ++at)
        CHECK(side(outline[at], outline[(at + 1) % outline.size()], outline[(at + 2) % outline.size()]) > 0);
    for (const auto& [latitude, longitude] : places) CHECK(is_inside(outline, {latitude, longitude}));
    CHECK(is_inside(outline, map.districts[k_talawi].center));
    CHECK(map.districts[k_silungkang].outline.size() == 8);  // around one unit
    const app::PlacementMap health = city.map({.service = "", .family = "health"});
    CHECK(health.units.size() == 1);
    CHECK(health.districts[k_talawi].outline == outline);
}

TEST_CASE("coordinates far from the city are not believed: they would shrink it to a dot", "[app][map]") {
    City city;
    for (int index = 0; index < 5; ++index) city.unit("U" + std::to_string(index), "1373.04", std::to_string(-58600 + index * 100), "10073700");
    city.unit("zero", "1373.04", "0", "0");
    city.unit("swapped", "1373.04", "8000000", "-58600");
    for (const char* id : {"U0", "zero", "swapped"}) city.seat(std::string("s") + id, id, "1");
    const app::PlacementMap map = city.map();
    CHECK(map.without_coordinates.keys == std::vector<std::string>{"swapped", "zero"});
    for (const app::MapPoint& corner : map.districts[k_talawi].outline) CHECK(std::abs(corner.latitude + 58600) < 5000);
}

TEST_CASE("a division counts for the unit above it, and filters go by service and job family", "[app][map]") {
    City city;
    city.unit("A", "1373.04", "-58600", "10073700", "agency");
    city.unit("D", "", "", "", "division", "A");
    city.unit("H", "1373.04", "-58000", "10073000", "health_centre");
    city.seat("d", "D", "2");
    city.seat("h", "H", "3", "health");
    city.seat("x", "H", "1", "administration");
    CHECK(city.map().units.size() == 2);
    CHECK(unit_of(city.map(), "A").need == 2);
    const app::PlacementMap health = city.map({.service = "health", .family = {}});
    REQUIRE(health.units.size() == 1);
    CHECK(health.units[0].need == 4);
    const app::PlacementMap staff = city.map({.service = "health", .family = "health"});
    CHECK(staff.units[0].need == 3);
    CHECK(staff.units[0].seats.keys == std::vector<std::string>{"h"});
    CHECK(city.map({.service = "education", .family = "health"}).units.empty());
}

TEST_CASE("a unit is on the map until the day on which it closes", "[app][map]") {
    City city;
    city.unit("A", "1373.04", "-58600", "10073700");
    city.seat("a", "A", "2");
    city.person("a", "A", "1373.04");
    city.city.add("unit", {{"unit_id", "A"}, {"closed_on", "2026-11-02"}});
    CHECK(unit_of(city.map(), "A").lack() == 1);
    city.today = *base::day_from_civil(2026, 11, 2);
    CHECK(city.map().units.empty());
}

TEST_CASE("those who live in a district are found again, and those whose home is unknown", "[app][map]") {
    City city;
    city.unit("A", "1373.04", "-58600", "10073700");
    city.seat("a", "A", "5");
    for (const char* home : {"1373.04", "1373.03", "1373.04", ""}) city.person("a", "A", home);
    const app::PlacementMap map = city.map();
    const app::MapUnit& unit = unit_of(map, "A");
    for (std::size_t home = 0; home < unit.homes.size(); ++home)
        CHECK(app::living_in(city.city.registry(), unit, home).count() == unit.homes[home]);
    CHECK(app::living_in(city.city.registry(), unit, k_talawi).keys == std::vector<std::string>{"p1", "p3"});
}

TEST_CASE("no records make an empty map", "[app][map]") {
    const app::PlacementMap map = City{}.map();
    CHECK(map.units.empty());
    CHECK(map.districts.size() == 5);
    CHECK(map.without_coordinates.count() == 0);
}
