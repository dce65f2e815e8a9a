#include "core/app/tally.hpp"

#include <algorithm>

#include "core/app/record_list.hpp"
#include "core/base/order.hpp"
#include "core/base/text.hpp"
#include "core/records/seating.hpp"

namespace app {

namespace {

using records::EntityKind;
using records::FieldType;

/// The groups of one subject, and the group of every listed record.
struct Split {
    std::vector<Tally::Group> groups;
    std::vector<std::uint32_t> of;  // by listed record
};

records::Value group_value(const records::Field& field, const records::Value& value) {
    const auto day = field.type == FieldType::date ? records::as_day(value) : std::nullopt;
    return day ? records::Value{std::int64_t{base::civil(*day).year}} : value;
}

std::string group_label(const records::Registry& registry, const records::Field& field, const records::Value& value,
                        base::Language language) {
    if (!records::is_known(value)) return {};
    if (field.type == FieldType::date) return std::to_string(*records::as_integer(value));
    return value_text(registry, field, value, language);
}

/// Where a group stands: unknown last, numbers and choices by order, other texts by their labels.
struct Place {
    bool is_unknown;
    std::int64_t number;
    std::string text;
    auto operator<=>(const Place&) const = default;
};

Place place_of(const records::Catalogue& catalogue, const records::Field& field, const Tally::Group& group) {
    if (!records::is_known(group.value)) return {true, 0, {}};
    if (const auto number = records::as_integer(group.value)) return {false, *number, {}};
    if (field.type != FieldType::choice) return {false, 0, base::fold(group.label)};
    const auto order = catalogue.choices(field.choices).order(records::as_text(group.value));
    return {false, order ? static_cast<std::int64_t>(*order) : INT64_MAX, group.label};
}

std::optional<Split> split(Columns& columns, EntityKind entity, std::span<const std::uint32_t> listed, const Subject& by,
                           base::Language language) {
    const records::Registry& registry = columns.registry();
    const auto asked = find_subject(registry.catalogue(), entity, by);
    if (!asked || asked->reach == Asked::Reach::referring) return std::nullopt;
    const auto rows = registry.table(asked->entity).rows();
    const Column& column = columns.of(asked->entity, asked->index);
    const Column* link = asked->reach == Asked::Reach::own ? nullptr : &columns.link(entity, *asked);
    const bool is_date = asked->field->type == FieldType::date;
    std::vector<std::uint32_t> groups(column.values(), UINT32_MAX);  // by value
    Split made;
    for (const std::uint32_t row : listed) {
        const std::uint32_t at = link ? link->target((*link)[row]) : row;
        std::uint32_t& group = groups[at == records::k_no_row ? 0 : column[at]];
        if (group == UINT32_MAX) {
            const auto value = at == records::k_no_row ? records::Value() : group_value(*asked->field, rows[at].values[asked->index]);
            const auto same = is_date ? std::ranges::find(made.groups, value, &Tally::Group::value) : made.groups.end();
            group = static_cast<std::uint32_t>(same - made.groups.begin());
            if (same == made.groups.end()) made.groups.push_back({group_label(registry, *asked->field, value, language), value, 0});
        }
        ++made.groups[group].total;
        made.of.push_back(group);
    }
    std::vector<Place> places;
    for (const Tally::Group& group : made.groups) places.push_back(place_of(registry.catalogue(), *asked->field, group));
    const auto order = base::stable_order(places.size(), {&places, [](const void* all, std::uint32_t a, std::uint32_t b) {
                                                              const auto& of = *static_cast<const std::vector<Place>*>(all);
                                                              return of[a] < of[b];
                                                          }});
    std::vector<std::uint32_t> moved(order.size());
    std::vector<Tally::Group> sorted;
    for (std::uint32_t at = 0; at < order.size(); ++at) {
        moved[order[at]] = at;
        sorted.push_back(std::move(made.groups[order[at]]));
    }
    made.groups = std::move(sorted);
    for (std::uint32_t& group : made.of) group = moved[group];
    return made;
}

}  // namespace

std::vector<Subject> tally_subjects(const records::Catalogue& catalogue, EntityKind entity) {
    std::vector<Subject> found = subjects(catalogue, entity, false);
    std::erase_if(found, [&](const Subject& subject) {
        return find_subject(catalogue, entity, subject)->reach == Asked::Reach::referring;
    });
    return found;
}

base::Result<Tally> tally(Columns& columns, EntityKind entity, std::span<const std::uint32_t> listed, const Subject& by,
                          const std::optional<Subject>& across, base::Language language) {
    auto rows = split(columns, entity, listed, by, language);
    if (!rows) return base::fail("list.no_field", by.field);
    Tally made;
    made.total = static_cast<std::int64_t>(listed.size());
    made.rows = std::move(rows->groups);
    if (!across) return made;
    auto other = split(columns, entity, listed, *across, language);
    if (!other) return base::fail("list.no_field", across->field);
    if (other->groups.size() > k_most_columns) return base::fail("list.too_many_columns", across->field);
    made.columns = std::move(other->groups);
    made.counts.resize(made.rows.size() * made.columns.size());
    for (std::size_t at = 0; at < listed.size(); ++at) ++made.counts[rows->of[at] * made.columns.size() + other->of[at]];
    return made;
}

std::vector<Condition> group_conditions(const records::Catalogue& catalogue, EntityKind entity, const Subject& by,
                                        const Tally::Group& group) {
    const auto asked = find_subject(catalogue, entity, by);
    if (!asked) return {};
    const auto made = [&](Test test, std::string value) {
        return Condition{Condition::Kind::test, {}, by, test, std::move(value)};
    };
    if (!records::is_known(group.value)) return {made(Test::is_empty, {})};
    if (asked->field->type != FieldType::date)
        return {made(Test::is, records::storage_text(group.value, asked->field->type))};
    const std::string year = std::to_string(*records::as_integer(group.value));
    return {made(Test::at_least, year + "-01-01"), made(Test::at_most, year + "-12-31")};
}

std::vector<std::vector<std::string>> tally_cells(const Tally& tally, const std::string& by, const base::Catalog& words) {
    const auto label = [&](const Tally::Group& group) {
        return group.label.empty() ? std::string(words.text("data.filter.unknown")) : group.label;
    };
    std::vector<std::vector<std::string>> cells{{by}};
    for (const Tally::Group& column : tally.columns) cells[0].push_back(label(column));
    cells[0].emplace_back(words.text("list.total"));
    for (std::size_t row = 0; row < tally.rows.size(); ++row) {
        cells.push_back({label(tally.rows[row])});
        for (std::size_t column = 0; column < tally.columns.size(); ++column)
            cells.back().push_back(std::to_string(tally.counts[row * tally.columns.size() + column]));
        cells.back().push_back(std::to_string(tally.rows[row].total));
    }
    cells.push_back({std::string(words.text("list.total"))});
    for (const Tally::Group& column : tally.columns) cells.back().push_back(std::to_string(column.total));
    cells.back().push_back(std::to_string(tally.total));
    return cells;
}

}  // namespace app
