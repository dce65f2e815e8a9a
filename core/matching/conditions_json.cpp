#include "core/matching/conditions_json.hpp"

#include <algorithm>
#include <numeric>

#include "core/base/order.hpp"

namespace matching {

namespace {

using base::Json;

constexpr std::size_t k_deepest = 64;

/// How far a unit is below the top; nothing if it is above itself or too deep.
std::optional<std::size_t> depth_of(std::size_t unit, const std::vector<std::int32_t>& parents) {
    std::size_t depth = 0;
    for (std::int32_t above = parents[unit]; above != k_no_unit; above = parents[static_cast<std::size_t>(above)])
        if (++depth > k_deepest) return std::nullopt;
    return depth;
}

/// Numbers the units anew: those above first, then by id.
base::Result<Roster> read_units(const Json& json, const std::string& place, MarketDraft& draft) {
    if (!base::find_member(json, "units")) return Roster{};
    BASE_TRY(Roster units, read_roster(json, "units", place));
    const std::size_t count = units.number.size();
    std::vector<std::int32_t> parents(count, k_no_unit);
    std::vector<Unit> by_id(count);
    std::vector<std::size_t> depths(count);
    const auto entry_place = [&](std::size_t at) { return at_index(place + "units", at); };
    for (std::size_t at = 0; at < count; ++at) {
        const Json& entry = (*units.entries)[at];
        const auto unit = static_cast<std::size_t>(units.number[at]);
        if (const Json* parent = base::find_member(entry, "parent"); parent && !parent->is_null()) {
            BASE_TRY(parents[unit], units.find(*parent, "matching.unknown_unit", entry_place(at) + ".parent"));
        }
        BASE_TRY(const std::int64_t floor, read_count(entry, "floor", 0, entry_place(at)));
        BASE_TRY(const std::int64_t ceiling, read_count(entry, "ceiling", k_value_limit, entry_place(at)));
        if (floor < 0 || floor > ceiling || ceiling > k_value_limit)
            return base::fail("matching.unit_range", entry_place(at), {{"unit", units.ids[unit]}});
        by_id[unit] = {.floor = static_cast<std::int32_t>(floor), .ceiling = static_cast<std::int32_t>(ceiling)};
    }
    for (std::size_t at = 0; at < count; ++at) {
        const auto unit = static_cast<std::size_t>(units.number[at]);
        const auto depth = depth_of(unit, parents);
        if (!depth) return base::fail("matching.unit_cycle", entry_place(at) + ".parent", {{"unit", units.ids[unit]}});
        depths[unit] = *depth;
    }
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    base::sort(order, [&](std::size_t a, std::size_t b) { return depths[a] < depths[b]; });
    std::vector<std::int32_t> renumbered(count);
    std::vector<std::string> ids;
    for (std::size_t rank = 0; rank < count; ++rank) {
        renumbered[order[rank]] = static_cast<std::int32_t>(rank);
        ids.push_back(units.ids[order[rank]]);
    }
    for (const std::size_t unit : order) {
        draft.units.push_back(by_id[unit]);
        if (parents[unit] != k_no_unit) draft.units.back().parent = renumbered[static_cast<std::size_t>(parents[unit])];
    }
    for (auto& [id, unit] : units.by_id) unit = renumbered[static_cast<std::size_t>(unit)];
    units.ids = std::move(ids);
    return units;
}

base::Result<void> read_unit_of_seat(const Roster& units, const Roster& seats, const std::string& place,
                                     MarketDraft& draft) {
    if (draft.units.empty()) return {};
    draft.unit_of_seat.assign(seats.number.size(), k_no_unit);
    for (std::size_t at = 0; at < seats.number.size(); ++at) {
        const Json* unit = base::find_member((*seats.entries)[at], "unit");
        if (!unit || unit->is_null()) continue;
        BASE_TRY(draft.unit_of_seat[static_cast<std::size_t>(seats.number[at])],
                 units.find(*unit, "matching.unknown_unit", at_index(place + "seats", at) + ".unit"));
    }
    return {};
}

/// Numbered in the order of their names.
base::Result<void> read_places(const Roster& seats, const std::string& place, MarketDraft& draft) {
    std::vector<std::string>& names = draft.names.places;
    std::vector<std::pair<std::size_t, std::string>> stated;
    for (std::size_t at = 0; at < seats.number.size(); ++at) {
        const Json* member = base::find_member((*seats.entries)[at], "place");
        if (!member) continue;
        if (!member->is_string() || member->get_ref<const std::string&>().empty())
            return base::fail("matching.not_text", at_index(place + "seats", at) + ".place");
        stated.emplace_back(static_cast<std::size_t>(seats.number[at]), member->get<std::string>());
        names.push_back(stated.back().second);
    }
    if (stated.empty()) return {};
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    draft.place_of_seat.assign(seats.number.size(), k_no_place);
    for (const auto& [seat, name] : stated)
        draft.place_of_seat[seat] =
            static_cast<std::int32_t>(std::lower_bound(names.begin(), names.end(), name) - names.begin());
    return {};
}

base::Result<void> read_links(const Json& json, const Roster& people, const std::string& place, MarketDraft& draft) {
    BASE_TRY(const Json* links, list_member(json, "links", place));
    for (std::size_t at = 0; links && at < links->size(); ++at) {
        const Json& entry = (*links)[at];
        const std::string entry_place = at_index(place + "links", at);
        if (!entry.is_array() || entry.size() != 3) return base::fail("matching.not_link", entry_place);
        BASE_TRY(const std::int32_t one, people.find(entry[0], "matching.unknown_person", entry_place));
        BASE_TRY(const std::int32_t other, people.find(entry[1], "matching.unknown_person", entry_place));
        const auto points = base::as_integer(entry[2]);
        if (!points) return base::fail("matching.not_whole_number", entry_place);
        draft.links.push_back({one, other, *points});
    }
    return {};
}

}  // namespace

base::Result<void> read_conditions(const Json& json, const Roster& people, const Roster& seats,
                                   const std::string& place, MarketDraft& draft) {
    BASE_TRY(Roster units, read_units(json, place, draft));
    if (auto read = read_unit_of_seat(units, seats, place, draft); !read) return read;
    draft.names.units = std::move(units.ids);
    if (auto read = read_links(json, people, place, draft); !read) return read;
    return read_places(seats, place, draft);
}

void write_conditions(const Market& market, Json& json) {
    for (std::size_t unit = 0; unit < market.units.size(); ++unit) {
        const Unit& one = market.units[unit];
        Json entry = {{"id", market.unit_name(static_cast<std::int32_t>(unit))}};
        if (one.parent != k_no_unit) entry["parent"] = market.unit_name(one.parent);
        if (one.floor > 0) entry["floor"] = one.floor;
        if (one.ceiling < k_value_limit) entry["ceiling"] = one.ceiling;
        json["units"].push_back(std::move(entry));
    }
    for (const Link& link : market.links)
        json["links"].push_back(
            Json::array({market.person_name(link.first), market.person_name(link.second), link.points}));
}

void write_conditions_of(const Market& market, std::int32_t seat, Json& entry) {
    if (const std::int32_t unit = market.unit_of(seat); unit != k_no_unit) entry["unit"] = market.unit_name(unit);
    if (const std::int32_t place = market.place_of(seat); place != k_no_place) entry["place"] = market.place_name(place);
}

}  // namespace matching
