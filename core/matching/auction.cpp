#include "core/matching/auction.hpp"

#include <algorithm>

#include "core/matching/augmentation.hpp"
#include "core/matching/offers.hpp"

namespace matching {

namespace {

/// Costs count in such fractions of a point: the last phase errs by one, so that most people end exactly right.
constexpr std::int64_t k_scale = 64;
/// The first step is this part of the range of costs, the next ones fall by the ratio.
constexpr std::int64_t k_first_step = 400;
constexpr std::int64_t k_step_ratio = 6;
constexpr std::int64_t k_bids_a_person = 400;

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }
bool is_dearer(const auto& a, const auto& b) { return a.price != b.price ? a.price > b.price : a.seat > b.seat; }

}  // namespace

bool Auction::suits(const Problem& problem) {
    for (const Seat& seat : problem.limits)
        if (seat.floor > 0) return false;
    std::int64_t bound = 0;
    return !__builtin_mul_overflow(problem.cost_range() * k_scale, 2 * k_bids_a_person, &bound) &&
           !__builtin_mul_overflow(bound, problem.people_count() + std::int64_t{2}, &bound) && bound < INT64_MAX / 8;
}

Auction::Auction(Problem& problem, std::span<const std::int64_t> prices) : problem_(&problem) {
    const std::size_t seats = problem.limits.size();
    // No seat needs more slots than people who may come.
    std::vector<std::int32_t> candidates(seats, 0);
    for (const std::int32_t home : problem.home)
        if (home >= 0) ++candidates[index(home)];
    for (const std::uint64_t option : problem.options) ++candidates[index(option_seat(option))];
    slot_start_.reserve(seats + 1);
    slot_start_.push_back(0);
    for (std::size_t seat = 0; seat < seats; ++seat)
        slot_start_.push_back(slot_start_.back() + index(std::min(candidates[seat], problem.limits[seat].slots)));
    slots_.reserve(slot_start_.back());
    for (std::size_t seat = 0; seat < seats; ++seat) slots_.resize(slot_start_[seat + 1], {prices[seat] * k_scale, -1});
    held_.resize(seats);
    stand_ins_.assign(seats, 0);
    for (const std::int64_t price : prices) price_.push_back(price * k_scale);
    seat_of_.assign(problem.home.size(), Augmentation::k_absent);
    for (std::size_t seat = 0; seat < seats; ++seat) {
        held_[seat] = static_cast<std::int32_t>(slot_start_[seat + 1] - slot_start_[seat]);
        if (held_[seat] == 0) price_[seat] = Offer::k_none / 4;
    }
    least_spare_ = static_cast<std::int64_t>(slots_.size()) - problem.people_count();
    has_stand_ins_ =
        least_spare_ > 0 || std::find(problem.home.begin(), problem.home.end(), k_unplaced) != problem.home.end();
    step_ = std::max<std::int64_t>(1, problem.cost_range() * k_scale / k_first_step);
    if (has_stand_ins_)
        for (std::size_t seat = 0; seat < seats; ++seat) list(static_cast<std::int32_t>(seat));
    begin_phase();
}

bool Auction::step(std::int64_t bids) {
    for (; !is_over_ && bids > 0; --bids) {
        if (bidders_.empty()) {
            if (step_ == 1) is_over_ = true;
            else {
                step_ = std::max<std::int64_t>(1, step_ / k_step_ratio);
                begin_phase();
            }
            continue;
        }
        if (--bids_left_ < 0) {
            is_over_ = true;
            continue;
        }
        const std::int32_t person = bidders_.back();
        bidders_.pop_back();
        bid(person);
    }
    return !is_over_;
}

std::vector<std::int64_t> Auction::prices() const {
    std::vector<std::int64_t> prices(price_.size(), 0);
    for (std::size_t seat = 0; seat < prices.size(); ++seat)
        if (held_[seat] > 0 && stand_ins_[seat] == 0)
            prices[seat] = std::max<std::int64_t>(price_[seat] - level_, 0) / k_scale;
    return prices;
}

void Auction::begin_phase() {
    for (Slot& slot : slots_) slot.holder = -1;
    seat_of_.assign(seat_of_.size(), Augmentation::k_absent);
    bidders_.clear();
    for (std::int32_t person = problem_->people_count(); person > 0; --person) bidders_.push_back(person - 1);
    bids_left_ = k_bids_a_person * (problem_->people_count() + std::int64_t{1});
    spare_ = least_spare_;
    while (stand_in_count_ < spare_ && stand_in()) {
    }
}

void Auction::bid(std::int32_t person) {
    const auto price = [&](std::int32_t seat) { return seat == k_unplaced ? level_ : price_of(seat); };
    auto [best, second] = two_cheapest(*problem_, person, k_scale, level_, work_, price);
    if (best.value == Offer::k_none) return;
    if (best.seat == k_unplaced) {
        seat_of_[index(person)] = k_unplaced;
        ++spare_;
        if (stand_in_count_ < spare_) stand_in();
        return;
    }
    const std::size_t seat = index(best.seat);
    if (slot_start_[seat] == slot_start_[seat + 1]) return;
    const std::int64_t here = price_of(best.seat);
    const std::int64_t again = std::min(second.value, best.value - here + second_price(seat));
    const std::int64_t rise = again >= Offer::k_none / 2 ? step_ : again - best.value + step_;
    take(person, best.seat, here + rise);
}

void Auction::take(std::int32_t person, std::int32_t seat, std::int64_t price) {
    const std::size_t at = index(seat);
    Slot* const slots = slots_of(at);
    seat_of_[index(person)] = seat;
    if (stand_ins_[at] > 0) {
        --stand_ins_[at];
        --stand_in_count_;
        std::size_t hole = index(held_[at]++);
        for (; hole > 0 && slots[(hole - 1) / 2].price > price; hole = (hole - 1) / 2)
            slots[hole] = slots[(hole - 1) / 2];
        slots[hole] = {price, person};
        if (stand_ins_[at] == 0) price_[at] = slots[0].price;
        list(seat);
        if (stand_in_count_ < spare_) stand_in();
        return;
    }
    const std::int32_t displaced = slots[0].holder;
    slots[0] = {price, person};
    place_in_order(at, 0);
    price_[at] = slots[0].price;
    if (has_stand_ins_) list(seat);
    if (displaced < 0) return;
    seat_of_[index(displaced)] = Augmentation::k_absent;
    bidders_.push_back(displaced);
}

bool Auction::stand_in() {
    while (!listed_.empty()) {
        std::pop_heap(listed_.begin(), listed_.end(), is_dearer<Listed, Listed>);
        const Listed cheapest = listed_.back();
        listed_.pop_back();
        const std::size_t seat = index(cheapest.seat);
        if (held_[seat] == 0 || slots_of(seat)[0].price != cheapest.price) continue;
        const std::int32_t displaced = slots_of(seat)[0].holder;
        level_ = std::max(level_, cheapest.price);
        remove_cheapest(seat);
        ++stand_ins_[seat];
        ++stand_in_count_;
        price_[seat] = INT64_MIN / 4;
        if (held_[seat] > 0) list(cheapest.seat);
        if (displaced >= 0) {
            seat_of_[index(displaced)] = Augmentation::k_absent;
            bidders_.push_back(displaced);
        }
        return true;
    }
    return false;
}

void Auction::list(std::int32_t seat) {
    if (held_[index(seat)] == 0) return;
    listed_.push_back({slots_of(index(seat))[0].price, seat});
    std::push_heap(listed_.begin(), listed_.end(), is_dearer<Listed, Listed>);
}

void Auction::remove_cheapest(std::size_t seat) {
    slots_of(seat)[0] = slots_of(seat)[index(--held_[seat])];
    place_in_order(seat, 0);
}

void Auction::place_in_order(std::size_t seat, std::size_t at) {
    Slot* const slots = slots_of(seat);
    const std::size_t count = index(held_[seat]);
    while (2 * at + 1 < count) {
        std::size_t child = 2 * at + 1;
        if (child + 1 < count && slots[child + 1].price < slots[child].price) ++child;
        if (slots[child].price >= slots[at].price) return;
        std::swap(slots[at], slots[child]);
        at = child;
    }
}

/// What the next slot of the seat would cost after the cheapest is taken.
std::int64_t Auction::second_price(std::size_t seat) const {
    const Slot* const slots = slots_.data() + slot_start_[seat];
    if (stand_ins_[seat] > 1) return level_;
    if (stand_ins_[seat] == 1) return held_[seat] > 0 ? std::max(slots[0].price, level_) : Offer::k_none;
    std::int64_t least = Offer::k_none;
    for (std::int32_t at = 1; at < std::min(held_[seat], 3); ++at) least = std::min(least, slots[at].price);
    return least == Offer::k_none ? least : std::max(least, level_);
}

}  // namespace matching
