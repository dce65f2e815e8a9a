#include <catch_amalgamated.hpp>

#include "core/demo/task.hpp"

namespace {

bool are_same(const std::vector<demo::File>& a, const std::vector<demo::File>& b) {
    return std::ranges::equal(a, b, [](const demo::File& x, const demo::File& y) { return x.name == y.name && x.bytes == y.bytes; });
}

TEST_CASE("a city that another program makes is the same city", "[demo]") {
    for (const bool dirt : {false, true}) {
        const demo::Options options{.employees = 60, .seed = 11, .dirt = dirt, .today = *base::day_from_civil(2027, 2, 28)};
        const std::string task = demo::write_task(options);
        REQUIRE(demo::is_task(task));
        const auto here = demo::make_city(options);
        const auto there = demo::read_answer(demo::do_task(task));
        REQUIRE(here);
        REQUIRE(there);
        CHECK(are_same(*here, *there));
    }
}

TEST_CASE("the error of a city that cannot be made comes back whole", "[demo]") {
    const demo::Options options{.employees = 60, .seed = 11, .dirt = false, .today = *base::day_from_civil(2050, 1, 1)};
    const auto here = demo::make_city(options);
    const auto there = demo::read_answer(demo::do_task(demo::write_task(options)));
    REQUIRE_FALSE(here);
    REQUIRE_FALSE(there);
    CHECK(there.error() == here.error());
}

TEST_CASE("bytes that are no task and no answer are refused", "[demo]") {
    for (const char* task : {"", "{}", R"({"city":{}})", R"({"city":{"employees":1e30,"seed":1,"dirt":false,"today":0}})",
                             R"({"city":{"employees":99999999999,"seed":1,"dirt":false,"today":0}})"})
        CHECK(demo::read_answer(demo::do_task(task)).error().code == "demo.not_made");
    const std::string answer = demo::do_task(demo::write_task({.employees = 20, .seed = 1, .dirt = false}));
    for (const std::size_t length : {std::size_t{0}, std::size_t{20}, answer.size() / 2, answer.size() - 1})
        CHECK(demo::read_answer(answer.substr(0, length)).error().code == "demo.not_made");
    CHECK(demo::read_answer(answer + "x").error().code == "demo.not_made");
    CHECK_FALSE(demo::is_task(R"({"market":{}})"));
}

}  // namespace
