#include <catch_amalgamated.hpp>

#include "tests/ui/support/planned.hpp"
#include "tests/ui/support/small_city.hpp"

using support::Screen;

namespace {

void open_seat(Screen& screen) {
    screen.open_city();
    REQUIRE(screen.click(probe::Role::tab, "Cari"));
    REQUIRE(screen.click("Cari kursi atau orang"));
    screen.type("bidan");
    REQUIRE(screen.click(probe::Role::row, "Bidan Mahir, S07"));
}

std::string row_name(int number) {
    for (const probe::Item& item : probe::items()) {
        if (item.role == probe::Role::row && item.is_visible() && number-- == 1) return item.name;
    }
    return {};
}

}  // namespace

TEST_CASE("with nothing to search the page leads to Data", "[search]") {
    Screen screen;
    screen.open();
    REQUIRE(screen.click(probe::Role::tab, "Cari"));
    CHECK(screen.shows("Belum ada yang dapat dicari"));
    REQUIRE(screen.click("Buka Data"));
    CHECK(screen.ui().page == views::Page::data);
}

TEST_CASE("seats with vacancies come first", "[search]") {
    Screen screen;
    screen.open_city();
    REQUIRE(screen.click(probe::Role::tab, "Cari"));
    CHECK(row_name(1) == "Guru Ahli Pertama, S03");
}

TEST_CASE("a seat ranks people; a score opens down to its parts and rules", "[search]") {
    Screen screen;
    open_seat(screen);
    CHECK(screen.shows("Orang untuk kursi ini"));
    REQUIRE(screen.click(probe::Role::row, row_name(2)));
    for (const char* part : {"Kompetensi", "Bidang studi", "Kinerja", "Jarak", "Jumlah", "Aturan"}) {
        INFO(part);
        CHECK(screen.shows(part));
    }
    REQUIRE(screen.click("Buka halaman pegawai"));
    CHECK(screen.shows("Data pegawai"));
}

TEST_CASE("candidates stand side by side", "[search]") {
    Screen screen;
    open_seat(screen);
    for (const int row : {1, 2, 3}) {
        REQUIRE(screen.click(probe::Role::row, row_name(row)));
        REQUIRE(screen.click("Tambah ke perbandingan"));
    }
    REQUIRE(screen.click("Bandingkan 3"));
    CHECK(screen.shows("Berdampingan"));
    // Nothing is known of any of them: their scores are equal, whatever a part weighs.
    CHECK(screen.shows("Tidak ada satu bobot pun yang membalik urutan ini."));
    CHECK(screen.ui().search.compared.size() == 3);
    REQUIRE(screen.click("Kembali ke daftar"));
    CHECK(screen.shows("Calon"));
}

TEST_CASE("candidates who differ say by which weight their order would turn", "[search]") {
    Screen screen;
    support::open_demo(screen);
    REQUIRE(screen.click(probe::Role::tab, "Cari"));
    REQUIRE(screen.click(probe::Role::row, row_name(1)));
    for (const int row : {1, 2}) {
        REQUIRE(screen.click(probe::Role::row, row_name(row)));
        REQUIRE(screen.click("Tambah ke perbandingan"));
    }
    REQUIRE(screen.click("Bandingkan 2"));
    CHECK(screen.shows_part("berbalik di "));
    CHECK_FALSE(screen.shows("Tidak ada satu bobot pun yang membalik urutan ini."));
}

TEST_CASE("the search is still there after a look at another page", "[search]") {
    Screen screen;
    open_seat(screen);
    REQUIRE(screen.click(probe::Role::tab, "Beranda"));
    REQUIRE(screen.click(probe::Role::tab, "Cari"));
    CHECK(screen.shows("Orang untuk kursi ini"));
    REQUIRE(screen.click("Kursi lain"));
    CHECK(screen.shows("Pilih kursi"));
}

TEST_CASE("a person ranks seats", "[search]") {
    Screen screen;
    screen.open_city();
    REQUIRE(screen.click(probe::Role::tab, "Cari"));
    REQUIRE(screen.click(probe::Role::tab, "Orang"));
    REQUIRE(screen.click(probe::Role::row, row_name(1)));
    CHECK(screen.shows("Kursi untuk orang ini"));
    REQUIRE(screen.click(probe::Role::row, row_name(1)));
    CHECK(screen.shows("Tambah ke perbandingan"));
}

TEST_CASE("from a person one comes to the seats, although there are fewer of them", "[search]") {
    Screen screen;
    screen.open_city();
    REQUIRE(screen.click(probe::Role::tab, "Cari"));
    REQUIRE(screen.click(probe::Role::tab, "Orang"));
    screen.ui().search.key = support::employee_number(23);
    REQUIRE(screen.click(probe::Role::tab, "Orang"));
    REQUIRE(screen.shows("Kursi untuk orang ini"));
    REQUIRE(screen.click(probe::Role::tab, "Kursi"));
    CHECK(screen.shows("Pilih kursi"));
    CHECK(screen.ui().search.key.empty());
}

TEST_CASE("under a score stands the training that would raise it, and the place before and after", "[search]") {
    const records::Catalogue& catalogue = records::Catalogue::standard();
    std::vector<journal::Change> changes = support::small_city_changes();
    const std::string number = support::employee_number(3);
    journal::Change taken{records::EntityKind::training, number + "/Gawat darurat kebidanan/2026-01-05", false, {}};
    const auto set = [&](std::string_view field, records::Value value) {
        taken.fields.push_back({catalogue.index(records::EntityKind::training, field), std::move(value)});
    };
    set("employee_number", number);
    set("name", "Gawat darurat kebidanan");
    set("job_family", "health");
    set("hours", std::int64_t{40});
    set("score", std::int64_t{9000});
    set("passed", std::int64_t{1});
    set("started_on", std::int64_t{base::parse_iso_day("2026-01-05")->number});
    const bool is_recorded = GENERATE(false, true);
    if (is_recorded) changes.push_back(std::move(taken));

    Screen screen;
    journal::Ledger ledger(catalogue);
    screen.open(journal::write(ledger, {"ruangcontoh", "perangkat02", "Operator", 1'790'000'000'000}, changes, ""));
    REQUIRE(screen.click(probe::Role::tab, "Cari"));
    REQUIRE(screen.click("Cari kursi atau orang"));
    screen.type("bidan");
    REQUIRE(screen.click(probe::Role::row, "Bidan Mahir, S07"));
    REQUIRE(screen.click(probe::Role::row, row_name(1)));
    CHECK(screen.scroll_to("Pelatihan yang mendekatkan", "Tambah ke perbandingan"));
    CHECK(screen.scroll_to(is_recorded ? "Gawat darurat kebidanan"
                                       : "Belum ada pelatihan dengan rumpun jabatan atau kompetensi, pada katalog ataupun catatan pegawai.",
                           "Pelatihan yang mendekatkan"));
    CHECK(screen.shows("Gawat darurat kebidanan") == is_recorded);
}
