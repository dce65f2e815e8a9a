// An old file that comes in after a reorganisation.
#include <catch_amalgamated.hpp>

#include "core/intake/check.hpp"
#include "tests/unit/intake/fixtures.hpp"

using fixtures::codes;
using fixtures::staged;
using fixtures::value;
using records::EntityKind;

namespace {

/// C went into D and that into u4; E was dissolved; X and Y succeed each other; F is open until next year; u4 was called otherwise.
std::shared_ptr<records::Registry> reformed_city() {
    auto registry = fixtures::small_city();
    const auto closed = [&](const char* id, const char* name, const char* next, const char* day = "2024-01-01") {
        fixtures::add(*registry, EntityKind::unit, id, {{"unit_id", id}, {"name", name}, {"closed_on", day}, {"successor_id", next}});
    };
    closed("C", "Dinas Sosial", "D"), closed("D", "Dinas Sosial P3A", "u4"), closed("E", "Kantor Arsip", ""), closed("F", "Dinas Pasar", "u4", "2027-01-01");
    closed("X", "Kantor X", "Y"), closed("Y", "Kantor Y", "X"), closed("P", "Dinas Pendidikan", "u1");
    fixtures::add(*registry, EntityKind::unit_history, "u4/2020-01-01", {{"unit_id", "u4"}, {"until", "2020-01-01"}, {"name", "Kantor Kesehatan"}});
    fixtures::add(*registry, EntityKind::employee, "196504121990012005",
                  {{"employee_number", "196504121990012005"}, {"name", "Dodi"}, {"legal_status", "retired"}, {"unit_id", "C"}});
    return registry;
}

constexpr const char* k_people = "NIP;NAMA;UNOR ID;UNOR NAMA\n";
std::string person(const char* unit, const char* name, const char* number = "198504122010012014") { return std::string(number) + ";YENNI;" + unit + ';' + name + '\n'; }

const intake::Finding& closing(const intake::StagedFile& file, std::size_t row) {
    const auto own = file.findings_of(file.rows.at(row));
    const auto at = std::ranges::find(own, "W_UNIT_CLOSED", &intake::Finding::code);
    BASE_ASSERT(at != own.end());
    return *at;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a row that puts somebody into a closed unit is worth a warning with the day and the successor of its successor", "[intake][unit]") {
    const auto file = staged(k_people + person("C", "Dinas Sosial") + person("E", "Kantor Arsip", "199001012015031001") + person("X", "Kantor X", "198504122010012015") +
                                 person("F", "Dinas Pasar", "198504122010012016") + person("", "Dinas Sosial", "198504122010012017"),
                             reformed_city());
    CHECK(codes(file, 0) == "W_UNIT_CLOSED");
    CHECK(file.rows[0].state == intake::RowState::warning);
    CHECK(closing(file, 0).column == "UNOR ID");
    CHECK(closing(file, 0).candidates == Texts{"u4"});
    const base::Catalog words = base::Catalog::load(base::Language::indonesian);
    CHECK(intake::message(words, closing(file, 0)) == "Dinas Sosial sudah ditutup sejak 01-01-2024.");
    CHECK(intake::repair(words, closing(file, 0)).contains("diteruskan Dinas Kesehatan"));
    CHECK(codes(file, 1) == "W_UNIT_CLOSED");
    CHECK(closing(file, 1).candidates.empty());
    CHECK(intake::repair(words, closing(file, 1)) == "Pilih unit yang masih berdiri.");
    CHECK(closing(file, 2).candidates.empty());
    CHECK(codes(file, 3) == "");
    CHECK(codes(file, 4) == "W_UNIT_CLOSED");
    CHECK(closing(file, 4).column == "UNOR NAMA");
    CHECK(closing(file, 4).candidates == Texts{"Dinas Kesehatan"});
    CHECK(value(file, 4, "unit_id") == "C");
}

TEST_CASE("the repair is one cell, and leaves a row without findings in the unit that carries on", "[intake][unit]") {
    const auto registry = reformed_city();
    const auto file = staged(k_people + person("C", "Dinas Sosial") + person("", "Dinas Sosial", "199001012015031001"), registry);
    const auto mended = [&](std::size_t row) {
        const intake::Finding& finding = closing(file, row);
        const auto column = static_cast<std::size_t>(std::ranges::find(file.mapping.columns, finding.column, &intake::MappedColumn::header) - file.mapping.columns.begin());
        intake::Stager stager(file, file.mapping, {{finding.row, column, finding.candidates.at(0)}}, registry, fixtures::k_today);
        while (stager.step(100)) {
        }
        return *stager.finish();
    };
    for (const std::size_t row : {0UZ, 1UZ}) {
        const auto after = mended(row);
        CHECK(codes(after, row) == "");
        CHECK(value(after, row, "unit_id") == "u4");
        CHECK(value(after, row, "unit_name") == "Dinas Kesehatan");
    }
}

TEST_CASE("seats and units below a closed unit are pointed out too; histories, the retired and closed units are not", "[intake][unit]") {
    const auto registry = reformed_city();
    const auto seats = staged("POSISI_ID;UNOR_ID;NAMA_JABATAN\nP1;C;Operator\nP2;Kantor Arsip;Operator\nP3;u4;Operator\n", registry);
    CHECK(codes(seats, 0).contains("W_UNIT_CLOSED"));
    CHECK(closing(seats, 0).candidates == Texts{"u4"});
    CHECK(codes(seats, 1).contains("W_UNIT_CLOSED"));
    CHECK_FALSE(codes(seats, 2).contains("W_UNIT_CLOSED"));
    const auto units = staged("ID,NAMA_UNOR,ID_ATASAN\nu2,SD Negeri 01 Kolok,C\nD,Dinas Sosial P3A,C\nu5,Sekretariat,u4\n", registry);
    CHECK(codes(units, 0) == "W_UNIT_CLOSED");
    CHECK(closing(units, 0).column == "ID_ATASAN");
    CHECK(codes(units, 1) == "");
    CHECK(codes(units, 2) == "");
    CHECK(codes(staged(k_people + person("C", "Dinas Sosial", "196504121990012005"), registry), 0) == "");
    CHECK(codes(staged("ID_UNOR,RIWAYAT_UNOR_SAMPAI,RIWAYAT_NAMA_UNOR,RIWAYAT_ID_ATASAN\nC,2020-01-01,Kantor Sosial,E\n", registry), 0) == "");
    CHECK(codes(staged("NIP;RIWAYAT_TMT_JABATAN;RIWAYAT_JABATAN;RIWAYAT_UNOR;RIWAYAT_UNOR_ID\n198504122010012014;01-01-2018;Operator;Dinas Sosial;C\n", registry), 0) == "");
}

TEST_CASE("what a unit was called before means it, and a name is that of the unit that is open", "[intake][unit]") {
    const auto file = staged(k_people + person("u4", "Kantor Kesehatan") + person("", "Kantor Kesehatan", "199001012015031001") +
                                 person("", "Dinas Pendidikan", "198504122010012015") + person("u4", "Kantor Pos", "198504122010012016"),
                             reformed_city());
    for (const std::size_t row : {0UZ, 1UZ}) {
        CHECK(codes(file, row) == "");
        CHECK(value(file, row, "unit_id") == "u4");
        CHECK(value(file, row, "unit_name") == "Dinas Kesehatan");
    }
    CHECK(codes(file, 2) == "");
    CHECK(value(file, 2, "unit_id") == "u1");
    CHECK(codes(file, 3) == "W_UNIT_SPELLING");
}

TEST_CASE("an id that is offered for a unit is read in a column of names too", "[intake][unit]") {
    const auto file = staged("NIP;NAMA;UNOR NAMA\n198504122010012014;YENNI;Sekretariat\n199001012015031001;RIKO;u5\n", fixtures::small_city());
    CHECK(codes(file, 0) == "W_UNIT_AMBIGUOUS");
    CHECK(file.findings_of(file.rows[0])[0].candidates == Texts{"u3", "u5"});
    CHECK(codes(file, 1) == "");
    CHECK(value(file, 1, "unit_id") == "u5");
    CHECK(value(file, 1, "unit_name") == "Sekretariat");
}

TEST_CASE("files checked together find the closing in the list of units beside them", "[intake][check]") {
    const auto file = [](const char* name, std::string text) { return intake::InputFile{name, std::make_shared<const std::string>(std::move(text))}; };
    const auto checked = intake::check_files({file("pns.csv", k_people + person("A", "Dinas Sosial")),
                                              file("unit.csv", "ID,NAMA_UNOR,UNOR_DITUTUP_PADA,UNOR_PENERUS\nA,Dinas Sosial,01-01-2024,B\nB,Dinas Kesehatan,,\n")},
                                             fixtures::empty_registry(), fixtures::k_today);
    CHECK(codes(*checked.files[0].staged, 0).contains("W_UNIT_CLOSED"));
    CHECK(closing(*checked.files[0].staged, 0).candidates == Texts{"B"});
}
