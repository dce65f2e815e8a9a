#include <catch_amalgamated.hpp>

#include <algorithm>

#include "core/base/text.hpp"
#include "tests/ui/support/planned.hpp"
#include "tests/ui/support/small_city.hpp"

using support::open_plan;
using support::Screen;

namespace {

std::string name_of(const planning::Plan& plan, const planning::Move& move) {
    return plan.people[static_cast<std::size_t>(move.person)].name;
}

std::string row_of(const planning::Plan& plan, const planning::Move& move) {
    return name_of(plan, move) + ", " +
           base::grouped_employee_number(plan.market.names.people[static_cast<std::size_t>(move.person)]);
}

/// Tenths from "12,5".
std::int64_t tenths(const std::string& text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c != ',' && c != '.'; });
    return base::parse_integer(digits).value_or(-1);
}

}  // namespace

TEST_CASE("without data the plan page leads to Data", "[plan]") {
    Screen screen;
    screen.open();
    REQUIRE(screen.click(probe::Role::tab, "Rencana"));
    CHECK(screen.shows("Belum ada rencana"));
    REQUIRE(screen.click("Buka Data"));
    CHECK(screen.ui().page == views::Page::data);
}

TEST_CASE("a new plan opens on its first move; another is explained by parts that add up", "[plan]") {
    Screen screen;
    open_plan(screen);
    const planning::Plan& plan = *screen.state().plan;
    CHECK(screen.shows("Mengapa " + name_of(plan, plan.moves[0]) + "?"));
    const planning::Move& second = plan.moves[1];
    REQUIRE(screen.click(probe::Role::row, row_of(plan, second)));
    CHECK(screen.shows("Mengapa " + name_of(plan, second) + "?"));
    // The parts' points are the cells of the panel's window, in order; the sum is the move's score.
    std::int64_t sum = 0, shown = 0;
    for (const probe::Item& item : probe::items()) {
        if (item.role != probe::Role::cell || !item.window.contains("panel") ||
            item.name.find_first_of("0123456789") == std::string::npos)
            continue;
        sum += tenths(item.name);
        ++shown;
    }
    CHECK(shown == 8);
    CHECK(screen.scroll_to("Mengapa bukan yang lain?", "Pengalaman"));
    // Each part is rounded to a tenth.
    CHECK(std::abs(sum - second.score_after / 100) <= 4);
}

TEST_CASE("the panel names people whom a rule holds, with the rule", "[plan]") {
    Screen screen;
    open_plan(screen);
    REQUIRE(screen.scroll_to("Mengapa bukan yang lain?", "Pengalaman"));
    for (int turn = 0; turn < 10; ++turn) screen.wheel(-4);
    bool is_named = false;
    for (const probe::Item& item : probe::items()) is_named |= item.name.starts_with("tertahan ");
    CHECK(is_named);
}

TEST_CASE("moves are searched and sorted; chains and units have tabs", "[plan]") {
    Screen screen;
    open_plan(screen);
    const planning::Plan& plan = *screen.state().plan;
    REQUIRE(screen.click("Cari perpindahan"));
    screen.type(plan.market.names.people[static_cast<std::size_t>(plan.moves[2].person)]);
    CHECK(screen.shows("1 dari " + std::to_string(plan.moves.size())));
    CHECK(screen.shows(row_of(plan, plan.moves[2])));
    REQUIRE(screen.click(probe::Role::tab, "Rantai"));
    CHECK(screen.shows("Rantai 1 dari " + std::to_string(plan.chains.size())));
    REQUIRE(screen.click(probe::Role::tab, "Unit"));
    REQUIRE(screen.click(probe::Role::column_header, "Sesudah"));
    REQUIRE(screen.click(probe::Role::column_header, "Sesudah"));
    const auto most = std::ranges::max(plan.units, {}, &planning::UnitBalance::after);
    const auto first =
        std::ranges::find_if(probe::items(), [](const probe::Item& item) { return item.role == probe::Role::row; });
    REQUIRE(first != probe::items().end());
    const auto at = std::ranges::find_if(
        plan.units, [&](const planning::UnitBalance& unit) { return first->name.ends_with("(" + unit.unit + ")"); });
    REQUIRE(at != plan.units.end());
    CHECK(at->after == most.after);
}

TEST_CASE("Escape closes the explanation and it stays closed", "[plan]") {
    Screen screen;
    open_plan(screen);
    screen.press(ImGuiKey_Escape);
    CHECK_FALSE(screen.shows_part("Mengapa "));
    REQUIRE(screen.click(probe::Role::tab, "Beranda"));
    REQUIRE(screen.click(probe::Role::tab, "Rencana"));
    CHECK_FALSE(screen.shows_part("Mengapa "));
}

TEST_CASE("a plan is exported as CSV and JSON", "[plan]") {
    Screen screen;
    open_plan(screen);
    REQUIRE(screen.click("CSV"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.click("JSON"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.ports.downloads.size() == 2);
    CHECK(screen.ports.downloads[0].name == "rencana.csv");
    CHECK(screen.ports.downloads[1].bytes.contains("serasi-plan/1"));
}

TEST_CASE("an edit after planning says that the plan is out of date", "[plan]") {
    Screen screen;
    open_plan(screen);
    const auto& registry = app::registry(screen.state());
    const auto& record = registry.table(records::EntityKind::employee).rows()[0];
    screen.send(app::EditField{records::EntityKind::employee, record.key,
                               registry.catalogue().index(records::EntityKind::employee, "birth_place"),
                               records::Value{std::string("Kubang")}});
    CHECK(screen.shows("Data atau bobot berubah setelah rencana ini disusun."));
}

TEST_CASE("in a mayor's first months the plan page asks for the Minister's permit, until it is recorded", "[plan]") {
    Screen screen;
    open_plan(screen);
    const std::string asked = "C04: Enam bulan pertama wali kota (dilantik 1 Okt 2026, bebas mulai 1 Apr 2027): izin "
                              "tertulis Menteri Dalam Negeri belum tercatat.";
    CHECK_FALSE(screen.shows(asked));
    screen.send(app::SetShared{"rule.C04.inaugurated", "2026-10-01"});
    screen.settle();
    CHECK(screen.shows(asked));
    screen.send(app::SetShared{"rule.C04.permit_dated", "2026-10-09"});
    screen.settle();
    CHECK_FALSE(screen.shows(asked));
}

TEST_CASE("mechanisms stand side by side, and the plan of one can be used", "[plan]") {
    Screen screen;
    open_plan(screen);
    REQUIRE(screen.click(probe::Role::tab, "Bandingkan"));
    REQUIRE(screen.click("Hitung semua"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().comparison);
    for (const char* name : {"Kecocokan terbesar", "Adil menurut minat", "Putaran pertukaran", "Tukar tanpa rugi"})
        CHECK(screen.shows(name));
    REQUIRE(screen.click(probe::Role::row, "Tukar tanpa rugi"));
    CHECK(screen.shows("Tidak ada orang dan tidak ada kursi yang berakhir lebih buruk daripada hari ini."));
    CHECK(screen.shows_part("orang duduk di tempat lain"));
    REQUIRE(screen.click("Pakai rencana ini"));
    CHECK(screen.state().plan->options.mechanism == "block-exchange");
    CHECK(screen.shows_part("menurut minat, tanpa jaminan kecocokan terbesar"));
    CHECK_FALSE(screen.shows_part("terbukti optimal"));
    CHECK(screen.shows("Semua orang duduk di tempat yang sama."));
}

TEST_CASE("a mechanism that refuses the records says why in its own row", "[plan]") {
    Screen screen;
    open_plan(screen);
    const auto plan = screen.state().plan;
    const planning::Move& move = plan->moves[0];
    // Who is locked to another seat may not stay, and some mechanisms rest on everybody's right to stay.
    screen.send(app::TryDecision{{planning::Decision::Kind::lock, plan->market.names.people[static_cast<std::size_t>(move.person)],
                                  plan->market.names.seats[static_cast<std::size_t>(move.to)]}});
    REQUIRE(screen.finish_job());
    screen.send(app::KeepTrial{});
    REQUIRE(screen.click(probe::Role::tab, "Bandingkan"));
    REQUIRE(screen.click("Hitung semua"));
    REQUIRE(screen.finish_job());
    std::size_t refused = 0;
    for (const app::Compared::Entry& entry : screen.state().comparison->entries) {
        if (entry.plan) continue;
        ++refused;
        REQUIRE(entry.fault->code == "matching.mechanism_must_leave");
        CHECK_FALSE(screen.shows_part(entry.mechanism));
    }
    REQUIRE(refused > 0);
    const auto reasons = std::ranges::count_if(probe::items(), [&](const probe::Item& item) {
        return item.is_visible() && item.name.contains("bertumpu pada hak setiap orang untuk tetap, sedangkan " + name_of(*plan, move) + " tidak boleh tetap");
    });
    CHECK(static_cast<std::size_t>(reasons) == refused);
}

TEST_CASE("a move says whether missing data could turn it, and what would settle it", "[plan]") {
    Screen screen;
    open_plan(screen);
    const planning::Plan& plan = *screen.state().plan;
    CHECK(screen.shows("Pasti tidak merugikan"));
    CHECK(screen.shows_part(std::to_string(plan.summary.sure) + " / " + std::to_string(plan.summary.moves)));
    const auto open = std::ranges::find_if(plan.moves, [](const planning::Move& move) { return !move.is_sure(); });
    const auto sure = std::ranges::find_if(plan.moves, [](const planning::Move& move) { return move.is_sure(); });
    REQUIRE((open != plan.moves.end() && sure != plan.moves.end()));
    REQUIRE(screen.click(probe::Role::row, row_of(plan, *open)));
    CHECK(screen.shows_part("Bergantung pada data yang belum ada: "));
    CHECK(screen.shows_part("Dapat dipastikan dengan melengkapi: "));
    REQUIRE(screen.click(probe::Role::row, row_of(plan, *sure)));
    CHECK_FALSE(screen.shows_part("Dapat dipastikan dengan melengkapi: "));
}
