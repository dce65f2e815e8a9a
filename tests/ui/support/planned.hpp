// planned.hpp: a city of a few hundred people with a plan, open on the page Rencana.
#pragma once

#include <catch_amalgamated.hpp>

#include "tests/ui/support/screen.hpp"

namespace support {

inline void open_plan(Screen& screen) {
    screen.open();
    screen.send(app::MakeDemoCity{.employees = 400, .seed = 7});
    REQUIRE(screen.finish_job());
    screen.send(app::DismissNotice{});
    REQUIRE(screen.click(probe::Role::tab, "Rencana"));
    REQUIRE(screen.click("Susun rencana"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().plan != nullptr);
    REQUIRE(screen.state().plan->moves.size() > 3);
}

}  // namespace support
