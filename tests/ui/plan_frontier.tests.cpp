#include <algorithm>

#include <catch_amalgamated.hpp>

#include "core/base/text.hpp"
#include "core/matching/optimal.hpp"
#include "shell/widgets/format.hpp"
#include "tests/ui/support/planned.hpp"

using support::open_plan;
using support::Screen;

namespace {

void open_frontier(Screen& screen) {
    open_plan(screen);
    REQUIRE(screen.click(probe::Role::tab, "Batas"));
    REQUIRE(screen.click("Hitung batas"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().frontier);
}

std::int64_t chosen(Screen& screen) { return screen.ui().plan.frontier_moves; }

std::string at_most(std::int64_t moves) { return "Paling banyak " + base::grouped(moves) + " perpindahan"; }

}  // namespace

TEST_CASE("the frontier invites, and says that it is being computed", "[plan]") {
    Screen screen;
    open_plan(screen);
    REQUIRE(screen.click(probe::Role::tab, "Batas"));
    CHECK(screen.shows("Jumlah kecocokan menurut banyaknya perpindahan"));
    CHECK(screen.shows("Hitung batas"));
    screen.ports.arrived.push_back(app::FindFrontier{});
    screen.frames(1);
    REQUIRE(screen.state().job);
    CHECK(screen.shows("Menghitung batas perpindahan"));
    CHECK(screen.shows("Batal"));
    REQUIRE(screen.finish_job());
    CHECK(screen.state().frontier);
    CHECK_FALSE(screen.shows("Hitung batas"));
}

TEST_CASE("the point stands at the present plan, moves by keys and by the pointer, and is read in words", "[plan]") {
    Screen screen;
    open_frontier(screen);
    const auto& points = screen.state().frontier->points;
    const std::int64_t last = points.back().moves;
    const std::int64_t first = points.front().moves;
    CHECK(chosen(screen) == screen.state().plan->summary.moves);
    CHECK(screen.shows(at_most(last)));
    CHECK(screen.shows("Tidak ada perpindahan lagi yang memperbaiki."));
    CHECK(screen.shows("rencana sekarang: " + base::grouped(last)));
    // A press in the middle of the plot, then keys.
    REQUIRE(screen.click(probe::Role::slider, "Titik pada kurva batas"));
    const std::int64_t middle = chosen(screen);
    CHECK(middle > first);
    CHECK(middle < last);
    screen.press(ImGuiKey_RightArrow);
    CHECK(chosen(screen) == middle + 1);
    screen.press(ImGuiKey_LeftArrow);
    screen.press(ImGuiKey_LeftArrow);
    CHECK(chosen(screen) == middle - 1);
    CHECK(screen.shows(at_most(middle - 1)));
    const std::int64_t next = points[static_cast<std::size_t>(middle - first)].objective - points[static_cast<std::size_t>(middle - 1 - first)].objective;
    CHECK(screen.shows(widgets::signed_score(next, base::Language::indonesian) + " poin"));
    screen.press(ImGuiKey_Home);
    CHECK(chosen(screen) == first);
    screen.press(ImGuiKey_End);
    CHECK(chosen(screen) == last);
    const probe::Item* point = probe::find(probe::Role::slider, "Titik pada kurva batas");
    REQUIRE(point != nullptr);
    CHECK(point->value.starts_with(at_most(last)));
    // Drag to the left edge.
    REQUIRE(screen.carry("Titik pada kurva batas", {point->min.x, point->center().y}));
    screen.drop();
    CHECK(chosen(screen) == first);
}

TEST_CASE("the curve is a table too, whose rows lead to its points", "[plan]") {
    Screen screen;
    open_frontier(screen);
    std::vector<std::string> rows;
    for (const probe::Item& item : probe::items())
        if (item.role == probe::Role::row && item.is_visible()) rows.push_back(item.name);
    REQUIRE(rows.size() > 3);
    REQUIRE(screen.click(probe::Role::row, rows[1]));
    CHECK(rows[1].starts_with(at_most(chosen(screen)) + ", "));
}

TEST_CASE("a limit from the frontier makes the plan, which one step of undo takes back", "[plan]") {
    Screen screen;
    open_frontier(screen);
    const auto plan = screen.state().plan;
    REQUIRE(screen.click(probe::Role::slider, "Titik pada kurva batas"));
    const std::int64_t limit = chosen(screen);
    const auto& points = screen.state().frontier->points;
    const matching::FrontierPoint point = points[static_cast<std::size_t>(limit - points.front().moves)];
    REQUIRE(screen.click("Pakai batas ini"));
    REQUIRE(screen.finish_job());
    const auto limited = screen.state().plan;
    CHECK(limited->options.max_moves == limit);
    CHECK(limited->matching.objective >= point.objective);
    CHECK(limited->matching.objective <= point.bound);
    CHECK(screen.shows_part("rencana sekarang: "));
    CHECK(chosen(screen) == limit);
    REQUIRE(screen.click("Urungkan"));
    CHECK(screen.state().plan == plan);
    CHECK_FALSE(app::is_plan_stale(screen.state()));
}

TEST_CASE("a plan by wishes has no frontier, and the page says why", "[plan]") {
    Screen screen;
    open_frontier(screen);
    screen.send(app::ComparePlans{});
    REQUIRE(screen.finish_job());
    screen.send(app::KeepCompared{"block-exchange"});
    CHECK(screen.shows_part("Batas perpindahan hanya ada bagi rencana kecocokan terbesar."));
    CHECK_FALSE(screen.shows("Hitung batas"));
    REQUIRE(screen.click("Bandingkan mekanisme"));
    CHECK(screen.shows("Tukar tanpa rugi"));
}
