#include <algorithm>

#include "core/matching/residual.hpp"

namespace matching {

namespace {

constexpr std::int64_t k_far = INT64_MAX / 2;
/// In the queue in place of a node: the next seat of which the hub can give up a slot.
constexpr std::int32_t k_next_given_up = -1;

}  // namespace

std::optional<std::int64_t> Residual::route(Start start, std::int32_t target, std::optional<std::int64_t> bound) {
    target_ = target;
    best_ = bound.value_or(k_far);
    shifts_.clear();
    search(start);
    if (best_ == k_far) return std::nullopt;
    raise_prices(start);
    if (distance_[at(target)] == best_) shift_people(start);
    return best_;
}

void Residual::search(Start start) {
    for (const std::int32_t node : reached_) distance_[at(node)] = k_far;
    reached_.clear();
    passed_.clear();
    queue_.clear();
    if (start.person >= 0) look_from(start.person, person_price_[at(start.person)]);
    else reach(start.node, 0, -1, -1);
    while (!queue_.empty()) {
        std::pop_heap(queue_.begin(), queue_.end(), is_farther);
        const Reached nearest = queue_.back();
        queue_.pop_back();
        if (nearest.distance >= best_) break;
        if (nearest.node == k_next_given_up) give_up_next();
        else if (nearest.distance == distance_[at(nearest.node)]) pass_through(nearest.node);
    }
}

void Residual::look_from(std::int32_t person, std::int64_t offset) {
    OptionRow& row = rows_[at(person)];
    const std::size_t end = row.options.size();
    for (std::size_t index = 0; index < end; ++index) {
        if (index == row.ordered) row.order_more();
        const Option& option = row.options[index];
        if (option.key + offset >= best_) break;
        const std::int64_t distance = option.cost + offset + price_[at(option.node)];
        if (distance < distance_[at(option.node)]) reach(option.node, distance, person, -1);
    }
}

void Residual::reach(std::int32_t node, std::int64_t distance, std::int32_t person, std::int32_t from) {
    if (distance >= best_ || distance >= distance_[at(node)]) return;
    if (distance_[at(node)] == k_far) reached_.push_back(node);
    distance_[at(node)] = distance;
    reached_by_[at(node)] = person;
    reached_from_[at(node)] = from;
    if (node == target_) {
        best_ = distance;
        return;
    }
    push(distance, node);
    if (node == k_hub) {
        if (can_give_up(target_)) reach(target_, distance + price_[at(target_)] - price_[k_hub], -1, k_hub);
    } else if (has_free_slot(node)) {
        reach(k_hub, distance + price_[k_hub] - price_[at(node)], -1, node);
    }
}

void Residual::push(std::int64_t distance, std::int32_t node) {
    queue_.push_back({distance, node});
    std::push_heap(queue_.begin(), queue_.end(), is_farther);
}

void Residual::pass_through(std::int32_t node) {
    passed_.push_back(node);
    const std::int64_t distance = distance_[at(node)];
    for (std::int32_t person = first_[at(node)]; person >= 0; person = next_[at(person)])
        look_from(person, distance + person_price_[at(person)]);
    if (node == k_hub) open_hub();
}

void Residual::open_hub() {
    given_up_.clear();
    const std::int64_t base = distance_[k_hub] - price_[k_hub];
    const std::int32_t end = node_count();
    for (std::int32_t node = k_hub + 1; node < end; ++node) {
        const std::int64_t distance = base + price_[at(node)];
        if (distance < best_ && distance < distance_[at(node)] && can_give_up(node))
            given_up_.push_back({distance, node});
    }
    std::make_heap(given_up_.begin(), given_up_.end(), is_farther);
    if (!given_up_.empty()) push(given_up_.front().distance, k_next_given_up);
}

void Residual::give_up_next() {
    std::pop_heap(given_up_.begin(), given_up_.end(), is_farther);
    const Reached seat = given_up_.back();
    given_up_.pop_back();
    reach(seat.node, seat.distance, -1, k_hub);
    if (!given_up_.empty()) push(given_up_.front().distance, k_next_given_up);
}

void Residual::raise_prices(Start start) {
    if (start.person >= 0) write(person_price_, start.person, person_price_[at(start.person)] - best_);
    bool hub_rose = false;
    for (const std::int32_t node : passed_) {
        const std::int64_t rise = best_ - distance_[at(node)];
        write(price_, node, price_[at(node)] + rise);
        for (std::int32_t person = first_[at(node)]; person >= 0; person = next_[at(person)])
            write(person_price_, person, person_price_[at(person)] - rise);
        hub_rose = hub_rose || node == k_hub;
    }
    if (!hub_rose) return;
    const std::int32_t end = node_count();
    for (std::int32_t node = k_hub + 1; node < end; ++node) lift_if_empty(node);
}

void Residual::shift_people(Start start) {
    for (std::int32_t node = target_; node != start.node;) {
        const std::int32_t person = reached_by_[at(node)];
        const std::int32_t from = person < 0 ? reached_from_[at(node)] : node_of_[at(person)];
        if (person >= 0) {
            if (person != start.person) leave(person);
            take(person, node);
            shifts_.push_back({person, from, node});
            if (person == start.person) break;
        } else if (node == k_hub) {
            change_count(from, 1);
        } else {
            change_count(node, -1);
        }
        node = from;
    }
    std::reverse(shifts_.begin(), shifts_.end());
}

bool Residual::is_farther(const Reached& a, const Reached& b) {
    return a.distance != b.distance ? a.distance > b.distance : a.node > b.node;
}

}  // namespace matching
