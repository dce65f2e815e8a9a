// The quality of the data after each import: kept with the import, through reload, undo and sync.
#include "core/app/import_log.hpp"

#include <catch_amalgamated.hpp>

#include "core/app/selectors_quality.hpp"
#include "tests/support/driver.hpp"

using app::QualityPoint;
using support::Driver;

namespace {

void import(Driver& driver, std::string_view rows) {
    const std::string text = "NIP;NAMA;TANGGAL LAHIR;JENIS PEGAWAI NAMA;JENIS KELAMIN\n" + std::string(rows);
    driver.send(app::GiveFiles{{{"pns.csv", std::make_shared<const std::string>(text)}}});
    driver.send(app::CommitImport{});
}

constexpr std::string_view k_first = "198504122010012014;Yenni;12-04-1985;PNS;F\n";
constexpr std::string_view k_more = "198504122010012014;Yenni;12-04-1985;PNS;F\n199001012015031001;Riko;01-01-1990;PNS;M\n";

std::vector<QualityPoint> trend(const Driver& driver) { return app::quality_trend(app::registry(driver.state())); }

app::QualityShares shares_now(const Driver& driver) {
    const auto assessment = planning::Assessment::create(app::shared_registry(driver.state()), driver.state().today);
    REQUIRE(assessment);
    return app::quality_figures(*assessment, driver.state().today).city;
}

}  // namespace

TEST_CASE("each import keeps the quality that the data had after it, as the quality page counts it", "[app][quality]") {
    Driver driver("device0001");
    CHECK(trend(driver).empty());
    import(driver, k_first);
    REQUIRE(trend(driver).size() == 1);
    CHECK(trend(driver)[0] == QualityPoint{driver.state().today, 1, shares_now(driver)});
    import(driver, k_more);
    REQUIRE(trend(driver).size() == 2);
    CHECK(trend(driver)[1] == QualityPoint{driver.state().today, 2, shares_now(driver)});
    CHECK(app::whole(trend(driver)[1].shares).asked > app::whole(trend(driver)[0].shares).asked);

    const auto before = trend(driver);
    driver.reload();
    CHECK(trend(driver) == before);
    driver.send(app::Undo{});
    CHECK(trend(driver) == before);  // nothing to undo after a reload
}

TEST_CASE("undoing an import takes its point back, and the same file again adds one", "[app][quality]") {
    Driver driver("device0001");
    import(driver, k_first);
    const auto first = trend(driver);
    import(driver, k_more);
    driver.send(app::Undo{});
    CHECK(trend(driver) == first);
    driver.send(app::Redo{});
    CHECK(trend(driver).size() == 2);
    // Somebody changes the birth date, and the first file sets it right again.
    const auto field = records::Catalogue::standard().index(records::EntityKind::employee, "birth_date");
    driver.send(app::EditField{records::EntityKind::employee, "198504122010012014", field, records::Value{std::int64_t{5000}}});
    import(driver, k_first);
    REQUIRE(trend(driver).size() == 3);
    CHECK(trend(driver)[0] == first[0]);
    CHECK(trend(driver)[2].number == 3);
}

TEST_CASE("files imported together are one point; a file without people is none", "[app][quality]") {
    Driver driver("device0001");
    driver.send(app::GiveFiles{{{"unor.csv", std::make_shared<const std::string>("ID,NAMA_UNOR\nU1,Dinas Sosial\n")}}});
    driver.send(app::CommitImport{});
    CHECK(trend(driver).empty());
    driver.send(app::GiveFiles{{{"unor.csv", std::make_shared<const std::string>("ID,NAMA_UNOR\nU2,Dinas Kesehatan\n")},
                                {"pns.csv", std::make_shared<const std::string>("NIP;NAMA\n198504122010012014;Yenni\n")}}});
    driver.send(app::CommitImport{});
    CHECK(trend(driver).size() == 1);
}

TEST_CASE("the points of two devices stand side by side after they met", "[app][quality][sync]") {
    support::MemoryServer server;
    Driver lowland("device0001", &server), highland("device0002", &server);
    import(lowland, k_first);
    import(highland, k_more);
    for (Driver* device : {&lowland, &highland, &lowland}) device->send(app::SyncNow{});
    CHECK(trend(lowland) == trend(highland));
    CHECK(trend(lowland).size() == 2);
}

TEST_CASE("an entry that says nothing about quality, or not what it should, is no point", "[app][quality]") {
    const char* value = GENERATE("2026-11-01", "", "2026-11-01 1 1/2 1/2 1/2", "2026-11-01 1 3/2 1/2 1/2 1/2", "soon 1 1/2 1/2 1/2 1/2",
                                 "2026-11-01 1 1/2 1/2 1/2 x/2");
    Driver driver("device0001");
    driver.send(app::SetShared{"import.abc", value});
    CHECK(trend(driver).empty());
    driver.send(app::SetShared{"import.def", "2026-11-01 1 1/2 1/2 1/2 1/2"});
    CHECK(trend(driver).size() == 1);
}
