// Who is on leave, studies or is suspended must not be taken for somebody in active service.
#include <catch_amalgamated.hpp>

#include "tests/unit/intake/fixtures.hpp"

using fixtures::codes;
using fixtures::staged;
using fixtures::value;

TEST_CASE("a legal status is never read as active unless it says so", "[intake][legal_status]") {
    struct Row {
        std::string text;
        std::string_view status, codes;
    };
    const auto row = GENERATE(values<Row>({
        {"Aktif", "active", ""},
        {"PNS yang sedang tugas belajar", "study", ""},
        {"TUGAS BELAJAR", "study", ""},
        {"CLTN", "leave", ""},
        {"Cuti di luar tanggungan negara", "leave", ""},
        {"Cuti Diluar Tanggungan Negara (CLTN)", "leave", ""},
        {"Pemberhentian Sementara", "suspended", ""},
        {"PNS Masa Persiapan Pensiun", "pre_retirement", ""},
        {"Masa Persiapan Pensiun", "pre_retirement", ""},
        {"Pensiun", "retired", ""},
        {"Proses banding", "other", "W_CHOICE_UNKNOWN"},
        {"", "", "W_REQUIRED"},
    }));
    INFO(row.text);
    const auto file = staged("NIP BARU;NAMA;KEDUDUKAN HUKUM NAMA\n198504122010012014;YENNI;" + row.text + '\n');
    CHECK(value(file, 0, "legal_status") == row.status);
    CHECK(codes(file, 0) == row.codes);
    if (row.status == "other") CHECK(file.findings_of(file.rows[0]).front().variant == "other");
}
