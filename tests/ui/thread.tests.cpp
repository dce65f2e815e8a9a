// The other thread: what is handed to it, and what the page does when it is slow, missing or broken.
#include "core/matching/mechanism.hpp"
#include "tests/ui/support/planned.hpp"

using support::Screen;

namespace {

std::string planned_hash(Screen& screen, bool has_thread = true) {
    support::open_plan(screen, has_thread);
    return planning::plan_hash(*screen.state().plan);
}

/// Plans again until the page waits for the other thread.
void plan_to_task(Screen& screen) {
    support::open_plan(screen);
    screen.ports.answers_tasks = false;
    CHECK(screen.click("Susun ulang"));
    for (int frame = 0; frame < 500 && screen.ports.task.empty(); ++frame) screen.frames(1);
    REQUIRE(!screen.ports.task.empty());
    screen.settle();
}

}  // namespace

TEST_CASE("the best plan is the same with another thread, without one, and with one that fails", "[ui][plan]") {
    Screen with;
    const std::string hash = planned_hash(with);

    Screen without;
    CHECK(planned_hash(without, false) == hash);

    Screen failing;
    plan_to_task(failing);
    failing.ports.task.clear();
    failing.ports.news.push_back({0, std::string()});
    REQUIRE(failing.finish_job());
    CHECK(planning::plan_hash(*failing.state().plan) == hash);

    Screen damaging;
    plan_to_task(damaging);
    damaging.ports.task.clear();
    damaging.ports.news.push_back({1, "rusak"});
    REQUIRE(damaging.finish_job());
    CHECK(damaging.shows_part("Tugas pencocokan atau jawabannya rusak"));
    CHECK(planning::plan_hash(*damaging.state().plan) == hash);  // the plan before stays
}

TEST_CASE("while another thread works nothing is drawn but its progress, and it can be cancelled", "[ui][plan]") {
    Screen screen;
    plan_to_task(screen);
    REQUIRE(screen.state().job);
    const std::uint64_t frames = screen.host().frames();
    for (int tick = 0; tick < 100; ++tick) CHECK(!screen.host().wants_frame());
    CHECK(screen.host().frames() == frames);

    screen.ports.news.push_back({0.25, std::nullopt});
    screen.settle();
    CHECK(screen.state().job->progress.done * 4 == screen.state().job->progress.total);

    screen.send(app::CancelJob{});
    CHECK(screen.ports.taken_back == 1);
    CHECK(!screen.state().job);
    CHECK(screen.state().plan != nullptr);
}

TEST_CASE("every mechanism gives the same plan on another thread", "[ui][plan]") {
    std::vector<std::string> hashes;
    for (const bool has_thread : {true, false}) {
        Screen screen;
        support::open_plan(screen, has_thread);
        screen.send(app::ComparePlans{});
        REQUIRE(screen.finish_job());
        std::string all;
        for (const auto& entry : screen.state().comparison->entries)
            all += entry.mechanism + ' ' + (entry.plan ? planning::plan_hash(*entry.plan) : entry.fault->code) + '\n';
        hashes.push_back(all);
    }
    CHECK(hashes[0] == hashes[1]);
}

TEST_CASE("the frontier is the same on another thread", "[ui][plan]") {
    std::vector<std::vector<matching::FrontierPoint>> found;
    for (const bool has_thread : {true, false}) {
        Screen screen;
        support::open_plan(screen, has_thread);
        screen.send(app::FindFrontier{});
        REQUIRE(screen.finish_job());
        REQUIRE(screen.state().frontier);
        found.push_back(screen.state().frontier->points);
    }
    CHECK(found[0] == found[1]);
    CHECK(found[0].size() > 2);
}
