#include <catch_amalgamated.hpp>

#include "core/workbook/workbook.hpp"
#include "tests/support/workbooks.hpp"
#include "tests/ui/support/screen.hpp"
#include "tests/ui/support/small_city.hpp"

using support::book;
using support::Screen;

namespace {

/// Two sheets of employees: one row with a number that Excel has damaged, and one that is sound.
std::string two_sheets() {
    const std::vector<std::string> head = {"NIP BARU", "NAMA", "TANGGAL LAHIR", "TEMPAT LAHIR NAMA"};
    std::string damaged = support::employee_number(1);
    damaged.replace(15, 3, "000");
    return book({{"PNS", {head, {damaged, "HENDRI CHANIAGO", "04-02-1969", "Silungkang"}}},
                 {"PPPK", {head, {support::employee_number(0), "ROSMANIAR PILIANG", "03-01-1968", "Talawi"}}}});
}

}  // namespace

TEST_CASE("a workbook is read like any other file, and another of its sheets can be chosen", "[import][workbook]") {
    Screen screen;
    screen.open_city();
    screen.give("pegawai.xlsx", two_sheets());
    REQUIRE(screen.state().staging->files[0].staged);
    CHECK(screen.state().staging->files[0].staged->sheet == 0);
    REQUIRE(screen.click("Lembar"));
    REQUIRE(screen.click(probe::Role::option, "PPPK"));
    REQUIRE(screen.finish_job());
    CHECK(screen.state().staging->files[0].staged->sheet == 1);
    REQUIRE(screen.click(probe::Role::tab, "Perubahan"));
    CHECK(screen.shows("Talawi"));
}

TEST_CASE("the rows that need somebody can be taken along", "[import][workbook]") {
    Screen screen;
    screen.open_city();
    screen.give("pegawai.xlsx", two_sheets());
    REQUIRE(screen.click("Unduh daftar perbaikan"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.ports.downloads.size() == 1);
    CHECK(screen.ports.downloads[0].name == "pegawai-perbaikan.xlsx");
    CHECK(workbook::is_archive(screen.ports.downloads[0].bytes));
}

TEST_CASE("all that was found in all files can be taken along as one", "[import][workbook]") {
    Screen screen;
    screen.open_city();
    screen.give("pegawai.xlsx", two_sheets());
    REQUIRE(screen.click("Unduh semua temuan"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.ports.downloads.size() == 1);
    CHECK(screen.ports.downloads[0].name == "temuan.xlsx");
    CHECK(workbook::is_archive(screen.ports.downloads[0].bytes));
    CHECK(screen.state().staging->files.size() == 1);
}

TEST_CASE("the same file is recognised on the table and after it was imported", "[import][workbook]") {
    Screen screen;
    screen.open_city();
    screen.give("pegawai.xlsx", two_sheets());
    screen.send(app::SheetChoice{0, "PPPK"});
    REQUIRE(screen.finish_job());
    screen.give("salinan.xlsx", two_sheets());
    CHECK(screen.state().staging->files.size() == 1);
    CHECK(screen.state().staging->adjustments.sheets.size() == 1);
    REQUIRE(screen.click("Masukkan 1 catatan"));
    screen.give("pegawai.xlsx", two_sheets());
    CHECK(screen.state().staging->files[0].imported_on.empty());
    screen.send(app::SheetChoice{0, "PPPK"});
    REQUIRE(screen.finish_job());
    CHECK_FALSE(screen.state().staging->files[0].imported_on.empty());
    CHECK(screen.shows_part("sudah diimpor pada"));
    CHECK_FALSE(screen.shows_part("sudah diimpor pada 20"));  // 20 begins the year of 2026-11-01
    REQUIRE(screen.click("Selesai"));
    screen.send(app::Undo{});
    screen.settle();
    screen.give("pegawai.xlsx", two_sheets());
    screen.send(app::SheetChoice{0, "PPPK"});
    REQUIRE(screen.finish_job());
    CHECK(screen.state().staging->files[0].imported_on.empty());
}

TEST_CASE("records leave as a workbook or as CSV, and come back unchanged", "[data][workbook]") {
    Screen screen;
    screen.open_city();
    screen.ui().page = views::Page::data;
    screen.settle();
    for (const std::string file : {"Semua catatan dengan kolom SIASN, Excel", "Semua catatan dengan kolom SIASN, CSV"}) {
        REQUIRE(screen.click("Unduh"));
        REQUIRE(screen.click(file));
        REQUIRE(screen.finish_job());
    }
    REQUIRE(screen.ports.downloads.size() == 2);
    CHECK(screen.ports.downloads[0].name == "pegawai.xlsx");
    CHECK(screen.ports.downloads[1].name == "pegawai.csv");
    for (std::size_t at = 0; at < 2; ++at) {
        const auto file = screen.ports.downloads[at];
        screen.give(file.name, file.bytes);
        REQUIRE(screen.state().staging->files[0].staged);
        CHECK(screen.state().staging->files[0].staged->rows.size() == 24);
        CHECK(screen.state().staging->files[0].difference.counts.changed == 0);
        screen.send(app::DiscardImport{});
        screen.settle();
    }
}
