#include "core/app/saved_list.hpp"

#include <catch_amalgamated.hpp>

#include "tests/support/driver.hpp"

using records::EntityKind;

namespace {

app::SavedList talawi() {
    app::SavedList list{"Calon Talawi", EntityKind::employee};
    list.where.parts.push_back({app::Condition::Kind::test, {}, {{}, "home_district"}, app::Test::is, "1373.04"});
    list.columns = {"rank", "position_since"};
    list.sort = "rank";
    list.is_descending = true;
    list.by = app::Subject{"unit_id", "district"};
    list.across = app::Subject{{}, "sex"};
    return list;
}

std::vector<app::SavedList> lists(const support::Driver& driver) {
    return app::saved_lists(app::registry(driver.state()), EntityKind::employee);
}

}  // namespace

TEST_CASE("a list is kept whole under its name, and keeping or deleting it can be undone", "[app][lists]") {
    support::Driver driver("device0001");
    driver.send(app::KeepList{talawi()});
    CHECK(lists(driver) == std::vector{talawi()});
    CHECK(app::saved_lists(app::registry(driver.state()), EntityKind::unit).empty());
    driver.reload();
    CHECK(lists(driver) == std::vector{talawi()});
    driver.send(app::DropList{EntityKind::employee, "Calon Talawi"});
    CHECK(lists(driver).empty());
    driver.send(app::Undo{});
    CHECK(lists(driver) == std::vector{talawi()});
    app::SavedList other = talawi();
    other.where = {};
    driver.send(app::KeepList{other});
    CHECK(lists(driver) == std::vector{other});
    driver.send(app::Undo{});
    CHECK(lists(driver) == std::vector{talawi()});
}

TEST_CASE("a list that cannot be read is passed over", "[app][lists]") {
    support::Driver driver("device0001");
    driver.send(app::SetShared{"list.employee.a", "{\"where\":"});
    driver.send(app::SetShared{"list.employee.b", R"({"where":{"field":"rank","test":"is_known"}})"});
    driver.send(app::SetShared{"list.employee.c", R"({"where":{"all":[]},"columns":"x"})"});
    REQUIRE(lists(driver).size() == 1);
    CHECK(lists(driver)[0].name == "c");
    CHECK(lists(driver)[0].columns.empty());
}

TEST_CASE("exactly what is listed goes out: rows, order and columns", "[app][lists]") {
    support::Driver driver("device0001");
    driver.send(app::GiveFiles{{{"pns.csv", std::make_shared<const std::string>("NIP BARU;NAMA;GOL AKHIR NAMA\n198504122010012014;YENNI;III/c\n199001012015031001;RIKO;III/a\n")}}});
    driver.send(app::CommitImport{});
    const auto& catalogue = records::Catalogue::standard();
    const std::vector<records::FieldIndex> columns{catalogue.index(EntityKind::employee, "rank"), catalogue.index(EntityKind::employee, "phone")};
    const auto rows = std::make_shared<const std::vector<std::uint32_t>>(std::vector<std::uint32_t>{1, 0});
    driver.send(app::ExportList{EntityKind::employee, "Calon Talawi", "Pegawai", rows, columns, intake::TableFormat::csv});
    REQUIRE_FALSE(driver.downloads.empty());
    CHECK(driver.downloads.back().name == "calon-talawi.csv");
    CHECK(driver.downloads.back().bytes ==
          "\xEF\xBB\xBFPegawai;NIP;Golongan;Nomor HP\r\nRiko;'199001012015031001;III/a;\r\nYenni;'198504122010012014;III/c;\r\n");
    using Cells = std::vector<std::vector<std::string>>;
    driver.send(app::ExportCells{"x", std::make_shared<const Cells>(Cells{{"Golongan", "Jumlah"}, {"III/a", "1"}}), intake::TableFormat::csv});
    CHECK(driver.downloads.back().bytes == "\xEF\xBB\xBFGolongan;Jumlah\r\nIII/a;1\r\n");
    driver.send(app::ExportList{EntityKind::employee, "x", "Pegawai", rows, columns, intake::TableFormat::workbook});
    CHECK(driver.downloads.back().name == "x.xlsx");
    CHECK(driver.downloads.back().bytes.starts_with("PK"));
}
