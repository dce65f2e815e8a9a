#include "core/app/record_list.hpp"

#include <algorithm>
#include <cstring>

#include "core/base/text.hpp"

namespace app {

namespace {

using records::EntityKind;
using records::FieldType;

constexpr std::size_t k_rows_a_text = 1024;

/// text.contains(word), in half the time: eight places at once are asked for its first two letters.
bool contains(std::string_view text, std::string_view word) {
    constexpr std::size_t k_places = 8;
    constexpr std::uint64_t k_ones = 0x0101'0101'0101'0101, k_tops = k_ones << 7;
    if (word.size() < 2) return text.contains(word);
    const std::uint64_t first = k_ones * static_cast<unsigned char>(word[0]), second = k_ones * static_cast<unsigned char>(word[1]);
    std::size_t at = 0;
    for (; at + k_places < text.size(); at += k_places) {
        std::uint64_t here = 0, next = 0;
        std::memcpy(&here, text.data() + at, k_places);
        std::memcpy(&next, text.data() + at + 1, k_places);
        const std::uint64_t differs = (here ^ first) | (next ^ second);
        if (((differs - k_ones) & ~differs & k_tops) == 0) continue;  // no byte of it is zero
        for (std::size_t place = at; place < at + k_places; ++place)
            if (text[place] == word[0] && text.substr(place).starts_with(word)) return true;
    }
    return text.substr(at).contains(word);
}

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
    ends_.reserve(table().size());
}

bool RecordList::step() {
    constexpr std::size_t k_made = 400, k_taken = 20'000;
    const auto rows = table().rows();
    for (std::size_t made = 0, taken = 0; read() < rows.size() && made < k_made && taken < k_taken;) {
        const records::Record& record = rows[read()];
        if (const auto old = text_before(record)) add_text(*old), ++taken;
        else add_text(searched_text(record)), ++made;
    }
    if (read() < rows.size()) return true;
    before_.reset();
    return false;
}

std::string_view RecordList::text(std::size_t row) const {
    const std::size_t begin = row % k_rows_a_text == 0 ? 0 : ends_[row - 1];
    return std::string_view(texts_[row / k_rows_a_text]).substr(begin, ends_[row] - begin);
}

void RecordList::add_text(std::string_view text) {
    if (read() % k_rows_a_text == 0) {
        if (!texts_.empty()) texts_.back().shrink_to_fit();
        texts_.emplace_back();
    }
    texts_.back() += text;
    ends_.push_back(static_cast<std::uint32_t>(texts_.back().size()));
}

/// The text of a record that was not written since the list before.
std::optional<std::string_view> RecordList::text_before(const records::Record& record) {
    if (!before_) return std::nullopt;
    const auto rows = before_->table().rows().first(before_->read());
    while (before_row_ < rows.size() && rows[before_row_].key < record.key) ++before_row_;
    const bool is_same = before_row_ < rows.size() && rows[before_row_].key == record.key && rows[before_row_].values.is_shared_with(record.values);
    return is_same ? std::optional(before_->text(before_row_)) : std::nullopt;
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
        return std::ranges::all_of(words, [&](std::string_view word) { return row < read() && contains(text(row), word); });
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
