// verify.hpp: does a plan keep every promise? Answered from the market and the plan alone.
//
// Problem   A plan is believed when those who did not make it can check it. This checker shares no code with the
//           solver.
// Result    Nothing, or the first broken condition as an Error with the names concerned: the assignment (acceptable
//           pairs, slots, floors, units, incumbents placed, move limit), the stated objective and moves, each price
//           inequality of matching.hpp, and that the prices add up to the objective plus the stated gap. Prices without
//           weight in that sum (of seats without slots, per move where none is allowed) must be as low as the pairs
//           permit. What is proven is that no plan scores more: another plan of equal score and moves passes too. A
//           plan of another fairness than the sum has no prices, and those of a plan with linked pairs prove its scores
//           only to within the gap: such plans are solved again, by the solver's own code. A plan of another mechanism
//           than `optimal` is checked as verify_outcome.hpp says.
// Cost      One pass over the pairs.
// Failure   `matching.verify.*`; sums beyond 64 bits are `matching.verify.overflow`, never wrapped.
#pragma once

#include "core/matching/matching.hpp"

namespace matching {

[[nodiscard]] base::Result<void> verify(const Market& market, const Matching& matching);

}  // namespace matching
