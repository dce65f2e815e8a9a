#include "core/matching/combine.hpp"

#include <algorithm>

namespace matching {

namespace {

constexpr std::int64_t k_table_limit = 50'000'000;

struct Chain {
    std::vector<std::int32_t> people;
    std::int64_t gain = 0;
    std::int64_t moves = 0;
};

/// The people who differ, cut into chains: whoever enters a seat is followed by someone who leaves it.
std::vector<Chain> cut_chains(const Market& market, const Matching& fewer, const Matching& more) {
    const std::size_t people = market.current.size();
    std::vector<std::vector<std::int32_t>> leavers(market.seats.size());
    for (std::size_t at = people; at-- > 0;)
        if (fewer.seat_of[at] != more.seat_of[at] && fewer.seat_of[at] >= 0)
            leavers[static_cast<std::size_t>(fewer.seat_of[at])].push_back(static_cast<std::int32_t>(at));
    std::vector<std::int32_t> follower(people, -1);
    std::vector<bool> follows(people, false);
    for (std::size_t at = 0; at < people; ++at) {
        const std::int32_t seat = more.seat_of[at];
        if (fewer.seat_of[at] == seat || seat < 0 || leavers[static_cast<std::size_t>(seat)].empty()) continue;
        follower[at] = leavers[static_cast<std::size_t>(seat)].back();
        follows[static_cast<std::size_t>(follower[at])] = true;
        leavers[static_cast<std::size_t>(seat)].pop_back();
    }
    std::vector<Chain> chains;
    std::vector<bool> seen(people, false);
    const auto walk = [&](std::size_t first) {
        Chain chain;
        for (auto at = static_cast<std::int32_t>(first); at >= 0 && !seen[static_cast<std::size_t>(at)];
             at = follower[static_cast<std::size_t>(at)]) {
            const auto person = static_cast<std::size_t>(at);
            seen[person] = true;
            chain.people.push_back(at);
            chain.gain += *market.score(at, more.seat_of[person]) - *market.score(at, fewer.seat_of[person]);
            chain.moves += (more.seat_of[person] != market.current[person] ? 1 : 0) -
                           (fewer.seat_of[person] != market.current[person] ? 1 : 0);
        }
        chains.push_back(std::move(chain));
    };
    for (const bool cycles : {false, true})
        for (std::size_t at = 0; at < people; ++at)
            if (fewer.seat_of[at] != more.seat_of[at] && !seen[at] && (cycles || !follows[at])) walk(at);
    return chains;
}

/// Which chains to take: greatest gain with at most `room` more moves. Empty when the table would be too large.
std::vector<bool> pick_chains(const std::vector<Chain>& chains, std::int64_t room) {
    std::int64_t low = 0;
    std::int64_t high = 0;
    for (const Chain& chain : chains) (chain.moves < 0 ? low : high) += chain.moves;
    const std::int64_t width = high - low + 1;
    if (width * static_cast<std::int64_t>(chains.size()) > k_table_limit) return {};
    constexpr std::int64_t k_impossible = INT64_MIN / 2;
    std::vector<std::int64_t> best(static_cast<std::size_t>(width), k_impossible);
    best[static_cast<std::size_t>(-low)] = 0;
    std::vector<std::vector<bool>> taken;
    for (const Chain& chain : chains) {
        std::vector<std::int64_t> next = best;
        auto& marks = taken.emplace_back(static_cast<std::size_t>(width), false);
        for (std::int64_t at = 0; at < width; ++at) {
            const std::int64_t from = at - chain.moves;
            if (from < 0 || from >= width || best[static_cast<std::size_t>(from)] == k_impossible) continue;
            const std::int64_t gain = best[static_cast<std::size_t>(from)] + chain.gain;
            if (gain <= next[static_cast<std::size_t>(at)]) continue;
            next[static_cast<std::size_t>(at)] = gain;
            marks[static_cast<std::size_t>(at)] = true;
        }
        best = std::move(next);
    }
    std::int64_t at = -low;
    for (std::int64_t moves = 0; moves < width && moves + low <= room; ++moves)
        if (best[static_cast<std::size_t>(moves)] > best[static_cast<std::size_t>(at)]) at = moves;
    std::vector<bool> picked(chains.size(), false);
    for (std::size_t chain = chains.size(); chain-- > 0;) {
        if (!taken[chain][static_cast<std::size_t>(at)]) continue;
        picked[chain] = true;
        at -= chains[chain].moves;
    }
    return picked;
}

}  // namespace

std::vector<std::int32_t> combine(const Market& market, const Matching& fewer, const Matching& more,
                                  std::int64_t max_moves) {
    const std::vector<Chain> chains = cut_chains(market, fewer, more);
    const std::vector<bool> picked = pick_chains(chains, max_moves - fewer.moves);
    std::vector<std::int32_t> seats = fewer.seat_of;
    for (std::size_t at = 0; at < picked.size(); ++at) {
        if (!picked[at]) continue;
        for (const std::int32_t person : chains[at].people)
            seats[static_cast<std::size_t>(person)] = more.seat_of[static_cast<std::size_t>(person)];
    }
    return seats;
}

Matching measure(const Market& market, std::vector<std::int32_t> seats) {
    Matching matching;
    for (std::size_t person = 0; person < seats.size(); ++person) {
        matching.objective += market.score(static_cast<std::int32_t>(person), seats[person]).value_or(0);
        if (seats[person] != market.current[person]) ++matching.moves;
    }
    matching.seat_of = std::move(seats);
    return matching;
}

}  // namespace matching
