#include "core/intake/difference.hpp"

#include <catch_amalgamated.hpp>
#include <span>

#include "core/base/json.hpp"
#include "core/intake/check_report.hpp"
#include "core/workbook/workbook.hpp"
#include "tests/unit/intake/fixtures.hpp"

using fixtures::staged;
using intake::ChangeKind;

TEST_CASE("a row is added, changed or unchanged, with exactly the fields that differ", "[intake][difference]") {
    const auto registry = fixtures::small_city();
    const auto file = staged(
        "NIP;NAMA;TANGGAL LAHIR;NOMOR HP\n"
        "198504122010012014;Yenni Elvira;12-04-1985;081299999999\n"
        "199001012015031001;Riko Piliang;01-01-1990;\n"
        "199202022016012002;Mira Sari;02-02-1992;\n",
        registry);
    const auto difference = intake::difference(file, *registry);
    REQUIRE(difference.rows.size() == 3);
    CHECK(difference.rows[0].kind == ChangeKind::changed);
    REQUIRE(difference.rows[0].fields.size() == 1);
    CHECK(records::as_text(difference.rows[0].fields[0].before) == "081200000001");
    CHECK(records::as_text(difference.rows[0].fields[0].after) == "081299999999");
    CHECK(difference.rows[1].kind == ChangeKind::unchanged);
    CHECK(difference.rows[2].kind == ChangeKind::added);
    CHECK(difference.counts.added == 1);
    CHECK(difference.counts.changed == 1);
    CHECK(difference.counts.unchanged == 1);

    CHECK(difference.rows[0].key == "198504122010012014");
    CHECK(difference.rows[2].key == "199202022016012002");
}

TEST_CASE("an empty cell never erases what is known", "[intake][difference]") {
    const auto registry = fixtures::small_city();
    const auto file = staged("NIP;NAMA;NOMOR HP\n198504122010012014;Yenni Elvira;-\n", registry);
    CHECK(intake::difference(file, *registry).counts.unchanged == 1);
}

TEST_CASE("refused rows change nothing and do not count as vanished", "[intake][difference]") {
    const auto registry = fixtures::small_city();
    const auto file =
        staged("NIP;NAMA;TANGGAL LAHIR;JENIS PEGAWAI NAMA\n198504122010012014;Yenni Baru;13-04-1985;PNS\n", registry);
    const auto difference = intake::difference(file, *registry);
    CHECK(difference.counts.refused == 1);
    CHECK(difference.counts.to_write() == 0);
    CHECK(difference.vanished == std::vector<std::string>{"199001012015031001"});
}

TEST_CASE("a file of contract employees says nothing about the others", "[intake][difference]") {
    const auto registry = fixtures::small_city();
    const auto file = staged("NIP;NAMA;JENIS PEGAWAI NAMA\n199202022022212002;Mira Sari;PPPK\n", registry);
    CHECK(intake::difference(file, *registry).counts.vanished == 0);
}

TEST_CASE("a file of one agency says nothing about the others, and nobody who retired is missed", "[intake][difference]") {
    using records::EntityKind;
    const auto registry = fixtures::small_city();
    const auto add = [&](const char* number, const char* unit, const char* status, const char* kind = "pns") {
        fixtures::add(*registry, EntityKind::employee, number,
                      {{"employee_number", number}, {"employment_kind", kind}, {"unit_id", unit}, {"legal_status", status}});
    };
    add("199202022016012002", "u2", "active");     // a school of the agency
    add("199303032016012003", "u5", "active");     // another agency
    add("199404042016012004", "u9", "active");     // a unit that nobody knows
    add("196505051990012005", "u1", "retired");
    add("199606062022212006", "u2", "active", "pppk");
    const auto vanished = [&](const char* rows) {
        return intake::difference(staged(std::string("NIP;NAMA;JENIS PEGAWAI NAMA;UNOR ID;KEDUDUKAN HUKUM NAMA\n") + rows, registry), *registry).vanished;
    };
    using Keys = std::vector<std::string>;
    // Of the two in no unit it cannot be said whether the file should have them.
    CHECK(vanished("198504122010012014;Yenni;PNS;u3;Aktif\n") == Keys{"199001012015031001", "199202022016012002", "199404042016012004"});
    CHECK(vanished("198504122010012014;Yenni;PNS;u4;Aktif\n") == Keys{"199001012015031001", "199303032016012003", "199404042016012004"});
    CHECK(vanished("198504122010012014;Yenni;PNS;u3;Pensiun\n") ==
          Keys{"196505051990012005", "199001012015031001", "199202022016012002", "199404042016012004"});
    CHECK(vanished("198504122010012014;Yenni;PNS;;Aktif\n").size() == 4);  // no agency is named: all of them
    CHECK(vanished("198504122010012014;Yenni;PPPK;u3;Aktif\n") == Keys{"199606062022212006"});
}

TEST_CASE("file and registry are matched record by record and field by field", "[intake][difference]") {
    using intake::Match;
    const auto registry = fixtures::small_city();
    const auto file = staged(
        "NIP;NAMA;TANGGAL LAHIR;NOMOR HP;JENIS PEGAWAI NAMA\n"
        "198504122010012014;Yenni Elvira;12-04-1985;;PNS\n"     // the telephone is known here only
        "199001012015031001;Riko Koto;01-01-1990;0812;PNS\n"    // another name, and a telephone
        "199202022016012002;Mira Sari;02-02-1992;0813;PNS\n"    // new
        "199202022016012;Tanpa;02-02-1992;0813;PNS\n",          // refused
        registry);
    fixtures::add(*registry, records::EntityKind::employee, "199404042016012004", {{"employee_number", "199404042016012004"}, {"employment_kind", "pns"}});
    const auto difference = intake::difference(file, *registry);
    const auto found = intake::matches(file, difference, *registry);
    using Lines = std::vector<std::uint32_t>;
    const auto check = [&](std::string_view field, const Lines& same, const Lines& differs, const Lines& only_file, const Lines& only_here) {
        INFO(field);
        const auto index = registry->catalogue().index(records::EntityKind::employee, field);
        const auto at = std::ranges::find(found, std::optional(index), &intake::Matches::field);
        REQUIRE(at != found.end());
        CHECK(at->of(Match::same) == same);
        CHECK(at->of(Match::differs) == differs);
        CHECK(at->of(Match::only_file) == only_file);
        CHECK(at->of(Match::only_here) == only_here);
    };
    REQUIRE_FALSE(found[0].field);
    CHECK(found[0].of(Match::same) == Lines{0});
    CHECK(found[0].of(Match::differs) == Lines{1});
    CHECK(found[0].of(Match::only_file) == Lines{2});
    REQUIRE(found[0].of(Match::only_here) == Lines{0});
    CHECK(difference.vanished == std::vector<std::string>{"199404042016012004"});
    check("name", {0}, {1}, {}, {});
    check("birth_date", {0, 1}, {}, {}, {});
    check("phone", {}, {}, {1}, {0});
    check("employment_kind", {0, 1}, {}, {}, {});
    CHECK(found[1].field == registry->catalogue().index(records::EntityKind::employee, "phone"));  // most disagreement
    CHECK(found.size() == 5);  // neither the key nor fields without a column
}

TEST_CASE("applying the changes and comparing again finds nothing to do", "[intake][difference]") {
    const auto registry = fixtures::small_city();
    const auto file =
        staged("NIP;NAMA;NOMOR HP\n199202022016012002;Mira;1\n198504122010012014;Yenni;2\n199101012016012002;Ayu;3\n",
               registry);
    intake::apply(*registry, intake::difference(file, *registry)).finish();
    const auto again = intake::difference(file, *registry);
    CHECK(again.counts.unchanged == 3);
    CHECK(again.counts.to_write() == 0);
    CHECK(registry->table(records::EntityKind::employee).size() == 4);
}

namespace {

std::shared_ptr<const std::string> bytes(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

}  // namespace

TEST_CASE("files are staged so that each finds what it refers to", "[intake][check]") {
    std::vector<intake::InputFile> files = {
        {"kinerja.csv",
         bytes("NIP;TAHUN_PENILAIAN;PREDIKAT_KINERJA\n198504122010012014;2025;Baik\n198504122010012099;2025;Baik\n")},
        {"rusak.csv", bytes("")},
        {"pns.csv", bytes("NIP;NAMA;UNOR ID;UNOR NAMA\n198504122010012014;Yenni;u2;SDN 1 KOLOK\n")},
        {"peta.csv", bytes("POSISI_ID;UNOR_ID;NAMA_JABATAN;ABK\np1;u2;Guru;3\np2;u7;Guru;3\n")},
        {"unor.csv", bytes("ID;NAMA_UNOR;ID_ATASAN\nu1;Dinas Pendidikan;\nu2;SD Negeri 01 Kolok;u1\n")},
    };
    CHECK(intake::staging_order(files, records::Catalogue::standard()) == std::vector<std::size_t>{4, 3, 2, 0, 1});
    const auto checked = intake::check_files(std::move(files), fixtures::empty_registry(), fixtures::k_today);
    REQUIRE(checked.files.size() == 5);
    CHECK(checked.files[0].name == "kinerja.csv");
    REQUIRE(checked.files[0].staged);
    CHECK(fixtures::codes(*checked.files[0].staged, 0) == "");
    CHECK(fixtures::codes(*checked.files[0].staged, 1) == "W_EMPLOYEE_UNKNOWN");
    CHECK_FALSE(checked.files[1].staged);
    CHECK(fixtures::codes(*checked.files[2].staged, 0) == "W_UNIT_SPELLING");
    CHECK(fixtures::codes(*checked.files[3].staged, 1) == "W_UNIT_UNKNOWN I_PROPOSED");
    CHECK(checked.registry->table(records::EntityKind::unit).size() == 2);
    CHECK(checked.registry->table(records::EntityKind::performance).size() == 2);
}

TEST_CASE("the report is the documented JSON with sentences in the chosen language", "[intake][check]") {
    std::vector<intake::InputFile> files = {
        {"pns.csv", bytes("NIP BARU|NAMA\n198504122010012000|Yenni\n198504122010012014|Mira\n")},
                                            {"kosong.csv", bytes("")}};
    const auto checked = intake::check_files(std::move(files), fixtures::empty_registry(), fixtures::k_today);
    const auto json =
        base::parse_json(intake::check_report(checked.files, base::Catalog::load(base::Language::indonesian)));
    REQUIRE(json);
    CHECK((*json)["format"] == "serasi-check/1");
    const auto& file = (*json)["files"][0];
    CHECK(file["file"] == "pns.csv");
    CHECK(file["encoding"] == "utf-8");
    CHECK(file["delimiter"] == "|");
    CHECK(file["rows"]["valid"] == 1);
    CHECK(file["rows"]["warning"] == 0);
    CHECK(file["rows"]["invalid"] == 1);
    const base::Json* excel = nullptr;
    for (const auto& finding : file["findings"]) {
        if (finding["code"] == "E_NIP_EXCEL") excel = &finding;
    }
    REQUIRE(excel);
    CHECK((*excel)["row"] == 2);
    CHECK((*excel)["column"] == "NIP BARU");
    CHECK((*excel)["severity"] == "invalid");
    CHECK((*excel)["value"] == "198504122010012000");
    CHECK((*excel)["message"].get<std::string>().starts_with("Tiga angka terakhir NIP"));
    CHECK_FALSE((*excel)["repair"].get<std::string>().empty());
    CHECK((*excel)["source"] == "Bilangan IEEE 754 di Excel menyimpan 15 angka");
    CHECK((*json)["files"][1]["error"]["code"] == "intake.empty");
}

TEST_CASE("the findings of several files make one workbook: a sheet of files, a sheet of findings", "[intake][check]") {
    const auto words = base::Catalog::load(base::Language::indonesian);
    const auto file = staged("NIP BARU;NAMA\n198504122010012000;Yenni\n198504122010012014;Mira\n");
    const base::Error fault{"intake.empty", "kosong.csv", {}};
    std::string bytes;
    intake::write_check_book({{"pns.csv", &file, nullptr}, {"kosong.csv", nullptr, &fault}}, words, bytes).finish();
    const auto book = workbook::Workbook::open(std::make_shared<const std::string>(bytes), "temuan.xlsx");
    REQUIRE(book);
    REQUIRE(book->sheets().size() == 2);
    using Cells = std::vector<std::string_view>;
    const auto row = [](const workbook::Rows& rows, std::size_t at) {
        const auto cells = std::span(rows.cells).subspan(rows.starts[at], rows.starts[at + 1] - rows.starts[at]);
        return Cells(cells.begin(), cells.end());
    };
    const auto files = book->peek(0, 10);
    REQUIRE(files);
    CHECK(row(*files, 1) == Cells{"pns.csv", "Pegawai", "1", "0", "1"});
    CHECK(row(*files, 2) == Cells{"kosong.csv", "", "0", "0", "0"});
    const auto findings = book->peek(1, 1000);
    REQUIRE(findings);
    REQUIRE(findings->starts.size() == file.findings.size() + 3);
    const auto excel = static_cast<std::size_t>(std::ranges::find(file.findings, "E_NIP_EXCEL", &intake::Finding::code) - file.findings.begin());
    const Cells cells = row(*findings, excel + 1);
    CHECK(Cells(cells.begin(), cells.begin() + 6) == Cells{"pns.csv", "2", "NIP BARU", "E_NIP_EXCEL", "Ditolak", "198504122010012000"});
    CHECK(cells[7].contains("Dasar: "));
    CHECK(row(*findings, file.findings.size() + 1)[3] == "intake.empty");
}

TEST_CASE("every finding has its sentence and its remedy in both languages", "[intake][finding]") {
    const auto language = GENERATE(base::Language::indonesian, base::Language::english);
    const base::Catalog catalog = base::Catalog::load(language);
    for (const intake::FindingKey& key : intake::finding_keys()) {
        CHECK_FALSE(intake::source(key.code).empty());
        const intake::Finding finding{1, key.code, key.variant, "KOLOM", "nilai", {}, {}};
        std::string name = "finding." + std::string(key.code);
        if (!key.variant.empty()) name += "." + std::string(key.variant);
        INFO(name);
        CHECK(catalog.has(name));
        CHECK(catalog.has(name + ".repair"));
        CHECK(intake::message(catalog, finding) != name);
    }
}

TEST_CASE("a finding with candidates offers them", "[intake][finding]") {
    const base::Catalog catalog = base::Catalog::load(base::Language::indonesian);
    intake::Finding finding{2, "E_NIP_EXCEL", "", "NIP", "198504122010012000", {}, {}};
    CHECK_FALSE(intake::repair(catalog, finding).contains("198504122010012014"));
    finding.candidates = {"198504122010012014"};
    CHECK(intake::repair(catalog, finding).contains("198504122010012014"));
}
