#include "tests/unit/scoring/table.hpp"

using namespace support;
using scoring::PartKind;

namespace {

auto assessed(const char* competency, const char* level, const char* on = "2025-01-01") {
    return fields("competency", {{"competency", competency}, {"level", level}, {"assessed_on", on}});
}

auto trained(const char* name, Row row) {
    row.emplace_back("name", name);
    row.emplace_back("started_on", "2024-02-01");
    return fields("training", row);
}

const Row k_course = {{"job_family", "administration"}, {"hours", "20"}, {"score", "8000"}, {"passed", "1"}};

Row changed(Row row, const char* field, const char* value) {
    for (auto& [name, text] : row) {
        if (name == field) {
            text = value;
            return row;
        }
    }
    row.emplace_back(field, value);
    return row;
}

}  // namespace

TEST_CASE("competence: sum of the lesser of held and required, over required; 30,000 points") {
    const auto standard = seat_fields({{"competencies", "M.01:3;M.02:2"}});
    check(PartKind::competence,
          GENERATE_COPY(values<PartLine>({
              known("all met, more does not help", all({standard, assessed("M.01", "5"), assessed("M.02", "2")}),
                    "all_met", 30000),
              known("one below", all({standard, assessed("M.01", "2"), assessed("M.02", "2")}), "below", 24000),
              known("level 0 is known", all({standard, assessed("M.01", "0"), assessed("M.02", "0")}), "below", 0),
              known("others do not count",
                    all({standard, assessed("M.01", "3"), assessed("M.02", "2"), assessed("M.08", "1")}), "all_met",
                    30000),
              {"one unassessed", all({standard, assessed("M.01", "3")}), "partly_assessed", 18000, 24000, 30000},
              {"one unassessed, one below", all({standard, assessed("M.02", "1")}), "partly_assessed", 6000, 15000,
               24000},
              {"nothing assessed", standard, "unassessed", 0, 15000, 30000},
              known("36 months old still counts",
                    all({standard, assessed("M.01", "3", "2023-10-09"), assessed("M.02", "2")}), "all_met", 30000),
              {"a day older does not", all({standard, assessed("M.01", "3", "2023-10-08"), assessed("M.02", "2")}),
               "partly_assessed", 12000, 21000, 30000},
              {"without a date it does not", all({standard, assessed("M.01", "3", ""), assessed("M.02", "2")}),
               "partly_assessed", 12000, 21000, 30000},
              {"the seat has no standard", assessed("M.01", "3"), "no_standard", 0, 15000, 30000},
          })));
}

namespace {

/// A course for M.02, ended yesterday unless said otherwise, with a result for level 2.
auto proved(Row changes) {
    Row row = {{"name", "Diklat"}, {"started_on", "2020-01-01"}, {"ended_on", "2026-10-08"}, {"competency", "M.02"},
               {"hours", "20"},    {"score", "8000"},            {"passed", "1"}};
    for (auto& [name, value] : changes) row = changed(row, name.c_str(), value.c_str());
    return fields("training", row);
}

auto declared(Row row) {
    row.emplace_back("competency", "M.02");
    return fields("competency", row);
}

}  // namespace

TEST_CASE("competence: where no assessment counts, a training or a verified declaration raises what is expected") {
    // 3 of 6 levels are assessed; of the other 3 the neutral half is 7,500 points, one level is 5,000, rounded down.
    const auto half = all({seat_fields({{"competencies", "M.01:3;M.02:3"}}), assessed("M.01", "3")});
    const auto line = [&](const char* name, std::function<void(Builder&)> change, std::int32_t points) {
        return PartLine{name, all({half, std::move(change)}), points == 22500 ? "partly_assessed" : "proven", 15000, points, 30000};
    };
    const auto stale = [](const char* level, const char* on) { return assessed("M.02", level, on); };
    check(
        PartKind::competence,
        GENERATE_COPY(values<PartLine>({
            line("nothing", {[](Builder&) {}}, 22500),
            line("a result of 80: level 2", proved({}), 24999),
            line("75 is enough", proved({{"score", "7500"}}), 24999),
            line("74.99 is level 1, less than neutral", proved({{"score", "7499"}}), 22500),
            line("89.99 is still level 2", proved({{"score", "8999"}}), 24999),
            line("90 is level 3", proved({{"score", "9000"}}), 30000),
            line("no result is level 1", proved({{"score", ""}}), 22500),
            line("failed", proved({{"passed", "0"}}), 22500),
            line("outcome unknown", proved({{"passed", ""}}), 22500),
            line("an hour too short", proved({{"hours", "19"}}), 22500),
            line("hours unknown", proved({{"hours", ""}}), 22500),
            line("another competence", proved({{"competency", "M.03"}}), 22500),
            line("valid until today", proved({{"valid_until", "2026-10-09"}}), 24999),
            line("expired yesterday", proved({{"valid_until", "2026-10-08"}}), 22500),
            line("ends today", proved({{"ended_on", "2026-10-09"}}), 24999),
            line("ends tomorrow", proved({{"ended_on", "2026-10-10"}}), 22500),
            line("a day less than two years ago", proved({{"ended_on", "2024-10-10"}, {"score", "9000"}}), 30000),
            line("two years ago: one level less", proved({{"ended_on", "2024-10-09"}, {"score", "9000"}}), 24999),
            line("a day less than four years ago", proved({{"ended_on", "2022-10-10"}, {"score", "9000"}}), 24999),
            line("four years ago: level 1", proved({{"ended_on", "2022-10-09"}, {"score", "9000"}}), 22500),
            line("six years ago: nothing", proved({{"ended_on", "2020-10-09"}, {"score", "9000"}}), 22500),
            line("no end recorded: from the start",
                 proved({{"ended_on", ""}, {"started_on", "2024-10-09"}, {"score", "9000"}}), 24999),
            line("the better of two", all({proved({}), proved({{"name", "Lanjutan"}, {"score", "9500"}})}), 30000),
            line("an old assessment from before the training does not cap it",
                 all({stale("1", "2022-01-01"), proved({})}), 24999),
            line("nor does it add to it", all({stale("3", "2022-01-01"), proved({})}), 24999),
            line("one from after the training, not lower",
                 all({stale("3", "2023-10-01"), proved({{"score", "9500"}, {"ended_on", "2023-09-30"}})}), 24999),
            line("one from after the training, lower",
                 all({stale("1", "2023-10-01"), proved({{"score", "9500"}, {"ended_on", "2023-09-30"}})}), 22500),
            line("one from the same day caps it",
                 all({stale("1", "2023-09-30"), proved({{"score", "9500"}, {"ended_on", "2023-09-30"}})}), 22500),
            line("one from the day before does not",
                 all({stale("1", "2023-09-29"), proved({{"score", "9500"}, {"ended_on", "2023-09-30"}})}), 24999),
            line("one of an unknown day caps it", all({stale("1", ""), proved({})}), 22500),
            line("an old assessment that found nothing", all({stale("0", ""), proved({})}), 22500),
            line("declared, not verified", declared({{"declared_level", "5"}}), 22500),
            line("a day without a verifier", declared({{"declared_level", "5"}, {"verified_on", "2026-10-01"}}), 22500),
            line("a verifier without a day", declared({{"declared_level", "5"}, {"verifier", "Camat"}}), 22500),
            line("verified: level 2 at most",
                 declared({{"declared_level", "5"}, {"verifier", "Camat"}, {"verified_on", "2026-10-09"}}), 24999),
            line("verified at level 1",
                 declared({{"declared_level", "1"}, {"verifier", "Camat"}, {"verified_on", "2026-10-09"}}), 22500),
            line("verified tomorrow",
                 declared({{"declared_level", "5"}, {"verifier", "Camat"}, {"verified_on", "2026-10-10"}}), 22500),
            line("verified two years ago",
                 declared({{"declared_level", "5"}, {"verifier", "Camat"}, {"verified_on", "2024-10-09"}}), 22500),
            line("a better training beside it",
                 all({declared({{"declared_level", "5"}, {"verifier", "Camat"}, {"verified_on", "2026-10-09"}}),
                      proved({{"score", "9500"}})}),
                 30000),
            known("an assessment that counts stands alone",
                  all({half, assessed("M.02", "1"), proved({{"score", "9500"}})}), "below", 19998),
            {"no more than what is required", all({seat_fields({{"competencies", "M.02:1"}}), proved({{"score", "9500"}})}),
             "proven", 0, 30000, 30000},
            {"level 4 is proven by no result", all({seat_fields({{"competencies", "M.02:5"}}), proved({{"score", "10000"}})}),
             "proven", 0, 18000, 30000},
        })));
}

TEST_CASE("competence: a proof is named with its level and its record") {
    Builder world = staff_world();
    all({seat_fields({{"competencies", "M.01:1;M.02:2;M.03:2"}}), proved({}),
         fields("competency", {{"competency", "M.03"}, {"declared_level", "2"}, {"verifier", "Camat Talawi"}, {"verified_on", "2026-10-01"}})})(world);
    const auto breakdown = score_of(world).explain(world.row("employee", k_person), world.row("position", "target"));
    const rules::Fact& fact = breakdown.parts[static_cast<std::size_t>(PartKind::competence)].fact;
    CHECK(rules::sentence(fact, base::Catalog::load(base::Language::english), records::Catalogue::standard()) ==
          "0 of 3 are met; 3 without a valid assessment: M.01, M.02, M.03. Evidence meanwhile: M.02 level 2 (Diklat), "
          "M.03 level 2 (Camat Talawi).");
    const std::string key = std::string(k_person) + "/Diklat/2020-01-01";
    CHECK(std::ranges::contains(fact.fields, rules::FieldRef{records::EntityKind::training, key, "score"}));
    CHECK(std::ranges::contains(fact.fields, rules::FieldRef{records::EntityKind::competency, std::string(k_person) + "/M.03/", "declared_level"}));
}

TEST_CASE("field of study: the best of the person's fields; 15,000 points") {
    const auto family = [](const char* code) { return seat_fields({{"job_family", code}}); };
    const auto studied = [](const char* name, const char* field) {
        return fields("education", {{"level", "s2"}, {"name", name}, {"study_field", field}});
    };
    const auto unnamed = fields("education", {{"level", "s1"}, {"name", "Sosiologi"}, {"study_field", ""}});
    check(PartKind::study,
          GENERATE_COPY(values<PartLine>({
              known("social science for social work", family("social"), "known", 13500),
              known("for engineering", family("engineering"), "known", 1500),
              known("a second, better field", all({family("engineering"), studied("Teknik", "engineering")}), "known",
                    15000),
              known("a second, worse field", all({family("social"), studied("Teknik", "engineering")}), "known", 13500),
              known("named by the map", seat_fields({{"job_family", "engineering"}, {"study_fields", "law;social"}}),
                    "known", 15000),
              known("named by the map, family unknown", seat_fields({{"job_family", ""}, {"study_fields", "law"}}),
                    "known", 0),
              {"the person's field is unknown",
               fields("education", {{"level", "s1"}, {"name", "Sosiologi"}, {"study_field", ""}}), "missing", 0, 7500,
               15000},
              known("unknown, but proposed from the programme", all({family("engineering"), unnamed, fields("employee", {{"study_field", "engineering"}})}), "known", 15000),
              known("a record goes before what is proposed", all({family("engineering"), fields("employee", {{"study_field", "engineering"}})}), "known", 1500),
              {"the seat's family is unknown", seat_fields({{"job_family", ""}}), "seat_missing", 0, 7500, 15000},
          })));
}

TEST_CASE("performance: mean of the last two years; 15,000 points") {
    const auto rated = [](const char* year, const char* rating) {
        return fields("performance", {{"year", year}, {"rating", rating}});
    };
    check(PartKind::performance,
          GENERATE_COPY(values<PartLine>({
              known("good twice", {}, "known", 12000),
              known("very good and good", rated("2025", "very_good"), "known", 13500),
              known("the lowest", all({rated("2025", "very_poor"), rated("2024", "very_poor")}), "known", 3000),
              {"one year unknown", rated("2024", ""), "missing", 6000, 9750, 13500},
              {"both unknown", all({rated("2024", ""), rated("2025", "")}), "missing", 0, 7500, 15000},
              {"in March 2023 and 2024 count", {}, "missing", 6000, 9750, 13500, "target", day(2026, 3, 31)},
          })));
}

TEST_CASE("training: relevant hours times result over the target; 10,000 points") {
    const auto standard = seat_fields({{"competencies", "M.03:2"}});
    check(
        PartKind::training,
        GENERATE_COPY(values<PartLine>({
            known("20 of 40 hours at 80", trained("a", k_course), "known", 4000),
            known("two courses", all({trained("a", k_course), trained("b", changed(k_course, "score", "10000"))}),
                  "known", 9000),
            known("no more than the target", trained("a", changed(k_course, "hours", "400")), "known", 10000),
            known("another family", trained("a", changed(k_course, "job_family", "health")), "none", 0),
            known("a required competence counts half",
                  all({standard, trained("a", changed(changed(k_course, "job_family", ""), "competency", "M.03"))}),
                  "known", 2000),
            known("a competence that is not required",
                  all({standard, trained("a", changed(changed(k_course, "job_family", ""), "competency", "M.04"))}),
                  "none", 0),
            known("failed", trained("a", changed(k_course, "passed", "0")), "none", 0),
            known("valid until today", trained("a", changed(k_course, "valid_until", "2026-10-09")), "known", 4000),
            known("expired yesterday", trained("a", changed(k_course, "valid_until", "2026-10-08")), "expired", 0),
            {"no result", trained("a", changed(k_course, "score", "")), "incomplete", 0, 2500, 5000},
            {"outcome unknown", trained("a", changed(k_course, "passed", "")), "incomplete", 0, 2000, 4000},
            {"hours unknown", trained("a", changed(k_course, "hours", "")), "incomplete", 0, 4000, 8000},
            known("past the target nothing is missing",
                  all({trained("a", changed(k_course, "hours", "400")), trained("b", changed(k_course, "score", ""))}),
                  "incomplete", 10000),
            {"none recorded", {}, "missing", 0, 5000, 10000},
        })));
}

TEST_CASE("experience: length of service and nearness of the present job; 10,000 points") {
    const auto served = [](const char* since) {
        return [=](Builder& world) { person(world, {{"service_since", since}}); };
    };
    check(PartKind::experience,
          GENERATE_COPY(values<PartLine>({
              known("20 years in the family", served("2006-10-09"), "same_family", 10000),
              known("a month less", served("2006-10-10"), "same_family", 9983),
              known("longer does not help", served("1990-01-01"), "same_family", 10000),
              known("none yet", served("2026-10-09"), "same_family", 6000),
              known("another family at the same tier",
                    all({served("2006-10-09"), seat_fields({{"job_family", "social"}})}), "same_tier", 7000),
              known("another family and tier",
                    all({served("2006-10-09"), seat_fields({{"job_family", "social"}, {"tier", "supervisor"}})}),
                    "other", 4000),
              {"start of service unknown", served(""), "service_missing", 6000, 8000, 10000},
              {"the present job is unknown",
               [](Builder& world) { person(world, {{"job_id", ""}, {"service_since", "2006-10-09"}}); }, "job_missing",
               4000, 7000, 10000},
              {"the seat's family is unknown", all({served("2006-10-09"), seat_fields({{"job_family", ""}})}),
               "seat_missing", 4000, 7000, 10000},
              {"nothing known", all({served(""), seat_fields({{"job_family", ""}})}), "missing", 0, 5000, 10000},
          })));
}
