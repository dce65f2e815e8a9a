// Data quality: the worklist leads to the person, units and fields from the worst.
#include <catch_amalgamated.hpp>

#include "core/app/import_log.hpp"
#include "core/app/record_list.hpp"
#include "core/app/selectors_quality.hpp"
#include "core/base/text.hpp"
#include "shell/widgets/format.hpp"
#include "tests/ui/support/planned.hpp"
#include "tests/ui/support/small_city.hpp"

using support::Screen;

namespace {

/// The figures come a slice a frame.
void settle_counting(Screen& screen) {
    for (int frame = 0; frame < 200 && screen.host().wants_frame(); ++frame) screen.frames(1);
}

}  // namespace

TEST_CASE("data quality shows its shares, and a gap leads to the person's page", "[quality]") {
    Screen screen;
    support::open_demo(screen);
    const app::QualityFigures figures = app::quality_figures(support::assess(screen), screen.state().today);
    REQUIRE(!figures.gaps.empty());

    REQUIRE(screen.click(probe::Role::tab, "Data"));
    REQUIRE(screen.click(probe::Role::tab, "Mutu data"));
    settle_counting(screen);
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
    // What is missing stands open to be filled, and the way back leads to the worklist.
    const auto& wanted = figures.gaps.front().stake.field;
    const auto& catalogue = records::Catalogue::standard();
    if (wanted && wanted->entity == records::EntityKind::employee)
        CHECK(screen.ui().data.employee.facts.editing == catalogue.index(wanted->entity, wanted->field));
    const std::string& number = app::registry(screen.state()).table(records::EntityKind::employee).rows()[figures.gaps.front().row].key;
    CHECK(screen.shows(base::grouped_employee_number(number)));
    CHECK_FALSE(screen.shows(number));
    REQUIRE(screen.click("Kembali ke daftar"));
    CHECK(screen.shows("Daftar kerja"));
}

TEST_CASE("a gap in a person's own record opens the field to be filled", "[quality]") {
    Screen screen;
    screen.open_city();
    const app::QualityFigures figures = app::quality_figures(support::assess(screen), screen.state().today);
    const auto gap = std::ranges::find_if(figures.gaps, [](const app::QualityGap& one) { return one.stake.field && one.stake.field->entity == records::EntityKind::employee; });
    REQUIRE(gap != figures.gaps.end());
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    REQUIRE(screen.click(probe::Role::tab, "Mutu data"));
    settle_counting(screen);
    const records::Registry& registry = app::registry(screen.state());
    const auto& catalogue = records::Catalogue::standard();
    const std::string row = app::record_name(registry, gap->entity, registry.table(gap->entity).rows()[gap->row]) + ", " + rules::sentence(gap->stake.fact, screen.host().words(), catalogue);
    const auto first = std::ranges::find_if(probe::items(), [](const probe::Item& item) { return item.role == probe::Role::row && item.is_visible(); });
    REQUIRE(first != probe::items().end());
    REQUIRE(screen.scroll_to(row, std::string(first->name)));
    REQUIRE(screen.click(probe::Role::row, row));
    CHECK(screen.shows("Data pegawai"));
    CHECK(screen.ui().data.employee.facts.editing == catalogue.index(records::EntityKind::employee, gap->stake.field->field));
}

TEST_CASE("the trend of the data's quality begins empty and has a point for each import", "[quality]") {
    Screen screen;
    screen.open_city();
    const auto open_trend = [&] {
        REQUIRE(screen.click(probe::Role::tab, "Data"));
        REQUIRE(screen.click(probe::Role::tab, "Mutu data"));
        REQUIRE(screen.click(probe::Role::tab, "Perkembangan"));
    };
    open_trend();
    CHECK(screen.shows("Belum ada perkembangan"));
    for (const std::string_view place : {"Talawi", "Silungkang"}) {
        const std::string text = "NIP BARU|NAMA|TANGGAL LAHIR|TEMPAT LAHIR NAMA\n" + support::employee_number(0) + "|ROSMANIAR PILIANG|03-01-1968|" + std::string(place) + "\n";
        screen.send(app::GiveFiles{{{"pegawai.csv", std::make_shared<const std::string>(text)}}});
        REQUIRE(screen.finish_job());
        screen.send(app::CommitImport{});
        screen.settle();
    }
    open_trend();
    const auto points = app::quality_trend(app::registry(screen.state()));
    REQUIRE(points.size() == 2);
    const probe::Item* point = probe::find("Mutu data sesudah impor");
    REQUIRE(point != nullptr);
    CHECK(screen.shows_part(widgets::date(points.back().day, base::Language::indonesian) + ": "));
    CHECK(screen.shows_part("(0,0)"));
}

TEST_CASE("the figures of all people are counted over several frames, and kept while they are counted again", "[quality]") {
    std::size_t quality = 0;
    {
        Screen screen;
        screen.open_city();
        REQUIRE(screen.click(probe::Role::tab, "Data"));
        REQUIRE(screen.click(probe::Role::tab, "Mutu data"));
        quality = screen.ui().data.tab;
    }
    Screen screen;
    support::open_demo(screen);
    (void)support::assess(screen);
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    const auto counts = [] { return std::ranges::any_of(probe::items(), [](const probe::Item& item) { return item.role == probe::Role::progress && item.is_visible(); }); };
    for (const std::size_t tab : {quality, quality + 1}) {  // then talents
        screen.ui().data.tab = tab;
        screen.frames(1);
        CHECK(counts() == (tab == quality));  // 300 places in the nine-box are one slice
        settle_counting(screen);
        CHECK_FALSE(counts());
        CHECK_FALSE(screen.host().wants_frame());
        screen.send(app::SetShared{"talent.potential_high", "81"});
        screen.frames(1);
        CHECK_FALSE(counts());
        CHECK(screen.finish_job());
    }
}
