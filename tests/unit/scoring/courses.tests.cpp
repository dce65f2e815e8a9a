// What a training takes from the course of the catalogue that it names, and that the evidence says so.
#include "tests/unit/scoring/table.hpp"

using namespace support;
using scoring::PartKind;

namespace {

/// A course for administration and M.02, 20 hours, valid for two years.
auto course(Row changes = {}) {
    return [=](Builder& world) {
        Row row = {{"course_id", "PL-1"}, {"name", "Layanan Prima"}, {"job_family", "administration"},
                   {"competency", "M.02"}, {"hours", "20"}, {"valid_months", "24"}};
        for (const auto& [name, value] : changes) std::ranges::find(row, name, &Row::value_type::first)->second = value;
        world.add("course", row);
    };
}

/// A training that says nothing but name, day and result.
auto taken(Row more = {}) {
    Row row = {{"name", "LAYANAN  Prima"}, {"started_on", "2026-02-01"}, {"score", "8000"}, {"passed", "1"}};
    for (const auto& [name, value] : more) {
        const auto at = std::ranges::find(row, name, &Row::value_type::first);
        if (at == row.end()) row.emplace_back(name, value);
        else at->second = value;
    }
    return fields("training", row);
}

const auto k_family = seat_fields({{"job_family", "administration"}});

const rules::Fact fact_of(const Builder& world, PartKind kind) {
    return score_of(world).explain(world.row("employee", k_person), world.row("position", "target")).parts[static_cast<std::size_t>(kind)].fact;
}

}  // namespace

TEST_CASE("training: family, competence, hours and validity come from the catalogue where the training leaves them out") {
    const auto required = seat_fields({{"job_family", "social"}, {"competencies", "M.02:2"}});
    check(PartKind::training,
          GENERATE_COPY(values<PartLine>({
              known("by its name, however it is written", all({k_family, course(), taken()}), "known_listed", 4000),
              known("no such course", all({k_family, course({{"name", "Arsip"}}), taken()}), "none", 0),
              known("by its id, whatever its name", all({k_family, course(), taken({{"name", "Angkatan II"}, {"course_id", "PL-1"}})}), "known_listed", 4000),
              known("an id that is not there leaves the name", all({k_family, course(), taken({{"course_id", "PL-9"}})}), "known_listed", 4000),
              known("a name that two courses bear names neither", all({k_family, course(), course({{"course_id", "PL-2"}}), taken()}), "none", 0),
              known("then the id still does", all({k_family, course(), course({{"course_id", "PL-2"}}), taken({{"course_id", "PL-2"}})}), "known_listed", 4000),
              known("its own hours stand", all({k_family, course(), taken({{"hours", "10"}})}), "known_listed", 2000),
              known("its own family stands", all({k_family, course(), taken({{"job_family", "teacher"}})}), "none", 0),
              known("its own family and hours, nothing from the catalogue",
                    all({k_family, course(), taken({{"job_family", "administration"}, {"hours", "10"}})}), "known", 2000),
              known("the competence counts in part", all({required, course(), taken()}), "known_listed", 2000),
              known("its own competence stands", all({required, course(), taken({{"competency", "M.03"}})}), "none", 0),
              {"hours that the catalogue does not have either", all({k_family, course({{"hours", ""}}), taken()}), "incomplete_listed", 0, 4000, 8000},
              known("valid to the last day", all({k_family, course(), taken({{"started_on", "2024-10-09"}})}), "known_listed", 4000),
              known("run out by the catalogue", all({k_family, course(), taken({{"started_on", "2024-10-08"}})}), "expired", 0),
              known("from the end, where there is one", all({k_family, course(), taken({{"started_on", "2024-10-01"}, {"ended_on", "2024-10-09"}})}), "known_listed", 4000),
              known("its own last day stands", all({k_family, course(), taken({{"started_on", "2020-01-01"}, {"valid_until", "2026-10-09"}})}), "known_listed", 4000),
              known("a course that holds for good", all({k_family, course({{"valid_months", ""}}), taken({{"started_on", "2010-01-01"}})}), "known_listed", 4000),
          })));
}

TEST_CASE("the evidence of a training names the course for what is from there") {
    Builder world = staff_world();
    all({k_family, course(), taken()})(world);
    const rules::Fact fact = fact_of(world, PartKind::training);
    CHECK(rules::sentence(fact, base::Catalog::load(base::Language::indonesian), records::Catalogue::standard()) ==
          "1 pelatihan relevan, 20 JP, 1 di antaranya dilengkapi dari katalog; sasaran 40 JP.");
    for (const char* field : {"job_family", "hours"})
        CHECK(std::ranges::contains(fact.fields, rules::FieldRef{records::EntityKind::course, "PL-1", field}));
    CHECK_FALSE(std::ranges::contains(fact.fields, rules::FieldRef{records::EntityKind::course, "PL-1", "competency"}));

    Builder late = staff_world();
    all({k_family, course(), taken({{"started_on", "2024-01-01"}})})(late);
    CHECK(std::ranges::contains(fact_of(late, PartKind::training).fields, rules::FieldRef{records::EntityKind::course, "PL-1", "valid_months"}));
}

TEST_CASE("a competence that the catalogue names is proof, and said to be from there") {
    const auto asked = seat_fields({{"competencies", "M.02:2"}});
    check(PartKind::competence,
          GENERATE_COPY(values<PartLine>({
              {"by the catalogue", all({asked, course(), taken()}), "proven_listed", 0, 30000, 30000},
              {"by its own tag", all({asked, course(), taken({{"competency", "M.02"}})}), "proven", 0, 30000, 30000},
              {"its own other tag", all({asked, course(), taken({{"competency", "M.03"}})}), "unassessed", 0, 15000, 30000},
              {"too short a course", all({asked, course({{"hours", "19"}}), taken()}), "unassessed", 0, 15000, 30000},
          })));
    Builder world = staff_world();
    all({asked, course(), taken()})(world);
    const rules::Fact fact = fact_of(world, PartKind::competence);
    CHECK(rules::sentence(fact, base::Catalog::load(base::Language::indonesian), records::Catalogue::standard()).ends_with(
        "Bukti sementara: M.02 level 2 (LAYANAN  Prima); tanda M.02 dari katalog."));
    CHECK(std::ranges::contains(fact.fields, rules::FieldRef{records::EntityKind::course, "PL-1", "competency"}));
}
