// delimited.hpp: delimited text as rows of cells.
//
// Problem   SIASN writes `|`, an Indonesian spreadsheet `;`, others `,` or tab; addresses hold quotes and line breaks.
// Result    A `Table`: every record with its cells as views into one buffer, and its number as a spreadsheet shows it
//           (first record 1, blank records count, a `sep=;` line does not). Quotes as in RFC 4180; a quote that does
//           not open a field is an ordinary character; text behind a closing quote is kept.
// Cost      About 200 MB/s; 16 bytes a cell beside the text. Doubled quotes are undone inside the buffer.
// Failure   intake.line_too_long (over 1 MB: also what an unclosed quote in a large file becomes),
//           intake.unclosed_quote, intake.too_many_columns, intake.too_many_cells, each with the row.
// Source    RFC 4180 for quoting; `sep=` is a spreadsheet convention.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/workbook/rows.hpp"

namespace intake {

inline constexpr std::size_t k_most_line_bytes = std::size_t{1} << 20;
inline constexpr std::size_t k_most_columns = 1000;
inline constexpr std::size_t k_most_cells = 16'000'000;

/// A cell that the user has corrected by hand. `row` is the number a spreadsheet shows.
struct CellFix {
    std::uint32_t row = 0;
    std::size_t column = 0;
    std::string text;
};

/// Rows of cells, of delimited text or of a sheet. Copies and moves share the text, which never changes after reading.
class Table {
public:
    Table() = default;
    explicit Table(workbook::Rows rows);
    [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
    /// The cells of the record at `index`; a blank line has one empty cell.
    [[nodiscard]] std::span<const std::string_view> row(std::size_t index) const {
        return std::span(cells_).subspan(starts_[index], starts_[index + 1] - starts_[index]);
    }
    /// The row number that a spreadsheet shows.
    [[nodiscard]] static std::uint32_t number(std::size_t index) { return static_cast<std::uint32_t>(index + 1); }
    /// 0 for a sheet.
    [[nodiscard]] char delimiter() const { return delimiter_; }
    /// What only a sheet has: merged titles, hidden rows and columns; null for delimited text.
    [[nodiscard]] const workbook::Rows* sheet() const { return sheet_.get(); }
    /// Whether the cell held a number too large for a spreadsheet, which has changed its last digits.
    [[nodiscard]] bool is_rounded(std::size_t row, std::size_t column) const;
    /// The same table with some cells replaced; a short row is filled up. Fixes outside the table are ignored.
    [[nodiscard]] Table with(std::span<const CellFix> fixes) const;

private:
    friend class TableReader;
    std::shared_ptr<std::string> text_;
    std::vector<std::shared_ptr<const std::string>> fixed_;  // texts of replaced cells, and of sheets
    std::shared_ptr<const workbook::Rows> sheet_;             // without its cells
    std::vector<std::string_view> cells_;
    std::vector<std::uint32_t> starts_ = {0};  // index of each row's first cell, and one past the last
    char delimiter_ = ',';
};

/// The delimiter that cuts the first rows most consistently; `,` if none does. Honours a first line `sep=;`.
[[nodiscard]] char detect_delimiter(std::string_view text);

/// Reads a table in slices, so that a large file does not freeze a frame.
class TableReader {
public:
    /// `place` names the file in errors. Detects the delimiter.
    TableReader(std::string text, std::string place);
    /// Reads up to `rows` more rows; true while there are more.
    [[nodiscard]] base::Result<bool> step(std::int64_t rows);
    [[nodiscard]] std::int64_t bytes_read() const { return static_cast<std::int64_t>(at_); }
    [[nodiscard]] std::int64_t bytes_total() const { return static_cast<std::int64_t>(table_.text_->size()); }
    /// Call once, after `step` has answered false.
    [[nodiscard]] Table take() { return std::move(table_); }

private:
    [[nodiscard]] base::Result<void> read_row();
    [[nodiscard]] base::Result<std::string_view> read_quoted(std::size_t row_begin);
    [[nodiscard]] std::unexpected<base::Error> fault(std::string code) const;

    Table table_;
    std::string place_;
    std::size_t at_ = 0;
};

[[nodiscard]] base::Result<Table> read_table(std::string text, std::string place);

}  // namespace intake
