// Which training brings a person nearer to a seat, and how much nearer.

#include "core/planning/development.hpp"

#include <catch_amalgamated.hpp>

#include "tests/unit/planning/small_office.hpp"

namespace {

planning::Assessment assess(const sample::Office& office) {
    return *planning::Assessment::create(office.registry(), sample::k_today);
}

std::uint32_t row(const planning::Assessment& assessment, records::EntityKind kind, const std::string& key) {
    return static_cast<std::uint32_t>(*assessment.registry().table(kind).row_of(key));
}

/// A desk that asks for integrity, and three clerks on three others, each with one training.
struct Town {
    sample::Office office;
    std::string desk = office.seat("a", {.competencies = "M.01:4"});
    std::string first = office.clerk({.seat = office.seat("b")});
    std::string second = office.clerk({.seat = office.seat("c")});
    std::string third = office.clerk({.seat = office.seat("d")});

    [[nodiscard]] planning::Development ask(const std::string& clerk, std::size_t limit = 10) const {
        const planning::Assessment assessment = assess(office);
        return planning::development(assessment, row(assessment, records::EntityKind::employee, clerk),
                                     row(assessment, records::EntityKind::position, desk),
                                     planning::courses(assessment), limit);
    }
    [[nodiscard]] std::int32_t score(const std::string& clerk) const { return ask(clerk).score; }
};

}  // namespace

TEST_CASE("a course is one whoever took it, in the hours as most took it, and only if it is tagged", "[development]") {
    Town town;
    town.office.training(town.first, {.name = "Pelatihan Integritas", .hours = 10});
    town.office.training(town.second, {.name = "PELATIHAN  INTEGRITAS", .hours = 30, .started_on = "2026-02-01"});
    town.office.training(town.third, {.name = "Pelatihan Integritas", .hours = 24, .is_passed = false});
    town.office.training(town.third, {.name = "Tanpa tanda", .competency = ""});
    town.office.training(town.third, {.name = "Tanpa jam", .hours = 0});
    const auto courses = planning::courses(assess(town.office));
    REQUIRE(courses.size() == 1);
    CHECK(courses[0].name == "PELATIHAN  INTEGRITAS");
    CHECK(courses[0].hours == 24);
    CHECK(courses[0].people == 2);
}

TEST_CASE("the gain is what the score gains once the training is recorded, and so is the place", "[development]") {
    Town town;
    town.office.training(town.first, {.name = "Integritas", .hours = 30});
    town.office.training(town.second, {.name = "Komunikasi", .competency = "M.03", .hours = 30});
    town.office.training(town.third, {.name = "Integritas", .hours = 8, .started_on = "2025-01-01"});
    town.office.training(town.third, {.name = "Tata usaha", .competency = "", .hours = 16, .family = "administration"});

    const planning::Development before = town.ask(town.second);
    CHECK(before.candidates == 3);
    REQUIRE(before.growths.size() == 2);  // integrity 8 hours (the lower median), administration 16 hours
    for (const planning::Growth& growth : before.growths) {
        Town trained = town;
        const planning::Course course = planning::courses(assess(town.office))[growth.course];
        const bool is_integrity = course.name == "Integritas";
        CHECK(growth.closes_gap == is_integrity);
        trained.office.training(town.second, {.name = course.name,
                                              .competency = is_integrity ? "M.01" : "",
                                              .hours = course.hours,
                                              .family = is_integrity ? "" : "administration"});
        const planning::Development after = trained.ask(town.second);
        CHECK(after.score - before.score == growth.gain);
        CHECK(after.place == growth.place);
    }
    CHECK(before.growths[0].gain > before.growths[1].gain);
    const auto ahead = [&](std::int32_t score) {
        return 1 + (town.score(town.first) > score) + (town.score(town.third) > score);
    };
    CHECK(before.place == ahead(before.score));
    CHECK(before.growths[0].place == ahead(before.score + before.growths[0].gain));
}

TEST_CASE("what was passed and is valid is not advised again; what has run out is", "[development]") {
    Town town;
    town.office.training(town.first, {.name = "Integritas"});
    town.office.training(town.second, {.name = "Integritas", .valid_until = "2026-10-31"});
    town.office.training(town.third, {.name = "Integritas", .is_passed = false});
    CHECK(town.ask(town.first).growths.empty());
    CHECK(town.ask(town.second).growths.size() == 1);
    CHECK(town.ask(town.third).growths.size() == 1);
}

TEST_CASE("a level that is held leaves no gap, but the training still counts", "[development]") {
    Town town;
    town.office.training(town.first, {.name = "Integritas"});
    town.office.training(town.second, {.name = "Pidato", .competency = "M.03"});
    const std::int64_t level = GENERATE(3, 4);
    town.office.level(town.second, "M.01", level);
    REQUIRE(town.ask(town.second).growths.size() == 1);
    CHECK(town.ask(town.second).growths[0].closes_gap == (level == 3));
}

TEST_CASE("of courses of one name the best is told, and no more than asked for", "[development]") {
    Town town;
    town.office.training(town.first, {.name = "Layanan", .hours = 10});
    town.office.training(town.third, {.name = "Layanan", .hours = 30, .family = "administration"});
    town.office.training(town.third, {.name = "Arsip", .hours = 5});
    town.office.training(town.second, {.name = "Pidato", .competency = "M.03"});
    const planning::Development found = town.ask(town.second);
    REQUIRE(found.growths.size() == 2);
    CHECK(planning::courses(assess(town.office))[found.growths[0].course].hours == 30);
    CHECK(town.ask(town.second, 1).growths.size() == 1);
}

TEST_CASE("the catalogue's courses come first, in its own hours, with those who took them", "[development]") {
    Town town;
    town.office.course("PL-1", "Integritas", 30);
    town.office.course("PL-2", "Pidato", 24, "M.03");
    town.office.course("PL-3", "Arsip", 0);
    town.office.training(town.first, {.name = "INTEGRITAS", .hours = 10});
    town.office.training(town.second, {.name = "Lain", .hours = 12});
    town.office.training(town.third, {.name = "arsip", .competency = "", .hours = 16});
    const auto courses = planning::courses(assess(town.office));
    REQUIRE(courses.size() == 4);
    CHECK(courses[0] == planning::Course{0, "Integritas", rules::k_unknown, 0, 30, 1});
    CHECK(courses[1] == planning::Course{1, "Pidato", rules::k_unknown, 2, 24, 0});
    CHECK(courses[2] == planning::Course{2, "Arsip", rules::k_unknown, 0, 16, 1});
    CHECK(courses[3] == planning::Course{records::k_no_row, "Lain", rules::k_unknown, 0, 12, 1});
}

TEST_CASE("a course of the catalogue closes a gap though nobody took it, and whoever passed it is not advised it again", "[development]") {
    Town town;
    town.office.course("PL-1", "Integritas", 30);
    town.office.training(town.first, {.name = "integritas", .competency = ""});
    const planning::Development found = town.ask(town.second);
    REQUIRE(found.growths.size() == 1);
    CHECK(found.growths[0].closes_gap);
    Town trained = town;
    trained.office.training(town.second, {.name = "Integritas", .competency = "", .hours = 30});
    CHECK(trained.ask(town.second).score - found.score == found.growths[0].gain);
    CHECK(trained.ask(town.second).growths.empty());
    CHECK(town.ask(town.first).growths.empty());
}

TEST_CASE("of courses that give the same the shorter is told first", "[development]") {
    Town town;
    town.office.course("PL-1", "Panjang", 900);
    town.office.course("PL-2", "Pendek", 80);
    const planning::Development found = town.ask(town.first);
    REQUIRE(found.growths.size() == 2);
    CHECK(found.growths[0].gain == found.growths[1].gain);
    CHECK(found.growths[0].course == 1);
}
