#include <catch_amalgamated.hpp>

#include "core/app/typed_value.hpp"
#include "tests/ui/support/screen.hpp"
#include "tests/ui/support/small_city.hpp"

using support::Screen;

namespace {

std::vector<std::string> rows() {
    std::vector<std::string> names;
    for (const probe::Item& item : probe::items()) {
        if (item.role == probe::Role::row && item.is_visible()) names.push_back(item.name);
    }
    return names;
}

}  // namespace

TEST_CASE("typing in the search leaves only the records that hold every word", "[data]") {
    Screen screen;
    REQUIRE(screen.open_data("Pegawai"));
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
    REQUIRE(screen.open_data("Pegawai"));
    REQUIRE(screen.click(probe::Role::column_header, "Pegawai"));
    CHECK(rows()[0].starts_with("Afrizal"));
    REQUIRE(screen.click(probe::Role::column_header, "Pegawai"));
    CHECK(rows()[0].starts_with("Zulfahmi"));
}

TEST_CASE("a selected record stands whole in a panel; Escape closes it", "[data]") {
    Screen screen;
    REQUIRE(screen.open_data("Kursi"));
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
    REQUIRE(screen.open_data("Pegawai"));
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
    REQUIRE(screen.open_data("Pegawai"));
    const std::string name = rows()[0];
    REQUIRE(screen.click(probe::Role::row, name));
    REQUIRE(screen.click("Buka halaman pegawai"));
    CHECK(screen.shows("Data pegawai"));
    CHECK(screen.shows("Kompetensi"));
    CHECK(screen.shows("Aturan tentang orang ini"));
    REQUIRE(screen.click("Ubah Tempat lahir"));
    screen.type("Talawi");
    screen.press(ImGuiKey_Enter);
    CHECK(screen.said(records::EntityKind::employee, support::employee_number(0), "birth_place") == "Talawi");
    REQUIRE(screen.state().undo.size() == 1);
    screen.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    CHECK(screen.said(records::EntityKind::employee, support::employee_number(0), "birth_place").empty());
    REQUIRE(screen.click("Kembali ke daftar"));
    CHECK(screen.shows("24 baris"));
}

TEST_CASE("what does not fit a field is refused at the field", "[employee]") {
    Screen screen;
    REQUIRE(screen.open_data("Pegawai"));
    REQUIRE(screen.click(probe::Role::row, rows()[0]));
    REQUIRE(screen.click("Ubah Tanggal lahir"));
    screen.press(ImGuiKey_A, ImGuiMod_Ctrl);
    screen.type("kemarin");
    screen.press(ImGuiKey_Enter);
    CHECK(screen.shows("Isi tanggal yang ada, misalnya 1-2-2020."));
    CHECK(screen.state().undo.empty());
    // The field keeps the keyboard, so that it can be written anew.
    screen.press(ImGuiKey_A, ImGuiMod_Ctrl);
    screen.type("1-2-1970");
    screen.press(ImGuiKey_Enter);
    CHECK(screen.state().undo.size() == 1);
}

TEST_CASE("a window that only reads shows everything and offers no pencil", "[employee]") {
    Screen screen;
    screen.open(support::small_city(), false);
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    REQUIRE(screen.click(probe::Role::row, rows()[0]));
    CHECK(screen.shows("Buka halaman pegawai"));
    CHECK_FALSE(screen.shows("Ubah Nama"));
}

TEST_CASE("a form in English begins with an English date, and reads it back as it was", "[employee]") {
    Screen screen({.language = base::Language::english});
    screen.open_city();
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    REQUIRE(screen.click(probe::Role::row, rows()[0]));
    REQUIRE(screen.click("Change Date of birth"));
    const probe::Item* form = probe::find(probe::Role::textbox, "Date of birth");
    REQUIRE(form != nullptr);
    const auto& registry = app::registry(screen.state());
    const auto& field = registry.catalogue().field(records::EntityKind::employee, registry.catalogue().index(records::EntityKind::employee, "birth_date"));
    const auto& record = registry.table(records::EntityKind::employee).rows()[0];
    CHECK(form->value == records::display_text(registry.catalogue(), field, registry.value(records::EntityKind::employee, record, "birth_date"), base::Language::english));
    screen.press(ImGuiKey_Enter);
    CHECK(screen.state().undo.empty());
    CHECK_FALSE(screen.shows_part("does not fit"));
    // Every month that a form may begin with is read again.
    for (int month = 1; month <= 12; ++month) {
        const records::Value day{std::int64_t{base::day_from_civil(1985, month, 9)->number}};
        const std::string text = records::display_text(registry.catalogue(), field, day, base::Language::english);
        INFO(text);
        CHECK(app::typed_value(registry, field, text) == day);
    }
}

TEST_CASE("columns once chosen are there again when the program is opened anew", "[data]") {
    std::string stored;
    std::set<std::string, std::less<>> hidden;
    const auto table = [](Screen& screen) -> widgets::TableUi& {
        return screen.ui().data.tables[static_cast<std::size_t>(records::EntityKind::employee)].table;
    };
    {
        Screen screen;
        REQUIRE(screen.open_data("Pegawai"));
        hidden = table(screen).hidden;
        REQUIRE(screen.click("Pilih kolom"));
        const auto toggle = std::ranges::find_if(probe::items(), [](const probe::Item& item) {
            return item.role == probe::Role::checkbox && item.is_visible() && (item.state & probe::k_checked) == 0;
        });
        REQUIRE(toggle != probe::items().end());
        REQUIRE(screen.click(std::string(toggle->name)));
        CHECK(table(screen).hidden.size() + 1 == hidden.size());
        hidden = table(screen).hidden;
        stored = screen.ports.preferences;
    }
    Screen screen;
    screen.open_city();
    screen.send(app::SetPreferences{app::read_preferences(stored)});
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    CHECK(table(screen).hidden == hidden);
}
