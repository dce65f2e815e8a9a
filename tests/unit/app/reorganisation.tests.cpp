#include "core/app/reorganisation.hpp"

#include <algorithm>
#include <random>

#include <catch_amalgamated.hpp>

#include "core/app/history.hpp"
#include "core/app/unit_tree.hpp"
#include "core/records/unit_history.hpp"
#include "tests/support/driver.hpp"

using app::Reorganisation;
using records::EntityKind;
using support::Driver;
using Kind = Reorganisation::Kind;

namespace {

base::Day day(std::string_view text) { return base::parse_iso_day(text).value(); }
const records::Registry& registry(const Driver& driver) { return app::registry(driver.state()); }
const records::Table& table(const Driver& driver, EntityKind kind) { return registry(driver).table(kind); }

void import(Driver& driver, const std::string& name, const std::string& text) {
    driver.send(app::GiveFiles{{{name, std::make_shared<const std::string>(text)}}});
    REQUIRE(driver.state().staging);
    driver.send(app::CommitImport{});
}

/// KOTA > A (Sosial; A1 below it; three people) and B (Arsip; one person). In A one has retired.
void found(Driver& driver) {
    import(driver, "unit.csv", "ID,NAMA_UNOR,ID_ATASAN,JENIS_UNIT\nK,Kota,,Pemerintah kota\nA,Dinas Sosial,K,Dinas atau badan\nA1,UPTD Panti,A,\nB,Dinas Arsip,K,Dinas atau badan\n");
    import(driver, "peta.csv", "POSISI_ID;UNOR_ID;NAMA_JABATAN;JENIS_JABATAN;ABK\nP1;A;Pekerja Sosial;Fungsional;2\nP2;A;Sekretaris;Struktural;1\nP3;B;Arsiparis;Fungsional;2\nP4;A1;Pengasuh;Fungsional;1\n");
    const auto person = [](const char* number, const char* job, const char* unit, const char* name, const char* agency, const char* status) {
        return std::string(number) + ';' + job + ";15-03-2015;" + unit + ';' + name + ';' + agency + ';' + status + '\n';
    };
    import(driver, "pns.csv", "NIP BARU;JABATAN NAMA;TMT JABATAN;UNOR ID;UNOR NAMA;SATUAN KERJA INDUK NAMA;KEDUDUKAN HUKUM NAMA\n" +
                                  person("198504122010012001", "Pekerja Sosial", "A", "Dinas Sosial", "DINAS SOSIAL", "Aktif") +
                                  person("198504122010012002", "Sekretaris", "A", "Dinas Sosial", "Dinas Sosial", "Aktif") +
                                  person("198504122010012003", "Arsiparis", "B", "Dinas Arsip", "Dinas Arsip", "Aktif") +
                                  person("198504122010012004", "Pengasuh", "A1", "UPTD Panti", "Dinas Sosial", "Aktif") +
                                  person("196504121990012005", "Pekerja Sosial", "A", "Dinas Sosial", "Dinas Sosial", "Pensiun"));
    REQUIRE(table(driver, EntityKind::employee).size() == 5);
}

std::string number(int person) { return person == 5 ? "196504121990012005" : "19850412201001200" + std::to_string(person); }
const records::Record& record(const Driver& driver, EntityKind kind, std::string_view key) {
    const records::Record* found = table(driver, kind).find(key);
    REQUIRE(found);
    return *found;
}
std::string value(const Driver& driver, EntityKind kind, std::string_view key, std::string_view field) {
    const auto index = registry(driver).catalogue().index(kind, field);
    return records::storage_text(record(driver, kind, key).values[index], registry(driver).catalogue().field(kind, index).type);
}
std::string person_value(const Driver& driver, int person, std::string_view field) { return value(driver, EntityKind::employee, number(person), field); }
std::string unit_at(const Driver& driver, int person, std::string_view on) {
    return std::string(records::as_text(app::Pasts(registry(driver)).as_of(record(driver, EntityKind::employee, number(person)), day(on)).unit_name));
}
/// The name of a unit on a day, its parent behind a slash; empty if it was not there.
std::string called(const Driver& driver, std::string_view unit, std::string_view on) {
    const records::UnitThen then = records::unit_as_of(registry(driver), record(driver, EntityKind::unit, unit), day(on));
    return then.exists ? std::string(then.name) + '/' + std::string(then.parent) : std::string();
}
std::string refusal(const Driver& driver, const Reorganisation& wanted) {
    const auto done = app::reorganise(registry(driver), records::Seating::of(registry(driver)), wanted, "new", driver.state().today);
    return done ? std::string() : done.error().code;
}
std::string new_unit(const Driver& driver, std::string_view name) {
    for (const records::Record& unit : table(driver, EntityKind::unit).rows())
        if (records::as_text(registry(driver).value(EntityKind::unit, unit, "name")) == name) return unit.key;
    return {};
}

}  // namespace

TEST_CASE("a renamed unit keeps its old name for the days before, and its people no move", "[app][organisation]") {
    Driver driver("device0001");
    found(driver);
    driver.send(app::Reorganise{{Kind::rename, "A", day("2024-01-01"), " Dinas  Sosial P3A "}});
    CHECK(called(driver, "A", "2023-12-31") == "Dinas Sosial/K");
    CHECK(called(driver, "A", "2024-01-01") == "Dinas Sosial P3A/K");
    CHECK(table(driver, EntityKind::position_history).size() == 0);
    CHECK(person_value(driver, 1, "unit_name") == "Dinas Sosial P3A");
    CHECK(person_value(driver, 4, "agency") == "Dinas Sosial P3A");
    CHECK(person_value(driver, 3, "agency") == "Dinas Arsip");
    CHECK(person_value(driver, 5, "unit_name") == "Dinas Sosial");
    CHECK(unit_at(driver, 1, "2023-12-31") == "Dinas Sosial");
    CHECK(unit_at(driver, 1, "2024-01-01") == "Dinas Sosial P3A");
    driver.send(app::Reorganise{{Kind::rename, "A", day("2025-01-01"), "Dinsos"}});
    CHECK(called(driver, "A", "2023-12-31") == "Dinas Sosial/K");
    CHECK(called(driver, "A", "2024-12-31") == "Dinas Sosial P3A/K");
    CHECK(called(driver, "A", "2025-01-01") == "Dinsos/K");
    driver.send(app::Undo{});
    driver.send(app::Undo{});
    CHECK(table(driver, EntityKind::unit_history).size() == 0);
    CHECK(person_value(driver, 1, "unit_name") == "Dinas Sosial");
}

TEST_CASE("a merger is one step: units below, seats and people go along, tenure stays, the past is told", "[app][organisation]") {
    Driver driver("device0001");
    found(driver);
    const std::size_t steps = driver.state().undo.size();
    driver.send(app::Reorganise{{.kind = Kind::merge, .unit = "A", .day = day("2024-01-01"), .target = "B"}});
    REQUIRE(driver.state().undo.size() == steps + 1);
    CHECK(value(driver, EntityKind::unit, "A", "closed_on") == "2024-01-01");
    CHECK(value(driver, EntityKind::unit, "A", "successor_id") == "B");
    CHECK(called(driver, "A", "2023-12-31") == "Dinas Sosial/K");
    CHECK(called(driver, "A", "2024-01-01").empty());
    CHECK(called(driver, "A1", "2023-12-31") == "UPTD Panti/A");
    CHECK(called(driver, "A1", "2024-01-01") == "UPTD Panti/B");
    CHECK(value(driver, EntityKind::position, "P1", "unit_id") == "B");
    CHECK(value(driver, EntityKind::position, "P4", "unit_id") == "A1");
    CHECK(person_value(driver, 1, "unit_id") == "B");
    CHECK(person_value(driver, 1, "agency") == "Dinas Arsip");
    CHECK(person_value(driver, 4, "agency") == "Dinas Arsip");
    CHECK(person_value(driver, 5, "unit_id") == "A");
    // No transfer: the TMT stays, and the past is told by the day of the reform.
    CHECK(person_value(driver, 1, "position_since") == "2015-03-15");
    CHECK(unit_at(driver, 1, "2015-03-14").empty());
    CHECK(unit_at(driver, 1, "2015-03-15") == "Dinas Sosial");
    CHECK(unit_at(driver, 1, "2023-12-31") == "Dinas Sosial");
    CHECK(unit_at(driver, 1, "2024-01-01") == "Dinas Arsip");
    REQUIRE(table(driver, EntityKind::position_history).size() == 2);
    const auto career = app::career(registry(driver), EntityKind::position_history, record(driver, EntityKind::employee, number(1)));
    REQUIRE(career.size() == 2);
    CHECK(career[0].since == day("2024-01-01"));
    CHECK(career[1].since == day("2015-03-15"));
    CHECK(career[1].until == day("2024-01-01"));
    CHECK(records::as_text(registry(driver).value(EntityKind::position_history, *career[1].record, "source")) == "reorganised");
    const records::Seating seating = records::Seating::of(registry(driver), driver.state().today);
    for (std::uint32_t row = 0; row < 5; ++row)
        CHECK(records::has_seat(seating.how(row)) == (table(driver, EntityKind::employee).rows()[row].key != number(5)));

    driver.send(app::Undo{});
    CHECK(table(driver, EntityKind::position_history).size() == 0);
    CHECK(table(driver, EntityKind::unit_history).size() == 0);
    CHECK(person_value(driver, 1, "unit_id") == "A");
    CHECK(value(driver, EntityKind::unit, "A", "closed_on").empty());
    CHECK(value(driver, EntityKind::position, "P1", "unit_id") == "A");
    driver.send(app::Redo{});
    CHECK(person_value(driver, 1, "unit_id") == "B");
    driver.reload();
    CHECK(unit_at(driver, 1, "2023-12-31") == "Dinas Sosial");
}

TEST_CASE("two units become a new one; a second reform and a real move afterwards keep every stretch", "[app][organisation]") {
    Driver driver("device0001");
    found(driver);
    driver.send(app::Reorganise{{.kind = Kind::merge, .unit = "A", .day = day("2022-01-01"), .name = "Dinas Sosial dan Arsip", .others = {"B"}}});
    const std::string fresh = new_unit(driver, "Dinas Sosial dan Arsip");
    REQUIRE_FALSE(fresh.empty());
    CHECK(value(driver, EntityKind::unit, fresh, "parent_id") == "K");
    CHECK(value(driver, EntityKind::unit, fresh, "valid_from") == "2022-01-01");
    CHECK(called(driver, fresh, "2021-12-31").empty());
    CHECK(person_value(driver, 3, "unit_id") == fresh);
    CHECK(person_value(driver, 4, "agency") == "Dinas Sosial dan Arsip");
    // Out of it again, under the old name, in another year.
    driver.send(app::Reorganise{{.kind = Kind::split, .unit = fresh, .day = day("2024-01-01"), .name = "Dinas Arsip", .positions = {"P3"}}});
    CHECK(unit_at(driver, 3, "2021-12-31") == "Dinas Arsip");
    CHECK(unit_at(driver, 3, "2022-01-01") == "Dinas Sosial dan Arsip");
    CHECK(unit_at(driver, 3, "2023-12-31") == "Dinas Sosial dan Arsip");
    CHECK(unit_at(driver, 3, "2024-01-01") == "Dinas Arsip");
    CHECK(person_value(driver, 3, "position_since") == "2015-03-15");
    // A transfer: TMT and unit by a file.
    import(driver, "pns.csv", "NIP BARU;JABATAN NAMA;TMT JABATAN;UNOR ID;UNOR NAMA\n" + number(3) + ";Pengasuh;01-06-2025;A1;UPTD Panti\n");
    CHECK(unit_at(driver, 3, "2022-06-01") == "Dinas Sosial dan Arsip");
    CHECK(unit_at(driver, 3, "2025-05-31") == "Dinas Arsip");
    CHECK(unit_at(driver, 3, "2025-06-01") == "UPTD Panti");
}

TEST_CASE("a split takes the chosen seats, who sits on them, and the chosen units below", "[app][organisation]") {
    Driver driver("device0001");
    found(driver);
    driver.send(app::Reorganise{{.kind = Kind::split, .unit = "A", .day = day("2024-01-01"), .name = "Dinas Sekretariat", .positions = {"P2"}, .children = {"A1"}}});
    const std::string fresh = new_unit(driver, "Dinas Sekretariat");
    REQUIRE_FALSE(fresh.empty());
    CHECK(value(driver, EntityKind::unit, fresh, "predecessor_id") == "A");
    CHECK(value(driver, EntityKind::unit, fresh, "kind") == "agency");
    CHECK(person_value(driver, 2, "unit_id") == fresh);
    CHECK(person_value(driver, 2, "agency") == "Dinas Sekretariat");
    CHECK(person_value(driver, 1, "unit_id") == "A");
    CHECK(person_value(driver, 4, "agency") == "Dinas Sekretariat");
    CHECK(called(driver, "A1", "2024-01-01") == "UPTD Panti/" + fresh);
    CHECK(called(driver, "A", "2024-01-01") == "Dinas Sosial/K");
    driver.send(app::Undo{});
    CHECK(table(driver, EntityKind::unit).find(fresh) == nullptr);
    CHECK(table(driver, EntityKind::unit).size() == 4);
}

TEST_CASE("only what is empty is dissolved, and its seats need nobody from then on", "[app][organisation]") {
    Driver driver("device0001");
    found(driver);
    CHECK(refusal(driver, {.kind = Kind::dissolve, .unit = "A", .day = day("2024-01-01")}) == "organisation.occupied");
    CHECK(refusal(driver, {.kind = Kind::dissolve, .unit = "A1", .day = day("2024-01-01")}) == "organisation.occupied");
    const auto status = registry(driver).catalogue().index(EntityKind::employee, "legal_status");
    driver.send(app::EditField{EntityKind::employee, number(3), status, records::Value{std::string("retired")}});
    driver.send(app::Reorganise{{.kind = Kind::dissolve, .unit = "B", .day = day("2026-10-01")}});
    CHECK(value(driver, EntityKind::unit, "B", "closed_on") == "2026-10-01");
    const auto seat = static_cast<std::uint32_t>(*table(driver, EntityKind::position).row_of("P3"));
    const records::Seating now = records::Seating::of(registry(driver), driver.state().today);
    CHECK(now.count(seat).need == 0);
    CHECK(now.count(seat).vacancies == 0);
    CHECK(records::Seating::of(registry(driver), day("2026-09-30")).count(seat).need == 2);
    // Who is recorded in a closed unit sits nowhere, and it is said why.
    driver.send(app::EditField{EntityKind::employee, number(3), status, records::Value{std::string("active")}});
    const auto person = static_cast<std::uint32_t>(*table(driver, EntityKind::employee).row_of(number(3)));
    CHECK(records::Seating::of(registry(driver), driver.state().today).how(person) == records::Seated::unit_closed);
}

TEST_CASE("a wish for a merged unit is one for its successor, in the same step; what nobody can pass on is named", "[app][organisation]") {
    Driver driver("device0001");
    found(driver);
    import(driver, "minat.csv", "NIP;PILIHAN_KE;JENIS_MINAT;TUJUAN_MINAT\n" + number(3) + ";1;Unit kerja;A\n" + number(3) + ";2;Kursi;P1\n" + number(4) + ";1;Unit kerja;B\n" +
                                    number(4) + ";2;Unit kerja;K\n");
    REQUIRE(table(driver, EntityKind::wish).size() == 4);
    const auto wish = [&](int person, const char* order) { return value(driver, EntityKind::wish, number(person) + '/' + order, "target"); };
    const auto preview = [&](const Reorganisation& wanted) {
        auto done = app::reorganise(registry(driver), records::Seating::of(registry(driver)), wanted, "new", driver.state().today);
        REQUIRE(done);
        return *std::move(done);
    };
    const Reorganisation merger{.kind = Kind::merge, .unit = "A", .day = day("2024-01-01"), .target = "B"};
    CHECK(preview(merger).wishes == 1);
    CHECK(preview(merger).wishes_to_ask.empty());
    driver.send(app::Reorganise{merger});
    CHECK(wish(3, "1") == "B");
    CHECK(wish(3, "2") == "P1");
    CHECK(wish(4, "2") == "K");
    driver.send(app::Undo{});
    CHECK(wish(3, "1") == "A");
    const auto divided = preview({.kind = Kind::split, .unit = "A", .day = day("2024-01-01"), .name = "Baru", .positions = {"P1"}});
    CHECK(divided.wishes_to_ask == std::vector{number(3) + "/1"});
    const auto status = registry(driver).catalogue().index(EntityKind::employee, "legal_status");
    const auto title = registry(driver).catalogue().index(EntityKind::wish, "target");
    driver.send(app::EditField{EntityKind::employee, number(3), status, records::Value{std::string("retired")}});
    driver.send(app::EditField{EntityKind::wish, number(3) + "/2", title, records::Value{std::string("P3")}});
    const auto dissolved = preview({.kind = Kind::dissolve, .unit = "B", .day = day("2024-01-01")});
    CHECK(dissolved.wishes_to_ask == std::vector{number(3) + "/2", number(4) + "/1"});
    CHECK(preview({Kind::rename, "B", day("2024-01-01"), "Baru"}).wishes_to_ask.empty());
}

TEST_CASE("what makes no sense is refused with its reason and changes nothing", "[app][organisation]") {
    Driver driver("device0001");
    found(driver);
    const auto on = day("2024-01-01");
    CHECK(refusal(driver, {.kind = Kind::merge, .unit = "A", .day = on, .target = "A"}) == "organisation.itself");
    CHECK(refusal(driver, {.kind = Kind::merge, .unit = "A", .day = on, .name = "Baru"}) == "organisation.itself");
    CHECK(refusal(driver, {.kind = Kind::merge, .unit = "A", .day = on, .target = "A1"}) == "organisation.cycle");
    CHECK(refusal(driver, {.kind = Kind::merge, .unit = "K", .day = on, .target = "A1"}) == "organisation.cycle");
    CHECK(refusal(driver, {.kind = Kind::merge, .unit = "A1", .day = on, .target = "A"}).empty());
    CHECK(refusal(driver, {.kind = Kind::merge, .unit = "A", .day = on, .target = "Z"}) == "organisation.unknown");
    CHECK(refusal(driver, {.kind = Kind::rename, .unit = "A", .day = on, .name = "  "}) == "organisation.name");
    CHECK(refusal(driver, {.kind = Kind::rename, .unit = "A", .day = on, .name = "DINAS ARSIP"}) == "organisation.same_name");
    CHECK(refusal(driver, {.kind = Kind::rename, .unit = "A", .day = day("2026-11-02"), .name = "Baru"}) == "organisation.future");
    CHECK(refusal(driver, {.kind = Kind::split, .unit = "A", .day = on, .name = "Baru"}) == "organisation.nothing");
    CHECK(refusal(driver, {.kind = Kind::split, .unit = "A", .day = on, .name = "Baru", .positions = {"P3"}}) == "organisation.unknown");
    driver.send(app::Reorganise{{.kind = Kind::merge, .unit = "A", .day = on, .target = "B"}});
    CHECK(refusal(driver, {.kind = Kind::rename, .unit = "A", .day = on, .name = "Baru"}) == "organisation.closed");
    // A1 stands under another unit since 2024: nothing that happened to it earlier can be told any more.
    CHECK(refusal(driver, {.kind = Kind::rename, .unit = "A1", .day = day("2023-12-31"), .name = "Baru"}) == "organisation.before");
    const std::string digest = driver.state().ledger->digest();
    driver.send(app::Reorganise{{.kind = Kind::rename, .unit = "A", .day = on, .name = "Baru"}});
    CHECK(driver.state().ledger->digest() == digest);
    CHECK(driver.state().notice->key == "error.organisation.closed");
}

TEST_CASE("units founded on two devices on one day stay two, and both devices agree", "[app][organisation]") {
    support::MemoryServer server;
    Driver one("device0001", &server), two("device0002", &server);
    found(one);
    one.send(app::SyncNow{});
    two.send(app::SyncNow{});
    one.send(app::Reorganise{{.kind = Kind::split, .unit = "A", .day = day("2024-01-01"), .name = "Satu", .positions = {"P1"}}});
    two.send(app::Reorganise{{.kind = Kind::split, .unit = "A", .day = day("2024-01-01"), .name = "Dua", .positions = {"P2"}}});
    for (int round = 0; round < 2; ++round) one.send(app::SyncNow{}), two.send(app::SyncNow{});
    CHECK(one.state().ledger->digest() == two.state().ledger->digest());
    CHECK(one.state().ledger->conflict_count() == 0);
    CHECK(new_unit(one, "Satu") != new_unit(one, "Dua"));
    CHECK(person_value(one, 1, "unit_id") == new_unit(one, "Satu"));
    CHECK(person_value(one, 2, "unit_id") == new_unit(one, "Dua"));
}

TEST_CASE("the tree stands as a chart, sums what is below, and shows a past day under its names", "[app][organisation]") {
    Driver driver("device0001");
    found(driver);
    driver.send(app::Reorganise{{.kind = Kind::merge, .unit = "A", .day = day("2024-01-01"), .target = "B"}});
    driver.send(app::Reorganise{{Kind::rename, "B", day("2025-01-01"), "Badan Arsip"}});
    const auto line = [&](const app::TreeUnit& unit) {
        return std::string(static_cast<std::size_t>(unit.depth), '.') + unit.name + ' ' + std::to_string(unit.people) + '/' + std::to_string(unit.people_below) +
               (unit.is_closed ? " closed" : "");
    };
    std::vector<std::string> now, then;
    for (const app::TreeUnit& unit : app::unit_tree(registry(driver), driver.state().today)) now.push_back(line(unit));
    CHECK(now == std::vector<std::string>{"Kota 0/4", ".Badan Arsip 3/4", "..UPTD Panti 1/1", ".Dinas Sosial 0/0 closed"});
    const auto shared = std::make_shared<const records::Registry>(registry(driver));
    app::PastList people(shared, day("2023-06-01"), driver.state().today);
    while (people.step()) {
    }
    for (const app::TreeUnit& unit : app::unit_tree_as_of(*shared, day("2023-06-01"), people))
        then.push_back(line(unit));
    // The retired one counts then.
    CHECK(then == std::vector<std::string>{"Kota 0/5", ".Dinas Arsip 1/1", ".Dinas Sosial 3/4", "..UPTD Panti 1/1"});
    const auto tree = app::unit_tree(registry(driver), driver.state().today);
    CHECK((tree[1].own.need == 5 && tree[1].own.seated == 3));
    CHECK((tree[3].own.need == records::k_unknown_count));
    REQUIRE(tree[2].own.need > 0);
    CHECK(tree[0].own.need == records::k_unknown_count);
    CHECK(tree[0].all.need == 5 + tree[2].own.need);
    CHECK(tree[0].all.seated == 3 + tree[2].own.seated);
    CHECK(tree[0].all.vacant == tree[1].own.vacant + tree[2].own.vacant);
}

TEST_CASE("units in a circle and under nobody are all in the tree", "[app][organisation]") {
    Driver driver("device0001");
    import(driver, "unit.csv", "ID,NAMA_UNOR,ID_ATASAN\nA,Satu,B\nB,Dua,A\nC,Tiga,Z\n");
    const auto tree = app::unit_tree(registry(driver), driver.state().today);
    REQUIRE(tree.size() == 3);
    CHECK(tree[0].name == "Tiga");
    CHECK(refusal(driver, {.kind = Kind::merge, .unit = "A", .day = day("2024-01-01"), .target = "C"}).empty());
    CHECK(refusal(driver, {.kind = Kind::merge, .unit = "A", .day = day("2024-01-01"), .target = "B"}) == "organisation.cycle");
}

TEST_CASE("after any reorganisations and transfers every day is that of a replay, and undo restores everything", "[app][organisation][property]") {
    const auto seed = GENERATE(range(1u, 41u));
    INFO("seed " << seed);
    std::mt19937 random(seed);
    Driver driver("device0001");
    found(driver);
    const records::Registry before = registry(driver);
    const std::size_t steps = driver.state().undo.size();
    base::Day today = day("2018-01-01");
    std::vector<std::pair<base::Day, std::vector<std::string>>> replay;  // from the day on, the name of each person's unit
    const auto note = [&](base::Day from) {
        std::vector<std::string> names;
        for (int person = 1; person <= 4; ++person)
            names.push_back(value(driver, EntityKind::unit, person_value(driver, person, "unit_id"), "name"));
        replay.emplace_back(from, std::move(names));
    };
    note(day("2015-03-15"));
    int done = 0;
    for (int step = 0; step < 12; ++step) {
        today.number += 20 + static_cast<std::int32_t>(random() % 200);
        const auto& units = table(driver, EntityKind::unit);
        const auto any = [&] { return units.rows()[random() % units.size()].key; };
        Reorganisation wanted{.kind = static_cast<Kind>(random() % 3), .unit = any(), .day = today, .name = "Unit " + std::to_string(step)};
        if (wanted.kind == Kind::merge && random() % 2 == 0) wanted.target = any(), wanted.name.clear();
        if (wanted.kind == Kind::merge) wanted.others.push_back(any());
        if (wanted.kind == Kind::split)
            for (const records::Record& position : table(driver, EntityKind::position).rows())
                if (value(driver, EntityKind::position, position.key, "unit_id") == wanted.unit && random() % 2 == 0) wanted.positions.push_back(position.key);
        if (random() % 5 == 0) {  // a transfer of the third person
            const std::string to = any();
            if (!value(driver, EntityKind::unit, to, "closed_on").empty() || to == person_value(driver, 3, "unit_id")) continue;
            import(driver, "pns.csv", "NIP BARU;JABATAN NAMA;TMT JABATAN;UNOR ID;UNOR NAMA\n" + number(3) + ";Tugas " + std::to_string(step) + ';' + base::day_month_year(today) +
                                          ';' + to + ';' + value(driver, EntityKind::unit, to, "name") + '\n');
        } else {
            if (!refusal(driver, wanted).empty()) continue;
            driver.send(app::Reorganise{wanted});
        }
        ++done;
        note(today);
        for (int person = 1; person <= 2; ++person) CHECK(person_value(driver, person, "position_since") == "2015-03-15");
    }
    CHECK(done > 0);
    for (std::size_t at = 0; at < replay.size(); ++at) {
        const base::Day last{at + 1 < replay.size() ? replay[at + 1].first.number - 1 : driver.state().today.number};
        for (const base::Day on : {replay[at].first, last})
            for (int person = 1; person <= 4; ++person) {
                INFO(base::iso_text(on) << " person " << person);
                REQUIRE(unit_at(driver, person, base::iso_text(on)) == replay[at].second[static_cast<std::size_t>(person - 1)]);
            }
    }
    while (driver.state().undo.size() > steps) driver.send(app::Undo{});
    for (const EntityKind kind : {EntityKind::employee, EntityKind::unit, EntityKind::position, EntityKind::unit_history, EntityKind::position_history}) {
        REQUIRE(table(driver, kind).size() == before.table(kind).size());
        for (const records::Record& record : before.table(kind).rows()) CHECK(table(driver, kind).find(record.key)->values == record.values);
    }
}
