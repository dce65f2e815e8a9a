// kin.hpp: who of a person's family is in service too, whoever's record says it.
//
// Problem   A couple is recorded at the husband, at the wife or at both; the rule on reporting lines reads it from both
//           sides, and so must the page where kin are entered.
// Result    Each relative once, seen from the person: whose parent somebody is, is that one's child. The person's own
//           record tells before the other's, where both are there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/records/registry.hpp"

namespace app {

struct Relative {
    std::string number;                // the other's employee number, known here or not
    std::string relation;              // code: what the other is to the person; empty if unknown
    std::optional<base::Day> since, until;  // as the first of the records says; the end as any of them does
    std::vector<std::string> records;  // keys of the records that say it, the person's own first
};

/// By employee number. `day`: without the records that came later (history.hpp).
[[nodiscard]] std::vector<Relative> relatives(const records::Registry& registry, std::string_view employee, std::optional<base::Day> day = {});

}  // namespace app
