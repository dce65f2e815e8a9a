#include "core/app/unit_past.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/base/text.hpp"
#include "core/records/agencies.hpp"
#include "core/records/seating.hpp"
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

namespace {

constexpr std::size_t k_changes_a_step = 2000;

using Names = std::map<std::string, std::string, std::less<>>;

/// The names of units that `changes` make other ones, by unit id.
Names new_names(const records::Registry& registry, const std::vector<journal::Change>& changes) {
    const auto name = registry.catalogue().index(EntityKind::unit, "name");
    Names names;
    for (const journal::Change& change : changes) {
        if (change.entity != EntityKind::unit || change.removes) continue;
        const Record* unit = registry.table(EntityKind::unit).find(change.key);
        const auto at = std::ranges::find(change.fields, name, &journal::FieldValue::field);
        if (unit == nullptr || at == change.fields.end() || !records::is_known(at->value) || at->value == unit->values[name]) continue;
        names.insert_or_assign(change.key, std::string(records::as_text(at->value)));
    }
    return names;
}

}  // namespace

base::Steps pass_unit_names(const records::Registry& registry, std::vector<journal::Change>& changes) {
    const Names names = new_names(registry, changes);
    if (names.empty()) co_return;
    const records::Catalogue& catalogue = registry.catalogue();
    const records::Table& units = registry.table(EntityKind::unit);
    const auto field = [&](std::string_view one) { return catalogue.index(EntityKind::employee, one); };
    const auto id = field("unit_id"), unit_name = field("unit_name"), agency = field("agency"), name = catalogue.index(EntityKind::unit, "name");
    std::set<std::string_view> told;
    for (const journal::Change& change : changes) {
        const auto is_unit = [&](const journal::FieldValue& item) { return item.field == id || item.field == unit_name; };
        if (change.entity == EntityKind::employee && std::ranges::any_of(change.fields, is_unit)) told.insert(change.key);
    }
    records::Seating seating;
    for (base::Steps part = records::Seating::read(registry, {}, seating); part.step();) co_yield base::pause;
    const records::Agencies agencies(registry);
    std::vector<std::string_view> agency_of;
    for (const Record& unit : units.rows()) agency_of.push_back(agencies.of(unit.key));
    const auto people = registry.table(EntityKind::employee).rows();
    std::vector<journal::Change> passed;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        if (row % k_changes_a_step == k_changes_a_step - 1) co_yield base::pause;
        const std::uint32_t at = seating.unit_of_person(row);
        const Record& person = people[row];
        if (at == records::k_no_row || seating.how(row) == records::Seated::retired || told.contains(person.key)) continue;
        journal::Change change{EntityKind::employee, person.key, false, {}};
        const auto set = [&](records::FieldIndex index, const std::string& text) {
            if (records::as_text(person.values[index]) != text) change.fields.push_back({index, text});
        };
        const std::string& unit = units.rows()[at].key;
        if (const auto own = names.find(unit); own != names.end()) set(id, unit), set(unit_name, own->second);
        const auto above = names.find(agency_of[at]);
        const auto is_named = [&](std::string_view before) {
            return !before.empty() && base::fold(before) == base::fold(records::as_text(units.find(above->first)->values[name]));
        };
        if (above != names.end() && is_named(records::as_text(person.values[agency]))) set(agency, above->second);
        if (!change.fields.empty()) passed.push_back(std::move(change));
    }
    std::ranges::move(passed, std::back_inserter(changes));
}

base::Steps keep_units(const records::Registry& registry, base::Day day, std::vector<journal::Change>& changes) {
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
