#include "shell/widgets/format.hpp"
#include "tests/ui/support/planned.hpp"

using support::Screen;

TEST_CASE("a weight slid on Rencana shows the plan that would follow; it is used or dropped", "[plan]") {
    Screen screen;
    support::open_plan(screen);
    const auto plan = screen.state().plan;
    REQUIRE(screen.click("Bobot"));
    REQUIRE_FALSE(screen.state().trial);
    // A press in the middle of the track: half of all the points there are.
    REQUIRE(screen.click(probe::Role::slider, "Jarak"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().trial);
    REQUIRE(screen.state().trial->plan);
    CHECK(screen.state().plan == plan);
    CHECK(screen.state().trial->plan->weights != plan->weights);
    CHECK(screen.shows("Kecocokan, bobot masing-masing"));
    // On the other tabs the trial says what is tried, and leads back.
    CHECK(screen.shows_part("Yang dicoba: bobot Jarak "));
    REQUIRE(screen.click(probe::Role::tab, "Perpindahan"));
    CHECK(screen.shows_part("Yang dicoba: bobot Jarak "));
    CHECK(screen.shows_part("Daftar perpindahan tampil lagi"));
    REQUIRE(screen.click("Lihat bobot"));
    CHECK(screen.shows("Bobot skor"));
    REQUIRE(screen.click("Kembali"));
    CHECK_FALSE(screen.state().trial);

    REQUIRE(screen.click(probe::Role::slider, "Minat"));
    REQUIRE(screen.finish_job());
    const auto tried = screen.state().trial->plan;
    REQUIRE(screen.click("Pakai rencana ini"));
    screen.settle();
    CHECK(screen.state().plan == tried);
    CHECK_FALSE(app::is_plan_stale(screen.state()));
    CHECK(app::registry(screen.state()).table(records::EntityKind::setting).find("weight.interest") != nullptr);
}

TEST_CASE("the limit of moves stands at its right end without a limit, and a plan made under another says so", "[plan]") {
    Screen screen;
    support::open_plan(screen);
    const auto plan = screen.state().plan;
    const probe::Item* limit = probe::find(probe::Role::slider, "Batas perpindahan");
    REQUIRE(limit != nullptr);
    CHECK(limit->value == "tanpa batas");
    CHECK_FALSE(screen.shows_part("Rencana yang tampak disusun"));
    REQUIRE(screen.click(probe::Role::slider, "Batas perpindahan"));
    CHECK(screen.shows_part("Rencana yang tampak disusun tanpa batas"));
    for (int turn = 0; turn < 200; ++turn) screen.press(ImGuiKey_RightArrow);
    CHECK(probe::find(probe::Role::slider, "Batas perpindahan")->value == "tanpa batas");
    CHECK_FALSE(screen.shows_part("Rencana yang tampak disusun"));
    for (int turn = 0; turn < 200; ++turn) screen.press(ImGuiKey_LeftArrow);
    CHECK(probe::find(probe::Role::slider, "Batas perpindahan")->value == "paling banyak 0");
    screen.press(ImGuiKey_RightArrow);
    REQUIRE(screen.click("Susun ulang"));
    REQUIRE(screen.finish_job());
    CHECK(screen.state().plan != plan);
    CHECK(screen.state().plan->options.max_moves == 5);
    CHECK_FALSE(screen.shows_part("Rencana yang tampak disusun"));
}

TEST_CASE("the explanation of a plan older than the weights uses the plan's own, and says so", "[plan]") {
    Screen screen;
    support::open_plan(screen);
    const auto plan = screen.state().plan;
    REQUIRE_FALSE(plan->moves.empty());
    std::vector<std::string> points;
    for (const planning::ScorePart& part : plan->evidence.front().parts)
        if (part.points > 0 && points.size() < 3) points.push_back(widgets::score(part.points, base::Language::indonesian));
    REQUIRE(points.size() == 3);
    for (const std::string& one : points) REQUIRE(screen.shows(one));
    screen.send(app::SetShared{"weight.interest", "60000"});
    screen.settle();
    CHECK(screen.shows_part("Data atau bobot berubah setelah rencana ini disusun"));
    for (const std::string& one : points) CHECK(screen.shows(one));
}
