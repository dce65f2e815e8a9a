// stakes.hpp: what is at stake for a plan in every value that is missing.
//
// Problem   An agency has an afternoon, not a year, to ask for what is missing, and most of it changes no plan: the person is
//           held back anyway, or both seats ask the same.
// Result    For each thing that is missing, the most points by which what a plan gains could differ if it were known, and
//           everything else were as expected:
//             a part of the score   how far the person's gain on a seat can move because of it (Scorer::open_gains), as far
//                                   as it stays above the gain that a plan asks for; all of it, where it may fall below,
//             an undecided rule     the gain of the move that it shuts or leaves in doubt; of a seat that is shut, of as
//                                   many moves as it has places.
//           One person's gain enters a plan once, so over all seats the largest counts. Looked at are the few seats that suit
//           the person best (of a seat: the people whom it suits best), the open ones and the shut ones, save those to which
//           a rule says no whatever is missing. 0: the answer is not likely to change a plan.
// Cost      people x seats scores, and some six breakdowns and three readings of the rules a person: about 0.5 s for a city.
// Order     Everybody is asked about first, then the seats: a seat counts the people whom no rule holds where they are.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/planning/why.hpp"

namespace planning {

struct Stake {
    rules::Fact fact;         // says what is missing
    std::optional<rules::FieldRef> field;  // the first to fill in; none: something else is to be done (`rules::next_step`)
    std::int32_t points = 0;  // of 100,000
    bool is_rule = false;     // otherwise a part of the score
};

class Stakes {
public:
    /// Borrows the assessment.
    explicit Stakes(const Assessment& assessment);
    /// Rows of the tables; in no order. What is missing of a seat is told by `of_seat` alone.
    [[nodiscard]] std::vector<Stake> of_person(std::uint32_t person);
    [[nodiscard]] std::vector<Stake> of_seat(std::uint32_t seat) const;

private:
    class Notes;
    /// The seats that suit best, at most a few of each: the way is open, or shut.
    struct Best {
        std::vector<std::uint32_t> open, shut;
    };
    [[nodiscard]] Best best_seats(std::uint32_t person, std::uint32_t own) const;
    bool weigh(std::uint32_t person, const scoring::Breakdown& before, std::uint32_t seat, bool asks_rules, Notes& notes) const;

    const Assessment& assessment_;
    std::vector<std::uint32_t> accepting_;  // rows of positions
    std::vector<std::uint8_t> is_movable_;  // by row of employees
};

}  // namespace planning
