// Kin as a person's page shows it, and records that are entered by hand.
#include <catch_amalgamated.hpp>

#include "core/app/kin.hpp"
#include "tests/support/driver.hpp"

using records::EntityKind;
using support::Driver;

namespace {

constexpr const char* k_one = "198504122010012014";
constexpr const char* k_two = "199001012015031001";
constexpr const char* k_three = "196202021985031002";

const records::Registry& registry(const Driver& driver) { return app::registry(driver.state()); }

void import(Driver& driver, const std::string& name, const std::string& text) {
    driver.send(app::GiveFiles{{{name, std::make_shared<const std::string>(text)}}});
    REQUIRE(driver.state().staging);
    driver.send(app::CommitImport{});
}

void fill(Driver& driver) {
    import(driver, "pns.csv", "NIP BARU;NAMA\n" + std::string(k_one) + ";YENNI\n" + k_two + ";RIKO\n" + k_three + ";ANWAR\n");
}

std::vector<records::Value> kin(const char* owner, const char* other, const char* relation) {
    const records::Catalogue& catalogue = records::Catalogue::standard();
    std::vector<records::Value> values(catalogue.entity(EntityKind::family).fields.size());
    const auto set = [&](std::string_view field, records::Value value) { values[catalogue.index(EntityKind::family, field)] = std::move(value); };
    set("employee_number", std::string(owner));
    set("relative_number", std::string(other));
    if (*relation != '\0') set("relation", std::string(relation));
    return values;
}

std::string seen(const Driver& driver, const char* from) {
    std::string text;
    for (const app::Relative& one : app::relatives(registry(driver), from))
        text += one.number.substr(0, 4) + ":" + one.relation + ":" + std::to_string(one.records.size()) + " ";
    return text;
}

}  // namespace

TEST_CASE("kin is seen from both sides, each relative once", "[app][kin]") {
    Driver driver("device0001");
    fill(driver);
    driver.send(app::AddRecord{EntityKind::family, kin(k_one, k_two, "spouse")});
    driver.send(app::AddRecord{EntityKind::family, kin(k_one, k_three, "parent")});
    CHECK(seen(driver, k_one) == "1962:parent:1 1990:spouse:1 ");
    CHECK(seen(driver, k_three) == "1985:child:1 ");
    CHECK(seen(driver, k_two) == "1985:spouse:1 ");
    driver.send(app::AddRecord{EntityKind::family, kin(k_two, k_one, "sibling")});
    const auto day = base::parse_iso_day("2020-01-31");
    driver.send(app::EditField{EntityKind::family, std::string(k_two) + "/" + k_one, records::Catalogue::standard().index(EntityKind::family, "until"), records::Value{std::int64_t{day->number}}});
    CHECK(app::relatives(registry(driver), k_one)[1].until == day);  // told by the other's record alone
    driver.send(app::EditField{EntityKind::family, std::string(k_one) + "/" + k_two, records::Catalogue::standard().index(EntityKind::family, "since"), records::Value{std::int64_t{day->number}}});
    CHECK(app::relatives(registry(driver), k_one, day)[1].records.size() == 2);
    CHECK(app::relatives(registry(driver), k_one, base::Day{day->number - 1})[1].records.size() == 1);  // the other's has no day
    // What the own record says comes first where the two contradict each other.
    CHECK(seen(driver, k_one) == "1962:parent:1 1990:spouse:2 ");
    CHECK(seen(driver, k_two) == "1985:sibling:2 ");
}

TEST_CASE("a record entered by hand is one step, stays after a reload, and is taken back", "[app][kin]") {
    Driver driver("device0001");
    fill(driver);
    driver.send(app::AddRecord{EntityKind::family, kin(k_one, k_two, "spouse")});
    REQUIRE(driver.state().notice);
    CHECK(driver.state().notice->can_undo);
    REQUIRE(registry(driver).table(EntityKind::family).find(std::string(k_one) + "/" + k_two) != nullptr);
    driver.send(app::Undo{});
    CHECK(seen(driver, k_one).empty());
    driver.send(app::Redo{});
    driver.reload();
    CHECK(seen(driver, k_one) == "1990:spouse:1 ");
}

TEST_CASE("all records of one relative go together, in one step of undo", "[app][kin]") {
    Driver driver("device0001");
    fill(driver);
    driver.send(app::AddRecord{EntityKind::family, kin(k_one, k_two, "spouse")});
    driver.send(app::AddRecord{EntityKind::family, kin(k_two, k_one, "spouse")});
    const auto relative = app::relatives(registry(driver), k_one).front();
    driver.send(app::RemoveRecords{EntityKind::family, relative.records});
    CHECK(registry(driver).table(EntityKind::family).size() == 0);
    driver.send(app::Undo{});
    CHECK(registry(driver).table(EntityKind::family).size() == 2);
}

TEST_CASE("what is there already, has no key, or belongs to nobody is not added", "[app][kin]") {
    Driver driver("device0001");
    fill(driver);
    driver.send(app::AddRecord{EntityKind::family, kin(k_one, k_two, "spouse")});
    const std::string digest = driver.state().ledger->digest();
    driver.send(app::AddRecord{EntityKind::family, kin(k_one, k_two, "sibling")});
    CHECK(driver.state().notice->key == "notice.added_before");
    driver.send(app::AddRecord{EntityKind::family, kin(k_one, "", "sibling")});
    std::vector<records::Value> job(records::Catalogue::standard().entity(EntityKind::job).fields.size());
    job[0] = std::string("JP-1");
    driver.send(app::AddRecord{EntityKind::job, job});
    CHECK(driver.state().ledger->digest() == digest);
}
