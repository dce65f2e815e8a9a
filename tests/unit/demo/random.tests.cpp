#include "core/demo/random.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <numeric>

using demo::Random;

TEST_CASE("streams of one seed differ by name and number, and repeat", "[demo][random]") {
    const auto draws = [](Random random) {
        std::vector<int> values;
        for (int at = 0; at < 8; ++at) values.push_back(random.below(1000000));
        return values;
    };
    const auto first = draws(Random(7, "career", 1));
    CHECK(first == draws(Random(7, "career", 1)));
    CHECK(first != draws(Random(7, "career", 2)));
    CHECK(first != draws(Random(7, "names", 1)));
    CHECK(first != draws(Random(8, "career", 1)));
}

TEST_CASE("uniform draws reach both ends and nothing beyond", "[demo][random]") {
    Random random(1, "ends");
    std::vector<int> seen(5);
    for (int draw = 0; draw < 5000; ++draw) {
        const int value = random.between(3, 7);
        REQUIRE(value >= 3);
        REQUIRE(value <= 7);
        ++seen[static_cast<std::size_t>(value - 3)];
    }
    for (const int count : seen) CHECK(count == Catch::Approx(1000).margin(120));
}

TEST_CASE("weighted draws follow their weights and never take a zero", "[demo][random]") {
    Random random(2, "weights");
    const std::vector<int> weights = {1, 0, 3};
    std::vector<int> seen(3);
    for (int draw = 0; draw < 8000; ++draw) ++seen[random.weighted(weights)];
    CHECK(seen[1] == 0);
    CHECK(seen[0] == Catch::Approx(2000).margin(150));
}

TEST_CASE("nearly normal draws have mean 0 and standard deviation 1000", "[demo][random]") {
    Random random(3, "normal");
    constexpr std::int64_t draws = 20000;
    std::int64_t sum = 0;
    std::int64_t squares = 0;
    for (std::int64_t draw = 0; draw < draws; ++draw) {
        const std::int64_t value = random.normal_milli();
        sum += value;
        squares += value * value;
    }
    CHECK(std::abs(sum / draws) < 30);
    CHECK(squares / draws == Catch::Approx(1000000).margin(30000));
}

TEST_CASE("shuffling keeps every item and changes the order", "[demo][random]") {
    std::vector<int> items(50);
    std::iota(items.begin(), items.end(), 0);
    const std::vector<int> before = items;
    Random(4, "shuffle").shuffle(items);
    CHECK(items != before);
    std::ranges::sort(items);
    CHECK(items == before);
}
