// exemption.hpp: one person exempted from one rule, with a reason and an approver.
//
// Problem   Some gates may be opened for good reason: two years in the post are not asked for after a restructuring. That
//           must be a decision somebody answers for, not a rule switched off, and not possible where the law knows none.
// Result    A record of the entity `exemption`; one for a person and rule, for every seat or for one. The pack says which
//           rules have exemptions and on which grounds. Where one applies, the evaluator lets the rule pass with reason
//           and approver as its evidence. Being records, exemptions are imported, shared, undone and conflict as all are.
// Failure   `rules.exemption.*`: an unknown rule, person or seat; a rule without exemptions; no reason; no approver. Such a
//           record exempts from nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/rules/pack.hpp"

namespace rules {

struct Exemption {
    std::string employee;  // employee number
    std::string rule;      // "P09"
    std::string position;  // position id; empty: every seat
    std::string reason, approver;
    std::optional<base::Day> decided_on;
    std::string recorded_by;
    /// Of the record.
    [[nodiscard]] std::string key() const { return employee + '/' + rule; }
    bool operator==(const Exemption&) const = default;
};

/// Nothing, or why it exempts from nothing; the error's place is the record's key.
[[nodiscard]] base::Result<void> check_exemption(const Pack& pack, const records::Registry& registry, const Exemption& exemption);

struct Exemptions {
    std::vector<Exemption> valid;      // by employee and rule
    std::vector<Exemption> void_ones;  // likewise
    std::vector<base::Error> faults;   // one for each of `void_ones`
};
[[nodiscard]] Exemptions read_exemptions(const records::Registry& registry, const Pack& pack);

}  // namespace rules
