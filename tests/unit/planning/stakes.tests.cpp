// What is at stake, against every answer that could be given.
#include "core/planning/stakes.hpp"

#include <catch_amalgamated.hpp>

#include "tests/unit/planning/small_office.hpp"

namespace {

using planning::Stake;
using records::EntityKind;

struct Asked {
    std::shared_ptr<const records::Registry> registry;
    planning::Assessment assessment;
    std::vector<std::vector<Stake>> people, seats;  // by row
};

Asked ask(const sample::Office& office) {
    auto registry = office.registry();
    auto assessment = planning::Assessment::create(registry, sample::k_today);
    REQUIRE(assessment);
    Asked asked{registry, std::move(*assessment), {}, {}};
    planning::Stakes stakes(asked.assessment);
    for (std::uint32_t row = 0; row < asked.assessment.seating().people(); ++row) asked.people.push_back(stakes.of_person(row));
    for (std::uint32_t row = 0; row < asked.assessment.seating().seats(); ++row) asked.seats.push_back(stakes.of_seat(row));
    return asked;
}

/// What the best plan gains against everybody staying, in points.
std::int64_t gained(const sample::Office& office) {
    const auto plan = planning::make_plan(office.registry(), {.today = sample::k_today});
    REQUIRE(plan);
    std::int64_t sum = 0;
    for (const planning::Move& move : plan->moves) sum += move.score_after - move.score_before;
    return sum;
}

/// The most points at stake in what is missing, of those whose sentence begins so; none: no such thing is missing.
std::optional<std::int32_t> most(const std::vector<Stake>& stakes, std::string_view key) {
    std::optional<std::int32_t> points;
    for (const Stake& stake : stakes)
        if (stake.fact.key.starts_with(key)) points = std::max(points.value_or(0), stake.points);
    return points;
}

}  // namespace

TEST_CASE("no answer about a competence changes what a plan gains by more than is at stake", "[planning]") {
    sample::Office office;
    const std::string a = office.seat("a", {.competencies = "M.01:3"});
    const std::string b = office.seat("b", {.competencies = "M.02:4"});
    (void)office.seat("c", {.competencies = "M.02:3,M.01:2"});
    (void)office.seat("d", {.competencies = "M.01:4"});
    const std::string first = office.clerk({.seat = a});
    const std::string second = office.clerk({.seat = b});
    office.level(second, "M.02", 2);
    office.level(second, "M.01", 3);
    const Asked asked = ask(office);
    const std::int64_t before = gained(office);
    const std::int32_t points = most(asked.people[0], "score.competence").value_or(0);
    REQUIRE(points > 0);
    std::int64_t largest = 0;
    for (std::int64_t one = 1; one <= 5; ++one)
        for (std::int64_t other = 1; other <= 5; ++other) {
            sample::Office answered = office;
            answered.level(first, "M.01", one);
            answered.level(first, "M.02", other);
            largest = std::max(largest, std::abs(gained(answered) - before));
        }
    INFO("at stake " << points << ", changed " << largest);
    CHECK(largest > 0);
    CHECK(largest <= points);
}

TEST_CASE("nothing is at stake where every seat asks the same, or a rule holds the person anyway", "[planning]") {
    for (const bool is_held : {false, true}) {
        sample::Office office;
        const std::string a = office.seat("a", {.competencies = "M.01:3"});
        (void)office.seat("b", {.competencies = is_held ? "M.02:3" : "M.01:3"});
        (void)office.clerk({.seat = a, .since = is_held ? "2026-06-01" : "2020-01-01"});
        const Asked asked = ask(office);
        CHECK(most(asked.people[0], "score.competence") == 0);
        if (is_held) CHECK(most(asked.people[0], "") == 0);
    }
}

TEST_CASE("an undecided rule is worth the move that waits for it", "[planning]") {
    sample::Office office;
    const std::string a = office.seat("a", {.competencies = "M.01:3"});
    const std::string b = office.seat("b", {.competencies = "M.02:3"});
    const std::string clerk = office.clerk({.seat = a, .since = ""});
    office.level(clerk, "M.02", 3);
    office.level(clerk, "M.01", 1);
    const Asked asked = ask(office);
    const auto gain = asked.assessment.scorer().score(0, 1) - asked.assessment.scorer().score(0, 0);
    REQUIRE(gain > planning::PlanOptions{}.least_gain);
    CHECK(most(asked.people[0], "rule.") == gain);
}

TEST_CASE("a seat that misses what tells who may have it is asked about, by the moves that it keeps out", "[planning]") {
    sample::Office office;
    const std::string a = office.seat("a", {.need = 3, .competencies = "M.01:3"});
    (void)office.seat("b", {.need = 2, .competencies = "M.02:3", .kind = "functional"});
    for (int i = 0; i < 3; ++i) {
        const std::string clerk = office.clerk({.seat = a});
        office.level(clerk, "M.02", 3);
        office.level(clerk, "M.01", 1);
    }
    const Asked asked = ask(office);
    REQUIRE(asked.seats.size() == 2);
    const rules::FieldRef level{EntityKind::position, "k-b", "level"};
    const auto stake = std::ranges::find_if(asked.seats[1], [&](const Stake& one) { return one.is_rule && one.field == level; });
    REQUIRE(stake != asked.seats[1].end());
    const auto gain = asked.assessment.scorer().score(0, 1) - asked.assessment.scorer().score(0, 0);
    REQUIRE(gain > 0);
    CHECK(stake->points == 2 * gain);
    for (const auto& person : asked.people)
        for (const Stake& one : person) CHECK((!one.field || one.field->entity != EntityKind::position));
}
