#include "core/matching/format.hpp"

#include <catch_amalgamated.hpp>

#include "core/base/json.hpp"
#include "core/base/message.hpp"
#include "core/matching/mechanism.hpp"
#include "core/matching/verify.hpp"

using namespace matching;

namespace {

constexpr const char* k_small = R"({"format":"serasi-market/1",
    "people":[{"id":"e2","current":"s1"},{"id":"e1","current":null,"prefers":["s2","s1"]},{"id":"e3","may_stay":false}],
    "seats":[{"id":"s2","must_fill":true},{"id":"s1","slots":2,"ranks":["e2","e1"]},{"id":"s3","slots":3,"floor":1}],
    "scores":[["e2","s2",870],["e1","s1",10],["e3","s3",5],["e1","s3",1]],"comment":"ignored"})";

base::Error market_error(const std::string& text) {
    const auto market = read_market(text);
    REQUIRE(!market);
    return market.error();
}

std::string with(const std::string& people, const std::string& seats, const std::string& scores) {
    return R"({"format":"serasi-market/1","people":[)" + people + R"(],"seats":[)" + seats + R"(],"scores":[)" +
           scores + "]}";
}

}  // namespace

TEST_CASE("a market is read by ascending id, with its defaults", "[matching]") {
    const auto market = read_market(k_small);
    REQUIRE(market);
    CHECK(market->names.people == std::vector<std::string>{"e1", "e2", "e3"});
    CHECK(market->names.seats == std::vector<std::string>{"s1", "s2", "s3"});
    CHECK(market->current == std::vector<std::int32_t>{k_unplaced, 0, k_unplaced});
    CHECK(market->may_stay == std::vector<std::uint8_t>{1, 1, 0});
    CHECK(market->seats == std::vector<Seat>{{2, 0}, {1, 1}, {3, 1}});
    CHECK(market->wishes[0] == std::vector<std::int32_t>{1, 0});
    CHECK(!market->wishes[1]);
    CHECK(market->ranks[0] == std::vector<std::int32_t>{1, 0});
    CHECK(market->score(1, 0) == 0);
    CHECK(market->score(1, 1) == 870);
    CHECK(market->score(0, k_unplaced) == 0);
    CHECK(!market->score(1, k_unplaced));
    CHECK(!market->score(2, 0));
    CHECK(market->wish_rank(0, 0) == 1);
    CHECK(market->wish_rank(0, 2) == 2);
}

TEST_CASE("a written market reads back as the same text", "[matching]") {
    const auto market = read_market(k_small);
    REQUIRE(market);
    const std::string text = write_market(*market);
    CHECK(write_market(*read_market(text)) == text);
}

TEST_CASE("a matching carries what design and scripts rely on, and reads back", "[matching]") {
    const auto market = read_market(k_small);
    const auto plan = solve_optimal(*market);
    REQUIRE(plan);
    auto explainer = Explainer::create(*market, *plan);
    REQUIRE(explainer);
    const std::string text = write_matching(*market, *plan, &*explainer);
    const auto json = *base::parse_json(text);
    CHECK(json.at("format") == "serasi-matching/1");
    CHECK(json.at("mechanism") == "optimal");
    CHECK(json.at("assignment") == *base::parse_json(R"({"e1":"s1","e2":"s2","e3":"s3"})"));
    CHECK(json.at("objective") == 885);
    CHECK(json.at("moves") == 3);
    CHECK(json.at("properties").at("individually_rational") == true);
    CHECK(json.at("certificate").at("people").size() == 3);
    CHECK(json.at("certificate").at("seats").size() == 3);
    CHECK(json.at("certificate").at("per_move") == 0);
    CHECK(!json.at("certificate").contains("gap"));
    CHECK(json.at("missing").size() == 4);
    CHECK(json.at("if_person_leaves").at("e3") == 14);
    CHECK(json.at("if_person_leaves").at("e2").is_null());
    const auto again = read_matching(text, *market);
    REQUIRE(again);
    CHECK(*again == *plan);
    CHECK(verify(*market, *again));
}

TEST_CASE("a limit without exact proof is written with its bound and gap", "[matching]") {
    const auto market = read_market(with(R"({"id":"a","current":"s"},{"id":"b","current":"t"})",
                                         R"({"id":"s"},{"id":"t"})", R"(["a","t",50],["b","s",49])"));
    const auto plan = solve_optimal(*market, {.max_moves = 1});
    REQUIRE(plan);
    const auto json = *base::parse_json(write_matching(*market, *plan));
    CHECK(json.at("objective") == 0);
    CHECK(json.at("max_moves") == 1);
    CHECK(json.at("certificate").at("bound") == 50);
    CHECK(json.at("certificate").at("gap") == 50);
    CHECK(json.at("proven_by_search") == true);
    const auto again = read_matching(json.dump(), *market);
    REQUIRE(again);
    CHECK(*again == *plan);
}

TEST_CASE("a person who ends on a seat liked less than the old one is reported", "[matching]") {
    const auto rational = [](const std::string& text) {
        const auto market = read_market(text);
        REQUIRE(market);
        return base::parse_json(write_matching(*market, *solve_optimal(*market)))
            ->at("properties")
            .at("individually_rational")
            .get<bool>();
    };
    const std::string seats = R"({"id":"s"},{"id":"t"})";
    CHECK(rational(with(R"({"id":"a","current":"s"})", seats, R"(["a","s",1],["a","t",9])")));
    CHECK(!rational(with(R"({"id":"a","current":"s","prefers":["s","t"]})", seats, R"(["a","s",1],["a","t",9])")));
    CHECK(rational(with(R"({"id":"a","current":"s","prefers":["t"]})", seats, R"(["a","s",1],["a","t",9])")));
    CHECK(!rational(with(R"({"id":"a","current":"s","prefers":[]})", seats, R"(["a","s",1],["a","t",9])")));
    CHECK(!rational(with(R"({"id":"a","current":"s","may_stay":false})", seats, R"(["a","s",9],["a","t",1])")));
}

TEST_CASE("a bad market gives one error with its place, and a sentence in both languages", "[matching]") {
    const std::string person = R"({"id":"e1"})";
    const std::string seat = R"({"id":"s1"})";
    struct Case {
        std::string text;
        const char* code;
        const char* place;
    };
    const std::vector<Case> cases = {
        {"", "json.syntax", "1:1"},
        {"[]", "matching.format", "format"},
        {R"({"format":"serasi-market/2"})", "matching.format", "format"},
        {R"({"format":"serasi-market/1"})", "matching.member_missing", "people"},
        {R"({"format":"serasi-market/1","people":{}})", "matching.not_list", "people"},
        {with("7", seat, ""), "matching.not_object", "people[0]"},
        {with(R"({"id":7})", seat, ""), "matching.not_text", "people[0].id"},
        {with(person + "," + person, seat, ""), "matching.duplicate_id", "people[1]"},
        {with(person, seat + "," + seat, ""), "matching.duplicate_id", "seats[1]"},
        {with(R"({"id":"e1","current":"s9"})", seat, ""), "matching.unknown_seat", "people[0].current"},
        {with(R"({"id":"e1","current":3})", seat, ""), "matching.unknown_seat", "people[0].current"},
        {with(R"({"id":"e1","may_stay":1})", seat, ""), "matching.not_true_false", "people[0].may_stay"},
        {with(R"({"id":"e1","prefers":"s1"})", seat, ""), "matching.not_list", "people[0].prefers"},
        {with(R"({"id":"e1","prefers":["s1","s2"]})", seat, ""), "matching.unknown_seat", "people[0].prefers[1]"},
        {with(R"({"id":"e1","prefers":["s1","s1"]})", seat, ""), "matching.duplicate_wish", "people[0].prefers"},
        {with(person, R"({"id":"s1","ranks":["e1","e2"]})", ""), "matching.unknown_person", "seats[0].ranks[1]"},
        {with(person, R"({"id":"s1","ranks":["e1","e1"]})", ""), "matching.duplicate_rank", "seats[0].ranks"},
        {with(person, R"({"id":"s1","slots":-1})", ""), "matching.slots_range", "seats[0].slots"},
        {with(person, R"({"id":"s1","slots":1000000001})", ""), "matching.slots_range", "seats[0].slots"},
        {with(person, R"({"id":"s1","slots":1.5})", ""), "matching.not_whole_number", "seats[0].slots"},
        {with(person, R"({"id":"s1","floor":2})", ""), "matching.floor_range", "seats[0].floor"},
        {with(person, R"({"id":"s1","must_fill":"yes"})", ""), "matching.not_true_false", "seats[0].must_fill"},
        {with(person, seat, "3"), "matching.not_score", "scores[0]"},
        {with(person, seat, R"(["e1","s1"])"), "matching.not_score", "scores[0]"},
        {with(person, seat, R"(["e1","s1",1],["e9","s1",1])"), "matching.unknown_person", "scores[1]"},
        {with(person, seat, R"(["e1","s9",1])"), "matching.unknown_seat", "scores[0]"},
        {with(person, seat, R"(["e1","s1","1"])"), "matching.not_whole_number", "scores[0]"},
        {with(person, seat, R"(["e1","s1",1e3])"), "matching.not_whole_number", "scores[0]"},
        {with(person, seat, R"(["e1","s1",1000000001])"), "matching.score_range", "scores[0]"},
        {with(person, seat, R"(["e1","s1",99999999999999999999])"), "matching.not_whole_number", "scores[0]"},
        {with(person, seat, R"(["e1","s1",1],["e1","s1",2])"), "matching.duplicate_pair", "scores[1]"},
    };
    for (const Case& bad : cases) {
        INFO(bad.text);
        const base::Error error = market_error(bad.text);
        CHECK(error.code == bad.code);
        CHECK(error.place == bad.place);
        for (const base::Language language : {base::Language::indonesian, base::Language::english}) {
            const auto catalog = base::Catalog::load(language);
            CHECK(catalog.has("error." + error.code));
            CHECK(catalog.has("error." + error.code + ".remedy"));
            for (const base::Arg& arg : error.args)
                CHECK(catalog.render(error).find("{" + arg.name + "}") == std::string::npos);
        }
    }
}

TEST_CASE("a billion slots cost nothing", "[matching]") {
    const auto market = read_market(with(R"({"id":"e1"})", R"({"id":"s1","slots":1000000000})", R"(["e1","s1",3])"));
    REQUIRE(market);
    const auto plan = solve_optimal(*market);
    REQUIRE(plan);
    CHECK(plan->objective == 3);
    CHECK(verify(*market, *plan));
}

TEST_CASE("a bad matching gives one error with its place", "[matching]") {
    const auto market = read_market(with(R"({"id":"e1"},{"id":"e2"})", R"({"id":"s1"})", R"(["e1","s1",3])"));
    REQUIRE(market);
    const std::string good = write_matching(*market, *solve_optimal(*market));
    const auto changed = [&](auto change) {
        auto json = *base::parse_json(good);
        change(json);
        const auto read = read_matching(json.dump(), *market);
        return read ? std::string("accepted") : read.error().code + " " + read.error().place;
    };
    CHECK(changed([](base::Json&) {}) == "accepted");
    CHECK(changed([](base::Json& json) { json["format"] = "x"; }) == "matching.format format");
    CHECK(changed([](base::Json& json) { json["mechanism"] = "lottery"; }) ==
          "matching.mechanism_unavailable mechanism");
    CHECK(changed([](base::Json& json) { json.erase("assignment"); }) == "matching.not_object assignment");
    CHECK(changed([](base::Json& json) { json["assignment"].erase("e2"); }) == "matching.person_missing assignment");
    CHECK(changed([](base::Json& json) { json["assignment"]["e3"] = nullptr; }) ==
          "matching.unknown_person assignment.e3");
    CHECK(changed([](base::Json& json) { json["assignment"]["e1"] = "s7"; }) == "matching.unknown_seat assignment.e1");
    CHECK(changed([](base::Json& json) { json["objective"] = "3"; }) == "matching.not_whole_number objective");
    CHECK(changed([](base::Json& json) { json["max_moves"] = nullptr; }) == "matching.not_whole_number max_moves");
    CHECK(changed([](base::Json& json) { json["certificate"].erase("seats"); }) ==
          "matching.not_object certificate.seats");
    CHECK(changed([](base::Json& json) { json["certificate"]["seats"]["s1"] = 0.5; }) ==
          "matching.not_whole_number certificate.seats.s1");
    CHECK(changed([](base::Json& json) { json["certificate"]["people"]["e9"] = 1; }) ==
          "matching.unknown_person certificate.people");
    CHECK(changed([](base::Json& json) { json["certificate"]["people"].erase("e2"); }) == "accepted");
}

TEST_CASE("a mechanism that is not there is refused by name", "[matching]") {
    const auto market = read_market(with("", "", ""));
    REQUIRE(market);
    CHECK(solve_optimal(*market)->objective == 0);
    for (const Mechanism mechanism : k_mechanisms) CHECK(find_mechanism(mechanism_name(mechanism)) == mechanism);
    const auto refused = find_mechanism("boston");
    REQUIRE(!refused);
    CHECK(refused.error().code == "matching.mechanism_unavailable");
    CHECK(refused.error().args == std::vector<base::Arg>{{"mechanism", "boston"}});
    CHECK(run_mechanism(*market, Mechanism::optimal, {.max_moves = -1}).error().code == "matching.max_moves_range");
}
