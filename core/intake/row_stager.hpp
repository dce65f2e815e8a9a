// row_stager.hpp: the rows of one table, one after the other, with what earlier rows have told.
//
// Result    `know_people`, `gather` every data row (dates, keys), `settle`, then `stage` every data row in order, then `finish` for
//           the findings about the whole file.
// Lifetime  Borrows table, mapping and registry.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/intake/employee_checks.hpp"
#include "core/intake/field_reader.hpp"
#include "core/intake/job_title.hpp"
#include "core/intake/proposals.hpp"
#include "core/intake/staging.hpp"
#include "core/intake/unit_names.hpp"

namespace intake {

/// The row being staged.
struct CurrentRow {
    Cells cells;
    StagedRow& row;
    std::vector<Finding>& findings;
    RowFacts facts;
    std::string number_text{};
    bool number_is_damaged = false;

    [[nodiscard]] std::string_view text(records::FieldIndex field) const { return records::as_text(row.values[field]); }
    Finding& add(std::string_view code, std::string_view column, std::string_view value) {
        findings.push_back({facts.row, code, {}, std::string(column), std::string(value), {}, {}});
        return findings.back();
    }
};

class RowStager {
public:
    /// Borrows all; `values` as the user has chosen them.
    RowStager(const Table& table, const ColumnMapping& mapping, const records::Registry& registry, base::Day today,
              std::span<const ValueFix> values = {});

    /// Who is in the registry, by name; in slices.
    [[nodiscard]] base::Steps know_people();
    void gather(std::size_t table_row);
    void settle();
    /// Appends the row and its findings.
    void stage(std::size_t table_row, std::vector<StagedRow>& rows, std::vector<Finding>& findings);
    /// Findings about the whole file.
    [[nodiscard]] std::vector<Finding> finish(const std::vector<RowRole>& roles) const;

private:
    [[nodiscard]] FieldReader* reader(std::string_view field);
    [[nodiscard]] bool is_mapped(records::FieldIndex field) const { return !headers_[field].empty(); }
    void read_employee_number(CurrentRow& row);
    void check_rounded_id(CurrentRow& row, records::FieldIndex id) const;
    void read_fields(CurrentRow& row);
    void check_width(CurrentRow& row) const;
    void check_required(CurrentRow& row) const;
    void check_job(CurrentRow& row);
    void check_unit(CurrentRow& row);
    void check_closed(CurrentRow& row, std::string_view unit, records::FieldIndex column, std::string_view agency) const;
    [[nodiscard]] bool is_of_the_past(const CurrentRow& row) const;
    void check_references(CurrentRow& row) const;
    void check_job_reference(CurrentRow& row) const;
    void settle_job_kind(CurrentRow& row) const;
    /// Sets what the file leaves out and its names tell, each with a finding.
    void propose_job(CurrentRow& row) const;
    void propose_study(CurrentRow& row) const;
    void propose_wish(CurrentRow& row) const;
    [[nodiscard]] bool may_propose(const CurrentRow& row, records::FieldIndex field, records::FieldIndex source) const;
    void make_key(CurrentRow& row);
    void check_duplicates(CurrentRow& row);
    void offer_numbers(CurrentRow& row) const;
    [[nodiscard]] bool is_blocking(const records::Field& field) const;

    const Table* table_;
    const ColumnMapping* mapping_;
    const records::Registry* registry_;
    const records::Entity* entity_;
    base::Day today_;
    std::span<const ValueFix> chosen_;
    std::vector<FieldReader> readers_;  // by FieldIndex, mapped fields only
    std::vector<std::string> headers_;  // by FieldIndex; empty: not mapped
    std::optional<records::FieldIndex> employee_number_;
    UnitNames units_;
    JobTitles job_titles_;
    Proposals proposals_;
    std::map<std::string, UnitMatch, std::less<>> unit_matches_;
    EmployeeChecks employee_checks_;
    std::set<std::string, std::less<>> own_keys_;  // first key fields of this file, for references to itself
    std::map<std::string, std::int64_t, std::less<>> counted_;  // by the part of the key in front
    std::map<std::string, std::uint32_t, std::less<>> first_rows_;  // by record key
    std::map<std::string, std::uint32_t, std::less<>> national_ids_;
    std::multimap<std::string, std::size_t, std::less<>> people_;  // registered employees by folded name
    std::int64_t proposed_rows_ = 0;
    std::uint32_t first_proposed_ = 0;
    std::int64_t reordered_titles_ = 0;
    std::uint32_t first_reordered_ = 0;
    std::int64_t national_id_count_ = 0;
    std::int64_t national_id_zeros_ = 0;  // ending in 0: one in ten, unless a spreadsheet cut the last digit
};

}  // namespace intake
