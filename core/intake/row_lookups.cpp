// What a row's checks look up elsewhere: job names, units, references, repair candidates; and what the whole file
// tells.
#include <algorithm>

#include "core/base/assets.hpp"
#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/intake/row_stager.hpp"
#include "core/records/unit_history.hpp"

namespace intake {

namespace {

using records::EntityKind;
using records::FieldIndex;
using records::Value;

constexpr std::size_t k_most_candidates = 5;
constexpr std::int64_t k_telling_zeros = 20;  // so many NIK ending in 0, and hardly any other, are no accident

struct SkippedRole {
    RowRole role;
    std::string_view variant;
};
constexpr SkippedRole k_skipped[] = {
    {RowRole::blank, "blank"},
    {RowRole::repeated_header, "repeated_header"},
    {RowRole::column_numbers, "column_numbers"},
    {RowRole::subtotal, "subtotal"},
    {RowRole::heading, "heading"},
    {RowRole::footer, "footer"},
};

}  // namespace

void RowStager::check_job(CurrentRow& row) {
    const FieldIndex title = *entity_->find("job_title");
    if (row.text(title).empty()) return;
    JobTitle job = job_titles_.read(row.text(title), row.text(*entity_->find("rank")));
    if (!job.current.empty())
        row.add("W_JOB_OLD_NAME", headers_[title], row.text(title)).candidates.push_back(job.current);
    if (!job.reordered) return;
    if (reordered_titles_++ == 0) first_reordered_ = row.facts.row;
    row.row.values[title] = Value{std::move(job.title)};
}

void RowStager::check_unit(CurrentRow& row) {
    const auto id = entity_->find("unit_id");
    const bool is_reference = id && entity_->fields[*id].target == EntityKind::unit;
    if (!is_reference || units_.empty()) return;
    const auto name = entity_->find("unit_name");
    const auto agency = entity_->find("agency");
    std::string_view id_text = row.text(*id);
    std::string_view name_text = name ? row.text(*name) : std::string_view{};
    // Peta jabatan without ids: the reference column holds the unit's name. A column of names may hold an id, too.
    const bool is_id_as_name = id_text.empty() && units_.has_id(name_text);
    if (is_id_as_name || (!name && !units_.has_id(id_text))) std::swap(id_text, name_text);
    if (id_text.empty() && name_text.empty()) return;
    const std::string_view agency_text = agency ? row.text(*agency) : std::string_view{};

    std::string memo;
    memo.append(id_text).append("\n").append(name_text).append("\n").append(agency_text);
    const auto [at, is_new] = unit_matches_.try_emplace(std::move(memo));
    if (is_new) at->second = units_.match(id_text, name_text, agency_text);
    const UnitMatch& match = at->second;

    const FieldIndex named = name && is_mapped(*name) ? *name : *id;
    if (match.id_is_unknown || match.kind == UnitMatchKind::unknown) {
        Finding& finding = row.add("W_UNIT_UNKNOWN", headers_[match.id_is_unknown ? *id : named],
                                   match.id_is_unknown ? id_text : name_text);
        finding.args = {{"name", match.name}};
        if (!match.id.empty()) finding.candidates.push_back(match.id);
        return;
    }
    if (match.kind == UnitMatchKind::spelling) {
        Finding& finding = row.add("W_UNIT_SPELLING", headers_[named], name_text);
        finding.candidates.push_back(match.name);
        if (!match.is_certain) return;
        // The id, or the name written out, has said which unit is meant.
        finding.variant = "recorded";
    } else if (match.kind == UnitMatchKind::ambiguous) {
        row.add("W_UNIT_AMBIGUOUS", headers_[named], name_text).candidates = match.ids;
        return;
    }
    check_closed(row, match.id, id_text.empty() || is_id_as_name ? named : *id, agency_text);
    const bool is_renamed = is_id_as_name || match.kind == UnitMatchKind::spelling || match.kind == UnitMatchKind::former;
    row.row.values[*id] = Value{match.id};
    if (name && is_renamed) row.row.values[*name] = Value{match.name};
}

/// A row that puts somebody or something into a unit that is no more.
void RowStager::check_closed(CurrentRow& row, std::string_view id, FieldIndex column, std::string_view agency) const {
    const records::Record* unit = registry_->table(EntityKind::unit).find(id);
    if (unit == nullptr || !records::is_closed(*registry_, *unit, today_) || is_of_the_past(row)) return;
    const auto name_of = [&](const records::Record& one) { return std::string(records::as_text(registry_->value(EntityKind::unit, one, "name"))); };
    Finding& finding = row.add("W_UNIT_CLOSED", headers_[column], row.text(column));
    finding.args = {{"unit", name_of(*unit)}, {"day", base::day_month_year(*records::as_day(registry_->value(EntityKind::unit, *unit, "closed_on")))}};
    const records::Record* next = records::successor(*registry_, *unit, today_);
    if (next == nullptr) return;
    const std::string name = name_of(*next);
    finding.args.push_back({"successor", name});
    // In a column of names a name is read more easily, where it says enough.
    const bool is_name = entity_->fields[column].target != EntityKind::unit && units_.match({}, name, agency).id == next->key;
    finding.candidates.push_back(is_name ? name : next->key);
}

/// A history, who has retired there, and a unit that is closed itself: no wonder that the unit is.
bool RowStager::is_of_the_past(const CurrentRow& row) const {
    if (mapping_->entity == EntityKind::unit_history) return true;
    const auto said = [&](const char* field) -> const Value& {
        const FieldIndex index = *entity_->find(field);
        const records::Record* known = registry_->table(mapping_->entity).find(row.text(entity_->key.front()));
        return records::is_known(row.row.values[index]) || known == nullptr ? row.row.values[index] : known->values[index];
    };
    if (mapping_->entity == EntityKind::unit) return records::is_known(said("closed_on"));
    return mapping_->entity == EntityKind::employee && records::as_text(said("legal_status")) == "retired";
}

void RowStager::check_references(CurrentRow& row) const {
    for (const FieldReader& field : readers_) {
        const auto target = field.field().target;
        const std::string_view key = target ? row.text(field.index()) : std::string_view{};
        const bool is_unit_column = target == EntityKind::unit && field.field().name == "unit_id";
        if (key.empty() || is_unit_column) continue;
        const records::Table& table = registry_->table(*target);
        const bool is_own = *target == mapping_->entity;
        if (field.field().name == "parent_id") check_closed(row, key, field.index(), {});
        if (table.find(key) || (is_own && own_keys_.contains(key))) continue;
        if (table.size() == 0 && !is_own) continue;  // nothing has been imported yet that could contain it
        row.add(*target == EntityKind::employee ? "W_EMPLOYEE_UNKNOWN" : "W_REFERENCE_UNKNOWN", field.header(), key);
    }
}

/// A job that the reference of SIASN does not have; silent while none has been imported.
void RowStager::check_job_reference(CurrentRow& row) const {
    const bool has_job = mapping_->entity == EntityKind::employee || mapping_->entity == EntityKind::position;
    const records::Table& jobs = registry_->table(EntityKind::job);
    if (!has_job || jobs.size() == 0) return;
    const FieldIndex id = *entity_->find("job_id");
    if (!row.text(id).empty() && jobs.find(row.text(id)) == nullptr) row.add("W_JOB_UNKNOWN", headers_[id], row.text(id));
}

/// SIASN hands out one list for each kind of job; which it is, its columns say.
void RowStager::settle_job_kind(CurrentRow& row) const {
    const auto has = [&](std::string_view field) { return is_mapped(*entity_->find(field)); };
    if (has("kind")) return;
    const char* kind = has("level") || has("retirement_age") ? "functional" : has("echelon_id") ? "structural" : "operational";
    row.row.values[*entity_->find("kind")] = Value{std::string(kind)};
}

void RowStager::offer_numbers(CurrentRow& row) const {
    const std::string_view name = row.text(*entity_->find("name"));
    const auto own = std::span(row.findings).subspan(row.row.first_finding);
    const auto at = std::ranges::find(own, "E_NIP_EXCEL", &Finding::code);
    if (name.empty() || at == own.end()) return;
    const FieldIndex birth = *entity_->find("birth_date");
    const auto people = registry_->table(EntityKind::employee).rows();
    const auto [first, last] = people_.equal_range(base::fold(name));
    for (auto person = first; person != last && at->candidates.size() < k_most_candidates; ++person) {
        const records::Record& record = people[person->second];
        const Value& known = record.values[birth];
        const Value& said = row.row.values[birth];
        if (records::is_known(known) && records::is_known(said) && known != said) continue;
        at->candidates.push_back(record.key);
    }
}

std::vector<Finding> RowStager::finish(const std::vector<RowRole>& roles) const {
    std::vector<Finding> findings;
    for (std::size_t index = 0; index < entity_->fields.size(); ++index) {
        const records::Field& field = entity_->fields[index];
        if (field.need != records::Need::required || !headers_[index].empty()) continue;
        findings.push_back({0, "I_COLUMN_MISSING", {}, field.export_column, {}, {{"field", field.label[0]}}, {}});
    }
    // What the forms of agencies hold and nothing here uses is no column that somebody forgot to map.
    const auto table = base::parse_json(base::asset("intake/ignored_columns.json"));
    const base::Json* ignored = table ? base::find_member(*table, "columns") : nullptr;
    std::string unmapped, known;
    for (const MappedColumn& column : mapping_->columns) {
        if (column.field || column.header.empty()) continue;
        std::string& list = ignored && std::ranges::contains(*ignored, base::Json(normal_header(column.header))) ? known : unmapped;
        list.append(list.empty() ? "" : ", ").append(column.header);
    }
    if (!unmapped.empty()) findings.push_back({0, "I_COLUMNS_UNMAPPED", {}, {}, unmapped, {}, {}});
    if (!known.empty()) findings.push_back({0, "I_COLUMNS_UNMAPPED", "known", {}, known, {}, {}});
    for (const SkippedRole& skipped : k_skipped) {
        std::int64_t count = 0;
        std::uint32_t first = 0;
        for (std::size_t row = mapping_->header_row + 1; row < roles.size(); ++row) {
            if (roles[row] == skipped.role && count++ == 0) first = Table::number(row);
        }
        if (count == 0) continue;
        findings.push_back({0,
                            "I_ROW_SKIPPED",
                            skipped.variant,
                            {},
                            {},
                            {{"count", std::to_string(count)}, {"row", std::to_string(first)}},
                            {}});
    }
    for (const FieldReader& field : readers_) field.report_trims(findings);
    if (proposed_rows_ > 0)
        findings.push_back({0, "I_PROPOSED", {}, {}, {}, {{"count", std::to_string(proposed_rows_)}, {"row", std::to_string(first_proposed_)}}, {}});
    if (reordered_titles_ > 0) {
        findings.push_back({0,
                            "I_JOB_STYLE",
                            {},
                            headers_[*entity_->find("job_title")],
                            {},
                            {{"count", std::to_string(reordered_titles_)}, {"row", std::to_string(first_reordered_)}},
                            {}});
    }
    if (national_id_count_ >= k_telling_zeros && national_id_zeros_ * 10 >= national_id_count_ * 9) {
        findings.push_back(
            {0,
             "W_NIK_EXCEL",
             {},
             headers_[*entity_->find("national_id")],
             {},
             {{"count", std::to_string(national_id_zeros_)}, {"rows", std::to_string(national_id_count_)}},
             {}});
    }
    return findings;
}

}  // namespace intake
