#include "core/matching/unit_limits.hpp"

#include <algorithm>

#include "core/matching/combine.hpp"
#include "core/matching/infeasible.hpp"
#include "core/matching/option_row.hpp"
#include "core/matching/weightless.hpp"

namespace matching {

namespace {

constexpr std::int64_t k_far = INT64_MAX / 4;

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

/// Nodes are the root (where everyone must arrive), then seats, then units.
class TreeFlow {
public:
    explicit TreeFlow(const Market& market) : market_(market), seats_(market.seat_count()) {
        const std::int32_t nodes = 1 + seats_ + static_cast<std::int32_t>(market.units.size());
        parent_.assign(at(nodes), -1);
        children_.resize(at(nodes));
        least_.assign(at(nodes), 0);
        most_.assign(at(nodes), 0);
        for (std::int32_t node = 1; node < nodes; ++node) {
            const bool is_seat = node <= seats_;
            const std::int32_t above = is_seat ? market.unit_of(node - 1) : unit(node).parent;
            parent_[at(node)] = above == k_no_unit ? 0 : node_of_unit(above);
            children_[at(parent_[at(node)])].push_back(node);
            least_[at(node)] = is_seat ? market.seats[at(node - 1)].floor : unit(node).floor;
            most_[at(node)] = is_seat ? market.seats[at(node - 1)].slots : unit(node).ceiling;
        }
        for (std::vector<std::int64_t>* column : {&price_, &distance_}) column->assign(at(nodes), 0);
        for (std::vector<std::int32_t>* column : {&flow_, &by_, &from_}) column->assign(at(nodes), 0);
        holders_.resize(at(nodes));
        const std::size_t people = market.current.size();
        seat_of_.assign(people, -1);
        person_price_.assign(people, 0);
        rows_.resize(people);
    }

    base::Result<Matching> run() {
        if (!collect_options()) return base::fail("matching.too_large");
        for (std::int32_t node = seats_ + 1; node < node_count(); ++node)
            price_[at(node)] = price_[at(parent_[at(node)])] + up_cost(node);
        for (std::int32_t node = 1; node <= seats_; ++node)
            price_[at(node)] = price_[at(parent_[at(node)])] + up_cost(node);
        for (std::int32_t person = 0; person < market_.people_count(); ++person)
            if (!insert(person)) return std::unexpected(people_error(person));
        for (std::int32_t node = 1; node < node_count(); ++node)
            if (flow_[at(node)] < least_[at(node)])
                return base::fail("matching.unit_floor_unreachable", {},
                                  {{"unit", name_of(node)},
                                   {"needed", std::to_string(least_[at(node)])},
                                   {"reached", std::to_string(flow_[at(node)])}});
        return plan();
    }

private:
    struct Reached {
        std::int64_t distance;
        std::int32_t node;
    };

    [[nodiscard]] std::int32_t node_count() const { return static_cast<std::int32_t>(parent_.size()); }
    [[nodiscard]] std::int32_t node_of_unit(std::int32_t unit) const { return 1 + seats_ + unit; }
    [[nodiscard]] const Unit& unit(std::int32_t node) const { return market_.units[at(node - 1 - seats_)]; }
    [[nodiscard]] std::string name_of(std::int32_t node) const {
        return node <= seats_ ? market_.seat_name(node - 1) : market_.unit_name(node - 1 - seats_);
    }

    bool collect_options() {
        std::int64_t low = 0;
        std::int64_t high = 0;
        for (std::int32_t person = 0; person < market_.people_count(); ++person) {
            std::vector<Option>& list = rows_[at(person)];
            market_.each_outcome(person, [&](std::int32_t seat, std::int32_t score) {
                list.push_back({0, seat + 1, -score});
                low = std::min<std::int64_t>(low, -score);
                high = std::max<std::int64_t>(high, -score);
            });
        }
        const auto depth = static_cast<std::int64_t>(market_.units.size()) + 2;
        std::int64_t bound = 0;
        premium_ = (high - low + 1) * (std::int64_t{market_.people_count()} + 1);
        return !__builtin_mul_overflow(premium_, 8 * depth, &bound) && bound < k_far;
    }

    /// Of one person more on the way up.
    [[nodiscard]] std::int64_t up_cost(std::int32_t node) const {
        return flow_[at(node)] < least_[at(node)] ? -premium_ : 0;
    }
    /// Of one person fewer.
    [[nodiscard]] std::int64_t down_cost(std::int32_t node) const {
        return flow_[at(node)] <= least_[at(node)] ? premium_ : 0;
    }

    bool insert(std::int32_t person) {
        std::int64_t least = k_far;
        for (const Option& option : rows_[at(person)]) least = std::min(least, option.cost + price_[at(option.other)]);
        person_price_[at(person)] = -least;
        search(person);
        const std::int64_t whole = distance_[0];
        if (whole == k_far) return false;
        person_price_[at(person)] -= whole;
        for (const std::int32_t node : passed_) {
            const std::int64_t rise = whole - distance_[at(node)];
            price_[at(node)] += rise;
            for (const std::int32_t holder : holders_[at(node)]) person_price_[at(holder)] -= rise;
        }
        shift(person);
        return true;
    }

    void search(std::int32_t person) {
        std::fill(distance_.begin(), distance_.end(), k_far);
        passed_.clear();
        queue_.clear();
        look_from(person, person_price_[at(person)]);
        while (!queue_.empty()) {
            std::pop_heap(queue_.begin(), queue_.end(), is_farther);
            const Reached nearest = queue_.back();
            queue_.pop_back();
            if (nearest.distance != distance_[at(nearest.node)]) continue;
            if (nearest.distance >= distance_[0]) return;
            pass(nearest.node);
        }
    }

    void pass(std::int32_t node) {
        passed_.push_back(node);
        const std::int64_t distance = distance_[at(node)];
        const std::int64_t price = price_[at(node)];
        const std::int32_t above = parent_[at(node)];
        if (flow_[at(node)] < most_[at(node)])
            reach(above, distance + up_cost(node) - price + price_[at(above)], -1, node);
        for (const std::int32_t child : children_[at(node)])
            if (flow_[at(child)] > 0) reach(child, distance + down_cost(child) - price + price_[at(child)], -1, node);
        for (const std::int32_t holder : holders_[at(node)]) look_from(holder, distance + person_price_[at(holder)]);
    }

    void look_from(std::int32_t person, std::int64_t offset) {
        for (const Option& option : rows_[at(person)])
            reach(option.other, offset + option.cost + price_[at(option.other)], person, seat_of_[at(person)]);
    }

    void reach(std::int32_t node, std::int64_t distance, std::int32_t by, std::int32_t from) {
        if (distance >= distance_[at(node)] || distance >= distance_[0]) return;
        distance_[at(node)] = distance;
        by_[at(node)] = by;
        from_[at(node)] = from;
        if (node == 0) return;
        queue_.push_back({distance, node});
        std::push_heap(queue_.begin(), queue_.end(), is_farther);
    }

    void shift(std::int32_t source) {
        for (std::int32_t node = 0; node >= 0;) {
            const std::int32_t person = by_[at(node)];
            const std::int32_t from = from_[at(node)];
            if (person >= 0) {
                if (person != source) std::erase(holders_[at(from)], person);
                if (node > 0) holders_[at(node)].push_back(person);
                seat_of_[at(person)] = node;
                if (person == source) return;
            } else if (parent_[at(node)] == from) {
                --flow_[at(node)];
            } else {
                ++flow_[at(from)];
            }
            node = from;
        }
    }

    base::Error people_error(std::int32_t person) const {
        std::vector<std::int32_t> people{person};
        std::vector<std::int32_t> seats;
        for (const std::int32_t node : passed_) {
            if (node > seats_) continue;
            seats.push_back(node - 1);
            people.insert(people.end(), holders_[at(node)].begin(), holders_[at(node)].end());
        }
        return unit_people_clash(market_, {std::move(people), std::move(seats)});
    }

    Matching plan() const {
        std::vector<std::int32_t> seats;
        for (const std::int32_t node : seat_of_) seats.push_back(node - 1);
        Matching plan = measure(market_, std::move(seats));
        Certificate& certificate = plan.certificate;
        certificate.people = person_price_;
        for (std::int32_t node = 1; node < node_count(); ++node) {
            const std::int64_t own = price_[at(node)] - price_[at(parent_[at(node)])];
            // A negative price pays for a floor; without one it weighs nothing and may as well be 0.
            (node <= seats_ ? certificate.seats : certificate.units)
                .push_back(least_[at(node)] == 0 ? std::max<std::int64_t>(own, 0) : own);
        }
        lower_closed_prices(market_, certificate);
        return plan;
    }

    static bool is_farther(const Reached& a, const Reached& b) {
        return a.distance != b.distance ? a.distance > b.distance : a.node > b.node;
    }

    const Market& market_;
    std::int32_t seats_;
    std::int64_t premium_ = 0;
    std::vector<std::int32_t> parent_, least_, most_, flow_;
    std::vector<std::vector<std::int32_t>> children_, holders_;
    std::vector<std::vector<Option>> rows_;
    std::vector<std::int32_t> seat_of_;
    /// A node's price includes those of the units above it.
    std::vector<std::int64_t> price_, person_price_;
    std::vector<std::int64_t> distance_;
    std::vector<std::int32_t> by_, from_, passed_;
    std::vector<Reached> queue_;
};

}  // namespace

base::Result<Matching> solve_with_units(const Market& market) { return TreeFlow(market).run(); }

}  // namespace matching
