#include "core/matching/price_paths.hpp"

#include <algorithm>
#include <numeric>

namespace matching {

namespace {

constexpr std::int64_t k_far = INT64_MAX / 4;

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

}  // namespace

PricePaths::PricePaths(const Market& market, const Matching& plan)
    : market_(market), plan_(plan), hub_(market.seat_count()) {
    const std::size_t nodes = index(hub_) + 1;
    held_.assign(nodes, 0);
    for (const std::int32_t seat : plan_.seat_of) ++held_[index(node_of(seat))];
    collect_candidates();
    collect_holders();
    distance_.assign(nodes, k_far);
    next_.assign(nodes, {});
    settled_.assign(nodes, 0);
}

std::optional<std::int64_t> PricePaths::distance(std::int32_t seat) const {
    const std::int64_t distance = distance_[index(node_of(seat))];
    return distance == k_far ? std::nullopt : std::optional(distance);
}

std::int64_t PricePaths::slack(std::int32_t person, std::int32_t seat, std::int64_t score) const {
    const std::int64_t per_move = seat == market_.current[index(person)] ? 0 : plan_.certificate.per_move;
    return plan_.certificate.people[index(person)] + seat_price(seat) + per_move - score;
}

void PricePaths::search_towards(std::int32_t person) {
    start_at(node_of(plan_.seat_of[index(person)]));
    std::size_t wanted = count_outcomes(person);
    while (wanted > 0) {
        const std::int32_t node = settle_nearest();
        if (node < 0) return;
        if (market_.score(person, seat_of(node))) --wanted;
        look_back(person, node);
    }
}

void PricePaths::search_from_hub() {
    start_at(hub_);
    for (std::int32_t node = settle_nearest(); node >= 0; node = settle_nearest()) {
        const std::int64_t distance = distance_[index(node)];
        for (std::size_t at = holder_start_[index(node)]; at < holder_start_[index(node) + 1]; ++at)
            look_ahead(holders_[at], distance);
        if (node != hub_) continue;
        for (std::int32_t seat = 0; seat < hub_; ++seat)
            if (can_give_up(seat)) reach(seat, distance + seat_price(seat), {-1, node});
    }
}

void PricePaths::collect_candidates() {
    candidate_start_.assign(index(hub_) + 2, 0);
    each_pair([&](std::int32_t, std::int32_t seat, std::int64_t) { ++candidate_start_[index(node_of(seat)) + 1]; });
    std::partial_sum(candidate_start_.begin(), candidate_start_.end(), candidate_start_.begin());
    candidates_.resize(candidate_start_.back());
    std::vector<std::size_t> next = candidate_start_;
    each_pair([&](std::int32_t person, std::int32_t seat, std::int64_t score) {
        candidates_[next[index(node_of(seat))]++] = {person, slack(person, seat, score)};
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
    for (std::int32_t person = 0; person < market_.people_count(); ++person) {
        const std::int32_t current = market_.current[index(person)];
        if (market_.has_home(person)) visit(person, current, *market_.score(person, current));
        for (std::size_t at = market_.row_start[index(person)]; at < market_.row_start[index(person) + 1]; ++at)
            if (market_.pair_seat[at] != current) visit(person, market_.pair_seat[at], market_.pair_score[at]);
    }
}

void PricePaths::start_at(std::int32_t node) {
    std::fill(distance_.begin(), distance_.end(), k_far);
    std::fill(settled_.begin(), settled_.end(), std::uint8_t{0});
    queue_.clear();
    reach(node, 0, {});
}

void PricePaths::reach(std::int32_t node, std::int64_t distance, Step step) {
    if (distance >= distance_[index(node)]) return;
    distance_[index(node)] = distance;
    next_[index(node)] = step;
    queue_.push_back({distance, node});
    std::push_heap(queue_.begin(), queue_.end(), is_farther);
}

/// The nearest node not yet settled, or -1.
std::int32_t PricePaths::settle_nearest() {
    while (!queue_.empty()) {
        std::pop_heap(queue_.begin(), queue_.end(), is_farther);
        const std::int32_t node = queue_.back().node;
        queue_.pop_back();
        if (settled_[index(node)]) continue;
        settled_[index(node)] = 1;
        return node;
    }
    return -1;
}

void PricePaths::look_back(std::int32_t without, std::int32_t node) {
    const std::int64_t distance = distance_[index(node)];
    for (std::size_t at = candidate_start_[index(node)]; at < candidate_start_[index(node) + 1]; ++at) {
        const Candidate& candidate = candidates_[at];
        if (candidate.person == without) continue;
        const std::int32_t from = node_of(plan_.seat_of[index(candidate.person)]);
        reach(from, distance + candidate.slack, {candidate.person, node});
    }
    if (node != hub_) {
        if (can_give_up(node)) reach(hub_, distance + seat_price(node), {-1, node});
        return;
    }
    for (std::int32_t seat = 0; seat < hub_; ++seat)
        if (has_free_slot(seat)) reach(seat, distance - seat_price(seat), {-1, node});
}

void PricePaths::look_ahead(std::int32_t person, std::int64_t distance) {
    const std::int32_t current = market_.current[index(person)];
    const auto go = [&](std::int32_t seat, std::int64_t score) {
        reach(seat, distance + slack(person, seat, score), {person, -1});
    };
    if (current != k_unplaced && market_.has_home(person)) go(current, *market_.score(person, current));
    for (std::size_t at = market_.row_start[index(person)]; at < market_.row_start[index(person) + 1]; ++at)
        if (market_.pair_seat[at] != current) go(market_.pair_seat[at], market_.pair_score[at]);
}

std::size_t PricePaths::count_outcomes(std::int32_t person) const {
    const std::size_t listed = market_.row_start[index(person) + 1] - market_.row_start[index(person)];
    const std::int32_t current = market_.current[index(person)];
    const bool current_listed = current != k_unplaced && market_.listed_score(person, current);
    return listed - (current_listed ? 1 : 0) + (market_.has_home(person) ? 1 : 0);
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
