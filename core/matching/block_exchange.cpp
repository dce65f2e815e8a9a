#include "core/matching/block_exchange.hpp"

namespace matching {

namespace {

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

std::vector<std::uint8_t> newcomers_of(const Market& market) {
    std::vector<std::uint8_t> flags;
    for (std::int32_t person = 0; person < market.people_count(); ++person)
        flags.push_back(market.is_newcomer(person) ? 1 : 0);
    return flags;
}

class BothGain {
public:
    BothGain(const Market& market, const Preferences& preferences)
        : market_(market),
          preferences_(preferences),
          left_(market.current.size(), 0),
          newcomers_(market, newcomers_of(market)),
          remaining_(preferences.incumbents),
          free_(market.seats.size()) {
        for (std::size_t seat = 0; seat < free_.size(); ++seat)
            free_[seat] = market.seats[seat].slots - static_cast<std::int32_t>(remaining_[seat].size());
        for (std::int32_t person = 0; person < market.people_count(); ++person)
            if (market.is_newcomer(person)) ++newcomers_left_;
    }

    LeftInRound& left() { return left_; }

    bool is_open(const Wish& wish) {
        if (is_vacant(wish.seat)) return true;
        const auto& people = lowest_first(wish.seat);
        return !people.empty() && wish.standing < preferences_.home_standing(people.back());
    }

    [[nodiscard]] static std::int32_t closed_in_round(std::int32_t) { return 0; }

    SeatOrders::First first_in_line(std::int32_t seat) {
        if (is_vacant(seat)) return newcomers_.first_remaining(seat, left_);
        return {lowest_first(seat).back(), 0};
    }

    void take(const Taking& taking) {
        const bool was_held = market_.current[index(taking.next)] == taking.seat;
        if (!was_held) --free_[index(taking.seat)];
    }

    void leave(std::int32_t person) {
        if (market_.is_newcomer(person)) --newcomers_left_;
    }

private:
    [[nodiscard]] bool is_vacant(std::int32_t seat) const { return free_[index(seat)] > 0 && newcomers_left_ > 0; }

    /// The incumbents who remain, the lowest at the end.
    const std::vector<std::int32_t>& lowest_first(std::int32_t seat) {
        auto& people = remaining_[index(seat)];
        while (!people.empty() && left_[index(people.back())] > 0) people.pop_back();
        return people;
    }

    const Market& market_;
    const Preferences& preferences_;
    LeftInRound left_;
    SeatOrders newcomers_;
    std::vector<std::vector<std::int32_t>> remaining_;
    std::vector<std::int32_t> free_;
    std::int32_t newcomers_left_ = 0;
};

}  // namespace

Trades block_exchange(const Market& market, const Preferences& preferences) {
    BothGain rule(market, preferences);
    Trades trades = TradeWalk(market, preferences, rule).run();
    trades.round.clear();
    return trades;
}

}  // namespace matching
