// brute_force.hpp: the best plan by looking at every plan. Shares nothing with the solver.
#pragma once

#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include "core/matching/market.hpp"

namespace support {

struct BestPlan {
    std::int64_t score = 0;
    std::int64_t wish_ranks = 0;
    std::int64_t moves = 0;
    /// Seats, with `seat_count` for unplaced, so that unplaced comes last.
    std::vector<std::int32_t> seats;
    bool operator==(const BestPlan&) const = default;
};

struct BruteForceOptions {
    std::int64_t max_moves = INT32_MAX;
    bool moves_before_wishes = false;
    std::int32_t forced_person = -1;
    std::int32_t forced_seat = -1;
    std::int32_t forbidden_person = -1;
    std::int32_t forbidden_seat = -1;
    std::int32_t closed_seat = -1;
    std::int32_t absent_person = -1;
    std::int64_t move_price = 0;
};

class BruteForce {
public:
    BruteForce(const matching::Market& market, const BruteForceOptions& options)
        : market_(market), options_(options), count_(market.seats.size(), 0), seats_(market.current.size(), -1) {}

    std::optional<BestPlan> run() {
        place(0, {});
        return best_;
    }

private:
    void place(std::size_t person, BestPlan plan) {
        if (plan.moves > options_.max_moves) return;
        if (person == market_.current.size()) return compare(std::move(plan));
        if (static_cast<std::int32_t>(person) == options_.absent_person) {
            plan.seats.push_back(static_cast<std::int32_t>(market_.seats.size()));
            return place(person + 1, std::move(plan));
        }
        const std::int32_t current = market_.current[person];
        if (current < 0) try_seat(person, -1, 0, plan);
        bool current_listed = false;
        for (std::size_t at = market_.row_start[person]; at < market_.row_start[person + 1]; ++at) {
            const std::int32_t seat = market_.pair_seat[at];
            current_listed = current_listed || seat == current;
            if (seat == current && !market_.may_stay[person]) continue;
            try_seat(person, seat, market_.pair_score[at], plan);
        }
        if (current >= 0 && !current_listed && market_.may_stay[person]) try_seat(person, current, 0, plan);
    }

    void try_seat(std::size_t at, std::int32_t seat, std::int64_t score, const BestPlan& before) {
        const auto person = static_cast<std::int32_t>(at);
        if (person == options_.forced_person && seat != options_.forced_seat) return;
        if (person == options_.forbidden_person && seat == options_.forbidden_seat) return;
        if (seat >= 0 && seat == options_.closed_seat) return;
        if (seat >= 0 && count_[static_cast<std::size_t>(seat)] == market_.seats[static_cast<std::size_t>(seat)].slots)
            return;
        BestPlan plan = before;
        const bool moves = seat != market_.current[at];
        plan.score += score - (moves ? options_.move_price : 0);
        plan.wish_ranks += wish_rank(at, seat);
        plan.moves += moves ? 1 : 0;
        plan.seats.push_back(seat < 0 ? static_cast<std::int32_t>(market_.seats.size()) : seat);
        if (seat >= 0) ++count_[static_cast<std::size_t>(seat)];
        place(at + 1, std::move(plan));
        if (seat >= 0) --count_[static_cast<std::size_t>(seat)];
    }

    std::int64_t wish_rank(std::size_t person, std::int32_t seat) const {
        if (market_.wishes.empty() || !market_.wishes[person]) return 0;
        std::int64_t rank = 0;
        for (const std::int32_t wish : *market_.wishes[person]) {
            if (wish == seat) return rank;
            ++rank;
        }
        return rank;
    }

    void compare(BestPlan plan) {
        for (std::size_t seat = 0; seat < count_.size(); ++seat)
            if (static_cast<std::int32_t>(seat) != options_.closed_seat && count_[seat] < market_.seats[seat].floor)
                return;
        const auto key = [&](const BestPlan& p) {
            return options_.moves_before_wishes ? std::tuple(-p.score, p.moves, p.wish_ranks, p.seats)
                                                : std::tuple(-p.score, p.wish_ranks, p.moves, p.seats);
        };
        if (!best_ || key(plan) < key(*best_)) best_ = std::move(plan);
    }

    const matching::Market& market_;
    BruteForceOptions options_;
    std::vector<std::int32_t> count_;
    std::vector<std::int32_t> seats_;
    std::optional<BestPlan> best_;
};

inline std::optional<BestPlan> best_plan(const matching::Market& market, const BruteForceOptions& options = {}) {
    return BruteForce(market, options).run();
}

}  // namespace support
