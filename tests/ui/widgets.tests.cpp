#include <catch_amalgamated.hpp>

#include "shell/widgets/widgets.hpp"
#include "tests/ui/support/stage.hpp"

using support::Stage;

TEST_CASE("a button says so in the frame of the press, and a disabled one stays silent", "[widgets]") {
    int presses = 0;
    bool is_enabled = true;
    Stage stage([&] {
        if (widgets::button({.id = "save", .label = "Simpan", .name = "Simpan Ada", .is_enabled = is_enabled})) ++presses;
    });
    CHECK(stage.click("Simpan Ada"));
    CHECK(presses == 1);
    is_enabled = false;
    stage.frames(1);
    CHECK(stage.click("Simpan Ada"));
    CHECK(presses == 1);
    REQUIRE(probe::find("Simpan Ada") != nullptr);
    CHECK((probe::find("Simpan Ada")->state & probe::k_disabled) != 0);
}

TEST_CASE("a screen reader's press needs no pointer", "[widgets]") {
    int presses = 0;
    Stage stage([&] {
        if (widgets::button({.id = "save", .label = "Simpan"})) ++presses;
    });
    probe::activate(probe::find("Simpan")->id);
    stage.frames(2);
    CHECK(presses == 1);
}

TEST_CASE("a text field reports one finished edit, on leaving or on Enter", "[widgets]") {
    std::string draft = "Ada";
    int edits = 0;
    Stage stage([&] {
        if (widgets::text_field({.id = "name", .label = "Nama", .width = 300}, draft)) ++edits;
        (void)widgets::button({.id = "other", .label = "Lain"});
    });
    REQUIRE(stage.click("Nama"));
    stage.type("Budi Santoso");
    CHECK(draft == "Budi Santoso");
    CHECK(edits == 0);
    stage.click("Lain");
    CHECK(edits == 1);
    REQUIRE(stage.click("Nama"));
    stage.type("Č");
    stage.press(ImGuiKey_Enter);
    CHECK(edits == 2);
    CHECK(draft == "Č");
}

TEST_CASE("a search field follows every key and empties by its cross", "[widgets]") {
    std::string query;
    int changes = 0;
    Stage stage([&] {
        if (widgets::search_field({.id = "q", .name = "Cari", .width = 300}, query)) ++changes;
    });
    REQUIRE(stage.click("Cari"));
    stage.type("gu");
    CHECK(query == "gu");
    CHECK(changes >= 1);
    REQUIRE(stage.click("Kosongkan: Cari"));
    CHECK(query.empty());
}

TEST_CASE("a slider moves by pointer and by arrow keys, in steps, within its bounds", "[widgets]") {
    std::int64_t value = 30;
    int releases = 0;
    Stage stage([&] {
        const auto event = widgets::slider({.id = "w", .name = "Bobot", .least = 0, .most = 60, .step = 5, .width = 300}, &value);
        if (event.released) ++releases;
    });
    REQUIRE(stage.click("Bobot"));
    CHECK(value == 30);
    CHECK(releases == 1);
    stage.press(ImGuiKey_RightArrow);
    CHECK(value == 35);
    for (int press = 0; press < 20; ++press) stage.press(ImGuiKey_RightArrow);
    CHECK(value == 60);
}

TEST_CASE("a combo opens, offers its options and reports a new choice only", "[widgets]") {
    const std::vector<std::string> options = {"Barangin", "Silungkang", "Talawi"};
    std::size_t chosen = 0;
    int changes = 0;
    Stage stage([&] {
        if (widgets::combo({.id = "d", .label = "Kecamatan", .width = 240}, options, &chosen)) ++changes;
    });
    REQUIRE(stage.click("Kecamatan"));
    REQUIRE(stage.click("Talawi"));
    CHECK(chosen == 2);
    CHECK(changes == 1);
    REQUIRE(stage.click("Kecamatan"));
    REQUIRE(stage.click("Talawi"));
    CHECK(changes == 1);
}

TEST_CASE("tabs and toggles change what they show", "[widgets]") {
    std::size_t chosen = 0;
    bool is_on = false;
    const std::array<widgets::Tab, 2> tabs = {{{.id = "a", .label = "Daftar"}, {.id = "b", .label = "Rantai"}}};
    Stage stage([&] {
        (void)widgets::tabs("tabs", tabs, &chosen);
        (void)widgets::toggle("only", "Hanya kosong", &is_on);
    });
    REQUIRE(stage.click("Rantai"));
    CHECK(chosen == 1);
    CHECK((probe::find("Rantai")->state & probe::k_selected) != 0);
    REQUIRE(stage.click("Hanya kosong"));
    CHECK(is_on);
}

TEST_CASE("a long text is cut at a whole character and keeps its full name for the probe", "[widgets]") {
    Stage stage([] {
        widgets::text("Mjölnir Ćosić dari Kelurahan Kubang Sirakuk Utara", {.may_cut = true}, 90);
    });
    const std::string cut = widgets::fitted("ĆĆĆĆĆĆĆĆĆĆĆĆĆĆĆĆĆĆ", widgets::Font::body, 60);
    CHECK(cut.ends_with("…"));
    CHECK((cut.size() - 3) % 2 == 0);
    const probe::Item* item = probe::find("Mjölnir Ćosić dari Kelurahan Kubang Sirakuk Utara");
    REQUIRE(item != nullptr);
    CHECK((item->state & probe::k_cut) != 0);
    CHECK(item->max.x - item->min.x <= 90.5f);
}

TEST_CASE("a character met for the first time is in the atlas of the next frame", "[widgets]") {
    std::string name = "Siti";
    Stage stage([&] { widgets::text(name); });
    const ImWchar unusual = 0x0141;  // Ł
    CHECK(ImGui::GetIO().Fonts->Fonts[0]->FindGlyphNoFallback(unusual) == nullptr);
    name = "Łukasz";
    stage.frames(2);
    CHECK(ImGui::GetIO().Fonts->Fonts[0]->FindGlyphNoFallback(unusual) != nullptr);
}

TEST_CASE("a press on the cell of a heat map names row and column", "[widgets]") {
    const std::vector<std::string> rows = {"SDN 05", "Puskesmas"};
    const std::vector<std::string> columns = {"Guru", "Perawat"};
    const std::vector<widgets::HeatCell> cells = {{3, "SDN 05, Guru: kurang 3"}, {std::nullopt, ""}, {std::nullopt, ""}, {-1, "Puskesmas, Perawat: lebih 1"}};
    widgets::HeatEvent last;
    Stage stage([&] {
        const auto event = widgets::heat_map({.id = "map", .rows = rows, .columns = columns, .cells = cells});
        if (event.row || event.column) last = event;
    });
    REQUIRE(stage.click("Puskesmas, Perawat: lebih 1"));
    CHECK(last.row == 1);
    CHECK(last.column == 1);
    CHECK(probe::find("−1") != nullptr);
    REQUIRE(stage.click("SDN 05"));
    CHECK(last.row == 0);
    CHECK_FALSE(last.column.has_value());
}

TEST_CASE("numbers, dates and durations read as people write them", "[widgets]") {
    using base::Language;
    CHECK(widgets::number(1234567, Language::indonesian) == "1.234.567");
    CHECK(widgets::number(1234567, Language::english) == "1,234,567");
    CHECK(widgets::score(71834, Language::indonesian) == "71,8");
    CHECK(widgets::score(71834, Language::english) == "71.8");
    CHECK(widgets::signed_score(7600, Language::indonesian) == "+7,6");
    CHECK(widgets::signed_score(-2000, Language::indonesian) == "-2,0");
    CHECK(widgets::signed_score(0, Language::indonesian) == "0,0");
    CHECK(widgets::date(*base::day_from_civil(2026, 10, 9), Language::indonesian) == "9 Okt 2026");
    CHECK(widgets::duration(55, Language::indonesian) == "4 th 7 bl");
    CHECK(widgets::duration(0, Language::indonesian) == "0 bl");
    CHECK(widgets::duration(24, Language::english) == "2 y");
    // 2026-10-09 20:05 UTC is the morning after in Sawahlunto.
    CHECK(widgets::moment(1'791'576'300'000, Language::indonesian) == "10 Okt 2026 03.05");
    CHECK(widgets::file_size(1'240'000, Language::indonesian) == "1,2 MB");
}
