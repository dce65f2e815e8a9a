#include <catch_amalgamated.hpp>

#include "tests/ui/support/screen.hpp"
#include "tests/ui/support/small_city.hpp"

using support::Screen;

TEST_CASE("an empty city offers the sample city and the file picker", "[home]") {
    Screen screen;
    screen.open();
    CHECK(screen.shows("Belum ada data kota"));
    REQUIRE(screen.click("Pilih berkas"));
    CHECK(screen.ports.picks == 1);
    CHECK(screen.ui().page == views::Page::data);
}

TEST_CASE("a sample city that cannot be made says so, and nothing changes", "[home]") {
    Screen screen;
    screen.open();
    screen.ports.has_thread = false;
    REQUIRE(screen.click("Muat kota contoh"));
    screen.settle();
    CHECK(screen.shows_part("Kota contoh tidak dapat dibuat"));
    CHECK(app::registry(screen.state()).table(records::EntityKind::employee).rows().empty());
    CHECK(screen.shows("Muat kota contoh"));
}

TEST_CASE("a read-only window does not offer to fill an empty city", "[home]") {
    Screen screen;
    screen.open({}, false);
    CHECK(screen.shows("Belum ada data kota"));
    CHECK_FALSE(screen.shows("Muat kota contoh"));
}

TEST_CASE("the figures of the small city are shown and lead to the records they count", "[home]") {
    Screen screen;
    screen.open_city();
    CHECK(screen.shows("Pegawai: 24"));
    CHECK(screen.shows("Formasi kosong: 3"));
    REQUIRE(screen.click("Wajib terisi, kosong: 1"));
    CHECK(screen.ui().page == views::Page::data);
    const auto selection = screen.ui().data.selection;
    REQUIRE(selection != nullptr);
    CHECK(selection->entity == records::EntityKind::position);
    CHECK(selection->keys == std::vector<std::string>{"S07"});
}

TEST_CASE("a cell of need and actual leads to the seats behind it", "[home]") {
    Screen screen;
    screen.open_city();
    REQUIRE(screen.click("SDN 05 Silungkang, Guru: kurang 2"));
    REQUIRE(screen.ui().data.selection != nullptr);
    CHECK(screen.ui().data.selection->keys == std::vector<std::string>{"S03", "S04"});
    CHECK(screen.ui().data.selection->label == "SDN 05 Silungkang, Guru");
}

TEST_CASE("a problem of the data leads to the people who have it", "[home]") {
    Screen screen;
    screen.open_city();
    REQUIRE(screen.click("NIP tidak cocok tanggal lahir: 1"));
    REQUIRE(screen.ui().data.selection != nullptr);
    CHECK(screen.ui().data.selection->keys == std::vector<std::string>{support::employee_number(5)});
}

TEST_CASE("the page speaks English when asked to", "[home]") {
    Screen screen({.language = base::Language::english});
    screen.open_city();
    CHECK(screen.shows("Employees: 24"));
    CHECK(screen.shows("Saved"));
}
