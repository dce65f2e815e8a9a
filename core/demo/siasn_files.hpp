// siasn_files.hpp: the four files of the organisation and its people.
#pragma once

#include "core/demo/sheet.hpp"
#include "core/demo/staffing.hpp"

namespace demo {

[[nodiscard]] Sheet unit_sheet(const Structure& structure);
[[nodiscard]] Sheet position_sheet(const Structure& structure, const std::vector<Position>& positions);
/// The SIASN profile export, one row a person: permanent employees and those on probation, or contract employees.
[[nodiscard]] Sheet employee_sheet(const Structure& structure, const std::vector<Position>& positions,
                                   const std::vector<Person>& people, bool contract, std::uint64_t seed,
                                   base::Day today);

}  // namespace demo
