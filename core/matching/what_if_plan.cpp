#include "core/matching/what_if_plan.hpp"

#include <algorithm>

#include "core/matching/weightless.hpp"

namespace matching {

namespace {

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

}  // namespace

Market market_of(const Market& frame, const Residual& network, std::int64_t move_price) {
    Market market = frame;
    market.may_stay.assign(frame.current.size(), 0);
    market.seats.clear();
    for (std::int32_t node = 1; node < network.node_count(); ++node) market.seats.push_back(network.limits(node));
    market.row_start.assign(1, 0);
    market.pair_seat.clear();
    market.pair_score.clear();
    std::vector<std::uint64_t> pairs;
    for (std::int32_t person = 0; person < network.people_count(); ++person) {
        const OptionRow& row = network.row(person);
        std::int32_t& current = market.current[index(person)];
        pairs.clear();
        for (const Option& option : row.usable.list) {
            if (network.node_of(person) == Residual::k_absent) break;
            const std::int32_t seat = option.other - 1;
            const std::int64_t score = (seat == current ? 0 : move_price) - option.cost;
            if (seat == current) market.may_stay[index(person)] = 1;
            if (seat == k_unplaced) continue;
            pairs.push_back(std::uint64_t{static_cast<std::uint32_t>(seat)} << 32 | static_cast<std::uint32_t>(score));
        }
        if (row.locked && current == k_unplaced && !pairs.empty()) {
            current = static_cast<std::int32_t>(pairs.front() >> 32);
            market.may_stay[index(person)] = 1;
        }
        if (current == k_unplaced) market.may_stay[index(person)] = 1;
        std::sort(pairs.begin(), pairs.end());
        for (const std::uint64_t pair : pairs) {
            market.pair_seat.push_back(static_cast<std::int32_t>(pair >> 32));
            market.pair_score.push_back(static_cast<std::int32_t>(static_cast<std::uint32_t>(pair)));
        }
        market.row_start.push_back(market.pair_seat.size());
    }
    return market;
}

Matching plan_of(const Market& market, const Residual& network, std::int64_t move_price) {
    Matching plan;
    Certificate& certificate = plan.certificate;
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        const bool is_gone = network.node_of(person) == Residual::k_absent;
        const std::int32_t seat = is_gone ? k_unplaced : network.node_of(person) - 1;
        plan.seat_of.push_back(seat);
        const std::int64_t score = *market.score(person, seat);
        plan.objective += score;
        const bool moves = seat != market.current[index(person)];
        plan.moves += moves ? 1 : 0;
        // A locked newcomer's pair bears the price per move in the network, but is no move in the market.
        const bool is_lock = !is_gone && network.row(person).locked && !moves;
        const std::int64_t price =
            is_lock ? score - network.node_price(network.node_of(person)) : network.person_price(person);
        certificate.people.push_back(is_gone ? 0 : price);
    }
    for (std::int32_t node = 1; node < network.node_count(); ++node)
        certificate.seats.push_back(network.node_price(node));
    certificate.per_move = move_price;
    if (move_price > 0) {
        plan.max_moves = plan.moves;
        if (plan.moves == 0) certificate.per_move = least_move_price(market, certificate);
    }
    lower_closed_prices(market, certificate);
    return plan;
}

}  // namespace matching
