// The employee table as of a past day, and records of a person that are taken out.
#include <catch_amalgamated.hpp>

#include "core/app/past_list.hpp"
#include "tests/ui/support/planned.hpp"
#include "tests/ui/support/small_city.hpp"

using records::EntityKind;
using support::Screen;

namespace {

const records::Table& table(const Screen& screen, EntityKind kind) { return app::registry(screen.state()).table(kind); }

void edit(Screen& screen, int employee, std::string_view field, records::Value value) {
    const auto index = records::Catalogue::standard().index(EntityKind::employee, field);
    screen.send(app::EditField{EntityKind::employee, support::employee_number(employee), index, std::move(value)});
}

/// Employee 0 was promoted to IV/a on 1 April 2026.
void promote(Screen& screen) {
    edit(screen, 0, "rank_since", records::Value{std::int64_t{base::parse_iso_day("2022-04-01")->number}});
    edit(screen, 0, "rank", records::Value{std::string("IV/a")});
    edit(screen, 0, "rank_since", records::Value{std::int64_t{base::parse_iso_day("2026-04-01")->number}});
    screen.send(app::DismissNotice{});
    screen.settle();
}

void open_past(Screen& screen, const char* day) {
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    REQUIRE(screen.click("Keadaan per"));
    screen.type(day);
    screen.press(ImGuiKey_Enter);
}

}  // namespace

TEST_CASE("a day in the field shows rank, job and unit then, read only; one press leads back", "[data][past]") {
    Screen screen;
    screen.open_city();
    promote(screen);
    open_past(screen, "1 Mar 2026");
    CHECK(screen.shows_part("keadaan per 1 Mar 2026"));
    CHECK(screen.shows("24 baris"));
    REQUIRE(screen.click("Cari catatan"));
    screen.type("rosmaniar");
    CHECK(screen.shows("1 dari 24 baris"));
    CHECK(screen.shows("III/c"));
    CHECK_FALSE(screen.shows("IV/a"));
    CHECK(screen.shows("Dinas Pendidikan"));
    CHECK_FALSE(screen.shows("Tutup catatan"));
    REQUIRE(screen.click("Kembali ke hari ini"));
    CHECK_FALSE(screen.shows_part("keadaan per 1 Mar 2026"));
    REQUIRE(screen.click("Cari catatan"));
    screen.type("rosmaniar");
    CHECK(screen.shows("1 dari 24 baris"));
}

TEST_CASE("the page of a person as of a day leaves out what came later, marks what is not dated, and cannot be edited", "[employee][past]") {
    Screen screen;
    screen.open_city();
    promote(screen);
    const std::string number = support::employee_number(0);
    const auto file = [&](const char* name, std::string text) {
        screen.send(app::GiveFiles{{{name, std::make_shared<const std::string>(std::move(text))}}});
        REQUIRE(screen.finish_job());
        screen.send(app::CommitImport{});
        (void)screen.finish_job();
        screen.send(app::DismissNotice{});
    };
    file("penghargaan.csv", "NIP;NAMA_PENGHARGAAN;TANGGAL_PENGHARGAAN\n" + number + ";Satyalancana;17-08-2025\n" + number + ";Guru teladan;02-05-2026\n" + number + ";Piagam;\n");
    file("penugasan.csv", "NIP;NAMA_PENUGASAN;JENIS_PENUGASAN;TMT_PENUGASAN;NOMOR_SK_PENUGASAN\n" + number + ";Tim SPBE;Tim kerja;01-02-2026;188/1\n" + number + ";Rumah data;Inovasi;02-03-2026;\n");
    REQUIRE(table(screen, EntityKind::award).size() == 3);
    REQUIRE(table(screen, EntityKind::assignment).size() == 2);
    open_past(screen, "1 Mar 2026");
    REQUIRE(screen.click("Cari catatan"));
    screen.type("rosmaniar");
    const auto row = std::ranges::find(probe::items(), probe::Role::row, &probe::Item::role);
    REQUIRE(row != probe::items().end());
    const std::string name(row->name);
    REQUIRE(screen.click(probe::Role::row, name));
    REQUIRE(screen.click(probe::Role::row, name));  // the second press of a double click
    screen.settle();
    REQUIRE(screen.shows_part("catatan per 1 Mar 2026"));
    CHECK(screen.shows_part("III/c"));
    CHECK_FALSE(screen.shows_part("IV/a"));
    CHECK_FALSE(screen.shows_part("Hapus"));
    CHECK_FALSE(screen.shows("Tambah keluarga"));
    CHECK_FALSE(screen.shows("Unduh lembar cetak"));  // it is of today
    CHECK(screen.shows("Tim SPBE"));
    CHECK_FALSE(screen.shows_part("Rumah data"));
    CHECK(screen.shows("Satyalancana"));
    CHECK(screen.shows("Piagam"));
    CHECK(screen.shows_part("mungkin baru kemudian"));
    CHECK_FALSE(screen.shows_part("Guru teladan"));
    REQUIRE(screen.click("Kembali ke hari ini"));
    screen.settle();
    CHECK_FALSE(screen.shows_part("catatan per 1 Mar 2026"));
    CHECK(screen.shows("Data pegawai"));
}

TEST_CASE("before anything is recorded all is unknown, and heads by unit stand beside today's", "[data][past]") {
    Screen screen;
    screen.open_city();
    open_past(screen, "2019-12-31");
    CHECK(screen.shows("(belum diketahui)"));
    CHECK_FALSE(screen.shows("Dinas Pendidikan"));
    REQUIRE(screen.click(probe::Role::tab, "Per unit"));
    CHECK(screen.shows("Puskesmas Talawi: 0, sekarang 6"));
    CHECK(screen.shows("(belum diketahui): 24, sekarang 0"));
    REQUIRE(screen.click("Unduh daftar ini, CSV"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.ports.downloads.size() == 1);
    CHECK(screen.ports.downloads[0].bytes.contains("Puskesmas Talawi"));
}

TEST_CASE("no day and a day to come are refused at the field", "[data][past]") {
    Screen screen;
    screen.open_city();
    for (const char* wrong : {"kemarin", "1 Jan 2090"}) {
        open_past(screen, wrong);
        CHECK(screen.shows("Tulis hari yang sudah lewat, misalnya 1 Mar 2021."));
        CHECK_FALSE(screen.shows("Kembali ke hari ini"));
        REQUIRE(screen.click("Keadaan per"));
        screen.press(ImGuiKey_A, ImGuiMod_Ctrl);
        screen.press(ImGuiKey_Delete);
        screen.press(ImGuiKey_Enter);
    }
    CHECK_FALSE(screen.shows_part("Tulis hari yang sudah lewat"));
}

TEST_CASE("a record of a person goes from the person's page and from the panel, and is undone", "[data][remove]") {
    Screen screen;
    screen.open_city();
    promote(screen);
    REQUIRE(table(screen, EntityKind::rank_history).size() == 1);
    support::open_person(screen, support::employee_number(0));
    const auto bin = [&] {
        const auto at = std::ranges::find_if(probe::items(), [](const probe::Item& item) { return item.role == probe::Role::button && item.name.starts_with("Hapus III/c"); });
        return at == probe::items().end() ? std::string() : std::string(at->name);
    };
    REQUIRE(screen.scroll_to("Minat", "Aturan tentang orang ini"));
    REQUIRE_FALSE(bin().empty());
    REQUIRE(screen.click(bin()));
    CHECK(table(screen, EntityKind::rank_history).size() == 0);
    REQUIRE(screen.click("Urungkan"));
    CHECK(table(screen, EntityKind::rank_history).size() == 1);
    REQUIRE(screen.click("Kembali ke daftar"));
    REQUIRE(screen.click(probe::Role::tab, "Lainnya"));
    REQUIRE(screen.click("Catatan lain yang ditampilkan"));
    REQUIRE(screen.click("Golongan dulu"));
    const auto row = std::ranges::find(probe::items(), probe::Role::row, &probe::Item::role);
    REQUIRE(row != probe::items().end());
    REQUIRE(screen.click(probe::Role::row, std::string(row->name)));
    REQUIRE(screen.click("Hapus catatan ini"));
    CHECK(table(screen, EntityKind::rank_history).size() == 0);
}

TEST_CASE("a window that only reads offers no removal", "[data][remove]") {
    Screen screen;
    screen.open(support::small_city(), false);
    const auto shows_bin = [&] { return screen.shows_part("Hapus"); };
    support::open_person(screen, support::employee_number(0));
    CHECK_FALSE(shows_bin());
}

TEST_CASE("a past day of many people is read a slice a frame, and going back ends it", "[data][past]") {
    Screen screen;
    support::open_demo(screen, 2500);
    open_past(screen, "1 Mar 2021");
    CHECK_FALSE(screen.shows_part("Membaca keadaan hari itu"));
    CHECK(screen.shows("Pegawai saat itu"));
    REQUIRE(screen.click("Kembali ke hari ini"));
    screen.ui().data.past.day = *base::parse_iso_day("2020-01-01");
    screen.host().wake();
    screen.frames(1);
    CHECK(screen.shows("Membaca keadaan hari itu…"));
    REQUIRE(screen.host().wants_frame());
    screen.ui().data.past.day.reset();
    screen.settle();
    CHECK_FALSE(screen.host().wants_frame());
    CHECK_FALSE(screen.shows("Membaca keadaan hari itu…"));
}
