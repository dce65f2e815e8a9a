// Every page stays within a frame however many people there are: what is derived is derived once.

#include <catch_amalgamated.hpp>

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "tests/support/repeats.hpp"
#include "tests/ui/support/screen.hpp"
#include "tests/ui/support/small_city.hpp"

using support::Screen;

namespace {

/// The small city with so many more employees, most of them on a seat.
std::vector<journal::BundleFile> big_city(int employees) {
    const records::Catalogue& catalogue = records::Catalogue::standard();
    constexpr auto kind = records::EntityKind::employee;
    const auto seat = [](int index) {
        return std::pair(index % 3 == 0 ? "JS03" : "JS06", index % 3 == 0 ? "U2" : "U4");
    };
    std::vector<journal::Change> changes = support::small_city_changes();
    for (int index = 0; index < employees; ++index) {
        std::array<char, 32> text{};
        std::snprintf(text.data(), text.size(), "1985%02d%02d2010%02d1%03d", 1 + index / 27 % 12, 1 + index % 27,
                      1 + index / 324 % 12, 1 + index / 3888 % 999);
        const std::string number = text.data();
        journal::Change change{kind, number, false, {}};
        const auto set = [&](std::string_view name, std::string text) {
            change.fields.push_back({catalogue.index(kind, name), records::Value{std::move(text)}});
        };
        set("employee_number", number);
        set("name", "ORANG " + std::to_string(index));
        set("job_id", seat(index).first);
        set("unit_id", seat(index).second);
        set("job_title", "Guru Ahli Pertama");
        changes.push_back(std::move(change));
    }
    journal::Ledger ledger(catalogue);
    return journal::write(ledger, {"ruangcontoh", "perangkat02", "Operator", 1'790'000'000'000}, changes, "");
}

double frame_ms(Screen& screen) {
    screen.settle();
    const auto start = std::chrono::steady_clock::now();
    constexpr int k_frames = 20;
    for (int frame = 0; frame < k_frames; ++frame) {
        screen.host().wake();
        screen.host().frame();
    }
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / k_frames;
}

/// The longest frame until nothing goes on, in time of the processor: of a single frame, what others take would count too much.
double longest_frame_ms(Screen& screen) {
    std::clock_t longest = 0;
    do {
        const std::clock_t start = std::clock();
        screen.frames(1);
        longest = std::max(longest, std::clock() - start);
    } while (screen.host().wants_frame());
    return 1000.0 * static_cast<double>(longest) / CLOCKS_PER_SEC;
}

std::string first_row() {
    for (const probe::Item& item : probe::items()) {
        if (item.role == probe::Role::row && item.is_visible()) return item.name;
    }
    return {};
}

}  // namespace

TEST_CASE("a frame of any page with 100,000 employees stays short", "[frame_time]") {
    Screen screen;
    screen.open(big_city(support::repeats(100'000)));
    REQUIRE(app::registry(screen.state()).table(records::EntityKind::employee).size() > support::repeats(99'000UZ));
    // The budget is 4 ms; ten times that leaves room for a busy machine and for sanitizers.
    const auto check = [&](const char* where) {
        const double ms = frame_ms(screen);
        INFO(where << ": " << ms << " ms");
        CHECK(ms < 40);
    };
    check("home");
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    check("data");
    REQUIRE(screen.click("Keadaan per"));
    screen.type("1 Mar 2021");
    screen.press(ImGuiKey_Enter);
    REQUIRE(screen.shows("Kembali ke hari ini"));
    CHECK(longest_frame_ms(screen) < 100);
    check("past day");
    REQUIRE(screen.click(probe::Role::tab, "Per unit"));
    check("heads by unit");
    REQUIRE(screen.click(probe::Role::tab, "Unit"));
    check("tree of a past day");
    REQUIRE(screen.click("Kembali ke hari ini"));
    check("tree");
    REQUIRE(screen.click(probe::Role::row, "Puskesmas Talawi, U4"));
    REQUIRE(screen.click("Ubah organisasi"));
    check("reorganisation");
    REQUIRE(screen.click("Tutup catatan"));
    REQUIRE(screen.click(probe::Role::tab, "Pegawai"));
    REQUIRE(screen.click(probe::Role::row, first_row()));
    check("data panel");
    REQUIRE(screen.click("Buka halaman pegawai"));
    check("employee");
    REQUIRE(screen.click(probe::Role::tab, "Cari"));
    check("chooser");
    REQUIRE(screen.click(probe::Role::row, first_row()));
    check("ranking");
    REQUIRE(screen.click(probe::Role::row, first_row()));
    check("ranking panel");
    REQUIRE(screen.click(probe::Role::tab, "Rencana"));
    check("plan");
    std::string file = "NIP BARU|NAMA|TEMPAT LAHIR NAMA\n";
    for (const records::Record& record : app::registry(screen.state()).table(records::EntityKind::employee).rows())
        file += record.key + "|ORANG LAIN|Talawi\n";
    screen.send(app::GiveFiles{{{"pegawai.csv", std::make_shared<const std::string>(std::move(file))}}});
    REQUIRE(screen.finish_job());
    for (const char* tab : {"Kolom", "Baris", "Perubahan", "Berkas"}) {
        REQUIRE(screen.click(probe::Role::tab, tab));
        check(tab);
    }
}
