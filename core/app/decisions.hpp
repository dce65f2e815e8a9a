// decisions.hpp: what the panel has decided for the round, before the plan is made.
//
// Problem   A lock or a ban must outlive the plan that it came up with: a plan made again, on another device or next
//           week, has to keep it.
// Result    Decisions are shared settings, so they are stored, travel, conflict and are undone as all settings are:
//           `decision.lock.<employee>` holds the position, so that two locks of one person are one conflict to resolve;
//           `decision.forbid.<employee>.<position>` holds it too. Every plan takes them from the records, unless its
//           choice brings others to try.
// Rules     A lock says everything about its person: bans beside it are void. What names a person or a position that is
//           gone is void too, and comes back with them.
#pragma once

#include <string>
#include <vector>

#include "core/planning/plan.hpp"

namespace app {

using Decisions = std::vector<planning::Decision>;

/// Those in force, by employee and position.
[[nodiscard]] Decisions decisions(const records::Registry& registry);
/// `given` and one more: a lock replaces what was said of the person, a ban replaces a lock.
[[nodiscard]] Decisions with_decision(Decisions given, planning::Decision decision);
[[nodiscard]] std::string setting_name(const planning::Decision& decision);

}  // namespace app
