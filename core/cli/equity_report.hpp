// equity_report.hpp: how a plan falls on groups of people, as tables and as JSON.
#pragma once

#include "core/base/json.hpp"
#include "core/cli/console.hpp"
#include "core/planning/equity.hpp"

namespace cli {

/// One table a dimension, with what stands out at the end of each line.
void print_equity(const planning::Plan& plan, const records::Registry& registry, const Console& console);
/// By dimension; shares are parts of 100,000, null of nobody.
[[nodiscard]] base::Json equity_json(const planning::Plan& plan, const records::Registry& registry, const Console& console);

}  // namespace cli
