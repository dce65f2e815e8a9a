#include "core/matching/roster.hpp"

#include <algorithm>
#include <numeric>

#include "core/base/order.hpp"

namespace matching {

using base::Json;

std::string at_index(const std::string& list, std::size_t index) { return list + "[" + std::to_string(index) + "]"; }

base::Result<const Json*> list_member(const Json& object, const char* name, const std::string& place) {
    const Json* list = base::find_member(object, name);
    if (list && !list->is_array()) return base::fail("matching.not_list", place + name);
    return list;
}

base::Result<Roster> read_roster(const Json& json, const char* name, const std::string& place) {
    Roster roster;
    BASE_TRY(roster.entries, list_member(json, name, place));
    if (!roster.entries) return base::fail("matching.member_missing", place + name);
    std::vector<std::string_view> ids;
    for (std::size_t at = 0; at < roster.entries->size(); ++at) {
        const Json& entry = (*roster.entries)[at];
        const std::string entry_place = at_index(place + name, at);
        if (!entry.is_object()) return base::fail("matching.not_object", entry_place);
        const Json* id = base::find_member(entry, "id");
        if (!id || !id->is_string() || id->get_ref<const std::string&>().empty())
            return base::fail("matching.not_text", entry_place + ".id");
        ids.push_back(id->get_ref<const std::string&>());
    }
    std::vector<std::size_t> order(ids.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    base::sort(order, [&](std::size_t a, std::size_t b) { return ids[a] < ids[b]; });
    roster.number.resize(ids.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const std::size_t at = order[rank];
        if (rank > 0 && ids[at] == ids[order[rank - 1]])
            return base::fail("matching.duplicate_id", at_index(place + name, at), {{"id", std::string(ids[at])}});
        roster.number[at] = static_cast<std::int32_t>(rank);
        roster.by_id.emplace(ids[at], static_cast<std::int32_t>(rank));
        roster.ids.emplace_back(ids[at]);
    }
    return roster;
}

std::optional<std::int32_t> Roster::find(const Json& id) const {
    if (!id.is_string()) return std::nullopt;
    const auto found = by_id.find(id.get_ref<const std::string&>());
    return found == by_id.end() ? std::nullopt : std::optional(found->second);
}

base::Result<std::int32_t> Roster::find(const Json& id, const char* unknown, const std::string& place) const {
    if (const auto found = find(id)) return *found;
    return base::fail(unknown, place, {{"id", id.is_string() ? id.get<std::string>() : base::to_text(id)}});
}

base::Result<std::int64_t> read_count(const Json& entry, const char* name, std::int64_t fallback,
                                      const std::string& place) {
    const Json* member = base::find_member(entry, name);
    if (!member) return fallback;
    const auto value = base::as_integer(*member);
    if (!value) return base::fail("matching.not_whole_number", place + "." + name);
    return *value;
}

}  // namespace matching
