// The map: what the picture shows stands beside it as a list, and leads to the records.
#include <catch_amalgamated.hpp>

#include <set>

#include "core/app/selectors_map.hpp"
#include "tests/ui/support/planned.hpp"
#include "tests/ui/support/small_city.hpp"

using support::Screen;

namespace {

void open_map(Screen& screen) {
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    REQUIRE(screen.click(probe::Role::tab, "Peta"));
}

/// The marks on the picture.
std::vector<std::string> marks() {
    std::vector<std::string> names;
    for (const probe::Item& item : probe::items())
        if (item.role == probe::Role::button && item.is_visible() && (item.name.contains(": kurang ") || item.name.contains(": lebih ") || item.name.ends_with(": sesuai")) &&
            item.name.contains("terisi") && !item.name.contains(" unit, "))
            names.push_back(item.name);
    return names;
}

std::string row_beginning(std::string_view begin) {
    for (const probe::Item& item : probe::items())
        if (item.role == probe::Role::row && item.is_visible() && item.name.starts_with(begin)) return item.name;
    return {};
}

}  // namespace

TEST_CASE("every unit is a mark with its figures, and the first of the list opens with homes and distances", "[map]") {
    Screen screen;
    support::open_demo(screen);
    open_map(screen);
    const app::PlacementMap map = app::placement_map(app::registry(screen.state()), {});
    CHECK(marks().size() == map.units.size());
    CHECK(screen.shows("skema dari letak unit, bukan batas resmi kecamatan"));
    for (const char* district : {"Lembah Segar", "Barangin", "Silungkang", "Talawi"}) CHECK(screen.shows(district));
    const app::MapUnit& first = map.units[0];
    const std::string row = row_beginning(first.name);
    REQUIRE(row.ends_with(": kurang " + std::to_string(first.lack())));
    REQUIRE(std::ranges::contains(marks(), row));
    REQUIRE(screen.click(probe::Role::row, row));
    CHECK(screen.shows("Tempat tinggal dan jarak ke unit"));
    REQUIRE(first.district);
    const std::string km = std::to_string(app::district_km(0, *first.district)) + " km";
    CHECK(screen.shows_part("Lembah Segar, " + km));
    screen.press(ImGuiKey_Escape);
    CHECK(screen.shows("Unit pada peta") == false);
    CHECK_FALSE(row_beginning(first.name).empty());
}

TEST_CASE("a mark has a name of its own and is pressed without a pointer, also in large letters on a narrow window", "[map]") {
    Screen screen({.width = 1024, .height = 700, .text_percent = 150});
    support::open_demo(screen);
    open_map(screen);
    const std::vector<std::string> names = marks();
    CHECK(std::set(names.begin(), names.end()).size() == names.size());
    REQUIRE_FALSE(names.empty());
    const probe::Item* mark = probe::find(probe::Role::button, names.front());
    REQUIRE(mark != nullptr);
    probe::activate(mark->id);
    screen.host().wake();
    screen.settle();
    const auto& unit = screen.ui().data.map.unit;
    REQUIRE_FALSE(unit.empty());
    const auto map = app::placement_map(app::registry(screen.state()), {});
    const auto at = std::ranges::find(map.units, unit, &app::MapUnit::key);
    REQUIRE(at != map.units.end());
    CHECK(names.front().starts_with(at->name));
}

TEST_CASE("a unit leads to its record, its people and those who live in one district", "[map]") {
    Screen screen;
    support::open_demo(screen);
    open_map(screen);
    const app::PlacementMap map = app::placement_map(app::registry(screen.state()), {});
    const auto unit = std::ranges::find_if(map.units, [](const app::MapUnit& one) { return one.people.count() > 3; });
    REQUIRE(unit != map.units.end());
    screen.ui().data.map.unit = unit->key;
    screen.host().wake();
    screen.settle();
    REQUIRE(screen.click("Lihat pegawai"));
    CHECK(screen.shows(std::to_string(unit->people.count()) + " dari 300 baris"));
    REQUIRE(screen.click(probe::Role::tab, "Peta"));
    const auto home = std::ranges::max_element(unit->homes) - unit->homes.begin();
    const auto item = std::ranges::find_if(probe::items(), [&](const probe::Item& one) {
        return one.role == probe::Role::link && one.is_visible() && one.name.contains(" km: " + std::to_string(unit->homes[static_cast<std::size_t>(home)]));
    });
    REQUIRE(item != probe::items().end());
    REQUIRE(screen.click(std::string(item->name)));
    CHECK(screen.shows(std::to_string(unit->homes[static_cast<std::size_t>(home)]) + " dari 300 baris"));
    REQUIRE(screen.click(probe::Role::tab, "Peta"));
    REQUIRE(screen.click("Buka unit"));
    CHECK(screen.shows("Tutup catatan"));
}

TEST_CASE("a filter leaves only the units with such seats", "[map]") {
    Screen screen;
    support::open_demo(screen);
    open_map(screen);
    const std::size_t all = marks().size();
    REQUIRE(screen.click("Rumpun jabatan pada peta"));
    REQUIRE(screen.click("Tenaga kesehatan"));
    const std::size_t health = marks().size();
    CHECK(health == app::placement_map(app::registry(screen.state()), {.service = {}, .family = "health"}).units.size());
    CHECK(health > 0);
    CHECK(health < all);
}

TEST_CASE("a district shows where those who live there work", "[map]") {
    Screen screen;
    support::open_demo(screen);
    open_map(screen);
    const auto talawi = std::ranges::find_if(probe::items(), [](const probe::Item& one) { return one.role == probe::Role::button && one.name.starts_with("Talawi, "); });
    REQUIRE(talawi != probe::items().end());
    REQUIRE(screen.click(std::string(talawi->name)));
    CHECK(screen.shows_part("Pegawai yang tinggal di Talawi bekerja di: "));
    const app::PlacementMap map = app::placement_map(app::registry(screen.state()), {});
    CHECK(screen.shows_part("Barangin " + std::to_string(map.districts[3].works[1])));
}

TEST_CASE("a city without coordinates has its list, and says what the picture lacks", "[map]") {
    Screen screen;
    screen.open_city();
    open_map(screen);
    CHECK(screen.shows_part("Belum ada unit dengan koordinat."));
    CHECK_FALSE(row_beginning("SDN 05 Silungkang").empty());
    REQUIRE(screen.click("5 unit tanpa koordinat"));
    CHECK(screen.shows("5 baris"));
}
