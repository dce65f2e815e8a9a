// Names and parents of units are kept when a file or a pencil changes them, unless that is a correction.
#include "core/app/unit_past.hpp"

#include <catch_amalgamated.hpp>

#include "core/records/unit_history.hpp"
#include "tests/support/driver.hpp"

using records::EntityKind;
using support::Driver;

namespace {

base::Day day(std::string_view text) { return base::parse_iso_day(text).value(); }
const records::Table& table(const Driver& driver, EntityKind kind) { return app::registry(driver.state()).table(kind); }

void import(Driver& driver, const std::string& rows, bool corrects_units = false, const std::string& past = {}) {
    const auto file = [](const char* name, const std::string& text) { return app::GivenFile{name, std::make_shared<const std::string>(text)}; };
    std::vector<app::GivenFile> files{file("unit.csv", "ID,NAMA_UNOR,ID_ATASAN\n" + rows)};
    if (!past.empty()) files.push_back(file("dulu.csv", "ID_UNOR,RIWAYAT_UNOR_SAMPAI,RIWAYAT_NAMA_UNOR\n" + past));
    driver.send(app::GiveFiles{std::move(files)});
    REQUIRE(driver.state().staging);
    driver.send(app::CommitImport{corrects_units});
}
void found(Driver& driver) { import(driver, "K,Kota,\nA,Dinas Sosial,K\nB,Dinas Arsip,K\n"); }
void edit(Driver& driver, std::string_view field, const char* value, bool corrects_unit = false) {
    const auto index = records::Catalogue::standard().index(EntityKind::unit, field);
    driver.send(app::EditField{EntityKind::unit, "A", index, *value == 0 ? records::Value{} : records::Value{std::string(value)}, corrects_unit});
}
std::string called(const Driver& driver, std::string_view on) {
    const records::UnitThen then = records::unit_as_of(app::registry(driver.state()), *table(driver, EntityKind::unit).find("A"), day(on));
    return std::string(then.name) + '/' + std::string(then.parent);
}

}  // namespace

TEST_CASE("a pencil and a file keep what a unit was called and stood under until today, in one step with the change", "[app][organisation]") {
    Driver driver("device0001");
    found(driver);
    CHECK(table(driver, EntityKind::unit_history).size() == 0);
    const bool is_file = GENERATE(true, false);
    if (is_file) import(driver, "A,Dinas Sosial P3A,B\n");
    else edit(driver, "name", "Dinas Sosial P3A"), edit(driver, "parent_id", "B");
    CHECK(called(driver, "2026-10-31") == "Dinas Sosial/K");
    CHECK(called(driver, "2026-11-01") == "Dinas Sosial P3A/B");
    REQUIRE(table(driver, EntityKind::unit_history).size() == 1);
    if (!is_file) driver.send(app::Undo{});
    driver.send(app::Undo{});
    CHECK(table(driver, EntityKind::unit_history).size() == 0);
    CHECK(called(driver, "2026-11-01") == "Dinas Sosial/K");
}

TEST_CASE("the people of a unit have its name whoever changes it, and those of an agency the agency's", "[app][organisation]") {
    Driver driver("device0001");
    import(driver, "K,Kota,\nA,Dinas Sosial,K\nA1,Bidang Bantuan,A\nB,Dinas Arsip,K\n");
    const auto people = [](const std::string& rows) {
        return app::GivenFile{"pns.csv", std::make_shared<const std::string>("NIP BARU;NAMA;UNOR ID;UNOR NAMA;SATUAN KERJA INDUK NAMA;JABATAN NAMA;TMT JABATAN\n" + rows)};
    };
    driver.send(app::GiveFiles{{people("198504122010012014;YENNI;A;Dinas Sosial;Dinas Sosial;Operator;01-01-2020\n199001012015031001;RIKO;A1;Bidang Bantuan;Dinas Sosial;Operator;01-01-2020\n"
                                       "199202022016012002;MIRA;B;Dinas Arsip;Dinas Arsip;Operator;01-01-2020\n199303032016012003;AYU;;;;;\n")}});
    driver.send(app::CommitImport{});
    const auto said = [&](const char* number, std::string_view field) {
        const records::Registry& registry = app::registry(driver.state());
        return std::string(records::as_text(registry.value(EntityKind::employee, *registry.table(EntityKind::employee).find(number), field)));
    };
    // Ayu is there by the name alone.
    const auto field = records::Catalogue::standard().index(EntityKind::employee, "unit_name");
    driver.send(app::EditField{EntityKind::employee, "199303032016012003", field, std::string("Dinas Sosial")});
    const std::size_t steps = driver.state().undo.size();
    const auto how = GENERATE(0, 1, 2);
    INFO(how);
    if (how == 0) edit(driver, "name", "Dinas Sosial P3A");
    if (how == 1) edit(driver, "name", "Dinas Sosial P3A", true);
    if (how == 2) import(driver, "A,Dinas Sosial P3A,K\n");
    CHECK(driver.state().undo.size() == steps + 1);
    CHECK(said("198504122010012014", "unit_name") == "Dinas Sosial P3A");
    CHECK(said("198504122010012014", "agency") == "Dinas Sosial P3A");
    CHECK(said("199001012015031001", "unit_name") == "Bidang Bantuan");
    CHECK(said("199001012015031001", "agency") == "Dinas Sosial P3A");
    CHECK(said("199202022016012002", "unit_name") == "Dinas Arsip");
    CHECK(said("199202022016012002", "agency") == "Dinas Arsip");
    CHECK(said("199303032016012003", "unit_name") == "Dinas Sosial P3A");
    CHECK(said("199303032016012003", "unit_id") == "A");
    CHECK(table(driver, EntityKind::position_history).size() == 0);  // nobody moved
    driver.send(app::Undo{});
    CHECK(said("198504122010012014", "unit_name") == "Dinas Sosial");
    CHECK(said("199303032016012003", "unit_id").empty());
}

TEST_CASE("a file of people that comes with the new name is left as it is", "[app][organisation]") {
    Driver driver("device0001");
    found(driver);
    const auto give = [&](const std::string& units, const std::string& unit) {
        driver.send(app::GiveFiles{{{"unit.csv", std::make_shared<const std::string>("ID,NAMA_UNOR,ID_ATASAN\n" + units)},
                                    {"pns.csv", std::make_shared<const std::string>("NIP BARU;NAMA;UNOR ID;UNOR NAMA\n198504122010012014;YENNI;" + unit + "\n")}}});
        driver.send(app::CommitImport{});
    };
    give("A,Dinas Sosial,K\n", "A;Dinas Sosial");
    give("A,Dinas Sosial P3A,K\nB,Dinas Perpustakaan,K\n", "B;Dinas Perpustakaan");
    const records::Registry& registry = app::registry(driver.state());
    const records::Record& person = *table(driver, EntityKind::employee).find("198504122010012014");
    CHECK(records::as_text(registry.value(EntityKind::employee, person, "unit_name")) == "Dinas Perpustakaan");
    CHECK(records::as_text(registry.value(EntityKind::employee, person, "unit_id")) == "B");
}

TEST_CASE("a correction, another spelling and a first value keep nothing; taking a parent away does", "[app][organisation]") {
    Driver driver("device0001");
    found(driver);
    edit(driver, "name", "Dinas Sosisal", true);
    import(driver, "A,Dinas Sosial P3A,B\n", true);
    CHECK(called(driver, "2020-01-01") == "Dinas Sosial P3A/B");
    import(driver, "A,DINAS SOSIAL P3A,B\nK,Kota,B\n");
    CHECK(table(driver, EntityKind::unit_history).size() == 0);
    edit(driver, "parent_id", "");
    CHECK(called(driver, "2026-10-31") == "DINAS SOSIAL P3A/B");
    CHECK(called(driver, "2026-11-01") == "DINAS SOSIAL P3A/");
}

TEST_CASE("a file that is compared once more before its commit stays a correction", "[app][organisation]") {
    Driver driver("device0001");
    found(driver);
    driver.send(app::GiveFiles{{{"unit.csv", std::make_shared<const std::string>("ID,NAMA_UNOR\nA,Dinas Baru\n")}}});
    edit(driver, "parent_id", "B", true);
    driver.send(app::CommitImport{true});
    CHECK(called(driver, "2020-01-01") == "Dinas Baru/B");
}

TEST_CASE("a file that tells the past itself is believed; nothing comes before what is recorded last", "[app][organisation]") {
    Driver driver("device0001");
    found(driver);
    import(driver, "A,Dinas Sosial P3A,K\n", false, "A,2024-01-01,Dinas Sosial\n");
    CHECK(table(driver, EntityKind::unit_history).size() == 1);
    CHECK(called(driver, "2023-12-31").starts_with("Dinas Sosial/"));
    CHECK(called(driver, "2024-01-01") == "Dinas Sosial P3A/K");
    // It tells of other years only: today's name is kept all the same.
    import(driver, "A,Dinsos,K\n", false, "A,2010-01-01,Kantor Sosial\n");
    CHECK(called(driver, "2009-12-31").starts_with("Kantor Sosial/"));
    CHECK(called(driver, "2026-10-31") == "Dinas Sosial P3A/K");
    CHECK(called(driver, "2026-11-01") == "Dinsos/K");
}
