#include "core/app/record_list.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace app {

namespace {

using records::EntityKind;
using records::FieldType;

bool is_searched(const records::Field& field) {
    if (field.sensitivity == records::Sensitivity::special) return false;
    return field.type == FieldType::text || field.type == FieldType::choice || field.type == FieldType::reference;
}

/// Sort key of one value: unknown last, numbers by value, choices by their order, texts by themselves.
struct SortKey {
    bool is_unknown = false;
    std::int64_t number = 0;
    std::string_view text;
};

SortKey sort_key(const records::Catalogue& catalogue, const records::Field& field, const records::Value& value) {
    if (!records::is_known(value)) return {true, 0, {}};
    if (const auto number = records::as_integer(value)) return {false, *number, {}};
    if (field.type != FieldType::choice) return {false, 0, records::as_text(value)};
    const auto order = catalogue.choices(field.choices).order(records::as_text(value));
    return {false, order ? static_cast<std::int64_t>(*order) : INT64_MAX, {}};
}

std::string text_of(const records::Registry& registry, EntityKind entity, const records::Record& record,
                    std::string_view field) {
    const auto index = registry.catalogue().entity(entity).find(field);
    return index ? std::string(records::as_text(record.values[*index])) : std::string();
}

}  // namespace

std::string value_text(const records::Registry& registry, const records::Field& field, const records::Value& value,
                       base::Language language) {
    if (field.type == FieldType::reference && field.target != EntityKind::employee && records::is_known(value)) {
        const records::Record* target = registry.table(*field.target).find(records::as_text(value));
        if (target) return record_name(registry, *field.target, *target);
    }
    return records::display_text(registry.catalogue(), field, value, language);
}

std::string field_text(const records::Registry& registry, EntityKind entity, const records::Record& record,
                       records::FieldIndex index, base::Language language) {
    const records::Catalogue& catalogue = registry.catalogue();
    const records::Field& field = catalogue.field(entity, index);
    if (entity != EntityKind::wish || field.name != "target")
        return value_text(registry, field, record.values[index], language);
    const std::string_view target = records::as_text(record.values[index]);
    if (const records::Record* seat = registry.table(EntityKind::position).find(target)) {
        const records::Record* unit =
            registry.table(EntityKind::unit).find(text_of(registry, EntityKind::position, *seat, "unit_id"));
        const std::string title = record_name(registry, EntityKind::position, *seat);
        return unit ? title + ", " + record_name(registry, EntityKind::unit, *unit) : title;
    }
    if (const records::Record* unit = registry.table(EntityKind::unit).find(target))
        return record_name(registry, EntityKind::unit, *unit);
    for (const std::string_view list : {"district", "job_family"}) {
        const auto& choices = catalogue.choices(list).choices;
        const auto at = std::ranges::find(choices, target, &records::Choice::code);
        if (at != choices.end()) return at->label[static_cast<std::size_t>(language)];
    }
    return std::string(target);
}

std::string copied_text(const records::Registry& registry, EntityKind entity, const records::Record& record,
                        records::FieldIndex index, base::Language language) {
    std::string shown = field_text(registry, entity, record, index, language);
    const std::string_view stored = records::as_text(record.values[index]);
    return shown == base::grouped_employee_number(stored) ? std::string(stored) : shown;
}

RecordList::RecordList(std::shared_ptr<const records::Registry> registry, EntityKind entity, std::shared_ptr<const RecordList> before)
    : registry_(std::move(registry)), entity_(entity), before_(std::move(before)) {
    if (before_ && !has_names_of(*before_)) before_.reset();
    texts_.reserve(table().size());
}

bool RecordList::step() {
    constexpr std::size_t k_made = 400, k_taken = 20'000;
    const auto rows = table().rows();
    for (std::size_t made = 0, taken = 0; texts_.size() < rows.size() && made < k_made && taken < k_taken;) {
        const records::Record& record = rows[texts_.size()];
        if (const std::string* old = text_before(record)) texts_.push_back(*old), ++taken;
        else texts_.push_back(searched_text(record)), ++made;
    }
    if (texts_.size() < rows.size()) return true;
    before_.reset();
    return false;
}

/// The text of a record that was not written since the list before.
const std::string* RecordList::text_before(const records::Record& record) {
    if (!before_) return nullptr;
    const auto rows = before_->table().rows().first(before_->texts_.size());
    while (before_row_ < rows.size() && rows[before_row_].key < record.key) ++before_row_;
    const bool is_same = before_row_ < rows.size() && rows[before_row_].key == record.key && rows[before_row_].values.is_shared_with(record.values);
    return is_same ? &before_->texts_[before_row_] : nullptr;
}

/// What a record is called may depend on people.
bool RecordList::has_names_of(const RecordList& before) const {
    return entity_ == before.entity_ && (entity_ == EntityKind::employee || registry_->shares(*before.registry_, EntityKind::employee));
}

std::string RecordList::searched_text(const records::Record& record) const {
    const records::Catalogue& catalogue = registry_->catalogue();
    std::string text = record_name(*registry_, entity_, record) + '\n' + record.key;
    for (std::size_t i = 0; i < entity().fields.size(); ++i) {
        const records::Field& field = entity().fields[i];
        if (!is_searched(field) || !records::is_known(record.values[i])) continue;
        text += '\n';
        text += records::display_text(catalogue, field, record.values[i], base::Language::indonesian);
    }
    return base::fold(text);
}

std::vector<std::uint32_t> RecordList::find(const RecordQuery& query) const {
    const std::string folded = base::fold(query.text);
    const auto words = folded.empty() ? std::vector<std::string_view>() : base::split(folded, ' ');
    const auto rows = table().rows();
    const auto passes = [&](std::size_t row) {
        if (query.keys && !std::ranges::binary_search(*query.keys, rows[row].key)) return false;
        return std::ranges::all_of(words, [&](std::string_view word) { return row < texts_.size() && texts_[row].find(word) != std::string::npos; });
    };
    std::vector<std::uint32_t> found;
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        if (query.judged && (*query.judged)[row] != query.wanted) continue;
        if (passes(row)) found.push_back(row);
    }
    if (!query.sort) {
        if (query.is_descending) std::ranges::reverse(found);
        return found;
    }
    const records::Catalogue& catalogue = registry_->catalogue();
    const records::Field& field = catalogue.field(entity_, *query.sort);
    std::vector<std::pair<SortKey, std::uint32_t>> keyed;
    keyed.reserve(found.size());
    for (const std::uint32_t row : found)
        keyed.emplace_back(sort_key(catalogue, field, rows[row].values[*query.sort]), row);
    std::ranges::stable_sort(keyed, [&](const auto& a, const auto& b) {
        if (a.first.is_unknown != b.first.is_unknown) return b.first.is_unknown;
        const auto left = std::tie(a.first.number, a.first.text);
        const auto right = std::tie(b.first.number, b.first.text);
        return query.is_descending ? right < left : left < right;
    });
    for (std::size_t i = 0; i < found.size(); ++i) found[i] = keyed[i].second;
    return found;
}

std::string person_name(const records::Registry& registry, const records::Record& employee) {
    std::string name = text_of(registry, EntityKind::employee, employee, "title_front");
    if (!name.empty()) name += ' ';
    name += base::name_case(text_of(registry, EntityKind::employee, employee, "name"));
    if (const std::string back = text_of(registry, EntityKind::employee, employee, "title_back"); !back.empty())
        name += ", " + back;
    return name;
}

std::string record_name(const records::Registry& registry, EntityKind entity, const records::Record& record) {
    if (entity == EntityKind::employee) return person_name(registry, record);
    if (entity == EntityKind::position) return text_of(registry, entity, record, "title");
    if (!registry.catalogue().entity(entity).is_of_person()) return text_of(registry, entity, record, "name");
    const std::string number = text_of(registry, entity, record, "employee_number");
    const records::Record* employee = registry.table(EntityKind::employee).find(number);
    return employee ? person_name(registry, *employee) : number;
}

}  // namespace app
