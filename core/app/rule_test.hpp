// rule_test.hpp: whom the changed parameters of a rule touch, as long work.
#pragma once

#include "core/app/job.hpp"

namespace app {

/// `spec.rule` is a rule of the standard pack that `has_cases`. Sent as RuleTested.
[[nodiscard]] std::unique_ptr<Job> make_rule_test(RuleTestSpec spec);

/// Whether shared settings change what the rule decides: there is something to test.
[[nodiscard]] bool is_changed(const records::Registry& registry, const rules::Rule& rule);

}  // namespace app
