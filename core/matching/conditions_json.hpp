// conditions_json.hpp: units, places and links of a market file (internal to format.hpp).
//
// Failure   Those of format.hpp, and `matching.unit_cycle`, `.unknown_unit`, `.unit_range`, `.not_link`; links are checked
//           by `build_market`.
#pragma once

#include "core/matching/market.hpp"
#include "core/matching/roster.hpp"

namespace matching {

/// Units, links and places, with their names. The units above come first, then ascending ids; places are in the order
/// of their names.
[[nodiscard]] base::Result<void> read_conditions(const base::Json& json, const Roster& people, const Roster& seats,
                                                 const std::string& place, MarketDraft& draft);

void write_conditions(const Market& market, base::Json& json);
/// The unit and place of one seat.
void write_conditions_of(const Market& market, std::int32_t seat, base::Json& entry);

}  // namespace matching
