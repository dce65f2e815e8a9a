#include <catch_amalgamated.hpp>

#include "core/planning/derive.hpp"

namespace {

using planning::Chain;
using planning::Move;

Move move(std::int32_t person, std::int32_t from, std::int32_t to) {
    return {.person = person, .from = from, .to = to};
}

using Indices = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("a chain begins with who fills the vacancy and ends with the seat left empty", "[planning][chains]") {
    // 3 takes the vacancy 7, 1 takes 3's seat 5, 2 takes 1's seat 4; 2's seat 6 stays empty.
    const std::vector<Move> moves = {move(1, 4, 5), move(2, 6, 4), move(3, 5, 7)};
    const std::vector<Chain> chains = planning::derive_chains(moves, 8);
    REQUIRE(chains.size() == 1);
    CHECK_FALSE(chains[0].is_cycle);
    CHECK(chains[0].moves == Indices{2, 0, 1});
}

TEST_CASE("an exchange is a cycle that begins with its first move", "[planning][chains]") {
    const std::vector<Move> moves = {move(0, 0, 1), move(1, 1, 2), move(2, 2, 0)};
    const std::vector<Chain> chains = planning::derive_chains(moves, 3);
    REQUIRE(chains.size() == 1);
    CHECK(chains[0].is_cycle);
    // 0 leaves seat 0, which 2 takes, who leaves seat 2, which 1 takes.
    CHECK(chains[0].moves == Indices{0, 2, 1});
}

TEST_CASE("at a seat with several slots people who exchange form a short cycle", "[planning][chains]") {
    // Seats 0 and 1 exchange 0 and 1; seats 0 and 2 exchange 2 and 3. Pairing by order alone would make one long cycle.
    const std::vector<Move> moves = {move(0, 0, 1), move(2, 0, 2), move(3, 2, 0), move(1, 1, 0)};
    const std::vector<Chain> chains = planning::derive_chains(moves, 3);
    REQUIRE(chains.size() == 2);
    CHECK(chains[0].moves == Indices{0, 3});
    CHECK(chains[1].moves == Indices{1, 2});
    CHECK((chains[0].is_cycle && chains[1].is_cycle));
}

TEST_CASE("a newcomer ends a chain and leavers of a shrinking seat begin no chain of their own", "[planning][chains]") {
    // Two leave seat 0, one comes: the first leaver by order of moves is followed.
    const std::vector<Move> moves = {move(0, 0, 1), move(1, 0, 2), move(2, matching::k_unplaced, 0)};
    const std::vector<Chain> chains = planning::derive_chains(moves, 3);
    REQUIRE(chains.size() == 2);
    CHECK(chains[0].moves == Indices{0, 2});
    CHECK(chains[1].moves == Indices{1});
}

TEST_CASE("longer chains come first and equal ones by their first move", "[planning][chains]") {
    const std::vector<Move> moves = {move(0, 0, 10), move(1, 1, 11), move(2, 2, 12), move(3, 3, 2)};
    const std::vector<Chain> chains = planning::derive_chains(moves, 13);
    REQUIRE(chains.size() == 3);
    CHECK(chains[0].moves == Indices{2, 3});
    CHECK(chains[1].moves == Indices{0});
    CHECK(chains[2].moves == Indices{1});
}

TEST_CASE("no moves, no chains", "[planning][chains]") { CHECK(planning::derive_chains({}, 4).empty()); }
