// staffing_hold.hpp: a mechanism of wishes, held to the least number of people that seats must keep.
//
// Problem   Mechanisms that go by wishes place nobody against them, so people may leave a seat below its floor.
// Result    The mechanism runs; of each seat that ends short, as many of its leavers as are missing are kept: their
//           wishes are struck out, and the mechanism runs again, until every floor holds. Kept first are people who
//           asked for nothing, then those who would gain least, then the lowest index. The market is left as the last
//           run saw it, so that running the mechanism on it gives the same outcome, and what the mechanism promises
//           holds for the wishes that remain. That stating true wishes is best is not promised where anybody is kept.
// Cost      A run of the mechanism for each step; a city takes some ten.
// Failure   Those of mechanism.hpp.
#pragma once

#include "core/matching/mechanism.hpp"
#include "core/planning/plan.hpp"

namespace planning {

class StaffingHold {
public:
    /// Borrows both and changes them: wishes of the market, `is_kept` of the people. No floor is above the number of
    /// incumbents.
    StaffingHold(matching::Market& market, std::vector<PersonInfo>& people, matching::Mechanism mechanism);

    /// One run; false when the outcome holds or the mechanism refused.
    bool step();
    /// The same run in two halves, for a mechanism that runs elsewhere (matching/task.hpp).
    [[nodiscard]] std::string task();
    bool take(base::Result<matching::Matching> outcome);
    [[nodiscard]] base::Result<matching::Matching> result() const { return outcome_; }

private:
    /// What `work` returns on the market as the mechanism sees it.
    template <class Work>
    auto without_floors(Work work);
    void keep_leavers(std::int32_t seat, std::int64_t missing);

    matching::Market& market_;
    std::vector<PersonInfo>& people_;
    matching::Mechanism mechanism_;
    base::Result<matching::Matching> outcome_;
};

}  // namespace planning
