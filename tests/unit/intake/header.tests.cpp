#include "core/intake/header.hpp"

#include <catch_amalgamated.hpp>

#include "tests/unit/intake/fixtures.hpp"

namespace {

using records::EntityKind;

struct Found {
    intake::Table table;
    base::Result<intake::ColumnMapping> mapping;
};

Found find(std::string text) {
    auto table = intake::read_table(std::move(text), "uji.csv");
    BASE_ASSERT(table.has_value());
    auto mapping = intake::find_mapping(*table, records::Catalogue::standard(), "uji.csv");
    return {std::move(*table), std::move(mapping)};
}

/// The header of the first column that feeds the field, or an empty text.
std::string source(const intake::ColumnMapping& mapping, std::string_view field) {
    const auto index = records::Catalogue::standard().index(mapping.entity, field);
    const auto sources = mapping.sources(index);
    return sources.empty() ? "" : mapping.columns[sources.front()].header;
}

constexpr std::string_view k_form_a =
    "PNS ID|NIP BARU|NIP LAMA|NAMA|GELAR DEPAN|GELAR BELAKANG|TEMPAT LAHIR ID|TEMPAT LAHIR NAMA|TANGGAL LAHIR|JENIS "
    "KELAMIN|"
    "AGAMA ID|AGAMA NAMA|JENIS KAWIN ID|JENIS KAWIN NAMA|NIK|NOMOR HP|EMAIL|EMAIL GOV|ALAMAT|NPWP NOMOR|BPJS|JENIS "
    "PEGAWAI ID|"
    "JENIS PEGAWAI NAMA|KEDUDUKAN HUKUM ID|KEDUDUKAN HUKUM NAMA|STATUS CPNS PNS|KARTU ASN VIRTUAL|NOMOR SK "
    "CPNS|TANGGAL SK CPNS|"
    "TMT CPNS|NOMOR SK PNS|TANGGAL SK PNS|TMT PNS|GOL AWAL ID|GOL AWAL NAMA|GOL AKHIR ID|GOL AKHIR NAMA|TMT "
    "GOLONGAN|MK TAHUN|"
    "MK BULAN|JENIS JABATAN ID|JENIS JABATAN NAMA|JABATAN ID|JABATAN NAMA|TMT JABATAN|TINGKAT PENDIDIKAN ID|"
    "TINGKAT PENDIDIKAN NAMA|PENDIDIKAN ID|PENDIDIKAN NAMA|TAHUN LULUS|KPKN ID|KPKN NAMA|LOKASI KERJA ID|LOKASI KERJA "
    "NAMA|"
    "UNOR ID|UNOR NAMA|INSTANSI INDUK ID|INSTANSI INDUK NAMA|INSTANSI KERJA ID|INSTANSI KERJA NAMA|SATUAN KERJA INDUK "
    "ID|"
    "SATUAN KERJA INDUK NAMA|SATUAN KERJA KERJA ID|SATUAN KERJA KERJA NAMA|IS VALID NIK|NAMA SEKOLAH|FLAG IKD|ESELON "
    "ID|ESELON NAMA\n";
constexpr std::string_view k_form_b =
    "ID,NIP LAMA,NIP BARU,NAMA,NAMA LENGKAP,GELAR DEPAN,GELAR BELAKANG,AGAMA ID,AGAMA NAMA,TEMPAT LAHIR ID,TEMPAT "
    "LAHIR NAMA,"
    "TANGGAL LAHIR,JENIS KELAMIN,JENIS KAWIN ID,JENIS KAWIN NAMA,NIK,NOMOR HP,NOMOR TELPON,EMAIL,EMAIL GOV,ALAMAT,NPWP "
    "NOMOR,"
    "NOMOR BPJS,JENIS PEGAWAI ID,JENIS PEGAWAI NAMA,KEDUDUKAN HUKUM ID,KEDUDUKAN HUKUM NAMA,STATUS CPNS PNS,KARTU "
    "PEGAWAI,"
    "NOMOR SK CPNS,TGL SK CPNS,TMT CPNS,NOMOR SK PNS,TGL SK PNS,TMT PNS,GOLONGAN AWAL ID,GOLONGAN AWAL NAMA,GOLONGAN "
    "ID,"
    "GOLONGAN NAMA,TMT GOLONGAN,MK TAHUN,MK BULAN,JENIS JABATAN ID,JENIS JABATAN NAMA,ESELON ID,ESELON NAMA,JFT ID,JFT "
    "NAMA,"
    "JFU ID,JFU NAMA,TMT JABATAN,TK PENDIDIKAN ID,TK PENDIDIKAN NAMA,PENDIDIKAN ID,PENDIDIKAN NAMA,TANGGAL LULUS,KPKN "
    "ID,"
    "KPKN NAMA,LOKASI KERJA ID,LOKASI KERJA NAMA,UNIT ORGANISASI ID,UNIT ORGANISASI NAMA\n";
constexpr std::string_view k_form_c =
    "PNS ID;NIP BARU;NAMA;GELAR DEPAN;GELAR BELAKANG;TEMPAT LAHIR;TANGGAL LAHIR;JENIS KELAMIN;AGAMA NAMA;GOL AKHIR "
    "NAMA;"
    "TMT GOLONGAN AKHIR;TINGKAT PENDIDIKAN NAMA;PENDIDIKAN TERAKHIR NAMA;TAHUN LULUS;JENIS JABATAN NAMA;JABATAN "
    "NAMA;TMT JABATAN;"
    "ESELON NAMA;TMT ESELON;SATUAN KERJA INDUK NAMA;SATUAN KERJA KERJA NAMA;UNOR NAMA;KEDUDUKAN HUKUM NAMA\n";
constexpr std::string_view k_form_d =
    "NIP BARU\tNAMA\tGOL AKHIR NAMA\tJENIS JABATAN NAMA\tJABATAN NAMA\tTMT JABATAN\tUNOR (3)\tUNOR (2)\tUNOR (1)\n";

}  // namespace

TEST_CASE("headers are compared without case, dots and spaces", "[intake][header]") {
    CHECK(intake::normal_header("  NIP  Baru ") == "nip_baru");
    CHECK(intake::normal_header("UNOR (3)") == "unor_3");
    CHECK(intake::normal_header("Gol./Ruang") == "gol_ruang");
    CHECK(intake::normal_header("TMT-JABATAN") == "tmt_jabatan");
    CHECK(intake::normal_header("\xEF\xBB\xBFNIP") == "nip");
    CHECK(intake::normal_header("...") == "");
}

TEST_CASE("the catalogue's own columns are in normal form, so that none can be missed", "[intake][header]") {
    for (const records::Entity& entity : records::Catalogue::standard().entities()) {
        for (const records::Field& field : entity.fields) {
            for (const std::string& column : field.columns) {
                INFO(entity.name << "." << field.name << ": " << column);
                CHECK(intake::normal_header(column) == column);
            }
        }
    }
}

TEST_CASE("the four header rows of employee files are recognised with their columns", "[intake][header]") {
    struct Row {
        const char* name;
        std::string_view header;
        std::string_view number, birth, rank_since, education, unit;
    };
    const auto row = GENERATE(values<Row>({
        {"A", k_form_a, "NIP BARU", "TANGGAL LAHIR", "TMT GOLONGAN", "TINGKAT PENDIDIKAN NAMA", "UNOR NAMA"},
        {"B", k_form_b, "NIP BARU", "TANGGAL LAHIR", "TMT GOLONGAN", "TK PENDIDIKAN NAMA", "UNIT ORGANISASI NAMA"},
        {"C", k_form_c, "NIP BARU", "TANGGAL LAHIR", "TMT GOLONGAN AKHIR", "TINGKAT PENDIDIKAN NAMA", "UNOR NAMA"},
        {"D", k_form_d, "NIP BARU", "", "", "", "UNOR (3)"},
    }));
    INFO(row.name);
    const Found found = find(std::string(row.header) + "x\n");
    REQUIRE(found.mapping);
    CHECK(found.mapping->entity == EntityKind::employee);
    CHECK(source(*found.mapping, "employee_number") == row.number);
    CHECK(source(*found.mapping, "name") == "NAMA");
    CHECK(source(*found.mapping, "birth_date") == row.birth);
    CHECK(source(*found.mapping, "rank_since") == row.rank_since);
    CHECK(source(*found.mapping, "education_level") == row.education);
    CHECK(source(*found.mapping, "unit_name") == row.unit);
    CHECK(source(*found.mapping, "position_since") == "TMT JABATAN");
}

TEST_CASE("a field fed by several columns takes the lowest unit level that says something", "[intake][header]") {
    const auto file = fixtures::staged(
        std::string(k_form_d) +
        "198504122010012014\tYENNI\tIII/d\tPelaksana\tOperator\t01-02-2019\t\tBidang SD\tDinas Pendidikan\n"
        "199001012015031001\tRIKO\tIII/c\tPelaksana\tOperator\t01-02-2019\tSeksi Kurikulum\tBidang SD\tDinas\n");
    CHECK(fixtures::value(file, 0, "unit_name") == "Bidang SD");
    CHECK(fixtures::value(file, 1, "unit_name") == "Seksi Kurikulum");
}

TEST_CASE("the older export names a job in one of two columns", "[intake][header]") {
    const auto file = fixtures::staged(
        "NIP BARU;NAMA;JFT NAMA;JFU NAMA\n198504122010012014;YENNI;;Operator\n199001012015031001;RIKO;Perawat "
        "Mahir;\n");
    CHECK(fixtures::value(file, 0, "job_title") == "Operator");
    CHECK(fixtures::value(file, 1, "job_title") == "Perawat Mahir");
}

TEST_CASE("each kind of file is recognised by its headers", "[intake][header]") {
    struct Row {
        std::string_view header;
        EntityKind entity;
    };
    const auto row = GENERATE(values<Row>({
        {"ID,NAMA_UNOR,ID_ATASAN", EntityKind::unit},
        {"POSISI_ID;UNOR_ID;NAMA_JABATAN;JENIS_JABATAN;ABK;KELAS", EntityKind::position},
        {"ID_JABATAN,PERANGKAT_DAERAH,UNOR_NAMA,JABATAN_NAMA,ESELON,JUMLAH_FORMASI,GOL_MINIMAL", EntityKind::position},
        {"NIP;TINGKAT_PENDIDIKAN;NAMA_PENDIDIKAN;TAHUN_LULUS", EntityKind::education},
        {"NIP;NAMA_PELATIHAN;JUMLAH_JP;TANGGAL_MULAI", EntityKind::training},
        {"NIP;NAMA_DIKLAT;ID_DIKLAT;JENIS_DIKLAT;RUMPUN_JABATAN;KODE_KOMPETENSI;JP;TANGGAL_MULAI", EntityKind::training},
        {"ID_PELATIHAN;NAMA_PELATIHAN;JENIS_PELATIHAN;RUMPUN_JABATAN;KODE_KOMPETENSI;JUMLAH_JP", EntityKind::course},
        {"KODE_PELATIHAN;NAMA_DIKLAT;JP;PENYELENGGARA", EntityKind::course},
        {"NIP;TAHUN_PENILAIAN;PREDIKAT_KINERJA", EntityKind::performance},
        {"NIP;KOMPETENSI;LEVEL_KOMPETENSI;TANGGAL_ASESMEN", EntityKind::competency},
        {"NIP;PILIHAN_KE;JENIS_MINAT;TUJUAN_MINAT", EntityKind::wish},
        {"NIP;ORGANISASI;PERAN;SEJAK_TAHUN", EntityKind::community},
        {"NIP;NOMOR_SK_HUKDIS;TINGKAT_HUKDIS;TMT_HUKDIS", EntityKind::discipline},
        {"NIP;RIWAYAT_TMT_GOLONGAN;RIWAYAT_GOLONGAN", EntityKind::rank_history},
        {"NIP;RIWAYAT_TMT_JABATAN;RIWAYAT_JABATAN;RIWAYAT_UNOR", EntityKind::position_history},
        {"NIP;NAMA_PENGHARGAAN;TANGGAL_PENGHARGAAN", EntityKind::award},
        {"NIP;NIP_KELUARGA;HUBUNGAN_KELUARGA", EntityKind::family},
        {"NIP;POSISI_PLT;TMT_PLT;AKHIR_PLT", EntityKind::acting},
        {"NIP;KEDUDUKAN_TPK;TPK_SEJAK", EntityKind::panel},
        {"NIP;NAMA_PENUGASAN;JENIS_PENUGASAN;TMT_PENUGASAN", EntityKind::assignment},
        {"ID_UNOR;RIWAYAT_UNOR_SAMPAI;RIWAYAT_NAMA_UNOR;RIWAYAT_ID_ATASAN", EntityKind::unit_history},
        {"ID;Nama_jabatan;Eselon_id", EntityKind::job},
        {"ID;Nama;JENJANG;BUP", EntityKind::job},
        {"ID;NAMA_JABATAN;JENIS_JABATAN;JENJANG;ESELON_ID;BUP", EntityKind::job},
        {"No;Nama;NIP;Gol/Ruang;Jabatan;Unit Kerja", EntityKind::employee},
    }));
    INFO(row.header);
    const Found found = find(std::string(row.header) + "\nx;y\n");
    REQUIRE(found.mapping);
    CHECK(found.mapping->entity == row.entity);
}

TEST_CASE("beside a seat's own id, the job id is the job; alone it is the seat", "[intake][header]") {
    const Found both = find("POSISI_ID;ID_JABATAN;UNOR_ID;NAMA_JABATAN;ABK\nx\n");
    REQUIRE(both.mapping);
    CHECK(source(*both.mapping, "position_id") == "POSISI_ID");
    CHECK(source(*both.mapping, "job_id") == "ID_JABATAN");
    const Found alone = find("ID_JABATAN;UNOR_ID;NAMA_JABATAN;ABK\nx\n");
    REQUIRE(alone.mapping);
    CHECK(source(*alone.mapping, "position_id") == "ID_JABATAN");
}

TEST_CASE("title rows above the header are passed over", "[intake][header]") {
    const Found found = find(
        "DAFTAR NOMINATIF PEGAWAI\nKEADAAN 1 NOVEMBER "
        "2026\n\nNo;NIP;NAMA;JABATAN\n1;198504122010012014;YENNI;Operator\n");
    REQUIRE(found.mapping);
    CHECK(found.mapping->header_row == 3);
}

TEST_CASE("rows that are no data are told apart", "[intake][header]") {
    const std::string head = "No;NIP;NAMA;GOLONGAN;JABATAN;TMT JABATAN;UNIT KERJA;ESELON;TMT CPNS\n";
    const std::string data = "1;198504122010012014;YENNI;III/d;Operator;01-02-2019;Dinas;;01-01-2010\n";
    struct Row {
        const char* name;
        std::string before, after;
        intake::RowRole role;  // of the row between
        std::string between;
    };
    using intake::RowRole;
    const auto row = GENERATE_COPY(values<Row>({
        {"a blank row", data, data, RowRole::blank, ";;;;;;;;\n"},
        {"a blank line", data, data, RowRole::blank, "\n"},
        {"column numbers", "", data, RowRole::column_numbers, "1;2;3;4;5;6;7;8;9\n"},
        {"the header again", data, data, RowRole::repeated_header, head},
        {"a subtotal", data, data, RowRole::subtotal, ";;JUMLAH;12;;;;;\n"},
        {"a group heading", data, data, RowRole::heading, "DINAS PENDIDIKAN;;;;;;;;\n"},
        {"a person without a number", data, data, RowRole::data,
         "2;;RIKO;III/c;Operator;01-02-2019;Dinas;;01-01-2010\n"},
        {"a signature block at the end", data, "", RowRole::footer, ";;;;;;Sawahlunto, 1 November 2026;;\n"},
        {"the signatory's number at the end", data, "", RowRole::footer, ";NIP. 196804111993031009;;;;;;;\n"},
        {"a sparse row with a number is data", data, "", RowRole::data, "2;199001012015031001;;;;;;;\n"},
        {"a sparse row without a number between others is data", data, data, RowRole::data, ";;RIKO;III/c;;;;;\n"},
    }));
    INFO(row.name);
    const Found found = find(head + row.before + row.between + row.after);
    REQUIRE(found.mapping);
    std::vector<intake::RowRole> roles;
    intake::find_row_roles(found.table, *found.mapping, records::Catalogue::standard(), roles).finish();
    CHECK(roles[row.before.empty() ? 1 : 2] == row.role);
}

TEST_CASE("a file without the right columns is refused with what it has", "[intake][header]") {
    struct Row {
        const char* name;
        std::string_view text;
        std::string_view code;
    };
    const auto row = GENERATE(values<Row>({
        {"another table", "Tanggal;Uraian;Debit;Kredit\n1;a;2;3\n", "intake.unknown_columns"},
        {"prose", "Dengan hormat,\nbersama ini kami sampaikan\n", "intake.unknown_columns"},
        {"reference jobs without an id", "Nama;JENJANG;BUP\na;b;c\n", "intake.no_key_column"},
        {"a reference of jobs without a job", "ID,Nama,JENJANG,BUP\n", "intake.header_only"},
        {"employees without a number", "NAMA;TANGGAL LAHIR;JABATAN NAMA;UNOR NAMA\na;b;c;d\n", "intake.no_key_column"},
        {"columns of any table", "ID;Nama\n1;a\n", "intake.unclear_kind"},
        {"and others that mean nothing", "No;ID;Nama;Keterangan\n1;a;b;c\n", "intake.unclear_kind"},
        {"a header alone", "NIP;NAMA;JABATAN\n", "intake.header_only"},
        {"a header and blank rows", "NIP;NAMA;JABATAN\n;;\n\n", "intake.header_only"},
    }));
    INFO(row.name);
    const Found found = find(std::string(row.text));
    REQUIRE_FALSE(found.mapping);
    CHECK(found.mapping.error().code == row.code);
}

TEST_CASE("where the columns tell nothing, the name of file or sheet may, and the user always", "[intake][header]") {
    const auto& catalogue = records::Catalogue::standard();
    const auto table = intake::read_table("Daftar\n\nID;Nama\n1;Perawat\n", "uji.csv");
    REQUIRE(table);
    for (const char* name : {"Referensi-Jabatan-Pelaksana.csv", "rujukan jabatan.xlsx", "JABATAN.csv"}) {
        INFO(name);
        const auto mapping = intake::find_mapping(*table, catalogue, name);
        REQUIRE(mapping);
        CHECK(mapping->entity == EntityKind::job);
        CHECK(mapping->header_row == 2);
    }
    CHECK(intake::find_mapping(*table, catalogue, "uji.xlsx", "Jabatan"));
    for (const char* name : {"pegawai.csv", "jabatannya.csv", "data.csv"}) CHECK_FALSE(intake::find_mapping(*table, catalogue, name));

    const auto people = intake::map_as(*table, catalogue, EntityKind::employee);
    CHECK(people.entity == EntityKind::employee);
    CHECK(people.header_row == 2);
    CHECK(source(people, "name") == "Nama");
    const auto rows = intake::map_as(*table, catalogue, EntityKind::discipline);  // of which it has no column
    CHECK(rows.header_row == 2);
    CHECK(rows.columns.size() == 2);
}

TEST_CASE("a header below the fortieth row is not searched for", "[intake][header]") {
    CHECK_FALSE(find(std::string(40, '\n') + "NIP;NAMA\n1;a\n").mapping);
    CHECK(find(std::string(39, '\n') + "NIP;NAMA\n1;a\n").mapping);
}
