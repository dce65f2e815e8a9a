// small_city.hpp: a city small enough to count by hand: 5 units, 12 positions, 24 employees.
//
// Vacancies 3 heads on 2 positions (one of them must be filled); one employee sits on no known seat; one has no date of birth;
// one employee number contradicts the date of birth.
#pragma once

#include <vector>

#include "core/journal/writer.hpp"

namespace support {

[[nodiscard]] std::vector<journal::Change> small_city_changes();
/// The same as bundles of another device.
[[nodiscard]] std::vector<journal::BundleFile> small_city();
/// Bundles of two devices that changed the phone number of the first employee without knowing of each other.
[[nodiscard]] std::vector<journal::BundleFile> city_in_conflict();
/// The employee number of employee `index`, from 0 to 23.
[[nodiscard]] std::string employee_number(int index);

}  // namespace support
