// csv.hpp: cells of delimited text, as spreadsheets read them.
#pragma once

#include <string>
#include <string_view>

namespace base {

/// Appends the cell; quoted where it holds the delimiter, a quote or the end of a line.
void append_csv_cell(std::string& out, std::string_view text, char delimiter);

/// Behind an apostrophe where a leading sign would make a spreadsheet read the cell as a formula.
[[nodiscard]] std::string without_formula(std::string_view text);

}  // namespace base
