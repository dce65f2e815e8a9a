// planned_city.hpp: a small city with a plan, where tests of what follows from plans begin.
#pragma once

#include <catch_amalgamated.hpp>

#include "tests/support/driver.hpp"

namespace support {

inline void plan_small_city(Driver& driver) {
    driver.send(app::MakeDemoCity{.employees = 200});
    driver.send(app::MakePlan{});
    REQUIRE(driver.state().plan);
    REQUIRE(driver.state().plan->summary.moves > 3);
}

}  // namespace support
