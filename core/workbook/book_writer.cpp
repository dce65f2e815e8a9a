#include "core/workbook/book_writer.hpp"

#include <algorithm>

#include "core/base/print.hpp"
#include "core/base/text.hpp"

namespace workbook {

namespace {

constexpr std::size_t k_piece_bytes = std::size_t{256} << 10;
constexpr std::size_t k_most_characters = 32'767;
constexpr std::size_t k_most_name = 31;
constexpr std::string_view k_declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view k_main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view k_package = "http://schemas.openxmlformats.org/package/2006/";
constexpr std::string_view k_document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view k_types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

// Format 49 is text. Style 1: a cell; style 2: a header.
constexpr std::string_view k_styles =
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name "
    "val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill>"
    "<patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/>"
    "<diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
    "borderId=\"0\"/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" "
    "xfId=\"0\"/><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/><xf "
    "numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/>"
    "</cellXfs></styleSheet>";

/// "BR" for column 69.
std::string column_name(std::size_t column) {
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name;
}

bool is_escape(std::string_view text, std::size_t at) {
    if (!text.substr(at).starts_with("_x") || at + 7 > text.size() || text[at + 6] != '_') return false;
    return std::ranges::all_of(text.substr(at + 2, 4), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    });
}

/// What XML cannot hold is written `_x0007_`; a text that looks like that gets its first character written so.
void append_escaped(std::string& out, std::string_view text) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size() && characters < k_most_characters; ++characters) {
        if (is_escape(text, at)) out += "_x005F";
        const std::size_t before = at;
        const char32_t c = base::next_code_point(text, at);
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else if (c == '\t' || c == '\n' || (c >= 0x20 && c < 0x7F)) out.push_back(static_cast<char>(c));
        else if (c < 0x20) out += base::print("_x00{}{}_", c >= 0x10 ? "1" : "0", std::string(1, "0123456789ABCDEF"[c & 0xF]));
        else if (c == 0xFFFD || c == 0xFFFE || c == 0xFFFF) base::append_utf8(out, 0xFFFD);
        else out += text.substr(before, at - before);
    }
}

std::string relationship(std::size_t number, std::string_view type, std::string_view target) {
    return base::print("<Relationship Id=\"rId{}\" Type=\"{}/{}\" Target=\"{}\"/>", number, k_document, type, target);
}

std::string override_type(std::string_view part, std::string_view type) {
    return base::print("<Override PartName=\"/{}\" ContentType=\"{}{}+xml\"/>", part, k_types, type);
}

}  // namespace

void BookWriter::add_sheet(std::string_view name, std::span<const int> widths) {
    if (!sheets_.empty()) end_sheet();
    std::string shown;
    for (std::size_t at = 0, count = 0; at < name.size() && count < k_most_name; ++count) {
        const char32_t c = base::next_code_point(name, at);
        base::append_utf8(shown, c < 0x20 || std::u32string_view(U"[]:*?/\\'").contains(c) ? U' ' : c);
    }
    sheets_.push_back(std::move(shown));
    archive_.begin(base::print("xl/worksheets/sheet{}.xml", sheets_.size()));
    text_ = k_declaration;
    text_ += base::print("<worksheet xmlns=\"{}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" "
                         "topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>",
                         k_main);
    std::size_t column = 0;
    for (const int width : widths) {
        ++column;
        text_ += base::print("<col min=\"{}\" max=\"{}\" width=\"{}\" style=\"1\" customWidth=\"1\"/>", column, column, width);
    }
    text_ += base::print("<col min=\"{}\" max=\"1000\" width=\"18\" style=\"1\" customWidth=\"1\"/></cols><sheetData>", column + 1);
    row_ = 0;
}

void BookWriter::begin_row() {
    text_ += base::print("<row r=\"{}\">", ++row_);
    column_ = 0;
}

void BookWriter::add_cell(std::string_view text) {
    const std::size_t column = column_++;
    if (text.empty()) return;
    text_ += base::print("<c r=\"{}{}\" s=\"{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">", column_name(column), row_,
                         row_ == 1 ? 2 : 1);
    append_escaped(text_, text);
    text_ += "</t></is></c>";
}

void BookWriter::end_row() {
    text_ += "</row>";
    if (text_.size() < k_piece_bytes) return;
    archive_.write(text_);
    text_.clear();
}

void BookWriter::add_row(std::span<const std::string_view> cells) {
    begin_row();
    for (const std::string_view cell : cells) add_cell(cell);
    end_row();
}

void BookWriter::add_row(std::span<const std::string> cells) {
    begin_row();
    for (const std::string& cell : cells) add_cell(cell);
    end_row();
}

void BookWriter::end_sheet() {
    text_ += "</sheetData></worksheet>";
    archive_.write(text_);
    text_.clear();
}

std::string BookWriter::finish() {
    end_sheet();
    std::string sheets, relations, types;
    for (std::size_t at = 1; at <= sheets_.size(); ++at) {
        sheets += "<sheet name=\"";
        append_escaped(sheets, sheets_[at - 1]);
        sheets += base::print("\" sheetId=\"{}\" r:id=\"rId{}\"/>", at, at);
        relations += relationship(at, "worksheet", base::print("worksheets/sheet{}.xml", at));
        types += override_type(base::print("xl/worksheets/sheet{}.xml", at), "worksheet");
    }
    relations += relationship(sheets_.size() + 1, "styles", "styles.xml");
    types += override_type("xl/workbook.xml", "sheet.main") + override_type("xl/styles.xml", "styles");
    const auto part = [&](const std::string& name, std::string_view text) {
        archive_.begin(name);
        archive_.write(k_declaration);
        archive_.write(text);
    };
    const auto list = [](const std::string& relationships) {
        return base::print("<Relationships xmlns=\"{}relationships\">", k_package) + relationships + "</Relationships>";
    };
    part("xl/styles.xml", base::print("<styleSheet xmlns=\"{}\">", k_main) + std::string(k_styles));
    part("xl/workbook.xml", base::print("<workbook xmlns=\"{}\" xmlns:r=\"{}\"><sheets>", k_main, k_document) + sheets +
                                "</sheets></workbook>");
    part("xl/_rels/workbook.xml.rels", list(relations));
    part("_rels/.rels", list(relationship(1, "officeDocument", "xl/workbook.xml")));
    part("[Content_Types].xml",
         base::print("<Types xmlns=\"{}content-types\"><Default Extension=\"rels\" "
                     "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
                     "Extension=\"xml\" ContentType=\"application/xml\"/>", k_package) + types + "</Types>");
    return archive_.finish();
}

}  // namespace workbook
