#include "core/records/unit_history.hpp"

#include <catch_amalgamated.hpp>

#include "core/records/seating.hpp"
#include "tests/support/records/builder.hpp"

namespace {

base::Day day(std::string_view text) { return base::parse_iso_day(text).value(); }

/// U is called Satu until 2010, Dua until 2020, Tiga since; it began in 2000 and is closed from 2026 on.
support::Builder unit() {
    support::Builder builder;
    builder.add("unit", {{"unit_id", "U"}, {"name", "Tiga"}, {"parent_id", "P"}, {"valid_from", "2000-01-01"}, {"closed_on", "2026-01-01"}});
    builder.add("unit_history", {{"unit_id", "U"}, {"until", "2020-01-01"}, {"name", "Dua"}, {"parent_id", "Q"}});
    builder.add("unit_history", {{"unit_id", "U"}, {"until", "2010-01-01"}, {"name", "Satu"}});
    builder.add("unit_history", {{"unit_id", "U2"}, {"until", "2024-01-01"}, {"name", "Lain"}});
    return builder;
}

}  // namespace

TEST_CASE("a unit is called what it was called until the next change, and is there between beginning and closing", "[records][unit]") {
    const support::Builder builder = unit();
    const records::Record& one = *builder.registry().table(records::EntityKind::unit).find("U");
    struct Line {
        const char *day, *name, *parent;
        bool exists;
    };
    const Line line = GENERATE(values<Line>({{"1999-12-31", "Satu", "", false},
                                             {"2000-01-01", "Satu", "", true},
                                             {"2009-12-31", "Satu", "", true},
                                             {"2010-01-01", "Dua", "Q", true},
                                             {"2020-01-01", "Tiga", "P", true},
                                             {"2025-12-31", "Tiga", "P", true},
                                             {"2026-01-01", "Tiga", "P", false}}));
    INFO(line.day);
    const records::UnitThen then = records::unit_as_of(builder.registry(), one, day(line.day));
    CHECK(then.name == line.name);
    CHECK(then.parent == line.parent);
    CHECK(then.exists == line.exists);
    CHECK(records::last_change(builder.registry(), one) == day("2020-01-01"));
}

TEST_CASE("the successor is the first open unit of the chain; a circle and a dead end have none", "[records][unit]") {
    support::Builder builder;
    const auto closed = [&](const char* id, const char* next) { builder.add("unit", {{"unit_id", id}, {"name", id}, {"closed_on", "2024-01-01"}, {"successor_id", next}}); };
    closed("A", "B"), closed("B", "C"), closed("X", "Y"), closed("Y", "X"), closed("Z", "gone"), closed("N", "");
    builder.add("unit", {{"unit_id", "C"}, {"name", "C"}});
    const auto next = [&](const char* id, const char* on) {
        const records::Record* found = records::successor(builder.registry(), *builder.registry().table(records::EntityKind::unit).find(id), day(on));
        return found == nullptr ? std::string() : found->key;
    };
    CHECK(next("A", "2024-01-01") == "C");
    CHECK(next("A", "2023-12-31") == "A");
    CHECK(next("C", "2026-01-01") == "C");
    for (const char* id : {"X", "Y", "Z", "N"}) CHECK(next(id, "2026-01-01").empty());
}

TEST_CASE("a closed unit has no seats from its day on, and its name belongs to the unit that is left", "[records][unit]") {
    support::Builder builder = unit();
    builder.add("unit", {{"unit_id", "V"}, {"name", "TIGA"}});
    builder.add("position", {{"position_id", "p1"}, {"unit_id", "U"}, {"title", "Analis"}, {"need", "2"}});
    builder.add("position", {{"position_id", "p2"}, {"unit_id", "V"}, {"title", "Analis"}, {"need", "1"}});
    builder.add("employee", {{"employee_number", "1"}, {"unit_id", "U"}, {"job_title", "Analis"}});
    builder.add("employee", {{"employee_number", "2"}, {"unit_name", "Tiga"}, {"job_title", "Analis"}});
    const auto before = records::Seating::of(builder.registry(), day("2025-12-31"));
    CHECK(before.count(0).need == 2);
    CHECK(before.seat_of(0) == 0);
    CHECK(before.how(1) == records::Seated::unit_ambiguous);
    const auto after = records::Seating::of(builder.registry(), day("2026-01-01"));
    CHECK(after.count(0).need == 0);
    CHECK(after.count(0).incumbents == 0);
    CHECK(after.how(0) == records::Seated::unit_closed);
    CHECK(after.unit_of_person(0) == 0);
    CHECK(after.seat_of(1) == 1);
}
