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
