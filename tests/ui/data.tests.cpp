#include <catch_amalgamated.hpp>

#include "tests/ui/support/screen.hpp"
#include "tests/ui/support/small_city.hpp"

using support::Screen;

namespace {

void open_data(Screen& screen) {
    screen.open_city();
    REQUIRE(screen.click(probe::Role::tab, "Data"));
}

std::vector<std::string> rows() {
    std::vector<std::string> names;
    for (const probe::Item& item : probe::items()) {
        if (item.role == probe::Role::row && item.is_visible()) names.push_back(item.name);
    }
    return names;
}

std::string value(const Screen& screen, int employee, std::string_view field) {
    const auto& registry = app::registry(screen.state());
    const auto* record = registry.table(records::EntityKind::employee).find(support::employee_number(employee));
    REQUIRE(record != nullptr);
    return std::string(records::as_text(registry.value(records::EntityKind::employee, *record, field)));
}

}  // namespace

TEST_CASE("typing in the search leaves only the records that hold every word", "[data]") {
    Screen screen;
    open_data(screen);
    CHECK(screen.shows("24 baris"));
    REQUIRE(screen.click("Cari catatan"));
    screen.type("bidan talawi");
    CHECK(screen.shows("0 dari 24 baris"));
    screen.press(ImGuiKey_Escape);
    REQUIRE(screen.click("Cari catatan"));
    screen.type("bidan");
    CHECK(screen.shows("1 dari 24 baris"));
    REQUIRE(rows().size() == 1);
    CHECK(rows()[0].starts_with("Gusmawati Melayu"));
}

TEST_CASE("a header sorts by name, upwards and downwards", "[data]") {
    Screen screen;
    open_data(screen);
    REQUIRE(screen.click(probe::Role::column_header, "Pegawai"));
    CHECK(rows()[0].starts_with("Afrizal"));
    REQUIRE(screen.click(probe::Role::column_header, "Pegawai"));
    CHECK(rows()[0].starts_with("Zulfahmi"));
}

TEST_CASE("any field can be filtered: a choice, a part of a text, a span of days, and what is unknown", "[data]") {
    Screen screen;
    open_data(screen);
    const auto choose_field = [&](const char* field) {
        REQUIRE(screen.click("Bidang yang disaring"));
        REQUIRE(screen.hover("ID SIASN"));
        for (int turn = 0; turn < 60 && probe::find(probe::Role::option, field) == nullptr; ++turn) screen.wheel(-2);
        REQUIRE(screen.click(probe::Role::option, field));
    };
    SECTION("a choice") {
        choose_field("Jenis pegawai");
        REQUIRE(screen.click("Isi saringan"));
        REQUIRE(screen.click(probe::Role::option, "PPPK"));
        CHECK(screen.shows("4 dari 24 baris"));
        REQUIRE(screen.click("Lepas saringan Jenis pegawai: PPPK"));
        CHECK(screen.shows("24 baris"));
    }
    SECTION("a part of a text") {
        choose_field("Nama");
        REQUIRE(screen.click("Berisi"));
        screen.type("putra");
        REQUIRE(screen.click("Saring"));
        CHECK(screen.shows("2 dari 24 baris"));
    }
    SECTION("a span of days") {
        choose_field("Tanggal lahir");
        REQUIRE(screen.click("Paling sedikit"));
        screen.type("1 Jan 1990");
        REQUIRE(screen.click("Saring"));
        CHECK(screen.shows("2 dari 24 baris"));
        CHECK(screen.shows_part("Tanggal lahir: mulai 1 Jan 1990"));
    }
}

TEST_CASE("a selected record stands whole in a panel; Escape closes it", "[data]") {
    Screen screen;
    open_data(screen);
    REQUIRE(screen.click(probe::Role::tab, "Kursi"));
    REQUIRE(screen.click(probe::Role::row, "Bidan Mahir, Puskesmas Talawi"));
    CHECK(screen.shows("Cari orang yang cocok"));
    screen.press(ImGuiKey_Escape);
    CHECK_FALSE(screen.shows("Cari orang yang cocok"));
    REQUIRE(screen.click(probe::Role::row, "Bidan Mahir, Puskesmas Talawi"));
    REQUIRE(screen.click("Cari orang yang cocok"));
    CHECK(screen.ui().page == views::Page::search);
    CHECK(screen.shows("Orang untuk kursi ini"));
}

TEST_CASE("a link opens the record itself, and leaving the page loses no filter", "[data]") {
    Screen screen;
    open_data(screen);
    REQUIRE(screen.click("Cari catatan"));
    screen.type("guru");
    REQUIRE(screen.click(probe::Role::tab, "Rencana"));
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    CHECK(screen.ui().data.tables[0].text == "guru");
    views::follow(screen.ui(), {.page = views::Page::data, .entity = records::EntityKind::unit, .key = "U4"});
    screen.host().wake();
    screen.settle();
    CHECK(screen.shows("Puskesmas Talawi"));
    CHECK(screen.shows("Tutup catatan"));
}

TEST_CASE("an employee has a page; a field is corrected there in one step that can be undone", "[employee]") {
    Screen screen;
    open_data(screen);
    const std::string name = rows()[0];
    REQUIRE(screen.click(probe::Role::row, name));
    REQUIRE(screen.click("Buka halaman pegawai"));
    CHECK(screen.shows("Data pegawai"));
    CHECK(screen.shows("Kompetensi"));
    CHECK(screen.shows("Aturan tentang orang ini"));
    REQUIRE(screen.click("Ubah Tempat lahir"));
    screen.type("Talawi");
    screen.press(ImGuiKey_Enter);
    CHECK(value(screen, 0, "birth_place") == "Talawi");
    REQUIRE(screen.state().undo.size() == 1);
    screen.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    CHECK(value(screen, 0, "birth_place").empty());
    REQUIRE(screen.click("Kembali ke daftar"));
    CHECK(screen.shows("24 baris"));
}

TEST_CASE("what does not fit a field is refused at the field", "[employee]") {
    Screen screen;
    open_data(screen);
    REQUIRE(screen.click(probe::Role::row, rows()[0]));
    REQUIRE(screen.click("Ubah Tanggal lahir"));
    screen.press(ImGuiKey_A, ImGuiMod_Ctrl);
    screen.type("kemarin");
    screen.press(ImGuiKey_Enter);
    CHECK(screen.shows("Isi ini tidak cocok dengan bidangnya."));
    CHECK(screen.state().undo.empty());
}

TEST_CASE("a window that only reads shows everything and offers no pencil", "[employee]") {
    Screen screen;
    screen.open(support::small_city(), false);
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    REQUIRE(screen.click(probe::Role::row, rows()[0]));
    CHECK(screen.shows("Buka halaman pegawai"));
    CHECK_FALSE(screen.shows("Ubah Nama"));
}
