#include "core/matching/weightless.hpp"

#include <algorithm>

namespace matching {

namespace {

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

/// The score less all prices of the pair but the seat's and the units'.
std::int64_t left_over(const Market& market, const Certificate& certificate, std::int32_t person, std::int32_t seat,
                       std::int64_t score) {
    const std::int64_t per_move = seat == market.current[index(person)] ? 0 : certificate.per_move;
    return score - per_move - certificate.people[index(person)];
}

std::int64_t unit_prices(const Market& market, const Certificate& certificate, std::int32_t seat) {
    std::int64_t sum = 0;
    market.each_unit_of(seat, [&](std::size_t unit) { sum += certificate.units[unit]; });
    return sum;
}

void lower_closed_seats(const Market& market, Certificate& certificate) {
    const auto is_closed = [&](std::int32_t seat) { return seat >= 0 && market.seats[index(seat)].slots == 0; };
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat)
        if (is_closed(seat)) certificate.seats[index(seat)] = 0;
    for (std::int32_t person = 0; person < market.people_count(); ++person)
        market.each_outcome(person, [&](std::int32_t seat, std::int64_t score) {
            if (!is_closed(seat)) return;
            std::int64_t& price = certificate.seats[index(seat)];
            price = std::max(
                price, left_over(market, certificate, person, seat, score) - unit_prices(market, certificate, seat));
        });
}

void lower_closed_unit(const Market& market, std::size_t closed, Certificate& certificate) {
    certificate.units[closed] = 0;
    std::int64_t least = 0;
    for (std::int32_t person = 0; person < market.people_count(); ++person)
        market.each_outcome(person, [&](std::int32_t seat, std::int64_t score) {
            bool is_below = false;
            market.each_unit_of(seat, [&](std::size_t unit) { is_below = is_below || unit == closed; });
            if (!is_below) return;
            least = std::max(least, left_over(market, certificate, person, seat, score) -
                                        certificate.seats[index(seat)] - unit_prices(market, certificate, seat));
        });
    certificate.units[closed] = least;
}

}  // namespace

void lower_closed_prices(const Market& market, Certificate& certificate) {
    if (std::any_of(market.seats.begin(), market.seats.end(), [](const Seat& seat) { return seat.slots == 0; }))
        lower_closed_seats(market, certificate);
    for (std::size_t unit = 0; unit < market.units.size(); ++unit)
        if (market.units[unit].ceiling == 0) lower_closed_unit(market, unit, certificate);
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
