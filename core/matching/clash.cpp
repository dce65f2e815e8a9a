#include "core/matching/clash.hpp"

#include <algorithm>

namespace matching {

namespace {

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

void each_seat(const Problem& problem, std::int32_t person, const auto& visit) {
    if (problem.home[at(person)] >= 0 && problem.may_use_home(person)) visit(problem.home[at(person)]);
    if (!problem.may_use_row(person)) return;
    for (std::size_t option = problem.row_start[at(person)]; option < problem.row_start[at(person) + 1]; ++option)
        visit(option_seat(problem.options[option]));
}

class PeoplePlacing {
public:
    PeoplePlacing(const Problem& problem, std::vector<std::int32_t> seats)
        : problem_(problem), seat_of_(std::move(seats)), holders_(problem.limits.size()) {
        for (std::int32_t person = 0; person < problem_.people_count(); ++person)
            if (seat_of_[at(person)] >= 0) holders_[at(seat_of_[at(person)])].push_back(person);
    }

    std::optional<Clash> run() {
        for (std::int32_t person = 0; person < problem_.people_count(); ++person)
            if (seat_of_[at(person)] < k_unplaced && !place(person)) return Clash{people_, seats_};
        return std::nullopt;
    }

private:
    bool place(std::int32_t source) {
        people_.assign(1, source);
        seats_.clear();
        reached_by_.assign(problem_.limits.size(), -1);
        for (std::size_t next = 0; next < people_.size(); ++next) {
            const std::int32_t person = people_[next];
            std::int32_t open = -2;
            if (problem_.home[at(person)] == k_unplaced && problem_.may_use_home(person)) open = k_unplaced;
            each_seat(problem_, person, [&](std::int32_t seat) {
                if (reached_by_[at(seat)] >= 0) return;
                reached_by_[at(seat)] = person;
                seats_.push_back(seat);
                const auto& holders = holders_[at(seat)];
                if (std::ssize(holders) < problem_.limits[at(seat)].slots) open = seat;
                else people_.insert(people_.end(), holders.begin(), holders.end());
            });
            if (open == -2) continue;
            shift(person, open, source);
            return true;
        }
        return false;
    }

    void shift(std::int32_t person, std::int32_t seat, std::int32_t source) {
        while (true) {
            const std::int32_t left = seat_of_[at(person)];
            if (left >= 0) std::erase(holders_[at(left)], person);
            if (seat >= 0) holders_[at(seat)].push_back(person);
            seat_of_[at(person)] = seat;
            if (person == source) return;
            person = reached_by_[at(left)];
            seat = left;
        }
    }

    const Problem& problem_;
    std::vector<std::int32_t> seat_of_;
    std::vector<std::vector<std::int32_t>> holders_;
    std::vector<std::int32_t> people_, seats_, reached_by_;
};

/// Fills the floors of some seats one place after the other, as if nothing else mattered.
class FloorFilling {
public:
    explicit FloorFilling(const Problem& problem) : problem_(problem), candidates_(problem.limits.size()) {
        for (std::int32_t person = 0; person < problem.people_count(); ++person)
            each_seat(problem, person, [&](std::int32_t seat) {
                if (problem.limits[at(seat)].floor > 0) candidates_[at(seat)].push_back(person);
            });
        reached_through_.assign(problem.limits.size(), -1);
    }

    /// The first seat of the list whose floor breaks; the others with which it does are `reached`.
    std::optional<std::int32_t> first_broken(const std::vector<std::int32_t>& seats) {
        holds_.assign(problem_.home.size(), -1);
        for (const std::int32_t seat : seats)
            for (std::int32_t place = 0; place < problem_.limits[at(seat)].floor; ++place)
                if (!fill(seat)) return seat;
        return std::nullopt;
    }

    [[nodiscard]] const std::vector<std::int32_t>& reached() const { return reached_; }

    [[nodiscard]] std::vector<std::int32_t> qualified_for(const std::vector<std::int32_t>& seats) const {
        std::vector<std::int32_t> people;
        for (const std::int32_t seat : seats)
            people.insert(people.end(), candidates_[at(seat)].begin(), candidates_[at(seat)].end());
        std::sort(people.begin(), people.end());
        people.erase(std::unique(people.begin(), people.end()), people.end());
        return people;
    }

private:
    bool fill(std::int32_t seat) {
        reached_.assign(1, seat);
        is_reached_.assign(candidates_.size(), false);
        is_reached_[at(seat)] = true;
        taken_for_.assign(holds_.size(), -1);
        for (std::size_t next = 0; next < reached_.size(); ++next)
            for (const std::int32_t person : candidates_[at(reached_[next])]) {
                if (taken_for_[at(person)] >= 0) continue;
                taken_for_[at(person)] = reached_[next];
                const std::int32_t held = holds_[at(person)];
                if (held < 0) {
                    pass_on(person, seat);
                    return true;
                }
                if (is_reached_[at(held)]) continue;
                is_reached_[at(held)] = true;
                reached_through_[at(held)] = person;
                reached_.push_back(held);
            }
        return false;
    }

    void pass_on(std::int32_t person, std::int32_t last) {
        while (true) {
            const std::int32_t seat = taken_for_[at(person)];
            holds_[at(person)] = seat;
            if (seat == last) return;
            person = reached_through_[at(seat)];
        }
    }

    const Problem& problem_;
    std::vector<std::vector<std::int32_t>> candidates_;
    std::vector<std::int32_t> holds_, taken_for_, reached_through_, reached_;
    std::vector<bool> is_reached_;
};

}  // namespace

std::optional<Clash> find_people_clash(const Problem& problem, std::vector<std::int32_t> seats) {
    return PeoplePlacing(problem, std::move(seats)).run();
}

/// A floor that breaks the others before it is part of every clash among them; so it is put first, and the rest is
/// limited to what it broke with. When a floor breaks that was put first, those put first are the clash.
std::optional<Clash> find_floors_clash(const Problem& problem) {
    FloorFilling filling(problem);
    std::vector<std::int32_t> seats;
    for (std::int32_t seat = 0; seat < problem.seat_count(); ++seat)
        if (problem.limits[at(seat)].floor > 0) seats.push_back(seat);
    std::vector<std::int32_t> kernel;
    while (true) {
        const auto broken = filling.first_broken(seats);
        if (!broken) return std::nullopt;
        if (std::find(kernel.begin(), kernel.end(), *broken) != kernel.end())
            return Clash{filling.qualified_for(kernel), kernel};
        kernel.push_back(*broken);
        seats = kernel;
        std::vector<std::int32_t> rest = filling.reached();
        std::sort(rest.begin(), rest.end());
        for (const std::int32_t seat : rest)
            if (std::find(kernel.begin(), kernel.end(), seat) == kernel.end()) seats.push_back(seat);
    }
}

}  // namespace matching
