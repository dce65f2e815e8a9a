#include "core/matching/lowest_seats.hpp"

#include <algorithm>

namespace matching {

namespace {

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

class Canonical {
public:
    Canonical(const Problem& problem, std::span<const std::int32_t> seats)
        : problem_(problem), seat_of_(seats.begin(), seats.end()), hub_(problem.seat_count()) {
        collect_options();
        collect_holders();
        visited_.assign(index(hub_) + 1, 0);
        reached_by_.assign(index(hub_) + 1, -1);
        reached_from_.assign(index(hub_) + 1, -1);
    }

    std::vector<std::int32_t> run() {
        for (std::int32_t person = 0; person < problem_.people_count(); ++person) settle(person);
        return std::move(seat_of_);
    }

private:
    void collect_options() {
        start_.push_back(0);
        for (std::int32_t person = 0; person < problem_.people_count(); ++person) {
            const auto row = index(person);
            const auto first = static_cast<std::ptrdiff_t>(options_.size());
            for (std::size_t at = problem_.row_start[row]; at < problem_.row_start[row + 1]; ++at)
                options_.push_back(option_seat(problem_.options[at]));
            if (problem_.home[row] >= 0) options_.push_back(problem_.home[row]);
            std::sort(options_.begin() + first, options_.end());
            // The hub, where unplaced people are, has the highest number.
            if (problem_.home[row] == k_unplaced) options_.push_back(hub_);
            start_.push_back(options_.size());
        }
    }

    void collect_holders() {
        holders_.resize(index(hub_) + 1);
        for (std::int32_t person = 0; person < problem_.people_count(); ++person) {
            if (seat_of_[index(person)] < 0) seat_of_[index(person)] = hub_;
            if (start_[index(person) + 1] - start_[index(person)] > 1)
                holders_[index(seat_of_[index(person)])].push_back(person);
            ++count_at(seat_of_[index(person)]);
        }
    }

    std::int32_t& count_at(std::int32_t seat) {
        if (count_.empty()) count_.assign(index(hub_) + 1, 0);
        return count_[index(seat)];
    }

    void settle(std::int32_t person) {
        const std::int32_t own = seat_of_[index(person)];
        if (start_[index(person) + 1] - start_[index(person)] > 1) {
            std::erase(holders_[index(own)], person);
            ++round_;
            for (std::size_t at = start_[index(person)]; at < start_[index(person) + 1] && options_[at] != own; ++at) {
                if (!reaches(options_[at], own)) continue;
                shift(person, options_[at], own);
                break;
            }
        }
        if (seat_of_[index(person)] == hub_) seat_of_[index(person)] = k_unplaced;
    }

    /// Whether one person more at `from` and one fewer at `to` can be balanced by people not yet settled. Seats visited
    /// in vain for an earlier option of the same person are not visited again.
    bool reaches(std::int32_t from, std::int32_t to) {
        stack_.clear();
        visit(from, -1, -1);
        while (!stack_.empty() && visited_[index(to)] != round_) {
            const std::int32_t seat = stack_.back();
            stack_.pop_back();
            for (const std::int32_t holder : holders_[index(seat)])
                for (std::size_t at = start_[index(holder)]; at < start_[index(holder) + 1]; ++at)
                    visit(options_[at], holder, seat);
            if (seat == hub_) {
                for (std::int32_t other = 0; other < hub_; ++other)
                    if (count_[index(other)] > problem_.limits[index(other)].floor) visit(other, -1, seat);
            } else if (count_[index(seat)] < problem_.limits[index(seat)].slots) {
                visit(hub_, -1, seat);
            }
        }
        return visited_[index(to)] == round_;
    }

    void visit(std::int32_t seat, std::int32_t by, std::int32_t from) {
        if (visited_[index(seat)] == round_) return;
        visited_[index(seat)] = round_;
        reached_by_[index(seat)] = by;
        reached_from_[index(seat)] = from;
        stack_.push_back(seat);
    }

    void shift(std::int32_t person, std::int32_t first, std::int32_t own) {
        for (std::int32_t seat = own; reached_from_[index(seat)] >= 0; seat = reached_from_[index(seat)]) {
            const std::int32_t mover = reached_by_[index(seat)];
            const std::int32_t from = reached_from_[index(seat)];
            if (mover < 0) {
                // Through the hub: a free slot is used, or one is given up.
                ++count_[index(from)];
                --count_[index(seat)];
                continue;
            }
            std::erase(holders_[index(from)], mover);
            holders_[index(seat)].push_back(mover);
            seat_of_[index(mover)] = seat;
        }
        seat_of_[index(person)] = first;
    }

    const Problem& problem_;
    std::vector<std::int32_t> seat_of_;
    std::int32_t hub_;
    std::vector<std::size_t> start_;
    std::vector<std::int32_t> options_;
    /// Unsettled people with a choice, by seat.
    std::vector<std::vector<std::int32_t>> holders_;
    std::vector<std::int32_t> count_;
    std::vector<std::int32_t> visited_, reached_by_, reached_from_, stack_;
    std::int32_t round_ = 0;
};

}  // namespace

std::vector<std::int32_t> lowest_seats(const Problem& problem, std::span<const std::int32_t> seats) {
    return Canonical(problem, seats).run();
}

}  // namespace matching
