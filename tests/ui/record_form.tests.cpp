// Records entered by hand on the page Data, and what the rules make of them.
#include <catch_amalgamated.hpp>

#include <algorithm>

#include "core/base/text.hpp"
#include "tests/ui/support/planned.hpp"
#include "tests/ui/support/small_city.hpp"

using records::EntityKind;
using support::Screen;

namespace {

const records::Registry& records_of(const Screen& screen) { return app::registry(screen.state()); }

void open_kind(Screen& screen, const char* kind) {
    REQUIRE(screen.click(probe::Role::tab, "Data"));
    REQUIRE(screen.click(probe::Role::tab, "Lainnya"));
    REQUIRE(screen.click("Catatan lain yang ditampilkan"));
    REQUIRE(screen.click(probe::Role::option, kind));
}

void fill(Screen& screen, const char* field, std::string_view text) {
    REQUIRE(screen.click(probe::Role::textbox, field));
    screen.type(text);
}

}  // namespace

TEST_CASE("a course is added by hand, shown, taken out again, and that is undone", "[data][form]") {
    Screen screen;
    support::open_demo(screen);
    screen.send(app::DismissNotice{});
    open_kind(screen, "Katalog pelatihan");
    const std::size_t before = records_of(screen).table(EntityKind::course).size();
    REQUIRE(screen.click("Tambah catatan"));
    screen.type("PL-900");  // the first line has the keyboard
    REQUIRE(screen.scroll_to("Simpan catatan", "Nama pelatihan"));
    (void)screen.click("Simpan catatan");
    CHECK(records_of(screen).table(EntityKind::course).size() == before);  // it has no name
    screen.wheel(20);
    fill(screen, "Nama pelatihan", "Pelayanan Ramah");
    fill(screen, "Jam pelajaran", "banyak");
    CHECK(screen.shows_part("Isi bilangan dari "));
    screen.press(ImGuiKey_A, ImGuiMod_Ctrl);
    screen.type("24");
    REQUIRE(screen.click(probe::Role::combobox, "Kompetensi"));
    REQUIRE(screen.click(probe::Role::option, "Pelayanan publik"));
    REQUIRE(screen.scroll_to("Simpan catatan", "Nama pelatihan"));
    REQUIRE(screen.click("Simpan catatan"));
    CHECK(records_of(screen).table(EntityKind::course).size() == before + 1);
    CHECK(screen.said(EntityKind::course, "PL-900", "name") == "Pelayanan Ramah");
    CHECK(screen.said(EntityKind::course, "PL-900", "hours") == "24");
    CHECK(screen.said(EntityKind::course, "PL-900", "competency") == "M.05");
    CHECK(screen.shows("Ubah Jam pelajaran"));  // the new one stands in the panel
    REQUIRE(screen.click("Hapus catatan ini"));
    CHECK(records_of(screen).table(EntityKind::course).size() == before);
    screen.send(app::Undo{});
    CHECK(screen.said(EntityKind::course, "PL-900", "name") == "Pelayanan Ramah");
}

TEST_CASE("a member of the panel who is entered by hand is named with the moves of kin", "[data][form][rules]") {
    Screen screen;
    support::open_plan(screen);
    const auto& family = records_of(screen).table(EntityKind::family).rows();
    const auto& plan = *screen.state().plan;
    // A mover with a spouse in service.
    std::string mover, spouse;
    for (const records::Record& one : family) {
        const auto is_mover = [&](const planning::Move& move) { return plan.market.person_name(move.person) == one.key.substr(0, 18); };
        if (mover.empty() && std::ranges::any_of(plan.moves, is_mover)) mover = one.key.substr(0, 18), spouse = one.key.substr(19);
    }
    REQUIRE_FALSE(mover.empty());
    open_kind(screen, "Tim penilai kinerja");
    REQUIRE(screen.click("Tambah catatan"));
    fill(screen, "NIP", spouse);
    REQUIRE(screen.click(probe::Role::combobox, "Kedudukan dalam tim"));
    REQUIRE(screen.click(probe::Role::option, "Anggota"));
    fill(screen, "Anggota sejak", "1 Jan 2025");
    REQUIRE(screen.click("Simpan catatan"));
    REQUIRE(screen.said(EntityKind::panel, spouse + "/2025-01-01", "role") == "member");
    const planning::Assessment assessment = support::assess(screen);
    const auto& positions = records_of(screen).table(EntityKind::position);
    for (const planning::Move& move : plan.moves) {
        if (plan.market.person_name(move.person) != mover) continue;
        const auto row = static_cast<std::uint32_t>(*records_of(screen).table(EntityKind::employee).row_of(mover));
        const auto seat = static_cast<std::uint32_t>(*positions.row_of(plan.market.seat_name(move.to)));
        const auto results = assessment.rules().explain(row, seat);
        CHECK(std::ranges::any_of(results, [](const rules::RuleResult& result) { return result.fact.key == "rule.recusal.aside"; }));
    }
}

TEST_CASE("units and reference jobs are not added by hand, and a form can be given up", "[data][form]") {
    Screen screen;
    support::open_demo(screen);
    screen.send(app::DismissNotice{});
    open_kind(screen, "Rujukan jabatan");
    CHECK_FALSE(screen.shows("Tambah catatan"));
    REQUIRE(screen.click("Catatan lain yang ditampilkan"));
    REQUIRE(screen.click(probe::Role::option, "Pelaksana tugas"));
    REQUIRE(screen.click("Tambah catatan"));
    REQUIRE(screen.click("Batal mencatat"));
    CHECK_FALSE(screen.shows("Simpan catatan"));
    REQUIRE(screen.click(probe::Role::tab, "Unit"));
    CHECK_FALSE(screen.shows("Tambah catatan"));
}

TEST_CASE("a window that only reads adds no record", "[data][form]") {
    for (const bool is_writer : {true, false}) {
        Screen screen;
        screen.open(support::small_city(), is_writer);
        open_kind(screen, "Pelaksana tugas");
        CHECK(screen.shows("Tambah catatan") == is_writer);
    }
}

TEST_CASE("who a record is about is found by a part of the name, and what is still open is said", "[data][form]") {
    Screen screen;
    support::open_demo(screen);
    screen.send(app::DismissNotice{});
    open_kind(screen, "Penghargaan");
    REQUIRE(screen.click("Tambah catatan"));
    const records::Record& person = records_of(screen).table(EntityKind::employee).rows()[3];
    const std::string name(records::as_text(records_of(screen).value(EntityKind::employee, person, "name")));
    screen.type(name);
    const auto option = std::ranges::find_if(probe::items(), [&](const probe::Item& item) {
        return item.role == probe::Role::option && item.name.contains(base::grouped_employee_number(person.key));
    });
    REQUIRE(option != probe::items().end());
    REQUIRE(screen.click(probe::Role::option, std::string(option->name)));
    REQUIRE(screen.scroll_to("Simpan catatan", "Penghargaan"));
    CHECK(screen.shows_part("Isi dahulu: Penghargaan"));
    CHECK_FALSE(screen.shows_part("Isi dahulu: NIP"));
}
