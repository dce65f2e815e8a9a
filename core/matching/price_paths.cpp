#include "core/matching/price_paths.hpp"

#include <algorithm>
#include <numeric>

namespace matching {

namespace {

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

}  // namespace

PricePaths::PricePaths(const Market& market, const Matching& plan)
    : market_(market), plan_(plan), hub_(market.seat_count()), target_(hub_) {
    const std::size_t nodes = index(hub_) + 1;
    held_.assign(nodes, 0);
    for (const std::int32_t seat : plan_.seat_of) ++held_[index(node_of(seat))];
    collect_candidates();
    collect_holders();
    find_ways_of_hub();
    near_.distance.assign(nodes, k_far);
    near_.step.assign(nodes, {});
}

std::optional<std::int64_t> PricePaths::distance(std::int32_t seat) const {
    const std::int32_t node = node_of(seat);
    const std::int64_t distance = std::min(near_.distance[index(node)], through_hub(node));
    return distance >= k_far ? std::nullopt : std::optional(distance);
}

std::vector<PricePaths::Step> PricePaths::path_from(std::int32_t seat) const {
    std::vector<Step> steps;
    std::int32_t node = node_of(seat);
    const bool is_near = near_.distance[index(node)] <= through_hub(node);
    const Tree& tree = is_near ? near_ : to_hub_;
    while (node != (is_near ? target_ : hub_)) {
        steps.push_back(tree.step[index(node)]);
        node = steps.back().node;
    }
    if (node == target_) return steps;
    const std::size_t to_hub = steps.size();
    for (std::int32_t at = target_; at != hub_; at = from_hub_.step[index(at)].node)
        steps.push_back({from_hub_.step[index(at)].person, at});
    std::reverse(steps.begin() + static_cast<std::ptrdiff_t>(to_hub), steps.end());
    return steps;
}

std::optional<std::int64_t> PricePaths::distance_from_hub(std::int32_t seat) const {
    const std::int64_t distance = from_hub_.distance[index(node_of(seat))];
    return distance >= k_far ? std::nullopt : std::optional(distance);
}

std::int64_t PricePaths::slack(std::int32_t person, std::int32_t seat, std::int64_t score) const {
    const std::int64_t per_move = seat == market_.current[index(person)] ? 0 : plan_.certificate.per_move;
    return plan_.certificate.people[index(person)] + seat_price(seat) + per_move - score;
}

/// A way that leads through the hub is known. Where the way found is farther than that, it is not followed: neither it
/// nor any way to it can be the shortest.
void PricePaths::search_towards(std::int32_t person) {
    for (const std::int32_t node : reached_) near_.distance[index(node)] = k_far;
    reached_.clear();
    queue_.clear();
    target_ = node_of(plan_.seat_of[index(person)]);
    if (target_ == hub_) return;
    const std::int64_t farthest = farthest_outcome(person);
    reached_.push_back(target_);
    reach(near_, target_, 0, {});
    for (std::int32_t node = settle_nearest(near_); node >= 0 && near_.distance[index(node)] <= farthest;
         node = settle_nearest(near_))
        look_near(node, farthest);
}

void PricePaths::find_ways_of_hub() {
    start_at(to_hub_, hub_);
    for (std::int32_t node = settle_nearest(to_hub_); node >= 0; node = settle_nearest(to_hub_))
        look_back(to_hub_, node);
    start_at(from_hub_, hub_);
    for (std::int32_t node = settle_nearest(from_hub_); node >= 0; node = settle_nearest(from_hub_)) {
        const std::int64_t distance = from_hub_.distance[index(node)];
        for (std::size_t at = holder_start_[index(node)]; at < holder_start_[index(node) + 1]; ++at)
            look_ahead(from_hub_, holders_[at], distance);
        if (node != hub_) continue;
        for (std::int32_t seat = 0; seat < hub_; ++seat)
            if (can_give_up(seat)) reach(from_hub_, seat, distance + seat_price(seat), {-1, node});
    }
}

void PricePaths::collect_candidates() {
    candidates_.resize(index(hub_) + 1);
    std::vector<std::size_t> count(candidates_.size(), 0);
    each_pair([&](std::int32_t, std::int32_t seat, std::int64_t) { ++count[index(node_of(seat))]; });
    for (std::size_t node = 0; node < candidates_.size(); ++node) candidates_[node].list.reserve(count[node]);
    each_pair([&](std::int32_t person, std::int32_t seat, std::int64_t score) {
        candidates_[index(node_of(seat))].list.push_back({slack(person, seat, score), person, 0});
    });
}

void PricePaths::collect_holders() {
    holder_start_.assign(index(hub_) + 2, 0);
    for (const std::int32_t seat : plan_.seat_of) ++holder_start_[index(node_of(seat)) + 1];
    std::partial_sum(holder_start_.begin(), holder_start_.end(), holder_start_.begin());
    holders_.resize(plan_.seat_of.size());
    std::vector<std::size_t> next = holder_start_;
    for (std::int32_t person = 0; person < market_.people_count(); ++person)
        holders_[next[index(node_of(plan_.seat_of[index(person)]))]++] = person;
}

void PricePaths::each_pair(const auto& visit) const {
    for (std::int32_t person = 0; person < market_.people_count(); ++person)
        market_.each_outcome(person, [&](std::int32_t seat, std::int64_t score) { visit(person, seat, score); });
}

void PricePaths::start_at(Tree& tree, std::int32_t node) {
    tree.distance.assign(index(hub_) + 1, k_far);
    tree.step.assign(index(hub_) + 1, {});
    queue_.clear();
    reach(tree, node, 0, {});
}

void PricePaths::reach(Tree& tree, std::int32_t node, std::int64_t distance, Step step) {
    if (distance >= tree.distance[index(node)]) return;
    tree.distance[index(node)] = distance;
    tree.step[index(node)] = step;
    queue_.push_back({distance, node});
    std::push_heap(queue_.begin(), queue_.end(), is_farther);
}

/// The nearest node not yet settled, or -1.
std::int32_t PricePaths::settle_nearest(const Tree& tree) {
    while (!queue_.empty()) {
        std::pop_heap(queue_.begin(), queue_.end(), is_farther);
        const Reached nearest = queue_.back();
        queue_.pop_back();
        if (nearest.distance == tree.distance[index(nearest.node)]) return nearest.node;
    }
    return -1;
}

void PricePaths::look_back(Tree& tree, std::int32_t node) {
    const std::int64_t distance = tree.distance[index(node)];
    for (const Option& candidate : candidates_[index(node)].list) {
        const std::int32_t from = node_of(plan_.seat_of[index(candidate.other)]);
        reach(tree, from, distance + candidate.key, {candidate.other, node});
    }
    if (node != hub_) {
        if (can_give_up(node)) reach(tree, hub_, distance + seat_price(node), {-1, node});
        return;
    }
    for (std::int32_t seat = 0; seat < hub_; ++seat)
        if (has_free_slot(seat)) reach(tree, seat, distance - seat_price(seat), {-1, node});
}

void PricePaths::look_ahead(Tree& tree, std::int32_t person, std::int64_t distance) {
    const std::int32_t own = node_of(plan_.seat_of[index(person)]);
    market_.each_outcome(person, [&](std::int32_t seat, std::int64_t score) {
        reach(tree, node_of(seat), distance + slack(person, seat, score), {person, own});
    });
}

void PricePaths::look_near(std::int32_t node, std::int64_t farthest) {
    const std::int64_t distance = near_.distance[index(node)];
    SortedOptions& candidates = candidates_[index(node)];
    for (std::size_t at = 0; at < candidates.list.size(); ++at) {
        if (at == candidates.ordered) candidates.order_more();
        const Option& candidate = candidates.list[at];
        const std::int64_t here = distance + candidate.key;
        if (here > farthest) break;
        const std::int32_t from = node_of(plan_.seat_of[index(candidate.other)]);
        if (from == hub_ || here >= near_.distance[index(from)] || here > through_hub(from)) continue;
        if (near_.distance[index(from)] == k_far) reached_.push_back(from);
        reach(near_, from, here, {candidate.other, node});
    }
}

std::int64_t PricePaths::through_hub(std::int32_t node) const {
    return to_hub_.distance[index(node)] + from_hub_.distance[index(target_)];
}

/// Of all outcomes of the person, the farthest through the hub; nothing beyond can be nearer for any.
std::int64_t PricePaths::farthest_outcome(std::int32_t person) const {
    std::int64_t farthest = 0;
    market_.each_outcome(person, [&](std::int32_t seat, std::int64_t) {
        farthest = std::max(farthest, through_hub(node_of(seat)));
    });
    return farthest;
}

std::int64_t PricePaths::seat_price(std::int32_t seat) const {
    return seat == k_unplaced ? 0 : plan_.certificate.seats[index(seat)];
}

bool PricePaths::has_free_slot(std::int32_t seat) const {
    return held_[index(seat)] < market_.seats[index(seat)].slots;
}

bool PricePaths::can_give_up(std::int32_t seat) const { return held_[index(seat)] > market_.seats[index(seat)].floor; }

bool PricePaths::is_farther(const Reached& a, const Reached& b) {
    return a.distance != b.distance ? a.distance > b.distance : a.node > b.node;
}

}  // namespace matching
