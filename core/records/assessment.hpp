// assessment.hpp: which of a person's assessments of a competence counts.
//
// Problem   A competence is assessed every few years, and what was found before stays recorded.
// Result    The newest record that states a level; one without a day is older than all others.
// Cost      O(log records).
#pragma once

#include "core/records/registry.hpp"

namespace records {

/// Null if none states a level. `competency` is a code of the catalogue's list.
[[nodiscard]] const Record* latest_assessment(const Registry& registry, std::string_view employee, std::string_view competency);

}  // namespace records
