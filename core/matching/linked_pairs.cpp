#include "core/matching/linked_pairs.hpp"

#include <algorithm>

#include "core/matching/combine.hpp"
#include "core/matching/verify.hpp"
#include "core/matching/what_if_plan.hpp"

namespace matching {

namespace {

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

class LinkSearch {
public:
    LinkSearch(const Market& market, const Matching& best, const Links& links)
        : market_(market), links_(links), network_(network_of(market, best)), states_(links.pairs.size(), State::open) {
        pairs_of_.assign(market.current.size(), 0);
        for (const LinkedPair& pair : links.pairs) {
            ++pairs_of_[index(pair.first)];
            ++pairs_of_[index(pair.second)];
        }
        seats_ = best.seat_of;
        best_ = best.objective + points_of(seats_);
    }

    LinkedPlan run(const Matching& best) {
        explore();
        LinkedPlan plan;
        plan.matching = measure(market_, seats_);
        plan.matching.certificate = best.certificate;
        plan.matching.certificate.gap = best.objective - plan.matching.objective;
        plan.points = points_of(seats_);
        for (const LinkedPair& pair : links_.pairs) plan.meets.push_back(meet(pair, seats_) ? 1 : 0);
        plan.bound = std::max(best_, left_open_);
        return plan;
    }

private:
    enum class State : std::uint8_t { open, together, apart };
    struct Branch {
        /// Of the plan with the pair there; or what one person loses there at least.
        std::int64_t score;
        std::int32_t group;
    };

    [[nodiscard]] std::int32_t group_at(std::int32_t seat) const {
        return seat == k_unplaced ? -1 : links_.group_of_seat[index(seat)];
    }

    [[nodiscard]] bool meet(const LinkedPair& pair, const std::vector<std::int32_t>& seats) const {
        const std::int32_t group = group_at(seats[index(pair.first)]);
        return group >= 0 && group == group_at(seats[index(pair.second)]);
    }

    [[nodiscard]] std::int64_t points_of(const std::vector<std::int32_t>& seats) const {
        std::int64_t points = 0;
        for (const LinkedPair& pair : links_.pairs) points += meet(pair, seats) ? pair.points : 0;
        return points;
    }

    void explore() {
        std::vector<std::int32_t> seats;
        for (std::int32_t person = 0; person < market_.people_count(); ++person)
            seats.push_back(network_->node_of(person) - 1);
        if (const std::int64_t value = network_->total() + points_of(seats); value > best_) {
            best_ = value;
            seats_ = seats;
        }
        std::int64_t bound = network_->total();
        std::int64_t most = 0;
        std::size_t next = states_.size();
        for (std::size_t at = 0; at < states_.size(); ++at) {
            if (states_[at] == State::apart) continue;
            const std::int64_t gain = states_[at] == State::together ? links_.pairs[at].points : most_gain(at);
            bound += gain;
            if (states_[at] == State::together || gain <= most || meet(links_.pairs[at], seats)) continue;
            most = gain;
            next = at;
        }
        if (next == states_.size() || bound <= best_) return;
        if (work_ >= links_.search_work) {
            left_open_ = std::max(left_open_, bound);
            return;
        }
        const LinkedPair& pair = links_.pairs[next];
        states_[next] = State::together;
        for (const Branch& branch : branches(pair)) {
            const Residual::Mark mark = network_->mark();
            (void)bring_together(pair, branch.group);
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
        const LinkedPair& pair = links_.pairs[at];
        const std::vector<Branch> first = losses_of(pair.first);
        const std::vector<Branch> second = losses_of(pair.second);
        std::int64_t gain = 0;
        for (std::size_t a = 0, b = 0; a < first.size() && b < second.size();) {
            if (first[a].group == second[b].group)
                gain = std::max(gain, pair.points - first[a].score / pairs_of_[index(pair.first)] -
                                          second[b].score / pairs_of_[index(pair.second)]);
            if (first[a].group <= second[b].group) ++a;
            else ++b;
        }
        return gain;
    }

    /// For each group in which the person can be, the least slack, by ascending group.
    [[nodiscard]] std::vector<Branch> losses_of(std::int32_t person) const {
        std::vector<Branch> list;
        for (const Option& option : network_->row(person).usable.list) {
            const std::int32_t group = group_at(option.other - 1);
            if (group < 0) continue;
            list.push_back({network_->person_price(person) + network_->node_price(option.other) + option.cost, group});
        }
        std::sort(list.begin(), list.end(), [](const Branch& a, const Branch& b) {
            return a.group != b.group ? a.group < b.group : a.score < b.score;
        });
        list.erase(
            std::unique(list.begin(), list.end(), [](const Branch& a, const Branch& b) { return a.group == b.group; }),
            list.end());
        return list;
    }

    /// The groups in which the pair can meet, best first.
    std::vector<Branch> branches(const LinkedPair& pair) {
        std::vector<Branch> list;
        const std::vector<Branch> first = losses_of(pair.first);
        const std::vector<Branch> second = losses_of(pair.second);
        for (std::size_t a = 0, b = 0; a < first.size() && b < second.size();) {
            const std::int32_t group = first[a].group;
            const bool is_common = group == second[b].group;
            if (group <= second[b].group) ++a;
            else ++b;
            if (!is_common) continue;
            const Residual::Mark mark = network_->mark();
            if (bring_together(pair, group)) list.push_back({network_->total(), group});
            network_->undo(mark);
        }
        std::stable_sort(list.begin(), list.end(), [](const Branch& a, const Branch& b) { return a.score > b.score; });
        return list;
    }

    bool bring_together(const LinkedPair& pair, std::int32_t group) {
        return limit(pair.first, group) && limit(pair.second, group);
    }

    bool limit(std::int32_t person, std::int32_t group) {
        ++work_;
        OptionRow row = network_->row(person);
        std::erase_if(row.usable.list, [&](const Option& option) { return group_at(option.other - 1) != group; });
        row.usable.ordered = 0;
        const bool is_empty = row.usable.list.empty();
        network_->set_row(person, std::move(row));
        const std::int32_t node = network_->node_of(person);
        if (group_at(node - 1) == group) return true;
        if (is_empty) return false;
        network_->leave(person);
        network_->price_person(person);
        return network_->route({.person = person}, node).has_value();
    }

    const Market& market_;
    const Links& links_;
    std::unique_ptr<Residual> network_;
    std::vector<State> states_;
    /// In how many pairs a person is.
    std::vector<std::int32_t> pairs_of_;
    std::int64_t work_ = 0;
    std::vector<std::int32_t> seats_;
    std::int64_t best_ = 0;
    std::int64_t left_open_ = INT64_MIN;
};

base::Result<void> check_links(const Market& market, const Links& links) {
    if (std::ssize(links.group_of_seat) != market.seat_count())
        return base::fail("matching.unknown_seat", {}, {{"id", std::to_string(links.group_of_seat.size())}});
    for (const LinkedPair& pair : links.pairs) {
        for (const std::int32_t person : {pair.first, pair.second})
            if (person < 0 || person >= market.people_count())
                return base::fail("matching.unknown_person", {}, {{"id", std::to_string(person)}});
        if (pair.points < 0 || pair.points > k_value_limit)
            return base::fail("matching.score_range", {}, {{"score", std::to_string(pair.points)}});
    }
    return {};
}

}  // namespace

base::Result<LinkedPlan> solve_with_links(const Market& market, const Matching& best, const Links& links) {
    if (auto checked = check_links(market, links); !checked) return std::unexpected(std::move(checked).error());
    if (auto verified = verify(market, best); !verified) return std::unexpected(std::move(verified).error());
    if (best.certificate.gap > 0)
        return base::fail("matching.what_if.gap", {}, {{"gap", std::to_string(best.certificate.gap)}});
    if (best.certificate.per_move > 0) return base::fail("matching.frontier_needs_best");
    return LinkSearch(market, best, links).run(best);
}

}  // namespace matching
