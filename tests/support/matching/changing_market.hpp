// changing_market.hpp: a market that is changed by hand, and its best score by looking at every plan. Keeps its own
// books, so that a what-if can be compared with it.
#pragma once

#include <map>
#include <optional>
#include <set>

#include "core/matching/what_if.hpp"
#include "tests/support/matching/random_market.hpp"

namespace support {

class ChangingMarket {
public:
    struct Person {
        std::int32_t current = matching::k_unplaced;
        bool is_present = true;
        std::map<std::int32_t, std::int64_t> scores;
        std::set<std::int32_t> forbidden;
        std::optional<std::int32_t> lock;
    };
    std::vector<Person> people;
    std::vector<matching::Seat> seats;

    explicit ChangingMarket(const matching::Market& market) : seats(market.seats) {
        for (std::size_t at = 0; at < market.current.size(); ++at) {
            Person person{market.current[at], true, {}, {}, {}};
            person.scores[person.current] = 0;
            for (std::size_t pair = market.row_start[at]; pair < market.row_start[at + 1]; ++pair)
                person.scores[market.pair_seat[pair]] = market.pair_score[pair];
            if (person.current >= 0 && !market.may_stay[at]) person.forbidden.insert(person.current);
            people.push_back(std::move(person));
        }
    }

    /// Where the person may end, with the score.
    [[nodiscard]] std::map<std::int32_t, std::int64_t> outcomes(const Person& person) const {
        if (!person.is_present) return {{matching::k_unplaced, 0}};
        if (person.lock) return {{*person.lock, person.scores.at(*person.lock)}};
        auto list = person.scores;
        for (const std::int32_t seat : person.forbidden) list.erase(seat);
        return list;
    }

    /// A locked newcomer sits on the seat already: the only way to say that someone new must be placed.
    [[nodiscard]] matching::Market market() const {
        matching::MarketDraft draft;
        draft.seats = seats;
        for (const Person& person : people) {
            const auto list = outcomes(person);
            std::int32_t current = person.is_present ? person.current : matching::k_unplaced;
            if (current == matching::k_unplaced && person.lock) current = *person.lock;
            const auto at = static_cast<std::int32_t>(draft.current.size());
            draft.current.push_back(current);
            draft.may_stay.push_back(list.contains(current) ? 1 : 0);
            for (const auto& [seat, score] : list)
                if (seat >= 0) draft.pairs.push_back({at, seat, score});
        }
        return *matching::build_market(std::move(draft));
    }

    /// Nothing if there is no plan. A move costs `move_price`.
    [[nodiscard]] std::optional<std::int64_t> best_score(std::int64_t move_price = 0) const {
        std::vector<std::int32_t> held(seats.size(), 0);
        std::optional<std::int64_t> best;
        place(0, 0, move_price, held, best);
        return best;
    }

private:
    void place(std::size_t at, std::int64_t score, std::int64_t move_price, std::vector<std::int32_t>& held,
               std::optional<std::int64_t>& best) const {
        if (at == people.size()) {
            for (std::size_t seat = 0; seat < seats.size(); ++seat)
                if (held[seat] < seats[seat].floor) return;
            if (!best || score > *best) best = score;
            return;
        }
        for (const auto& [seat, points] : outcomes(people[at])) {
            const bool moves = people[at].is_present && seat != people[at].current;
            const std::int64_t sum = score + points - (moves ? move_price : 0);
            if (seat == matching::k_unplaced) {
                place(at + 1, sum, move_price, held, best);
                continue;
            }
            std::int32_t& count = held[static_cast<std::size_t>(seat)];
            if (count == seats[static_cast<std::size_t>(seat)].slots) continue;
            ++count;
            place(at + 1, sum, move_price, held, best);
            --count;
        }
    }
};

}  // namespace support
