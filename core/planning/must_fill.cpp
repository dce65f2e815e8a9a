#include "core/planning/must_fill.hpp"

namespace planning {

namespace {

std::size_t index_of(std::int32_t value) { return static_cast<std::size_t>(value); }

/// A placement that grows by one filled slot at a time, starting with everybody at home.
class Placement {
public:
    explicit Placement(const matching::Market& market)
        : market_(market),
          seat_of_(market.current),
          count_(market.seats.size(), 0),
          floor_(market.seats.size(), 0),
          start_(market.seats.size() + 1, 0),
          reached_by_(market.seats.size()) {
        for (std::size_t seat = 0; seat < market.seats.size(); ++seat) floor_[seat] = market.seats[seat].floor;
        for (const std::int32_t seat : seat_of_) ++count_[index_of(seat)];
        // The pairs by seat: who may come.
        for (const std::int32_t seat : market.pair_seat) ++start_[index_of(seat) + 1];
        for (std::size_t seat = 0; seat < market.seats.size(); ++seat) start_[seat + 1] += start_[seat];
        candidates_.resize(market.pair_seat.size());
        std::vector<std::size_t> next(start_.begin(), start_.end() - 1);
        for (std::int32_t person = 0; person < market.people_count(); ++person)
            for (std::size_t at = market.row_start[index_of(person)]; at < market.row_start[index_of(person) + 1]; ++at)
                candidates_[next[index_of(market.pair_seat[at])]++] = person;
    }

    [[nodiscard]] std::int32_t count(std::int32_t seat) const { return count_[index_of(seat)]; }

    /// Moves people along the shortest chain so that `target` has one more; false if there is none.
    bool fill(std::int32_t target) {
        reached_by_.assign(market_.seats.size(), Step{});
        reached_by_[index_of(target)] = {k_start, matching::k_unplaced};
        std::vector<std::int32_t> queue{target};
        for (std::size_t head = 0; head < queue.size(); ++head) {
            const std::int32_t seat = queue[head];
            for (std::size_t at = start_[index_of(seat)]; at < start_[index_of(seat) + 1]; ++at) {
                const std::int32_t person = candidates_[at];
                const std::int32_t held = seat_of_[index_of(person)];
                if (reached_by_[index_of(held)].person != k_unreached) continue;
                reached_by_[index_of(held)] = {person, seat};
                if (count_[index_of(held)] > floor_[index_of(held)]) {
                    shift(held, target);
                    return true;
                }
                queue.push_back(held);
            }
        }
        return false;
    }

private:
    static constexpr std::int32_t k_unreached = -2;
    static constexpr std::int32_t k_start = -1;
    struct Step {
        std::int32_t person = k_unreached;  // who leaves the seat
        std::int32_t to = matching::k_unplaced;
    };

    void shift(std::int32_t spared, std::int32_t target) {
        --count_[index_of(spared)];
        ++count_[index_of(target)];
        floor_[index_of(target)] = count_[index_of(target)];
        for (std::int32_t seat = spared; seat != target;) {
            const Step step = reached_by_[index_of(seat)];
            seat_of_[index_of(step.person)] = step.to;
            seat = step.to;
        }
    }

    const matching::Market& market_;
    std::vector<std::int32_t> seat_of_;
    std::vector<std::int32_t> count_;
    std::vector<std::int32_t> floor_;
    std::vector<std::size_t> start_;
    std::vector<std::int32_t> candidates_;
    std::vector<Step> reached_by_;
};

}  // namespace

std::vector<std::int32_t> reachable_slots(const matching::Market& market, const std::vector<std::int32_t>& wanted) {
    Placement placement(market);
    std::vector<std::int32_t> slots;
    for (const std::int32_t seat : wanted)
        while (placement.count(seat) < market.seats[index_of(seat)].slots && placement.fill(seat))
            slots.push_back(seat);
    return slots;
}

}  // namespace planning
