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

TEST_CASE("a box that a person's record states otherwise is told on their page and counted on the talent page", "[talent]") {
    Screen screen;
    support::open_demo(screen);
    const app::TalentBoard board = app::talent_board(support::assess(screen));
    const auto filled = std::ranges::find_if(board.begin() + 1, board.end(), [](const auto& people) { return !people.empty(); });
    REQUIRE(filled != board.end());
    const auto box = static_cast<int>(filled - board.begin());
    const std::string key = app::registry(screen.state()).table(records::EntityKind::employee).rows()[filled->front().row].key;
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    REQUIRE(screen.click(probe::Role::tab, "Talenta"));
    CHECK_FALSE(screen.shows_part("kotaknya berbeda"));
    const auto field = records::Catalogue::standard().index(records::EntityKind::employee, "source_talent_box");
    screen.send(app::EditField{records::EntityKind::employee, key, field, records::Value{std::int64_t{box % 9 + 1}}});
    REQUIRE(screen.click("1 orang: kotaknya berbeda dari yang dinyatakan sumber"));
    const std::string boxes = std::to_string(box) + " / sumber " + std::to_string(box % 9 + 1);
    CHECK(screen.shows_part(boxes));
    const auto row = std::ranges::find_if(
        probe::items(), [](const probe::Item& item) { return item.role == probe::Role::row && item.is_visible(); });
    REQUIRE(row != probe::items().end());
    REQUIRE(screen.click(probe::Role::row, std::string(row->name)));
    CHECK(screen.shows(std::string(screen.host().words().text("talent.box." + std::to_string(box) + ".title"))));
    CHECK(screen.shows_part("Kotak berbeda dari sumber: " + boxes));
}
