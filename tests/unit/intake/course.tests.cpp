// The training catalogue as a file, and trainings that name its courses.
#include <catch_amalgamated.hpp>

#include "core/intake/check.hpp"
#include "core/intake/table_export.hpp"
#include "tests/unit/intake/fixtures.hpp"

using fixtures::codes;
using fixtures::staged;
using fixtures::value;
using records::EntityKind;

namespace {

constexpr const char* k_catalogue = "ID_PELATIHAN;NAMA_PELATIHAN;JENIS_PELATIHAN;RUMPUN_JABATAN;KODE_KOMPETENSI;JUMLAH_JP;MASA_BERLAKU_BULAN;PENYELENGGARA\n";

std::shared_ptr<const std::string> bytes(const std::string& text) { return std::make_shared<const std::string>(text); }

}  // namespace

TEST_CASE("a catalogue of trainings is read with its tags", "[intake][course]") {
    const auto file = staged(std::string(k_catalogue) +
                             "PL-1;Pelayanan Prima;Teknis;Pelayanan perizinan;M.05;20;24;BKPSDM\nPL-2;Arsip;;Arsip dan perpustakaan;;;;\n");
    REQUIRE(file.entity() == EntityKind::course);
    REQUIRE(file.rows.size() == 2);
    CHECK(file.counts.valid == 2);
    CHECK(value(file, 0, "name") == "Pelayanan Prima");
    CHECK(value(file, 0, "kind") == "technical");
    CHECK(value(file, 0, "job_family") == "licensing");
    CHECK(value(file, 0, "competency") == "M.05");
    CHECK(value(file, 0, "hours") == "20");
    CHECK(value(file, 0, "valid_months") == "24");
    CHECK(value(file, 0, "provider") == "BKPSDM");
}

TEST_CASE("what is wrong with a catalogue of trainings is said row by row", "[intake][course]") {
    const auto file = staged(std::string(k_catalogue) + "PL-1;Arsip;;;;20;;\nPL-1;Arsip;;;;20;;\n;Arsip;;;;20;;\nPL-3;;;;;20;;\nPL-4;Arsip;;;M.99;20;;\nPL-5;Arsip;;;;20;0;\n");
    REQUIRE(file.rows.size() == 6);
    CHECK(codes(file, 0).empty());
    CHECK(codes(file, 1) == "E_KEY_DUPLICATE");
    CHECK(codes(file, 2) == "E_REQUIRED");
    CHECK(codes(file, 3) == "E_REQUIRED");
    CHECK(codes(file, 4) == "W_CHOICE_UNKNOWN");
    CHECK(codes(file, 5) == "W_NUMBER_RANGE");
}

TEST_CASE("a training may leave its hours to the catalogue; a course that is not there is worth a warning", "[intake][course]") {
    const std::string people = "NIP BARU;NAMA\n198504122010012014;YENNI\n";
    const std::string trainings = "NIP;NAMA_PELATIHAN;ID_PELATIHAN;JUMLAH_JP;LULUS;TANGGAL_MULAI\n"
                                  "198504122010012014;Arsip;PL-1;;1;2026-01-05\n198504122010012014;Arsip;PL-9;;1;2026-02-05\n";
    // The files in an order in which nothing is known yet: the catalogue is read before them all.
    const auto checked = intake::check_files({{"pelatihan.csv", bytes(trainings)}, {"pegawai.csv", bytes(people)},
                                              {"katalog.csv", bytes(std::string(k_catalogue) + "PL-1;Arsip;;;;20;;\n")}},
                                             fixtures::empty_registry(), fixtures::k_today);
    REQUIRE(checked.files[0].staged);
    REQUIRE(checked.files[0].staged->rows.size() == 2);
    CHECK(codes(*checked.files[0].staged, 0).empty());
    CHECK(codes(*checked.files[0].staged, 1) == "W_REFERENCE_UNKNOWN");
    CHECK(checked.registry->table(EntityKind::course).size() == 1);
    CHECK(checked.registry->table(EntityKind::training).size() == 2);
    const auto alone = staged(trainings, fixtures::small_city());
    CHECK_FALSE(codes(alone, 1).contains("W_REFERENCE_UNKNOWN"));
}
