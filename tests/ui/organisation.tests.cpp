// The units as a tree, and a reorganisation from the form to its undo.
#include <catch_amalgamated.hpp>

#include "core/records/unit_history.hpp"
#include "tests/ui/support/planned.hpp"
#include "tests/ui/support/small_city.hpp"

using records::EntityKind;
using support::Screen;

namespace {

void open_units(Screen& screen) {
    screen.open_city();
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    REQUIRE(screen.click(probe::Role::tab, "Unit"));
}

void open_form(Screen& screen, const char* row, const char* kind) {
    REQUIRE(screen.click(probe::Role::row, row));
    REQUIRE(screen.click("Ubah organisasi"));
    if (kind == nullptr) return;
    REQUIRE(screen.click("Jenis perubahan"));
    REQUIRE(screen.click(probe::Role::option, kind));
}

std::string unit_of(const Screen& screen, const char* position) {
    const auto& registry = app::registry(screen.state());
    const records::Record* record = registry.table(EntityKind::position).find(position);
    REQUIRE(record);
    return std::string(records::as_text(registry.value(EntityKind::position, *record, "unit_id")));
}

}  // namespace

TEST_CASE("units stand as a tree with people and need, and as a list where that is chosen", "[data][organisation]") {
    Screen screen;
    open_units(screen);
    CHECK(screen.shows("Puskesmas Talawi, U4"));
    CHECK(screen.shows("Dengan bawahan"));
    CHECK(screen.shows("Berdiri"));
    REQUIRE(screen.click(probe::Role::tab, "Daftar"));
    CHECK_FALSE(screen.shows("Dengan bawahan"));
    CHECK(screen.shows("5 baris"));
}

TEST_CASE("a unit is renamed with its effect shown before, and the past day shows the old name", "[data][organisation]") {
    Screen screen;
    open_units(screen);
    open_form(screen, "Puskesmas Talawi, U4", nullptr);
    CHECK(screen.shows("Tulis nama yang baru."));
    REQUIRE(screen.click("Nama baru"));
    screen.type("Puskesmas Talawi Utama");
    screen.press(ImGuiKey_Enter);
    CHECK(screen.shows("6 pegawai menyebut nama baru."));
    REQUIRE(screen.click("Terapkan"));
    CHECK(screen.shows("Puskesmas Talawi Utama, U4"));
    REQUIRE(screen.click("Keadaan per"));
    screen.type("1 Jan 2025");
    screen.press(ImGuiKey_Enter);
    CHECK(screen.shows("Puskesmas Talawi, U4"));
    CHECK_FALSE(screen.shows("Ubah organisasi"));
    REQUIRE(screen.click("Kembali ke hari ini"));
    CHECK(screen.shows("Puskesmas Talawi Utama, U4"));
    screen.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    CHECK(screen.shows("Puskesmas Talawi, U4"));
}

TEST_CASE("a merger into another unit closes the one, moves its seats, and is undone by one press", "[data][organisation]") {
    Screen screen;
    open_units(screen);
    open_form(screen, "SDN 12 Talawi Hilie, U3", "Gabungkan");
    CHECK(screen.shows("Unit tidak dapat digabung dengan dirinya sendiri."));
    REQUIRE(screen.click("Digabung menjadi"));
    REQUIRE(screen.click(probe::Role::option, "SDN 05 Silungkang"));
    CHECK(screen.shows("Yang berpindah: 3 pegawai, 1 kursi, 0 unit bawahan. Ditutup: 1 unit."));
    REQUIRE(screen.click("Terapkan"));
    CHECK(unit_of(screen, "S05") == "U2");
    CHECK(screen.shows_part("diteruskan SDN 05 Silungkang"));
    CHECK_FALSE(screen.shows("Ubah organisasi"));
    REQUIRE(screen.click("Urungkan"));
    CHECK(unit_of(screen, "S05") == "U3");
    CHECK(screen.shows("Ubah organisasi"));
}

TEST_CASE("a split takes the seats that are switched on; a day to come is refused", "[data][organisation]") {
    Screen screen;
    open_units(screen);
    open_form(screen, "Puskesmas Talawi, U4", "Pecah menjadi unit baru");
    REQUIRE(screen.click("Nama baru"));
    screen.type("Pustu Talawi");
    screen.press(ImGuiKey_Enter);
    CHECK(screen.shows("Belum ada yang dipilih untuk unit baru."));
    REQUIRE(screen.click("Bidan Mahir, 1 pegawai"));
    CHECK(screen.shows("Yang berpindah: 1 pegawai, 1 kursi, 0 unit bawahan. Ditutup: 0 unit."));
    REQUIRE(screen.click("Berlaku mulai"));
    screen.press(ImGuiKey_A, ImGuiMod_Ctrl);
    screen.type("1 Jan 2090");
    screen.press(ImGuiKey_Enter);
    CHECK(screen.shows("Tanggal berlaku belum tiba."));
    REQUIRE(screen.click("Berlaku mulai"));
    screen.press(ImGuiKey_A, ImGuiMod_Ctrl);
    screen.type("1 Jan 2024");
    screen.press(ImGuiKey_Enter);
    REQUIRE(screen.click("Terapkan"));
    CHECK(unit_of(screen, "S07") != "U4");
    CHECK(screen.shows("Pustu Talawi, " + unit_of(screen, "S07")));
    CHECK(unit_of(screen, "S06") == "U4");
}

TEST_CASE("a window that only reads shows the tree and offers no change of it", "[data][organisation]") {
    Screen screen;
    screen.open(support::small_city(), false);
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    REQUIRE(screen.click(probe::Role::tab, "Unit"));
    REQUIRE(screen.click(probe::Role::row, "Puskesmas Talawi, U4"));
    CHECK(screen.shows("Tutup catatan"));
    CHECK_FALSE(screen.shows("Ubah organisasi"));
}
