// job_file.hpp: the city's jobs as SIASN's reference of jobs lists them.
#pragma once

#include "core/demo/sheet.hpp"
#include "core/demo/staffing.hpp"

namespace demo {

/// Every job that some position is for, by id. Like SIASN it tells the retirement age (BUP) of functional jobs alone.
[[nodiscard]] Sheet job_sheet(const Structure& structure, const std::vector<Position>& positions);

}  // namespace demo
