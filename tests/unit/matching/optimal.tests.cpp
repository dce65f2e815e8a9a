#include "core/matching/optimal.hpp"

#include <catch_amalgamated.hpp>

#include "core/matching/format.hpp"
#include "core/matching/verify.hpp"

using namespace matching;

namespace {

Market market_of(const std::string& people, const std::string& seats, const std::string& scores) {
    const auto market = read_market(R"({"format":"serasi-market/1","people":[)" + people + R"(],"seats":[)" + seats +
                                    R"(],"scores":[)" + scores + "]}");
    REQUIRE(market);
    return *market;
}

Matching best(const Market& market, std::optional<std::int64_t> max_moves = std::nullopt) {
    const auto plan = solve_optimal(market, {.max_moves = max_moves});
    REQUIRE(plan);
    REQUIRE(verify(market, *plan));
    return *plan;
}

std::string args_text(const base::Error& error) {
    std::string text = error.code;
    for (const base::Arg& arg : error.args) text += " " + arg.name + "=" + arg.value;
    return text;
}

}  // namespace

TEST_CASE("a chain that frees and refills seats is found", "[matching]") {
    const Market market =
        market_of(R"({"id":"a","current":"s1"},{"id":"b","current":"s2"},{"id":"c","current":"s3"})",
                  R"({"id":"s1"},{"id":"s2"},{"id":"s3"},{"id":"s4"})", R"(["a","s2",9],["b","s3",9],["c","s4",9])");
    const Matching plan = best(market);
    CHECK(plan.seat_of == std::vector<std::int32_t>{1, 2, 3});
    CHECK(plan.objective == 27);
    CHECK(plan.moves == 3);
}

TEST_CASE("an incumbent is placed even where that costs points", "[matching]") {
    const Market market = market_of(R"({"id":"a","current":"s"},{"id":"b"})", R"({"id":"s"},{"id":"t"})",
                                    R"(["a","s",5],["a","t",-20],["b","s",24])");
    CHECK(best(market).seat_of == std::vector<std::int32_t>{0, k_unplaced});
}

TEST_CASE("equal scores are decided by wishes, then moves, then ids", "[matching]") {
    const char* seats = R"({"id":"s"},{"id":"t"},{"id":"u"})";
    const char* scores = R"(["a","s",5],["a","t",5],["a","u",5])";
    CHECK(best(market_of(R"({"id":"a","current":"t","prefers":["u","t"]})", seats, scores)).seat_of[0] == 2);
    CHECK(best(market_of(R"({"id":"a","current":"t"})", seats, scores)).seat_of[0] == 1);
    CHECK(best(market_of(R"({"id":"a"})", seats, scores)).seat_of[0] == 0);
    CHECK(best(market_of(R"({"id":"a"})", seats, R"(["a","s",0])")).seat_of[0] == k_unplaced);
}

TEST_CASE("a must-fill seat is filled although it costs points, at a negative price", "[matching]") {
    const Market market = market_of(R"({"id":"a","current":"s"},{"id":"b","current":"t"})",
                                    R"({"id":"s"},{"id":"t"},{"id":"u","must_fill":true})",
                                    R"(["a","s",50],["b","t",60],["a","u",10],["b","u",15])");
    const Matching plan = best(market);
    CHECK(plan.seat_of == std::vector<std::int32_t>{2, 1});
    CHECK(plan.objective == 70);
    CHECK(plan.certificate.seats[2] < 0);
}

TEST_CASE("a floor of several people is met by those who lose least", "[matching]") {
    const Market market =
        market_of(R"({"id":"a"},{"id":"b"},{"id":"c"})", R"({"id":"s","slots":3,"floor":2},{"id":"t","slots":3})",
                  R"(["a","s",1],["b","s",2],["c","s",3],["a","t",9],["b","t",9],["c","t",9])");
    CHECK(best(market).seat_of == std::vector<std::int32_t>{1, 0, 0});
}

TEST_CASE("an impossible market names the people or seats that clash", "[matching]") {
    const auto error = [](const Market& market, std::optional<std::int64_t> max_moves = std::nullopt) {
        const auto plan = solve_optimal(market, {.max_moves = max_moves});
        REQUIRE(!plan);
        return args_text(plan.error());
    };
    CHECK(error(market_of(R"({"id":"a","current":"s","may_stay":false})", R"({"id":"s"})", R"(["a","s",4])")) ==
          "matching.person_has_no_seat person=a");
    CHECK(error(market_of(R"({"id":"a","current":"s"},{"id":"b","current":"s"})", R"({"id":"s"},{"id":"t"})", "")) ==
          "matching.people_cannot_be_placed people=a, b count=2 seats=s slots=1");
    CHECK(error(market_of(R"({"id":"a"},{"id":"b"})",
                          R"({"id":"s","slots":3,"must_fill":true},{"id":"t","must_fill":true})",
                          R"(["a","s",4],["b","s",4],["b","t",4])")) ==
          "matching.floor_unreachable seats=s needed=3 qualified=2");
    CHECK(error(market_of(R"({"id":"a","current":"s","may_stay":false},{"id":"b","current":"t","may_stay":false})",
                          R"({"id":"s"},{"id":"t"})", R"(["a","t",4],["b","s",4])"),
                1) == "matching.too_few_moves max_moves=1 least=2");
}

TEST_CASE("scores at the limit of their range stay exact", "[matching]") {
    const Market market =
        market_of(R"({"id":"a","current":"s"},{"id":"b","current":"t"})", R"({"id":"s"},{"id":"t","must_fill":true})",
                  R"(["a","s",-1000000000],["a","t",1000000000],["b","t",999999999],["b","s",1000000000])");
    CHECK(best(market).objective == 2'000'000'000);
    CHECK(best(market, 1).objective == -1);
    CHECK(best(market, 0).objective == -1);
}

TEST_CASE("a solver reports progress and can be dropped midway", "[matching]") {
    const Market market = market_of(R"({"id":"a"},{"id":"b"},{"id":"c"})", R"({"id":"s","slots":2})",
                                    R"(["a","s",1],["b","s",2],["c","s",3])");
    Solver solver(market, {});
    CHECK(solver.step(1));
    CHECK(solver.progress().done == 1);
    CHECK(solver.progress().total == 6);
    Solver moved = std::move(solver);
    while (moved.step(1)) {
    }
    CHECK(moved.progress().done == moved.progress().total);
    CHECK(moved.result()->objective == 5);
    Solver dropped(market, {.max_moves = 1});
    CHECK(dropped.step(2));
}

TEST_CASE("the chain behind a forced pair names everyone displaced", "[matching]") {
    const Market market = market_of(R"({"id":"a","current":"s1"},{"id":"b","current":"s2"},{"id":"c"})",
                                    R"({"id":"s1"},{"id":"s2"},{"id":"s3"})",
                                    R"(["a","s1",50],["b","s2",50],["b","s3",30],["c","s2",10])");
    const Matching plan = best(market);
    auto explainer = Explainer::create(market, plan);
    REQUIRE(explainer);
    CHECK(explainer->pairs_of(2) == std::vector<PairExplanation>{{1, 10, 0}});
    CHECK(explainer->chain(2, 1) == std::vector<Displacement>{{2, k_unplaced, 1}, {1, 1, 2}});
    CHECK(explainer->if_seat_removed(0) == Points());
    CHECK(explainer->if_seat_removed(1) == 20);
    CHECK(explainer->if_each_person_leaves() == std::vector<Points>{50, 40, 0});
}
