// workbooks.hpp: Excel workbooks for tests, sheet by sheet.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/workbook/book_writer.hpp"

namespace support {

using Lines = std::vector<std::vector<std::string>>;

inline std::string book(const std::vector<std::pair<std::string, Lines>>& sheets) {
    workbook::BookWriter writer;
    for (const auto& [name, lines] : sheets) {
        writer.add_sheet(name);
        for (const auto& line : lines) writer.add_row(line);
    }
    return writer.finish();
}

}  // namespace support
