#include <algorithm>

#include "core/matching/conditions_json.hpp"
#include "core/matching/format_json.hpp"

namespace matching {

namespace {

using base::Json;

constexpr const char* k_market_format = "serasi-market/1";

/// An ordered list of ids under `name`; nothing when absent.
base::Result<std::optional<std::vector<std::int32_t>>> read_order(const Json& entry, const char* name,
                                                                  const Roster& items, const char* unknown,
                                                                  const char* duplicate, const std::string& place) {
    BASE_TRY(const Json* list, list_member(entry, name, place + "."));
    if (!list) return std::nullopt;
    std::vector<std::int32_t> order;
    for (std::size_t at = 0; at < list->size(); ++at) {
        const std::string item_place = at_index(place + "." + name, at);
        BASE_TRY(const std::int32_t item, items.find((*list)[at], unknown, item_place));
        order.push_back(item);
    }
    std::vector<std::int32_t> sorted = order;
    std::sort(sorted.begin(), sorted.end());
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
    if (twice != sorted.end())
        return base::fail(duplicate, place + "." + name, {{"id", items.ids[static_cast<std::size_t>(*twice)]}});
    return order;
}

base::Result<bool> read_bool(const Json& entry, const char* name, bool fallback, const std::string& place) {
    const Json* member = base::find_member(entry, name);
    if (!member) return fallback;
    if (!member->is_boolean()) return base::fail("matching.not_true_false", place + "." + name);
    return member->get<bool>();
}

base::Result<Seat> read_seat(const Json& entry, const std::string& id, const std::string& place) {
    BASE_TRY(const std::int64_t slots, read_count(entry, "slots", 1, place));
    BASE_TRY(const bool must_fill, read_bool(entry, "must_fill", false, place));
    BASE_TRY(const std::int64_t floor, read_count(entry, "floor", 0, place));
    if (slots < 0 || slots > k_value_limit)
        return base::fail("matching.slots_range", place + ".slots", {{"seat", id}, {"slots", std::to_string(slots)}});
    if (floor < 0 || floor > slots)
        return base::fail("matching.floor_range", place + ".floor",
                          {{"seat", id}, {"floor", std::to_string(floor)}, {"slots", std::to_string(slots)}});
    return Seat{static_cast<std::int32_t>(slots), static_cast<std::int32_t>(must_fill ? slots : floor)};
}

base::Result<void> read_seats(const Roster& people, const Roster& seats, const std::string& place, MarketDraft& draft) {
    draft.seats.resize(seats.number.size());
    draft.ranks.resize(seats.number.size());
    for (std::size_t at = 0; at < seats.number.size(); ++at) {
        const Json& entry = (*seats.entries)[at];
        const std::string entry_place = at_index(place + "seats", at);
        const auto seat = static_cast<std::size_t>(seats.number[at]);
        BASE_TRY(draft.seats[seat], read_seat(entry, seats.ids[seat], entry_place));
        BASE_TRY(draft.ranks[seat],
                 read_order(entry, "ranks", people, "matching.unknown_person", "matching.duplicate_rank", entry_place));
    }
    return {};
}

base::Result<void> read_people(const Roster& people, const Roster& seats, const std::string& place,
                               MarketDraft& draft) {
    draft.current.assign(people.number.size(), k_unplaced);
    draft.may_stay.assign(people.number.size(), 1);
    draft.wishes.resize(people.number.size());
    for (std::size_t at = 0; at < people.number.size(); ++at) {
        const Json& entry = (*people.entries)[at];
        const std::string entry_place = at_index(place + "people", at);
        const auto person = static_cast<std::size_t>(people.number[at]);
        if (const Json* current = base::find_member(entry, "current"); current && !current->is_null()) {
            BASE_TRY(draft.current[person], seats.find(*current, "matching.unknown_seat", entry_place + ".current"));
        }
        BASE_TRY(const bool may_stay, read_bool(entry, "may_stay", true, entry_place));
        draft.may_stay[person] = may_stay ? 1 : 0;
        BASE_TRY(draft.wishes[person],
                 read_order(entry, "prefers", seats, "matching.unknown_seat", "matching.duplicate_wish", entry_place));
    }
    return {};
}

base::Result<void> read_scores(const Json& json, const Roster& people, const Roster& seats, const std::string& place,
                               MarketDraft& draft) {
    BASE_TRY(const Json* scores, list_member(json, "scores", place));
    if (!scores) return {};
    draft.pairs.reserve(scores->size());
    for (std::size_t at = 0; at < scores->size(); ++at) {
        const Json& entry = (*scores)[at];
        const auto entry_place = [&] { return at_index(place + "scores", at); };
        if (!entry.is_array() || entry.size() != 3) return base::fail("matching.not_score", entry_place());
        const auto person = people.find(entry[0]);
        if (!person) return people.find(entry[0], "matching.unknown_person", entry_place()).transform([](auto) {});
        const auto seat = seats.find(entry[1]);
        if (!seat) return seats.find(entry[1], "matching.unknown_seat", entry_place()).transform([](auto) {});
        const auto score = base::as_integer(entry[2]);
        if (!score) return base::fail("matching.not_whole_number", entry_place());
        draft.pairs.push_back({*person, *seat, *score});
    }
    return {};
}

void drop_if_none(OrderedLists& lists) {
    if (std::none_of(lists.begin(), lists.end(), [](const auto& list) { return list.has_value(); })) lists.clear();
}

Json ids_of(const std::vector<std::int32_t>& order, const auto& name) {
    Json list = Json::array();
    for (const std::int32_t item : order) list.push_back(name(item));
    return list;
}

}  // namespace

base::Result<Market> market_from_json(const Json& json, const std::string& place) {
    if (base::get_string(json, "format") != k_market_format)
        return base::fail("matching.format", place + "format", {{"format", k_market_format}});
    BASE_TRY(Roster people, read_roster(json, "people", place));
    BASE_TRY(Roster seats, read_roster(json, "seats", place));
    MarketDraft draft;
    if (auto read = read_people(people, seats, place, draft); !read) return std::unexpected(std::move(read).error());
    if (auto read = read_seats(people, seats, place, draft); !read) return std::unexpected(std::move(read).error());
    if (auto read = read_scores(json, people, seats, place, draft); !read)
        return std::unexpected(std::move(read).error());
    if (auto read = read_conditions(json, people, seats, place, draft); !read)
        return std::unexpected(std::move(read).error());
    drop_if_none(draft.wishes);
    drop_if_none(draft.ranks);
    draft.names.people = std::move(people.ids);
    draft.names.seats = std::move(seats.ids);
    return build_market(std::move(draft)).transform_error([&](base::Error error) {
        error.place = place + error.place;
        return error;
    });
}

Json market_to_json(const Market& market) {
    const auto person_name = [&](std::int32_t person) { return market.person_name(person); };
    const auto seat_name = [&](std::int32_t seat) { return market.seat_name(seat); };
    Json people = Json::array();
    Json scores = Json::array();
    for (std::int32_t person = 0; person < market.people_count(); ++person) {
        const auto row = static_cast<std::size_t>(person);
        Json entry = {{"id", person_name(person)}};
        if (market.current[row] != k_unplaced) entry["current"] = seat_name(market.current[row]);
        if (!market.may_stay[row]) entry["may_stay"] = false;
        if (const auto* wishes = market.wishes_of(person)) entry["prefers"] = ids_of(*wishes, seat_name);
        people.push_back(std::move(entry));
        for (std::size_t at = market.row_start[row]; at < market.row_start[row + 1]; ++at)
            scores.push_back(
                Json::array({person_name(person), seat_name(market.pair_seat[at]), market.pair_score[at]}));
    }
    Json seats = Json::array();
    for (std::int32_t seat = 0; seat < market.seat_count(); ++seat) {
        const auto at = static_cast<std::size_t>(seat);
        const Seat& limits = market.seats[at];
        Json entry = {{"id", seat_name(seat)}, {"slots", limits.slots}};
        if (limits.floor > 0 && limits.floor == limits.slots) entry["must_fill"] = true;
        else if (limits.floor > 0) entry["floor"] = limits.floor;
        if (const auto* ranking = market.ranking_of(seat)) entry["ranks"] = ids_of(*ranking, person_name);
        write_conditions_of(market, seat, entry);
        seats.push_back(std::move(entry));
    }
    Json json = {{"format", k_market_format},
                 {"people", std::move(people)},
                 {"seats", std::move(seats)},
                 {"scores", std::move(scores)}};
    write_conditions(market, json);
    return json;
}

}  // namespace matching
