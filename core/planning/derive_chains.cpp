#include <algorithm>
#include <map>
#include <ranges>

#include "core/base/order.hpp"
#include "core/planning/derive.hpp"

namespace planning {

namespace {

constexpr std::uint32_t k_none = UINT32_MAX;

/// The moves onto and off one seat.
struct Traffic {
    std::vector<std::uint32_t> arrivals;
    std::vector<std::uint32_t> leavers;
};

std::vector<Traffic> traffic_of(const std::vector<Move>& moves, std::size_t seat_count) {
    std::vector<Traffic> seats(seat_count);
    for (std::uint32_t at = 0; at < moves.size(); ++at) {
        if (moves[at].to != matching::k_unplaced) seats[static_cast<std::size_t>(moves[at].to)].arrivals.push_back(at);
        if (moves[at].from != matching::k_unplaced)
            seats[static_cast<std::size_t>(moves[at].from)].leavers.push_back(at);
    }
    return seats;
}

/// For each move the one that takes the seat it leaves, or k_none.
std::vector<std::uint32_t> successors_of(const std::vector<Move>& moves, const std::vector<Traffic>& seats) {
    std::vector<std::uint32_t> successor(moves.size(), k_none);
    std::vector<std::uint8_t> follows(moves.size(), 0);
    for (const Traffic& seat : seats) {
        std::map<std::int32_t, std::vector<std::uint32_t>> by_origin;
        for (const std::uint32_t arrival : seat.arrivals | std::views::reverse)
            by_origin[moves[arrival].from].push_back(arrival);
        for (const std::uint32_t leaver : seat.leavers) {
            const auto exchange = by_origin.find(moves[leaver].to);
            if (exchange == by_origin.end() || exchange->second.empty()) continue;
            successor[leaver] = exchange->second.back();
            follows[exchange->second.back()] = 1;
            exchange->second.pop_back();
        }
    }
    for (const Traffic& seat : seats) {
        auto arrival = seat.arrivals.begin();
        for (const std::uint32_t leaver : seat.leavers) {
            if (successor[leaver] != k_none) continue;
            arrival = std::find_if(arrival, seat.arrivals.end(), [&](std::uint32_t at) { return follows[at] == 0; });
            if (arrival == seat.arrivals.end()) break;
            successor[leaver] = *arrival;
            follows[*arrival] = 1;
        }
    }
    return successor;
}

}  // namespace

std::vector<Chain> derive_chains(const std::vector<Move>& moves, std::size_t seat_count) {
    const std::vector<std::uint32_t> successor = successors_of(moves, traffic_of(moves, seat_count));
    std::vector<std::uint8_t> follows(moves.size(), 0);
    for (const std::uint32_t next : successor)
        if (next != k_none) follows[next] = 1;

    std::vector<Chain> chains;
    std::vector<std::uint8_t> is_done(moves.size(), 0);
    const auto walk = [&](std::uint32_t first, bool is_cycle) {
        Chain chain{is_cycle, {}};
        for (std::uint32_t at = first; at != k_none && is_done[at] == 0; at = successor[at]) {
            is_done[at] = 1;
            chain.moves.push_back(at);
        }
        chains.push_back(std::move(chain));
    };
    for (std::uint32_t at = 0; at < moves.size(); ++at)
        if (follows[at] == 0) walk(at, false);
    for (std::uint32_t at = 0; at < moves.size(); ++at)
        if (is_done[at] == 0) walk(at, true);
    base::sort(chains, [](const Chain& a, const Chain& b) {
        return a.moves.size() != b.moves.size() ? a.moves.size() > b.moves.size() : a.moves.front() < b.moves.front();
    });
    return chains;
}

}  // namespace planning
