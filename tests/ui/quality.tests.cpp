// Data quality: the worklist leads to the person, units and fields from the worst.
#include <catch_amalgamated.hpp>

#include "core/app/selectors_quality.hpp"
#include "shell/widgets/format.hpp"
#include "tests/ui/support/planned.hpp"

using support::Screen;

TEST_CASE("data quality shows its shares, and a gap leads to the person's page", "[quality]") {
    Screen screen;
    support::open_demo(screen);
    const app::QualityFigures figures = app::quality_figures(support::assess(screen), screen.state().today);
    REQUIRE(!figures.gaps.empty());

    REQUIRE(screen.click(probe::Role::tab, "Data"));
    REQUIRE(screen.click(probe::Role::tab, "Mutu data"));
    CHECK(screen.shows("Kemutakhiran"));
    const std::string count = widgets::number(static_cast<std::int64_t>(figures.gaps.size()), base::Language::indonesian);
    CHECK(screen.shows_part(count + " yang kurang"));
    REQUIRE(screen.click(probe::Role::tab, "Per unit"));
    CHECK(screen.shows_part(figures.units.front().name));
    REQUIRE(screen.click(probe::Role::tab, "Per isian"));
    CHECK(screen.shows("disarankan"));
    REQUIRE(screen.click(probe::Role::tab, "Daftar kerja"));
    const auto row = std::ranges::find_if(
        probe::items(), [](const probe::Item& item) { return item.role == probe::Role::row && item.is_visible(); });
    REQUIRE(row != probe::items().end());
    REQUIRE(screen.click(probe::Role::row, std::string(row->name)));
    CHECK(screen.shows("Data pegawai"));
    CHECK(screen.shows(app::registry(screen.state()).table(records::EntityKind::employee).rows()[figures.gaps.front().row].key));
}
