#include "core/intake/difference.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/order.hpp"

namespace intake {

namespace {

using records::EntityKind;
using records::FieldIndex;
using records::Record;
using records::Value;

RowDifference compare(const StagedRow& row, const Record* record) {
    RowDifference result{row.key, row.number, record ? ChangeKind::unchanged : ChangeKind::added, {}};
    for (std::size_t index = 0; index < row.values.size(); ++index) {
        const Value& after = row.values[index];
        if (!records::is_known(after)) continue;
        const Value before = record ? record->values[index] : Value{};
        if (after != before) result.fields.push_back({static_cast<FieldIndex>(index), before, after});
    }
    if (record && !result.fields.empty()) result.kind = ChangeKind::changed;
    return result;
}

/// Which of the registry's records the file speaks about; see the header.
class Scope {
public:
    Scope(const StagedFile& staged, const records::Catalogue& catalogue) {
        const records::Entity& entity = catalogue.entity(staged.entity());
        field_ = entity.find(staged.entity() == EntityKind::employee ? "employment_kind" : "employee_number");
        if (!field_) return;
        for (const StagedRow& row : staged.rows) {
            if (const auto text = records::as_text(row.values[*field_]); !text.empty()) seen_.emplace(text);
        }
    }
    [[nodiscard]] bool covers(const Record& record) const {
        return !field_ || seen_.contains(records::as_text(record.values[*field_]));
    }

private:
    std::optional<FieldIndex> field_;
    std::set<std::string, std::less<>> seen_;
};

}  // namespace

Difference difference(const StagedFile& staged, const records::Registry& registry) {
    Difference result;
    result.entity = staged.entity();
    const records::Table& table = registry.table(staged.entity());
    std::set<std::string_view> present;
    for (const StagedRow& row : staged.rows) {
        if (!row.key.empty()) present.insert(row.key);
        if (row.state == RowState::invalid) {
            ++result.counts.refused;
            continue;
        }
        RowDifference compared = compare(row, table.find(row.key));
        switch (compared.kind) {
            case ChangeKind::added:
                ++result.counts.added;
                break;
            case ChangeKind::changed:
                ++result.counts.changed;
                break;
            case ChangeKind::unchanged:
                ++result.counts.unchanged;
                break;
        }
        result.rows.push_back(std::move(compared));
    }
    const Scope scope(staged, registry.catalogue());
    for (const Record& record : table.rows()) {
        if (!present.contains(record.key) && scope.covers(record)) result.vanished.push_back(record.key);
    }
    result.counts.vanished = static_cast<std::int64_t>(result.vanished.size());
    return result;
}

std::vector<RecordChange> record_changes(const Difference& difference) {
    std::vector<RecordChange> changes;
    for (const RowDifference& row : difference.rows) {
        if (row.fields.empty()) continue;
        RecordChange change{difference.entity, row.key, {}};
        for (const FieldChange& field : row.fields) change.fields.emplace_back(field.field, field.after);
        changes.push_back(std::move(change));
    }
    base::sort(changes, {}, &RecordChange::key);
    return changes;
}

void apply(records::Registry& registry, const std::vector<RecordChange>& changes) {
    std::array<std::vector<Record>, records::k_entity_kinds> added;
    for (const RecordChange& change : changes) {
        records::Table& table = registry.table(change.entity);
        const auto row = table.row_of(change.key);
        Record fresh{change.key, std::vector<Value>(registry.catalogue().entity(change.entity).fields.size()), 0};
        Record& record = row ? table.row(*row) : fresh;
        for (const auto& [field, value] : change.fields) record.values[field] = value;
        if (!row) added[static_cast<std::size_t>(change.entity)].push_back(std::move(fresh));
    }
    for (const records::Entity& entity : registry.catalogue().entities()) {
        registry.table(entity.kind).insert(std::move(added[static_cast<std::size_t>(entity.kind)]));
    }
}

}  // namespace intake
