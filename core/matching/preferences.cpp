#include "core/matching/preferences.hpp"

#include <algorithm>

#include "core/base/order.hpp"
#include "core/matching/mechanism.hpp"

namespace matching {

namespace {

constexpr Standing k_unscored = 0xFFFF'FFFEU;
constexpr Standing k_not_ranked = 0xFFFF'FFFFU;

std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }

Standing standing_of(Standing place, std::int32_t person) { return (place << 32) | static_cast<std::uint32_t>(person); }

Standing by_score(std::optional<std::int32_t> score, std::int32_t person) {
    return standing_of(score ? static_cast<Standing>(k_value_limit - *score) : k_unscored, person);
}

base::Result<void> check_rights(const Market& market, Mechanism mechanism) {
    std::vector<std::int64_t> held(market.seats.size(), 0);
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        if (market.is_newcomer(person)) continue;
        if (!market.has_home(person))
            return base::fail(
                "matching.mechanism_must_leave", {},
                {{"mechanism", std::string(mechanism_name(mechanism))}, {"person", market.person_name(person)}});
        ++held[index(market.current[index(person)])];
    }
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat)
        if (held[index(seat)] > market.seats[index(seat)].slots)
            return base::fail("matching.mechanism_over_slots", {},
                              {{"mechanism", std::string(mechanism_name(mechanism))},
                               {"seat", market.seat_name(seat)},
                               {"held", std::to_string(held[index(seat)])},
                               {"slots", std::to_string(market.seats[index(seat)].slots)}});
    return {};
}

void add_wished(const Market& market, std::int32_t person, const std::vector<std::int32_t>& list,
                std::vector<Wish>& wishes) {
    for (const std::int32_t seat : list) {
        if (seat == market.current[index(person)]) break;
        wishes.push_back({seat, by_score(market.listed_score(person, seat), person)});
    }
}

void add_scored(const Market& market, std::int32_t person, std::vector<Wish>& wishes) {
    const auto first = static_cast<std::ptrdiff_t>(wishes.size());
    const std::int32_t current = market.current[index(person)];
    const auto home = current == k_unplaced ? std::nullopt : market.listed_score(person, current);
    for (std::size_t at = market.row_start[index(person)]; at < market.row_start[index(person) + 1]; ++at) {
        const std::int32_t seat = market.pair_seat[at];
        const std::int32_t score = market.pair_score[at];
        if (seat == current || (home && (score < *home || (score == *home && seat > current)))) continue;
        wishes.push_back({seat, by_score(score, person)});
    }
    // The higher score is the lower standing.
    base::sort(std::ranges::subrange(wishes.begin() + first, wishes.end()), [](const Wish& a, const Wish& b) {
        return a.standing != b.standing ? a.standing < b.standing : a.seat < b.seat;
    });
}

/// Where seats have rankings, standings come from there, and wishes for seats that do not rank the person go.
void apply_rankings(const Market& market, Preferences& preferences) {
    const auto count = preferences.wishes.size();
    std::vector<std::size_t> seat_start(market.seats.size() + 1, 0);
    for (const Wish& wish : preferences.wishes) ++seat_start[index(wish.seat) + 1];
    for (std::size_t seat = 0; seat < market.seats.size(); ++seat) seat_start[seat + 1] += seat_start[seat];
    std::vector<std::pair<std::int32_t, std::size_t>> by_seat(count);
    std::vector<std::size_t> next(seat_start.begin(), seat_start.end() - 1);
    for (std::int32_t person = 0; person < market.people_count(); ++person)
        for (std::size_t at = preferences.start[index(person)]; at < preferences.start[index(person) + 1]; ++at)
            by_seat[next[index(preferences.wishes[at].seat)]++] = {person, at};

    std::vector<std::int32_t> ranked_by(market.current.size(), k_unplaced);
    std::vector<Standing> place(market.current.size(), 0);
    std::vector<std::uint8_t> is_dropped(count, 0);
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat) {
        const auto* ranking = market.ranking_of(seat);
        if (!ranking) continue;
        Standing next_place = 0;
        for (const std::int32_t person : *ranking) {
            ranked_by[index(person)] = seat;
            place[index(person)] = next_place++;
        }
        for (std::size_t at = seat_start[index(seat)]; at < seat_start[index(seat) + 1]; ++at) {
            const auto& [person, wish] = by_seat[at];
            if (ranked_by[index(person)] == seat)
                preferences.wishes[wish].standing = standing_of(place[index(person)], person);
            else if (market.current[index(person)] == seat)
                preferences.wishes[wish].standing = standing_of(k_not_ranked, person);
            else is_dropped[wish] = 1;
        }
    }
    std::size_t kept = 0;
    std::size_t first = 0;
    for (std::size_t person = 0; person < market.current.size(); ++person) {
        const std::size_t end = preferences.start[person + 1];
        for (std::size_t at = first; at < end; ++at)
            if (!is_dropped[at]) preferences.wishes[kept++] = preferences.wishes[at];
        first = end;
        preferences.start[person + 1] = kept;
    }
    preferences.wishes.resize(kept);
}

}  // namespace

base::Result<Preferences> complete_preferences(const Market& market, Mechanism mechanism) {
    if (auto checked = check_rights(market, mechanism); !checked) return std::unexpected(std::move(checked).error());
    Preferences preferences;
    preferences.start.push_back(0);
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        if (const auto* list = market.wishes_of(person)) add_wished(market, person, *list, preferences.wishes);
        else add_scored(market, person, preferences.wishes);
        if (const std::int32_t current = market.current[index(person)]; current != k_unplaced)
            preferences.wishes.push_back({current, by_score(market.listed_score(person, current), person)});
        preferences.start.push_back(preferences.wishes.size());
    }
    if (!market.ranks.empty()) apply_rankings(market, preferences);
    preferences.incumbents.resize(market.seats.size());
    for (std::int32_t person = 0; person < market.people_count(); ++person)
        if (!market.is_newcomer(person)) preferences.incumbents[index(market.current[index(person)])].push_back(person);
    for (auto& people : preferences.incumbents)
        base::sort(people, [&](std::int32_t a, std::int32_t b) {
            return preferences.home_standing(a) < preferences.home_standing(b);
        });
    return preferences;
}

SeatOrders::SeatOrders(const Market& market, std::vector<std::uint8_t> counts)
    : market_(market),
      counts_(std::move(counts)),
      column_start_(market.seats.size() + 1, 0),
      cursors_(market.seats.size()) {
    const auto each_pair = [&](const auto& visit) {
        for (std::int32_t person = 0; person < market.people_count(); ++person)
            if (counts_[index(person)])
                for (std::size_t at = market.row_start[index(person)]; at < market.row_start[index(person) + 1]; ++at)
                    visit(person, index(market.pair_seat[at]));
    };
    each_pair([&](std::int32_t, std::size_t seat) { ++column_start_[seat + 1]; });
    for (std::size_t seat = 0; seat < market.seats.size(); ++seat) column_start_[seat + 1] += column_start_[seat];
    column_.resize(column_start_.back());
    std::vector<std::size_t> next(column_start_.begin(), column_start_.end() - 1);
    each_pair([&](std::int32_t person, std::size_t seat) { column_[next[seat]++] = person; });
}

void SeatOrders::order(std::int32_t seat) {
    cursors_[index(seat)].ordered = true;
    const auto at = [&](std::size_t place) { return column_.begin() + static_cast<std::ptrdiff_t>(place); };
    std::vector<Standing> standings;
    for (auto person = at(column_start_[index(seat)]); person != at(column_start_[index(seat) + 1]); ++person)
        standings.push_back(by_score(market_.listed_score(*person, seat), *person));
    std::sort(standings.begin(), standings.end());
    std::transform(standings.begin(), standings.end(), at(column_start_[index(seat)]),
                   [](Standing standing) { return static_cast<std::int32_t>(static_cast<std::uint32_t>(standing)); });
}

SeatOrders::First SeatOrders::first_remaining(std::int32_t seat, std::span<const std::int32_t> left_in_round) {
    Cursor& cursor = cursors_[index(seat)];
    std::span<const std::int32_t> people;
    if (const auto* ranking = market_.ranking_of(seat)) {
        people = *ranking;
    } else {
        if (!cursor.ordered) order(seat);
        people = std::span(column_).subspan(column_start_[index(seat)],
                                            column_start_[index(seat) + 1] - column_start_[index(seat)]);
    }
    for (; cursor.next < people.size(); ++cursor.next) {
        const std::int32_t person = people[cursor.next];
        if (!counts_[index(person)]) continue;
        if (left_in_round[index(person)] == 0) return {person, cursor.since};
        cursor.since = std::max(cursor.since, left_in_round[index(person)]);
    }
    for (;; ++lowest_) {
        if (!counts_[index(lowest_)]) continue;
        if (left_in_round[index(lowest_)] == 0) return {lowest_, std::max(cursor.since, lowest_since_)};
        lowest_since_ = std::max(lowest_since_, left_in_round[index(lowest_)]);
    }
}

}  // namespace matching
