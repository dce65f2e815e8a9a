#include <catch_amalgamated.hpp>

#include "tests/ui/support/screen.hpp"
#include "tests/ui/support/small_city.hpp"

using support::Screen;

namespace {

void open_conflict(Screen& screen) {
    screen.open(support::city_in_conflict());
    screen.click(probe::Role::tab, "Sinkronisasi");
}

}  // namespace

TEST_CASE("values changed on two devices stand side by side, and choosing one settles the conflict", "[sync]") {
    Screen screen;
    open_conflict(screen);
    CHECK(screen.shows("Rosmaniar Piliang · " + std::string("19680103 201001 1 001") + ", Nomor HP"));
    CHECK(screen.shows("0813111111"));
    CHECK(screen.shows("0814222222"));
    const std::string about = "Rosmaniar Piliang · 19680103 201001 1 001, Nomor HP";
    REQUIRE(screen.click("Pilih 0813111111 dari perangka: " + about));
    CHECK(screen.state().ledger->conflict_count() == 0);
    CHECK(screen.shows("Tidak ada perubahan yang bertentangan."));
    const auto& registry = app::registry(screen.state());
    const auto* record = registry.table(records::EntityKind::employee).find(support::employee_number(0));
    CHECK(records::as_text(registry.value(records::EntityKind::employee, *record, "phone")) == "0813111111");
}

TEST_CASE("conflicts are counted in the rail", "[sync]") {
    Screen screen;
    screen.open(support::city_in_conflict());
    CHECK(screen.shows("1"));
}

TEST_CASE("synchronising begins, can be stopped, and a silent server is explained", "[sync]") {
    Screen screen;
    open_conflict(screen);
    REQUIRE(screen.click("Sinkronkan sekarang"));
    CHECK(screen.ports.requests.size() == 1);
    REQUIRE(screen.click("Hentikan"));
    REQUIRE(screen.click("Sinkronkan sekarang"));
    for (int attempt = 0; attempt < 20 && screen.state().sync.phase != app::SyncPhase::failed; ++attempt) {
        screen.send(app::HttpAnswered{screen.ports.requests.back().token, 0, nullptr});
    }
    CHECK(screen.shows_part("Server berkas tidak menjawab"));
    const std::size_t before = screen.ports.requests.size();
    REQUIRE(screen.click("Coba lagi"));
    CHECK(screen.ports.requests.size() == before + 1);
}

TEST_CASE("every bundle can be taken along as one file", "[sync]") {
    Screen screen;
    open_conflict(screen);
    REQUIRE(screen.click("Unduh semua paket"));
    (void)screen.finish_job();
    REQUIRE(screen.ports.downloads.size() == 1);
    CHECK(screen.ports.downloads[0].bytes.contains("perangkat03"));
}

TEST_CASE("a window that only reads offers no choice of values", "[sync]") {
    Screen screen;
    screen.open(support::city_in_conflict(), false);
    screen.click(probe::Role::tab, "Sinkronisasi");
    const std::string about = "Rosmaniar Piliang · 19680103 201001 1 001, Nomor HP";
    const probe::Item* choose = probe::find("Pilih 0813111111 dari perangka: " + about);
    REQUIRE(choose != nullptr);
    CHECK((choose->state & probe::k_disabled) != 0);
}
