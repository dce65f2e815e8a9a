// workbook.hpp: an Excel workbook (XLSX, XLSM) as rows of text, sheet by sheet.
//
// Problem   Staff keep their tables in workbooks: several sheets, shared and inline texts, rich text, dates as numbers,
//           numbers that a spreadsheet has rounded, hidden rows and columns, merged titles.
// Result    `Workbook` lists the sheets; a `SheetReader` reads one in slices. A row's place is what the spreadsheet shows:
//           rows that are not stored are empty. Dates come as YYYY-MM-DD, whole numbers without exponent, flags as TRUE
//           and FALSE, errors as #N/A. Formulas count with the value they had when the file was saved.
// Cost      5,000 x 70 cells in about 0.15 s natively; memory for the texts, and 16 bytes a cell.
// Failure   workbook.damaged {part}, workbook.encrypted, workbook.not_xlsx (an archive of another kind),
//           workbook.too_large {most}; workbook.too_many_columns, workbook.too_many_cells {row}.
// Source    ECMA-376 part 1, 18.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/workbook/archive.hpp"
#include "core/workbook/cell_text.hpp"
#include "core/workbook/rows.hpp"
#include "core/workbook/shared_strings.hpp"

namespace workbook {

inline constexpr std::size_t k_most_columns = 1000;
inline constexpr std::size_t k_most_rows = 1'048'576;
inline constexpr std::size_t k_most_cells = 16'000'000;

struct SheetInfo {
    std::string name;
    std::string part;
    bool is_hidden = false;
};

class Workbook;
struct Book;  // book.hpp

/// Reads one sheet. Keeps what it needs of the workbook alive.
class SheetReader {
public:
    SheetReader(SheetReader&&) noexcept;
    SheetReader& operator=(SheetReader&&) noexcept;
    ~SheetReader();
    /// Reads about `rows` more rows, after the texts of the workbook; true while there is more.
    [[nodiscard]] base::Result<bool> step(std::int64_t rows);
    [[nodiscard]] std::int64_t bytes_read() const;
    [[nodiscard]] std::int64_t bytes_total() const;
    /// Call once: what was read until then, without empty rows at the end.
    [[nodiscard]] Rows take();

private:
    friend class Workbook;
    struct State;
    explicit SheetReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

class Workbook {
public:
    /// `place` names the file in errors.
    [[nodiscard]] static base::Result<Workbook> open(std::shared_ptr<const std::string> bytes, std::string place);
    [[nodiscard]] const std::vector<SheetInfo>& sheets() const;
    [[nodiscard]] base::Result<SheetReader> read(std::size_t sheet) const;
    /// About the first `rows` rows, to recognise the sheet by; reads only the texts that occur there.
    [[nodiscard]] base::Result<Rows> peek(std::size_t sheet, std::int64_t rows) const;

private:
    std::shared_ptr<const Book> book_;
};

/// Whether bytes begin like an archive, and like the older files that hold XLS and encrypted workbooks.
[[nodiscard]] bool is_archive(std::string_view bytes);
[[nodiscard]] bool is_compound_file(std::string_view bytes);
/// Of a compound file: whether it is a workbook with a password.
[[nodiscard]] bool is_encrypted_workbook(std::string_view bytes);

}  // namespace workbook
