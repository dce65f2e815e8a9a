// plan_format.hpp: the plan file `serasi-plan/1`, and its check without the program that made it.
//
// Problem   A plan must be verifiable by anybody: the file carries market, assignment, prices, and for every move the
//           parts of its score and the rules with their outcome.
// Result    `write_plan` is canonical: the same plan is the same text. `read_plan` gives the plan back, with moves,
//           chains and figures derived again from market and matching. `verify_plan` proves the certificate and
//           compares everything the file states with what follows from it.
// Cost      About 20 MB/s; a city's plan is some 10 MB.
// Failure   `planning.plan_format` with the member at fault; `planning.verify.*`; errors of matching/verify.hpp.
#pragma once

#include "core/base/message.hpp"
#include "core/planning/plan.hpp"

namespace planning {

[[nodiscard]] std::string write_plan(const Plan& plan);
/// One row a move, for spreadsheets: separator `;`, with a byte order mark.
[[nodiscard]] std::string plan_csv(const Plan& plan, base::Language language);

[[nodiscard]] base::Result<Plan> read_plan(std::string_view text);
struct Verified {
    std::int64_t exempt_moves = 0;   // those that stand on an exemption
    std::int64_t joining_moves = 0;  // those of `joining_moves(plan)`
};
/// What the proof stands on, or the first thing that does not hold: certificate, slots, stated moves and scores, sums of
/// parts, gates.
[[nodiscard]] base::Result<Verified> verify_plan(std::string_view text);

}  // namespace planning
