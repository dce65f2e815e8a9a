#include <algorithm>

#include "core/matching/residual.hpp"

namespace matching {

namespace {

bool is_farther(const auto& a, const auto& b) {
    return a.distance != b.distance ? a.distance > b.distance : a.node > b.node;
}

}  // namespace

void Residual::End::resize(std::size_t nodes) {
    std::erase_if(reached, [&](std::int32_t node) { return at(node) >= nodes; });
    distance.resize(nodes, k_far);
    by.resize(nodes, -1);
    next.resize(nodes, -1);
}

void Residual::End::clear() {
    for (const std::int32_t node : reached) distance[at(node)] = k_far;
    reached.clear();
    passed.clear();
    queue.clear();
    work = 0;
}

void Residual::End::put(std::int32_t node, std::int64_t new_distance, std::int32_t new_by, std::int32_t new_next) {
    if (distance[at(node)] == k_far) reached.push_back(node);
    distance[at(node)] = new_distance;
    by[at(node)] = new_by;
    next[at(node)] = new_next;
}

void Residual::End::push(std::int32_t node) {
    queue.push_back({distance[at(node)], node});
    std::push_heap(queue.begin(), queue.end(), is_farther<Reached, Reached>);
}

/// Of all nodes not yet passed. The hub is never passed: beyond it only the other end goes.
std::int64_t Residual::End::nearest() {
    while (!queue.empty() && queue.front().distance != distance[at(queue.front().node)]) {
        std::pop_heap(queue.begin(), queue.end(), is_farther<Reached, Reached>);
        queue.pop_back();
    }
    return queue.empty() ? distance[k_hub] : std::min(queue.front().distance, distance[k_hub]);
}

std::int32_t Residual::End::pass_nearest() {
    std::pop_heap(queue.begin(), queue.end(), is_farther<Reached, Reached>);
    const std::int32_t node = queue.back().node;
    queue.pop_back();
    passed.push_back(node);
    return node;
}

std::optional<std::int64_t> Residual::route(Start start, std::int32_t target, std::optional<std::int64_t> bound) {
    best_ = bound.value_or(k_far);
    meeting_ = k_absent;
    shifts_.clear();
    search(start, target);
    if (best_ == k_far) return std::nullopt;
    change_prices(start);
    if (meeting_ != k_absent) shift_people(start, target);
    return best_;
}

void Residual::search(Start start, std::int32_t target) {
    ahead_.clear();
    back_.clear();
    reach_back(target, 0, -1, -1, k_far);
    if (start.person >= 0) look_ahead(start.person, person_price_[at(start.person)]);
    else reach_ahead(start.node, 0, -1, -1);
    while (true) {
        const std::int64_t near_start = ahead_.nearest();
        const std::int64_t near_target = back_.nearest();
        if (near_start + near_target >= best_) return;
        const auto can_go = [](const End& end, std::int64_t nearest) {
            return !end.queue.empty() && end.queue.front().distance == nearest && nearest < end.distance[k_hub];
        };
        const bool can_go_ahead = can_go(ahead_, near_start);
        if (can_go_ahead && (ahead_.work <= back_.work || !can_go(back_, near_target))) {
            const std::int32_t node = ahead_.pass_nearest();
            for (std::int32_t person = first_[at(node)]; person >= 0; person = next_[at(person)])
                look_ahead(person, near_start + person_price_[at(person)]);
        } else {
            look_back(back_.pass_nearest(), best_ - near_start);
        }
    }
}

void Residual::look_ahead(std::int32_t person, std::int64_t offset) {
    SortedOptions& options = rows_[at(person)].usable;
    const std::size_t end = options.list.size();
    const std::int64_t lowest = offset - node_drop_;
    if (const std::int32_t home = home_[at(person)]; home != k_absent)
        reach_ahead(home, home_cost_[at(person)] + offset + price_[at(home)], person, -1);
    std::size_t index = 0;
    for (; index < end; ++index) {
        if (index == options.ordered) options.order_more();
        const Option& option = options.list[index];
        if (option.key + lowest >= best_) break;
        const std::int64_t distance = option.cost + offset + price_[at(option.other)];
        if (distance < ahead_.distance[at(option.other)]) reach_ahead(option.other, distance, person, -1);
    }
    ahead_.work += static_cast<std::int64_t>(index) + 1;
}

/// What is as far as `limit` can neither lie on the best chain nor change a price.
void Residual::look_back(std::int32_t node, std::int64_t limit) {
    SortedOptions& column = columns_[at(node)];
    const std::size_t end = column.list.size();
    const std::int64_t offset = back_.distance[at(node)] + price_[at(node)];
    const std::int64_t lowest = offset - person_drop_;
    for (const std::int32_t person : at_home_[at(node)])
        if (const std::int32_t from = node_of_[at(person)]; from != k_absent && from != node)
            reach_back(from, home_cost_[at(person)] + offset + person_price_[at(person)], person, node, limit);
    std::size_t index = 0;
    for (; index < end; ++index) {
        if (index == column.ordered) column.order_more();
        const Option& option = column.list[index];
        if (option.key + lowest >= limit) break;
        const std::int32_t from = node_of_[at(option.other)];
        if (from == k_absent || locked_[at(option.other)]) continue;
        const std::int64_t distance = option.cost + offset + person_price_[at(option.other)];
        if (distance < back_.distance[at(from)]) reach_back(from, distance, option.other, node, limit);
    }
    back_.work += static_cast<std::int64_t>(index) + 1;
}

void Residual::reach_ahead(std::int32_t node, std::int64_t distance, std::int32_t by, std::int32_t next) {
    if (distance >= best_ || distance >= ahead_.distance[at(node)]) return;
    ahead_.put(node, distance, by, next);
    meet_at(node);
    if (node == k_hub) return;
    ahead_.push(node);
    if (has_free_slot(node)) reach_ahead(k_hub, distance - price_[at(node)], -1, node);
}

void Residual::reach_back(std::int32_t node, std::int64_t distance, std::int32_t by, std::int32_t next,
                          std::int64_t limit) {
    if (distance >= best_ || distance >= back_.distance[at(node)]) return;
    back_.put(node, distance, by, next);
    meet_at(node);
    if (node == k_hub || distance >= limit) return;
    back_.push(node);
    if (can_give_up(node)) reach_back(k_hub, distance + price_[at(node)], -1, node, limit);
}

void Residual::meet_at(std::int32_t node) {
    const std::int64_t whole = ahead_.distance[at(node)] + back_.distance[at(node)];
    if (whole >= best_) return;
    best_ = whole;
    meeting_ = node;
}

/// Prices rise around the start and fall around the target, by as much together as the chain costs.
void Residual::change_prices(Start start) {
    const std::int64_t rise_from = std::min(ahead_.nearest(), best_);
    const std::int64_t fall_from = best_ - rise_from;
    if (start.person >= 0) write_person_price(start.person, person_price_[at(start.person)] - rise_from);
    const auto change = [&](std::int32_t node, std::int64_t by) {
        write_node_price(node, price_[at(node)] + by);
        for (std::int32_t person = first_[at(node)]; person >= 0; person = next_[at(person)])
            write_person_price(person, person_price_[at(person)] - by);
    };
    for (const std::int32_t node : ahead_.passed)
        if (ahead_.distance[at(node)] < rise_from) change(node, rise_from - ahead_.distance[at(node)]);
    for (const std::int32_t node : back_.passed)
        if (back_.distance[at(node)] < fall_from) change(node, back_.distance[at(node)] - fall_from);
}

void Residual::shift_people(Start start, std::int32_t target) {
    for (std::int32_t node = meeting_; node != start.node && node != k_absent;) {
        const std::int32_t person = ahead_.by[at(node)];
        const std::int32_t from = person < 0 ? ahead_.next[at(node)] : node_of_[at(person)];
        if (person >= 0) shift(person, start, node);
        else change_count(from, 1);
        node = from;
    }
    std::reverse(shifts_.begin(), shifts_.end());
    for (std::int32_t node = meeting_; node != target;) {
        const std::int32_t person = back_.by[at(node)];
        const std::int32_t to = back_.next[at(node)];
        if (person >= 0) shift(person, start, to);
        else change_count(to, -1);
        node = to;
    }
}

void Residual::shift(std::int32_t person, Start start, std::int32_t node) {
    const std::int32_t from = node_of_[at(person)];
    if (person != start.person) leave(person);
    take(person, node);
    shifts_.push_back({person, from, node});
}

}  // namespace matching
