#include <catch_amalgamated.hpp>

#include <chrono>

#include "shell/widgets/table.hpp"
#include "tests/ui/support/stage.hpp"

using support::Stage;

namespace {

struct Fixture {
    std::array<widgets::Column, 3> columns = {{{.id = "name", .label = "Nama", .width = 200, .share = 1},
                                               {.id = "unit", .label = "Unit", .width = 160},
                                               {.id = "score", .label = "Skor", .width = 80, .align = widgets::Align::right}}};
    std::int64_t rows = 100'000;
    widgets::TableUi ui;
    widgets::TableEvents last;
    int drawn = 0;

    void draw() {
        drawn = 0;
        const auto events = widgets::table(ui, {.id = "people", .name = "Pegawai", .columns = columns, .rows = rows,
                                                .key = [](std::int64_t row) { return "key" + std::to_string(row); },
                                                .name_of = [](std::int64_t row) { return "Orang " + std::to_string(row); },
                                                .draw = [this](const widgets::Cell& cell) {
                                                    ++drawn;
                                                    if (cell.column == 2) {
                                                        cell.number(std::to_string(cell.row));
                                                    } else {
                                                        cell.two_lines("Fakta", "konteks", cell.column == 0);
                                                    }
                                                },
                                                .text_of = [](std::int64_t row, std::size_t column) {
                                                    return std::to_string(row) + ":" + std::to_string(column);
                                                },
                                                .footer = "100.000 pegawai", .empty = "Tidak ada pegawai."});
        if (events.selected || events.opened || events.sort_changed || events.copied) last = events;
    }
};

}  // namespace

TEST_CASE("a table of 100,000 rows draws only what is seen", "[table]") {
    Fixture fixture;
    Stage stage([&] { fixture.draw(); });
    CHECK(fixture.drawn > 0);
    CHECK(fixture.drawn < 3 * 40);
    const auto start = std::chrono::steady_clock::now();
    stage.frames(100);
    const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / 100;
    // The budget of a frame is 4 ms; ten times that leaves room for a busy machine and for sanitizers.
    CHECK(ms < 40);
}

TEST_CASE("a click selects by key, arrows move the selection, Enter and a double click open", "[table]") {
    Fixture fixture;
    Stage stage([&] { fixture.draw(); });
    REQUIRE(stage.click("Orang 2"));
    CHECK(fixture.ui.selected == "key2");
    CHECK(fixture.last.selected == 2);
    stage.press(ImGuiKey_DownArrow);
    CHECK(fixture.ui.selected == "key3");
    stage.press(ImGuiKey_UpArrow);
    stage.press(ImGuiKey_UpArrow);
    CHECK(fixture.ui.selected == "key1");
    CHECK_FALSE(fixture.last.opened.has_value());
    stage.press(ImGuiKey_Enter);
    CHECK(fixture.last.opened == 1);
    REQUIRE(stage.double_click("Orang 4"));
    CHECK(fixture.last.opened == 4);
}

TEST_CASE("a header sorts, first upwards and then downwards, and the selection stays", "[table]") {
    Fixture fixture;
    Stage stage([&] { fixture.draw(); });
    stage.click("Orang 1");
    REQUIRE(stage.click("Unit"));
    CHECK(fixture.ui.sort == "unit");
    CHECK_FALSE(fixture.ui.is_descending);
    REQUIRE(stage.click("Unit"));
    CHECK(fixture.ui.is_descending);
    CHECK(fixture.ui.selected == "key1");
}

TEST_CASE("scrolling to the selection brings a far row into view", "[table]") {
    Fixture fixture;
    fixture.ui.selected = "key73210";
    fixture.ui.scroll_to_selected = true;
    Stage stage([&] { fixture.draw(); });
    stage.frames(2);
    REQUIRE(probe::find("Orang 73210") != nullptr);
    CHECK((probe::find("Orang 73210")->state & probe::k_selected) != 0);
}

TEST_CASE("a table copies itself and its selected row as text that a spreadsheet takes", "[table]") {
    Fixture fixture;
    fixture.rows = 2;
    Stage stage([&] { fixture.draw(); });
    REQUIRE(stage.click("Salin tabel"));
    CHECK(fixture.last.copied == "Nama\tUnit\tSkor\n0:0\t0:1\t0:2\n1:0\t1:1\t1:2\n");
    stage.click("Orang 1");
    stage.press(ImGuiKey_C, ImGuiMod_Ctrl);
    CHECK(fixture.last.copied == "1:0\t1:1\t1:2\n");
}

TEST_CASE("hidden columns are neither drawn nor copied", "[table]") {
    Fixture fixture;
    fixture.rows = 1;
    fixture.ui.hidden.insert("unit");
    Stage stage([&] { fixture.draw(); });
    CHECK(fixture.drawn == 2);
    stage.click("Salin tabel");
    CHECK(fixture.last.copied == "Nama\tSkor\n0:0\t0:2\n");
}

TEST_CASE("an empty table says what would be here", "[table]") {
    Fixture fixture;
    fixture.rows = 0;
    Stage stage([&] { fixture.draw(); });
    CHECK(probe::find("Tidak ada pegawai.") != nullptr);
}
