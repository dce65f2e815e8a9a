#include "core/app/mapping_profile.hpp"

#include <catch_amalgamated.hpp>

#include "core/intake/staging.hpp"
#include "tests/support/driver.hpp"

namespace {

constexpr std::string_view k_text = "NIP BARU;NAMA;KETERANGAN\n198504122010012014;Yenni;Talawi\n";

app::GiveFiles given(std::string_view text) {
    return {{{"kerja.csv", std::make_shared<const std::string>(text)}}};
}

}  // namespace

TEST_CASE("columns mapped once are mapped again under the profile's name", "[app][import]") {
    support::Driver driver("device0001");
    driver.send(given(k_text));
    const auto& catalogue = records::Catalogue::standard();
    const auto place = catalogue.index(records::EntityKind::employee, "birth_place");
    driver.send(app::ColumnChoice{0, 2, place});
    driver.send(app::KeepMapping{0, "Lembar kerja"});
    driver.send(app::DiscardImport{});

    driver.send(given("NAMA;KETERANGAN;NIP BARU\nRiko;Silungkang;199001012015031001\n"));
    REQUIRE(driver.state().staging);
    const app::Staging::File& file = driver.state().staging->files[0];
    CHECK(file.profile == "Lembar kerja");
    CHECK(file.staged->mapping.columns[1].field == place);
    driver.send(app::ColumnChoice{0, 1, std::nullopt});
    CHECK_FALSE(driver.state().staging->files[0].staged->mapping.columns[1].field);
    driver.send(app::DiscardImport{});

    driver.send(given("NIP BARU;NAMA;KETERANGAN;NIK\n198504122010012014;Yenni;Talawi;\n"));
    CHECK(driver.state().staging->files[0].profile.empty());
    CHECK_FALSE(driver.state().staging->files[0].staged->mapping.columns[2].field);
}

TEST_CASE("what a file holds is answered once: the kept mapping tells it of the next", "[app][import]") {
    support::Driver driver("device0001");
    constexpr std::string_view k_unclear = "No;ID;Nama;Keterangan\n1;BKD;Badan Kepegawaian;a\n";
    driver.send(given(k_unclear));
    REQUIRE(driver.state().staging->files[0].fault);
    CHECK(driver.state().staging->files[0].fault->code == "intake.unclear_kind");
    driver.send(app::KindChoice{0, records::EntityKind::unit});
    REQUIRE(driver.state().staging->files[0].staged);
    driver.send(app::KeepMapping{0, "Daftar unit"});
    driver.send(app::DiscardImport{});

    const auto people = std::make_shared<const std::string>("NIP BARU;NAMA;UNOR ID\n198504122010012014;Yenni;DINSOS\n");
    const auto units = std::make_shared<const std::string>("ID;No;Keterangan;Nama\nDINSOS;1;a;Dinas Sosial\n");
    driver.send(app::GiveFiles{{{"pegawai.csv", people}, {"baru.csv", units}}});
    REQUIRE(driver.state().staging->files[1].staged);
    CHECK(driver.state().staging->files[1].staged->entity() == records::EntityKind::unit);
    CHECK(driver.state().staging->files[1].profile == "Daftar unit");
    CHECK(driver.state().staging->order == std::vector<std::size_t>{1, 0});  // as if the file had said so itself
    driver.send(app::KindChoice{1, records::EntityKind::job});
    CHECK(driver.state().staging->files[1].staged->entity() == records::EntityKind::job);
    driver.send(app::DiscardImport{});

    driver.send(given("No;ID;Nama\n1;BKD;Badan Kepegawaian\n"));
    REQUIRE(driver.state().staging->files[0].fault);
    CHECK(driver.state().staging->files[0].fault->code == "intake.unclear_kind");
}

TEST_CASE("a profile that cannot be read is passed over", "[app][import]") {
    support::Driver driver("device0001");
    driver.send(app::SetShared{"mapping.a", "{\"entity\":"});
    driver.send(app::SetShared{"mapping.b", R"({"entity":"employee","columns":{"nip_baru":"no_such_field","nama":"name","keterangan":null}})"});
    driver.send(given(k_text));
    REQUIRE(driver.state().staging);
    CHECK(driver.state().staging->files[0].profile == "b");
    CHECK(driver.state().staging->files[0].fault.has_value() == false);
}
