#include "core/intake/staging.hpp"

#include <catch_amalgamated.hpp>

#include "tests/unit/intake/fixtures.hpp"

using fixtures::codes;
using fixtures::staged;
using fixtures::value;
using intake::RowState;

namespace {

constexpr std::string_view k_head =
    "NIP BARU|NAMA|TANGGAL LAHIR|JENIS KELAMIN|NIK|JENIS PEGAWAI NAMA|TMT CPNS|GOL AKHIR NAMA|JABATAN NAMA|TMT "
    "JABATAN|UNOR ID|UNOR NAMA\n";

/// A faultless row of the small city, with some cells replaced: {column, text}.
std::string row(std::initializer_list<std::pair<std::size_t, std::string_view>> changes = {}) {
    std::vector<std::string> cells = {"198504122010012014",         "YENNI ELVIRA", "12-04-1985", "F",
                                      "1373015204850001",           "PNS Daerah",   "01-01-2010", "III/d",
                                      "Penata Layanan Operasional", "13-02-2019",   "u2",         "SD Negeri 01 Kolok"};
    for (const auto& [column, text] : changes) cells[column] = text;
    std::string line;
    for (const std::string& cell : cells) line.append(cell).append("|");
    line.back() = '\n';
    return line;
}

enum Column : std::size_t {
    number,
    name,
    birth,
    sex,
    national_id,
    kind,
    service,
    rank,
    job,
    since,
    unit_id,
    unit_name
};

const intake::Finding& finding(const intake::StagedFile& file, std::size_t at, std::string_view code) {
    const auto own = file.findings_of(file.rows.at(at));
    const auto found = std::ranges::find(own, code, &intake::Finding::code);
    BASE_ASSERT(found != own.end());
    return *found;
}

}  // namespace

TEST_CASE("a faultless row is valid and all its values are read", "[intake][staging]") {
    const auto file = staged(std::string(k_head) + row(), fixtures::small_city());
    REQUIRE(file.rows.size() == 1);
    CHECK(codes(file, 0) == "");
    CHECK(file.rows[0].state == RowState::valid);
    CHECK(file.rows[0].key == "198504122010012014");
    CHECK(file.rows[0].number == 2);
    CHECK(value(file, 0, "birth_date") == "1985-04-12");
    CHECK(value(file, 0, "sex") == "female");
    CHECK(value(file, 0, "employment_kind") == "pns");
    CHECK(value(file, 0, "rank") == "III/d");
    CHECK(value(file, 0, "position_since") == "2019-02-13");
    CHECK(value(file, 0, "unit_id") == "u2");
    CHECK(file.raw(file.rows[0])[1] == "YENNI ELVIRA");
    CHECK(file.encoding == intake::Encoding::utf8);
    CHECK(file.delimiter() == '|');
    CHECK(file.sha256.size() == 64);
}

TEST_CASE("each defect of one row is found with its code, and only that", "[intake][staging]") {
    struct Row {
        const char* name;
        std::size_t column;
        std::string_view text;
        std::string_view codes;
        RowState state;
    };
    const auto test = GENERATE(values<Row>({
        {"number cut by a spreadsheet", number, "198504122010012000", "E_NIP_EXCEL", RowState::invalid},
        {"number in scientific notation", number, "1,98504E+17", "E_NIP_EXCEL", RowState::invalid},
        {"number too short", number, "19850412201001201", "E_NIP_LEN", RowState::invalid},
        {"number missing", number, "", "E_REQUIRED", RowState::invalid},
        {"name missing", name, "-", "E_REQUIRED", RowState::invalid},
        {"birth date of somebody else", birth, "13-04-1985", "E_NIP_BIRTH", RowState::invalid},
        {"birth date missing", birth, "", "W_REQUIRED", RowState::warning},
        {"birth date unreadable", birth, "akhir April", "W_DATE_INVALID", RowState::warning},
        {"birth date as placeholder", birth, "01-01-1970", "I_DATE_PLACEHOLDER W_REQUIRED", RowState::warning},
        {"sex of somebody else", sex, "M", "E_NIP_SEX", RowState::invalid},
        {"sex unknown", sex, "X", "W_CHOICE_UNKNOWN", RowState::warning},
        {"national id missing", national_id, "", "W_NIK_MISSING", RowState::warning},
        {"national id too short", national_id, "137301520485", "E_NIK_LEN", RowState::invalid},
        {"national id of another birth date", national_id, "1373015304850001", "W_NIK_MISMATCH", RowState::warning},
        {"national id of a man", national_id, "1373011204850001", "W_NIK_MISMATCH", RowState::warning},
        {"kind against the number", kind, "PPPK", "W_NIP_KIND", RowState::warning},
        {"service against the number", service, "01-02-2010", "W_NIP_TMT", RowState::warning},
        {"rank unknown", rank, "IV/z", "W_CHOICE_UNKNOWN", RowState::warning},
        {"old job name", job, "GURU DEWASA", "W_JOB_OLD_NAME", RowState::warning},
        {"time in position missing", since, "", "W_POSITION_SINCE_MISSING", RowState::warning},
        {"time in position as zero", since, "0", "W_POSITION_SINCE_MISSING", RowState::warning},
        {"unit spelled differently", unit_name, "SDN 1 Kolok", "W_UNIT_SPELLING", RowState::warning},
        {"unit id not registered", unit_id, "u77", "W_UNIT_UNKNOWN", RowState::warning},
        {"an apostrophe", number, "'198504122010012014", "", RowState::valid},
        {"an apostrophe and a space", national_id, "'1373015204850001 ", "I_TRIMMED", RowState::valid},
    }));
    INFO(test.name);
    const auto file = staged(std::string(k_head) + row({{test.column, test.text}}), fixtures::small_city());
    REQUIRE(file.rows.size() == 1);
    CHECK(codes(file, 0) == test.codes);
    CHECK(file.rows[0].state == test.state);
    const auto& counts = file.counts;
    CHECK(counts.valid + counts.warning + counts.invalid == 1);
}

TEST_CASE("a finding names row, column and value as the file has them", "[intake][staging]") {
    const auto file = staged("JUDUL\n\n" + std::string(k_head) + row() +
                             row({{number, "199001012015031001"}, {sex, "M"}, {birth, "1/1/91"}}));
    REQUIRE(file.rows.size() == 2);
    const auto& found = finding(file, 1, "E_NIP_BIRTH");
    CHECK(found.row == 5);
    CHECK(found.column == "TANGGAL LAHIR");
    CHECK(found.value == "1 Jan 1991");
}

TEST_CASE("the national id is the witness between number and birth date", "[intake][staging]") {
    const auto by_number = staged(std::string(k_head) + row({{birth, "13-04-1985"}}));
    CHECK(finding(by_number, 0, "E_NIP_BIRTH").variant == "mismatch_number_confirmed");
    CHECK(finding(by_number, 0, "E_NIP_BIRTH").candidates == std::vector<std::string>{"1985-04-12"});
    const auto by_column =
        staged(std::string(k_head) + row({{birth, "13-04-1985"}, {national_id, "1373015304850001"}}));
    CHECK(finding(by_column, 0, "E_NIP_BIRTH").variant == "mismatch_column_confirmed");
    const auto nobody = staged(std::string(k_head) + row({{birth, "13-04-1985"}, {national_id, "1373016304850001"}}));
    CHECK(finding(nobody, 0, "E_NIP_BIRTH").variant == "mismatch");
}

TEST_CASE("a damaged number is offered its owner, and never repaired by itself", "[intake][staging]") {
    const auto test = GENERATE("198504122010012000", "1.98504E+17");
    const auto file = staged(std::string(k_head) + row({{number, test}}), fixtures::small_city());
    CHECK(finding(file, 0, "E_NIP_EXCEL").candidates == std::vector<std::string>{"198504122010012014"});
    CHECK(file.rows[0].key != "198504122010012014");
    const auto stranger = staged(std::string(k_head) + row({{number, test}, {name, "MIRA"}}), fixtures::small_city());
    CHECK(finding(stranger, 0, "E_NIP_EXCEL").candidates.empty());
    const auto namesake =
        staged(std::string(k_head) + row({{number, test}, {birth, "13-04-1985"}}), fixtures::small_city());
    CHECK(finding(namesake, 0, "E_NIP_EXCEL").candidates.empty());
}

TEST_CASE("of duplicate numbers all but the first are refused", "[intake][staging]") {
    const auto file = staged(std::string(k_head) + row() + row({{national_id, "1373015204850002"}}) +
                             row({{number, "'19850412 201001 2 014"}}));
    CHECK(codes(file, 0) == "");
    CHECK(codes(file, 1) == "E_NIP_DUPLICATE");
    CHECK(codes(file, 2) == "E_NIP_DUPLICATE");
    CHECK(finding(file, 2, "E_NIP_DUPLICATE").args == std::vector<base::Arg>{{"first", "2"}});
}

TEST_CASE("two people with one national id are pointed out", "[intake][staging]") {
    const auto file = staged(std::string(k_head) + row() + row({{number, "198504122010012015"}}));
    CHECK(codes(file, 1) == "W_NIK_DUPLICATE");
}

TEST_CASE("a date written unlike its column is information, and is read", "[intake][staging]") {
    struct Row {
        std::string_view text;
        std::string_view codes;
    };
    const auto test = GENERATE(values<Row>({
        {"12/04/1985", "I_DATE_FORMAT"},
        {"04/12/1985", "I_DATE_FORMAT"},  // month first: the number says so
        {"1985-04-12", "I_DATE_FORMAT"},
        {"12 April 1985", "I_DATE_FORMAT"},
        {"31149", "I_DATE_FORMAT"},
        {"12-04-85", "I_DATE_FORMAT"},
        {"12-04-1985", ""},
    }));
    INFO(test.text);
    std::string text(k_head);
    for (int serial = 101; serial < 110; ++serial) {
        text += row({{number, "198504122010012" + std::to_string(serial)},
                     {national_id, "1373015204850" + std::to_string(serial)}});
    }
    const auto file = staged(text + row({{birth, test.text}}));
    REQUIRE(file.rows.size() == 10);
    CHECK(codes(file, 9) == test.codes);
    CHECK(file.rows[9].state == RowState::valid);
    CHECK(value(file, 9, "birth_date") == "1985-04-12");
}

TEST_CASE("a birth date on a placeholder's day is believed if the number says so", "[intake][staging]") {
    const auto file = staged(std::string(k_head) + row({{number, "197001011995012014"},
                                                        {birth, "01-01-1970"},
                                                        {national_id, "1373014101700001"},
                                                        {service, "01-01-1995"}}));
    CHECK(codes(file, 0) == "");
    CHECK(value(file, 0, "birth_date") == "1970-01-01");
}

TEST_CASE("slashed dates that nothing decides are flagged and read day first", "[intake][staging]") {
    const auto file =
        staged("NIP;NAMA;TMT JABATAN\n198504122010012014;YENNI;03/04/2019\n199001012015031001;RIKO;05/06/2019\n");
    CHECK(codes(file, 0) == "W_DATE_AMBIGUOUS");
    CHECK(value(file, 0, "position_since") == "2019-04-03");
    const auto by_number =
        staged("NIP;NAMA;TMT CPNS\n198504122010012014;YENNI;01/02/2010\n199001012015031001;RIKO;05/06/2015\n");
    CHECK(codes(by_number, 0) == "I_DATE_FORMAT");
    CHECK(value(by_number, 0, "service_since") == "2010-01-02");
    const auto told = staged(
        "NIP;NAMA;TMT JABATAN;TMT "
        "PNS\n198504122010012014;YENNI;03/04/2019;04/25/2011\n199001012015031001;RIKO;05/06/2019;\n");
    CHECK(codes(told, 0) == "");
    CHECK(value(told, 0, "position_since") == "2019-03-04");
}

TEST_CASE("apostrophes are counted once a column, spaces are also shown at their cell", "[intake][staging]") {
    const auto file = staged(std::string(k_head) + row({{number, "'198504122010012014"}, {name, "YENNI  ELVIRA "}}) +
                             row({{number, "'199001012015031001"},
                                  {sex, "M"},
                                  {birth, "01-01-1990"},
                                  {national_id, "1373010101900001"},
                                  {service, "01-03-2015"}}));
    const auto trimmed = std::ranges::count(file.file_findings(), "I_TRIMMED", &intake::Finding::code);
    CHECK(trimmed == 2);
    CHECK(codes(file, 0) == "I_TRIMMED");
    CHECK(finding(file, 0, "I_TRIMMED").column == "NAMA");
    CHECK(codes(file, 1) == "");
    CHECK(value(file, 0, "name") == "YENNI ELVIRA");
    CHECK(file.counts.valid == 2);
}

TEST_CASE("contract employees' job titles are turned round without a warning", "[intake][staging]") {
    const auto file = staged(std::string(k_head) + row({{number, "198504122022212014"},
                                                        {kind, "PPPK"},
                                                        {job, "AHLI PERTAMA - GURU KELAS"},
                                                        {rank, "IX"},
                                                        {service, "01-03-2022"}}));
    CHECK(codes(file, 0) == "");
    CHECK(value(file, 0, "job_title") == "GURU KELAS AHLI PERTAMA");
    CHECK(fixtures::has_file_finding(file, "I_JOB_STYLE"));
}

TEST_CASE("a unit given by name alone gets its id if the name says it", "[intake][staging]") {
    const auto file = staged(
        "NIP;NAMA;SATUAN KERJA INDUK NAMA;UNOR NAMA\n198504122010012014;YENNI;Dinas Kesehatan;Sekretariat\n"
        "199001012015031001;RIKO;;Sekretariat\n198504122010012015;MIRA;;SDN 01 KOLOK\n198504122010012016;RESTI;;Kantor "
        "Pos\n",
        fixtures::small_city());
    CHECK(codes(file, 0) == "");
    CHECK(value(file, 0, "unit_id") == "u5");
    CHECK(value(file, 1, "unit_id") == "");
    CHECK(codes(file, 1) == "W_UNIT_AMBIGUOUS");
    CHECK(codes(file, 2) == "W_UNIT_SPELLING");
    CHECK(finding(file, 2, "W_UNIT_SPELLING").candidates == std::vector<std::string>{"SD Negeri 01 Kolok"});
    CHECK(codes(file, 3) == "W_UNIT_UNKNOWN");
}

TEST_CASE("an abbreviated unit is recorded under its registered name, a merely similar one is only offered",
          "[intake][staging]") {
    const auto file =
        staged("NIP;NAMA;UNOR NAMA\n198504122010012014;YENNI;SDN 1 KOLOK\n199001012015031001;RIKO;Dinas Kesehatn\n",
               fixtures::small_city());
    CHECK(value(file, 0, "unit_id") == "u2");
    CHECK(value(file, 0, "unit_name") == "SD Negeri 01 Kolok");
    CHECK(finding(file, 0, "W_UNIT_SPELLING").variant == "recorded");
    CHECK(value(file, 1, "unit_id") == "");
    CHECK(value(file, 1, "unit_name") == "Dinas Kesehatn");
    CHECK(finding(file, 1, "W_UNIT_SPELLING").candidates == std::vector<std::string>{"Dinas Kesehatan"});
}

TEST_CASE("where the id says which unit is meant, its registered name is recorded", "[intake][staging]") {
    const auto file = staged(std::string(k_head) + row({{unit_name, "SDN 1 Kolok"}}), fixtures::small_city());
    CHECK(value(file, 0, "unit_name") == "SD Negeri 01 Kolok");
    CHECK(file.raw(file.rows[0])[unit_name] == "SDN 1 Kolok");
}

TEST_CASE("a shifted row is refused and a short one is pointed out", "[intake][staging]") {
    const auto file = staged(
        "NIP;NAMA;ALAMAT;JABATAN\n198504122010012014;YENNI;Jl. A; RT "
        "1;Operator\n199001012015031001;RIKO\n198504122010012015;MIRA;x;y;\n");
    CHECK(codes(file, 0).starts_with("E_ROW_WIDTH"));
    CHECK(codes(file, 1).starts_with("W_ROW_SHORT"));
    CHECK(codes(file, 2) == "");
}

TEST_CASE("histories refer to registered employees", "[intake][staging]") {
    const auto file = staged(
        "NIP;TAHUN_PENILAIAN;PREDIKAT_KINERJA\n198504122010012014;2025;Baik\n198504122010012099;2025;Baik\n"
        "198504122010012014;2025;Baik\n1.98504E+17;2025;Baik\n198504122010012014;1850;Baik\n",
        fixtures::small_city());
    CHECK(file.entity() == records::EntityKind::performance);
    CHECK(file.rows[0].key == "198504122010012014/2025");
    CHECK(codes(file, 0) == "");
    CHECK(codes(file, 1) == "W_EMPLOYEE_UNKNOWN");
    CHECK(codes(file, 2) == "E_KEY_DUPLICATE");
    CHECK(codes(file, 3).starts_with("E_NIP_EXCEL"));
    CHECK(codes(file, 4) == "W_NUMBER_RANGE E_REQUIRED");
}

TEST_CASE("units may refer to units of the same file", "[intake][staging]") {
    const auto file = staged("ID,NAMA_UNOR,ID_ATASAN\na,Dinas,\nb,Bidang,a\nc,Seksi,z\n", fixtures::small_city());
    CHECK(codes(file, 0) == "");
    CHECK(codes(file, 1) == "");
    CHECK(codes(file, 2) == "W_REFERENCE_UNKNOWN");
}

TEST_CASE("a column of national ids that all end in 0 is suspicious as a whole", "[intake][staging]") {
    std::string text(k_head);
    for (int serial = 100; serial < 130; ++serial) {
        text += row({{number, "198504122010012" + std::to_string(serial)},
                     {national_id, "137301520485" + std::to_string(serial) + "0"}});
    }
    CHECK(fixtures::has_file_finding(staged(text), "W_NIK_EXCEL"));
    CHECK_FALSE(fixtures::has_file_finding(staged(std::string(k_head) + row()), "W_NIK_EXCEL"));
}

TEST_CASE("a part-time employee needs no rank", "[intake][staging]") {
    const auto file =
        staged(std::string(k_head) + row({{number, "198504122025242014"}, {kind, "PPPK Paruh Waktu"}, {rank, ""}}));
    CHECK(codes(file, 0) == "");
}

TEST_CASE("every malformed file ends in one clear error", "[intake][staging]") {
    struct Row {
        const char* name;
        std::string bytes;
        std::string_view code;
    };
    const std::string head = "NIP;NAMA;JABATAN\n";
    const auto test = GENERATE_COPY(values<Row>({
        {"empty", "", "intake.empty"},
        {"binary", std::string("\x00\x01\x02\x03", 4), "intake.binary"},
        {"200 MB", std::string(std::size_t{200} << 20, 'x'), "intake.too_large"},
        {"one line of 10 MB", head + std::string(std::size_t{10} << 20, 'x'), "intake.line_too_long"},
        {"header only", head, "intake.header_only"},
        {"wrong columns", "a;b;c\n1;2;3\n", "intake.unknown_columns"},
        {"mixed encodings", head + "1;Jos\xC3\xA9;x\n2;Ren\xE9;y\n", "intake.mixed_encoding"},
        {"a workbook", "PK\x03\x04 rest", "workbook.damaged"},
    }));
    INFO(test.name);
    CHECK(fixtures::fault(test.bytes) == test.code);
    const base::Catalog catalog = base::Catalog::load(base::Language::indonesian);
    CHECK(catalog.has("error." + std::string(test.code)));
    CHECK(catalog.has("error." + std::string(test.code) + ".remedy"));
}

TEST_CASE("staging in slices gives the same file, with progress that only grows", "[intake][staging]") {
    std::string text(k_head);
    for (int serial = 101; serial < 140; ++serial) text += row({{number, "198504122010012" + std::to_string(serial)}});
    const auto whole = staged(text);
    intake::Stager stager("uji.csv", std::make_shared<const std::string>(text), fixtures::empty_registry(), fixtures::k_today);
    std::int64_t before = 0;
    while (stager.step(3)) {
        const auto progress = stager.progress();
        CHECK(progress.done >= before);
        CHECK(progress.done <= progress.total);
        before = progress.done;
    }
    CHECK(stager.progress().done == stager.progress().total);
    const auto sliced = stager.finish();
    REQUIRE(sliced);
    REQUIRE(sliced->rows.size() == whole.rows.size());
    CHECK(sliced->findings.size() == whole.findings.size());
    for (std::size_t at = 0; at < whole.rows.size(); ++at) {
        CHECK(sliced->rows[at].values == whole.rows[at].values);
        CHECK(sliced->rows[at].first_finding == whole.rows[at].first_finding);
    }
}

TEST_CASE("the user's own columns and corrections are staged again", "[intake][staging]") {
    const auto file = staged(std::string(k_head) + row({{number, "198504122010012000"}}));
    CHECK(file.counts.invalid == 1);
    intake::ColumnMapping mapping = file.mapping;
    mapping.columns[job].field.reset();
    intake::Stager stager(file, mapping, {{2, number, "198504122010012014"}}, fixtures::empty_registry(),
                          fixtures::k_today);
    while (stager.step(100)) {
    }
    const auto again = stager.finish();
    REQUIRE(again);
    CHECK(again->counts.invalid == 0);
    CHECK(value(*again, 0, "job_title") == "");
    CHECK(value(*again, 0, "employee_number") == "198504122010012014");
    CHECK(again->sha256 == file.sha256);
}
