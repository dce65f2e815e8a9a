#include "core/intake/table_export.hpp"

#include <catch_amalgamated.hpp>

#include "core/intake/difference.hpp"
#include "tests/unit/intake/fixtures.hpp"

using intake::TableFormat;

namespace {

std::string exported(const std::shared_ptr<const records::Registry>& registry, records::EntityKind kind, TableFormat format) {
    intake::TableExport table(registry, kind, format);
    while (table.step(1)) {
    }
    return table.take();
}

std::shared_ptr<records::Registry> varied_city() {
    auto registry = fixtures::small_city();
    using records::EntityKind;
    fixtures::add(*registry, EntityKind::employee, "199202022022212002",
                  {{"employee_number", "199202022022212002"}, {"name", "Mira; \"Sari\""}, {"national_id", "1373014202920001"},
                   {"address", "Jl. Contoh; RT 02"}, {"rank", "IX"}, {"position_since", "2022-03-01"}, {"service_years", "4"},
                   {"employment_kind", "pppk"}, {"national_id_valid", "1"}, {"unit_id", "u2"}, {"phone", "+62812"}});
    fixtures::add(*registry, EntityKind::training, "198504122010012014/PKP/2020-02-03",
                  {{"employee_number", "198504122010012014"}, {"name", "PKP"}, {"started_on", "2020-02-03"}, {"hours", "900"},
                   {"score", "8525"}, {"passed", "0"}});
    fixtures::add(*registry, EntityKind::course, "PL-1",
                  {{"course_id", "PL-1"}, {"name", "Layanan; Prima"}, {"job_family", "licensing"}, {"competency", "M.05"}, {"hours", "20"},
                   {"valid_months", "24"}, {"provider", "BKPSDM"}});
    fixtures::add(*registry, EntityKind::acting, "198504122010012014/p1/2026-08-01",
                  {{"employee_number", "198504122010012014"}, {"position_id", "p1"}, {"since", "2026-08-01"}, {"until", "2027-01-31"},
                   {"extensions", "1"}, {"decree", "800.1.11.1/7"}});
    fixtures::add(*registry, EntityKind::panel, "198504122010012014/2025-03-01",
                  {{"employee_number", "198504122010012014"}, {"role", "secretary"}, {"since", "2025-03-01"}, {"until", "2026-02-28"}});
    fixtures::add(*registry, EntityKind::family, "198504122010012014/199202022022212002",
                  {{"employee_number", "198504122010012014"}, {"relative_number", "199202022022212002"}, {"relation", "spouse"}, {"since", "2020-02-03"}, {"until", "2024-05-06"}});
    fixtures::add(*registry, EntityKind::assignment, "198504122010012014/Tim SPBE/2025-03-01",
                  {{"employee_number", "198504122010012014"}, {"name", "Tim SPBE"}, {"kind", "team"}, {"role", "Ketua"}, {"place", "Kominfo"}, {"since", "2025-03-01"},
                   {"until", "2026-02-28"}, {"decree", "188.45/9"}, {"verifier", "Sekda"}});
    return registry;
}

}  // namespace

TEST_CASE("reading an export again changes nothing", "[intake][export]") {
    const auto registry = varied_city();
    for (const auto kind : {records::EntityKind::employee, records::EntityKind::unit, records::EntityKind::training, records::EntityKind::course, records::EntityKind::acting, records::EntityKind::panel, records::EntityKind::family, records::EntityKind::assignment}) {
        for (const TableFormat format : {TableFormat::workbook, TableFormat::csv}) {
            const auto file = fixtures::staged(exported(registry, kind, format), registry);
            INFO(registry->catalogue().entity(kind).name << (format == TableFormat::csv ? ", CSV" : ", workbook"));
            CHECK(file.entity() == kind);
            CHECK(file.counts.invalid == 0);
            CHECK(file.rows.size() == registry->table(kind).size());
            for (const auto& row : intake::difference(file, *registry).rows)
                for (const auto& [field, before, after] : row.fields)
                    FAIL_CHECK(row.key << " " << registry->catalogue().field(kind, field).name << " became \""
                                       << records::storage_text(after, registry->catalogue().field(kind, field).type) << '"');
        }
    }
}

TEST_CASE("a spreadsheet cannot take a digit off an exported number, nor run a cell", "[intake][export]") {
    const std::string csv = exported(varied_city(), records::EntityKind::employee, TableFormat::csv);
    CHECK(csv.contains("'198504122010012014;"));
    CHECK(csv.contains(";'+62812;"));
    CHECK(csv.starts_with("\xEF\xBB\xBFNIP BARU;"));
    CHECK(intake::export_name(records::Catalogue::standard().entity(records::EntityKind::employee).label[0], TableFormat::workbook) == "pegawai.xlsx");
}

TEST_CASE("the rows that need somebody go back with reason and remedy, and can be dropped again", "[intake][export]") {
    const auto words = base::Catalog::load(base::Language::indonesian);
    const auto file = fixtures::staged(
        "NIP BARU;NAMA;TANGGAL LAHIR\n198504122010012014;Yenni;12-04-1985\n198504122010012000;Mira;12-04-1985\n"
        "199001012015031001;Riko;kemarin\n");
    const auto again = fixtures::staged(intake::error_book(file, words));
    REQUIRE(again.rows.size() == 2);
    CHECK(fixtures::codes(again, 0) == "E_NIP_EXCEL");
    CHECK(fixtures::codes(again, 1) == "W_DATE_INVALID");
    CHECK(again.raw(again.rows[0])[0] == "3");
    CHECK(again.raw(again.rows[0])[1] == "Tidak sah");
    CHECK(again.raw(again.rows[0])[2].starts_with("NIP BARU: "));
    CHECK(again.raw(again.rows[1])[3] == "Tulis tanggal sebagai 31-12-2025.\nDasar: Tanggal hh-bb-tttt pada format ekspor SIASN");
}
