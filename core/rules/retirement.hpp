// retirement.hpp: the day on which a civil servant's retirement begins (TMT pensiun).
//
// Result    The age depends on the job; the ages themselves, and on the first of which month after the birthday retirement
//           begins, are parameters of the pack's rule on remaining service. What SIASN's reference of jobs says of the very
//           job (BUP) comes first, where one has been imported.
//           Contracts (PPPK) end by their own date, not by an age: their holders have no such day here.
#pragma once

#include <optional>

#include "core/rules/facts.hpp"
#include "core/rules/pack.hpp"

namespace rules {

struct Retirement {
    std::int64_t age = 0;  // in years
    base::Day day;         // the first one out of service
};

/// `remaining_service` is a rule with that check. Nothing where the birth date is not known, or neither the reference nor
/// the kind of job tells the age.
[[nodiscard]] std::optional<Retirement> retirement(const Rule& remaining_service, const Facts& facts, const PersonFacts& person);
/// The same in another job, by the pack's ages alone.
[[nodiscard]] std::optional<Retirement> retirement(const Rule& remaining_service, const Facts& facts, const PersonFacts& person, const JobFacts& job);

}  // namespace rules
