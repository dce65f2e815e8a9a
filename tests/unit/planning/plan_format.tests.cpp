#include <catch_amalgamated.hpp>

#include "core/base/json.hpp"
#include "core/planning/plan_format.hpp"
#include "tests/unit/planning/sample_plan.hpp"

namespace {

base::Json written() { return *base::parse_json(planning::write_plan(sample::plan_of(sample::two_chains()))); }

std::string verdict(const base::Json& json) {
    const auto result = planning::verify_plan(base::to_text(json));
    return result ? "valid" : result.error().code;
}

}  // namespace

TEST_CASE("the sample plan has the chains it is meant to have", "[planning][format]") {
    const planning::Plan plan = sample::plan_of(sample::two_chains());
    CHECK(plan.summary.moves == 4);
    CHECK(plan.summary.chains == 2);
    CHECK(plan.summary.exchanges == 1);
    CHECK(plan.summary.fit_before == (10'000 + 20'000 + 30'000 + 15'000) / 4);
    CHECK(plan.summary.fit_after == (70'000 + 50'000 + 90'000 + 65'000) / 4);
    CHECK(plan.summary.vacancies_before == 1);
    CHECK(plan.summary.vacancies_after == 1);
    CHECK(plan.moves.front().person == 0);  // equal gains: by person
}

TEST_CASE("a written plan reads back as itself and is valid", "[planning][format]") {
    const planning::Plan plan = sample::plan_of(sample::two_chains());
    const std::string text = planning::write_plan(plan);
    CHECK(planning::verify_plan(text).has_value());
    const auto read = planning::read_plan(text);
    REQUIRE(read);
    CHECK(planning::write_plan(*read) == text);
    CHECK(read->matching == plan.matching);
    CHECK(read->moves == plan.moves);
    CHECK(read->chains == plan.chains);
    CHECK(read->summary == plan.summary);
    CHECK(read->units == plan.units);
    CHECK(read->people == plan.people);
    CHECK(read->seats == plan.seats);
    CHECK(read->weights == plan.weights);
    CHECK(read->evidence == plan.evidence);
    CHECK(read->options.today == plan.options.today);
    CHECK(planning::plan_hash(*read) == planning::plan_hash(plan));
}

TEST_CASE("a move is sure while nothing that is missing can make it a loss", "[planning][format]") {
    planning::Plan plan = sample::plan_of(sample::two_chains());
    CHECK(plan.summary.sure == 4);
    plan.evidence[0].open = {{"study", -59'999, 1, 20'000}};   // gains 60,000
    plan.evidence[1].open = {{"study", -40'000, 20'001, 20'001}};
    planning::derive_figures(plan);
    CHECK((plan.moves[0].worst_gain == 0 && plan.moves[0].best_gain == 79'999 && plan.moves[0].is_sure()));
    CHECK((plan.moves[1].worst_gain == plan.moves[1].score_after - plan.moves[1].score_before - 60'001));
    CHECK_FALSE(plan.moves[1].is_sure());
    CHECK(plan.summary.sure == 3);

    plan.evidence[0].open = {{"study", -39'999, 1, 20'000}};
    planning::derive_figures(plan);
    const std::string text = planning::write_plan(plan);
    CHECK(planning::verify_plan(text).has_value());
    const auto read = planning::read_plan(text);
    REQUIRE(read);
    CHECK((read->moves == plan.moves && read->evidence == plan.evidence && read->summary == plan.summary));
    base::Json json = *base::parse_json(text);
    CHECK(json["moves"][0]["open"]["study"] == base::Json({-39'999, 1, 20'000}));
    for (const base::Json& range : {base::Json({2, 1, 3}), base::Json({0, 4, 3}), base::Json({-40'001, 1, 3}), base::Json({0, 1, 40'001})}) {
        json["moves"][0]["open"]["study"] = range;
        CHECK(verdict(json) == "planning.verify.open");
    }
    for (const base::Json& range : {base::Json({1, 2}), base::Json({1, 2, "3"}), base::Json(3), base::Json({1, 2, 300'000})}) {
        json["moves"][0]["open"]["study"] = range;
        CHECK(verdict(json) == "planning.plan_format");
    }
}

TEST_CASE("a file from before moves were called sure is still valid", "[planning][format]") {
    base::Json json = written();
    json["summary"].erase("sure");
    CHECK(verdict(json) == "valid");
}

TEST_CASE("the file keeps the members that scripts rely on", "[planning][format]") {
    const base::Json json = written();
    CHECK(base::get_string(json, "format") == "serasi-plan/1");
    const base::Json& move = json["moves"][0];
    CHECK(move["employee"] == "p000");
    CHECK(move["from"] == "s000");
    CHECK(move["to"] == "s001");
    CHECK(move["score"] == 70'000);
    CHECK(move["parts"] == base::Json({{"competence", 60'000}, {"study", 10'000}}));
    CHECK(move["rules"][0]["id"] == "P09");
    CHECK(move["rules"][0]["outcome"] == "pass");
    CHECK(json["inputs"]["pns.csv"] == std::string(64, '0'));
}

TEST_CASE("every single corruption of assignment, price, move, part or figure is caught", "[planning][format]") {
    SECTION("assignment") {
        for (const char* person : {"p000", "p001", "p002", "p003"})
            for (const char* seat : {"s000", "s001", "s002", "s003", "s004"}) {
                base::Json json = written();
                auto& held = json["matching"]["assignment"][person];
                if (held == seat) continue;
                held = seat;
                INFO(person << " to " << seat);
                CHECK(verdict(json) != "valid");
            }
    }
    SECTION("prices") {
        for (const char* side : {"people", "seats"}) {
            const base::Json prices = written()["matching"]["certificate"][side];
            for (auto price = prices.begin(); price != prices.end(); ++price)
                for (const int delta : {-1, 1, 1000}) {
                    base::Json json = written();
                    json["matching"]["certificate"][side][price.key()] = price.value().get<std::int64_t>() + delta;
                    INFO(side << " " << price.key() << " " << delta);
                    CHECK(verdict(json) != "valid");
                }
        }
        base::Json json = written();
        json["matching"]["certificate"]["per_move"] = 1;
        CHECK(verdict(json) != "valid");
    }
    SECTION("moves") {
        for (std::size_t at = 0; at < 4; ++at) {
            for (const char* member : {"score", "score_before"}) {
                base::Json json = written();
                json["moves"][at][member] = json["moves"][at][member].get<std::int64_t>() + 1;
                CHECK(verdict(json) == "planning.verify.differs");
            }
            for (const char* member : {"from", "to"}) {
                base::Json json = written();
                json["moves"][at][member] = json["moves"][at][member] == "s000" ? "s001" : "s000";
                CHECK(verdict(json) == "planning.verify.differs");
            }
            for (const char* part : {"competence", "study"}) {
                base::Json json = written();
                json["moves"][at]["parts"][part] = json["moves"][at]["parts"][part].get<std::int64_t>() - 1;
                CHECK(verdict(json).starts_with("planning.verify.part"));
            }
            base::Json added = written();
            added["moves"][at]["parts"]["bonus"] = 1;
            CHECK(verdict(added) == "planning.verify.parts");
            base::Json shut = written();
            shut["moves"][at]["rules"][0]["outcome"] = "fail";
            CHECK(verdict(shut) == "planning.verify.gate");
            base::Json removed = written();
            removed["moves"].erase(at);
            CHECK(verdict(removed) == "planning.verify.differs");
        }
    }
    SECTION("a move that gains less than the plan promises, unless the seat must be filled") {
        base::Json json = written();
        json["options"]["least_gain"] = 30'000;  // p000 and p002 gain 60,000, p001 gains 30,000, p003 50,000
        CHECK(verdict(json) == "valid");
        json["options"]["least_gain"] = 30'001;
        CHECK(verdict(json) == "planning.verify.gain");
        json["seats"][0]["must_fill"] = true;  // where p001 goes
        json["summary"]["must_fill"] = 1;
        json["summary"]["must_fill_filled"] = 1;
        CHECK(verdict(json) == "valid");
    }
    SECTION("a part above its weight cannot be balanced by another") {
        base::Json json = written();
        json["moves"][0]["parts"]["competence"] = 60'001;
        json["moves"][0]["parts"]["study"] = 9'999;
        CHECK(verdict(json) == "planning.verify.part");
    }
    SECTION("figures") {
        const base::Json summary = written()["summary"];
        for (auto figure = summary.begin(); figure != summary.end(); ++figure) {
            if (figure.key() == "unseated") continue;  // nothing in the file says it twice
            base::Json json = written();
            json["summary"][figure.key()] = figure.value().get<std::int64_t>() + 1;
            INFO(figure.key());
            CHECK(verdict(json) == "planning.verify.differs");
        }
        base::Json json = written();
        json["hash"] = std::string(64, 'a');
        CHECK(verdict(json) == "planning.verify.differs");
    }
}

TEST_CASE("what is not a plan is refused by the member at fault", "[planning][format]") {
    const auto place = [](const base::Json& json) {
        const auto plan = planning::read_plan(base::to_text(json));
        REQUIRE_FALSE(plan);
        return plan.error().code + " " + plan.error().place;
    };
    base::Json json = written();
    SECTION("format") {
        json["format"] = "serasi-plan/2";
        CHECK(place(json) == "planning.plan_format format");
    }
    SECTION("no market") {
        json.erase("market");
        CHECK(place(json) == "planning.plan_format market");
    }
    SECTION("no moves") {
        json.erase("moves");
        CHECK(place(json) == "planning.plan_format moves");
    }
    SECTION("people of another market") {
        json["people"][2]["employee"] = "p009";
        CHECK(place(json) == "planning.plan_format people[2].employee");
    }
    SECTION("need of a seat") {
        json["seats"][1]["need"] = -1;
        CHECK(place(json) == "planning.plan_format seats[1].need");
    }
    SECTION("fractional part") {
        json["moves"][1]["parts"]["study"] = 1.5;
        CHECK(place(json) == "planning.plan_format moves[1].parts.study");
    }
    SECTION("unknown outcome") {
        json["moves"][1]["rules"][0]["outcome"] = "maybe";
        CHECK(place(json) == "planning.plan_format moves[1].rules[0].outcome");
    }
    SECTION("market inside") {
        json["market"]["scores"][0][2] = "x";
        CHECK(place(json).starts_with("matching."));
        CHECK(place(json).ends_with("market.scores[0]"));
    }
    SECTION("empty, array, text") {
        for (const char* text : {"", "[]", "\"plan\"", "null", "{}"}) CHECK_FALSE(planning::read_plan(text));
    }
}

TEST_CASE("the sheet has one row a move, in the order of the chains, and no formula", "[planning][format]") {
    planning::Plan plan = sample::plan_of(sample::two_chains());
    plan.people[0].name = "=HYPERLINK(\"x\")";
    plan.seats[1].title = "Kepala; Seksi";
    const std::string sheet = planning::plan_csv(plan, base::Language::indonesian);
    CHECK(sheet.starts_with("\xEF\xBB\xBFRantai;Langkah;NIP;Nama;"));
    CHECK(std::ranges::count(sheet, '\n') == 5);
    CHECK(sheet.contains("\"'=HYPERLINK(\"\"x\"\")\""));
    CHECK(sheet.contains("\"Kepala; Seksi\""));
    CHECK(sheet.contains("\r\n1;1;p000;"));
}
