// Questions to the records, put together by name as a reader of the screen would.

#include <catch_amalgamated.hpp>

#include "core/app/saved_list.hpp"
#include "tests/ui/support/screen.hpp"
#include "tests/ui/support/small_city.hpp"

using records::EntityKind;
using support::Screen;

namespace {

views::RecordTableUi& table(Screen& screen, EntityKind kind = EntityKind::employee) {
    return screen.ui().data.tables[static_cast<std::size_t>(kind)];
}

void open_builder(Screen& screen) {
    REQUIRE(screen.open_data("Pegawai"));
    REQUIRE(screen.click("Saringan"));
}

/// Picks from an open list by typing a part of it.
void pick(Screen& screen, const std::string& combo, const std::string& option, const std::string& search = "Cari bidang") {
    INFO(combo << ": " << option);
    REQUIRE(screen.click(probe::Role::combobox, combo));
    if (!search.empty()) screen.type(option);
    REQUIRE(screen.click(probe::Role::option, option));
}

void choose(Screen& screen, const std::string& combo, const std::string& option) { pick(screen, combo, option, ""); }

void type_value(Screen& screen, const std::string& line, std::string_view text) {
    REQUIRE(screen.click(probe::Role::textbox, "Isi syarat " + line));
    screen.press(ImGuiKey_A, ImGuiMod_Ctrl);
    screen.type(text);
    screen.settle();
}

}  // namespace

TEST_CASE("a question is put together line by line: choice, text, date and group", "[lists]") {
    Screen screen;
    open_builder(screen);
    CHECK(screen.shows("24 baris"));
    pick(screen, "Bidang syarat 1", "Jenis pegawai");
    CHECK(screen.shows("24 baris"));
    choose(screen, "Isi syarat 1", "PPPK");
    CHECK(screen.shows("4 dari 24 baris"));
    REQUIRE(screen.click("Hapus syarat 1"));
    CHECK(screen.shows("24 baris"));

    REQUIRE(screen.click("Tambah syarat"));
    pick(screen, "Bidang syarat 1", "Nama");
    type_value(screen, "1", "putra");
    CHECK(screen.shows("2 dari 24 baris"));
    REQUIRE(screen.click("Tambah kelompok"));
    pick(screen, "Bidang syarat 2.1", "Jenis pegawai");
    choose(screen, "Isi syarat 2.1", "PPPK");
    REQUIRE(screen.click("Tambah syarat ke kelompok 2"));
    pick(screen, "Bidang syarat 2.2", "Jenis pegawai");
    choose(screen, "Isi syarat 2.2", "PNS");
    CHECK(screen.shows("2 dari 24 baris"));
    choose(screen, "Cara menggabung kelompok 2", "Semua syarat berlaku");
    CHECK(screen.shows("0 dari 24 baris"));
    CHECK(screen.shows_part("Tidak ada catatan yang cocok"));
    choose(screen, "Cara menggabung syarat", "Salah satu syarat berlaku");
    CHECK(screen.shows("2 dari 24 baris"));
}

TEST_CASE("records whose value is missing are counted apart, and can be seen", "[lists]") {
    Screen screen;
    open_builder(screen);
    pick(screen, "Bidang syarat 1", "Tanggal lahir");
    type_value(screen, "1", "1 Jan 1990");
    CHECK(screen.shows("2 dari 24 baris"));
    CHECK(screen.shows("1 tidak dapat dinilai: isinya kosong"));
    REQUIRE(screen.click("Tampilkan yang kosong"));
    CHECK(screen.shows("1 dari 24 baris"));
    REQUIRE(screen.click("Kembali ke yang cocok"));
    CHECK(screen.shows("2 dari 24 baris"));
    type_value(screen, "1", "kemarin");
    CHECK(screen.shows("Isi syarat 1 tidak cocok dengan bidangnya"));
    CHECK(screen.shows("24 baris"));
}

TEST_CASE("with the builder closed the conditions are chips that can be taken away", "[lists]") {
    Screen screen;
    open_builder(screen);
    pick(screen, "Bidang syarat 1", "Jenis pegawai");
    choose(screen, "Isi syarat 1", "PPPK");
    REQUIRE(screen.click("Saringan"));
    CHECK_FALSE(screen.shows("Bidang syarat 1"));
    REQUIRE(screen.click("Lepas saringan Jenis pegawai adalah PPPK"));
    CHECK(screen.shows("24 baris"));
}

TEST_CASE("a list kept under a name comes back with its columns, can be deleted, and that be undone", "[lists]") {
    Screen screen;
    open_builder(screen);
    pick(screen, "Bidang syarat 1", "Jenis pegawai");
    choose(screen, "Isi syarat 1", "PPPK");
    const auto hidden = table(screen).table.hidden;
    REQUIRE(screen.click(probe::Role::textbox, "Nama daftar"));
    screen.type("Guru kontrak");
    screen.press(ImGuiKey_Enter);
    REQUIRE(screen.click("Simpan daftar"));
    const auto lists = [&] { return app::saved_lists(app::registry(screen.state()), EntityKind::employee); };
    REQUIRE(lists().size() == 1);

    table(screen).ask = {};
    table(screen).table.hidden.clear();
    screen.host().wake();
    screen.settle();
    CHECK(screen.shows("24 baris"));
    choose(screen, "Daftar tersimpan", "Guru kontrak");
    CHECK(screen.shows("4 dari 24 baris"));
    CHECK(table(screen).table.hidden == hidden);
    REQUIRE(screen.click("Saringan"));
    REQUIRE(screen.click("Hapus daftar"));
    CHECK(lists().empty());
    screen.send(app::Undo{});
    CHECK(lists().size() == 1);
}

TEST_CASE("listed records are counted by one field or two; a group that is opened becomes a condition", "[lists]") {
    Screen screen;
    REQUIRE(screen.open_data("Pegawai"));
    REQUIRE(screen.click("Hitung"));
    pick(screen, "Dihitung menurut", "Jenis pegawai");
    CHECK(screen.shows_part("24 catatan; buka satu baris"));
    REQUIRE(screen.click(probe::Role::row, "PPPK"));
    screen.press(ImGuiKey_UpArrow);
    screen.press(ImGuiKey_DownArrow);
    screen.press(ImGuiKey_Enter);
    CHECK(screen.shows("4 dari 24 baris"));
    CHECK(screen.shows("Jenis pegawai adalah PPPK"));

    REQUIRE(screen.click("Hitung"));
    pick(screen, "Dihitung menurut", "Golongan");
    pick(screen, "dan menurut", "Jenis kelamin");
    REQUIRE(screen.click("Unduh"));
    REQUIRE(screen.click("Daftar yang tampil, CSV"));
    REQUIRE(screen.finish_job());
    REQUIRE_FALSE(screen.ports.downloads.empty());
    CHECK(screen.ports.downloads.back().bytes.starts_with("\xEF\xBB\xBFGolongan;"));
    CHECK(screen.ports.downloads.back().bytes.contains("Jumlah;"));
    pick(screen, "dan menurut", "Nama");
    REQUIRE(screen.click("Kembali ke catatan"));
    CHECK(screen.shows("4 dari 24 baris"));
    REQUIRE(screen.click("Unduh"));
    REQUIRE(screen.click("Daftar yang tampil, Excel"));
    REQUIRE(screen.finish_job());
    CHECK(screen.ports.downloads.back().name == "daftar-pegawai.xlsx");
}

TEST_CASE("a list that asks for a field that is no more says so and finds nobody", "[lists]") {
    Screen screen;
    screen.open_city();
    screen.send(app::SetShared{"list.employee.Lama", R"({"where":{"all":[{"field":"shoe_size","test":"is","value":"42"}]}})"});
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    choose(screen, "Daftar tersimpan", "Lama");
    CHECK(screen.shows("0 dari 24 baris"));
    CHECK(screen.shows("24 tidak dapat dinilai: isinya kosong"));
    CHECK(screen.shows_part("(bidang ini tidak ada lagi)"));
    REQUIRE(screen.click("Saringan"));
    CHECK(screen.shows("(bidang ini tidak ada lagi)"));
}

TEST_CASE("every kind of record can be asked, in English too, by keyboard", "[lists]") {
    Screen screen({.language = base::Language::english});
    screen.open_city();
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    REQUIRE(screen.click(probe::Role::tab, "Positions"));
    REQUIRE(screen.click("Filter"));
    REQUIRE(screen.click(probe::Role::combobox, "Field of condition 1"));
    screen.type("must be");
    screen.press(ImGuiKey_Enter);
    const auto& parts = table(screen, EntityKind::position).ask.where.parts;
    REQUIRE(parts.size() == 1);
    CHECK(parts[0].subject.field == "must_fill");
    choose(screen, "Value of condition 1", "Yes");
    CHECK(screen.shows_part(" of 12 rows"));
}

TEST_CASE("a link to certain records shows all of them, whatever was asked before", "[lists]") {
    Screen screen;
    open_builder(screen);
    pick(screen, "Bidang syarat 1", "Jenis pegawai");
    choose(screen, "Isi syarat 1", "PPPK");
    CHECK(screen.shows("4 dari 24 baris"));
    std::vector<std::string> keys;
    for (int employee = 0; employee < 7; ++employee) keys.push_back(support::employee_number(employee));
    std::ranges::sort(keys);
    const views::Selection seven{"Tujuh orang", EntityKind::employee, keys};
    views::open_data(screen.ui().data, {.page = views::Page::data, .selection = std::make_shared<const views::Selection>(seven)});
    screen.host().wake();
    screen.settle();
    CHECK(screen.shows("7 dari 24 baris"));
}

TEST_CASE("a condition that lacks its value is marked, and no list is kept without saying so", "[lists]") {
    Screen screen;
    open_builder(screen);
    CHECK_FALSE(screen.shows_part("belum lengkap"));
    pick(screen, "Bidang syarat 1", "Nama");
    CHECK(screen.shows("belum lengkap, belum dipakai"));
    CHECK(screen.shows_part("1 syarat belum lengkap"));
    REQUIRE(screen.click(probe::Role::textbox, "Nama daftar"));
    screen.type("Percobaan");
    const probe::Item* keep = probe::find(probe::Role::button, "Simpan daftar");
    REQUIRE(keep != nullptr);
    CHECK((keep->state & probe::k_disabled) != 0);
    type_value(screen, "1", "putra");
    CHECK_FALSE(screen.shows_part("belum lengkap"));
    REQUIRE(screen.click("Simpan daftar"));
    CHECK(app::saved_lists(app::registry(screen.state()), EntityKind::employee).size() == 1);
}

TEST_CASE("a typed name picks the field of just that name before those that begin with it", "[lists]") {
    Screen screen;
    open_builder(screen);
    REQUIRE(screen.click(probe::Role::combobox, "Bidang syarat 1"));
    screen.type("golongan");
    screen.press(ImGuiKey_Enter);
    CHECK(table(screen).ask.where.parts[0].subject.field == "rank");
}
