// trade_reference.hpp: top trading cycles and block exchange in rounds, where everybody points at once and every circle
// is carried out, by definition. Shares nothing with core/matching but the market itself.
#pragma once

#include <map>

#include "tests/support/matching/wish_reference.hpp"

namespace support {

struct TradeRounds {
    Seats seats;
    std::vector<std::int32_t> round;                // of each person, from 1
    std::vector<std::vector<std::int32_t>> circle;  // of each person, sorted; empty for those who got nothing
};

class TradeReference {
public:
    TradeReference(const Market& market, bool both_gain) : market_(market), lists_(market), both_gain_(both_gain) {
        for (std::int32_t person = 0; person < market.people_count(); ++person) remaining_.insert(person);
        for (std::int32_t seat = 0; seat < market.seat_count(); ++seat) {
            open_.push_back(market.seats[at(seat)].slots);
            free_.push_back(open_.back() - static_cast<std::int32_t>(holders_of(market.current, seat).size()));
        }
        found_.seats.assign(market.current.size(), k_unplaced);
        found_.round.assign(market.current.size(), 0);
        found_.circle.resize(market.current.size());
    }

    TradeRounds run() {
        for (std::int32_t round = 1; !remaining_.empty(); ++round) {
            std::map<std::int32_t, std::int32_t> wanted;  // by person: a seat or none
            for (const std::int32_t person : remaining_) wanted[person] = best(person);
            std::map<std::int32_t, std::int32_t> next;
            for (const auto& [person, seat] : wanted)
                next[person] = seat == market_.current[at(person)] ? person : pointed(seat);
            std::set<std::int32_t> leaving;
            for (const std::int32_t person : remaining_) {
                std::vector<std::int32_t> circle{person};
                while (next[circle.back()] != person && circle.size() <= remaining_.size())
                    circle.push_back(next[circle.back()]);
                if (next[circle.back()] != person) continue;
                std::sort(circle.begin(), circle.end());
                if (wanted[person] != k_unplaced) found_.circle[at(person)] = circle;
                leaving.insert(person);
            }
            for (const std::int32_t person : leaving) {
                const std::int32_t seat = wanted[person];
                found_.seats[at(person)] = seat;
                found_.round[at(person)] = round;
                remaining_.erase(person);
                if (seat == k_unplaced) continue;
                --open_[at(seat)];
                const bool came = seat != market_.current[at(person)];
                const bool by_vacancy = both_gain_ ? market_.current[at(next[person])] != seat : free_[at(seat)] > 0;
                if (came && by_vacancy) --free_[at(seat)];
            }
        }
        return found_;
    }

private:
    std::int32_t best(std::int32_t person) const {
        for (const std::int32_t seat : lists_.wants[at(person)])
            if (seat == market_.current[at(person)] || is_open(person, seat)) return seat;
        return k_unplaced;
    }
    bool newcomers_remain() const {
        return std::ranges::any_of(remaining_, [&](std::int32_t person) { return market_.is_newcomer(person); });
    }
    /// Remaining incumbents in the seat's order.
    std::vector<std::int32_t> incumbents(std::int32_t seat) const {
        std::vector<std::int32_t> people;
        for (const std::int32_t person : lists_.orders[at(seat)])
            if (remaining_.contains(person) && market_.current[at(person)] == seat) people.push_back(person);
        return people;
    }
    bool is_open(std::int32_t person, std::int32_t seat) const {
        if (!both_gain_) return open_[at(seat)] > 0;
        if (free_[at(seat)] > 0 && newcomers_remain()) return true;
        const auto people = incumbents(seat);
        return !people.empty() && lists_.ranks_above(seat, person, people.back());
    }
    std::int32_t pointed(std::int32_t seat) const {
        const auto people = incumbents(seat);
        if (both_gain_ && !(free_[at(seat)] > 0 && newcomers_remain())) return people.back();
        if (!both_gain_ && free_[at(seat)] == 0 && !people.empty()) return people.front();
        for (const std::int32_t person : lists_.orders[at(seat)])
            if (remaining_.contains(person) && (!both_gain_ || market_.is_newcomer(person))) return person;
        return -1;
    }

    const Market& market_;
    WishLists lists_;
    bool both_gain_;
    std::set<std::int32_t> remaining_;
    std::vector<std::int32_t> open_, free_;
    TradeRounds found_;
};

}  // namespace support
