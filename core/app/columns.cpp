#include "core/app/columns.hpp"

#include <algorithm>
#include <cstring>
#include <functional>

#include "core/base/text.hpp"
#include "core/records/seating.hpp"

namespace app {

using records::FieldType;
using records::k_no_row;

namespace {
constexpr std::size_t k_most_written = 2'000;
}

/// How one state of a table came from another.
struct Column::Moved {
    std::vector<std::uint32_t> from;  // by row: where it was before; k_no_row if it was written since
    bool has_same_keys = true;        // row by row
};

/// nullopt: too much was written. A record keeps its key: values that copies share are those of one record.
std::optional<Column::Moved> Column::moved(std::span<const records::Record> before, std::span<const records::Record> after) {
    Moved made{.has_same_keys = before.size() == after.size()};
    made.from.reserve(after.size());
    std::size_t at = 0, written = 0;
    for (const records::Record& record : after) {
        const auto is_kept = [&] { return at < before.size() && before[at].values.is_shared_with(record.values); };
        if (!is_kept())
            while (at < before.size() && before[at].key < record.key) ++at;
        const bool is_same = is_kept();
        const bool is_there = is_same || (at < before.size() && before[at].key == record.key);
        if (!is_same && ++written > k_most_written) return std::nullopt;
        made.has_same_keys = made.has_same_keys && is_there && at == made.from.size();
        made.from.push_back(is_same ? static_cast<std::uint32_t>(at) : k_no_row);
        if (is_there) ++at;
    }
    return made;
}

std::int64_t Column::number(ValueNumber value) const {
    std::int64_t number = 0;
    std::memcpy(&number, text(value).data(), sizeof number);
    return number;
}

/// The slot of what is sought, or the free one where it belongs.
template <class IsIt>
Column::Slot& Column::find_slot(std::uint32_t hash, IsIt is_it) {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].value != 0 && !is_it(slots_[at])) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
}

void Column::spread() {
    const auto before = std::exchange(slots_, std::vector<Slot>(std::max<std::size_t>(2 * slots_.size(), 16)));
    for (const Slot& slot : before)
        if (slot.value != 0) find_slot(slot.hash, [](const Slot&) { return false; }) = slot;
}

ValueNumber Column::number_of(const records::Registry& registry, const records::Value& value) {
    if (!records::is_known(value)) return 0;
    std::string_view text = records::as_text(value);
    if (const auto* number = std::get_if<std::int64_t>(&value)) text = {reinterpret_cast<const char*>(number), sizeof *number};
    else if (field_->type == FieldType::text || field_->type == FieldType::list) text = base::fold(text, buffer_);
    if (slots_.size() < 2 * ends_.size()) spread();
    const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>{}(text));
    const auto is_it = [&](const Slot& slot) { return slot.hash == hash && this->text(slot.value) == text; };
    Slot& slot = find_slot(hash, is_it);
    if (slot.value != 0) return slot.value;
    slot = {hash, values()};
    texts_ += text;
    ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
    if (field_->type == FieldType::reference) find_target(registry, slot.value);
    return slot.value;
}

/// Records that refer mostly stand in the order of what they refer to.
void Column::find_target(const records::Registry& registry, ValueNumber value) {
    const records::Table& table = registry.table(*field_->target);
    const std::uint32_t next = targets_[value - 1] + 1;
    const bool is_next = next < table.size() && table.rows()[next].key == text(value);
    targets_.resize(values(), k_no_row);
    targets_[value] = is_next ? next : static_cast<std::uint32_t>(table.row_of(text(value)).value_or(k_no_row));
}

void Column::find_targets(const records::Registry& registry) {
    for (ValueNumber value = 1; value < values(); ++value) find_target(registry, value);
}

bool Column::read(const records::Registry& registry, std::size_t& work) {
    constexpr std::size_t k_new_value = 3;
    const auto records = registry.table(entity_).rows();
    rows_.reserve(records.size());
    while (rows_.size() < records.size() && work > 0) {
        const ValueNumber before = values();
        rows_.push_back(number_of(registry, records[rows_.size()].values[index_]));
        work -= std::min(work, 1 + k_new_value * (values() - before));
    }
    return rows_.size() == records.size();
}

/// False: it is better read anew, too many values have no row any more.
bool Column::follow(const records::Registry& registry, const Moved& moved) {
    const auto records = registry.table(entity_).rows();
    std::vector<ValueNumber> rows;
    rows.reserve(records.size());
    for (std::size_t row = 0; row < records.size(); ++row) {
        const std::uint32_t from = moved.from[row];
        if (from != k_no_row && from >= rows_.size()) break;  // not read yet
        rows.push_back(from == k_no_row ? number_of(registry, records[row].values[index_]) : rows_[from]);
    }
    rows_ = std::move(rows);
    return values() <= 2 * records.size() + k_most_written;
}

Column& Columns::open(records::EntityKind entity, records::FieldIndex index) {
    const auto at = std::ranges::find_if(columns_, [&](const auto& column) { return column->entity_ == entity && column->index_ == index; });
    if (at != columns_.end()) return **at;
    return *columns_.emplace_back(std::make_unique<Column>(entity, index, registry_->catalogue().field(entity, index)));
}

const Column& Columns::of(records::EntityKind entity, records::FieldIndex index) {
    std::size_t work = SIZE_MAX;
    Column& column = open(entity, index);
    (void)column.read(*registry_, work);
    return column;
}

const Column& Columns::link(records::EntityKind entity, const Asked& asked) {
    return of(asked.reach == Asked::Reach::referred ? entity : asked.entity, asked.link);
}

bool Columns::read(records::EntityKind entity, const Subject& subject, std::size_t& work) {
    const auto asked = find_subject(registry_->catalogue(), entity, subject);
    if (!asked) return true;
    const bool is_referred = asked->reach == Asked::Reach::referred;
    if (!asked->is_count() && !open(asked->entity, asked->index).read(*registry_, work)) return false;
    return asked->reach == Asked::Reach::own || open(is_referred ? entity : asked->entity, asked->link).read(*registry_, work);
}

void Columns::follow(std::shared_ptr<const records::Registry> registry) {
    const auto before = std::exchange(registry_, std::move(registry));
    for (const records::Entity& entity : registry_->catalogue().entities()) {
        const records::EntityKind kind = entity.kind;
        const auto concerns = [&](const auto& column) { return column->entity_ == kind || column->field_->target == kind; };
        if (registry_->shares(*before, kind) || std::ranges::none_of(columns_, concerns)) continue;
        const auto moved = Column::moved(before->table(kind).rows(), registry_->table(kind).rows());
        std::erase_if(columns_, [&](const auto& column) {
            if (column->entity_ == kind && !(moved && column->follow(*registry_, *moved))) return true;
            if (column->field_->target == kind && !(moved && moved->has_same_keys)) column->find_targets(*registry_);
            return false;
        });
    }
}

}  // namespace app
