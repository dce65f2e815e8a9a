// The nine-box: counts, the people of one box, and thresholds that move people at once.
#include <catch_amalgamated.hpp>

#include "core/app/selectors_talent.hpp"
#include "tests/ui/support/planned.hpp"

using support::Screen;

TEST_CASE("the nine-box counts everyone, opens the people of a box, and follows its thresholds", "[talent]") {
    Screen screen;
    support::open_demo(screen);
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    REQUIRE(screen.click(probe::Role::tab, "Talenta"));
    const app::TalentBoard before = app::talent_board(support::assess(screen));
    std::size_t most = 1;
    for (std::size_t box = 1; box < before.size(); ++box)
        if (before[box].size() > before[most].size()) most = box;
    REQUIRE(!before[most].empty());
    const std::string title = std::string(screen.host().words().text("talent.box." + std::to_string(most) + ".title"));
    REQUIRE(screen.click(title + ": " + std::to_string(before[most].size())));
    CHECK(screen.shows(std::string(screen.host().words().text("talent.box." + std::to_string(most) + ".action"))));

    const auto row = std::ranges::find_if(
        probe::items(), [](const probe::Item& item) { return item.role == probe::Role::row && item.is_visible(); });
    REQUIRE(row != probe::items().end());
    REQUIRE(screen.click(probe::Role::row, std::string(row->name)));
    CHECK(screen.shows("Data pegawai"));

    screen.send(app::SetShared{"talent.performance_high", "100"});
    const app::TalentBoard after = app::talent_board(support::assess(screen));
    CHECK(after[4].size() + after[7].size() + after[9].size() < before[4].size() + before[7].size() + before[9].size());
    screen.send(app::Undo{});
    CHECK(app::talent_board(support::assess(screen))[most].size() == before[most].size());
}
