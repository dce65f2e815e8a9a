#include "tests/unit/scoring/table.hpp"

using namespace support;
using scoring::PartKind;

namespace {

auto wish(const char* order, const char* kind, const char* wanted) {
    return fields("wish", {{"order", order}, {"kind", kind}, {"target", wanted}});
}

auto active(Row row) { return fields("community", row); }

const Row k_youth = {{"organisation", "Karang Taruna"},
                     {"service", "transport"},
                     {"district", "1373.01"},
                     {"from_year", "2022"},
                     {"to_year", "2026"},
                     {"verifier", "Lurah"}};

Row changed(Row row, const char* field, const char* value) {
    for (auto& [name, text] : row) {
        if (name == field) text = value;
    }
    return row;
}

}  // namespace

TEST_CASE("interest: the best met wish by kind and order; 10,000 points") {
    check(PartKind::interest,
          GENERATE(values<PartLine>({
              {"none stated", {}, "missing", 0, 5000, 10000},
              known("this seat first", wish("1", "position", "target"), "met", 10000),
              known("this seat last", wish("5", "position", "target"), "met", 8000),
              known("this unit first", wish("1", "unit", "u2"), "met", 9000),
              known("the district", wish("1", "district", "1373.01"), "met", 7000),
              known("the family, second", wish("2", "job_family", "administration"), "met", 6500),
              known("the better of two", all({wish("1", "district", "1373.01"), wish("2", "position", "target")}),
                    "met", 9500),
              known("another district", wish("1", "district", "1373.04"), "unmet", 0),
              known("to stay, for another seat", wish("1", "stay", ""), "unmet", 0),
              known("to stay, for the own seat", wish("1", "stay", ""), "stay", 10000, "own"),
              {"a target nobody knows", wish("1", "position", "p999"), "missing", 0, 5000, 10000},
              known("the agency above",
                    all({[](Builder& world) {
                             world.add("unit", {{"unit_id", "u0"}, {"name", "Pemko"}});
                             world.add("unit", {{"unit_id", "u2"}, {"parent_id", "u0"}});
                         },
                         wish("1", "unit", "u0")}),
                    "met", 9000),
              known("a unit below is not the unit",
                    all({[](Builder& world) { world.add("unit", {{"unit_id", "u3"}, {"parent_id", "u2"}}); },
                         wish("1", "unit", "u3")}),
                    "unmet", 0),
              known("units in a cycle",
                    all({[](Builder& world) {
                             world.add("unit", {{"unit_id", "u1"}, {"parent_id", "u2"}});
                             world.add("unit", {{"unit_id", "u2"}, {"parent_id", "u1"}});
                         },
                         wish("1", "unit", "u2")}),
                    "met", 9000),
          })));
}

TEST_CASE("the first wish that a seat meets is told") {
    Builder world = staff_world();
    all({wish("2", "district", "1373.01"), wish("3", "position", "target"), wish("1", "stay", "")})(world);
    const auto scorer = score_of(world);
    const auto row = world.row("employee", k_person);
    CHECK(scorer.wish_order(row, world.row("position", "target")) == 2);
    CHECK(scorer.wish_order(row, world.row("position", "own")) == 1);
    CHECK(score_of(staff_world()).wish_order(0, 0) == 0);
}

TEST_CASE("community: service and district by length, in part while unverified; 5,000 points") {
    check(PartKind::community,
          GENERATE(values<PartLine>({
              {"none recorded", {}, "missing", 0, 2500, 5000},
              known("service and district, five years", active(k_youth), "both", 5000),
              known("one year", active(changed(k_youth, "from_year", "2026")), "both", 1000),
              known("six years count as five", active(changed(k_youth, "from_year", "2021")), "both", 5000),
              known("still active", active(changed(k_youth, "to_year", "")), "both", 5000),
              known("the service only", active(changed(k_youth, "district", "1373.04")), "service", 3000),
              known("the district only", active(changed(k_youth, "service", "health")), "district", 2000),
              known("neither", active(changed(changed(k_youth, "service", "health"), "district", "outside")),
                    "unrelated", 0),
              {"unverified", active(changed(k_youth, "verifier", "")), "unverified", 0, 2500, 5000},
              {"length unknown", active(changed(k_youth, "from_year", "")), "years_missing", 0, 2500, 5000},
              {"a verified short one and an unverified long one",
               all({active(changed(k_youth, "from_year", "2026")),
                    active(changed(changed(k_youth, "organisation", "PKK"), "verifier", ""))}),
               "unverified", 1000, 2500, 5000},
              {"the unit says nothing",
               all({active(k_youth),
                    [](Builder& world) { world.add("unit", {{"unit_id", "u2"}, {"service", ""}, {"district", ""}}); }}),
               "seat_missing", 0, 2500, 5000},
          })));
}

TEST_CASE("distance: falls evenly to nothing at 40 km; 5,000 points") {
    const auto lives = [](const char* district) {
        return [=](Builder& world) { person(world, {{"home_district", district}}); };
    };
    check(
        PartKind::distance,
        GENERATE_COPY(values<PartLine>({
            known("in the district", lives("1373.01"), "known", 4625),
            known("12 km", lives("1373.03"), "known", 3500),
            known("outside the city", lives("outside"), "known", 625),
            {"home unknown", {}, "missing", 0, 2500, 5000},
            {"unit's district unknown",
             all({lives("1373.01"), [](Builder& world) { world.add("unit", {{"unit_id", "u2"}, {"district", ""}}); }}),
             "seat_missing", 0, 2500, 5000},
        })));
}
