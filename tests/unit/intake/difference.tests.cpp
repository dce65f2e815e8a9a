#include "core/intake/difference.hpp"

#include <catch_amalgamated.hpp>

#include "core/base/json.hpp"
#include "core/intake/check_report.hpp"
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

    const auto changes = intake::record_changes(difference);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].key == "198504122010012014");
    CHECK(changes[1].key == "199202022016012002");
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
    CHECK(intake::record_changes(difference).empty());
    CHECK(difference.vanished == std::vector<std::string>{"199001012015031001"});
}

TEST_CASE("a file of contract employees says nothing about the others", "[intake][difference]") {
    const auto registry = fixtures::small_city();
    const auto file = staged("NIP;NAMA;JENIS PEGAWAI NAMA\n199202022022212002;Mira Sari;PPPK\n", registry);
    CHECK(intake::difference(file, *registry).counts.vanished == 0);
}

TEST_CASE("applying the changes and comparing again finds nothing to do", "[intake][difference]") {
    const auto registry = fixtures::small_city();
    const auto file =
        staged("NIP;NAMA;NOMOR HP\n199202022016012002;Mira;1\n198504122010012014;Yenni;2\n199101012016012002;Ayu;3\n",
               registry);
    intake::apply(*registry, intake::record_changes(intake::difference(file, *registry)));
    const auto again = intake::difference(file, *registry);
    CHECK(again.counts.unchanged == 3);
    CHECK(intake::record_changes(again).empty());
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
    CHECK(fixtures::codes(*checked.files[3].staged, 1) == "W_UNIT_UNKNOWN");
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
    CHECK((*json)["files"][1]["error"]["code"] == "intake.empty");
}

TEST_CASE("every finding has its sentence and its remedy in both languages", "[intake][finding]") {
    const auto language = GENERATE(base::Language::indonesian, base::Language::english);
    const base::Catalog catalog = base::Catalog::load(language);
    for (const intake::FindingKey& key : intake::finding_keys()) {
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
