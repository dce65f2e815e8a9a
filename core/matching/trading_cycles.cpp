#include "core/matching/trading_cycles.hpp"

namespace matching {

namespace {

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

class RequestAndTurn {
public:
    RequestAndTurn(const Market& market, const Preferences& preferences)
        : market_(market),
          preferences_(preferences),
          left_(market.current.size(), 0),
          orders_(market, std::vector<std::uint8_t>(market.current.size(), 1)),
          seats_(market.seats.size()) {
        for (std::size_t seat = 0; seat < seats_.size(); ++seat) {
            seats_[seat].open = market.seats[seat].slots;
            seats_[seat].free = market.seats[seat].slots - static_cast<std::int32_t>(incumbents(seat).size());
        }
    }

    LeftInRound& left() { return left_; }
    [[nodiscard]] bool is_open(const Wish& wish) const { return seats_[index(wish.seat)].open > 0; }
    [[nodiscard]] std::int32_t closed_in_round(std::int32_t seat) const { return seats_[index(seat)].taken_since; }

    SeatOrders::First first_in_line(std::int32_t seat) {
        State& state = seats_[index(seat)];
        if (state.free > 0) return orders_.first_remaining(seat, left_);
        const auto& people = incumbents(index(seat));
        for (; state.next < people.size(); ++state.next) {
            const std::int32_t person = people[state.next];
            if (left_[index(person)] == 0) return {person, state.since};
            state.since = std::max(state.since, left_[index(person)]);
        }
        const SeatOrders::First first = orders_.first_remaining(seat, left_);
        return {first.person, std::max(first.since, state.since)};
    }

    void take(const Taking& taking) {
        State& state = seats_[index(taking.seat)];
        --state.open;
        state.taken_since = std::max(state.taken_since, taking.round);
        const bool stays = market_.current[index(taking.person)] == taking.seat;
        if (stays || state.free == 0) return;
        --state.free;
        state.since = std::max(state.since, taking.round);
    }

    void leave(std::int32_t) {}

private:
    struct State {
        std::int32_t open = 0;         // slots not taken for good
        std::int32_t free = 0;         // of those that are free today
        std::size_t next = 0;          // incumbent
        std::int32_t since = 0;        // when today's free slots were taken and the incumbents passed over had left
        std::int32_t taken_since = 0;  // the round of the latest taking
    };
    [[nodiscard]] const std::vector<std::int32_t>& incumbents(std::size_t seat) const {
        return preferences_.incumbents[seat];
    }

    const Market& market_;
    const Preferences& preferences_;
    LeftInRound left_;
    SeatOrders orders_;
    std::vector<State> seats_;
};

}  // namespace

Trades top_trading_cycles(const Market& market, const Preferences& preferences) {
    RequestAndTurn rule(market, preferences);
    return TradeWalk(market, preferences, rule).run();
}

}  // namespace matching
