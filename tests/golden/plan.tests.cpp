// The plan of the demo city, made from its files as the command line and the browser make it. The hash changes whenever
// the city, intake, rules, scores or the tie rules change; then a person looks at the new plan (`serasi demo`, `serasi
// plan`, `serasi explain`) and writes the new hash here.
#include <catch_amalgamated.hpp>

#include "core/demo/city.hpp"
#include "core/intake/check.hpp"
#include "core/matching/verify.hpp"
#include "core/planning/plan.hpp"

namespace {

planning::Plan plan_of_city(bool dirt) {
    const demo::Options city{.employees = 3140, .seed = 7, .dirt = dirt, .today = *base::parse_iso_day("2026-11-01")};
    auto files = demo::make_city(city);
    REQUIRE(files);
    std::vector<intake::InputFile> inputs;
    for (demo::File& file : *files)
        if (file.name.ends_with(".csv")) inputs.push_back({std::move(file.name), std::make_shared<const std::string>(std::move(file.bytes))});
    auto checked = intake::check_files(
        std::move(inputs), std::make_shared<const records::Registry>(records::Catalogue::standard()), city.today);
    auto plan = planning::make_plan(std::move(checked.registry), {.today = city.today});
    REQUIRE(plan);
    return std::move(*plan);
}

std::string in_words(const planning::Summary& summary) {
    return std::to_string(summary.people) + " people, " + std::to_string(summary.pairs) + " pairs, " +
           std::to_string(summary.moves) + " moves, " + std::to_string(summary.chains) + " chains, fit " +
           std::to_string(summary.fit_before) + " to " + std::to_string(summary.fit_after);
}

}  // namespace

TEST_CASE("the demo city has one plan on every machine", "[golden]") {
    const planning::Plan plan = plan_of_city(false);
    INFO(in_words(plan.summary));
    CHECK(matching::verify(plan.market, plan.matching).has_value());
    CHECK(planning::plan_hash(plan) == "c7ff671f1b8b510eebae0424881dc64815f52868be9ba3e4a554b2e28b590278");
}

TEST_CASE("the demo city with dirty files has one plan on every machine", "[golden]") {
    const planning::Plan plan = plan_of_city(true);
    INFO(in_words(plan.summary));
    CHECK(matching::verify(plan.market, plan.matching).has_value());
    CHECK(planning::plan_hash(plan) == "0cca0195d898d2b911fbfbcfa74f8fdf1154716c70e8e92aee4b9e09d6b2217e");
}
