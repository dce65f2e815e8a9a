#include "core/matching/vector_loops.hpp"

#include <catch_amalgamated.hpp>
#include <vector>

#include "tests/support/matching/random_market.hpp"

TEST_CASE("A sort of different values is a sort, below and above the size it is made for") {
    support::Random random(7);
    for (std::size_t size = 0; size < 200; ++size) {
        std::vector<std::uint64_t> values;
        // Both signs of a cost, and costs that differ in the lower half alone.
        for (std::size_t at = 0; at < size; ++at)
            values.push_back((static_cast<std::uint64_t>(random.between(0, 3)) << 62) | (size - at));
        std::vector<std::uint64_t> expected = values;
        std::sort(expected.begin(), expected.end());
        matching::sort_different(values);
        CAPTURE(size);
        CHECK(values == expected);
    }
}
