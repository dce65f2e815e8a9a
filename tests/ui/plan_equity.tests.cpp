#include <catch_amalgamated.hpp>

#include <algorithm>

#include "core/planning/equity.hpp"
#include "tests/ui/support/planned.hpp"

using planning::EquityBy;
using support::Screen;

namespace {

void open_equity(Screen& screen) {
    support::open_plan(screen);
    REQUIRE(screen.click("Pemerataan"));
}

planning::Equity table_of(const Screen& screen, EquityBy by) {
    return planning::equity(*screen.state().plan, app::registry(screen.state()), by);
}

}  // namespace

TEST_CASE("the fairness table shows every group, and a figure leads to the people behind it", "[plan][equity]") {
    Screen screen;
    open_equity(screen);
    const planning::Equity table = table_of(screen, EquityBy::sex);
    REQUIRE(table.groups.size() == 2);
    const planning::EquityGroup& women = table.groups[1];
    REQUIRE(screen.click(probe::Role::row, "Perempuan"));
    const std::string count = std::to_string(women.figure(planning::EquityMeasure::moves).count());
    const std::string link = "Perempuan: Pindah: " + count + " dari " + std::to_string(women.people.size());
    REQUIRE(screen.click(link));
    CHECK(screen.ui().page == views::Page::data);
    CHECK(screen.shows_part(link));
    CHECK(screen.shows_part(count + " "));
    REQUIRE(screen.click(probe::Role::tab, "Rencana"));
    REQUIRE(screen.click("Perempuan: Lihat " + std::to_string(women.people.size()) + " pegawai"));
    CHECK(screen.ui().page == views::Page::data);
}

TEST_CASE("another dimension is chosen, sorted and saved as a file", "[plan][equity]") {
    Screen screen;
    open_equity(screen);
    REQUIRE(screen.click("Kelompokkan menurut"));
    REQUIRE(screen.click("Kelompok usia"));
    CHECK(screen.shows("30 sampai 39 tahun"));
    CHECK(screen.shows("Seluruh pegawai"));
    REQUIRE(screen.click("Pindah"));
    REQUIRE(screen.click("Simpan pemerataan sebagai CSV"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.ports.downloads.size() == 1);
    const auto& file = screen.ports.downloads.front();
    CHECK(file.name == "pemerataan-menurut-kelompok-usia.csv");
    const planning::Equity table = table_of(screen, EquityBy::age);
    CHECK(std::ranges::count(file.bytes, '\n') == static_cast<std::ptrdiff_t>(table.groups.size()) + 2);
    CHECK(file.bytes.contains("Seluruh pegawai;" + std::to_string(screen.state().plan->summary.people) + ";100,0 %"));
}
