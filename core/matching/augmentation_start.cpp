// What comes before and after the searches: bids, starting from given prices, and vacancies that still have a price.
#include <utility>

#include "core/matching/augmentation.hpp"
#include "core/matching/offers.hpp"

namespace matching {

namespace {

/// After so many displacements in a row the last person waits.
constexpr int k_most_displacements = 64;

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

}  // namespace

bool Augmentation::has_room(std::int32_t seat) const {
    return seat == k_unplaced || count_[index(seat)] < problem_->limits[index(seat)].slots;
}

void Augmentation::bid(std::int32_t person) {
    const auto price = [&](std::int32_t seat) { return seat == k_unplaced ? 0 : price_[index(seat)]; };
    // A seat that still pays for its floor and has reached it must first be brought up to 0, which a search does.
    const auto may_take = [&](std::int32_t seat) {
        return has_room(seat) && (price(seat) >= 0 || count_[index(seat)] < problem_->limits[index(seat)].floor);
    };
    for (int turn = 0; turn < k_most_displacements; ++turn) {
        const auto [best, second] = two_cheapest(*problem_, person, 1, lowest_price_, work_, price);
        if (best.value == Offer::k_none) break;
        if (may_take(best.seat)) return take(person, best.seat, best.cost);
        if (second.value == best.value && may_take(second.seat)) return take(person, second.seat, second.cost);
        if (second.value == Offer::k_none || second.value == best.value || has_room(best.seat) ||
            problem_->limits[index(best.seat)].slots != 1)
            break;
        price_[index(best.seat)] += second.value - best.value;
        const std::int32_t displaced = first_holder_[index(best.seat)];
        leave(displaced);
        take(person, best.seat, best.cost);
        person = displaced;
    }
    waiting_.push_back(person);
}

std::vector<std::int32_t> Augmentation::take_waiting() {
    lowest_price_ = 0;
    for (const std::int32_t seat : floored_) lowest_price_ = std::min(lowest_price_, price_[index(seat)]);
    return std::exchange(waiting_, {});
}

void Augmentation::start_from(std::span<const std::int64_t> prices, std::span<const std::int32_t> seats) {
    price_.assign(prices.begin(), prices.end());
    const auto price = [&](std::int32_t seat) { return seat == k_unplaced ? 0 : price_[index(seat)]; };
    std::vector<std::pair<std::int32_t, Offer>> others;
    for (std::int32_t person = 0; person < problem_->people_count(); ++person) {
        const std::int32_t wanted = seats[index(person)];
        std::int64_t cost = 0;
        bool is_cheapest = false;
        const auto [best, second] = two_cheapest(*problem_, person, 1, lowest_price_, work_, price);
        for (const Offer& offer : {best, second})
            if (offer.seat == wanted && offer.value == best.value) {
                is_cheapest = true;
                cost = offer.cost;
            }
        if (is_cheapest && wanted != k_absent && has_room(wanted)) take(person, wanted, cost);
        else others.emplace_back(person, best);
    }
    for (const auto& [person, best] : others)
        if (best.value != Offer::k_none && has_room(best.seat)) take(person, best.seat, best.cost);
        else waiting_.push_back(person);
}

void Augmentation::settle_vacancies() {
    std::vector<Reached> by_price;
    for (std::int32_t seat = 0; seat < problem_->seat_count(); ++seat)
        if (count_[index(seat)] > 0 || price_[index(seat)] > 0) by_price.push_back({price_[index(seat)], seat});
    std::sort(by_price.begin(), by_price.end(), [](const Reached& a, const Reached& b) {
        return a.distance != b.distance ? a.distance < b.distance : a.seat < b.seat;
    });
    unplaced_.clear();
    for (std::int32_t person = 0; person < problem_->people_count(); ++person)
        if (seat_of_[index(person)] == k_unplaced) unplaced_.push_back(person);
    is_from_hub_ = true;
    for (const Reached& entry : by_price)
        while (has_room(entry.seat) && price_[index(entry.seat)] > lowest_price_) search_from_hub(by_price, entry.seat);
    is_from_hub_ = false;
    for (std::int64_t& price : price_) price = std::max<std::int64_t>(price - lowest_price_, 0);
    lowest_price_ = 0;
}

/// From the hub, where free slots and unplaced people are, to the nearest vacancy that has a price. `vacancy` is the
/// one with the lowest, and dropping that price is the way that is always open.
void Augmentation::search_from_hub(std::span<const Reached> by_price, std::int32_t vacancy) {
    begin_search();
    best_ = price_[index(vacancy)] - lowest_price_;
    best_seat_ = k_unplaced;
    std::erase_if(unplaced_, [&](std::int32_t person) { return seat_of_[index(person)] != k_unplaced; });
    for (const std::int32_t person : unplaced_) look_from(person, -cost_of_[index(person)] - lowest_price_);
    spread(by_price);
    lower_prices();
    if (best_seat_ != k_unplaced) shift_from_hub();
}

void Augmentation::spread(std::span<const Reached> by_price) {
    const auto nearer = [](const Reached& a, const Reached& b) { return a.distance > b.distance; };
    auto next = by_price.begin();
    while (true) {
        // A listed price may have risen since, never fallen: as a bound it comes early enough.
        while (next != by_price.end() &&
               next->distance - lowest_price_ < (queue_.empty() ? best_ : std::min(best_, queue_.front().distance))) {
            const std::size_t seat = index((next++)->seat);
            const std::int64_t distance = price_at(seat) - lowest_price_;
            if (count_[seat] == 0 || distance >= distance_[seat] || distance >= best_) continue;
            if (distance_[seat] == INT64_MAX / 2) reached_.push_back(static_cast<std::int32_t>(seat));
            distance_[seat] = distance;
            reached_by_[seat] = -1;
            queue_.push_back({distance, static_cast<std::int32_t>(seat)});
            std::push_heap(queue_.begin(), queue_.end(), nearer);
        }
        if (queue_.empty()) return;
        std::pop_heap(queue_.begin(), queue_.end(), nearer);
        const Reached nearest = queue_.back();
        queue_.pop_back();
        if (nearest.distance >= best_) return;
        if (nearest.distance == distance_[index(nearest.seat)]) pass_through(nearest.seat);
    }
}

/// The hub's own price rises instead of all others falling.
void Augmentation::lower_prices() {
    for (const std::int32_t seat : passed_)
        price_[index(seat)] = price_at(index(seat)) + best_ - distance_[index(seat)];
    lowest_price_ += best_;
}

void Augmentation::shift_from_hub() {
    for (std::int32_t seat = best_seat_; seat >= 0;) {
        const std::int32_t person = reached_by_[index(seat)];
        if (person < 0) return;
        const std::int32_t left = seat_of_[index(person)];
        if (left >= 0) leave(person);
        take(person, seat, reached_cost_[index(seat)]);
        seat = left;
    }
}

}  // namespace matching
