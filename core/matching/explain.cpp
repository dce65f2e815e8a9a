#include "core/matching/explain.hpp"

#include <algorithm>
#include <numeric>

#include "core/matching/augmentation.hpp"
#include "core/matching/verify.hpp"

namespace matching {

namespace {

constexpr std::int64_t k_far = INT64_MAX / 4;

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

struct Candidate {
    std::int32_t person;
    std::int64_t slack;
};

struct Reached {
    std::int64_t distance;
    std::int32_t node;
};

bool is_farther(const Reached& a, const Reached& b) {
    return a.distance != b.distance ? a.distance > b.distance : a.node > b.node;
}

}  // namespace

// Nodes are the seats, and the hub: the place of free slots and of everyone unplaced. A step from one seat to another is
// a person who moves there; its length is what the person's pair lacks at the prices of the certificate. From a seat to
// the hub: a slot is taken that was free. From the hub to a seat: a slot is given up there.
class Explainer::State {
public:
    State(const Market& market, const Matching& matching)
        : market_(market), plan_(matching), prices_(matching.certificate), hub_(market.seat_count()) {
        const std::size_t nodes = index(hub_) + 1;
        held_.assign(nodes, 0);
        for (const std::int32_t seat : plan_.seat_of) ++held_[node_of(seat)];
        collect_candidates();
        distance_.assign(nodes, k_far);
        next_person_.assign(nodes, -1);
        next_node_.assign(nodes, -1);
        settled_.assign(nodes, 0);
    }

    std::vector<PairExplanation> pairs_of(std::int32_t person) {
        search_towards(person);
        const std::int32_t own = plan_.seat_of[index(person)];
        std::vector<PairExplanation> pairs;
        Points second_best;
        const auto note = [&](const Points& points) {
            if (points && (!second_best || *points < *second_best)) second_best = points;
        };
        if (market_.has_home(person) && market_.current[index(person)] != own) note(missing(person, market_.current[index(person)]));
        const std::size_t end = market_.row_start[index(person) + 1];
        for (std::size_t at = market_.row_start[index(person)]; at < end; ++at) {
            const std::int32_t seat = market_.pair_seat[at];
            pairs.push_back({seat, missing(person, seat), 0});
            if (seat != own) note(pairs.back().missing);
        }
        for (PairExplanation& pair : pairs)
            if (pair.seat == own) pair.if_forbidden = second_best;
        return pairs;
    }

    std::vector<Displacement> chain(std::int32_t person, std::int32_t seat) {
        search_towards(person);
        const std::int32_t own = plan_.seat_of[index(person)];
        if (seat == own || !missing(person, seat)) return {};
        std::vector<Displacement> moves{{person, own, seat}};
        const auto target = static_cast<std::int32_t>(node_of(own));
        for (std::int32_t node = seat; node != target; node = next_node_[index(node)]) {
            const std::int32_t mover = next_person_[index(node)];
            if (mover >= 0) moves.push_back({mover, seat_of_node(node), seat_of_node(next_node_[index(node)])});
        }
        return moves;
    }

    Points if_seat_removed(std::int32_t seat) {
        if (!scratch_) scratch_ = std::make_unique<Scratch>(market_, plan_);
        Seat closed{0, 0};
        std::swap(scratch_->problem.limits[index(seat)], closed);
        Augmentation trial = scratch_->optimum;
        std::int64_t loss = 0;
        bool possible = true;
        const std::vector<std::int32_t> holders = trial.vacate(seat);
        for (const std::int32_t person : holders) possible = possible && trial.insert(person);
        for (std::int32_t person = 0; person < market_.people_count() && possible; ++person)
            loss += trial.held_cost(person) - scratch_->optimum.held_cost(person);
        std::swap(scratch_->problem.limits[index(seat)], closed);
        return possible ? Points(loss) : std::nullopt;
    }

    std::vector<Points> if_each_person_leaves() {
        search_from_hub();
        std::vector<Points> losses;
        for (std::int32_t person = 0; person < market_.people_count(); ++person) {
            const std::int64_t distance = distance_[node_of(plan_.seat_of[index(person)])];
            losses.push_back(distance == k_far ? Points() : Points(prices_.people[index(person)] + distance));
        }
        searched_for_ = -1;
        return losses;
    }

private:
    struct Scratch {
        Scratch(const Market& market, const Matching& plan)
            : problem(priced(make_problem(market), plan.certificate.per_move)),
              optimum(problem, plan.seat_of, plan.certificate.seats) {}
        static Problem priced(Problem problem, std::int64_t per_move) {
            problem.move_price = per_move;
            return problem;
        }
        Problem problem;
        Augmentation optimum;
    };

    [[nodiscard]] std::size_t node_of(std::int32_t seat) const { return index(seat == k_unplaced ? hub_ : seat); }
    [[nodiscard]] std::int32_t seat_of_node(std::int32_t node) const { return node == hub_ ? k_unplaced : node; }
    [[nodiscard]] std::int64_t seat_price(std::int32_t seat) const {
        return seat == k_unplaced ? 0 : prices_.seats[index(seat)];
    }
    [[nodiscard]] bool has_free_slot(std::int32_t seat) const {
        return held_[index(seat)] < market_.seats[index(seat)].slots;
    }
    [[nodiscard]] bool can_give_up(std::int32_t seat) const {
        return held_[index(seat)] > market_.seats[index(seat)].floor;
    }

    [[nodiscard]] std::int64_t slack(std::int32_t person, std::int32_t seat, std::int64_t score) const {
        const std::int64_t per_move = seat == market_.current[index(person)] ? 0 : prices_.per_move;
        return prices_.people[index(person)] + seat_price(seat) + per_move - score;
    }

    /// For each seat the people who may sit there, with their slack; those unplaced may also come from the hub.
    void collect_candidates() {
        candidate_start_.assign(index(hub_) + 2, 0);
        each_pair([&](std::int32_t, std::int32_t seat, std::int64_t) { ++candidate_start_[node_of(seat) + 1]; });
        std::partial_sum(candidate_start_.begin(), candidate_start_.end(), candidate_start_.begin());
        candidates_.resize(candidate_start_.back());
        std::vector<std::size_t> next = candidate_start_;
        each_pair([&](std::int32_t person, std::int32_t seat, std::int64_t score) {
            candidates_[next[node_of(seat)]++] = {person, slack(person, seat, score)};
        });
    }

    void each_pair(const auto& visit) const {
        for (std::int32_t person = 0; person < market_.people_count(); ++person) {
            const std::int32_t current = market_.current[index(person)];
            if (market_.has_home(person)) visit(person, current, *market_.score(person, current));
            for (std::size_t at = market_.row_start[index(person)]; at < market_.row_start[index(person) + 1]; ++at)
                if (market_.pair_seat[at] != current) visit(person, market_.pair_seat[at], market_.pair_score[at]);
        }
    }

    [[nodiscard]] Points missing(std::int32_t person, std::int32_t seat) const {
        const auto score = market_.score(person, seat);
        if (!score) return std::nullopt;
        if (seat == plan_.seat_of[index(person)]) return 0;
        const std::int64_t distance = distance_[node_of(seat)];
        return distance == k_far ? Points() : Points(slack(person, seat, *score) + distance);
    }

    void start_at(std::int32_t node) {
        std::fill(distance_.begin(), distance_.end(), k_far);
        std::fill(settled_.begin(), settled_.end(), std::uint8_t{0});
        queue_.clear();
        reach(node, 0, -1, -1);
    }

    void reach(std::int32_t node, std::int64_t distance, std::int32_t person, std::int32_t next) {
        if (distance >= distance_[index(node)]) return;
        distance_[index(node)] = distance;
        next_person_[index(node)] = person;
        next_node_[index(node)] = next;
        queue_.push_back({distance, node});
        std::push_heap(queue_.begin(), queue_.end(), is_farther);
    }

    /// The nearest node not yet settled, or -1.
    std::int32_t settle_nearest() {
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

    /// Distances from every node to where the person sits, without the person.
    void search_towards(std::int32_t person) {
        if (searched_for_ == person) return;
        searched_for_ = person;
        start_at(static_cast<std::int32_t>(node_of(plan_.seat_of[index(person)])));
        std::size_t wanted = count_wanted(person);
        for (std::int32_t node = settle_nearest(); node >= 0 && wanted > 0; node = settle_nearest()) {
            if (is_wanted(person, node)) --wanted;
            look_back(person, node);
        }
    }

    [[nodiscard]] bool is_wanted(std::int32_t person, std::int32_t node) const {
        return market_.score(person, seat_of_node(node)).has_value();
    }

    [[nodiscard]] std::size_t count_wanted(std::int32_t person) const {
        const std::size_t listed = market_.row_start[index(person) + 1] - market_.row_start[index(person)];
        const std::int32_t current = market_.current[index(person)];
        const bool current_listed = current != k_unplaced && market_.listed_score(person, current);
        return listed - (current_listed ? 1 : 0) + (market_.has_home(person) ? 1 : 0);
    }

    void look_back(std::int32_t without, std::int32_t node) {
        const std::int64_t distance = distance_[index(node)];
        for (std::size_t at = candidate_start_[index(node)]; at < candidate_start_[index(node) + 1]; ++at) {
            const Candidate& candidate = candidates_[at];
            if (candidate.person == without) continue;
            const auto from = static_cast<std::int32_t>(node_of(plan_.seat_of[index(candidate.person)]));
            reach(from, distance + candidate.slack, candidate.person, node);
        }
        if (node != hub_) {
            if (can_give_up(node)) reach(hub_, distance + seat_price(node), -1, node);
            return;
        }
        for (std::int32_t seat = 0; seat < hub_; ++seat)
            if (has_free_slot(seat)) reach(seat, distance - seat_price(seat), -1, node);
    }

    /// Distances from the hub to every node.
    void search_from_hub() {
        collect_holders();
        start_at(hub_);
        for (std::int32_t node = settle_nearest(); node >= 0; node = settle_nearest()) {
            const std::int64_t distance = distance_[index(node)];
            for (std::size_t at = holder_start_[index(node)]; at < holder_start_[index(node) + 1]; ++at)
                look_ahead(holders_[at], distance);
            if (node != hub_) continue;
            for (std::int32_t seat = 0; seat < hub_; ++seat)
                if (can_give_up(seat)) reach(seat, distance + seat_price(seat), -1, node);
        }
    }

    void collect_holders() {
        if (!holder_start_.empty()) return;
        holder_start_.assign(index(hub_) + 2, 0);
        for (const std::int32_t seat : plan_.seat_of) ++holder_start_[node_of(seat) + 1];
        std::partial_sum(holder_start_.begin(), holder_start_.end(), holder_start_.begin());
        holders_.resize(plan_.seat_of.size());
        std::vector<std::size_t> next = holder_start_;
        for (std::int32_t person = 0; person < market_.people_count(); ++person)
            holders_[next[node_of(plan_.seat_of[index(person)])]++] = person;
    }

    void look_ahead(std::int32_t person, std::int64_t distance) {
        const std::int32_t current = market_.current[index(person)];
        if (current != k_unplaced && market_.has_home(person))
            reach(current, distance + slack(person, current, *market_.score(person, current)), person, -1);
        for (std::size_t at = market_.row_start[index(person)]; at < market_.row_start[index(person) + 1]; ++at)
            if (market_.pair_seat[at] != current)
                reach(market_.pair_seat[at], distance + slack(person, market_.pair_seat[at], market_.pair_score[at]),
                      person, -1);
    }

    const Market& market_;
    const Matching& plan_;
    const Certificate& prices_;
    std::int32_t hub_;
    std::vector<std::int32_t> held_;
    std::vector<std::size_t> candidate_start_, holder_start_;
    std::vector<Candidate> candidates_;
    std::vector<std::int32_t> holders_;
    std::vector<std::int64_t> distance_;
    std::vector<std::int32_t> next_person_, next_node_;
    std::vector<std::uint8_t> settled_;
    std::vector<Reached> queue_;
    std::int32_t searched_for_ = -1;
    std::unique_ptr<Scratch> scratch_;
};

Explainer::Explainer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Explainer::~Explainer() = default;
Explainer::Explainer(Explainer&&) noexcept = default;
Explainer& Explainer::operator=(Explainer&&) noexcept = default;

base::Result<Explainer> Explainer::create(const Market& market, const Matching& matching) {
    if (auto verified = verify(market, matching); !verified) return std::unexpected(std::move(verified).error());
    if (matching.certificate.gap > 0)
        return base::fail("matching.explain_with_gap", {}, {{"gap", std::to_string(matching.certificate.gap)}});
    return Explainer(std::make_unique<State>(market, matching));
}

std::vector<PairExplanation> Explainer::pairs_of(std::int32_t person) { return state_->pairs_of(person); }
std::vector<Displacement> Explainer::chain(std::int32_t person, std::int32_t seat) { return state_->chain(person, seat); }
Points Explainer::if_seat_removed(std::int32_t seat) { return state_->if_seat_removed(seat); }
std::vector<Points> Explainer::if_each_person_leaves() { return state_->if_each_person_leaves(); }

}  // namespace matching
