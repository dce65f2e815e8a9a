#include "core/base/steps.hpp"

#include <catch_amalgamated.hpp>

#include <memory>
#include <vector>

namespace {

base::Steps count_to(int last, std::vector<int>& into) {
    for (int number = 1; number <= last; ++number) {
        into.push_back(number);
        if (number < last) co_yield base::pause;
    }
}

base::Steps twice(int last, std::vector<int>& into) {
    for (int round = 0; round < 2; ++round)
        for (base::Steps part = count_to(last, into); part.step();) co_yield base::pause;
}

}  // namespace

TEST_CASE("work goes on to its next pause with each step, and no further than its end", "[base][steps]") {
    std::vector<int> seen;
    base::Steps work = count_to(3, seen);
    CHECK(seen.empty());
    CHECK(work.step());
    CHECK(seen == std::vector{1});
    CHECK(work.step());
    CHECK_FALSE(work.step());
    CHECK(seen == std::vector{1, 2, 3});
    CHECK(work.is_done());
    CHECK_FALSE(work.step());
    CHECK(seen.size() == 3);
}

TEST_CASE("work inside of work pauses both", "[base][steps]") {
    std::vector<int> seen;
    base::Steps work = twice(2, seen);
    int pauses = 0;
    while (work.step()) ++pauses;
    CHECK(pauses == 2);
    CHECK(seen == std::vector{1, 2, 1, 2});
}

TEST_CASE("no work is done already, and work may be moved and dropped half done", "[base][steps]") {
    base::Steps none;
    CHECK(none.is_done());
    CHECK_FALSE(none.step());
    const auto held = std::make_shared<int>(1);
    {
        const auto hold = [](std::shared_ptr<int> kept) -> base::Steps {
            co_yield base::pause;
            *kept = 2;
        };
        base::Steps work = hold(held);
        CHECK(work.step());
        base::Steps moved = std::move(work);
        CHECK_FALSE(moved.is_done());
        CHECK(held.use_count() == 2);
    }
    CHECK(held.use_count() == 1);
    CHECK(*held == 1);
}
