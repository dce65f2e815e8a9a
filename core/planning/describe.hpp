// describe.hpp: what a plan says about its people, seats and moves, taken from the records while they are at hand.
#pragma once

#include "core/planning/market_builder.hpp"

namespace planning {

/// Names, needs, wishes and what keeps people where they are; needs the market.
void describe_market(Plan& plan, const Assessment& assessment, const MarketRows& rows, const Wishes& wishes);

/// Evidence and wishes of the moves; needs the matching and the moves.
void describe_moves(Plan& plan, const Assessment& assessment, const MarketRows& rows, const Wishes& wishes);

}  // namespace planning
