#include "core/app/unit_past.hpp"

#include <algorithm>
#include <set>

#include "core/base/text.hpp"
#include "core/records/unit_history.hpp"

namespace app {

using records::EntityKind;
using records::Record;
using records::Value;

bool is_unit_change(const records::Catalogue& catalogue, records::FieldIndex field, const Value& before, const Value& after) {
    if (!records::is_known(before)) return false;
    if (field == catalogue.index(EntityKind::unit, "parent_id")) return before != after;
    return field == catalogue.index(EntityKind::unit, "name") && base::fold(records::as_text(before)) != base::fold(records::as_text(after));
}

std::optional<journal::Change> unit_past(const records::Registry& registry, const Record& unit, base::Day until) {
    journal::Change past{EntityKind::unit_history, unit.key + '/' + base::iso_text(until), false, {}};
    if (registry.table(EntityKind::unit_history).find(past.key) != nullptr) return {};
    const auto set = [&](std::string_view field, const Value& value) {
        if (records::is_known(value)) past.fields.push_back({registry.catalogue().index(EntityKind::unit_history, field), value});
    };
    set("unit_id", unit.key);
    set("until", std::int64_t{until.number});
    for (const char* field : {"name", "parent_id"}) set(field, registry.value(EntityKind::unit, unit, field));
    return past;
}

base::Steps keep_units(const records::Registry& registry, base::Day day, std::vector<journal::Change>& changes) {
    constexpr std::size_t k_changes_a_step = 2000;
    const records::Catalogue& catalogue = registry.catalogue();
    const auto name = catalogue.index(EntityKind::unit, "name"), past_name = catalogue.index(EntityKind::unit_history, "name");
    std::set<std::pair<std::string, std::string>> told;  // units, and the names that their past has in the changes
    for (const journal::Change& change : changes) {
        const auto at = std::ranges::find(change.fields, past_name, &journal::FieldValue::field);
        if (change.entity != EntityKind::unit_history || at == change.fields.end()) continue;
        told.emplace(change.key.substr(0, change.key.rfind('/')), base::fold(records::as_text(at->value)));
    }
    const std::size_t count = changes.size();
    for (std::size_t at = 0; at < count; ++at) {
        if (at % k_changes_a_step == k_changes_a_step - 1) co_yield base::pause;
        const journal::Change& change = changes[at];
        const Record* unit = change.entity == EntityKind::unit && !change.removes ? registry.table(EntityKind::unit).find(change.key) : nullptr;
        if (unit == nullptr || std::ranges::none_of(change.fields, [&](const journal::FieldValue& item) {
                return is_unit_change(catalogue, item.field, unit->values[item.field], item.value);
            }))
            continue;
        if (!told.emplace(unit->key, base::fold(records::as_text(unit->values[name]))).second) continue;
        const base::Day until = std::max(day, records::last_change(registry, *unit).value_or(day));
        if (auto past = unit_past(registry, *unit, until)) changes.push_back(std::move(*past));
    }
}

}  // namespace app
