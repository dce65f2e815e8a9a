// weightless.hpp: prices of a certificate that add nothing to its sum, made as low as the pairs permit.
//
// Problem   The price of a seat without slots or of a unit with a ceiling of 0, and the price per move where nobody
//           moves, could be anything; a changed one must not pass for a proof.
// Cost      One pass over the pairs for the closed seats and for each closed unit.
#pragma once

#include "core/matching/matching.hpp"

namespace matching {

/// Seats without slots and units with a ceiling of 0 take no part in a solve: dear enough for every pair listed on
/// them, and no dearer.
void lower_closed_prices(const Market& market, Certificate& certificate);
/// The least price per move that keeps every pair at or below its prices.
[[nodiscard]] std::int64_t least_move_price(const Market& market, const Certificate& certificate);

}  // namespace matching
