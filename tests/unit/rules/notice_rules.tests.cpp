// Rules that only tell: what they say, and that they never stand in anybody's way.
#include "tests/unit/rules/table.hpp"

using namespace support;

TEST_CASE("C14, C15, C16: what follows from a move is told") {
    const auto employed = [](const char* kind) { return [=](Builder& world) { person(world, {{"employment_kind", kind}}); }; };
    const auto classes = [](const char* here, const char* there) {
        return [=](Builder& world) {
            world.add("position", {{"position_id", "own"}, {"job_class", here}});
            target(world, {{"job_class", there}});
        };
    };
    const RuleLine line = GENERATE_COPY(values<RuleLine>({
        {"a civil servant", "C14", {}, "rule.placement_duty.pass"},
        {"the law on discipline is for PNS", "C14", employed("pppk"), k_silent},
        {"whose employment is unknown", "C14", employed(""), k_silent},
        {"before the regulation", "C14", {}, k_silent, k_pass, false, day(2021, 8, 30)},
        {"on its first day", "C14", {}, "rule.placement_duty.pass", k_pass, false, day(2021, 8, 31)},
        {"every move costs", "C15", {}, "rule.moving_cost.pass"},
        {"class unknown", "C16", {}, "rule.allowance_payer.class_unknown"},
        {"one class is unknown", "C16", classes("5", ""), "rule.allowance_payer.class_unknown"},
        {"the same class", "C16", classes("5", "5"), "rule.allowance_payer.same_class"},
        {"another class", "C16", classes("5", "6"), "rule.allowance_payer.pass"},
    }));
    check(line);
    Builder world = staff_world();
    if (line.change) line.change(world);
    const auto evaluator = evaluate(world, line.at);
    if (const auto result = verdict(evaluator, world, line.rule)) CHECK(result->severity == rules::Severity::info);
}

TEST_CASE("C16: who pays is a setting") {
    Builder world = staff_world();
    world.add("setting", {{"name", "rule.C16.payer"}, {"value", "receiving"}});
    std::vector<base::Error> problems;
    const rules::Pack pack = rules::Pack::standard().with_settings(world.registry(), problems);
    CHECK(problems.empty());
    const auto told = verdict(evaluate(world, today(), pack), world, "C16");
    REQUIRE(told);
    const auto words = base::Catalog::load(base::Language::english);
    CHECK(rules::sentence(told->fact, words, records::Catalogue::standard()).ends_with("paid by: Receiving unit."));
}

TEST_CASE("an info blocks nothing, even one whose check fails or lacks its input") {
    rules::Pack pack = rules::Pack::standard();
    for (rules::Rule& rule : pack.rules) {
        rule.severity = rules::Severity::info;
        rule.review_blocks = true;
    }
    Builder world = staff_world();
    person(world, {{"probation", "C"}, {"legal_status", "study"}, {"position_since", ""}, {"education_level", "sd"}});
    target(world, {{"need", "0"}, {"min_rank", "IV/e"}});
    const auto row = world.row("employee", k_person), seat = world.row("position", "target");
    CHECK_FALSE(evaluate(world).allows(row, seat));
    const auto evaluator = evaluate(world, today(), pack);
    CHECK(evaluator.allows(row, seat));
    const auto results = evaluator.explain(row, seat);
    CHECK_FALSE(results.empty());
    for (const rules::RuleResult& result : results) CHECK_FALSE(result.blocks);
}

TEST_CASE("who stays is told nothing that follows from a move, and is told it as a person") {
    const Builder world = staff_world();
    const auto evaluator = evaluate(world);
    const auto row = world.row("employee", k_person);
    const auto is_info = [](const rules::RuleResult& result) { return result.severity == rules::Severity::info; };
    CHECK(std::ranges::none_of(evaluator.explain(row, world.row("position", "own")), is_info));
    CHECK(std::ranges::count_if(evaluator.explain(row, world.row("position", "target")), is_info) == 3);
    CHECK(std::ranges::count_if(evaluator.explain_person(row), is_info) == 1);
}
