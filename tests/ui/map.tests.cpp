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
    const app::PlacementMap map = app::placement_map(app::registry(screen.state()), screen.state().today);
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
    const auto map = app::placement_map(app::registry(screen.state()), screen.state().today);
    const auto at = std::ranges::find(map.units, unit, &app::MapUnit::key);
    REQUIRE(at != map.units.end());
    CHECK(names.front().starts_with(at->name));
}

TEST_CASE("a unit leads to its record, its people and those who live in one district", "[map]") {
    Screen screen;
    support::open_demo(screen);
    open_map(screen);
    const app::PlacementMap map = app::placement_map(app::registry(screen.state()), screen.state().today);
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

TEST_CASE("the map is zoomed by wheel, buttons and keys, panned by dragging and arrows, and Home shows everything", "[map]") {
    Screen screen;
    support::open_demo(screen);
    open_map(screen);
    const auto& camera = screen.ui().data.map.camera;
    const std::string_view move = "Gerakkan peta: + dan - memperbesar dan memperkecil, anak panah menggeser, Home menampilkan semua";
    const std::size_t all = marks().size();
    CHECK(probe::find("Perkecil peta")->state & probe::k_disabled);
    REQUIRE(screen.click("Perbesar peta"));
    REQUIRE(screen.click("Perbesar peta"));
    CHECK(camera.zoom == 2.25f);
    CHECK(marks().size() < all);
    REQUIRE(screen.click("Perkecil peta"));
    REQUIRE(screen.click("Tampilkan seluruh peta"));
    CHECK(camera.zoom == 1);
    CHECK(marks().size() == all);

    const probe::Item* ground = probe::find(move);
    REQUIRE(ground != nullptr);
    const ImVec2 corner{ground->min.x + 6, ground->max.y - 6};
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(corner.x, corner.y);
    screen.frames(2);
    screen.wheel(2);
    CHECK(camera.zoom == 2.25f);
    CHECK(camera.middle.y > 0.5f);  // towards the pointer
    const ImVec2 before = camera.middle;
    ground = probe::find(move);
    REQUIRE(ground != nullptr);
    const ImVec2 top{ground->min.x + 6, ground->min.y + 6};
    io.AddMousePosEvent(top.x, top.y);
    screen.frames(2);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    screen.frames(2);
    io.AddMousePosEvent(top.x + 20, top.y + 80);
    screen.frames(2);
    screen.drop();
    CHECK(camera.middle.y < before.y);  // the ground follows downwards

    screen.press(ImGuiKey_Home);  // the map has the focus since it was dragged
    CHECK(camera.zoom == 1);
    screen.press(ImGuiKey_Equal);
    screen.press(ImGuiKey_Equal);
    CHECK(camera.zoom == 2.25f);
    const float middle = camera.middle.y;
    screen.press(ImGuiKey_UpArrow);
    CHECK(camera.middle.y < middle);
    screen.press(ImGuiKey_Minus);
    CHECK(camera.zoom == 1.5f);
    screen.press(ImGuiKey_Home);
    CHECK(camera.middle.y == 0.5f);
}

TEST_CASE("labels of units lie on no other and on no mark, the farthest from its need has its own", "[map]") {
    for (const int percent : {100, 200}) {
        Screen screen({.text_percent = percent});
        support::open_demo(screen);
        open_map(screen);
        const app::PlacementMap map = app::placement_map(app::registry(screen.state()), screen.state().today);
        const probe::Item* ground = probe::find(probe::Role::image, "Peta penempatan");
        REQUIRE(ground != nullptr);
        std::vector<const probe::Item*> labels, signs;
        for (const probe::Item& item : probe::items()) {
            const bool is_on_map = item.min.x >= ground->min.x && item.max.x <= ground->max.x && item.min.y >= ground->min.y && item.max.y <= ground->max.y;
            if (!is_on_map || &item == ground) continue;
            if (item.role == probe::Role::text) labels.push_back(&item);
            if (item.role == probe::Role::button && item.name.contains("terisi")) signs.push_back(&item);
        }
        INFO(percent << " %: " << labels.size() << " labels, " << signs.size() << " marks");
        CHECK(labels.size() > (percent == 100 ? 8u : 1u));
        const auto overlap = [](const probe::Item* a, const probe::Item* b) {
            return a->min.x < b->max.x && b->min.x < a->max.x && a->min.y < b->max.y && b->min.y < a->max.y;
        };
        for (const probe::Item* label : labels) {
            for (const probe::Item* other : labels) CHECK((label == other || !overlap(label, other)));
            for (const probe::Item* sign : signs) CHECK((!overlap(label, sign) || label->name.size() < 13));  // names of districts may
        }
        CHECK((percent > 100 || std::ranges::any_of(labels, [&](const probe::Item* label) { return map.units[0].name.starts_with(label->name.substr(0, 8)); })));
    }
}

TEST_CASE("an employee's way to work leads to the map, and from there back or to the unit's people", "[map]") {
    Screen screen;
    support::open_demo(screen);
    const app::PlacementMap map = app::placement_map(app::registry(screen.state()), screen.state().today);
    const auto unit = std::ranges::find_if(map.units, [](const app::MapUnit& one) { return one.placed == app::Placed::measured && one.people.count() > 2 && one.homes[0] > 0; });
    REQUIRE(unit != map.units.end());
    const app::Counted people = app::living_in(app::registry(screen.state()), *unit, 0);
    views::open_data(screen.ui().data, {.page = views::Page::data, .key = people.keys[0]});
    screen.ui().page = views::Page::data;
    screen.host().wake();
    screen.settle();
    const auto tile = std::ranges::find_if(probe::items(), [](const probe::Item& item) { return item.role == probe::Role::link && item.name.starts_with("Jarak ke tempat kerja: "); });
    REQUIRE(tile != probe::items().end());
    REQUIRE(screen.click(std::string(tile->name)));
    CHECK(screen.ui().data.map.unit == unit->key);
    CHECK(screen.ui().data.map.home == 0);
    const auto is_selected = [](std::string_view name) {
        return std::ranges::any_of(probe::items(), [&](const probe::Item& item) { return item.name.starts_with(name) && (item.state & probe::k_selected) != 0; });
    };
    CHECK(is_selected(unit->name));
    CHECK(is_selected("Lembah Segar: "));
    const auto back = std::ranges::find_if(probe::items(), [](const probe::Item& item) { return item.role == probe::Role::link && item.name.ends_with(", tinggal di Lembah Segar"); });
    REQUIRE(back != probe::items().end());
    REQUIRE(screen.click(std::string(back->name)));
    CHECK(screen.ui().data.employee.key == people.keys[0]);
    screen.press(ImGuiKey_Escape);
    REQUIRE(screen.click(probe::Role::tab, "Peta"));
    REQUIRE(screen.click("Lihat pegawai"));
    CHECK(screen.shows(std::to_string(unit->people.count()) + " dari 300 baris"));
    REQUIRE(screen.click(probe::Role::tab, "Peta"));
    screen.press(ImGuiKey_Escape);
    CHECK(screen.ui().data.map.person.empty());
    CHECK_FALSE(screen.ui().data.map.home);
}

TEST_CASE("the map at rest draws nothing", "[map]") {
    Screen screen;
    support::open_demo(screen);
    open_map(screen);
    REQUIRE(screen.click("Perbesar peta"));
    REQUIRE(screen.hover("Cari"));
    for (int frame = 0; frame < 100 && screen.host().wants_frame(); ++frame) screen.frames(1);
    CHECK_FALSE(screen.host().wants_frame());
}

TEST_CASE("a filter leaves only the units with such seats", "[map]") {
    Screen screen;
    support::open_demo(screen);
    open_map(screen);
    const std::size_t all = marks().size();
    REQUIRE(screen.click("Rumpun jabatan pada peta"));
    REQUIRE(screen.click("Tenaga kesehatan"));
    const std::size_t health = marks().size();
    CHECK(health == app::placement_map(app::registry(screen.state()), screen.state().today, {.service = {}, .family = "health"}).units.size());
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
    const app::PlacementMap map = app::placement_map(app::registry(screen.state()), screen.state().today);
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
