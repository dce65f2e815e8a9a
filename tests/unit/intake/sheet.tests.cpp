#include <catch_amalgamated.hpp>

#include "tests/support/workbooks.hpp"
#include "tests/unit/intake/fixtures.hpp"

using fixtures::codes;
using fixtures::value;
using support::book;
using support::Lines;

namespace {

const Lines k_employees = {{"NIP BARU", "NAMA", "TANGGAL LAHIR"}, {"198504122010012014", "Yenni Elvira", "12-04-1985"}};
const Lines k_cover = {{"LAPORAN"}, {}, {"Kota", "Sawahlunto"}};

/// A sheet whose XML is given around and between its rows.
std::string raw_book(const std::string& rows, const std::string& before = "", const std::string& behind = "") {
    workbook::ArchiveWriter writer;
    const auto part = [&](const char* name, std::string_view text) {
        writer.begin(name);
        writer.write(text);
    };
    part("xl/workbook.xml", "<workbook><sheets><sheet name=\"Data\" r:id=\"r\"/></sheets></workbook>");
    part("xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id=\"r\" Type=\"/worksheet\" Target=\"a.xml\"/></Relationships>");
    part("xl/a.xml", "<worksheet>" + before + "<sheetData>" + rows + "</sheetData>" + behind + "</worksheet>");
    return writer.finish();
}

std::string text_row(const std::vector<std::string>& cells, const std::string& attributes = "") {
    std::string row = "<row" + attributes + ">";
    for (const std::string& cell : cells)
        row += cell.starts_with('<') ? cell : "<c t=\"str\"><v>" + cell + "</v></c>";
    return row + "</row>";
}

base::Result<intake::StagedFile> staged_sheet(const std::string& bytes, const std::string& sheet) {
    return intake::stage("uji.xlsx", bytes, fixtures::empty_registry(), fixtures::k_today, sheet);
}

}  // namespace

TEST_CASE("a sheet is staged like delimited text", "[intake][sheet]") {
    const auto file = fixtures::staged(book({{"Data", k_employees}}));
    CHECK(file.encoding == intake::Encoding::workbook);
    CHECK(file.delimiter() == 0);
    CHECK(file.sheets == std::vector<std::string>{"Data"});
    REQUIRE(file.rows.size() == 1);
    CHECK(file.rows[0].number == 2);
    CHECK(value(file, 0, "birth_date") == "1985-04-12");
    CHECK(codes(file, 0) == "");
}

TEST_CASE("the sheet that fits best is read, and the others are told", "[intake][sheet]") {
    const Lines units = {{"ID", "NAMA_UNOR", "ID_ATASAN"}, {"u1", "Dinas Pendidikan", ""}};
    const std::string bytes = book({{"Sampul", k_cover}, {"Unit", units}, {"PNS", k_employees}, {"PPPK", k_employees}});
    const auto chosen = staged_sheet(bytes, "");
    REQUIRE(chosen);
    CHECK(chosen->sheets[chosen->sheet] == "PNS");
    CHECK(chosen->other_sheets == std::vector<std::string>{"Unit", "PPPK"});
    CHECK(fixtures::has_file_finding(*chosen, "I_SHEET"));
    const auto named = staged_sheet(bytes, "unit");
    REQUIRE(named);
    CHECK(named->entity() == records::EntityKind::unit);
    CHECK(staged_sheet(bytes, "Honorer").error().code == "intake.no_such_sheet");
    CHECK(staged_sheet(bytes, "Sampul").error().code == "intake.unknown_columns");
}

TEST_CASE("a sheet that cannot be read is in nobody's way beside a sound one", "[intake][sheet]") {
    const auto two = [](std::string_view first, std::string_view second) {
        workbook::ArchiveWriter writer;
        const auto part = [&](const char* name, std::string_view text) {
            writer.begin(name);
            writer.write(text);
        };
        part("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"a\"/><sheet name=\"b\" r:id=\"b\"/></sheets></workbook>");
        part("xl/_rels/workbook.xml.rels",
             "<Relationships><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"a.xml\"/><Relationship Id=\"b\" "
             "Type=\"/worksheet\" Target=\"b.xml\"/></Relationships>");
        part("xl/a.xml", first);
        part("xl/b.xml", second);
        return writer.finish();
    };
    const std::string sound = "<worksheet><sheetData>" + text_row({"NIP BARU", "NAMA"}) + text_row({"198504122010012014", "Yenni"}) +
                              "</sheetData></worksheet>";
    const std::string broken = "<worksheet><sheetData><row><c>";
    const auto staged = staged_sheet(two(broken, sound), "");
    REQUIRE(staged);
    CHECK(staged->sheet == 1);
    CHECK(staged_sheet(two(broken, sound), "a").error().code == "workbook.damaged");
    CHECK(staged_sheet(two(broken, "<worksheet/>"), "").error().code == "workbook.damaged");
}

TEST_CASE("an employee number that is stored as a number is refused, and repairs are offered", "[intake][sheet]") {
    const std::string rows =
        text_row({"NIP BARU", "NAMA", "TANGGAL LAHIR", "NIK"}) +
        text_row({"<c><v>1.98504122010012E+17</v></c>", "Yenni Elvira", "12-04-1985", "1373015204850001"}) +
        text_row({"<c><v>199001012015031001</v></c>", "Riko Piliang", "01-01-1990", "<c><v>9373010101900002</v></c>"});
    const auto file = fixtures::staged(raw_book(rows), fixtures::small_city());
    CHECK(codes(file, 0) == "E_NIP_EXCEL");
    CHECK(file.findings_of(file.rows[0])[0].candidates == std::vector<std::string>{"198504122010012014"});
    CHECK(codes(file, 1) == "E_NIP_EXCEL E_NIK_EXCEL");
    intake::Stager stager(file, file.mapping, {{3, 0, "199001012015031001"}, {3, 3, "1373010101900002"}}, fixtures::small_city(), fixtures::k_today);
    while (stager.step(100)) {
    }
    const auto fixed = stager.finish();
    REQUIRE(fixed);
    CHECK(codes(*fixed, 1) == "");
}

TEST_CASE("hidden columns and rows are read, and told", "[intake][sheet]") {
    const std::string rows = text_row({"NIP BARU", "NAMA"}) + text_row({"198504122010012014", "Yenni"}, " hidden=\"1\"") +
                             text_row({"199001012015031001", "Riko"});
    const auto file = fixtures::staged(raw_book(rows, "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>"));
    CHECK(file.rows.size() == 2);
    CHECK(fixtures::has_file_finding(file, "I_HIDDEN", "columns"));
    CHECK(fixtures::has_file_finding(file, "I_HIDDEN", "rows"));
}

TEST_CASE("a list for printing has its titles in two rows", "[intake][header]") {
    const Lines duk = {{"DAFTAR URUT KEPANGKATAN"},
                       {"No", "NAMA (TTL)", "NIP", "PANGKAT TERAKHIR", "", "JABATAN", "", "ESELON", "MK GOL", "", "LATIHAN JABATAN", "", "PENDIDIKAN", "", "", "KET"},
                       {"", "", "", "GOL/RUANG", "TMT", "NAMA", "TMT", "", "THN", "BLN", "NAMA", "THN", "NAMA/ASAL", "THN LULUS", "TK IJAZAH", ""},
                       {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16"},
                       {"1", "Yenni Elvira\nSawahlunto, 12-04-1985", "198504122010012014", "III/d", "01-04-2019", "Perawat Ahli Muda", "13-02-2019", "", "9", "3", "PKP", "2018", "S-1 Keperawatan", "2008", "S-1/Sarjana", ""}};
    const auto check = [](const intake::StagedFile& file) {
        CHECK(file.mapping.has_two_rows);
        CHECK(file.mapping.header_row == 2);
        REQUIRE(file.rows.size() == 1);
        CHECK(file.rows[0].number == 5);
        CHECK(value(file, 0, "name") == "Yenni Elvira");
        CHECK(value(file, 0, "rank") == "III/d");
        CHECK(value(file, 0, "rank_since") == "2019-04-01");
        CHECK(value(file, 0, "job_title") == "Perawat Ahli Muda");
        CHECK(value(file, 0, "position_since") == "2019-02-13");
        CHECK(value(file, 0, "service_years") == "9");
        CHECK(value(file, 0, "service_months") == "3");
        CHECK(value(file, 0, "education_name") == "S-1 Keperawatan");
        CHECK(value(file, 0, "graduation_year") == "2008");
    };
    SECTION("as delimited text, which does not tell what was merged") {
        std::string text;
        for (const auto& line : duk) {
            for (std::size_t at = 0; at < line.size(); ++at) text += (at > 0 ? ";\"" : "\"") + line[at] + '"';
            text += '\n';
        }
        check(fixtures::staged(text));
    }
    SECTION("as a sheet with merged titles") {
        std::string rows;
        for (const auto& line : duk) rows += text_row(line);
        check(fixtures::staged(raw_book(rows, "",
                                        "<mergeCells><mergeCell ref=\"A1:P1\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"D2:E2\"/>"
                                        "<mergeCell ref=\"F2:G2\"/><mergeCell ref=\"I2:J2\"/><mergeCell ref=\"K2:L2\"/><mergeCell "
                                        "ref=\"M2:O2\"/></mergeCells>")));
    }
}

TEST_CASE("proposals of teachers are wishes, numbered as they come", "[intake][header]") {
    const auto file = fixtures::staged(
        "nomor_usulan;guru_nama;guru_nip;guru_nik;sekolah_asal;sekolah_tujuan;alasan;status\n"
        "1;Yenni;198504122010012014;;SDN 1;SDN 2;dekat rumah;03\n2;Yenni;198504122010012014;;SDN 1;SDN 3;;01\n"
        "3;Riko;199001012015031001;;SDN 4;SDN 1;ikut suami;01\n");
    CHECK(file.entity() == records::EntityKind::wish);
    REQUIRE(file.rows.size() == 3);
    CHECK(file.rows[0].key == "198504122010012014/1");
    CHECK(file.rows[1].key == "198504122010012014/2");
    CHECK(file.rows[2].key == "199001012015031001/1");
    CHECK(value(file, 0, "target") == "SDN 2");
    CHECK(value(file, 0, "reason") == "dekat rumah");
}
