#include "core/workbook/workbook.hpp"

#include <catch_amalgamated.hpp>

#include "tests/unit/workbook/fixtures.hpp"

using fixtures::archive;
using fixtures::book;
using fixtures::Parts;
using fixtures::read;
using fixtures::text;

TEST_CASE("each kind of cell is read as the text that the spreadsheet shows", "[workbook]") {
    struct Row {
        const char* name;
        const char* cell;
        const char* shown;
    };
    const auto row = GENERATE(values<Row>({
        {"shared text", R"(<c r="A1" t="s"><v>0</v></c>)", "satu"},
        {"shared rich text without its reading", R"(<c r="A1" t="s"><v>1</v></c>)", "tebal biasa"},
        {"shared text with spaces only", R"(<c r="A1" t="s"><v>2</v></c><c r="B1"><v>1</v></c>)", "  |1"},
        {"shared text with an escape", R"(<c r="A1" t="s"><v>3</v></c>)", "a\nb_x"},
        {"inline text", R"(<c r="A1" t="inlineStr"><is><t>A &amp; B &lt;1&gt; &#233;</t></is></c>)", "A & B <1> \xC3\xA9"},
        {"inline rich text", R"(<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>)", "ab"},
        {"text of a formula", R"(<c r="A1" t="str"><f>B1&amp;C1</f><v>jadi</v></c>)", "jadi"},
        {"character data", R"(<c r="A1" t="str"><v><![CDATA[<b>]]></v></c>)", "<b>"},
        {"whole number", R"(<c r="A1"><v>42</v></c>)", "42"},
        {"number of a formula", R"(<c r="A1"><f>1+1</f><v>2</v></c>)", "2"},
        {"fraction that a binary number cannot hold", R"(<c r="A1"><v>85.299999999999997</v></c>)", "85.3"},
        {"small number with exponent", R"(<c r="A1"><v>8.5E-2</v></c>)", "0.085"},
        {"number with exponent that is exact", R"(<c r="A1"><v>8.1234567E+7</v></c>)", "81234567"},
        {"true", R"(<c r="A1" t="b"><v>1</v></c>)", "TRUE"},
        {"false", R"(<c r="A1" t="b"><v>0</v></c>)", "FALSE"},
        {"error", R"(<c r="A1" t="e"><v>#N/A</v></c>)", "#N/A"},
        {"ISO date", R"(<c r="A1" t="d"><v>2019-02-13T00:00:00</v></c>)", "2019-02-13"},
        {"date by a built-in format", R"(<c r="A1" s="1"><v>43509</v></c>)", "2019-02-13"},
        {"date by a format of one's own", R"(<c r="A1" s="2"><v>43509.75</v></c>)", "2019-02-13"},
        {"number with a unit in quotes", R"(<c r="A1" s="3"><v>43509</v></c>)", "43509"},
        {"time", R"(<c r="A1" s="4"><v>0.5</v></c>)", "0.5"},
        {"number with leading zeros", R"(<c r="A1" s="5"><v>7</v></c>)", "00007"},
        {"style that is not there", R"(<c r="A1" s="99"><v>7</v></c>)", "7"},
        {"first days of the 1900 system", R"(<c r="A1" s="1"><v>1</v></c><c r="B1" s="1"><v>61</v></c>)", "1900-01-01|1900-03-01"},
        {"cells in another order", R"(<c r="C1"><v>3</v></c><c r="A1"><v>1</v></c>)", "1||3"},
        {"cells without references", R"(<c><v>1</v></c><c/><c><v>3</v></c>)", "1||3"},
        {"empty cells at the end", R"(<c r="A1"><v>1</v></c><c r="B1" s="1"/><c r="XFD1" s="1"/>)", "1"},
    }));
    INFO(row.name);
    Parts parts = book("<row r=\"1\">" + std::string(row.cell) + "</row>");
    parts["xl/sharedStrings.xml"] =
        "<sst><si><t>satu</t></si><si><r><rPr><b/></rPr><t>tebal </t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh><r><t>biasa</t>"
        "</r></si><si><t xml:space=\"preserve\">  </t></si><si><t>a_x000D__x000A_b_x005F_x</t></si></sst>";
    parts["xl/styles.xml"] =
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-421]dd\\ mmmm\\ yyyy;@\"/><numFmt numFmtId=\"165\" "
        "formatCode=\"0 &quot;day&quot;\"/><numFmt numFmtId=\"166\" formatCode=\"h:mm\"/><numFmt numFmtId=\"167\" "
        "formatCode=\"00000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf "
        "numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/></cellXfs></styleSheet>";
    CHECK(text(read(archive(parts))) == row.shown);
}

TEST_CASE("the 1904 system counts from another day", "[workbook]") {
    Parts parts = book(R"(<row><c s="1"><v>42047</v></c></row>)");
    parts["xl/workbook.xml"].replace(parts["xl/workbook.xml"].find("<workbookPr/>"), 13, "<workbookPr date1904=\"1\"/>");
    parts["xl/styles.xml"] = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    CHECK(text(read(archive(parts))) == "2019-02-13");
}

TEST_CASE("a number beyond 2^53 is kept as stored and marked", "[workbook]") {
    const auto rows = read(archive(book(R"(<row><c><v>1.9840412201001201E+17</v></c><c><v>198404122010012014</v></c>)"
                                        R"(<c><v>9007199254740992</v></c><c><v>9007199254740993</v></c></row>)")));
    CHECK(text(rows) == "1.9840412201001201E+17|198404122010012014|9007199254740992|9007199254740993");
    REQUIRE(rows);
    CHECK(rows->rounded == std::vector<workbook::CellPlace>{{0, 0}, {0, 1}, {0, 3}});
}

TEST_CASE("rows keep their numbers; hidden ones and merged titles are told", "[workbook]") {
    const auto rows = read(archive(book(
        R"(<row r="2"><c r="B2"><v>1</v></c></row><row r="5" hidden="1"><c r="A5"><v>2</v></c></row><row r="9" hidden="1"/>)",
        R"(<cols><col min="1" max="1"/><col min="3" max="4" hidden="1"/></cols>)",
        R"(<mergeCells count="2"><mergeCell ref="D2:F2"/><mergeCell ref="A1:A2"/></mergeCells>)")));
    CHECK(text(rows) == "/|1///2");
    REQUIRE(rows);
    CHECK(rows->hidden_rows == 1);
    CHECK(rows->hidden_columns == std::vector<std::uint32_t>{2, 3});
    REQUIRE(rows->merges.size() == 1);
    CHECK(rows->merges[0].row == 1);
    CHECK(rows->merges[0].first == 3);
    CHECK(rows->merges[0].last == 5);
}

TEST_CASE("other writers' habits are read too", "[workbook]") {
    SECTION("prefixed elements") {
        Parts parts = book("");
        parts["xl/worksheets/sheet1.xml"] =
            R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>satu</x:v></x:c></x:row></x:sheetData></x:worksheet>)";
        CHECK(text(read(archive(parts))) == "satu");
    }
    SECTION("an empty list") {
        Parts parts = book("");
        parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData/></worksheet>";
        CHECK(text(read(archive(parts))) == "");
    }
    SECTION("rows without content") { CHECK(text(read(archive(book("<row r=\"1\"/><row r=\"2\"/>")))) == ""); }
    SECTION("part names in another case, with backslashes") {
        Parts parts = book("<row><c><v>1</v></c></row>");
        parts["xl\\Worksheets\\Sheet1.xml"] = parts["xl/worksheets/sheet1.xml"];
        parts.erase("xl/worksheets/sheet1.xml");
        CHECK(text(read(archive(parts))) == "1");
    }
}

TEST_CASE("a large sheet read in slices is the sheet read at once", "[workbook]") {
    std::string rows;
    for (int row = 1; row <= 3000; ++row) {
        const std::string number = std::to_string(row);
        rows += "<row r=\"" + number + "\">";
        for (int column = 0; column < 12; ++column) rows += "<c t=\"str\"><v>isi " + number + "." + std::to_string(column) + "</v></c>";
        rows += "</row>";
    }
    const std::string bytes = archive(book(rows));
    const std::string whole = text(read(bytes));
    CHECK(whole.ends_with("isi 3000.11"));
    CHECK(text(read(bytes, 7)) == whole);
}

TEST_CASE("files that are no sound workbook are refused with one clear code", "[workbook]") {
    const Parts sound = book("<row><c><v>1</v></c></row>");
    const std::string bytes = archive(sound);
    CHECK(text(read("PK\x03\x04")) == "workbook.damaged");
    CHECK(text(read(bytes.substr(0, bytes.size() - 40))) == "workbook.damaged");
    CHECK(text(read(archive({{"a.txt", "halo"}}))) == "workbook.not_xlsx");
    CHECK(text(read(archive({{"xl/workbook.xml", "bukan XML <"}}))) == "workbook.not_xlsx");
    SECTION("a part that is missing") {
        Parts parts = sound;
        parts.erase("xl/worksheets/sheet1.xml");
        CHECK(text(read(archive(parts))) == "workbook.damaged");
    }
    SECTION("a sheet that is cut short") {
        Parts parts = sound;
        parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData><row><c><v>1</v></c></row><row>";
        CHECK(text(read(archive(parts))) == "workbook.damaged");
    }
    SECTION("a shared text that is not there") {
        CHECK(text(read(archive(book("<row><c t=\"s\"><v>5</v></c></row>")))) == "workbook.damaged");
    }
    SECTION("rows that go backwards") {
        CHECK(text(read(archive(book("<row r=\"2\"/><row r=\"1\"/>")))) == "workbook.damaged");
    }
    SECTION("text that is not UTF-8") {
        CHECK(text(read(archive(book("<row><c t=\"str\"><v>\xE9</v></c></row>")))) == "workbook.damaged");
    }
    SECTION("bytes changed in the middle") {
        std::string changed = bytes;
        for (std::size_t at = changed.find("sheet1.xml") + 12; at < changed.find("sheet1.xml") + 20; ++at) changed[at] ^= 0x5A;
        CHECK(text(read(changed)) == "workbook.damaged");
    }
    SECTION("a password on its parts") {
        std::string locked = bytes;
        for (std::size_t at = locked.find("PK\x01\x02"); at != std::string::npos; at = locked.find("PK\x01\x02", at + 1)) locked[at + 8] |= 1;
        CHECK(text(read(locked)).starts_with("workbook."));
    }
}

TEST_CASE("a workbook cannot use more than its share", "[workbook]") {
    SECTION("columns") {
        CHECK(text(read(archive(book("<row><c r=\"ZZZ1\"><v>1</v></c></row>")))) == "workbook.too_many_columns");
    }
    SECTION("cells") {
        std::string rows;
        for (int row = 1; row <= 17'000; ++row) rows += "<row r=\"" + std::to_string(row) + "\"><c r=\"ALL1\"><v>1</v></c></row>";
        CHECK(text(read(archive(book(rows)))) == "workbook.too_many_cells");
    }
    SECTION("rows") { CHECK(text(read(archive(book("<row r=\"999999999\"/>")))) == "workbook.damaged"); }
    SECTION("one element") {
        CHECK(text(read(archive(book("<row><c t=\"str\"><v>" + std::string(9 << 20, 'a') + "</v></c></row>")))) == "workbook.damaged");
    }
    SECTION("entities") {
        Parts parts = book("<row><c t=\"str\"><v>&b;</v></c></row>");
        parts["xl/worksheets/sheet1.xml"].insert(21, "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>");
        CHECK(text(read(archive(parts))) == "&b;");
    }
    SECTION("inflated bytes of all parts together") {
        const std::string half(std::size_t{600} << 10, ' ');
        const std::string bomb = archive({{"a", half}, {"b", half}});
        CHECK(bomb.size() < 10'000);
        const auto opened = workbook::Archive::open(bomb, "uji.xlsx", 1 << 20);
        REQUIRE(opened);
        CHECK(opened->text("a")->size() == half.size());
        CHECK(opened->text("b").error().code == "workbook.too_large");
    }
    SECTION("declared bytes") {
        std::string bytes = archive(book("<row><c><v>1</v></c></row>"));
        for (std::size_t at = bytes.find("PK\x01\x02"); at != std::string::npos; at = bytes.find("PK\x01\x02", at + 1))
            if (bytes.substr(at + 46).starts_with("xl/worksheets")) bytes[at + 27] = 0x7F;
        CHECK(text(read(bytes)) == "workbook.too_large");
    }
}

TEST_CASE("old and encrypted workbooks are told apart", "[workbook]") {
    const std::string old("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    std::string wide;
    for (const char c : std::string_view("EncryptedPackage")) wide.append({c, '\0'});
    CHECK(workbook::is_compound_file(old));
    CHECK_FALSE(workbook::is_encrypted_workbook(old + std::string(500, 'x')));
    CHECK(workbook::is_encrypted_workbook(old + std::string(500, 'x') + wide));
    CHECK(workbook::is_archive("PK\x03\x04rest"));
    CHECK_FALSE(workbook::is_archive("NIP;NAMA"));
}
