// trades.hpp: the walk from person to seat to person that top trading cycles and block exchange share.
//
// Problem   Everyone points to the best seat still open to them, every such seat to one person; where the pointing
//           comes back to itself, everyone on the cycle takes the seat pointed to and leaves. The two mechanisms differ
//           in which seats are open to whom, and in whom a seat points to: a `Rule`.
// Result    `Trades`. A seat must point to the same person until that person leaves; then the order in which cycles are
//           found changes nothing.
// Cost      The number of wishes: a pointer moves on only when what it points to has gone.
#pragma once

#include <algorithm>

#include "core/matching/preferences.hpp"

namespace matching {

struct Trades {
    std::vector<std::int32_t> seat_of;
    /// The cycle each person left in; -1 for a newcomer who got nothing. Staying is a cycle of one.
    std::vector<std::int32_t> cycle_of;
    /// Cycle c are members [cycle_start[c], cycle_start[c + 1]): each takes the seat that pointed to the next.
    std::vector<std::size_t> cycle_start;
    std::vector<std::int32_t> members;
    /// The round, from 1, in which each cycle closes if all cycles there are close at once.
    std::vector<std::int32_t> round;

    [[nodiscard]] std::span<const std::int32_t> cycle(std::int32_t at) const {
        const auto first = cycle_start[static_cast<std::size_t>(at)];
        return std::span(members).subspan(first, cycle_start[static_cast<std::size_t>(at) + 1] - first);
    }
};

/// Shared with the rule: who has left, and when. 0: still there.
using LeftInRound = std::vector<std::int32_t>;

/// Somebody takes a seat for good, which pointed to `next`; who stays takes the own seat and is `next`.
struct Taking {
    std::int32_t person;
    std::int32_t seat;
    std::int32_t next;
    std::int32_t round;
};

/// A rule has `left()`, `is_open(wish)` (for seats other than the own), `closed_in_round(seat)`,
/// `first_in_line(seat)` with the round since when, `take(Taking)`, and `leave(person)`.
template <class Rule>
class TradeWalk {
public:
    TradeWalk(const Market& market, const Preferences& preferences, Rule& rule)
        : market_(market),
          preferences_(preferences),
          rule_(rule),
          next_(market.current.size(), 0),
          since_(market.current.size(), 0),
          place_(market.current.size(), -1) {
        trades_.seat_of.assign(market.current.size(), k_unplaced);
        trades_.cycle_of.assign(market.current.size(), -1);
        trades_.cycle_start.push_back(0);
    }

    Trades run() {
        for (std::int32_t person = 0; person < market_.people_count(); ++person) {
            if (rule_.left()[index(person)] > 0) continue;
            push(person, 0);
            while (!path_.empty()) follow();
        }
        return std::move(trades_);
    }

private:
    struct Step {
        std::int32_t person;
        std::int32_t pointed_since;  // by the seat of the step before
    };
    static std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

    void push(std::int32_t person, std::int32_t since) {
        place_[index(person)] = static_cast<std::int32_t>(path_.size());
        path_.push_back({person, since});
    }

    /// One step from the last person of the path.
    void follow() {
        const std::int32_t person = path_.back().person;
        const auto row = index(person);
        const std::span<const Wish> wishes = preferences_.of(person);
        for (; next_[row] < wishes.size(); ++next_[row]) {
            const Wish& wish = wishes[next_[row]];
            if (wish.seat == market_.current[row] || rule_.is_open(wish)) break;
            since_[row] = std::max(since_[row], rule_.closed_in_round(wish.seat));
        }
        const std::size_t last = path_.size() - 1;
        if (next_[row] == wishes.size()) return clear(last, since_[row] + 1, false);
        const std::int32_t seat = wishes[next_[row]].seat;
        if (seat == market_.current[row]) return clear(last, since_[row] + 1, true);
        const SeatOrders::First pointed = rule_.first_in_line(seat);
        const std::int32_t place = place_[index(pointed.person)];
        if (place < 0) return push(pointed.person, pointed.since);
        std::int32_t since = pointed.since;
        for (std::size_t at = index(place); at < path_.size(); ++at) {
            since = std::max(since, since_[index(path_[at].person)]);
            if (at > index(place)) since = std::max(since, path_[at].pointed_since);
        }
        clear(index(place), since + 1, true);
    }

    /// Everyone on the path from `first` on leaves.
    void clear(std::size_t first, std::int32_t round, bool is_cycle) {
        const auto cycle = static_cast<std::int32_t>(trades_.round.size());
        for (std::size_t at = first; at < path_.size(); ++at) {
            const std::int32_t person = path_[at].person;
            const auto row = index(person);
            place_[row] = -1;
            rule_.left()[row] = round;
            rule_.leave(person);
            if (!is_cycle) continue;
            const std::int32_t seat = preferences_.of(person)[next_[row]].seat;
            trades_.seat_of[row] = seat;
            trades_.cycle_of[row] = cycle;
            trades_.members.push_back(person);
            rule_.take({person, seat, path_[at + 1 < path_.size() ? at + 1 : first].person, round});
        }
        path_.resize(first);
        if (!is_cycle) return;
        trades_.cycle_start.push_back(trades_.members.size());
        trades_.round.push_back(round);
    }

    const Market& market_;
    const Preferences& preferences_;
    Rule& rule_;
    Trades trades_;
    std::vector<std::size_t> next_;    // the wish each person points to
    std::vector<std::int32_t> since_;  // the round after which better wishes were all closed
    std::vector<std::int32_t> place_;  // on the path; -1: not there
    std::vector<Step> path_;
};

}  // namespace matching
