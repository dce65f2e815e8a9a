// retirement.hpp: the day on which a civil servant reaches the age of retirement (batas usia pensiun).
//
// Result    The age depends on the job; the ages themselves are parameters of the pack's rule on remaining service.
//           What SIASN's reference of jobs says of the very job (BUP) comes first, where one has been imported.
//           Contracts (PPPK) end by their own date, not by an age: their holders have no such day here.
#pragma once

#include <optional>
#include <string_view>

#include "core/rules/facts.hpp"
#include "core/rules/pack.hpp"

namespace rules {

/// The parameter of check `remaining_service` that holds the age for this job.
[[nodiscard]] std::string_view retirement_age_parameter(const Facts& facts, const JobFacts& job);

/// Nothing where the birth date is not known, or neither the reference nor the kind of job tells the age.
[[nodiscard]] std::optional<base::Day> retirement_day(const Rule& remaining_service, const Facts& facts,
                                                      const PersonFacts& person);

}  // namespace rules
