#include "core/matching/frontier.hpp"

#include <algorithm>

#include "core/matching/combine.hpp"
#include "core/matching/verify.hpp"
#include "core/matching/what_if_plan.hpp"

namespace matching {

namespace {

/// A home is worth the price of a move the more, which is the same as charging every move.
class Hull {
public:
    Hull(const Market& market, const Matching& best) : market_(market), network_(network_with_homes(market, best)) {
        const auto [low, high] = std::minmax_element(market.pair_score.begin(), market.pair_score.end());
        std::int64_t range = 1;
        if (low != market.pair_score.end()) range += std::max(*high, 0) - std::min(*low, 0);
        highest_price_ = std::min(range * (market.people_count() + std::int64_t{1}), k_value_limit);
        const Corner most = corner();
        corners_.push_back(most);
        const Residual::Mark start = network_->mark();
        raise_price(highest_price_);
        const Corner fewest = corner();
        back_to(start, 0);
        refine(most, fewest);
        corners_.push_back(fewest);
    }

    std::vector<FrontierPoint> points() {
        std::sort(corners_.begin(), corners_.end(), [](const Corner& a, const Corner& b) { return a.price > b.price; });
        std::vector<FrontierPoint> list;
        for (const Corner& fewer : corners_) {
            if (!list.empty() && list.back().moves >= fewer.plan.moves) continue;
            if (!list.empty()) fill_between(list, fewer);
            list.push_back({fewer.plan.moves, fewer.plan.objective, fewer.plan.objective});
            last_ = &fewer;
        }
        for (FrontierPoint& point : list)
            for (const Corner& corner : corners_)
                point.bound =
                    std::min(point.bound, corner.plan.objective + corner.price * (point.moves - corner.plan.moves));
        return list;
    }

private:
    struct Corner {
        std::int64_t price = 0;
        Matching plan;
    };

    void raise_price(std::int64_t price) {
        for (std::int32_t person = 0; person < network_->people_count(); ++person) {
            if (!network_->change_home_cost(person, price_ - price)) continue;
            const std::int32_t node = network_->node_of(person);
            network_->leave(person);
            network_->price_person(person);
            const bool placed = network_->route({.person = person}, node).has_value();
            BASE_ASSERT(placed);
        }
        price_ = price;
    }

    void back_to(const Residual::Mark& mark, std::int64_t price) {
        network_->undo(mark);
        price_ = price;
    }

    [[nodiscard]] Corner corner() const {
        std::vector<std::int32_t> seats;
        for (std::int32_t person = 0; person < network_->people_count(); ++person)
            seats.push_back(network_->node_of(person) - 1);
        return {price_, measure(market_, std::move(seats))};
    }

    /// The network stands at the price of `more`. Where the line through both plans is exceeded, there is a corner.
    void refine(const Corner& more, const Corner& fewer) {
        const std::int64_t moves = more.plan.moves - fewer.plan.moves;
        if (moves < 2 || fewer.price - more.price < 2) return;
        const std::int64_t slope = (more.plan.objective - fewer.plan.objective) / moves;
        const std::int64_t price = std::clamp(slope, more.price + 1, fewer.price - 1);
        const Residual::Mark start = network_->mark();
        raise_price(price);
        const Corner between = corner();
        corners_.push_back(between);
        const bool exceeds = value_at(price, between) > std::max(value_at(price, more), value_at(price, fewer));
        if (exceeds && between.plan.moves < more.plan.moves) {
            back_to(start, more.price);
            refine(more, between);
            raise_price(price);
        }
        // Below the slope the plan with more moves can still be the best one.
        if (between.plan.moves > fewer.plan.moves && (exceeds || price == slope)) refine(between, fewer);
        back_to(start, more.price);
    }

    static std::int64_t value_at(std::int64_t price, const Corner& corner) {
        return corner.plan.objective - price * corner.plan.moves;
    }

    void fill_between(std::vector<FrontierPoint>& list, const Corner& more) const {
        for (std::int64_t moves = last_->plan.moves + 1; moves < more.plan.moves; ++moves) {
            const Matching mixed = measure(market_, combine(market_, last_->plan, more.plan, moves));
            const std::int64_t objective = std::max(mixed.objective, list.back().objective);
            list.push_back({moves, objective, INT64_MAX});
        }
    }

    const Market& market_;
    std::unique_ptr<Residual> network_;
    std::int64_t highest_price_ = 0;
    std::int64_t price_ = 0;
    std::vector<Corner> corners_;
    const Corner* last_ = nullptr;
};

}  // namespace

base::Result<std::vector<FrontierPoint>> find_frontier(const Market& market, const Matching& best) {
    if (auto plain = refuse_conditions(market, "frontier"); !plain) return std::unexpected(std::move(plain).error());
    if (auto verified = verify(market, best); !verified) return std::unexpected(std::move(verified).error());
    if (best.certificate.gap > 0)
        return base::fail("matching.what_if.gap", {}, {{"gap", std::to_string(best.certificate.gap)}});
    if (best.certificate.per_move > 0) return base::fail("matching.frontier_needs_best");
    return Hull(market, best).points();
}

}  // namespace matching
