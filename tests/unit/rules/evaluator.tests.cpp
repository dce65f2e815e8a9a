#include "core/rules/evaluator.hpp"

#include <catch_amalgamated.hpp>

#include "tests/unit/rules/world.hpp"

using namespace support;

TEST_CASE("a person whose every rule passes may take the seat") {
    const Builder world = staff_world();
    const auto evaluator = evaluate(world);
    CHECK(evaluator.allows(world.row("employee", k_person), world.row("position", "target")));
    for (const auto& result : evaluator.explain(world.row("employee", k_person), world.row("position", "target"))) {
        INFO(evaluator.rules()[result.rule].id);
        if (result.severity == rules::Severity::gate) CHECK(result.outcome == rules::Outcome::pass);
    }
}

TEST_CASE("staying in one's own seat is never gated, and only flags are reported") {
    Builder world = staff_world();
    person(
        world,
        {{"probation", "C"}, {"legal_status", "study"}, {"position_since", "2026-01-01"}, {"education_level", "sd"}});
    world.add("position", {{"position_id", "own"}, {"need", "0"}, {"min_rank", "IV/e"}});
    const auto evaluator = evaluate(world);
    const auto row = world.row("employee", k_person), own = world.row("position", "own");
    CHECK(evaluator.allows(row, own));
    CHECK_FALSE(evaluator.allows(row, world.row("position", "target")));
    const auto results = evaluator.explain(row, own);
    CHECK_FALSE(results.empty());
    for (const auto& result : results) {
        CHECK(result.severity == rules::Severity::flag);
        CHECK_FALSE(result.blocks);
    }
}

TEST_CASE("a rule outside its dates is not in force") {
    Builder world = staff_world();
    person(world, {{"position_since", "2018-12-01"}});
    CHECK(verdict(evaluate(world, day(2019, 4, 5)), world, "P09")->blocks);
    CHECK_FALSE(verdict(evaluate(world, day(2019, 4, 4)), world, "P09"));
}

TEST_CASE("a setting changes the verdict") {
    Builder world = staff_world();
    person(world, {{"position_since", "2025-04-09"}});
    CHECK_FALSE(evaluate(world).allows(world.row("employee", k_person), world.row("position", "target")));
    world.add("setting", {{"name", "rule.P09.months"}, {"value", "18"}});
    std::vector<base::Error> problems;
    const rules::Pack pack = rules::Pack::standard().with_settings(world.registry(), problems);
    CHECK(evaluate(world, today(), pack).allows(world.row("employee", k_person), world.row("position", "target")));
}

TEST_CASE("results outlive the registry and a copy of the evaluator") {
    auto evaluator = [] {
        const Builder world = staff_world();
        return evaluate(world);
    }();
    const rules::Evaluator copy = evaluator;
    evaluator = evaluate(Builder());
    CHECK(copy.allows(0, 1));
    CHECK_FALSE(copy.explain(0, 1).empty());
}

TEST_CASE("a job's name without its level") {
    const auto& levels = records::Catalogue::standard().choices("functional_level");
    for (const char* title :
         {"Perawat Terampil", "TERAMPIL - PERAWAT", "  perawat   ahli  muda ", "Perawat, Penyelia", "Perawat"}) {
        CHECK(rules::job_stem(title, levels) == "perawat");
    }
    CHECK(rules::job_stem("Guru Kelas Ahli Pertama", levels) == "guru kelas");
    CHECK(rules::job_stem("", levels).empty());
}

TEST_CASE("verdicts read as sentences in both languages, with labels and dates") {
    Builder world = staff_world();
    person(world, {{"position_since", "2025-11-09"}, {"legal_status", "study"}, {"probation", ""}});
    const auto evaluator = evaluate(world);
    const auto& catalogue = records::Catalogue::standard();
    const auto indonesian = base::Catalog::load(base::Language::indonesian),
               english = base::Catalog::load(base::Language::english);
    const auto tenure = verdict(evaluator, world, "P09")->fact;
    CHECK(rules::sentence(tenure, indonesian, catalogue) ==
          "Baru 11 bulan dalam jabatan; paling sedikit 24 bulan, terpenuhi pada 9 Nov 2027.");
    CHECK(rules::next_step(tenure, indonesian, catalogue) ==
          "Tunggu sampai tanggal itu, atau catat alasan pengecualian.");
    CHECK(rules::sentence(verdict(evaluator, world, "P05")->fact, english, catalogue) ==
          "Legal status: Study assignment.");
    CHECK(rules::sentence(verdict(evaluator, world, "P02")->fact, indonesian, catalogue) ==
          "Belum dapat diperiksa: CPNS/PNS belum diisi.");
    CHECK(rules::next_step(verdict(evaluator, world, "J01")->fact, english, catalogue).empty());
}
