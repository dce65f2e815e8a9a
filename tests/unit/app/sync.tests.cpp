#include "core/app/sync.hpp"

#include <catch_amalgamated.hpp>

#include "tests/support/driver.hpp"

using app::SyncPhase;
using records::EntityKind;
using support::Driver;
using support::MemoryServer;

namespace {

void set(Driver& driver, std::string name, std::string value) { driver.send(app::SetShared{std::move(name), std::move(value)}); }

}  // namespace

TEST_CASE("two devices that worked offline meet through the server and see the same", "[app][sync]") {
    MemoryServer server;
    Driver lowland("device0001", &server);
    Driver highland("device0002", &server);
    set(lowland, "weight.interest", "12000");
    lowland.send(app::SyncNow{});
    highland.send(app::SyncNow{});
    CHECK(highland.state().sync.received == 1);
    set(lowland, "weight.interest", "13000");
    set(highland, "weight.interest", "14000");
    lowland.send(app::SyncNow{});
    highland.send(app::SyncNow{});
    lowland.send(app::SyncNow{});
    CHECK(lowland.state().sync.phase == SyncPhase::done);
    CHECK(lowland.state().ledger->digest() == highland.state().ledger->digest());
    CHECK(lowland.state().ledger->conflicts().size() == 1);
    lowland.reload();
    CHECK(lowland.state().ledger->digest() == highland.state().ledger->digest());
}

TEST_CASE("a run interrupted at any request loses and doubles nothing", "[app][sync]") {
    // Which request fails, how, and whether the reply to a PUT is lost after the file was stored.
    for (int fails_at = 0; fails_at < 12; ++fails_at) {
        for (const int status : {0, 500, 503, 429}) {
            INFO("request " << fails_at << " answers " << status);
            MemoryServer server;
            Driver first("device0001", &server);
            for (int i = 0; i < 3; ++i) set(first, "weight.interest", std::to_string(10'000 + i));
            Driver second("device0002", &server);
            set(second, "weight.distance", "7000");
            second.send(app::SyncNow{});

            int number = 0;
            bool is_down = false;
            server.fault = [&](const app::HttpRequest&) {
                is_down = is_down || number == fails_at;
                ++number;
                return is_down ? status : 200;
            };
            first.send(app::SyncNow{});
            server.fault = [](const app::HttpRequest&) { return 200; };
            first.send(app::SyncNow{});
            second.send(app::SyncNow{});
            REQUIRE(first.state().sync.phase == SyncPhase::done);
            CHECK(first.state().ledger->digest() == second.state().ledger->digest());
            CHECK(server.files.size() == 4);
        }
    }
}

TEST_CASE("one passing fault is ridden out within the run", "[app][sync]") {
    MemoryServer server;
    Driver driver("device0001", &server);
    set(driver, "weight.interest", "12000");
    int number = 0;
    server.fault = [&](const app::HttpRequest&) { return ++number == 2 ? 0 : 200; };
    driver.send(app::SyncNow{});
    CHECK(driver.state().sync.phase == SyncPhase::done);
    CHECK(server.files.size() == 1);
}

TEST_CASE("a copied device is recognised and stops", "[app][sync]") {
    MemoryServer server;
    Driver original("device0001", &server);
    set(original, "weight.interest", "12000");
    Driver copy("device0001", &server);
    set(copy, "weight.interest", "15000");
    original.send(app::SyncNow{});

    SECTION("the copy has gone its own way") {
        set(copy, "weight.distance", "6000");
        copy.send(app::SyncNow{});
        REQUIRE(copy.state().sync.fault);
        CHECK(copy.state().sync.fault->code == "sync.clone");
        CHECK(server.files.size() == 1);
        set(original, "weight.distance", "7000");
        original.send(app::SyncNow{});
        CHECK(original.state().sync.phase == SyncPhase::done);
    }
    SECTION("the copy lags behind the server") {
        set(original, "weight.distance", "7000");
        original.send(app::SyncNow{});
        copy.send(app::SyncNow{});
        CHECK(copy.state().sync.fault->code == "sync.clone");
    }
}

TEST_CASE("what is not a bundle on the server is refused and changes nothing", "[app][sync]") {
    MemoryServer server;
    server.files["log/device0009/00000001.json"] = "<html>login</html>";
    Driver driver("device0001", &server);
    set(driver, "weight.interest", "12000");
    const auto digest = driver.state().ledger->digest();
    driver.send(app::SyncNow{});
    CHECK(driver.state().sync.phase == SyncPhase::failed);
    CHECK(driver.state().ledger->digest() == digest);
}
