// calendar.hpp: the days on which no transfer may take effect, and the order of the papers of a round.
//
// Problem   Before an election, and in a mayor's first months, a transfer needs the written permit of the Minister. In
//           every round BKN clears the transfers before the decree is dated, and the inauguration follows soon after.
// Result    What the pack's rules on the calendar say of a day. They concern no person and no position, so a plan may be
//           made on any day, not least to ask for the permit; where a result blocks, the plan must not take effect yet.
//           The dates are parameters, so they stand in the shared settings: `rule.C03.permit_dated`. Clearance, decree
//           and inauguration are those of the round under way: whoever begins another one clears them.
// Outcomes  Fail: the day lies in such a period, and no permit dated within it is recorded; the papers are dated in the
//           wrong order. NeedsReview: a date that the rule needs is missing, or two papers are of one day. Before a
//           decree is dated nothing is said of the inauguration.
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
