#include "core/matching/frontier.hpp"

#include <algorithm>
#include <variant>

#include "core/base/order.hpp"
#include "core/matching/combine.hpp"
#include "core/matching/verify.hpp"
#include "core/matching/what_if_plan.hpp"

namespace matching {

/// A home is worth the price of a move the more, which is the same as charging every move.
class FrontierRun::Hull {
public:
    Hull(const Market& market, const Matching& best) : market_(market), network_(network_with_homes(market, best)) {
        const auto [low, high] = std::minmax_element(market.pair_score.begin(), market.pair_score.end());
        std::int64_t range = 1;
        if (low != market.pair_score.end()) range += std::max(*high, 0) - std::min(*low, 0);
        highest_price_ = std::min(range * (market.people_count() + std::int64_t{1}), k_value_limit);
        add_corner();
    }

    bool step() {
        if (corners_.size() == 1) {
            search_whole();
        } else if (!work_.empty()) {
            const Work next = work_.back();
            work_.pop_back();
            std::visit([&](const auto& one) { (*this)(one); }, next);
        } else if (!is_sorted_) {
            base::sort(corners_, [](const Corner& a, const Corner& b) { return a.price > b.price; });
            is_sorted_ = true;
        } else if (next_corner_ < corners_.size()) {
            reach(corners_[next_corner_++]);
        }
        return !is_sorted_ || next_corner_ < corners_.size();
    }

    [[nodiscard]] std::int64_t done() const { return settled_; }
    [[nodiscard]] std::int64_t total() const { return corners_.size() < 2 ? 1 : most_moves_ - fewest_moves_ + 1; }

    std::vector<FrontierPoint> points() {
        for (FrontierPoint& point : points_)
            for (const Corner& corner : corners_)
                point.bound =
                    std::min(point.bound, corner.plan.objective + corner.price * (point.moves - corner.plan.moves));
        return std::move(points_);
    }

private:
    struct Corner {
        std::int64_t price = 0;
        Matching plan;
    };
    /// Find what lies between two corners, by index; the network stands at the price of `more`, and will again.
    struct Refine {
        std::size_t more, fewer;
    };
    struct Raise {
        std::int64_t price;
    };
    struct Return {
        Residual::Mark mark;
        std::int64_t price;
    };
    using Work = std::variant<Refine, Raise, Return>;

    void search_whole() {
        const Residual::Mark start = network_->mark();
        (*this)(Raise{highest_price_});
        const std::size_t fewest = add_corner();
        (*this)(Return{start, 0});
        most_moves_ = corners_[0].plan.moves;
        fewest_moves_ = corners_[fewest].plan.moves;
        work_.push_back(Refine{0, fewest});
    }

    void operator()(const Raise& work) {
        for (std::int32_t person = 0; person < network_->people_count(); ++person) {
            if (!network_->change_home_cost(person, price_ - work.price)) continue;
            const std::int32_t node = network_->node_of(person);
            network_->leave(person);
            network_->price_person(person);
            const bool placed = network_->route({.person = person}, node).has_value();
            BASE_ASSERT(placed);
        }
        price_ = work.price;
    }

    void operator()(const Return& work) {
        network_->undo(work.mark);
        price_ = work.price;
    }

    std::size_t add_corner() {
        std::vector<std::int32_t> seats;
        for (std::int32_t person = 0; person < network_->people_count(); ++person)
            seats.push_back(network_->node_of(person) - 1);
        corners_.push_back({price_, measure(market_, std::move(seats))});
        return corners_.size() - 1;
    }

    /// Where the line through both plans is exceeded, there is a corner.
    void operator()(const Refine& work) {
        const auto moves_of = [&](std::size_t corner) { return corners_[corner].plan.moves; };
        const std::int64_t moves = moves_of(work.more) - moves_of(work.fewer);
        const std::int64_t low = corners_[work.more].price, high = corners_[work.fewer].price;
        if (moves < 2 || high - low < 2) return settle(moves);
        const std::int64_t slope = (corners_[work.more].plan.objective - corners_[work.fewer].plan.objective) / moves;
        const std::int64_t price = std::clamp(slope, low + 1, high - 1);
        const Residual::Mark start = network_->mark();
        (*this)(Raise{price});
        const std::size_t between = add_corner();
        const auto value = [&](std::size_t corner) { return value_at(price, corners_[corner]); };
        const bool exceeds = value(between) > std::max(value(work.more), value(work.fewer));
        work_.push_back(Return{start, low});
        // Below the slope the plan with more moves can still be the best one.
        if (moves_of(between) > moves_of(work.fewer) && (exceeds || price == slope))
            work_.push_back(Refine{between, work.fewer});
        else settle(moves_of(between) - moves_of(work.fewer));
        if (!exceeds || moves_of(between) == moves_of(work.more)) return settle(moves_of(work.more) - moves_of(between));
        (*this)(Return{start, low});
        work_.push_back(Raise{price});
        work_.push_back(Refine{work.more, between});
    }

    void settle(std::int64_t moves) { settled_ += moves; }

    static std::int64_t value_at(std::int64_t price, const Corner& corner) {
        return corner.plan.objective - price * corner.plan.moves;
    }

    /// The points from the corner reached before, by mixing both plans.
    void reach(const Corner& corner) {
        if (!points_.empty() && points_.back().moves >= corner.plan.moves) return;
        for (std::int64_t moves = points_.empty() ? corner.plan.moves : points_.back().moves + 1; moves < corner.plan.moves; ++moves) {
            const Matching mixed = measure(market_, combine(market_, reached_->plan, corner.plan, moves));
            points_.push_back({moves, std::max(mixed.objective, points_.back().objective), INT64_MAX});
        }
        points_.push_back({corner.plan.moves, corner.plan.objective, corner.plan.objective});
        reached_ = &corner;
    }

    const Market& market_;
    std::unique_ptr<Residual> network_;
    std::int64_t highest_price_ = 0;
    std::int64_t price_ = 0;
    std::int64_t most_moves_ = 0, fewest_moves_ = 0, settled_ = 0;
    std::vector<Corner> corners_;  // first without a price, then as found; sorted once all are there
    std::vector<Work> work_;
    bool is_sorted_ = false;
    std::size_t next_corner_ = 0;
    const Corner* reached_ = nullptr;
    std::vector<FrontierPoint> points_;
};

FrontierRun::FrontierRun(std::unique_ptr<Hull> hull) : hull_(std::move(hull)) {}
FrontierRun::~FrontierRun() = default;
FrontierRun::FrontierRun(FrontierRun&&) noexcept = default;
FrontierRun& FrontierRun::operator=(FrontierRun&&) noexcept = default;

base::Result<FrontierRun> FrontierRun::create(const Market& market, const Matching& best) {
    if (auto plain = refuse_conditions(market, "frontier"); !plain) return std::unexpected(std::move(plain).error());
    if (auto verified = verify(market, best); !verified) return std::unexpected(std::move(verified).error());
    if (best.certificate.gap > 0)
        return base::fail("matching.what_if.gap", {}, {{"gap", std::to_string(best.certificate.gap)}});
    if (best.certificate.per_move > 0) return base::fail("matching.frontier_needs_best");
    return FrontierRun(std::make_unique<Hull>(market, best));
}

bool FrontierRun::step() { return hull_->step(); }
std::int64_t FrontierRun::done() const { return hull_->done(); }
std::int64_t FrontierRun::total() const { return hull_->total(); }
std::vector<FrontierPoint> FrontierRun::result() { return hull_->points(); }

base::Result<std::vector<FrontierPoint>> find_frontier(const Market& market, const Matching& best) {
    BASE_TRY(FrontierRun run, FrontierRun::create(market, best));
    while (run.step()) {}
    return run.result();
}

}  // namespace matching
