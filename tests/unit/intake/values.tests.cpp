#include <catch_amalgamated.hpp>

#include "core/intake/choice_reader.hpp"
#include "core/intake/date_reader.hpp"
#include "core/intake/job_title.hpp"
#include "core/intake/value_parser.hpp"

TEST_CASE("a cell is freed from what spreadsheets and people add", "[intake][values]") {
    struct Row {
        std::string_view cell;
        std::string_view text;
        bool trimmed;
        bool spaced;
    };
    const auto row = GENERATE(values<Row>({
        {"Yenni", "Yenni", false, false},
        {"", "", false, false},
        {"'1985", "1985", true, false},
        {"\xE2\x80\x99"
         "1985",
         "1985", true, false},
        {"Yenni ", "Yenni", true, true},
        {" Yenni", "Yenni", true, true},
        {"Yenni  Elvira", "Yenni Elvira", true, true},
        {"Yenni\xC2\xA0"
         "Elvira",
         "Yenni Elvira", true, true},
        {"Yen\xE2\x80\x8Bni", "Yenni", true, true},
        {"Jl. A\r\nRT 1", "Jl. A RT 1", true, true},
        {"Jos\xC3\xA9", "Jos\xC3\xA9", false, false},
        {"Ma'ruf", "Ma'ruf", false, false},
        {"' ", "", true, true},
    }));
    std::string scratch;
    const auto clean = intake::clean_cell(row.cell, scratch);
    INFO(row.cell);
    CHECK(clean.text == row.text);
    CHECK(clean.trimmed == row.trimmed);
    CHECK(clean.spaced == row.spaced);
}

TEST_CASE("nothing is written in many ways", "[intake][values]") {
    for (const std::string_view text :
         {"", "-", "--", "NULL", "null", "(null)", "#N/A", "#n/a", "N/A", "#REF!", "#VALUE!"}) {
        INFO(text);
        CHECK(intake::is_missing(text));
    }
    for (const std::string_view text : {"0", "Nul", "-1", "a", "Nihil karya"}) {
        INFO(text);
        CHECK_FALSE(intake::is_missing(text));
    }
}

TEST_CASE("numbers are read with comma, point and groups", "[intake][values]") {
    CHECK(intake::read_whole_number("12") == 12);
    CHECK(intake::read_whole_number("12,0") == 12);
    CHECK(intake::read_whole_number("1.234") == 1234);
    CHECK(intake::read_whole_number("1.234.567") == 1234567);
    CHECK_FALSE(intake::read_whole_number("12,5"));
    CHECK_FALSE(intake::read_whole_number("dua"));
    CHECK_FALSE(intake::read_whole_number(""));
    CHECK_FALSE(intake::read_whole_number("12x"));
    CHECK(intake::read_decimal("84,5", 2) == 8450);
    CHECK(intake::read_decimal("84.5", 2) == 8450);
    CHECK(intake::read_decimal("1.234,56", 2) == 123456);
    CHECK(intake::read_decimal("1,234.56", 2) == 123456);
    CHECK(intake::read_decimal("-0.68123", 5) == -68123);
    CHECK(intake::read_decimal("84,565", 2) == 8457);
    CHECK(intake::read_decimal("84", 2) == 8400);
    CHECK_FALSE(intake::read_decimal("84,5a", 2));
    CHECK_FALSE(intake::read_decimal("1,2,3.4.5", 2));
}

TEST_CASE("flags are read in words and digits", "[intake][values]") {
    for (const std::string_view text : {"Ya", "Y", "1", "TRUE", "Lulus", "valid"})
        CHECK(intake::read_flag(text) == true);
    for (const std::string_view text : {"Tidak", "T", "N", "0", "false", "Tidak lulus"})
        CHECK(intake::read_flag(text) == false);
    CHECK_FALSE(intake::read_flag("mungkin"));
}

TEST_CASE("UUIDs have one spelling", "[intake][values]") {
    const std::string_view plain = "8ae483a8641f817801641fce97021dd1";
    CHECK(intake::normal_id("8AE483A8641F817801641FCE97021DD1") == "8ae483a8-641f-8178-0164-1fce97021dd1");
    CHECK(intake::normal_id("8ae483a8-641f-8178-0164-1fce97021dd1") == "8ae483a8-641f-8178-0164-1fce97021dd1");
    CHECK(intake::normal_id(plain) == intake::normal_id("8ae483a8-641f-8178-0164-1fce97021dd1"));
    CHECK(intake::normal_id("U-001") == "U-001");
    CHECK(intake::normal_id("ABCDEF") == "ABCDEF");
}

TEST_CASE("text that was decoded wrongly before is noticed", "[intake][values]") {
    CHECK(intake::looks_damaged("Jos\xC3\x83\xC2\xA9"));
    CHECK(intake::looks_damaged("Jl. \xC3\xA2\xE2\x82\xAC\xE2\x80\x9C 2"));
    CHECK(intake::looks_damaged("Jos\xEF\xBF\xBD"));
    CHECK_FALSE(intake::looks_damaged("Jos\xC3\xA9 \xE2\x80\x93 \xC3\x82"));
}

TEST_CASE("a date is read in every form that files have", "[intake][date]") {
    struct Row {
        std::string_view text;
        std::string_view day;    // empty: no date
        std::string_view other;  // the month-first reading, if possible
    };
    const auto row = GENERATE(values<Row>({
        {"12-08-1990", "1990-08-12", "1990-12-08"},
        {"31-12-2025", "2025-12-31", ""},
        {"12-31-2025", "2025-12-31", ""},
        {"1990-08-12", "1990-08-12", ""},
        {"1990/08/12", "1990-08-12", ""},
        {"12/08/1990", "1990-08-12", "1990-12-08"},
        {"05/05/1990", "1990-05-05", ""},
        {"12.08.1990", "1990-08-12", "1990-12-08"},
        {"2-8-1990", "1990-08-02", "1990-02-08"},
        {"12-08-90", "1990-08-12", "1990-12-08"},
        {"12-08-05", "2005-08-12", "2005-12-08"},
        {"33097", "1990-08-12", ""},
        {"33097.0", "1990-08-12", ""},
        {"19900812", "1990-08-12", ""},
        {"12081990", "1990-08-12", ""},
        {"12 Agustus 1990", "1990-08-12", ""},
        {"12 Agt 2010", "2010-08-12", ""},
        {"1 MEI 2010", "2010-05-01", ""},
        {"1-Okt-10", "2010-10-01", ""},
        {"3 Des 2010", "2010-12-03", ""},
        {"3-Dec-2010", "2010-12-03", ""},
        {"12 Februari 2011", "2011-02-12", ""},
        {"1990-08-12 00:00:00", "1990-08-12", ""},
        {"1990-08-12T00:00:00Z", "1990-08-12", ""},
        {"12/08/1990 0:00", "1990-08-12", "1990-12-08"},
        {"30-02-1990", "", ""},
        {"1990", "", ""},
        {"123456", "", ""},
        {"kemarin", "", ""},
        {"12 Foo 1990", "", ""},
        {"12-08", "", ""},
        {"1-2-3-4", "", ""},
        {"0000-00-00", "", ""},
    }));
    INFO(row.text);
    const auto reading = intake::read_date(row.text, 2031);
    CHECK((reading.day ? base::iso_text(*reading.day) : "") == row.day);
    CHECK((reading.other ? base::iso_text(*reading.other) : "") == row.other);
}

TEST_CASE("dates that mean unknown are placeholders", "[intake][date]") {
    for (const std::string_view text :
         {"01-01-1970", "1970-01-01", "01/01/1900", "0000-00-00", "00-00-0000", "1", "00/00/0000"}) {
        INFO(text);
        CHECK(intake::read_date(text, 2031).is_placeholder == (text != "1"));
    }
    CHECK_FALSE(intake::read_date("02-01-1970", 2031).is_placeholder);
}

TEST_CASE("a two-digit year belongs to the last century that can be meant", "[intake][date]") {
    CHECK(base::iso_text(*intake::read_date("01-02-31", 2031).day) == "2031-02-01");
    CHECK(base::iso_text(*intake::read_date("01-02-32", 2031).day) == "1932-02-01");
    CHECK(base::iso_text(*intake::read_date("01-02-12", 2009).day) == "1912-02-01");
}

TEST_CASE("a column tells which way round its dates are", "[intake][date]") {
    struct Row {
        const char* name;
        std::vector<std::string_view> dates;
        intake::DateForm form;
        intake::DateOrder order;
    };
    using enum intake::DateForm;
    using enum intake::DateOrder;
    const auto row = GENERATE(values<Row>({
        {"a day above 12 in front", {"03/04/1990", "25/04/1990"}, day_slash, day_first},
        {"a day above 12 behind", {"03/04/1990", "04/25/1990"}, day_slash, month_first},
        {"both", {"03/04/1990", "04/25/1990", "25/04/1990"}, day_slash, undecided},
        {"nothing to tell", {"03/04/1990", "05/06/1990"}, day_slash, undecided},
        {"firsts of the month, day in front", {"01/04/2010", "01/10/2012"}, day_slash, day_first},
        {"firsts of the month, month in front", {"04/01/2010", "10/01/2012"}, day_slash, month_first},
        {"hyphenated dates of the column help", {"03/04/1990", "25-04-1990"}, day_slash, day_first},
        {"slashed dates speak for themselves", {"03/04/1990", "04/25/1990", "25-04-1990"}, day_slash, month_first},
    }));
    INFO(row.name);
    intake::DateEvidence evidence;
    for (const std::string_view date : row.dates) evidence.add(intake::read_date(date, 2031));
    CHECK(evidence.decide(row.form) == row.order);
}

TEST_CASE("ranks are read in all variants", "[intake][choice]") {
    const intake::ChoiceReader ranks(records::Catalogue::standard().choices("rank"));
    struct Row {
        std::string_view text;
        std::string_view code;
    };
    const auto row = GENERATE(values<Row>({
        {"III/c", "III/c"},
        {"III c", "III/c"},
        {"IIIc", "III/c"},
        {"iii/C", "III/c"},
        {"III.c", "III/c"},
        {"3C", "III/c"},
        {"33", "III/c"},
        {"Penata (III/c)", "III/c"},
        {"Penata", "III/c"},
        {"Penata Tingkat I", "III/d"},
        {"Penata Tk.I", "III/d"},
        {"Penata TK. I", "III/d"},
        {"Penata Tk I", "III/d"},
        {"PENATA MUDA TK.I", "III/b"},
        {"Penata Muda Tingkat 1", "III/b"},
        {"Pembina Utama Muda", "IV/c"},
        {"Penata Tk.I (III/d)", "III/d"},
        {"Penata Tk.I, III/d", "III/d"},
        {"III/d - Penata Tk.I", "III/d"},
        {"IV/e", "IV/e"},
        {"45", "IV/e"},
        {"11", "I/a"},
        {"IX", "IX"},
        {"9", "IX"},
        {"Golongan IX", "IX"},
        {"Gol. VII", "VII"},
        {"PPPK IX", "IX"},
        {"XVII", "XVII"},
        {"III", "III"},
        {"V", "V"},
        {"Pengatur Muda Tk. I (II/b)", "II/b"},
        {"III/e", ""},
        {"V/a", ""},
        {"35", ""},
        {"Jenderal", ""},
        {"99", ""},
    }));
    INFO(row.text);
    CHECK(ranks.find(row.text).value_or("") == row.code);
}

TEST_CASE("other choices are read by code, label, alias and the first of two names", "[intake][choice]") {
    struct Row {
        const char* list;
        std::string_view text;
        std::string_view code;
    };
    const auto row = GENERATE(values<Row>({
        {"education_level", "S-1/Sarjana", "s1"},
        {"education_level", "S1", "s1"},
        {"education_level", "D III", "d3"},
        {"education_level", "Diploma III/Sarjana Muda", "d3"},
        {"education_level", "SLTA", "sma"},
        {"education_level", "SMK/Teknik", "sma"},
        {"sex", "L", "male"},
        {"sex", "P", "female"},
        {"sex", "F", "female"},
        {"sex", "Pria", "male"},
        {"sex", "2", "female"},
        {"sex", "LAKI-LAKI", "male"},
        {"sex", "X", ""},
        {"position_kind", "1", "structural"},
        {"position_kind", "Fungsional Tertentu", "functional"},
        {"position_kind", "4", "operational"},
        {"legal_status", "PNS Aktif", "active"},
        {"legal_status", "CLTN", "leave"},
        {"employment_kind", "PPPK Paruh Waktu", "pppk_part_time"},
        {"employment_kind", "PNS DAERAH", "pns"},
        {"rating", "Cukup", "improve"},
        {"rating", "SANGAT BAIK", "very_good"},
        {"competency", "M.01 - Integritas", "M.01"},
        {"functional_level", "Ahli Muda (MU)", "junior"},
    }));
    INFO(row.list << ": " << row.text);
    const intake::ChoiceReader reader(records::Catalogue::standard().choices(row.list));
    CHECK(reader.find(row.text).value_or("") == row.code);
}

TEST_CASE("job titles get their level behind the name, and old names their new one", "[intake][job]") {
    struct Row {
        std::string_view text;
        std::string_view rank;
        std::string_view title;
        std::string_view current;
    };
    const auto row = GENERATE(values<Row>({
        {"TERAMPIL - PERAWAT", "", "PERAWAT TERAMPIL", ""},
        {"AHLI PERTAMA - GURU KELAS", "", "GURU KELAS AHLI PERTAMA", ""},
        {"Perawat Terampil", "", "Perawat Terampil", ""},
        {"GURU MADYA", "III/a", "GURU MADYA", "Guru Ahli Pertama"},
        {"GURU MADYA", "IV/b", "GURU MADYA", "Guru Ahli Madya"},
        {"GURU MADYA", "", "GURU MADYA", "Guru Ahli Madya"},
        {"GURU DEWASA", "", "GURU DEWASA", "Guru Ahli Muda"},
        {"GURU DEWASA TK.I", "III/d", "GURU DEWASA TK.I", "Guru Ahli Muda"},
        {"Guru Pembina", "IV/a", "Guru Pembina", "Guru Ahli Madya"},
        {"Guru Kelas Ahli Madya", "IV/a", "Guru Kelas Ahli Madya", ""},
        {"Perawat Pelaksana Lanjutan", "", "Perawat Pelaksana Lanjutan", "Perawat Mahir"},
        {"BIDAN PELAKSANA", "", "BIDAN PELAKSANA", "BIDAN Terampil"},
        {"Asisten Apoteker Pelaksana Lanjutan", "", "Asisten Apoteker Pelaksana Lanjutan", "Asisten Apoteker Mahir"},
        {"Perencana Muda", "", "Perencana Muda", "Perencana Ahli Muda"},
        {"Perencana Ahli Muda", "", "Perencana Ahli Muda", ""},
        {"Pengadministrasi Umum", "", "Pengadministrasi Umum", "Pengadministrasi Perkantoran"},
        {"Kepala Sekolah Menengah Pertama", "", "Kepala Sekolah Menengah Pertama", ""},
        {"Kepala Bidang Kearsipan", "", "Kepala Bidang Kearsipan", ""},
        {"Lurah Saringan", "", "Lurah Saringan", ""},
        {"Penata Layanan Operasional", "", "Penata Layanan Operasional", ""},
        {"Guru Kelas", "", "Guru Kelas", ""},
        {"Sub-Koordinator - Perencanaan", "", "Sub-Koordinator - Perencanaan", ""},
    }));
    INFO(row.text);
    const auto job = intake::JobTitles().read(row.text, row.rank);
    CHECK(job.title == row.title);
    CHECK(job.current == row.current);
    CHECK(job.reordered == (row.title != row.text));
}
