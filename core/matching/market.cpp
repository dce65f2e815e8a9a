#include "core/matching/market.hpp"

#include <algorithm>

#include "core/base/order.hpp"

namespace matching {

namespace {

std::string name_of(const std::vector<std::string>& names, std::int32_t index) {
    const auto at = static_cast<std::size_t>(index);
    return at < names.size() ? names[at] : "#" + std::to_string(index);
}

std::string place_of(const char* list, std::size_t index) {
    return std::string(list) + "[" + std::to_string(index) + "]";
}

const std::vector<std::int32_t>* stated(const OrderedLists& lists, std::int32_t owner) {
    const auto at = static_cast<std::size_t>(owner);
    return lists.empty() || !lists[at] ? nullptr : &*lists[at];
}

bool is_index(std::int64_t value, std::size_t count) { return value >= 0 && value < static_cast<std::int64_t>(count); }

base::Result<void> check_seats(const MarketDraft& draft) {
    for (std::size_t seat = 0; seat < draft.seats.size(); ++seat) {
        const Seat& limits = draft.seats[seat];
        const std::string name = name_of(draft.names.seats, static_cast<std::int32_t>(seat));
        if (limits.slots < 0 || limits.slots > k_value_limit)
            return base::fail("matching.slots_range", place_of("seats", seat),
                              {{"seat", name}, {"slots", std::to_string(limits.slots)}});
        if (limits.floor < 0 || limits.floor > limits.slots)
            return base::fail(
                "matching.floor_range", place_of("seats", seat),
                {{"seat", name}, {"floor", std::to_string(limits.floor)}, {"slots", std::to_string(limits.slots)}});
    }
    return {};
}

struct ListKind {
    const char* owners;
    const char* member;
    const char* unknown;
    const char* duplicate;
};

base::Result<void> check_lists(const OrderedLists& lists, std::size_t owners, std::size_t items, const ListKind& kind) {
    BASE_ASSERT(lists.empty() || lists.size() == owners);
    std::vector<std::int64_t> last_owner(items, -1);
    for (std::size_t owner = 0; owner < lists.size(); ++owner) {
        if (!lists[owner]) continue;
        for (std::size_t at = 0; at < lists[owner]->size(); ++at) {
            const std::int32_t item = (*lists[owner])[at];
            const auto place = [&] { return place_of(kind.owners, owner) + "." + place_of(kind.member, at); };
            if (!is_index(item, items)) return base::fail(kind.unknown, place(), {{"id", std::to_string(item)}});
            auto& seen_by = last_owner[static_cast<std::size_t>(item)];
            if (seen_by == static_cast<std::int64_t>(owner))
                return base::fail(kind.duplicate, place(), {{"id", std::to_string(item)}});
            seen_by = static_cast<std::int64_t>(owner);
        }
    }
    return {};
}

base::Result<void> check_pairs(const MarketDraft& draft) {
    for (std::size_t at = 0; at < draft.pairs.size(); ++at) {
        const ScoredPair& pair = draft.pairs[at];
        if (!is_index(pair.person, draft.current.size()))
            return base::fail("matching.unknown_person", place_of("scores", at), {{"id", std::to_string(pair.person)}});
        if (!is_index(pair.seat, draft.seats.size()))
            return base::fail("matching.unknown_seat", place_of("scores", at), {{"id", std::to_string(pair.seat)}});
        if (pair.score > k_value_limit || pair.score < -k_value_limit)
            return base::fail("matching.score_range", place_of("scores", at), {{"score", std::to_string(pair.score)}});
    }
    return {};
}

base::Result<void> check_units(const MarketDraft& draft) {
    for (std::size_t unit = 0; unit < draft.units.size(); ++unit) {
        const Unit& one = draft.units[unit];
        const bool is_after_parent = one.parent >= k_no_unit && one.parent < static_cast<std::int32_t>(unit);
        if (!is_after_parent || one.floor < 0 || one.floor > one.ceiling || one.ceiling > k_value_limit)
            return base::fail("matching.unit_range", place_of("units", unit),
                              {{"unit", name_of(draft.names.units, static_cast<std::int32_t>(unit))}});
    }
    BASE_ASSERT(draft.unit_of_seat.empty() || draft.unit_of_seat.size() == draft.seats.size());
    for (std::size_t seat = 0; seat < draft.unit_of_seat.size(); ++seat)
        if (draft.unit_of_seat[seat] != k_no_unit && !is_index(draft.unit_of_seat[seat], draft.units.size()))
            return base::fail("matching.unknown_unit", place_of("seats", seat),
                              {{"id", std::to_string(draft.unit_of_seat[seat])}});
    return {};
}

/// Checks the links as they were given, then puts them and each of them in order.
base::Result<void> order_links(MarketDraft& draft) {
    BASE_ASSERT(draft.place_of_seat.empty() || draft.place_of_seat.size() == draft.seats.size());
    for (std::size_t at = 0; at < draft.links.size(); ++at) {
        const Link& link = draft.links[at];
        for (const std::int32_t person : {link.first, link.second})
            if (!is_index(person, draft.current.size()))
                return base::fail("matching.unknown_person", place_of("links", at), {{"id", std::to_string(person)}});
        const auto name = [&](std::int32_t person) { return name_of(draft.names.people, person); };
        if (link.first == link.second)
            return base::fail("matching.link_alone", place_of("links", at), {{"person", name(link.first)}});
        if (link.points < 0 || link.points > k_value_limit)
            return base::fail("matching.link_range", place_of("links", at), {{"points", std::to_string(link.points)}});
    }
    for (Link& link : draft.links)
        if (link.first > link.second) std::swap(link.first, link.second);
    const auto pair = [](const Link& link) { return std::pair(link.first, link.second); };
    base::sort(draft.links, {}, pair);
    const auto twice = std::ranges::adjacent_find(draft.links, {}, pair);
    if (twice == draft.links.end()) return {};
    return base::fail(
        "matching.duplicate_link", "links",
        {{"first", name_of(draft.names.people, twice->first)}, {"second", name_of(draft.names.people, twice->second)}});
}

/// Counting sort by seat, then by person: rows come out ordered by seat, without comparing pairs.
std::vector<std::size_t> order_pairs(const MarketDraft& draft, std::vector<std::size_t>& row_start) {
    const auto bucket_starts = [&](std::size_t buckets, auto key) {
        std::vector<std::size_t> start(buckets + 1, 0);
        for (const ScoredPair& pair : draft.pairs) ++start[static_cast<std::size_t>(key(pair)) + 1];
        for (std::size_t i = 1; i < start.size(); ++i) start[i] += start[i - 1];
        return start;
    };
    std::vector<std::size_t> seat_start = bucket_starts(draft.seats.size(), [](const ScoredPair& p) { return p.seat; });
    row_start = bucket_starts(draft.current.size(), [](const ScoredPair& p) { return p.person; });
    std::vector<std::size_t> by_seat(draft.pairs.size());
    for (std::size_t at = 0; at < draft.pairs.size(); ++at)
        by_seat[seat_start[static_cast<std::size_t>(draft.pairs[at].seat)]++] = at;
    std::vector<std::size_t> ordered(draft.pairs.size());
    std::vector<std::size_t> next(row_start.begin(), row_start.end());
    for (const std::size_t at : by_seat) ordered[next[static_cast<std::size_t>(draft.pairs[at].person)]++] = at;
    return ordered;
}

}  // namespace

std::optional<std::int32_t> Market::listed_score(std::int32_t person, std::int32_t seat) const {
    const auto row = static_cast<std::size_t>(person);
    const auto first = pair_seat.begin() + static_cast<std::ptrdiff_t>(row_start[row]);
    const auto last = pair_seat.begin() + static_cast<std::ptrdiff_t>(row_start[row + 1]);
    const auto at = std::lower_bound(first, last, seat);
    if (at == last || *at != seat) return std::nullopt;
    return pair_score[static_cast<std::size_t>(at - pair_seat.begin())];
}

std::optional<std::int32_t> Market::score(std::int32_t person, std::int32_t seat) const {
    if (seat != current[static_cast<std::size_t>(person)]) return listed_score(person, seat);
    if (!has_home(person)) return std::nullopt;
    return seat == k_unplaced ? 0 : listed_score(person, seat).value_or(0);
}

const std::vector<std::int32_t>* Market::wishes_of(std::int32_t person) const { return stated(wishes, person); }
const std::vector<std::int32_t>* Market::ranking_of(std::int32_t seat) const { return stated(ranks, seat); }

bool Market::asks_for(std::int32_t person, std::int32_t seat) const {
    const auto* list = wishes_of(person);
    return list ? std::ranges::contains(*list, seat) : listed_score(person, seat).has_value();
}

std::int32_t Market::wish_rank(std::int32_t person, std::int32_t seat) const {
    const auto* list = wishes_of(person);
    return list ? static_cast<std::int32_t>(std::ranges::find(*list, seat) - list->begin()) : 0;
}

bool Market::meet(const Link& link, const std::vector<std::int32_t>& seat_of) const {
    const auto place = [&](std::int32_t person) { return place_of(seat_of[static_cast<std::size_t>(person)]); };
    return place(link.first) != k_no_place && place(link.first) == place(link.second);
}

std::int64_t Market::link_points(const std::vector<std::int32_t>& seat_of) const {
    std::int64_t points = 0;
    for (const Link& link : links) points += meet(link, seat_of) ? link.points : 0;
    return points;
}

std::string Market::person_name(std::int32_t person) const { return name_of(names.people, person); }
std::string Market::seat_name(std::int32_t seat) const { return name_of(names.seats, seat); }
std::string Market::unit_name(std::int32_t unit) const { return name_of(names.units, unit); }
std::string Market::place_name(std::int32_t place) const { return name_of(names.places, place); }

base::Result<Market> build_market(MarketDraft draft) {
    if (draft.current.size() > static_cast<std::size_t>(INT32_MAX - 1) ||
        draft.seats.size() > static_cast<std::size_t>(INT32_MAX - 1))
        return base::fail("matching.too_large");
    if (auto checked = check_seats(draft); !checked) return std::unexpected(checked.error());
    for (std::size_t person = 0; person < draft.current.size(); ++person)
        if (draft.current[person] != k_unplaced && !is_index(draft.current[person], draft.seats.size()))
            return base::fail("matching.unknown_seat", place_of("people", person) + ".current",
                              {{"id", std::to_string(draft.current[person])}});
    if (auto checked = check_pairs(draft); !checked) return std::unexpected(checked.error());
    const std::size_t people = draft.current.size();
    const std::size_t seats = draft.seats.size();
    if (auto checked = check_lists(draft.wishes, people, seats,
                                   {"people", "prefers", "matching.unknown_seat", "matching.duplicate_wish"});
        !checked)
        return std::unexpected(checked.error());
    if (auto checked = check_lists(draft.ranks, seats, people,
                                   {"seats", "ranks", "matching.unknown_person", "matching.duplicate_rank"});
        !checked)
        return std::unexpected(checked.error());
    if (auto checked = check_units(draft); !checked) return std::unexpected(checked.error());
    if (auto ordered = order_links(draft); !ordered) return std::unexpected(ordered.error());

    Market market;
    const std::vector<std::size_t> ordered = order_pairs(draft, market.row_start);
    market.pair_seat.reserve(ordered.size());
    market.pair_score.reserve(ordered.size());
    for (std::size_t at = 0; at < ordered.size(); ++at) {
        const ScoredPair& pair = draft.pairs[ordered[at]];
        if (at > 0) {
            const ScoredPair& before = draft.pairs[ordered[at - 1]];
            if (before.person == pair.person && before.seat == pair.seat)
                return base::fail("matching.duplicate_pair", place_of("scores", ordered[at]),
                                  {{"person", name_of(draft.names.people, pair.person)},
                                   {"seat", name_of(draft.names.seats, pair.seat)}});
        }
        market.pair_seat.push_back(pair.seat);
        market.pair_score.push_back(static_cast<std::int32_t>(pair.score));
    }
    market.current = std::move(draft.current);
    market.may_stay = std::move(draft.may_stay);
    if (market.may_stay.empty()) market.may_stay.assign(people, 1);
    BASE_ASSERT(market.may_stay.size() == people);
    market.seats = std::move(draft.seats);
    market.wishes = std::move(draft.wishes);
    market.ranks = std::move(draft.ranks);
    market.units = std::move(draft.units);
    market.unit_of_seat = std::move(draft.unit_of_seat);
    market.links = std::move(draft.links);
    market.place_of_seat = std::move(draft.place_of_seat);
    market.names = std::move(draft.names);
    return market;
}

base::Result<void> refuse_conditions(const Market& market, std::string_view with) {
    if (market.units.empty() && market.links.empty()) return {};
    return base::fail("matching.combination", {},
                      {{"condition", market.units.empty() ? "links" : "units"}, {"with", std::string(with)}});
}

}  // namespace matching
