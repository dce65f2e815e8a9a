#include <catch_amalgamated.hpp>

#include "tests/support/driver.hpp"

using records::EntityKind;
using support::Driver;

namespace {

constexpr const char* k_person = "198504122010012014";

const records::Table& table(const Driver& driver, EntityKind kind) { return app::registry(driver.state()).table(kind); }

void import(Driver& driver, const std::string& name, const std::string& text) {
    driver.send(app::GiveFiles{{{name, std::make_shared<const std::string>(text)}}});
    REQUIRE(driver.state().staging);
    driver.send(app::CommitImport{});
}

/// One person with a past rank.
void fill(Driver& driver) {
    import(driver, "pns.csv", "NIP BARU;NAMA;GOL AKHIR NAMA\n" + std::string(k_person) + ";YENNI;III/a\n");
    import(driver, "riwayat.csv", "NIP;RIWAYAT_TMT_GOLONGAN;RIWAYAT_GOLONGAN;RIWAYAT_SK_GOLONGAN\n" + std::string(k_person) + ";01-04-2010;II/c;823/1\n");
    REQUIRE(table(driver, EntityKind::rank_history).size() == 1);
}

std::string key(const Driver& driver) { return table(driver, EntityKind::rank_history).rows()[0].key; }

}  // namespace

TEST_CASE("a record of a person is removed in one step, stays away after a reload, and comes back whole", "[app][remove]") {
    Driver driver("device0001");
    fill(driver);
    const records::Record before = table(driver, EntityKind::rank_history).rows()[0];
    driver.send(app::RemoveRecords{EntityKind::rank_history, {before.key}});
    CHECK(table(driver, EntityKind::rank_history).size() == 0);
    REQUIRE(driver.state().notice);
    CHECK(driver.state().notice->can_undo);
    driver.send(app::Undo{});
    REQUIRE(table(driver, EntityKind::rank_history).size() == 1);
    CHECK(table(driver, EntityKind::rank_history).rows()[0].values == before.values);
    driver.send(app::Redo{});
    CHECK(table(driver, EntityKind::rank_history).size() == 0);
    driver.reload();
    CHECK(table(driver, EntityKind::rank_history).size() == 0);
    CHECK(table(driver, EntityKind::employee).size() == 1);
}

TEST_CASE("people, units, seats and settings are not removed, nor what is not there", "[app][remove]") {
    Driver driver("device0001");
    fill(driver);
    driver.send(app::SetShared{"weight.wish", "20"});
    const std::string digest = driver.state().ledger->digest();
    const std::size_t steps = driver.state().undo.size();
    driver.send(app::RemoveRecords{EntityKind::employee, {k_person}});
    driver.send(app::RemoveRecords{EntityKind::setting, {"weight.wish"}});
    driver.send(app::RemoveRecords{EntityKind::rank_history, {"nobody//III/a"}});
    CHECK(driver.state().ledger->digest() == digest);
    CHECK(driver.state().undo.size() == steps);
}

TEST_CASE("a course belongs to nobody, and is added and removed by hand all the same", "[app][remove]") {
    Driver driver("device0001");
    std::vector<records::Value> values(records::Catalogue::standard().entity(EntityKind::course).fields.size());
    driver.send(app::AddRecord{EntityKind::course, values});
    CHECK(table(driver, EntityKind::course).size() == 0);  // it needs an id
    values[0] = std::string("PL-1"), values[1] = std::string("Pelayanan Prima");
    driver.send(app::AddRecord{EntityKind::course, values});
    REQUIRE(table(driver, EntityKind::course).size() == 1);
    driver.send(app::RemoveRecords{EntityKind::course, {"PL-1"}});
    CHECK(table(driver, EntityKind::course).size() == 0);
    driver.send(app::Undo{});
    CHECK(table(driver, EntityKind::course).rows()[0].key == "PL-1");
}

TEST_CASE("a removal here and an edit there stay side by side until somebody decides", "[app][remove]") {
    support::MemoryServer server;
    Driver one("device0001", &server), two("device0002", &server);
    fill(one);
    one.send(app::SyncNow{});
    two.send(app::SyncNow{});
    const std::string record = key(one);
    one.send(app::RemoveRecords{EntityKind::rank_history, {record}});
    const auto decree = records::Catalogue::standard().index(EntityKind::rank_history, "decree");
    two.send(app::EditField{EntityKind::rank_history, record, decree, records::Value{std::string("823/2")}});
    for (int round = 0; round < 2; ++round) one.send(app::SyncNow{}), two.send(app::SyncNow{});
    CHECK(one.state().ledger->digest() == two.state().ledger->digest());
    REQUIRE(table(one, EntityKind::rank_history).size() == 1);
    const auto conflicts = one.state().ledger->conflicts();
    REQUIRE(conflicts.size() == 1);
    CHECK_FALSE(conflicts[0].field);
    one.send(app::ResolveConflict{EntityKind::rank_history, record, {}, records::Value{std::int64_t{0}}});
    for (int round = 0; round < 2; ++round) one.send(app::SyncNow{}), two.send(app::SyncNow{});
    CHECK(table(two, EntityKind::rank_history).size() == 0);
    CHECK(two.state().ledger->conflict_count() == 0);
}
