// staging.hpp: from a file's bytes to rows that are valid, worth a warning, or refused, each with its reasons.
//
// Problem   A city's files are dirty in known ways. An officer must see which rows are wrong and why before anything
//           changes, and what is right must not be held up by what is wrong.
// Result    `StagedFile`: every data row with its values by field, its state, its findings, and the raw cells. A row
//           with an E_ finding is INVALID and never committed; a W_ finding makes it WARNING, which is committed.
//           An empty cell is an unknown value: it never erases a known one (see difference.hpp).
// Cost      5,000 rows x 70 columns in about 0.2 s; `Stager` does it in slices and can be dropped at any time.
// Failure   Whatever makes the file unreadable as a whole is one base::Error (encoding.hpp, delimited.hpp,
//           sheet_source.hpp, header.hpp).
// Example   tests/unit/intake/staging.tests.cpp
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/result.hpp"
#include "core/intake/delimited.hpp"
#include "core/intake/encoding.hpp"
#include "core/intake/finding.hpp"
#include "core/intake/header.hpp"
#include "core/intake/sheet_source.hpp"
#include "core/records/registry.hpp"

namespace intake {

enum class RowState : std::uint8_t { valid, warning, invalid };
/// "valid", "warning", "invalid".
[[nodiscard]] std::string_view row_state_name(RowState state);

struct StagedRow {
    std::uint32_t number = 0;  // as a spreadsheet shows it
    RowState state = RowState::valid;
    std::size_t table_row = 0;           // index of the raw cells in the table
    std::string key;                     // of the record; empty if it cannot be read
    std::vector<records::Value> values;  // by FieldIndex of the entity
    std::size_t first_finding = 0;       // its findings in StagedFile::findings
    std::size_t finding_count = 0;
};

struct StagedCounts {
    std::int64_t valid = 0;
    std::int64_t warning = 0;
    std::int64_t invalid = 0;
};

struct StagedFile {
    std::string file;
    std::string sha256;  // of the bytes: the same file twice is recognised by it
    Encoding encoding = Encoding::utf8;
    std::vector<std::string> sheets;        // of a workbook, by name; empty: delimited text
    std::size_t sheet = 0;                  // the one that was read
    std::vector<std::string> other_sheets;  // that hold a table as well
    ColumnMapping mapping;
    std::shared_ptr<const Table> table;
    std::vector<StagedRow> rows;    // in file order
    std::vector<Finding> findings;  // about the whole file first, then by row
    StagedCounts counts;

    [[nodiscard]] records::EntityKind entity() const { return mapping.entity; }
    [[nodiscard]] char delimiter() const { return table->delimiter(); }
    /// The cells of a row as the file has them.
    [[nodiscard]] std::span<const std::string_view> raw(const StagedRow& row) const {
        return table->row(row.table_row);
    }
    [[nodiscard]] std::span<const Finding> findings_of(const StagedRow& row) const {
        return std::span(findings).subspan(row.first_finding, row.finding_count);
    }
    /// Null if no data row bears the number.
    [[nodiscard]] const StagedRow* row(std::uint32_t number) const;
    /// The findings about the whole file (row 0).
    [[nodiscard]] std::span<const Finding> file_findings() const;
};

/// A choice made by hand for a row, by the number a spreadsheet shows; it goes before what names propose.
struct ValueFix {
    std::uint32_t row = 0;
    records::FieldIndex field = 0;
    std::string code;
};

struct Progress {
    std::int64_t done = 0;
    std::int64_t total = 1;
};

/// Stages one file in slices: `while (stager.step(500)) show(stager.progress()); auto staged = stager.finish();`
/// Dropping it cancels; nothing outside has changed.
class Stager {
public:
    /// `registry` is what references, repair candidates and unit names are looked up in. `sheet` is the one to read of a
    /// workbook, `kind` what it holds; empty to have them found.
    Stager(std::string file, std::shared_ptr<const std::string> bytes, std::shared_ptr<const records::Registry> registry,
           base::Day today, std::string sheet = {}, std::optional<records::EntityKind> kind = {});
    /// Stages the same file again, with columns as the user has mapped them, cells as the user has corrected them, and
    /// values that the user has chosen where no cell says them.
    Stager(const StagedFile& previous, ColumnMapping mapping, std::vector<CellFix> fixes,
           std::shared_ptr<const records::Registry> registry, base::Day today, std::vector<ValueFix> values = {});
    Stager(Stager&&) noexcept;
    Stager& operator=(Stager&&) noexcept;
    ~Stager();

    /// Works on about `rows` more rows; true while there is more to do.
    [[nodiscard]] bool step(std::int64_t rows);
    [[nodiscard]] Progress progress() const;
    /// Call once, after `step` has answered false.
    [[nodiscard]] base::Result<StagedFile> finish();

private:
    struct Work;
    std::unique_ptr<Work> work_;
};

/// Runs a Stager to its end.
[[nodiscard]] base::Result<StagedFile> stage(std::string file, std::string bytes,
                                             std::shared_ptr<const records::Registry> registry, base::Day today,
                                             std::string sheet = {});

}  // namespace intake
