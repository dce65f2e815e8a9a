#include <catch_amalgamated.hpp>

#include <variant>

#include "core/matching/optimal.hpp"
#include "tests/unit/app/planned_city.hpp"

using support::Driver;
using support::plan_small_city;

TEST_CASE("the frontier ends at the plan without a limit, and a limit taken from it reaches what it says", "[app][plan]") {
    Driver driver("device0001");
    plan_small_city(driver);
    const auto plan = driver.state().plan;
    driver.send(app::FindFrontier{});
    const auto frontier = driver.state().frontier;
    REQUIRE(frontier);
    CHECK(frontier->today / plan->summary.people == plan->summary.fit_before);
    CHECK(frontier->points.back() == matching::FrontierPoint{plan->summary.moves, plan->matching.objective, plan->matching.objective});
    const auto& point = frontier->points[frontier->points.size() / 2];
    driver.send(app::MakePlan{point.moves});
    const auto limited = driver.state().plan;
    CHECK(limited->summary.moves <= point.moves);
    CHECK(limited->matching.objective >= point.objective);
    CHECK(limited->matching.objective <= point.bound);
    CHECK(driver.state().frontier == frontier);
    // Under the limit the best plan is made again first.
    driver.send(app::FindFrontier{});
    REQUIRE(driver.state().frontier != frontier);
    CHECK(driver.state().frontier->points == frontier->points);
}

TEST_CASE("another plan of the same records is a step of undo; a plan made again is not", "[app][plan]") {
    Driver driver("device0001");
    plan_small_city(driver);
    const auto plan = driver.state().plan;
    const std::size_t steps = driver.state().undo.size();
    driver.send(app::MakePlan{2});
    const auto limited = driver.state().plan;
    CHECK(driver.state().undo.size() == steps + 1);
    driver.send(app::Undo{});
    CHECK(driver.state().plan == plan);
    CHECK_FALSE(app::is_plan_stale(driver.state()));
    driver.send(app::Redo{});
    CHECK(driver.state().plan == limited);
    driver.send(app::MakePlan{2});
    CHECK(driver.state().undo.size() == steps + 1);
    for (std::int64_t moves = 3; moves < 20; ++moves) driver.send(app::MakePlan{moves});
    CHECK(driver.state().undo.size() == steps + 8);
}

TEST_CASE("a frontier is of the present records, of plans by fit, and may be cancelled", "[app][plan]") {
    Driver driver("device0001");
    plan_small_city(driver);
    app::Step step = app::update(driver.state(), app::FindFrontier{});
    REQUIRE(step.next.job);
    step = app::update(step.next, app::CancelJob{});
    CHECK_FALSE(step.next.job);
    CHECK_FALSE(step.next.frontier);
    driver.send(app::FindFrontier{});
    REQUIRE(driver.state().frontier);
    driver.send(app::SetShared{"weight.distance", "60000"});
    CHECK_FALSE(driver.state().frontier);
    driver.send(app::MakePlan{});
    driver.send(app::ComparePlans{});
    driver.send(app::KeepCompared{"block-exchange"});
    REQUIRE(driver.state().plan->options.mechanism == "block-exchange");
    driver.send(app::FindFrontier{});
    CHECK_FALSE(driver.state().job);
    CHECK_FALSE(driver.state().frontier);
}
