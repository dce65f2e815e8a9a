#include "core/app/decisions.hpp"

#include <algorithm>

#include <catch_amalgamated.hpp>

#include "tests/unit/app/planned_city.hpp"

using planning::Decision;
using support::Driver;
using support::plan_small_city;

namespace {

Decision about(const planning::Plan& plan, const planning::Move& move, Decision::Kind kind) {
    return {kind, plan.market.names.people[static_cast<std::size_t>(move.person)], plan.market.names.seats[static_cast<std::size_t>(move.to)]};
}

/// The position that the plan gives; empty: none.
std::string seat_of(const planning::Plan& plan, const std::string& employee) {
    const auto& people = plan.market.names.people;
    const auto person = std::ranges::find(people, employee) - people.begin();
    const std::int32_t seat = plan.matching.seat_of[static_cast<std::size_t>(person)];
    return seat == matching::k_unplaced ? std::string() : plan.market.names.seats[static_cast<std::size_t>(seat)];
}

app::Decisions in_force(const Driver& driver) { return app::decisions(app::registry(driver.state())); }

}  // namespace

TEST_CASE("a lock says everything about its person, and a ban takes a lock away", "[app][plan]") {
    using enum Decision::Kind;
    app::Decisions all = app::with_decision({}, {forbid, "b", "2"});
    all = app::with_decision(all, {forbid, "b", "1"});
    all = app::with_decision(all, {forbid, "a", "1"});
    CHECK(all == app::Decisions{{forbid, "a", "1"}, {forbid, "b", "1"}, {forbid, "b", "2"}});
    CHECK(app::with_decision(all, {forbid, "b", "1"}) == all);
    all = app::with_decision(all, {lock, "b", "3"});
    CHECK(all == app::Decisions{{forbid, "a", "1"}, {lock, "b", "3"}});
    CHECK(app::with_decision(all, {lock, "b", "4"}) == app::Decisions{{forbid, "a", "1"}, {lock, "b", "4"}});
    CHECK(app::with_decision(all, {forbid, "b", "3"}) == app::Decisions{{forbid, "a", "1"}, {forbid, "b", "3"}});
}

TEST_CASE("a decision is tried beside the plan, kept in the records, and holds in every later plan", "[app][plan]") {
    Driver driver("device0001");
    plan_small_city(driver);
    const auto plan = driver.state().plan;
    const Decision ban = about(*plan, plan->moves[0], Decision::Kind::forbid);
    REQUIRE(seat_of(*plan, ban.employee) == ban.position);
    driver.send(app::TryDecision{ban});
    REQUIRE(driver.state().trial);
    REQUIRE(driver.state().trial->plan);
    CHECK(seat_of(*driver.state().trial->plan, ban.employee) != ban.position);
    CHECK(in_force(driver).empty());
    // A second one joins the first.
    const Decision lock = about(*plan, plan->moves[1], Decision::Kind::lock);
    driver.send(app::TryDecision{lock});
    CHECK(driver.state().trial->plan->options.decisions.size() == 2);
    driver.send(app::KeepTrial{});
    CHECK_FALSE(driver.state().trial);
    CHECK_FALSE(app::is_plan_stale(driver.state()));
    CHECK(in_force(driver) == driver.state().plan->options.decisions);
    driver.send(app::MakePlan{.max_moves = 50});
    CHECK(driver.state().plan->options.decisions.size() == 2);
    CHECK(seat_of(*driver.state().plan, ban.employee) != ban.position);
    CHECK(seat_of(*driver.state().plan, lock.employee) == lock.position);
    driver.send(app::TryPlan{{.max_moves = 3}});
    CHECK(driver.state().trial->plan->options.decisions.size() == 2);
    driver.send(app::DropTrial{});
    // First the limit goes, then the decisions.
    driver.send(app::Undo{});
    CHECK_FALSE(driver.state().plan->options.max_moves);
    CHECK(in_force(driver).size() == 2);
    driver.send(app::Undo{});
    CHECK(in_force(driver).empty());
    driver.send(app::MakePlan{});
    CHECK(planning::plan_hash(*driver.state().plan) == planning::plan_hash(*plan));
}

TEST_CASE("a decision withdrawn goes from the records, and the plan without it is tried", "[app][plan]") {
    Driver driver("device0001");
    plan_small_city(driver);
    const auto plan = driver.state().plan;
    const Decision ban = about(*plan, plan->moves[0], Decision::Kind::forbid);
    driver.send(app::TryDecision{ban});
    driver.send(app::KeepTrial{});
    REQUIRE(in_force(driver).size() == 1);
    driver.send(app::WithdrawDecision{ban});
    CHECK(in_force(driver).empty());
    CHECK(app::is_plan_stale(driver.state()));
    REQUIRE(driver.state().trial);
    REQUIRE(driver.state().trial->plan);
    CHECK(planning::plan_hash(*driver.state().trial->plan) == planning::plan_hash(*plan));
    driver.send(app::KeepTrial{});
    CHECK_FALSE(app::is_plan_stale(driver.state()));
    driver.send(app::Undo{});
    CHECK(in_force(driver) == app::Decisions{ban});
}

TEST_CASE("a trial made before the records changed does not pass for a fresh plan", "[app][plan]") {
    Driver driver("device0001");
    plan_small_city(driver);
    driver.send(app::TryPlan{{.max_moves = 3}});
    driver.send(app::SetShared{"weight.distance", "60000"});
    driver.send(app::KeepTrial{});
    CHECK(app::is_plan_stale(driver.state()));
}

TEST_CASE("decisions about people or positions that are gone are void", "[app][plan]") {
    Driver driver("device0001");
    plan_small_city(driver);
    const auto plan = driver.state().plan;
    const Decision lock = about(*plan, plan->moves[0], Decision::Kind::lock);
    driver.send(app::SetShared{app::setting_name(lock), lock.position});
    CHECK(in_force(driver) == app::Decisions{lock});
    driver.send(app::SetShared{app::setting_name(lock), "nowhere"});
    CHECK(in_force(driver).empty());
    driver.send(app::SetShared{"decision.lock.nobody", lock.position});
    CHECK(in_force(driver).empty());
    driver.send(app::MakePlan{});
    CHECK(driver.state().plan->options.decisions.empty());
}

TEST_CASE("one tried decision goes alone, and a trial of nothing else ends", "[app][plan]") {
    Driver driver("device0001");
    plan_small_city(driver);
    const auto plan = driver.state().plan;
    const Decision ban = about(*plan, plan->moves[0], Decision::Kind::forbid);
    const Decision lock = about(*plan, plan->moves[1], Decision::Kind::lock);
    driver.send(app::TryDecision{ban});
    driver.send(app::TryDecision{lock});
    driver.send(app::UntryDecision{ban});
    REQUIRE(driver.state().trial);
    CHECK(driver.state().trial->choice.decisions == app::Decisions{lock});
    CHECK(driver.state().trial->plan->options.decisions == app::Decisions{lock});
    driver.send(app::UntryDecision{ban});
    CHECK(driver.state().trial);
    driver.send(app::UntryDecision{lock});
    CHECK_FALSE(driver.state().trial);
    // Weights that are tried beside it stay.
    scoring::Weights weights = scoring::Model::standard().weights();
    weights[0] /= 2;
    driver.send(app::TryPlan{{.weights = weights}});
    driver.send(app::TryDecision{lock});
    driver.send(app::UntryDecision{lock});
    REQUIRE(driver.state().trial);
    CHECK(driver.state().trial->choice == app::PlanChoice{.weights = weights});
}
