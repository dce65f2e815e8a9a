#include <algorithm>

#include "core/base/order.hpp"
#include "core/planning/derive.hpp"

namespace planning {

namespace {

std::size_t index_of(std::int32_t value) { return static_cast<std::size_t>(value); }

/// A seat's people, before and after.
struct Occupancy {
    std::int64_t before = 0;
    std::int64_t after = 0;
    std::int64_t score_before = 0;
    std::int64_t score_after = 0;
};

std::vector<Occupancy> occupancy_of(const matching::Market& market, const std::vector<std::int32_t>& seat_of) {
    std::vector<Occupancy> seats(market.seats.size());
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        const std::int32_t from = market.current[index_of(person)];
        const std::int32_t to = seat_of[index_of(person)];
        if (from != matching::k_unplaced) {
            ++seats[index_of(from)].before;
            seats[index_of(from)].score_before += market.listed_score(person, from).value_or(0);
        }
        if (to != matching::k_unplaced) {
            ++seats[index_of(to)].after;
            seats[index_of(to)].score_after += market.listed_score(person, to).value_or(0);
        }
    }
    return seats;
}

std::vector<UnitBalance> units_of(const Plan& plan, const std::vector<Occupancy>& seats) {
    std::map<std::string, std::vector<std::size_t>> seats_by_unit;
    for (std::size_t seat = 0; seat < plan.seats.size(); ++seat) seats_by_unit[plan.seats[seat].unit].push_back(seat);
    std::map<std::string, bool> touched;
    for (const Move& move : plan.moves)
        for (const std::int32_t seat : {move.from, move.to})
            if (seat != matching::k_unplaced) touched[plan.seats[index_of(seat)].unit] = true;

    std::vector<UnitBalance> units;
    for (const auto& [unit, is_touched] : touched) {
        UnitBalance balance{.unit = unit};
        for (const std::size_t seat : seats_by_unit[unit]) {
            balance.need += plan.seats[seat].need;
            balance.before += seats[seat].before;
            balance.after += seats[seat].after;
            balance.fit_before += seats[seat].score_before;
            balance.fit_after += seats[seat].score_after;
        }
        if (balance.before > 0) balance.fit_before /= balance.before;
        if (balance.after > 0) balance.fit_after /= balance.after;
        units.push_back(std::move(balance));
    }
    return units;
}

void add_seats(Summary& summary, const Plan& plan, const std::vector<Occupancy>& occupancy) {
    for (std::size_t seat = 0; seat < plan.seats.size(); ++seat) {
        const SeatInfo& info = plan.seats[seat];
        const Occupancy& people = occupancy[seat];
        summary.seats += plan.market.seats[seat].slots;
        summary.fit_before += people.score_before;
        summary.fit_after += people.score_after;
        summary.vacancies_before += std::max<std::int64_t>(0, info.need - people.before);
        summary.vacancies_after += std::max<std::int64_t>(0, info.need - people.after);
        if (!info.must_fill) continue;
        ++summary.must_fill;
        if (people.after >= info.need) ++summary.must_fill_filled;
    }
}

}  // namespace

std::vector<Move> derive_moves(const matching::Market& market, const matching::Matching& matching) {
    std::vector<Move> moves;
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        const std::int32_t from = market.current[index_of(person)];
        const std::int32_t to = matching.seat_of[index_of(person)];
        if (from == to) continue;
        const auto score = [&](std::int32_t seat) {
            return seat == matching::k_unplaced ? 0 : market.listed_score(person, seat).value_or(0);
        };
        moves.push_back(
            {.person = person, .from = from, .to = to, .score_before = score(from), .score_after = score(to)});
    }
    const auto gain = [](const Move& move) { return std::int64_t{move.score_after} - move.score_before; };
    base::sort(moves, [&](const Move& a, const Move& b) {
        return gain(a) != gain(b) ? gain(a) > gain(b) : a.person < b.person;
    });
    return moves;
}

void derive_figures(Plan& plan) {
    const std::vector<Occupancy> occupancy = occupancy_of(plan.market, plan.matching.seat_of);
    for (std::size_t at = 0; at < plan.moves.size(); ++at) {
        Move& move = plan.moves[at];
        move.needs_review = std::ranges::any_of(plan.evidence[at].rules, [](const RuleOutcome& rule) {
            return rule.severity == rules::Severity::gate && rule.outcome == rules::Outcome::needs_review;
        });
        move.worst_gain = move.best_gain = move.score_after - move.score_before;
        for (const OpenPart& part : plan.evidence[at].open) {
            move.worst_gain += part.worst - part.expected;
            move.best_gain += part.best - part.expected;
        }
    }
    plan.chains = derive_chains(plan.moves, plan.market.seats.size());
    plan.units = units_of(plan, occupancy);

    Summary summary{.people = plan.market.people_count(), .unseated = plan.summary.unseated};
    add_seats(summary, plan, occupancy);
    summary.pairs = static_cast<std::int64_t>(plan.market.pair_seat.size());
    if (summary.people > 0) {
        summary.fit_before /= summary.people;
        summary.fit_after /= summary.people;
    }
    summary.moves = static_cast<std::int64_t>(plan.moves.size());
    summary.chains = static_cast<std::int64_t>(plan.chains.size());
    summary.exchanges = std::ranges::count(plan.chains, true, &Chain::is_cycle);
    summary.wishers = std::ranges::count(plan.people, true, &PersonInfo::is_wisher);
    for (const Move& move : plan.moves) {
        summary.wishes_met += move.wish_order > 0 ? 1 : 0;
        summary.to_review += move.needs_review ? 1 : 0;
        summary.sure += move.is_sure() ? 1 : 0;
    }
    plan.summary = summary;
}

}  // namespace planning
