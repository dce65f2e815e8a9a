#include "core/intake/row_stager.hpp"

#include <algorithm>
#include <span>

#include "core/base/order.hpp"
#include "core/base/text.hpp"
#include "core/intake/value_parser.hpp"

namespace intake {

namespace {

using records::EntityKind;
using records::FieldIndex;
using records::FieldType;
using records::Value;

std::vector<std::string> headers_by_field(const ColumnMapping& mapping, const records::Entity& entity) {
    std::vector<std::string> headers(entity.fields.size());
    for (std::size_t index = 0; index < headers.size(); ++index) {
        const auto sources = mapping.sources(static_cast<FieldIndex>(index));
        if (!sources.empty()) headers[index] = mapping.columns[sources.front()].header;
        // A column that the user mapped by hand may have no header.
        if (!sources.empty() && headers[index].empty()) headers[index] = "#" + std::to_string(sources.front() + 1);
    }
    return headers;
}

}  // namespace

RowStager::RowStager(const Table& table, const ColumnMapping& mapping, const records::Registry& registry,
                     base::Day today, std::span<const ValueFix> values)
    : table_(&table),
      mapping_(&mapping),
      registry_(&registry),
      entity_(&registry.catalogue().entity(mapping.entity)),
      today_(today),
      chosen_(values),
      headers_(headers_by_field(mapping, *entity_)),
      employee_number_(entity_->find("employee_number")),
      units_(registry, today),
      proposals_(registry),
      employee_checks_(
          registry.catalogue(),
          mapping.entity == EntityKind::employee
              ? headers_
              : std::vector<std::string>(registry.catalogue().entity(EntityKind::employee).fields.size())) {
    for (std::size_t index = 0; index < headers_.size(); ++index) {
        if (headers_[index].empty()) continue;
        readers_.emplace_back(registry.catalogue(), mapping, static_cast<FieldIndex>(index), today);
    }
}

base::Steps RowStager::know_people() {
    constexpr std::size_t k_people_a_step = 2000;
    if (entity_->kind != EntityKind::employee) co_return;
    const FieldIndex name = *entity_->find("name");
    const auto people = registry_->table(EntityKind::employee).rows();
    for (std::size_t at = 0; at < people.size(); ++at) {
        if (at % k_people_a_step == k_people_a_step - 1) co_yield base::pause;
        people_.emplace(base::fold(records::as_text(people[at].values[name])), at);
    }
}

FieldReader* RowStager::reader(std::string_view field) {
    const auto at =
        std::ranges::find(readers_, field, [](const FieldReader& r) { return std::string_view(r.field().name); });
    return at == readers_.end() ? nullptr : &*at;
}

void RowStager::gather(std::size_t table_row) {
    const Cells cells = table_->row(table_row);
    for (FieldReader& field : readers_) {
        field.gather(cells);
        const bool is_own_key = field.index() == entity_->key.front() && !employee_number_;
        if (!is_own_key) continue;
        if (const auto cell = field.find(cells, Table::number(table_row))) own_keys_.insert(normal_id(cell->text));
    }
}

void RowStager::settle() {
    DateEvidence whole_file;
    for (const FieldReader& field : readers_) whole_file.add(field.dates());
    for (FieldReader& field : readers_) field.settle(whole_file);
}

void RowStager::read_employee_number(CurrentRow& row) {
    FieldReader* number = employee_number_ ? reader("employee_number") : nullptr;
    const auto cell = number ? number->find(row.cells, row.facts.row) : std::nullopt;
    if (!cell) return;
    row.number_text = std::string(cell->text);
    number->report_spaces(*cell, row.cells[cell->column], row.facts.row, row.findings);
    const EmployeeNumberCheck check = check_employee_number(row.number_text, today_);
    for (const NumberIssue& issue : check.issues) {
        // What the number says about its owner belongs in the employee's own row.
        const bool is_form = severity(issue.code) == Severity::invalid;
        if (!is_form && mapping_->entity != EntityKind::employee) continue;
        Finding& finding = row.add(issue.code, number->header(cell->column), row.number_text);
        finding.variant = issue.variant;
        finding.args = issue.args;
        row.number_is_damaged = row.number_is_damaged || issue.code == "E_NIP_EXCEL";
    }
    if (!row.number_is_damaged && table_->is_rounded(row.row.table_row, cell->column)) {
        row.add("E_NIP_EXCEL", number->header(cell->column), row.number_text).variant = "stored";
        row.number_is_damaged = true;
    }
    row.row.values[*employee_number_] = Value{check.digits};
    if (mapping_->entity == EntityKind::employee) row.facts.number = check.number;
}

/// A NIK that a sheet holds as a number beyond 2^53.
void RowStager::check_rounded_id(CurrentRow& row, FieldIndex id) const {
    const auto sources = mapping_->sources(id);
    const auto at = std::ranges::find_if(sources, [&](std::size_t column) {
        return column < row.cells.size() && table_->is_rounded(row.row.table_row, column);
    });
    if (at != sources.end() && !is_scientific(row.text(id)))
        row.add("E_NIK_EXCEL", mapping_->columns[*at].header, row.text(id)).variant = "stored";
}

void RowStager::read_fields(CurrentRow& row) {
    for (FieldReader& field : readers_) {
        if (employee_number_ == field.index()) continue;
        row.row.values[field.index()] = field.read(row.cells, row.facts, row.findings);
    }
}

void RowStager::check_width(CurrentRow& row) const {
    if (table_->sheet()) return;  // no delimiter can shift its cells
    const std::size_t width = mapping_->columns.size();
    if (row.cells.size() > width) {
        const auto extra = row.cells.subspan(width);
        const auto at = std::ranges::find_if(extra, [](std::string_view cell) { return !base::trim(cell).empty(); });
        if (at == extra.end()) return;
        row.add("E_ROW_WIDTH", "", base::trim(*at)).args = {{"cells", std::to_string(row.cells.size())},
                                                            {"columns", std::to_string(width)}};
    } else if (row.cells.size() < width) {
        const auto is_lost = [&](std::size_t at) { return mapping_->columns[at].field.has_value(); };
        for (std::size_t at = row.cells.size(); at < width; ++at) {
            if (!is_lost(at)) continue;
            row.add("W_ROW_SHORT", "", "").args = {{"cells", std::to_string(row.cells.size())},
                                                   {"columns", std::to_string(width)}};
            return;
        }
    }
}

bool RowStager::is_blocking(const records::Field& field) const {
    const bool is_key =
        std::ranges::any_of(entity_->key, [&](FieldIndex key) { return &entity_->fields[key] == &field; });
    return is_key || field.name == "name" || field.name == "title";
}

void RowStager::check_required(CurrentRow& row) const {
    const auto has_finding = [&](const std::string& header) {
        const auto own = std::span(row.findings).subspan(row.row.first_finding);
        return std::ranges::any_of(own,
                                   [&](const Finding& f) { return f.column == header && f.code.starts_with('W'); });
    };
    const bool part_time =
        mapping_->entity == EntityKind::employee &&
        is_mapped(registry_->catalogue().index(EntityKind::employee, "employment_kind")) &&
        row.text(registry_->catalogue().index(EntityKind::employee, "employment_kind")) == "pppk_part_time";
    for (std::size_t index = 0; index < entity_->fields.size(); ++index) {
        const records::Field& field = entity_->fields[index];
        const auto at = static_cast<FieldIndex>(index);
        if (field.need != records::Need::required || records::is_known(row.row.values[index])) continue;
        // Without its key a row would be a record that nobody finds again.
        const bool is_keyless = !is_mapped(at) && !field.is_counted && std::ranges::contains(entity_->key, at);
        if (!is_mapped(at) && !is_keyless) continue;
        if (is_blocking(field)) {
            row.add("E_REQUIRED", is_keyless ? field.export_column : headers_[index], "").args = {{"field", field.label[0]}};
        } else if (field.name == "position_since") {
            if (!has_finding(headers_[index])) row.add("W_POSITION_SINCE_MISSING", headers_[index], "");
        } else if (!has_finding(headers_[index]) && !(part_time && field.name == "rank")) {
            row.add("W_REQUIRED", headers_[index], "").args = {{"field", field.label[0]}};
        }
    }
}

void RowStager::make_key(CurrentRow& row) {
    for (const FieldIndex field : entity_->key) {
        if (entity_->fields[field].is_counted && !is_mapped(field)) row.row.values[field] = Value{++counted_[row.row.key]};
        const std::string part = records::storage_text(row.row.values[field], entity_->fields[field].type);
        // Nothing but a required part must be known: of a history the day may not be.
        if (part.empty() && entity_->fields[field].need == records::Need::required) return row.row.key.clear();
        if (field != entity_->key.front()) row.row.key.push_back('/');
        row.row.key.append(part);
    }
}

void RowStager::check_duplicates(CurrentRow& row) {
    if (row.row.key.empty()) return;
    const auto [first, is_first] = first_rows_.try_emplace(row.row.key, row.facts.row);
    if (!is_first) {
        const bool is_employee = mapping_->entity == EntityKind::employee;
        Finding& finding = row.add(is_employee ? "E_NIP_DUPLICATE" : "E_KEY_DUPLICATE", headers_[entity_->key.front()],
                                   is_employee ? row.number_text : row.row.key);
        finding.args = {{"first", std::to_string(first->second)}};
        return;
    }
    const auto id = mapping_->entity == EntityKind::employee ? entity_->find("national_id") : std::nullopt;
    if (!id || row.text(*id).empty()) return;
    const auto [other, is_new] = national_ids_.try_emplace(std::string(row.text(*id)), row.facts.row);
    if (!is_new)
        row.add("W_NIK_DUPLICATE", headers_[*id], row.text(*id)).args = {{"first", std::to_string(other->second)}};
}

void RowStager::stage(std::size_t table_row, std::vector<StagedRow>& rows, std::vector<Finding>& findings) {
    StagedRow& staged = rows.emplace_back();
    staged.number = Table::number(table_row);
    staged.table_row = table_row;
    staged.values.resize(entity_->fields.size());
    staged.first_finding = findings.size();
    CurrentRow row{table_->row(table_row), staged, findings, {staged.number, std::nullopt}};

    check_width(row);
    read_employee_number(row);
    read_fields(row);
    for (const ValueFix& fix : chosen_)
        if (fix.row == staged.number && fix.field < staged.values.size()) staged.values[fix.field] = Value{fix.code};
    if (mapping_->entity == EntityKind::employee) {
        const FieldIndex id = *entity_->find("national_id");
        const std::string id_text(row.text(id));
        check_rounded_id(row, id);
        employee_checks_.check(staged.number, staged.values, row.facts.number, row.number_text, id_text, findings);
        if (!id_text.empty()) {
            ++national_id_count_;
            if (id_text.ends_with('0')) ++national_id_zeros_;
            staged.values[id] = Value{strip_number(id_text)};
        }
        check_job(row);
        propose_study(row);
        if (row.number_is_damaged) offer_numbers(row);
    }
    if (mapping_->entity == EntityKind::job) settle_job_kind(row);
    if (mapping_->entity == EntityKind::position) propose_job(row);
    if (mapping_->entity == EntityKind::wish) propose_wish(row);
    check_unit(row);
    check_references(row);
    check_job_reference(row);
    check_required(row);
    make_key(row);
    check_duplicates(row);

    staged.finding_count = findings.size() - staged.first_finding;
    // Why a row is refused comes before what was merely noticed.
    if (staged.finding_count > 1)
        base::sort(std::span(findings).subspan(staged.first_finding), std::ranges::greater{}, [](const Finding& finding) { return severity(finding.code); });
    const auto own = std::span(findings).subspan(staged.first_finding);
    if (std::ranges::contains(own, "I_PROPOSED", &Finding::code) && proposed_rows_++ == 0) first_proposed_ = staged.number;
    for (std::size_t at = staged.first_finding; at < findings.size(); ++at) {
        const Severity worst = severity(findings[at].code);
        if (worst == Severity::invalid) staged.state = RowState::invalid;
        else if (worst == Severity::warning) staged.state = std::max(staged.state, RowState::warning);
    }
}

}  // namespace intake
