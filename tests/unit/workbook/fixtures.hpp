// fixtures.hpp: workbooks made by hand, part by part.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/workbook/archive_writer.hpp"
#include "core/workbook/workbook.hpp"

namespace fixtures {

using Parts = std::map<std::string, std::string>;

inline std::string archive(const Parts& parts) {
    workbook::ArchiveWriter writer;
    for (const auto& [name, text] : parts) {
        writer.begin(name);
        writer.write(text);
    }
    return writer.finish();
}

/// A workbook of one sheet: what stands inside <sheetData>, and around it.
inline Parts book(const std::string& rows, const std::string& before = "", const std::string& after = "") {
    return {{"xl/workbook.xml",
             R"(<?xml version="1.0"?><workbook><workbookPr/><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
            {"xl/_rels/workbook.xml.rels",
             R"(<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>)"
             R"(<Relationship Id="rId2" Type="http://x/styles" Target="styles.xml"/>)"
             R"(<Relationship Id="rId3" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>)"},
            {"xl/worksheets/sheet1.xml", "<?xml version=\"1.0\"?>\n<worksheet xmlns=\"m\">" + before + "<sheetData>" + rows +
                                             "</sheetData>" + after + "</worksheet>"}};
}

inline base::Result<workbook::Rows> read(const std::string& bytes, std::int64_t slice = 1'000'000) {
    BASE_TRY(const auto book, workbook::Workbook::open(std::make_shared<const std::string>(bytes), "uji.xlsx"));
    BASE_TRY(auto reader, book.read(0));
    for (bool more = true; more;) {
        BASE_TRY(more, reader.step(slice));
    }
    return reader.take();
}

/// Rows joined by '/', cells by '|'; or the code of the fault.
inline std::string text(const base::Result<workbook::Rows>& rows) {
    if (!rows) return rows.error().code;
    std::string out;
    for (std::size_t row = 0; row + 1 < rows->starts.size(); ++row) {
        if (row > 0) out.push_back('/');
        for (std::uint32_t at = rows->starts[row]; at < rows->starts[row + 1]; ++at) {
            if (at > rows->starts[row]) out.push_back('|');
            out += rows->cells[at];
        }
    }
    return out;
}

}  // namespace fixtures
