#include <algorithm>

#include <catch_amalgamated.hpp>

#include "core/app/decisions.hpp"
#include "tests/ui/support/planned.hpp"

using support::open_plan;
using support::Screen;

namespace {

app::Decisions in_force(const Screen& screen) { return app::decisions(app::registry(screen.state())); }

std::string seat_of(const planning::Plan& plan, std::int32_t person) {
    return plan.market.names.seats[static_cast<std::size_t>(plan.matching.seat_of[static_cast<std::size_t>(person)])];
}

}  // namespace

TEST_CASE("a seat is banned in the explanation, tried, kept, listed and withdrawn", "[plan]") {
    Screen screen;
    open_plan(screen);
    const auto plan = screen.state().plan;
    const planning::Move move = plan->moves[0];
    CHECK_FALSE(screen.shows("Keputusan panel"));
    const std::string ban = "Jangan di kursi ini (" + seat_of(*plan, move.person) + ')';
    REQUIRE(screen.scroll_to(ban, "Pengalaman"));
    REQUIRE(screen.click(ban));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().trial);
    CHECK(screen.shows("Rencana percobaan"));
    CHECK(seat_of(*screen.state().trial->plan, move.person) != seat_of(*plan, move.person));
    CHECK(in_force(screen).empty());
    REQUIRE(screen.click("Pakai rencana ini"));
    screen.settle();
    REQUIRE(in_force(screen).size() == 1);
    CHECK(in_force(screen)[0].kind == planning::Decision::Kind::forbid);
    CHECK_FALSE(app::is_plan_stale(screen.state()));
    REQUIRE(screen.click(probe::Role::tab, "Keputusan panel"));
    CHECK(screen.shows("Jangan di sini"));
    const auto withdraw = std::ranges::find_if(probe::items(), [](const probe::Item& item) { return item.name.starts_with("Cabut "); });
    REQUIRE(withdraw != probe::items().end());
    REQUIRE(screen.click(std::string(withdraw->name)));
    REQUIRE(screen.finish_job());
    CHECK(in_force(screen).empty());
    CHECK_FALSE(screen.shows("Keputusan panel"));
    REQUIRE(screen.click("Pakai rencana ini"));
    screen.settle();
    CHECK(planning::plan_hash(*screen.state().plan) == planning::plan_hash(*plan));
}

TEST_CASE("another seat says its price and who would move before it is locked", "[plan]") {
    Screen screen;
    open_plan(screen);
    const auto plan = screen.state().plan;
    const std::int32_t person = plan->moves[0].person;
    auto explainer = planning::PlanExplainer::create(plan);
    REQUIRE(explainer);
    auto seats = explainer->seats_for(person);
    std::erase_if(seats, [&](const planning::Alternative& one) { return one.seat == plan->moves[0].to; });
    REQUIRE_FALSE(seats.empty());
    REQUIRE(seats[0].missing);
    const auto& position = plan->market.names.seats[static_cast<std::size_t>(seats[0].seat)];
    REQUIRE(screen.scroll_to("Mengapa bukan yang lain?", "Pengalaman"));
    const auto weigh = std::ranges::find_if(probe::items(), [&](const probe::Item& item) {
        return item.name.starts_with("Timbang ") && item.name.ends_with('(' + position + ')');
    });
    REQUIRE(weigh != probe::items().end());
    REQUIRE(screen.click(std::string(weigh->name)));
    for (const planning::Move& shift : explainer->displaced(person, seats[0].seat))
        CHECK(screen.shows_part(plan->people[static_cast<std::size_t>(shift.person)].name + ": "));
    CHECK_FALSE(screen.state().trial);
    const std::string lock = "Kunci di kursi ini (" + position + ')';
    for (int turn = 0; turn < 20 && !screen.shows(lock); ++turn) screen.wheel(-1);
    REQUIRE(screen.click(lock));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().trial);
    REQUIRE(screen.state().trial->plan);
    CHECK(seat_of(*screen.state().trial->plan, person) == position);
    // The price was exact: the trial loses what was said.
    CHECK(plan->matching.objective - screen.state().trial->plan->matching.objective == *seats[0].missing);
}
