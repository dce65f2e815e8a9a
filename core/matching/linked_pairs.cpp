#include "core/matching/linked_pairs.hpp"

#include <algorithm>

#include "core/base/order.hpp"
#include "core/matching/combine.hpp"
#include "core/matching/optimal.hpp"
#include "core/matching/what_if_plan.hpp"

namespace matching {

namespace {

/// Each open pair is a level of recursion.
constexpr std::size_t k_most_links = 1'000;

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

class LinkSearch {
public:
    LinkSearch(const Market& market, const Matching& best, std::int64_t search_work)
        : market_(market),
          search_work_(search_work),
          network_(network_of(market, best)),
          states_(market.links.size(), State::open) {
        pairs_of_.assign(market.current.size(), 0);
        for (const Link& link : market.links) {
            ++pairs_of_[index(link.first)];
            ++pairs_of_[index(link.second)];
        }
        seats_ = best.seat_of;
        best_ = best.objective + market.link_points(seats_);
    }

    Matching run(Matching best) {
        explore();
        if (seats_ != best.seat_of) {
            Matching plan = measure(market_, seats_);
            plan.method = best.method;
            plan.certificate = std::move(best.certificate);
            plan.certificate.gap = best.objective - plan.objective;
            best = std::move(plan);
        }
        best.linked = Linked{.points = market_.link_points(seats_), .bound = std::max(best_, left_open_)};
        best.proven_by_search = best.certificate.gap > 0 && best.linked->bound == best_;
        return best;
    }

private:
    enum class State : std::uint8_t { open, together, apart };
    struct Branch {
        /// Of the plan with the pair there; or what one person loses there at least.
        std::int64_t score;
        std::int32_t place;
    };

    void explore() {
        std::vector<std::int32_t> seats;
        for (std::int32_t person = 0; person < market_.people_count(); ++person)
            seats.push_back(network_->node_of(person) - 1);
        if (const std::int64_t value = network_->total() + market_.link_points(seats); value > best_) {
            best_ = value;
            seats_ = seats;
        }
        std::int64_t bound = network_->total();
        std::int64_t most = 0;
        std::size_t next = states_.size();
        for (std::size_t at = 0; at < states_.size(); ++at) {
            if (states_[at] == State::apart) continue;
            const std::int64_t gain = states_[at] == State::together ? market_.links[at].points : most_gain(at);
            bound += gain;
            if (states_[at] == State::together || gain <= most || market_.meet(market_.links[at], seats)) continue;
            most = gain;
            next = at;
        }
        if (next == states_.size() || bound <= best_) return;
        if (work_ >= search_work_) {
            left_open_ = std::max(left_open_, bound);
            return;
        }
        const Link& pair = market_.links[next];
        states_[next] = State::together;
        for (const Branch& branch : branches(pair)) {
            const Residual::Mark mark = network_->mark();
            (void)bring_together(pair, branch.place);
            explore();
            network_->undo(mark);
        }
        states_[next] = State::apart;
        explore();
        states_[next] = State::open;
    }

    /// Whoever leaves a cheapest option loses at least its slack, and the slacks of different people add up; someone in
    /// several pairs shares theirs among them.
    [[nodiscard]] std::int64_t most_gain(std::size_t at) const {
        const Link& pair = market_.links[at];
        const std::vector<Branch> first = losses_of(pair.first);
        const std::vector<Branch> second = losses_of(pair.second);
        std::int64_t gain = 0;
        for (std::size_t a = 0, b = 0; a < first.size() && b < second.size();) {
            if (first[a].place == second[b].place)
                gain = std::max(gain, pair.points - first[a].score / pairs_of_[index(pair.first)] -
                                          second[b].score / pairs_of_[index(pair.second)]);
            if (first[a].place <= second[b].place) ++a;
            else ++b;
        }
        return gain;
    }

    /// For each place in which the person can be, the least slack, by ascending place.
    [[nodiscard]] std::vector<Branch> losses_of(std::int32_t person) const {
        std::vector<Branch> list;
        for (const Option& option : network_->row(person).usable.list) {
            const std::int32_t place = market_.place_of(option.other - 1);
            if (place < 0) continue;
            list.push_back({network_->person_price(person) + network_->node_price(option.other) + option.cost, place});
        }
        base::sort(list, [](const Branch& a, const Branch& b) {
            return a.place != b.place ? a.place < b.place : a.score < b.score;
        });
        list.erase(
            std::unique(list.begin(), list.end(), [](const Branch& a, const Branch& b) { return a.place == b.place; }),
            list.end());
        return list;
    }

    /// The places in which the pair can meet, best first.
    std::vector<Branch> branches(const Link& pair) {
        std::vector<Branch> list;
        const std::vector<Branch> first = losses_of(pair.first);
        const std::vector<Branch> second = losses_of(pair.second);
        for (std::size_t a = 0, b = 0; a < first.size() && b < second.size();) {
            const std::int32_t place = first[a].place;
            const bool is_common = place == second[b].place;
            if (place <= second[b].place) ++a;
            else ++b;
            if (!is_common) continue;
            const Residual::Mark mark = network_->mark();
            if (bring_together(pair, place)) list.push_back({network_->total(), place});
            network_->undo(mark);
        }
        base::sort(list, [](const Branch& a, const Branch& b) { return a.score > b.score; });
        return list;
    }

    bool bring_together(const Link& pair, std::int32_t place) {
        return limit(pair.first, place) && limit(pair.second, place);
    }

    bool limit(std::int32_t person, std::int32_t place) {
        ++work_;
        OptionRow row = network_->row(person);
        std::erase_if(row.usable.list, [&](const Option& option) { return market_.place_of(option.other - 1) != place; });
        row.usable.ordered = 0;
        const bool is_empty = row.usable.list.empty();
        network_->set_row(person, std::move(row));
        const std::int32_t node = network_->node_of(person);
        if (market_.place_of(node - 1) == place) return true;
        if (is_empty) return false;
        network_->leave(person);
        network_->price_person(person);
        return network_->route({.person = person}, node).has_value();
    }

    const Market& market_;
    std::int64_t search_work_;
    std::unique_ptr<Residual> network_;
    std::vector<State> states_;
    /// In how many pairs a person is.
    std::vector<std::int32_t> pairs_of_;
    std::int64_t work_ = 0;
    std::vector<std::int32_t> seats_;
    std::int64_t best_ = 0;
    std::int64_t left_open_ = INT64_MIN;
};

}  // namespace

base::Result<Matching> solve_with_links(const Market& market, std::int64_t search_work) {
    if (market.links.size() > k_most_links)
        return base::fail("matching.links_many", {},
                          {{"count", std::to_string(market.links.size())}, {"most", std::to_string(k_most_links)}});
    Solver solver(market, {});
    while (solver.step(INT32_MAX)) {
    }
    BASE_TRY(Matching best, solver.result());
    if (!fits_options(market, best)) return base::fail("matching.too_large");
    return LinkSearch(market, best, search_work).run(std::move(best));
}

}  // namespace matching
