// The units as a tree, and a reorganisation from the form to its undo.
#include <catch_amalgamated.hpp>

#include "core/records/unit_history.hpp"
#include "tests/ui/support/screen.hpp"
#include "tests/ui/support/small_city.hpp"

using records::EntityKind;
using support::Screen;

namespace {

void open_form(Screen& screen, const char* row, const char* kind) {
    REQUIRE(screen.click(probe::Role::row, row));
    REQUIRE(screen.click("Ubah organisasi"));
    if (kind == nullptr) return;
    REQUIRE(screen.click("Jenis perubahan"));
    REQUIRE(screen.click(probe::Role::option, kind));
}

std::string unit_of(const Screen& screen, const char* position) { return screen.said(EntityKind::position, position, "unit_id"); }
std::size_t kept(const Screen& screen) { return app::registry(screen.state()).table(EntityKind::unit_history).size(); }

/// Writes another text into the form of a field.
void rewrite(Screen& screen, const char* field, const char* text) {
    REQUIRE(screen.click(std::string("Ubah ") + field));
    screen.press(ImGuiKey_A, ImGuiMod_Ctrl);
    screen.type(text);
}

}  // namespace

TEST_CASE("units stand as a tree with people and need, and as a list where that is chosen", "[data][organisation]") {
    Screen screen;
    REQUIRE(screen.open_data("Unit"));
    CHECK(screen.shows("Puskesmas Talawi, U4"));
    CHECK(screen.shows("Lowong"));
    CHECK(screen.shows("Berdiri"));
    REQUIRE(screen.click(probe::Role::tab, "Daftar"));
    CHECK_FALSE(screen.shows("Lowong"));
    CHECK(screen.shows("5 baris"));
}

TEST_CASE("a unit is renamed with its effect shown before, and the past day shows the old name", "[data][organisation]") {
    Screen screen;
    REQUIRE(screen.open_data("Unit"));
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
    REQUIRE(screen.open_data("Unit"));
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
    REQUIRE(screen.open_data("Unit"));
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

TEST_CASE("a pencil at a unit's name asks whether it changed today or never was so; both are one step", "[data][organisation]") {
    Screen screen;
    REQUIRE(screen.open_data("Unit"));
    REQUIRE(screen.click(probe::Role::row, "Puskesmas Talawi, U4"));
    rewrite(screen, "Nama unit", "Puskesmas Talawi Utama");
    screen.press(ImGuiKey_Enter);
    CHECK(screen.said(EntityKind::unit, "U4", "name") == "Puskesmas Talawi");
    REQUIRE(screen.click("Berubah hari ini"));
    CHECK(screen.said(EntityKind::unit, "U4", "name") == "Puskesmas Talawi Utama");
    CHECK(screen.said(EntityKind::unit_history, "U4/" + base::iso_text(screen.state().today), "name") == "Puskesmas Talawi");
    screen.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    CHECK(screen.said(EntityKind::unit, "U4", "name") == "Puskesmas Talawi");
    CHECK(kept(screen) == 0);
    rewrite(screen, "Nama unit", "Puskesmas Talawi Utama");
    REQUIRE(screen.click("Koreksi"));
    CHECK(screen.said(EntityKind::unit, "U4", "name") == "Puskesmas Talawi Utama");
    CHECK(kept(screen) == 0);
    // Other fields of a unit are no such question.
    rewrite(screen, "Bujur", "100,7");
    CHECK_FALSE(screen.shows("Koreksi"));
    screen.press(ImGuiKey_Enter);
    CHECK(screen.said(EntityKind::unit, "U4", "longitude") == "10070000");
}

TEST_CASE("a file that renames units keeps the old names, unless a switch says that they are corrected", "[import][organisation]") {
    const bool is_correction = GENERATE(false, true);
    Screen screen;
    screen.open_city();
    screen.give("unit.csv", "ID,NAMA_UNOR\nU4,Puskesmas Talawi Utama\nU1,DINAS PENDIDIKAN\n");
    CHECK(screen.shows("Yang lama tersimpan sebagai keadaan sebelum hari ini."));
    if (is_correction) REQUIRE(screen.click("1 unit berganti nama atau atasan: hanya koreksi"));
    CHECK(screen.shows("Yang lama tidak pernah benar dan tidak disimpan.") == is_correction);
    REQUIRE(screen.click("Masukkan 2 catatan"));
    CHECK(screen.said(EntityKind::unit, "U4", "name") == "Puskesmas Talawi Utama");
    CHECK(kept(screen) == (is_correction ? 0 : 1));
    screen.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    CHECK(kept(screen) == 0);
    // The next file is asked anew.
    screen.give("unit.csv", "ID,NAMA_UNOR\nU4,Puskesmas Talawi Utama\n");
    CHECK(screen.shows("Yang lama tersimpan sebagai keadaan sebelum hari ini."));
}

TEST_CASE("an old file names a unit that was merged: one press puts the row into the unit that carries on", "[import][organisation]") {
    Screen screen;
    screen.open_city();
    screen.send(app::Reorganise{{.kind = app::Reorganisation::Kind::merge, .unit = "U3", .day = *base::parse_iso_day("2024-01-01"), .target = "U2"}});
    const std::string number = support::employee_number(9);
    REQUIRE(screen.said(EntityKind::employee, number, "unit_id") == "U2");
    screen.give("pegawai.csv", "NIP BARU|NAMA|UNOR ID|UNOR NAMA\n" + number + "|DIAN WAHYUNI|U3|SDN 12 Talawi Hilie\n");
    REQUIRE(screen.click(probe::Role::tab, "Baris"));
    REQUIRE(screen.click(probe::Role::row, "Baris 2"));
    CHECK(screen.shows_part("SDN 12 Talawi Hilie sudah ditutup sejak 01-01-2024."));
    CHECK(screen.shows_part("Unit itu diteruskan SDN 05 Silungkang"));
    REQUIRE(screen.click("Pakai U2"));
    REQUIRE(screen.finish_job());
    CHECK(screen.state().staging->files[0].staged->counts.warning == 0);
    REQUIRE(screen.click("Masukkan 1 catatan"));
    CHECK(screen.said(EntityKind::employee, number, "unit_id") == "U2");
    CHECK(screen.said(EntityKind::employee, number, "unit_name") == "SDN 05 Silungkang");
}

TEST_CASE("the form says which wishes go along, and opens those that must be asked again", "[data][organisation]") {
    Screen screen;
    REQUIRE(screen.open_data("Unit"));
    screen.give("minat.csv", "NIP;PILIHAN_KE;JENIS_MINAT;TUJUAN_MINAT\n" + support::employee_number(0) + ";1;Unit kerja;U3\n");
    REQUIRE(screen.click("Masukkan 1 catatan"));
    REQUIRE(screen.click(probe::Role::tab, "Unit"));
    open_form(screen, "SDN 12 Talawi Hilie, U3", "Pecah menjadi unit baru");
    REQUIRE(screen.click("Nama baru"));
    screen.type("SDN 13");
    screen.press(ImGuiKey_Enter);
    REQUIRE(screen.click("Guru Ahli Pertama, 3 pegawai"));
    CHECK(screen.shows("1 minat menunjuk unit ini atau kursinya dan perlu ditanyakan lagi."));
    REQUIRE(screen.click("Lihat minat itu"));
    CHECK(screen.shows_part("Minat yang perlu ditanyakan lagi"));
    CHECK(screen.shows("1 baris"));
    REQUIRE(screen.click(probe::Role::tab, "Unit"));
    REQUIRE(screen.click("Jenis perubahan"));
    REQUIRE(screen.click(probe::Role::option, "Gabungkan"));
    REQUIRE(screen.click("Digabung menjadi"));
    REQUIRE(screen.click(probe::Role::option, "SDN 05 Silungkang"));
    CHECK(screen.shows("1 minat untuk unit yang ditutup ikut dialihkan."));
    REQUIRE(screen.click("Terapkan"));
    CHECK(screen.said(EntityKind::wish, support::employee_number(0) + "/1", "target") == "U2");
    screen.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    CHECK(screen.said(EntityKind::wish, support::employee_number(0) + "/1", "target") == "U3");
}
