#include "core/app/history.hpp"

#include <random>

#include <catch_amalgamated.hpp>

#include "tests/support/driver.hpp"
#include "tests/support/records/builder.hpp"

using records::EntityKind;
using records::Value;
using support::Driver;

namespace {

constexpr const char* k_person = "198504122010012014";

base::Day day(std::string_view text) { return base::parse_iso_day(text).value(); }
records::FieldIndex index(std::string_view field) { return records::Catalogue::standard().index(EntityKind::employee, field); }
const records::Registry& registry(const Driver& driver) { return app::registry(driver.state()); }
std::size_t count(const Driver& driver, EntityKind kind) { return registry(driver).table(kind).size(); }

void import(Driver& driver, const std::string& name, const std::string& text) {
    driver.send(app::GiveFiles{{{name, std::make_shared<const std::string>(text)}}});
    REQUIRE(driver.state().staging);
    driver.send(app::CommitImport{});
}
std::string staff(const std::string& rank, const std::string& rank_since, const std::string& job, const std::string& since, const std::string& unit) {
    return "NIP BARU;NAMA;GOL AKHIR NAMA;TMT GOLONGAN;JABATAN NAMA;TMT JABATAN;UNOR NAMA\n" + std::string(k_person) + ";YENNI;" + rank + ';' + rank_since + ';' + job + ';' + since + ';' +
           unit + '\n';
}
void hire(Driver& driver) { import(driver, "pns.csv", staff("III/a", "01-04-2016", "Operator", "01-02-2017", "Dinas Sosial")); }

void edit(Driver& driver, std::string_view field, Value value) {
    driver.send(app::EditField{EntityKind::employee, k_person, index(field), std::move(value)});
}
void edit_day(Driver& driver, std::string_view field, base::Day value) { edit(driver, field, Value{std::int64_t{value.number}}); }

app::PastState at(const Driver& driver, base::Day on) {
    const auto* employee = registry(driver).table(EntityKind::employee).find(k_person);
    REQUIRE(employee);
    return app::Pasts(registry(driver)).as_of(*employee, on);
}
std::string rank_at(const Driver& driver, base::Day on) { return std::string(records::as_text(at(driver, on).rank)); }
std::string unit_at(const Driver& driver, base::Day on) { return std::string(records::as_text(at(driver, on).unit_name)); }

}  // namespace

TEST_CASE("an import that moves a person keeps the first post and rank; the same file again writes nothing", "[app][history]") {
    Driver driver("device0001");
    hire(driver);
    CHECK(count(driver, EntityKind::position_history) == 0);
    const std::string moved = staff("III/b", "01-04-2020", "Analis", "01-06-2021", "Dinas Kesehatan");
    import(driver, "pns.csv", moved);
    CHECK(count(driver, EntityKind::rank_history) == 1);
    CHECK(count(driver, EntityKind::position_history) == 1);
    CHECK(rank_at(driver, day("2016-03-31")).empty());
    CHECK(rank_at(driver, day("2016-04-01")) == "III/a");
    CHECK(rank_at(driver, day("2020-03-31")) == "III/a");
    CHECK(rank_at(driver, day("2020-04-01")) == "III/b");
    CHECK(unit_at(driver, day("2021-05-31")) == "Dinas Sosial");
    CHECK(unit_at(driver, day("2021-06-01")) == "Dinas Kesehatan");
    const auto posts = app::career(registry(driver), EntityKind::position_history, *registry(driver).table(EntityKind::employee).find(k_person));
    REQUIRE(posts.size() == 2);
    CHECK(posts[0].kind == EntityKind::employee);
    CHECK_FALSE(posts[0].until);
    CHECK(posts[1].since == day("2017-02-01"));
    CHECK(posts[1].until == day("2021-06-01"));
    const std::string digest = driver.state().ledger->digest();
    import(driver, "pns.csv", moved);
    CHECK(count(driver, EntityKind::position_history) == 1);
    CHECK(driver.state().ledger->digest() == digest);
    driver.send(app::Undo{});
    CHECK(count(driver, EntityKind::rank_history) == 0);
    CHECK(count(driver, EntityKind::position_history) == 0);
    CHECK(unit_at(driver, day("2026-01-01")) == "Dinas Sosial");
}

TEST_CASE("another spelling and a first value are no move; several moves in a month are kept", "[app][history]") {
    Driver driver("device0001");
    hire(driver);
    edit(driver, "unit_name", Value{std::string("DINAS SOSIAL")});
    edit(driver, "job_id", Value{std::string("J1")});
    CHECK(count(driver, EntityKind::position_history) == 0);
    import(driver, "a.csv", staff("III/a", "01-04-2016", "Operator", "03-05-2021", "Kecamatan Talawi"));
    import(driver, "b.csv", staff("III/a", "01-04-2016", "Operator", "20-05-2021", "Kecamatan Barangin"));
    CHECK(count(driver, EntityKind::position_history) == 2);
    CHECK(unit_at(driver, day("2021-05-02")) == "DINAS SOSIAL");
    CHECK(unit_at(driver, day("2021-05-19")) == "Kecamatan Talawi");
    CHECK(unit_at(driver, day("2021-05-20")) == "Kecamatan Barangin");
}

TEST_CASE("what began on an unknown day is kept and answers for no day", "[app][history]") {
    Driver driver("device0001");
    import(driver, "pns.csv", staff("III/a", "", "Operator", "01-02-2017", "Dinas Sosial"));
    edit(driver, "rank", Value{std::string("III/b")});
    edit_day(driver, "rank_since", day("2022-04-01"));
    CHECK(count(driver, EntityKind::rank_history) == 1);
    CHECK(registry(driver).table(EntityKind::rank_history).rows()[0].key == std::string(k_person) + "//III/a");
    CHECK(rank_at(driver, day("2022-03-31")).empty());
    CHECK(rank_at(driver, day("2022-04-01")) == "III/b");
}

TEST_CASE("histories come in by file, with and without a day, once", "[app][history]") {
    Driver driver("device0001");
    hire(driver);
    const std::string file = "NIP;RIWAYAT_TMT_GOLONGAN;RIWAYAT_GOLONGAN;RIWAYAT_SK_GOLONGAN\n" + std::string(k_person) + ";01-04-2010;II/c;823/1\n" +
                             std::string(k_person) + ";;II/b;\n";
    import(driver, "riwayat.csv", file);
    CHECK(count(driver, EntityKind::rank_history) == 2);
    CHECK(rank_at(driver, day("2012-01-01")) == "II/c");
    const std::string digest = driver.state().ledger->digest();
    import(driver, "riwayat.csv", file);
    CHECK(count(driver, EntityKind::rank_history) == 2);
}

TEST_CASE("two devices that move the same person offline keep the first post once and agree", "[app][history]") {
    support::MemoryServer server;
    Driver one("device0001", &server), two("device0002", &server);
    hire(one);
    one.send(app::SyncNow{});
    two.send(app::SyncNow{});
    REQUIRE(count(two, EntityKind::employee) == 1);
    import(one, "a.csv", staff("III/a", "01-04-2016", "Operator", "01-05-2021", "Kecamatan Talawi"));
    import(two, "b.csv", staff("III/a", "01-04-2016", "Operator", "01-06-2021", "Kecamatan Barangin"));
    for (int round = 0; round < 2; ++round) one.send(app::SyncNow{}), two.send(app::SyncNow{});
    CHECK(one.state().ledger->digest() == two.state().ledger->digest());
    CHECK(count(one, EntityKind::position_history) == 1);
    CHECK(unit_at(one, day("2021-04-30")) == "Dinas Sosial");
    CHECK(unit_at(one, day("2021-07-01")) == unit_at(two, day("2021-07-01")));
}

TEST_CASE("after any changes of rank the state of each day is that of a replay, and undo restores everything", "[app][history][property]") {
    const auto seed = GENERATE(range(1u, 41u));
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const std::vector<std::string> ranks{"III/a", "III/b", "III/c", "III/d"};
    Driver driver("device0001");
    hire(driver);
    const auto before = *driver.state().ledger;
    std::vector<std::pair<base::Day, std::string>> replay{{day("2016-04-01"), "III/a"}};
    std::size_t steps = driver.state().undo.size();
    for (int move = 0; move < 6; ++move) {
        std::string rank = ranks[random() % ranks.size()];
        const base::Day since{replay.back().first.number + 1 + static_cast<std::int32_t>(random() % 40)};
        if (rank == replay.back().second) continue;
        switch (random() % 3) {
            case 0: import(driver, "a.csv", staff(rank, base::day_month_year(since), "Operator", "01-02-2017", "Dinas Sosial")); break;
            case 1: edit(driver, "rank", Value{rank}), edit_day(driver, "rank_since", since); break;
            default: edit_day(driver, "rank_since", since), edit(driver, "rank", Value{rank}); break;
        }
        replay.emplace_back(since, rank);
    }
    for (std::int32_t number = replay.front().first.number - 3; number < replay.back().first.number + 3; ++number) {
        std::string expected;
        for (const auto& [since, rank] : replay)
            if (since.number <= number) expected = rank;
        INFO(base::iso_text(base::Day{number}));
        REQUIRE(rank_at(driver, base::Day{number}) == expected);
    }
    while (driver.state().undo.size() > steps) driver.send(app::Undo{});
    CHECK(count(driver, EntityKind::rank_history) == 0);
    for (const records::Record& record : before.registry().table(EntityKind::employee).rows())
        CHECK(registry(driver).table(EntityKind::employee).find(record.key)->values == record.values);
}

TEST_CASE("an education that another replaces is kept, one that is recorded already is not written again", "[app][history]") {
    Driver driver("device0001");
    const auto schooled = [](const std::string& level, const std::string& name, const std::string& year) {
        return "NIP BARU;NAMA;TINGKAT PENDIDIKAN NAMA;PENDIDIKAN NAMA;TAHUN LULUS\n" + std::string(k_person) + ";YENNI;" + level + ';' + name + ';' + year + '\n';
    };
    import(driver, "pns.csv", schooled("DIII", "D-III KEPERAWATAN", "2006"));
    CHECK(count(driver, EntityKind::education) == 0);
    import(driver, "pns.csv", schooled("S1", "S-1 KEPERAWATAN", "2012"));
    REQUIRE(count(driver, EntityKind::education) == 1);
    const records::Record& kept = registry(driver).table(EntityKind::education).rows()[0];
    CHECK(records::as_text(registry(driver).value(EntityKind::education, kept, "name")) == "D-III KEPERAWATAN");
    CHECK(records::as_integer(registry(driver).value(EntityKind::education, kept, "year")) == 2006);
    edit(driver, "education_name", Value{std::string("s-1 keperawatan")});
    CHECK(count(driver, EntityKind::education) == 1);
    edit(driver, "education_name", Value{std::string("S-1 KEBIDANAN")});
    CHECK(count(driver, EntityKind::education) == 2);
    driver.send(app::Undo{});
    CHECK(count(driver, EntityKind::education) == 1);
}

TEST_CASE("a record counts from its day on; without a day, and in the year of one that only has a year, nobody knows", "[app][history][past]") {
    struct Line {
        const char* entity;
        support::Row row;
        const char* on;
        app::Held held;
    };
    using enum app::Held;
    const auto line = GENERATE(values<Line>({
        {"award", {{"name", "S"}, {"received_on", "2021-03-01"}}, "2021-02-28", no},
        {"award", {{"name", "S"}, {"received_on", "2021-03-01"}}, "2021-03-01", yes},
        {"award", {{"name", "S"}}, "2021-03-01", unknown},
        {"assignment", {{"name", "T"}, {"since", "2021-03-01"}, {"until", "2021-04-01"}}, "2022-03-01", yes},
        {"training", {{"name", "P"}, {"started_on", "2021-03-02"}}, "2021-03-01", no},
        {"competency", {{"competency", "M.01"}, {"assessed_on", "2021-03-01"}}, "2021-03-01", yes},
        {"discipline", {{"decree", "1"}, {"since", "2021-03-02"}}, "2021-03-01", no},
        {"family", {{"relative_number", "2"}, {"since", "2021-03-01"}}, "2021-03-01", yes},
        {"acting", {{"position_id", "p"}, {"since", "2021-03-02"}}, "2021-03-01", no},
        {"education", {{"level", "s1"}, {"name", "H"}, {"year", "2020"}}, "2021-01-01", yes},
        {"education", {{"level", "s1"}, {"name", "H"}, {"year", "2021"}}, "2021-12-31", unknown},
        {"education", {{"level", "s1"}, {"name", "H"}, {"year", "2022"}}, "2021-12-31", no},
        {"performance", {{"year", "2021"}, {"rating", "good"}}, "2021-12-31", no},
        {"performance", {{"year", "2021"}, {"rating", "good"}}, "2022-01-01", yes},
        {"community", {{"organisation", "K"}, {"from_year", "2021"}}, "2021-06-01", unknown},
    }));
    INFO(line.entity << " on " << line.on);
    support::Builder city;
    support::Row row = line.row;
    row.emplace_back("employee_number", "1");
    city.add(line.entity, row);
    const records::Registry registry = city.registry();
    const EntityKind kind = *registry.catalogue().kind(line.entity);
    CHECK(app::held_on(registry.catalogue().entity(kind), registry.table(kind).rows()[0], day(line.on)) == line.held);
    CHECK(app::held_on(registry.catalogue().entity(EntityKind::job), registry.table(kind).rows()[0], day(line.on)) == unknown);  // jobs have no day
}
