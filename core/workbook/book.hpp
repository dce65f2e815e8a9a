// book.hpp: internal to core/workbook: what all sheets of a workbook share.
#pragma once

#include "core/workbook/workbook.hpp"

namespace workbook {

struct Book {
    std::shared_ptr<const std::string> bytes;
    Archive archive;
    std::vector<SheetInfo> sheets;
    std::vector<NumberFormat> formats;  // by cell style
    bool is_1904 = false;
    std::shared_ptr<StringTable> strings = std::make_shared<StringTable>();
};

/// Sheets, styles and date system; the shared texts are opened, not read.
[[nodiscard]] base::Result<void> read_book(Book& book);

}  // namespace workbook
