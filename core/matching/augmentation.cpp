#include "core/matching/augmentation.hpp"

#include <algorithm>

namespace matching {

namespace {

constexpr std::int64_t k_far = INT64_MAX / 2;

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

std::int64_t floor_premium(const Problem& problem) {
    return problem.cost_range() * (std::int64_t{problem.people_count()} + 1);
}

}  // namespace

bool Augmentation::fits(const Problem& problem) {
    std::int64_t bound = 0;
    return !__builtin_mul_overflow(problem.cost_range(), 8 * (std::int64_t{problem.people_count()} + 2), &bound) &&
           bound < k_far;
}

Augmentation::Augmentation(Problem& problem) : problem_(&problem) {
    const std::size_t people = index(problem.people_count());
    const std::size_t seats = index(problem.seat_count());
    seat_of_.assign(people, k_absent);
    cost_of_.assign(people, 0);
    next_holder_.assign(people, -1);
    previous_holder_.assign(people, -1);
    first_holder_.assign(seats, -1);
    count_.assign(seats, 0);
    price_.assign(seats, 0);
    distance_.assign(seats, k_far);
    reached_cost_.assign(seats, 0);
    reached_by_.assign(seats, -1);
    for (std::size_t seat = 0; seat < seats; ++seat)
        if (problem.limits[seat].floor > 0) floored_.push_back(static_cast<std::int32_t>(seat));
    if (floored_.empty()) return;
    lowest_price_ = -floor_premium(problem);
    for (const std::int32_t seat : floored_) price_[index(seat)] = lowest_price_;
}

Augmentation::Augmentation(Problem& problem, std::span<const std::int32_t> seats, std::span<const std::int64_t> prices)
    : Augmentation(problem) {
    lowest_price_ = 0;
    for (std::size_t seat = 0; seat < prices.size(); ++seat) {
        price_[seat] = prices[seat];
        lowest_price_ = std::min(lowest_price_, prices[seat]);
    }
    for (std::size_t at = 0; at < seats.size(); ++at) {
        const auto person = static_cast<std::int32_t>(at);
        if (seats[at] == problem.home[at]) {
            take(person, seats[at], problem.home_cost[at]);
            continue;
        }
        for (std::size_t option = problem.row_start[at]; option < problem.row_start[at + 1]; ++option)
            if (option_seat(problem.options[option]) == seats[at])
                take(person, seats[at], option_cost(problem.options[option]) + problem.move_price);
    }
}

bool Augmentation::insert(std::int32_t person) {
    search(person);
    if (best_seat_ == k_absent) return false;
    raise_prices();
    shift_people(person);
    return true;
}

std::vector<std::int32_t> Augmentation::vacate(std::int32_t seat) {
    std::vector<std::int32_t> people = holders(seat);
    for (const std::int32_t person : people) leave(person);
    return people;
}

std::int64_t Augmentation::person_price(std::int32_t person) const {
    const std::int32_t seat = seat_of_[index(person)];
    return cost_of_[index(person)] + (seat < 0 ? 0 : price_[index(seat)]);
}

std::vector<std::int32_t> Augmentation::holders(std::int32_t seat) const {
    std::vector<std::int32_t> people;
    for (std::int32_t person = first_holder_[index(seat)]; person >= 0; person = next_holder_[index(person)])
        people.push_back(person);
    return people;
}

void Augmentation::begin_search() {
    for (const std::int32_t seat : reached_) distance_[index(seat)] = k_far;
    reached_.clear();
    passed_.clear();
    queue_.clear();
    best_ = k_far;
    best_seat_ = k_absent;
}

void Augmentation::search(std::int32_t person) {
    begin_search();
    look_from(person, 0);
    const auto nearer = [](const Reached& a, const Reached& b) { return a.distance > b.distance; };
    while (!queue_.empty()) {
        std::pop_heap(queue_.begin(), queue_.end(), nearer);
        const Reached nearest = queue_.back();
        queue_.pop_back();
        if (nearest.distance >= best_) break;
        if (nearest.distance == distance_[index(nearest.seat)]) pass_through(nearest.seat);
    }
}

void Augmentation::look_from(std::int32_t person, std::int64_t offset) {
    const std::int32_t home = problem_->home[index(person)];
    if (home != k_no_home && problem_->may_use_home(person) && !(is_from_hub_ && home == k_unplaced)) {
        const std::int64_t cost = problem_->home_cost[index(person)];
        if (home != k_unplaced) {
            reach(person, home, cost, offset);
        } else if (offset + cost < best_) {
            best_ = offset + cost;
            best_seat_ = k_unplaced;
            best_person_ = person;
        }
    }
    if (problem_->may_use_row(person)) look_along_row(person, offset);
}

void Augmentation::look_along_row(std::int32_t person, std::int64_t offset) {
    const std::size_t row = index(person);
    const std::int64_t base = offset + problem_->move_price;
    std::size_t seen = 0;
    do {
        const std::uint64_t* const options = problem_->options.data() + problem_->row_start[row];
        const std::size_t ordered = problem_->ordered_end[row] - problem_->row_start[row];
        for (; seen < ordered; ++seen) {
            const std::int64_t cost = option_cost(options[seen]);
            if (base + cost + lowest_price_ >= best_) {
                work_ += static_cast<std::int64_t>(seen) + 1;
                return;
            }
            reach(person, option_seat(options[seen]), cost + problem_->move_price, offset);
        }
    } while (problem_->order_more(person));
    work_ += static_cast<std::int64_t>(seen) + 1;
}

inline void Augmentation::reach(std::int32_t person, std::int32_t seat, std::int64_t cost, std::int64_t offset) {
    const std::size_t at = index(seat);
    const std::int64_t distance = offset + cost + price_at(at);
    if (distance >= best_ || distance >= distance_[at]) return;
    if (distance_[at] == k_far) reached_.push_back(seat);
    distance_[at] = distance;
    reached_cost_[at] = cost;
    reached_by_[at] = person;
    const Seat& limits = problem_->limits[at];
    if (count_[at] < limits.slots && (!is_from_hub_ || price_[at] > lowest_price_)) {
        // From its floor on, one more person forgoes whatever the seat still pays.
        const std::int64_t end =
            count_[at] < limits.floor ? distance : distance - std::min<std::int64_t>(price_[at], 0);
        if (end < best_) {
            best_ = end;
            best_seat_ = seat;
        }
        if (end == distance) return;
    }
    queue_.push_back({distance, seat});
    std::push_heap(queue_.begin(), queue_.end(),
                   [](const Reached& a, const Reached& b) { return a.distance > b.distance; });
}

void Augmentation::pass_through(std::int32_t seat) {
    passed_.push_back(seat);
    const std::int64_t base = distance_[index(seat)] - price_at(index(seat));
    for (std::int32_t person = first_holder_[index(seat)]; person >= 0; person = next_holder_[index(person)])
        look_from(person, base - cost_of_[index(person)]);
}

void Augmentation::raise_prices() {
    bool lowest_rose = false;
    for (const std::int32_t seat : passed_) {
        lowest_rose = lowest_rose || price_[index(seat)] == lowest_price_;
        price_[index(seat)] += best_ - distance_[index(seat)];
    }
    if (best_seat_ >= 0) {
        const std::size_t end = index(best_seat_);
        if (count_[end] >= problem_->limits[end].floor && price_[end] < 0) {
            lowest_rose = lowest_rose || price_[end] == lowest_price_;
            price_[end] = 0;
        }
    }
    if (!lowest_rose || lowest_price_ == 0) return;
    lowest_price_ = 0;
    for (const std::int32_t seat : floored_) lowest_price_ = std::min(lowest_price_, price_[index(seat)]);
}

void Augmentation::shift_people(std::int32_t source) {
    std::int32_t free_seat = best_seat_;
    if (best_seat_ == k_unplaced) {
        free_seat = seat_of_[index(best_person_)];
        if (free_seat >= 0) leave(best_person_);
        take(best_person_, k_unplaced, problem_->home_cost[index(best_person_)]);
        if (best_person_ == source) return;
    }
    while (true) {
        const std::int32_t person = reached_by_[index(free_seat)];
        const std::int32_t left = seat_of_[index(person)];
        if (person != source) leave(person);
        take(person, free_seat, reached_cost_[index(free_seat)]);
        if (person == source) return;
        free_seat = left;
    }
}

void Augmentation::take(std::int32_t person, std::int32_t seat, std::int64_t cost) {
    seat_of_[index(person)] = seat;
    cost_of_[index(person)] = cost;
    if (seat < 0) return;
    const std::int32_t next = first_holder_[index(seat)];
    next_holder_[index(person)] = next;
    previous_holder_[index(person)] = -1;
    if (next >= 0) previous_holder_[index(next)] = person;
    first_holder_[index(seat)] = person;
    ++count_[index(seat)];
}

void Augmentation::leave(std::int32_t person) {
    const std::int32_t seat = seat_of_[index(person)];
    const std::int32_t next = next_holder_[index(person)];
    const std::int32_t previous = previous_holder_[index(person)];
    if (next >= 0) previous_holder_[index(next)] = previous;
    if (previous >= 0) next_holder_[index(previous)] = next;
    else first_holder_[index(seat)] = next;
    --count_[index(seat)];
    seat_of_[index(person)] = k_absent;
}

}  // namespace matching
