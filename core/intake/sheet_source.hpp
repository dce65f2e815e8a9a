// sheet_source.hpp: which sheet of a workbook is the table.
//
// Problem   A workbook has cover sheets, references and one sheet each for PNS, PPPK and part-time staff.
// Result    The sheet whose header names the most fields, visible ones before hidden ones, the first of equals; or the
//           one that the user names. The others that would do are told, so that nobody believes they were read too.
// Failure   As workbook.hpp; intake.no_such_sheet {sheet, sheets}; intake.too_large.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/intake/header.hpp"
#include "core/records/catalogue.hpp"
#include "core/workbook/workbook.hpp"

namespace intake {

struct SheetSource {
    workbook::SheetReader reader;
    std::vector<std::string> sheets;  // every sheet's name, in the workbook's order
    std::size_t chosen = 0;
    std::vector<std::string> others;  // that hold a table as well
    HeaderMatch match;                // as far as its first rows tell
    Table head;                       // those
};

/// `wanted`: a sheet's name, in any case; empty to have it chosen.
[[nodiscard]] base::Result<SheetSource> open_sheet(std::shared_ptr<const std::string> bytes, const std::string& place,
                                                   const records::Catalogue& catalogue, std::string_view wanted);

}  // namespace intake
