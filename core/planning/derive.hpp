// derive.hpp: everything in a plan that follows from its market and matching.
//
// Problem   Planner, reader and verifier must agree on moves, chains and figures.
// Result    One place computes them. Moves come first, because evidence and wishes are attached to moves.
#pragma once

#include "core/planning/plan.hpp"

namespace planning {

/// People whose seat differs from the one they hold: by gain, greatest first; ties by person.
[[nodiscard]] std::vector<Move> derive_moves(const matching::Market& market, const matching::Matching& matching);

/// How the moves hang together. At a seat with several slots a leaver is followed first by the person whose seat they
/// take over, so that exchanges stay short; then leavers and arrivals pair up in the order of the moves.
[[nodiscard]] std::vector<Chain> derive_chains(const std::vector<Move>& moves, std::size_t seat_count);

/// Sets reviews, chains, units and the summary from moves, evidence, people and seats; keeps `summary.unseated`.
void derive_figures(Plan& plan);

}  // namespace planning
