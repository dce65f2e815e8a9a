#include <catch_amalgamated.hpp>

#include <algorithm>

#include "tests/ui/support/screen.hpp"
#include "tests/ui/support/small_city.hpp"

using support::Screen;

TEST_CASE("nothing is drawn while nothing happens", "[host]") {
    Screen screen;
    screen.open_city();
    for (int tick = 0; tick < 10 && screen.host().wants_frame(); ++tick) screen.frames(1);
    for (int tick = 0; tick < 100; ++tick) CHECK_FALSE(screen.host().wants_frame());
    screen.host().wake();
    CHECK(screen.host().wants_frame());
}

TEST_CASE("keys struck faster than frames are drawn are all taken in without waiting for something else", "[host]") {
    Screen screen;
    screen.open_city();
    screen.press(ImGuiKey_K, ImGuiMod_Ctrl);
    ImGuiIO& io = ImGui::GetIO();
    for (const char letter : std::string_view("hidayatfauzan")) {
        const auto key = static_cast<ImGuiKey>(ImGuiKey_A + (letter - 'a'));
        io.AddKeyEvent(key, true);
        io.AddInputCharacter(static_cast<unsigned>(letter));
        io.AddKeyEvent(key, false);
    }
    screen.host().wake();
    for (int tick = 0; tick < 200 && screen.host().wants_frame(); ++tick) screen.frames(1);
    CHECK(screen.ui().palette.query == "hidayatfauzan");
}

TEST_CASE("until the store has been read no page is shown and nothing can be edited", "[host]") {
    Screen screen;
    screen.send(app::Started{{"ruangcontoh", "perangkat01", "Analis"}, {}, screen.ports.today, screen.ports.now_ms, true});
    CHECK(screen.shows("Membuka data tersimpan"));
    CHECK_FALSE(screen.shows("Muat kota contoh"));
}

TEST_CASE("the rail leads to every page and says which is shown", "[rail]") {
    Screen screen;
    screen.open_city();
    for (const char* name : {"Data", "Cari", "Rencana", "Sinkronisasi", "Pengaturan", "Beranda"}) {
        INFO(name);
        REQUIRE(screen.click(probe::Role::tab, name));
        REQUIRE(probe::find(probe::Role::tab, name) != nullptr);
        CHECK((probe::find(probe::Role::tab, name)->state & probe::k_selected) != 0);
        CHECK(std::ranges::any_of(probe::items(), [](const probe::Item& item) { return item.role == probe::Role::heading; }));
    }
}

TEST_CASE("a narrow window keeps the rail as icons with names", "[rail]") {
    Screen screen({.width = 1024, .height = 700});
    screen.open_city();
    const probe::Item* data = probe::find(probe::Role::tab, "Data");
    REQUIRE(data != nullptr);
    CHECK(data->max.x <= 60);
    CHECK_FALSE(screen.shows("Kota Sawahlunto"));
}

TEST_CASE("shortcuts lead to pages, to the help page and back", "[shortcuts]") {
    Screen screen;
    screen.open_city();
    screen.press(ImGuiKey_5, ImGuiMod_Alt);
    CHECK(screen.ui().page == views::Page::sync);
    screen.press(ImGuiKey_F1);
    CHECK(screen.ui().page == views::Page::settings);
    CHECK(screen.shows("Ctrl + K"));
    screen.press(ImGuiKey_1, ImGuiMod_Alt);
    CHECK(screen.ui().page == views::Page::home);
}

TEST_CASE("the palette finds a person by part of the name and opens that person", "[palette]") {
    Screen screen;
    screen.open_city();
    screen.press(ImGuiKey_K, ImGuiMod_Ctrl);
    REQUIRE(screen.ui().palette.is_open);
    screen.type("hidayat fau");
    REQUIRE(screen.shows_part("Fauzan Hidayat"));
    screen.press(ImGuiKey_Enter);
    CHECK_FALSE(screen.ui().palette.is_open);
    CHECK(screen.ui().page == views::Page::data);
    CHECK(screen.ui().data.employee.key == support::employee_number(19));
}

TEST_CASE("the palette finds seats, units and pages, moves by arrows, and closes by Esc", "[palette]") {
    Screen screen;
    screen.open_city();
    screen.press(ImGuiKey_K, ImGuiMod_Ctrl);
    screen.type("bidan mahir");
    CHECK(screen.shows_part("Bidan Mahir, Puskesmas Talawi"));
    screen.press(ImGuiKey_Escape);
    CHECK_FALSE(screen.ui().palette.is_open);
    screen.press(ImGuiKey_K, ImGuiMod_Ctrl);
    screen.type("sinkron");
    screen.press(ImGuiKey_DownArrow);
    screen.press(ImGuiKey_UpArrow);
    screen.press(ImGuiKey_Enter);
    CHECK(screen.ui().page == views::Page::sync);
}

TEST_CASE("palette matches: beginnings first, all words needed, accents and case ignored", "[palette]") {
    std::vector<views::PaletteEntry> entries(4);
    entries[0].folded = "guru di talawi";
    entries[1].folded = "talawi hilie";
    entries[2].folded = "cosic marlina talawi";
    entries[3].folded = "barangin";
    CHECK(views::palette_matches(entries, "Talawi", 8) == std::vector<std::size_t>{1, 0, 2});
    CHECK(views::palette_matches(entries, "talawi guru", 8) == std::vector<std::size_t>{0});
    CHECK(views::palette_matches(entries, "Ćosić", 8) == std::vector<std::size_t>{2});
    CHECK(views::palette_matches(entries, "", 2) == std::vector<std::size_t>{0, 1});
}

TEST_CASE("the state of saving is said in words: saved, saving, not saved, read-only, not stored", "[topline]") {
    Screen screen;
    screen.open_city();
    CHECK(screen.shows("Tersimpan"));
    screen.ports.answers_store = false;
    screen.send(app::SetShared{"weight.distance", "1000"});
    CHECK(screen.shows("Menyimpan"));
    REQUIRE_FALSE(screen.ports.stored.empty());
    screen.send(app::Stored{screen.state().store.in_flight, false});
    CHECK(screen.shows("Belum tersimpan"));
    screen.ports.answers_store = true;
    REQUIRE(screen.click("Coba simpan lagi"));
    CHECK(screen.shows("Tersimpan"));
}

TEST_CASE("a second window says that it can only read", "[topline]") {
    Screen screen;
    screen.open(support::small_city(), false);
    CHECK(screen.shows("Hanya baca"));
    CHECK(screen.shows_part("hanya dapat membaca"));
}

TEST_CASE("an unusable store is said at once, with a way to take the data along", "[topline]") {
    Screen screen;
    screen.send(app::Started{{"ruangcontoh", "perangkat01", "Analis"}, {}, screen.ports.today, screen.ports.now_ms, true});
    screen.send(app::StoreFailed{"quota"});
    CHECK(screen.shows("Tidak disimpan"));
    REQUIRE(screen.click("Unduh cadangan"));
    (void)screen.finish_job();
    CHECK(screen.ports.downloads.size() == 1);
}

TEST_CASE("undo and redo by keys change the records back and forth", "[shortcuts]") {
    Screen screen;
    screen.open_city();
    screen.send(app::SetShared{"weight.distance", "1000"});
    const auto count = [&] { return app::registry(screen.state()).table(records::EntityKind::setting).size(); };
    CHECK(count() == 1);
    screen.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    CHECK(count() == 0);
    screen.press(ImGuiKey_Y, ImGuiMod_Ctrl);
    CHECK(count() == 1);
}
