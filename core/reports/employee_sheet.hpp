// employee_sheet.hpp: one employee on paper: what the panel, the unit's head and the employee have before them.
//
// Result    Post and rank, place and way to work, ratings, competences against the seat's requirement, trainings, community,
//           wishes, retirement, the nine-box, rules that are not met or undecided, and what of all this is missing; at the
//           foot the day and where the data come from. In the reader's language.
// Left out  Fields that only the person concerned or nobody may see by default (national id, phone, address, birth); the
//           home district is named because the way to work follows from it.
// Cost      Some milliseconds.
#pragma once

#include "core/planning/why.hpp"
#include "core/reports/document.hpp"

namespace reports {

/// `assessment` is of the same registry; null while there are no seats: what needs it is then unknown.
[[nodiscard]] Document employee_sheet(const records::Registry& registry, std::uint32_t row, const planning::Assessment* assessment,
                                      base::Day today, const base::Catalog& words);

}  // namespace reports
