// table.hpp: one line of a rule's table, and its check.
#pragma once

#include <catch_amalgamated.hpp>
#include <functional>

#include "tests/unit/rules/world.hpp"

namespace support {

/// What the line changes in `staff_world`, and what the rule must then say: the sentence's key, or nothing at all.
struct RuleLine {
    std::string name;
    std::string rule;
    std::function<void(Builder&)> change;
    std::string key;  // "rule.minimum_tenure.pass"; empty: the rule does not concern the pair
    rules::Outcome outcome = rules::Outcome::pass;
    bool blocks = false;
    base::Day at = today();
};

inline const std::string k_silent;
inline constexpr auto k_fail = rules::Outcome::fail;
inline constexpr auto k_review = rules::Outcome::needs_review;
inline constexpr auto k_pass = rules::Outcome::pass;

inline void check(const RuleLine& line) {
    INFO(line.rule << ": " << line.name);
    Builder world = staff_world();
    if (line.change) line.change(world);
    const rules::Evaluator evaluator = evaluate(world, line.at);
    const auto result = verdict(evaluator, world, line.rule);
    CHECK((result ? result->fact.key : std::string()) == line.key);
    if (!result) return;
    CHECK(result->outcome == line.outcome);
    CHECK(result->blocks == line.blocks);
    // Whoever reads the verdict must be able to open what it rests on.
    if (line.outcome != k_pass) CHECK(!result->fact.fields.empty());
    if (line.blocks) CHECK_FALSE(evaluator.allows(world.row("employee", k_person), world.row("position", "target")));
}

}  // namespace support
