#include <catch_amalgamated.hpp>

#include "core/base/json.hpp"
#include "core/matching/mechanism.hpp"
#include "core/planning/plan_format.hpp"
#include "core/planning/why.hpp"
#include "tests/unit/planning/small_office.hpp"

namespace {

planning::Plan plan_by(const sample::Office& office, const std::string& mechanism) {
    auto plan = planning::make_plan(office.registry(), {.mechanism = mechanism, .today = sample::k_today});
    REQUIRE(plan);
    return std::move(*plan);
}

std::string seat_of(const planning::Plan& plan, std::size_t person) {
    return plan.market.seat_name(plan.matching.seat_of[person]);
}

bool is_valid(const base::Json& json) { return planning::verify_plan(base::to_text(json)).has_value(); }

/// Anna (0) and Budi (1) live at each other's office and wish to exchange.
sample::Office exchange() {
    sample::Office office;
    const auto north = office.seat("north", {.district = "1373.04"});
    const auto south = office.seat("south", {.district = "1373.03"});
    (void)office.clerk({.seat = north, .wishes_for = south});
    (void)office.clerk({.seat = south, .wishes_for = north});
    return office;
}

}  // namespace

TEST_CASE("a plan of every mechanism is written, read, and verified as what it is", "[planning]") {
    const sample::Office office = exchange();
    for (const matching::Mechanism mechanism : matching::k_mechanisms) {
        const std::string name(matching::mechanism_name(mechanism));
        INFO(name);
        const planning::Plan plan = plan_by(office, name);
        const std::string text = planning::write_plan(plan);
        CHECK(planning::verify_plan(text).has_value());
        const auto read = planning::read_plan(text);
        REQUIRE(read);
        CHECK(read->matching == plan.matching);
        CHECK(planning::write_plan(*read) == text);
        CHECK(seat_of(plan, 0) == "k-south");  // both seats gain as well

        const base::Json json = *base::parse_json(text);
        base::Json wrong = json;
        std::swap(wrong["matching"]["assignment"].front(), wrong["matching"]["assignment"].back());
        CHECK_FALSE(is_valid(wrong));
        wrong = json;
        wrong["options"]["mechanism"] = name == "optimal" ? "block-exchange" : "optimal";
        CHECK(planning::verify_plan(base::to_text(wrong)).error().code == "planning.verify.differs");
    }
}

TEST_CASE("under a mechanism of wishes nobody leaves a seat below its least number of people", "[planning]") {
    for (const std::string mechanism : {"deferred-acceptance", "top-trading-cycles"}) {
        INFO(mechanism);
        sample::Office office;
        const auto home = office.seat("home", {.need = 3, .min_staff = 2, .district = "1373.03"});
        const auto away = office.seat("away", {.need = 3, .district = "1373.04"});
        for (int i = 0; i < 3; ++i) (void)office.clerk({.seat = home, .wishes_for = away});
        const planning::Plan plan = plan_by(office, mechanism);
        CHECK(plan.moves.size() == 1);
        CHECK(std::ranges::count(plan.people, true, &planning::PersonInfo::is_kept) == 2);
        const std::string text = planning::write_plan(plan);
        CHECK(planning::verify_plan(text).has_value());
        CHECK(planning::write_plan(*planning::read_plan(text)) == text);

        base::Json wrong = *base::parse_json(text);
        for (base::Json& person : wrong["people"])
            if (person["employee"] == wrong["moves"][0]["employee"]) person["kept"] = true;
        CHECK(planning::verify_plan(base::to_text(wrong)).error().code == "planning.verify.kept");
    }
}

TEST_CASE("a plan by wishes is explained by what decided it", "[planning]") {
    using Kind = matching::Reason::Kind;
    sample::Office office = exchange();
    const auto third = office.seat("third", {.need = 1, .district = "1373.04"});
    (void)office.clerk({.seat = third, .wishes_for = "k-south"});  // Cici (2) wants Budi's seat too
    const auto kind_for = [&](const std::string& mechanism) {
        const auto plan = std::make_shared<const planning::Plan>(plan_by(office, mechanism));
        auto explainer = planning::PlanExplainer::create(plan);
        REQUIRE(explainer);
        CHECK(explainer->displaced(2, 1).empty());
        const auto seats = explainer->seats_for(2);
        REQUIRE(!seats.empty());
        REQUIRE(seats.front().reason);
        CHECK(plan->market.seat_name(seats.front().seat) == "k-south");
        CHECK_FALSE(seats.front().missing);
        const auto people = explainer->people_for(seats.front().seat, 10);
        REQUIRE(people.size() >= 2);
        CHECK(people.front().reason);
        return seats.front().reason->kind;
    };
    CHECK(kind_for("deferred-acceptance") == Kind::outranked);
    CHECK(kind_for("top-trading-cycles") == Kind::taken);
    CHECK(kind_for("block-exchange") == Kind::no_exchange);  // Anna came in exchange for Budi
}
