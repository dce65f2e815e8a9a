#include <catch_amalgamated.hpp>

#include "core/base/json.hpp"
#include "core/matching/format.hpp"
#include "core/matching/mechanism.hpp"
#include "core/matching/verify.hpp"

using namespace matching;

namespace {

const std::string k_pairs =
    R"("scores":[["a","s",9],["a","t",1],["b","s",8],["b","t",1],["c","s",7],["c","t",1],["c","u",3]])";

std::string market_with(const std::string& members, const std::string& s = "{}", const std::string& t = "{}",
                        const std::string& u = "{}") {
    const auto seat = [](const char* id, const std::string& more) {
        base::Json json = *base::parse_json(more);
        json["id"] = id;
        json["slots"] = 3;
        return json.dump();
    };
    return R"({"format":"serasi-market/1","people":[{"id":"a"},{"id":"b"},{"id":"c"}],"seats":[)" + seat("s", s) + "," +
           seat("t", t) + "," + seat("u", u) + "]," + k_pairs + members + "}";
}

Matching solved(const Market& market) {
    const auto plan = run_mechanism(market, Mechanism::optimal);
    REQUIRE(plan);
    REQUIRE(verify(market, *plan));
    return *plan;
}

base::Error market_error(const std::string& text) {
    const auto market = read_market(text);
    REQUIRE(!market);
    return market.error();
}

}  // namespace

TEST_CASE("units are read with those above first, hold, and are proven", "[matching]") {
    const std::string text = market_with(
        R"(,"units":[{"id":"clinic","parent":"district","ceiling":1},{"id":"office","parent":"district","floor":1},
            {"id":"district","ceiling":2}])",
        R"({"unit":"clinic"})", R"({"unit":"office"})");
    const auto market = read_market(text);
    REQUIRE(market);
    CHECK(market->names.units == std::vector<std::string>{"district", "clinic", "office"});
    CHECK(market->units[1].parent == 0);
    CHECK(market->unit_of_seat == std::vector<std::int32_t>{1, 2, k_no_unit});
    CHECK(write_market(*read_market(write_market(*market))) == write_market(*market));
    // Of nine, eight and seven only one may sit at the clinic, one must sit at the office, and c has somewhere else.
    const Matching plan = solved(*market);
    CHECK(plan.objective == 9 + 1 + 3);
    const std::string written = write_matching(*market, plan);
    CHECK(read_matching(written, *market) == plan);
    const base::Json prices = base::parse_json(written)->at("certificate").at("units");
    CHECK(prices.size() == 3);
    CHECK(prices.at("clinic") > 0);
    base::Json wrong = *base::parse_json(written);
    wrong["certificate"]["units"]["clinic"] = 0;
    CHECK(!verify(*market, *read_matching(wrong.dump(), *market)));
    wrong["certificate"]["units"] = {{"hospital", 1}};
    CHECK(read_matching(wrong.dump(), *market).error().code == "matching.unknown_unit");
}

TEST_CASE("limits of units that cannot be kept name the unit or the people", "[matching]") {
    const auto refusal = [](const std::string& unit) {
        const std::string in = R"({"unit":"x"})";
        const auto plan = solve_optimal(*read_market(market_with(R"(,"units":[{"id":"x",)" + unit + "}]", in, in, in)));
        REQUIRE(!plan);
        return plan.error();
    };
    const base::Error floor = refusal(R"("floor":4)");
    CHECK(floor.code == "matching.unit_floor_unreachable");
    CHECK(floor.args == std::vector<base::Arg>{{"unit", "x"}, {"needed", "4"}, {"reached", "3"}});
    const auto stuck = read_market(
        R"({"format":"serasi-market/1","people":[{"id":"a","current":"s"},{"id":"b","current":"s"}],
            "seats":[{"id":"s","slots":2,"unit":"x"}],"units":[{"id":"x","ceiling":1}]})");
    REQUIRE(stuck);
    const auto plan = solve_optimal(*stuck);
    REQUIRE(!plan);
    CHECK(plan.error().code == "matching.unit_people_clash");
}

TEST_CASE("linked people meet where it is worth the points, and the file says so", "[matching]") {
    const auto market = read_market(market_with(R"(,"links":[["c","a",10],["b","c",1]])", R"({"place":"north"})",
                                                R"({"place":"south"})", R"({"place":"south"})"));
    REQUIRE(market);
    CHECK(market->links == std::vector<Link>{{0, 2, 10}, {1, 2, 1}});
    CHECK(market->names.places == std::vector<std::string>{"north", "south"});
    CHECK(write_market(*read_market(write_market(*market))) == write_market(*market));
    const Matching plan = solved(*market);
    CHECK(plan.linked == Linked{11, 35});  // all three at north: 9 + 8 + 7 and every point
    const std::string written = write_matching(*market, plan);
    CHECK(read_matching(written, *market) == plan);
    CHECK(base::parse_json(written)->at("linked").dump() == R"({"bound":35,"meet":[["a","c"],["b","c"]],"points":11})");
    base::Json wrong = *base::parse_json(written);
    wrong["linked"]["bound"] = 36;
    CHECK(verify(*market, *read_matching(wrong.dump(), *market)).error().code == "matching.verify.links");
    wrong.erase("linked");
    CHECK(read_matching(wrong.dump(), *market).error().place == "linked");
}

TEST_CASE("faults of units, places and links name their place", "[matching]") {
    struct Case {
        std::string members, seat, code, place;
    };
    for (const auto& [members, seat, code, place] :
         {Case{R"(,"units":[{"id":"x","parent":"y"}])", "{}", "matching.unknown_unit", "units[0].parent"},
          Case{R"(,"units":[{"id":"x","parent":"y"},{"id":"y","parent":"x"}])", "{}", "matching.unit_cycle",
               "units[0].parent"},
          Case{R"(,"units":[{"id":"x","floor":3,"ceiling":2}])", "{}", "matching.unit_range", "units[0]"},
          Case{R"(,"units":[{"id":"x"},{"id":"x"}])", "{}", "matching.duplicate_id", "units[1]"},
          Case{R"(,"units":[{"id":"x","floor":"3"}])", "{}", "matching.not_whole_number", "units[0].floor"},
          Case{R"(,"units":{})", "{}", "matching.not_list", "units"},
          Case{R"(,"units":[{"id":"x"}])", R"({"unit":"y"})", "matching.unknown_unit", "seats[0].unit"},
          Case{"", R"({"place":7})", "matching.not_text", "seats[0].place"},
          Case{R"(,"links":[["a","b"]])", "{}", "matching.not_link", "links[0]"},
          Case{R"(,"links":[["a","z",1]])", "{}", "matching.unknown_person", "links[0]"},
          Case{R"(,"links":[["a","a",1]])", "{}", "matching.link_alone", "links[0]"},
          Case{R"(,"links":[["a","b",-1]])", "{}", "matching.link_range", "links[0]"},
          Case{R"(,"links":[["a","b",1],["b","a",2]])", "{}", "matching.duplicate_link", "links"}}) {
        INFO(members << " " << seat);
        const base::Error error = market_error(market_with(members, seat));
        CHECK(error.code == code);
        CHECK(error.place == place);
    }
    std::string deep = R"(,"units":[{"id":"u0"})";
    for (int level = 1; level <= 70; ++level)
        deep += R"(,{"id":"u)" + std::to_string(level) + R"(","parent":"u)" + std::to_string(level - 1) + R"("})";
    CHECK(market_error(market_with(deep + "]")).code == "matching.unit_cycle");
}
