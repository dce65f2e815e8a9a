// fair.hpp: nobody badly placed, rather than the greatest sum.
//
// Problem   The greatest sum of scores may rest on a few who are placed badly.
// Result    `max-min`: the least score of anybody is as great as can be; among such plans the one that optimal.hpp
//           would choose. `leximin`: the least score is as great as can be, then the second least, and so on; ties as
//           in optimal.hpp. A newcomer who remains unplaced counts with 0. Both are exact, and only one plan meets
//           them. The sum of scores has a bound in prices, these orders do not: there is no certificate, and verify.hpp
//           solves such a plan again.
// Cost      `max-min`: a solve for each halving of the different scores, some twenty. `leximin`: that many again for
//           each different score at which somebody ends. With 30 pairs a person (tests/bench/mechanisms): 300 people 2
//           and 32 ms, 1,000 people 9 and 400 ms, 3,000 people 30 ms and 4.5 s.
// Failure   As optimal.hpp; `matching.fairness_unknown` names a word that is no order, `matching.fairness_max_moves`
//           that these orders take no limit on moves.
// Source    Lexicographic bottleneck assignment (Burkard and Rendl 1991): as few people as possible at the lowest
//           score, then at the next, each on the plans that are best so far.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "core/matching/descent.hpp"

namespace matching {

/// "sum", "max-min" or "leximin".
[[nodiscard]] std::string_view fairness_name(Fairness fairness);
[[nodiscard]] base::Result<Fairness> find_fairness(std::string_view name);

/// Narrows a problem to the plans that are best in one of these orders. Borrows the problem, whose costs are negative
/// scores and which must have a plan.
class FairNarrowing {
public:
    FairNarrowing(Problem& problem, Fairness fairness);
    ~FairNarrowing();

    /// One solve; false when done. Every plan of what remains is best, and nothing else is.
    bool step();
    [[nodiscard]] std::int64_t done() const;

private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace matching
