#include "core/intake/difference.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/base/order.hpp"
#include "core/records/agencies.hpp"

namespace intake {

namespace {

using records::EntityKind;
using records::FieldIndex;
using records::Record;
using records::Value;

constexpr std::size_t k_rows_a_step = 500;

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
    Scope(const StagedFile& staged, const records::Registry& registry) : agencies_(registry) {
        const records::Entity& entity = registry.catalogue().entity(staged.entity());
        const bool is_people = staged.entity() == EntityKind::employee;
        field_ = entity.find(is_people ? "employment_kind" : "employee_number");
        if (is_people) unit_ = entity.find("unit_id"), status_ = entity.find("legal_status");
    }
    void add(const StagedRow& row) {
        if (field_) add(seen_, row.values[*field_]);
        if (status_) add(statuses_, row.values[*status_]);
        if (const auto agency = agency_of(row.values); !agency.empty()) seen_agencies_.emplace(agency);
    }
    [[nodiscard]] bool covers(const Record& record) const {
        if (!field_) return true;
        if (!seen_.contains(records::as_text(record.values[*field_]))) return false;
        if (status_ && records::as_text(record.values[*status_]) == k_retired && !statuses_.contains(k_retired)) return false;
        const std::string_view agency = agency_of(record.values);
        return agency.empty() || seen_agencies_.empty() || seen_agencies_.contains(agency);
    }

private:
    using Texts = std::set<std::string, std::less<>>;
    static constexpr std::string_view k_retired = "retired";

    static void add(Texts& texts, const Value& value) {
        if (const auto text = records::as_text(value); !text.empty()) texts.emplace(text);
    }
    [[nodiscard]] std::string_view agency_of(std::span<const Value> values) const {
        return unit_ ? agencies_.of(records::as_text(values[*unit_])) : std::string_view();
    }

    records::Agencies agencies_;
    std::optional<FieldIndex> field_, unit_, status_;
    Texts seen_, statuses_, seen_agencies_;
};

}  // namespace

Difference difference(const StagedFile& staged, const records::Registry& registry) {
    Difference result;
    compare(staged, registry, result).finish();
    return result;
}

base::Steps compare(const StagedFile& staged, const records::Registry& registry, Difference& into) {
    into.entity = staged.entity();
    const records::Table& table = registry.table(staged.entity());
    std::set<std::string_view> present;
    Scope scope(staged, registry);
    into.rows.reserve(staged.rows.size());
    std::size_t until_pause = k_rows_a_step;
    for (const StagedRow& row : staged.rows) {
        if (--until_pause == 0) until_pause = k_rows_a_step, co_yield base::pause;
        scope.add(row);
        if (!row.key.empty()) present.insert(row.key);
        if (row.state == RowState::invalid) {
            ++into.counts.refused;
            continue;
        }
        RowDifference compared = compare(row, table.find(row.key));
        ++(compared.kind == ChangeKind::added     ? into.counts.added
           : compared.kind == ChangeKind::changed ? into.counts.changed
                                                  : into.counts.unchanged);
        into.rows.push_back(std::move(compared));
    }
    for (const Record& record : table.rows()) {
        if (--until_pause == 0) until_pause = k_rows_a_step, co_yield base::pause;
        if (!present.contains(record.key) && scope.covers(record)) into.vanished.push_back(record.key);
    }
    into.counts.vanished = static_cast<std::int64_t>(into.vanished.size());
}

std::vector<Matches> matches(const StagedFile& staged, const Difference& difference, const records::Registry& registry) {
    const records::Entity& entity = registry.catalogue().entity(difference.entity);
    std::vector<Matches> found(1);
    const auto add = [](Matches& to, Match match, std::size_t line) {
        to.lines[static_cast<std::size_t>(match)].push_back(static_cast<std::uint32_t>(line));
    };
    for (std::size_t index = 0; index < entity.fields.size(); ++index) {
        const auto field = static_cast<FieldIndex>(index);
        const bool is_mapped = std::ranges::contains(staged.mapping.columns, std::optional(field), &MappedColumn::field);
        if (is_mapped && !std::ranges::contains(entity.key, field)) found.push_back({field, {}});
    }
    for (std::size_t line = 0; line < difference.rows.size(); ++line) {
        const RowDifference& row = difference.rows[line];
        const Record* record = registry.table(difference.entity).find(row.key);
        add(found[0], row.kind == ChangeKind::unchanged ? Match::same : row.kind == ChangeKind::changed ? Match::differs : Match::only_file, line);
        const StagedRow* values = staged.row(row.number);
        if (row.kind == ChangeKind::added || record == nullptr || values == nullptr) continue;
        for (Matches& field : std::span(found).subspan(1)) {
            const Value &file = values->values[*field.field], &here = record->values[*field.field];
            if (!records::is_known(file) && !records::is_known(here)) continue;
            add(field, !records::is_known(file)   ? Match::only_here
                       : !records::is_known(here) ? Match::only_file
                       : file == here             ? Match::same
                                                  : Match::differs,
                line);
        }
    }
    for (std::size_t line = 0; line < difference.vanished.size(); ++line) add(found[0], Match::only_here, line);
    const auto disagreement = [](const Matches& one) {
        return one.of(Match::differs).size() + one.of(Match::only_file).size() + one.of(Match::only_here).size();
    };
    base::sort(std::span(found).subspan(1), std::ranges::greater{}, disagreement);
    return found;
}

base::Steps apply(records::Registry& registry, const Difference& difference) {
    records::Table& table = registry.table(difference.entity);
    const std::size_t fields = registry.catalogue().entity(difference.entity).fields.size();
    table.reserve(table.size() + static_cast<std::size_t>(difference.counts.added));
    std::vector<Record> added;
    std::size_t until_pause = k_rows_a_step;
    for (const RowDifference& row : difference.rows) {
        if (--until_pause == 0) {
            until_pause = k_rows_a_step;
            table.insert(std::exchange(added, {}));
            co_yield base::pause;
        }
        if (row.fields.empty()) continue;
        if (row.kind == ChangeKind::added) added.push_back({row.key, records::Values(fields)});
        Record& record = row.kind == ChangeKind::added ? added.back() : table.row(*table.row_of(row.key));
        for (const FieldChange& field : row.fields) record.values[field.field] = field.after;
    }
    table.insert(std::move(added));
}

}  // namespace intake
