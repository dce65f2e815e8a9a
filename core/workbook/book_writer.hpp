// book_writer.hpp: rows of text as an Excel workbook.
//
// Problem   What staff get back must open in Excel without a digit lost: a NIP of 18 digits as text, never as a number.
// Result    Every cell is text, in a column formatted as text, so that a correction typed there stays text too. The first
//           row of a sheet is its header: bold, and in place while the others scroll.
// Cost      About 2 million cells a second natively, compression included; memory for the archive alone.
// Failure   None: a text of over 32,767 characters is cut, as Excel's limit is.
// Example   BookWriter writer; writer.add_sheet("PNS"); writer.add_row(header); ... std::string bytes = writer.finish();
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/workbook/archive_writer.hpp"

namespace workbook {

class BookWriter {
public:
    /// At least one sheet; `name` is cut to what Excel takes. Widths in characters, one a column; others are 18 wide.
    void add_sheet(std::string_view name, std::span<const int> widths = {});
    void add_row(std::span<const std::string_view> cells);
    void add_row(std::span<const std::string> cells);
    [[nodiscard]] std::string finish();

private:
    void add_cell(std::string_view text);
    void begin_row();
    void end_row();
    void end_sheet();

    ArchiveWriter archive_;
    std::vector<std::string> sheets_;
    std::string text_;  // not yet compressed
    std::size_t row_ = 0;
    std::size_t column_ = 0;
};

inline constexpr std::string_view k_mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

}  // namespace workbook
