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
// Cost      people x seats scores, and some six breakdowns and three readings of the rules a person: about 0.3 s for a city.
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
    /// The few of most points, best first; the earlier of equals.
    class Few {
    public:
        explicit Few(std::size_t most) : most_(most) {}
        void add(std::uint32_t row, std::int32_t points) {
            if (points > bar_) insert(row, points);
        }
        [[nodiscard]] const std::vector<std::uint32_t>& rows() const { return rows_; }
        [[nodiscard]] const std::vector<std::int32_t>& points() const { return points_; }

    private:
        void insert(std::uint32_t row, std::int32_t points);
        std::size_t most_;
        std::int32_t bar_ = INT32_MIN;  // the least, once there are as many
        std::vector<std::uint32_t> rows_;
        std::vector<std::int32_t> points_;
    };
    [[nodiscard]] bool lacks_something(std::uint32_t person, std::uint32_t seat) const;
    bool weigh(std::uint32_t person, const scoring::Breakdown& before, std::uint32_t seat, bool asks_rules, Notes& notes) const;

    const Assessment& assessment_;
    std::vector<std::uint8_t> accepts_;  // by row of positions
    std::vector<Few> best_people_;       // by row of positions, of those asked about so far
};

}  // namespace planning
