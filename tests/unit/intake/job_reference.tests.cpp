// SIASN's reference of jobs: three lists, recognised by their headers, and what they tell of jobs named elsewhere.
#include <catch_amalgamated.hpp>

#include "core/intake/check.hpp"
#include "tests/unit/intake/fixtures.hpp"

using fixtures::codes;
using fixtures::staged;
using fixtures::value;
using records::EntityKind;

namespace {

std::shared_ptr<records::Registry> city_with_jobs() {
    auto registry = fixtures::small_city();
    fixtures::add(*registry, EntityKind::job, "J1", {{"job_id", "J1"}, {"name", "Guru Ahli Pertama"}, {"kind", "functional"}, {"retirement_age", "60"}});
    return registry;
}

}  // namespace

TEST_CASE("each of the three lists tells the kind of its jobs by its columns", "[intake][job]") {
    struct Row {
        std::string text;
        std::string_view name, kind, level, echelon, age;
        std::string file = "uji.csv";
    };
    const auto row = GENERATE(values<Row>({
        {"ID,Nama_jabatan,Eselon_id\nS1,KEPALA DINAS SOSIAL,22\n", "KEPALA DINAS SOSIAL", "structural", "", "22", ""},
        {"ID;Nama;JENJANG;BUP\nF1;Guru Ahli Madya;MD;60\n", "Guru Ahli Madya", "functional", "senior", "", "60"},
        {"ID|Nama\nP1|Pengadministrasi Perkantoran\n", "Pengadministrasi Perkantoran", "operational", "", "", "", "Referensi-Jabatan-Pelaksana.csv"},
        {"ID;NAMA_JABATAN;JENIS_JABATAN;JENJANG;ESELON_ID;BUP\nX1;Kepala Bidang;Struktural;;31;58\n", "Kepala Bidang", "structural", "", "31", "58"},
    }));
    INFO(row.text);
    const auto result = intake::stage(row.file, row.text, fixtures::empty_registry(), fixtures::k_today);
    REQUIRE(result);
    const intake::StagedFile& file = *result;
    REQUIRE(file.entity() == EntityKind::job);
    REQUIRE(file.rows.size() == 1);
    CHECK(file.counts.valid == 1);
    CHECK(value(file, 0, "name") == row.name);
    CHECK(value(file, 0, "kind") == row.kind);
    CHECK(value(file, 0, "level") == row.level);
    CHECK(value(file, 0, "echelon_id") == row.echelon);
    CHECK(value(file, 0, "retirement_age") == row.age);
}

TEST_CASE("what is wrong with a reference of jobs is said row by row", "[intake][job]") {
    const auto file = staged("ID;Nama;JENJANG;BUP\nJ1;Guru Ahli Pertama;PT;60\nJ1;Guru Ahli Muda;MU;60\n;Perawat;TR;58\nJ4;;TR;58\nJ5;Bidan;XX;58\nJ6;Dokter;MU;6\n");
    REQUIRE(file.rows.size() == 6);
    CHECK(codes(file, 0).empty());
    CHECK(codes(file, 1) == "E_KEY_DUPLICATE");
    CHECK(codes(file, 2) == "E_REQUIRED");
    CHECK(codes(file, 3) == "E_REQUIRED");
    CHECK(codes(file, 4) == "W_CHOICE_UNKNOWN");
    CHECK(codes(file, 5) == "W_NUMBER_RANGE");
    CHECK(file.counts.invalid == 3);
    CHECK(fixtures::fault("ID;Nama;JENJANG;BUP\n") == "intake.header_only");
}

TEST_CASE("an unknown job is worth a warning only where a reference has been imported", "[intake][job]") {
    const std::string people = "NIP BARU;NAMA;JABATAN ID;JABATAN NAMA\n198504122010012014;YENNI;J9;Guru\n199001012015031001;RIKO;J1;Guru\n";
    const std::string seats = "POSISI_ID;UNOR_ID;JABATAN_ID;NAMA_JABATAN;ABK\nP1;u1;J9;Guru;1\nP2;u1;J1;Guru;1\nP3;u1;;Guru;1\n";
    const auto has_warning = [](const intake::StagedFile& file, std::size_t at) { return codes(file, at).contains("W_JOB_UNKNOWN"); };
    for (const std::string& text : {people, seats}) {
        INFO(text);
        const auto before = staged(text, fixtures::small_city());
        for (std::size_t at = 0; at < before.rows.size(); ++at) CHECK_FALSE(has_warning(before, at));
        const auto after = staged(text, city_with_jobs());
        CHECK(has_warning(after, 0));
        CHECK(after.rows[0].state == intake::RowState::warning);
        for (std::size_t at = 1; at < after.rows.size(); ++at) CHECK_FALSE(has_warning(after, at));
    }
}

TEST_CASE("of several files, the reference is read before those that name its jobs", "[intake][job]") {
    const auto bytes = [](const char* text) { return std::make_shared<const std::string>(text); };
    const auto checked = intake::check_files({{"pegawai.csv", bytes("NIP BARU;NAMA;JABATAN ID;JABATAN NAMA\n198504122010012014;YENNI;J1;Guru\n")},
                                              {"Referensi-Jabatan-Pelaksana.csv", bytes("ID;Nama\nJ2;Pengelola\n")}},
                                             fixtures::empty_registry(), fixtures::k_today);
    REQUIRE(checked.files[0].staged);
    CHECK(codes(*checked.files[0].staged, 0).contains("W_JOB_UNKNOWN"));
    REQUIRE(checked.registry->table(EntityKind::job).size() == 1);
    CHECK(records::as_text(checked.registry->value(EntityKind::job, checked.registry->table(EntityKind::job).rows()[0], "kind")) == "operational");
}
