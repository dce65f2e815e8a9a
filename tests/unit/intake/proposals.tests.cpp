// What names tell of what a file leaves out: proposed with a finding, never against what somebody said.
#include <catch_amalgamated.hpp>

#include "core/intake/difference.hpp"
#include "tests/unit/intake/fixtures.hpp"

using fixtures::codes;
using fixtures::staged;
using fixtures::value;
using records::EntityKind;

namespace {

constexpr std::string_view k_structure = "ID_JABATAN,PERANGKAT_DAERAH,UNOR_NAMA,JABATAN_NAMA,ESELON,JUMLAH_FORMASI,GOL_MINIMAL\n";

std::string message(const intake::StagedFile& file, std::size_t row) {
    const base::Catalog words = base::Catalog::load(base::Language::indonesian);
    return intake::message(words, file.findings_of(file.rows.at(row)).front());
}

}  // namespace

TEST_CASE("a seat of a working sheet gets kind, tier, level and family from echelon and title", "[intake][proposals]") {
    struct Row {
        std::string title, echelon;
        std::string_view kind, tier, level, family;
    };
    const auto row = GENERATE(values<Row>({
        {"Kepala Dinas Kesehatan", "II.b", "structural", "senior_leader", "", "leadership"},
        {"Kepala Bidang Mutasi", "III.b", "structural", "administrator", "", "leadership"},
        {"Camat Talawi", "IIIA", "structural", "administrator", "", "leadership"},
        {"Kepala Seksi Pemerintahan", "IV/a", "structural", "supervisor", "", "leadership"},
        {"Lurah Durian", "41", "structural", "supervisor", "", "leadership"},
        {"Sekretaris Lurah", "", "structural", "", "", "leadership"},
        {"Perawat Ahli Muda", "", "functional", "functional", "junior", "health"},
        {"TERAMPIL - PERAWAT", "-", "functional", "functional", "skilled", "health"},
        {"Guru Ahli Pertama", "", "functional", "functional", "first", "teacher"},
        {"Guru Dewasa", "", "functional", "functional", "first", "teacher"},
        {"Kepala Sekolah SDN 01 Kolok", "", "functional", "functional", "", "teacher"},
        {"Analis Sumber Daya Manusia Aparatur Ahli Madya", "", "functional", "functional", "senior", "personnel"},
        {"Pengadministrasi Perkantoran", "", "operational", "staff", "", "administration"},
        {"Pengadministrasi Keuangan", "", "operational", "staff", "", "finance"},
        {"Penata Layanan Operasional", "", "operational", "staff", "", "operations"},
        {"Sesuatu yang Lain", "", "", "", "", ""},
    }));
    INFO(row.title);
    const auto file = staged(std::string(k_structure) + "k1,Dinas Kesehatan,Dinas Kesehatan," + row.title + ',' + row.echelon + ",1,III/a\n");
    REQUIRE(file.entity() == EntityKind::position);
    CHECK(value(file, 0, "kind") == row.kind);
    CHECK(value(file, 0, "tier") == row.tier);
    CHECK(value(file, 0, "level") == row.level);
    CHECK(value(file, 0, "job_family") == row.family);
    CHECK(codes(file, 0).contains("I_PROPOSED") == !row.kind.empty());
    CHECK(file.counts.invalid == 0);
    if (row.tier.empty()) return;
    const auto tier = records::Catalogue::standard().choices("position_tier").order(row.tier);
    REQUIRE(tier);
    CHECK(message(file, 0).contains(records::Catalogue::standard().choices("position_tier").choices[*tier].label[0]));
}

TEST_CASE("the agency of a seat tells which of several units of a name is meant", "[intake][proposals]") {
    const auto file = staged(std::string(k_structure) +
                                 "k1,Dinas Kesehatan,Sekretariat,Sekretaris,III.a,1,IV/a\nk2,Dinas Pendidikan,Sekretariat,Sekretaris,III.a,1,IV/a\n"
                                 "k3,,Sekretariat,Sekretaris,III.a,1,IV/a\n",
                             fixtures::small_city());
    CHECK(value(file, 0, "unit_id") == "u5");
    CHECK(value(file, 1, "unit_id") == "u3");
    CHECK(value(file, 0, "agency") == "Dinas Kesehatan");
    CHECK(codes(file, 2).contains("W_UNIT_AMBIGUOUS"));
    CHECK_FALSE(codes(file, 0).contains("W_UNIT_AMBIGUOUS"));
}

TEST_CASE("a list of needs names job and level apart; the seat bears the title of its holders", "[intake][proposals]") {
    const auto file = staged("ID_KEBUTUHAN,PERANGKAT_DAERAH,JABATAN_NAMA,JENJANG,JUMLAH_KEBUTUHAN,SUMBER_ANALISIS,KETERANGAN\n"
                             "n1,Dinas Kesehatan,Perawat,Ahli Muda,4,ABK 2026,\nn2,Dinas Kesehatan,Bidan Terampil,TR,2,ABK 2026,\n",
                             fixtures::small_city());
    REQUIRE(file.entity() == EntityKind::position);
    CHECK(value(file, 0, "title") == "Perawat Ahli Muda");
    CHECK(message(file, 0).contains("Perawat Ahli Muda"));
    CHECK(value(file, 1, "title") == "Bidan Terampil");
    CHECK(value(file, 0, "level") == "junior");
    CHECK(value(file, 0, "need") == "4");
    CHECK(value(file, 0, "unit_id") == "u4");
    CHECK(value(file, 0, "job_family") == "health");
}

TEST_CASE("SIASN's reference of jobs knows more than a title", "[intake][proposals]") {
    const auto city = fixtures::small_city();
    fixtures::add(*city, EntityKind::job, "J1", {{"job_id", "J1"}, {"name", "Penilai"}, {"kind", "functional"}, {"level", "junior"}});
    fixtures::add(*city, EntityKind::job, "J2", {{"job_id", "J2"}, {"name", "Pimpinan Balai"}, {"kind", "structural"}, {"echelon_id", "41"}});
    const auto file = staged("POSISI_ID;UNOR_ID;JABATAN_ID;NAMA_JABATAN;ABK\nk1;u1;J1;Apa saja;1\nk2;u1;;PIMPINAN BALAI;1\n", city);
    CHECK(value(file, 0, "kind") == "functional");
    CHECK(value(file, 0, "level") == "junior");
    CHECK(value(file, 1, "kind") == "structural");
    CHECK(value(file, 1, "tier") == "supervisor");
}

TEST_CASE("what a file or somebody says is not proposed away", "[intake][proposals]") {
    const auto said = staged("POSISI_ID;UNOR_ID;NAMA_JABATAN;JENIS_JABATAN;TINGKAT_JABATAN;RUMPUN_JABATAN;ABK\nk1;u1;Perawat Ahli Muda;Pelaksana;Pelaksana;Administrasi;1\n");
    CHECK(value(said, 0, "kind") == "operational");
    CHECK(value(said, 0, "job_family") == "administration");
    CHECK(value(said, 0, "level") == "");
    CHECK(codes(said, 0) == "");

    const auto city = fixtures::small_city();
    const std::string sheet = std::string(k_structure) + "k1,Dinas Kesehatan,Sekretariat,Perawat Ahli Muda,,1,III/c\n";
    intake::apply(*city, intake::difference(staged(sheet, city), *city)).finish();
    const auto family = records::Catalogue::standard().index(EntityKind::position, "job_family");
    records::Record& seat = city->table(EntityKind::position).row(0);
    CHECK(records::as_text(seat.values[family]) == "health");
    seat.values[family] = records::Value{std::string("teacher")};
    // The same sheet again leaves the correction; another title is another seat.
    CHECK(intake::difference(staged(sheet, city), *city).counts.to_write() == 0);
    const auto renamed = staged(std::string(k_structure) + "k1,Dinas Kesehatan,Sekretariat,Arsiparis Ahli Muda,,1,III/c\n", city);
    CHECK(value(renamed, 0, "job_family") == "library");
}

TEST_CASE("the name of a programme proposes its field of study", "[intake][proposals]") {
    struct Row {
        std::string level, programme;
        std::string_view field;
    };
    const auto row = GENERATE(values<Row>({
        {"S-1/Sarjana", "S-1 Kesejahteraan Sosial", "social_welfare"},
        {"S-1/Sarjana", "S-1 SOSIOLOGI", "social"},
        {"S-1/Sarjana", "S-1 Pendidikan Bahasa Inggris", "language"},
        {"S-1/Sarjana", "S-1 Pendidikan Guru Sekolah Dasar", "education"},
        {"S-1/Sarjana", "S-1 Teknik Lingkungan", "environment"},
        {"Diploma III/Sarjana Muda", "D-III KEPERAWATAN", "nursing"},
        {"Diploma III/Sarjana Muda", "D-III Manajemen Informatika", "informatics"},
        {"SLTA", "SMK Keperawatan", "general"},
        {"", "S-2 Ilmu Administrasi Negara", "government"},
        {"S-1/Sarjana", "S-1 Astrologi", ""},
        {"S-1/Sarjana", "", ""},
    }));
    INFO(row.programme);
    const auto file = staged("NIP BARU;NAMA;TINGKAT PENDIDIKAN NAMA;PENDIDIKAN NAMA\n198504122010012014;YENNI;" + row.level + ';' + row.programme + '\n');
    CHECK(value(file, 0, "study_field") == row.field);
    CHECK(codes(file, 0).contains("I_PROPOSED") == !row.field.empty());
    CHECK(file.counts.invalid == 0);
}

TEST_CASE("a teacher's request for a school is a wish for that unit", "[intake][proposals]") {
    const std::string head = "guru_nama,guru_nip,guru_nik,sekolah_asal,sekolah_tujuan,alasan,nomor_usulan\n";
    const auto file = staged(head + "YENNI,198504122010012014,1373015204850001,SMPN 1,SDN 1 KOLOK,Dekat rumah,7\nRIKO,199001012015031001,,SMPN 1,Sekretariat,,8\n"
                                    "RIKO,199001012015031001,,SMPN 1,Sekolah Antah Berantah,,9\n",
                             fixtures::small_city());
    REQUIRE(file.entity() == EntityKind::wish);
    CHECK(value(file, 0, "kind") == "unit");
    CHECK(value(file, 0, "target") == "u2");
    CHECK(value(file, 0, "reason") == "Dekat rumah");
    CHECK(message(file, 0).contains("SD Negeri 01 Kolok"));
    CHECK(codes(file, 1) == "W_UNIT_AMBIGUOUS");
    CHECK(value(file, 1, "kind") == "");
    CHECK(codes(file, 2) == "W_UNIT_UNKNOWN");
    CHECK(file.counts.invalid == 0);
}

TEST_CASE("columns that the forms have and nothing uses are told apart from unknown ones", "[intake][proposals]") {
    struct Row {
        std::string text;
        std::string_view known, unknown;
    };
    const auto row = GENERATE(values<Row>({
        {"ID_JABATAN;UNOR_NAMA;JABATAN_NAMA;Uraian Tugas;Volume Kerja;Norma Waktu;Beban Kerja;Waktu Efektif;Kebutuhan Pegawai;Pegawai Ada;Selisih\n"
         "k1;Dinas Kesehatan;Arsiparis Ahli Muda;Menata arsip;10;60;600;1250;3;1;-2\n",
         "Uraian Tugas, Volume Kerja, Norma Waktu, Beban Kerja, Waktu Efektif, Pegawai Ada, Selisih", ""},
        {"Kode,Nama Jabatan,ABK,Kelas,Posisi ID,Terisi ASN,Warna\n1,Perawat Ahli Muda,3,9,k1,2,biru\n", "Terisi ASN", "Warna"},
        {"ID_KEBUTUHAN,PERANGKAT_DAERAH,JABATAN_NAMA,JENJANG,JUMLAH_KEBUTUHAN,SUMBER_ANALISIS,KETERANGAN\nk1,Dinas Kesehatan,Perawat,Ahli Muda,3,ABK,-\n",
         "SUMBER_ANALISIS, KETERANGAN", ""},
    }));
    INFO(row.text);
    const auto file = staged(row.text);
    REQUIRE(file.entity() == EntityKind::position);
    CHECK(value(file, 0, "need") == "3");
    std::string known, unknown;
    for (const intake::Finding& finding : file.file_findings())
        if (finding.code == "I_COLUMNS_UNMAPPED") (finding.variant.empty() ? unknown : known) = finding.value;
    CHECK(known == row.known);
    CHECK(unknown == row.unknown);
}
