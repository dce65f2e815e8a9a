// table_export.hpp: records, and what is wrong with a file, as files that open in Excel and can be dropped here again.
//
// Problem   Staff give records back to SIASN and mend rows in Excel, which must not take a digit off a NIP on the way.
// Result    `TableExport` writes the records of one kind under the columns of SIASN: as a workbook in which every cell is
//           text, or as CSV (`;`, UTF-8 with a byte order mark, long numbers behind an apostrophe). Dates are 09-10-2026,
//           choices the Indonesian label: reading it again changes nothing. `error_book` has the rows of a staged file
//           that need somebody, with reason and remedy in front of their own cells.
// Cost      About 60,000 records of 50 fields a second natively as CSV, 10,000 as a workbook.
#pragma once

#include <memory>
#include <string>

#include "core/base/message.hpp"
#include "core/intake/staging.hpp"
#include "core/records/registry.hpp"
#include "core/workbook/book_writer.hpp"

namespace intake {

enum class TableFormat : std::uint8_t { workbook, csv };

/// "pegawai.xlsx", "calon-talawi.csv": a title as the name of a file.
[[nodiscard]] std::string export_name(std::string_view title, TableFormat format);
[[nodiscard]] std::string_view export_mime(TableFormat format);
/// A value as an exported cell; empty if it is unknown.
[[nodiscard]] std::string export_text(const records::Catalogue& catalogue, const records::Field& field,
                                      const records::Value& value);

/// Rows of texts as a file, one after the other.
class TableFile {
public:
    /// `title` names the sheet of a workbook.
    TableFile(TableFormat format, std::string_view title);
    void add(const std::vector<std::string>& cells);
    /// Call once, at the end.
    [[nodiscard]] std::string take();

private:
    std::optional<workbook::BookWriter> book_;
    std::string csv_;
};

class TableExport {
public:
    TableExport(std::shared_ptr<const records::Registry> registry, records::EntityKind entity, TableFormat format);
    /// Writes up to `rows` more records; true while there are more.
    [[nodiscard]] bool step(std::int64_t rows);
    [[nodiscard]] Progress progress() const;
    /// Call once, after `step` has answered false.
    [[nodiscard]] std::string take() { return file_.take(); }

private:
    std::shared_ptr<const records::Registry> registry_;
    const records::Entity* entity_;
    std::vector<records::FieldIndex> fields_;
    TableFile file_;
    std::size_t at_ = 0;
};

/// Rows with a warning or an error: state, reason, remedy, then the cells under the file's own headers.
[[nodiscard]] std::string error_book(const StagedFile& staged, const base::Catalog& words);

}  // namespace intake
