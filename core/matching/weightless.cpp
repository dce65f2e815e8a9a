#include "core/matching/weightless.hpp"

#include <algorithm>

namespace matching {

namespace {

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

}  // namespace

void lower_closed_prices(const Market& market, Certificate& certificate) {
    if (std::none_of(market.seats.begin(), market.seats.end(), [](const Seat& seat) { return seat.slots == 0; }))
        return;
    const auto is_closed = [&](std::int32_t seat) { return seat >= 0 && market.seats[index(seat)].slots == 0; };
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat)
        if (is_closed(seat)) certificate.seats[index(seat)] = 0;
    const auto cover = [&](std::int32_t person, std::int32_t seat, std::int64_t score) {
        std::int64_t& price = certificate.seats[index(seat)];
        const std::int64_t per_move = seat == market.current[index(person)] ? 0 : certificate.per_move;
        price = std::max(price, score - per_move - certificate.people[index(person)]);
    };
    for (std::int32_t person = 0; person < market.people_count(); ++person)
        market.each_outcome(person, [&](std::int32_t seat, std::int64_t score) {
            if (is_closed(seat)) cover(person, seat, score);
        });
}

std::int64_t least_move_price(const Market& market, const Certificate& certificate) {
    std::int64_t price = 0;
    for (std::int32_t person = 0; person < market.people_count(); ++person)
        market.each_outcome(person, [&](std::int32_t seat, std::int64_t score) {
            if (seat == market.current[index(person)]) return;
            price = std::max(price, score - certificate.people[index(person)] - certificate.seats[index(seat)]);
        });
    return price;
}

}  // namespace matching
