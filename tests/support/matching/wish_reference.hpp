// wish_reference.hpp: the mechanisms of wishes and rankings, and what is true of an outcome, by definition and by
// trying everything. Shares nothing with core/matching but the market itself.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>
#include <vector>

#include "core/matching/properties.hpp"

namespace support {

using matching::k_unplaced;
using matching::Market;
using Seats = std::vector<std::int32_t>;

inline std::size_t at(std::int32_t value) { return static_cast<std::size_t>(value); }
inline std::int32_t place_in(const std::vector<std::int32_t>& list, std::int32_t item) {
    return static_cast<std::int32_t>(std::find(list.begin(), list.end(), item) - list.begin());
}
inline bool contains(const std::vector<std::int32_t>& list, std::int32_t item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

/// Everybody's complete list of seats that accept them, home included, and every seat's complete order of people.
struct WishLists {
    std::vector<std::vector<std::int32_t>> wants;   // a person
    std::vector<std::vector<std::int32_t>> orders;  // a seat: everybody
    std::vector<std::vector<std::int32_t>> accepts;

    explicit WishLists(const Market& market) {
        const std::int32_t people = market.people_count();
        for (std::int32_t seat = 0; seat < market.seat_count(); ++seat) {
            const bool ranks = !market.ranks.empty() && market.ranks[at(seat)];
            std::vector<std::int32_t> order = ranks ? *market.ranks[at(seat)] : std::vector<std::int32_t>();
            std::vector<std::int32_t> rest;
            for (std::int32_t person = 0; person < people; ++person)
                if (!contains(order, person)) rest.push_back(person);
            if (!ranks)
                std::stable_sort(rest.begin(), rest.end(), [&](std::int32_t a, std::int32_t b) {
                    return market.listed_score(a, seat).value_or(INT32_MIN) >
                           market.listed_score(b, seat).value_or(INT32_MIN);
                });
            std::vector<std::int32_t> accepted = order;
            for (const std::int32_t person : rest)
                if (!ranks || market.current[at(person)] == seat) accepted.push_back(person);
            order.insert(order.end(), rest.begin(), rest.end());
            orders.push_back(order);
            accepts.push_back(accepted);
        }
        for (std::int32_t person = 0; person < people; ++person) {
            std::vector<std::int32_t> list;
            if (!market.wishes.empty() && market.wishes[at(person)]) {
                list = *market.wishes[at(person)];
            } else {
                for (std::int32_t seat = 0; seat < market.seat_count(); ++seat)
                    if (market.listed_score(person, seat)) list.push_back(seat);
                std::stable_sort(list.begin(), list.end(), [&](std::int32_t a, std::int32_t b) {
                    return *market.listed_score(person, a) > *market.listed_score(person, b);
                });
            }
            const std::int32_t home = market.current[at(person)];
            if (home != k_unplaced && !contains(list, home)) list.push_back(home);
            std::erase_if(list, [&](std::int32_t seat) { return !contains(accepts[at(seat)], person); });
            wants.push_back(list);
        }
    }
    /// Lower is better; no seat comes after every wish.
    [[nodiscard]] std::int32_t liking(std::int32_t person, std::int32_t seat) const {
        return place_in(wants[at(person)], seat);
    }
    [[nodiscard]] bool ranks_above(std::int32_t seat, std::int32_t person, std::int32_t other) const {
        return place_in(accepts[at(seat)], person) < place_in(accepts[at(seat)], other);
    }
};

inline std::vector<std::int32_t> holders_of(const Seats& seats, std::int32_t seat) {
    std::vector<std::int32_t> people;
    for (std::size_t person = 0; person < seats.size(); ++person)
        if (seats[person] == seat) people.push_back(static_cast<std::int32_t>(person));
    return people;
}

/// Properties by definition; improvements by trying every assignment that is at least as good for everybody.
class OutcomeReference {
public:
    OutcomeReference(const Market& market, const Seats& seats) : market_(market), lists_(market), seats_(seats) {}

    matching::Properties properties() {
        matching::Properties found;
        for (std::int32_t person = 0; person < market_.people_count(); ++person)
            if (worse_than_today(person)) found.individually_rational = false;
        found.no_seat_worse = !some_seat_worse(market_.current, seats_);
        found.pareto_efficient = !improvable(false);
        found.two_sided_maximal = !improvable(true);
        for (std::int32_t seat = 0; seat < market_.seat_count(); ++seat) {
            const auto holders = holders_of(seats_, seat);
            bool wasted = false;
            for (std::int32_t person = 0; person < market_.people_count(); ++person) {
                if (lists_.liking(person, seat) >= lists_.liking(person, seats_[at(person)])) continue;
                const bool envies = envies_at(seats_, person, seat);
                const bool free = static_cast<std::int32_t>(holders.size()) < market_.seats[at(seat)].slots;
                wasted = wasted || free;
                found.justified_envy += envies ? 1 : 0;
                found.envy_beyond_rights += std::ranges::any_of(holders, [&](std::int32_t holder) {
                    const bool has_right = market_.current[at(person)] == seat;
                    if (market_.current[at(holder)] != seat)
                        return has_right || lists_.ranks_above(seat, person, holder);
                    return has_right && lists_.ranks_above(seat, person, holder);
                });
                if (!envies && !free) continue;
                ++found.blocking_pairs;
                const bool before = lists_.liking(person, seat) < lists_.liking(person, market_.current[at(person)]) &&
                                    (envies_at(market_.current, person, seat) ||
                                     static_cast<std::int32_t>(holders_of(market_.current, seat).size()) <
                                         market_.seats[at(seat)].slots);
                if (!before) ++found.new_blocking_pairs;
            }
            found.wasted_seats += wasted ? 1 : 0;
        }
        return found;
    }

    /// Some assignment is worse for nobody and better for somebody; with both sides, worse for no seat either.
    bool improvable(bool both_sides) {
        both_sides_ = both_sides;
        trial_ = seats_;
        used_.assign(market_.seats.size(), 0);
        return place(0, false);
    }

private:
    bool worse_than_today(std::int32_t person) const {
        const std::int32_t home = market_.current[at(person)];
        const std::int32_t given = seats_[at(person)];
        const bool has_list = !market_.wishes.empty() && market_.wishes[at(person)];
        if (!has_list && given != k_unplaced && home != k_unplaced && market_.listed_score(person, home) &&
            market_.listed_score(person, given))
            return *market_.listed_score(person, given) < *market_.listed_score(person, home);
        return lists_.liking(person, given) > lists_.liking(person, home);
    }
    bool envies_at(const Seats& seats, std::int32_t person, std::int32_t seat) const {
        return std::ranges::any_of(holders_of(seats, seat),
                                   [&](std::int32_t holder) { return lists_.ranks_above(seat, person, holder); });
    }
    bool some_seat_worse(const Seats& before, const Seats& after) const {
        for (std::int32_t seat = 0; seat < market_.seat_count(); ++seat) {
            const auto places = [&](const Seats& seats) {
                std::vector<std::int32_t> found;
                for (const std::int32_t person : holders_of(seats, seat))
                    found.push_back(place_in(lists_.accepts[at(seat)], person));
                std::sort(found.begin(), found.end());
                return found;
            };
            const auto old = places(before);
            const auto fresh = places(after);
            if (fresh.size() < old.size()) return true;
            for (std::size_t place = 0; place < old.size(); ++place)
                if (fresh[place] > old[place]) return true;
        }
        return false;
    }
    bool place(std::int32_t person, bool is_better) {
        if (person == market_.people_count()) return is_better && !(both_sides_ && some_seat_worse(seats_, trial_));
        const std::int32_t given = seats_[at(person)];
        const auto& wants = lists_.wants[at(person)];
        for (std::int32_t liked = 0; liked <= lists_.liking(person, given); ++liked) {
            const std::int32_t seat = liked < static_cast<std::int32_t>(wants.size()) ? wants[at(liked)] : k_unplaced;
            if (seat != k_unplaced && used_[at(seat)] == market_.seats[at(seat)].slots) continue;
            if (seat != k_unplaced) ++used_[at(seat)];
            trial_[at(person)] = seat;
            const bool found = place(person + 1, is_better || seat != given);
            if (seat != k_unplaced) --used_[at(seat)];
            if (found) return true;
        }
        trial_[at(person)] = given;
        return false;
    }

    const Market& market_;
    WishLists lists_;
    Seats seats_, trial_;
    std::vector<std::int32_t> used_;
    bool both_sides_ = false;
};

/// Everyone asks at once, again and again; each seat keeps the best of its holders and askers.
inline Seats ask_in_rounds(const Market& market) {
    const WishLists lists(market);
    std::vector<std::int32_t> next(market.current.size(), 0);
    const auto asked = [&](std::int32_t person) {
        const auto& wants = lists.wants[at(person)];
        const std::int32_t wish = next[at(person)];
        return wish < static_cast<std::int32_t>(wants.size()) ? wants[at(wish)] : k_unplaced;
    };
    for (bool changed = true; changed;) {
        changed = false;
        for (std::int32_t seat = 0; seat < market.seat_count(); ++seat) {
            std::vector<std::int32_t> askers;
            for (std::int32_t person = 0; person < market.people_count(); ++person)
                if (asked(person) == seat) askers.push_back(person);
            std::sort(askers.begin(), askers.end(), [&](std::int32_t a, std::int32_t b) {
                const bool a_stays = market.current[at(a)] == seat;
                const bool b_stays = market.current[at(b)] == seat;
                return a_stays != b_stays ? a_stays : lists.ranks_above(seat, a, b);
            });
            for (std::size_t place = at(market.seats[at(seat)].slots); place < askers.size(); ++place) {
                ++next[at(askers[place])];
                changed = true;
            }
        }
    }
    Seats seats;
    for (std::int32_t person = 0; person < market.people_count(); ++person) seats.push_back(asked(person));
    return seats;
}

}  // namespace support
