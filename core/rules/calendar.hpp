// calendar.hpp: the days on which no transfer may take effect without a permit.
//
// Problem   Before an election, and in a mayor's first months, a transfer needs the written permit of the Minister.
// Result    What the pack's rules on the calendar say of a day. They concern no person and no position, so a plan may be
//           made on any day, not least to ask for the permit; where a result blocks, the plan must not take effect yet.
//           The dates are parameters, so they stand in the shared settings: `rule.C03.permit_dated`.
// Outcomes  Fail: the day lies in such a period, and no permit dated within it is recorded. NeedsReview: a date that
//           the rule needs is missing.
#pragma once

#include <vector>

#include "core/rules/fact.hpp"
#include "core/rules/facts.hpp"
#include "core/rules/pack.hpp"

namespace rules {

struct CalendarResult {
    const Rule* rule = nullptr;  // in the pack
    Outcome outcome = Outcome::pass;
    bool blocks = false;
    Fact fact;
};

/// In pack order, rules in force only.
[[nodiscard]] std::vector<CalendarResult> explain_calendar(const Pack& pack, const records::Catalogue& catalogue,
                                                           base::Day today);

}  // namespace rules
