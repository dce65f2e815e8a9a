// Any workbook must end in rows or in an error that has a sentence; slices must not matter, and staging must survive the
// rows. The first byte says what the rest is: a whole file, or one part of an otherwise sound workbook, so that the
// checksums of the archive do not keep the fuzzer out.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/intake/staging.hpp"
#include "core/workbook/archive_writer.hpp"
#include "core/workbook/workbook.hpp"

namespace {

constexpr std::string_view k_book =
    "<workbook><sheets><sheet name=\"a\" r:id=\"r1\"/><sheet name=\"b\" r:id=\"r2\"/></sheets></workbook>";
constexpr std::string_view k_relations =
    "<Relationships><Relationship Id=\"r1\" Type=\"/worksheet\" Target=\"a.xml\"/><Relationship Id=\"r2\" "
    "Type=\"/worksheet\" Target=\"b.xml\"/><Relationship Id=\"r3\" Type=\"/styles\" Target=\"styles.xml\"/><Relationship "
    "Id=\"r4\" Type=\"/sharedStrings\" Target=\"texts.xml\"/></Relationships>";
constexpr std::string_view k_sheet =
    "<worksheet><cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
    "<c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>43509</v></c><c r=\"B2\" t=\"s\"><v>1</v></c>"
    "</row></sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells></worksheet>";
constexpr std::string_view k_texts = "<sst><si><t>NIP BARU</t></si><si><r><t>NA</t></r><r><t>MA</t></r></si></sst>";
constexpr std::string_view k_styles =
    "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd-mm-yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf "
    "numFmtId=\"170\"/></cellXfs></styleSheet>";

std::string file_of(char kind, std::string_view text) {
    if (kind < 'b' || kind > 'f') return std::string(text);
    workbook::ArchiveWriter writer;
    const auto part = [&](const char* name, char own, std::string_view usual) {
        writer.begin(name);
        writer.write(kind == own ? text : usual);
    };
    part("xl/workbook.xml", 'b', k_book);
    part("xl/_rels/workbook.xml.rels", 'c', k_relations);
    part("xl/a.xml", 'd', k_sheet);
    part("xl/b.xml", '-', k_sheet);
    part("xl/styles.xml", 'e', k_styles);
    part("xl/texts.xml", 'f', k_texts);
    return writer.finish();
}

base::Result<workbook::Rows> read(const std::shared_ptr<const std::string>& bytes, std::int64_t slice) {
    BASE_TRY(const auto book, workbook::Workbook::open(bytes, "fuzz.xlsx"));
    BASE_TRY(auto reader, book.read(0));
    for (bool more = true; more;) {
        BASE_TRY(more, reader.step(slice));
    }
    return reader.take();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const base::Catalog catalog = base::Catalog::load(base::Language::indonesian);
    static const auto empty = std::make_shared<const records::Registry>(records::Catalogue::standard());
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto bytes = std::make_shared<const std::string>(file_of(static_cast<char>(*data), text));

    const auto whole = read(bytes, 1'000'000);
    const auto sliced = read(bytes, 1);
    if (whole.has_value() != sliced.has_value()) std::abort();
    if (!whole && (whole.error() != sliced.error() || !catalog.has("error." + whole.error().code))) std::abort();
    if (whole && (whole->cells != sliced->cells || whole->starts != sliced->starts)) std::abort();

    intake::Stager stager("fuzz.xlsx", bytes, empty, *base::day_from_civil(2026, 11, 1));
    while (stager.step(50)) {
        const auto progress = stager.progress();
        if (progress.done < 0) std::abort();
    }
    const auto staged = stager.finish();
    if (!staged && !catalog.has("error." + staged.error().code)) std::abort();
    return 0;
}
