#include <catch_amalgamated.hpp>

#include "core/matching/mechanism.hpp"
#include "tests/unit/app/planned_city.hpp"

using support::Driver;
using support::plan_small_city;

namespace {

scoring::Weights near_home() {
    scoring::Weights weights = scoring::Model::standard().weights();
    weights[static_cast<std::size_t>(scoring::PartKind::distance)] = 60'000;
    return weights;
}

}  // namespace

TEST_CASE("a trial stands beside the plan until it is kept or dropped", "[app][plan]") {
    Driver driver("device0001");
    plan_small_city(driver);
    const auto plan = driver.state().plan;
    driver.send(app::TryPlan{{.max_moves = 3}});
    REQUIRE(driver.state().trial);
    REQUIRE(driver.state().trial->plan);
    CHECK(driver.state().trial->plan->summary.moves <= 3);
    CHECK(driver.state().plan == plan);
    driver.send(app::DropTrial{});
    CHECK_FALSE(driver.state().trial);
    CHECK(driver.state().plan == plan);
    driver.send(app::TryPlan{{.max_moves = 3}});
    driver.send(app::KeepTrial{});
    CHECK_FALSE(driver.state().trial);
    CHECK(driver.state().plan->summary.moves <= 3);
    CHECK_FALSE(app::is_plan_stale(driver.state()));
}

TEST_CASE("weights that were tried and kept are shared settings, and one step of undo takes them back", "[app][plan]") {
    Driver driver("device0001");
    plan_small_city(driver);
    const std::string before = driver.state().ledger->digest();
    const auto settings = [&] { return app::registry(driver.state()).table(records::EntityKind::setting).size(); };
    const std::size_t settings_before = settings();
    driver.send(app::TryPlan{{.weights = near_home()}});
    const auto tried = driver.state().trial->plan;
    CHECK(driver.state().ledger->digest() == before);
    driver.send(app::KeepTrial{});
    CHECK(settings() == settings_before + 1);
    CHECK(driver.state().plan == tried);
    CHECK_FALSE(app::is_plan_stale(driver.state()));
    driver.send(app::MakePlan{});
    CHECK(planning::plan_hash(*driver.state().plan) == planning::plan_hash(*tried));
    driver.send(app::Undo{});
    CHECK(settings() == settings_before);
    CHECK(app::is_plan_stale(driver.state()));
}

TEST_CASE("while a trial is computed only the latest wish waits, and other work is never ended", "[app][plan]") {
    Driver driver("device0001");
    plan_small_city(driver);
    app::Step step = app::update(driver.state(), app::TryPlan{{.max_moves = 1}});
    REQUIRE(step.next.job);
    const std::uint32_t token = step.next.job->token;
    step = app::update(step.next, app::TryPlan{{.max_moves = 2}});
    step = app::update(step.next, app::TryPlan{{.max_moves = 4}});
    CHECK(step.next.job->token == token);
    step = app::update(step.next, app::JobFinished{token, app::Planned{driver.state().plan, driver.state().ground}});
    REQUIRE(step.next.job);
    CHECK(step.next.job->token != token);
    CHECK(step.next.trial->choice.max_moves == 4);
    CHECK_FALSE(step.next.trial->next);
    step = app::update(step.next, app::CancelJob{});
    CHECK_FALSE(step.next.trial);
    step = app::update(step.next, app::MakePlan{});
    const std::uint32_t planning = step.next.job->token;
    step = app::update(step.next, app::TryPlan{{.max_moves = 1}});
    CHECK(step.next.job->token == planning);
    CHECK_FALSE(step.next.trial);
}

TEST_CASE("every mechanism plans the same records, and each plan can be kept", "[app][plan]") {
    Driver driver("device0001");
    plan_small_city(driver);
    const auto plan = driver.state().plan;
    driver.send(app::ComparePlans{});
    REQUIRE(driver.state().comparison);
    const auto comparison = driver.state().comparison;
    REQUIRE(comparison->entries.size() == matching::k_mechanisms.size());
    CHECK(driver.state().plan == plan);
    for (std::size_t index = 0; index < comparison->entries.size(); ++index) {
        const app::Compared::Entry& entry = comparison->entries[index];
        CHECK(entry.mechanism == matching::mechanism_name(matching::k_mechanisms[index]));
        REQUIRE(entry.plan);
        CHECK_FALSE(entry.fault);
        CHECK(entry.plan->options.mechanism == entry.mechanism);
        const auto alone = planning::make_plan(app::shared_registry(driver.state()),
                                               {.mechanism = entry.mechanism, .today = driver.state().today});
        REQUIRE(alone);
        CHECK(planning::plan_hash(*entry.plan) == planning::plan_hash(*alone));
    }
    CHECK(planning::plan_hash(*comparison->entries[0].plan) == planning::plan_hash(*plan));
    driver.send(app::KeepCompared{"deferred-acceptance"});
    CHECK(driver.state().plan == comparison->entries[1].plan);
    CHECK(driver.state().comparison == comparison);
    CHECK_FALSE(app::is_plan_stale(driver.state()));
    driver.send(app::KeepCompared{"nothing"});
    CHECK(driver.state().plan == comparison->entries[1].plan);
    driver.send(app::MakePlan{});
    CHECK_FALSE(driver.state().comparison);
    CHECK(driver.state().plan->options.mechanism == "deferred-acceptance");
    driver.send(app::MakePlan{.max_moves = 3});
    CHECK(driver.state().plan->options.mechanism == "optimal");
}

TEST_CASE("a comparison goes with the records it was made from", "[app][plan]") {
    Driver driver("device0001");
    plan_small_city(driver);
    driver.send(app::ComparePlans{});
    REQUIRE(driver.state().comparison);
    driver.send(app::SetShared{"weight.distance", "60000"});
    CHECK_FALSE(driver.state().comparison);
    const app::Step begun = app::update(driver.state(), app::ComparePlans{});
    REQUIRE(begun.next.job);
    CHECK(begun.next.job->purpose == app::JobPurpose::compare);
    const std::uint32_t token = begun.next.job->token;
    app::Step step = app::update(begun.next, app::SetShared{"weight.distance", ""});
    step = app::update(step.next, app::JobFinished{token, app::Compared{}});
    CHECK_FALSE(step.next.comparison);
    step = app::update(begun.next, app::CancelJob{});
    CHECK_FALSE(step.next.job);
    CHECK(step.next.plan == driver.state().plan);
}
