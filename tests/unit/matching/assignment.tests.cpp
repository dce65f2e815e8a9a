#include "core/matching/assignment.hpp"

#include <catch_amalgamated.hpp>

using namespace matching;

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc23-extensions"
constexpr char k_assign100[] = {
#embed "../../support/data/matching/assign100.txt"
};
#pragma clang diagnostic pop

namespace {

Assignment solved(std::string_view text) {
    const auto problem = parse_assignment(text);
    REQUIRE(problem);
    const auto assignment = solve_assignment(*problem);
    REQUIRE(assignment);
    REQUIRE(check_assignment(*problem, *assignment));
    return *assignment;
}

base::Error parse_error(std::string_view text) {
    const auto problem = parse_assignment(text);
    REQUIRE(!problem);
    return problem.error();
}

}  // namespace

TEST_CASE("OR-Library problem 100 has the optimum 305", "[matching]") {
    CHECK(solved({k_assign100, sizeof k_assign100}).objective == 305);
}

TEST_CASE("dense and sparse forms of one problem have one answer", "[matching]") {
    const Assignment dense = solved("2\n 4 1 2\n 3");
    const Assignment sparse = solved("2\n1 1 4\n1 2 1\n2 1 2\n2 2 3\n");
    CHECK(dense.objective == 3);
    CHECK(dense.columns == std::vector<std::int32_t>{1, 0});
    CHECK(sparse.columns == dense.columns);
    CHECK(solved("1\n-7").objective == -7);
    CHECK(solved("1\n1 1 5").objective == 5);
}

TEST_CASE("where the count fits both forms, three numbers a line mean sparse", "[matching]") {
    const char* sparse = "6\n1 1 1\n1 2 9\n2 2 1\n2 3 9\n3 3 1\n3 4 9\n4 4 1\n4 5 9\n5 5 1\n5 6 9\n6 6 1\n6 1 9\n";
    CHECK(solved(sparse).objective == 6);
    CHECK(solved("3\n1 2 3\n2 1 3\n3 3 1\n").objective == 3);
}

TEST_CASE("a damaged file is refused with its place", "[matching]") {
    struct Case {
        const char* text;
        const char* code;
        const char* place;
    };
    for (const Case& damaged :
         {Case{"", "matching.assignment.empty", ""}, Case{"x", "matching.assignment.not_number", "1:1"},
          Case{"2\n1 2\n3 4.5\n", "matching.assignment.not_number", "3:3"},
          Case{"2\n1 2\n3 99999999999999999999\n", "matching.assignment.not_number", "3:3"},
          Case{"0\n", "matching.assignment.size_range", "1:1"},
          Case{"1000000000\n1 2 3\n", "matching.assignment.count", ""},
          Case{"2\n1 2 3\n", "matching.assignment.count", ""},
          Case{"2\n1 1 4\n1 3 1\n", "matching.assignment.node_range", "3:3"},
          Case{"2\n1 1 4\n1 1 1\n", "matching.assignment.duplicate", "3"},
          Case{"1\n2000000000\n", "matching.assignment.cost_range", "2:1"}}) {
        INFO(damaged.text);
        const base::Error error = parse_error(damaged.text);
        CHECK(error.code == damaged.code);
        CHECK(error.place == damaged.place);
    }
}

TEST_CASE("rows that compete for too few columns are named", "[matching]") {
    const auto problem = parse_assignment("3\n1 1 4\n2 1 1\n3 2 1\n3 3 1\n");
    REQUIRE(problem);
    const auto assignment = solve_assignment(*problem);
    REQUIRE(!assignment);
    CHECK(assignment.error().code == "matching.assignment.infeasible");
    CHECK(assignment.error().args == std::vector<base::Arg>{{"rows", "1, 2"}, {"count", "2"}, {"columns", "1"}});
}

TEST_CASE("the check refuses every changed price and every exchanged column", "[matching]") {
    const auto problem = parse_assignment("3\n 7 4 3\n 6 8 5\n 9 4 4");
    const Assignment good = *solve_assignment(*problem);
    REQUIRE(check_assignment(*problem, good));
    for (std::size_t at = 0; at < 3; ++at)
        for (const std::int64_t change : {-1, 1}) {
            Assignment row = good;
            row.row_prices[at] += change;
            CHECK(!check_assignment(*problem, row));
            Assignment column = good;
            column.column_prices[at] += change;
            CHECK(!check_assignment(*problem, column));
            Assignment moved = good;
            moved.columns[at] = (moved.columns[at] + 1) % 3;
            CHECK(!check_assignment(*problem, moved));
        }
}
