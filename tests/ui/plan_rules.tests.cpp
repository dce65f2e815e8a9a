// What rules tell on the plan page and in the settings beside gates and flags.
#include <catch_amalgamated.hpp>

#include <algorithm>

#include "tests/ui/support/planned.hpp"

using records::EntityKind;
using support::open_plan;
using support::Screen;

namespace {

std::string setting(const Screen& screen, std::string_view name) {
    const auto& registry = app::registry(screen.state());
    const auto* record = registry.table(EntityKind::setting).find(name);
    return record == nullptr ? "" : std::string(records::as_text(registry.value(EntityKind::setting, *record, "value")));
}

void open_rules(Screen& screen, const char* rule) {
    screen.send(app::DismissNotice{});
    screen.click(probe::Role::tab, "Pengaturan");
    REQUIRE(screen.click(probe::Role::tab, "Aturan"));
    REQUIRE(screen.click("Cari aturan"));
    screen.type(rule);
}

void give(Screen& screen, const std::string& text) {
    screen.send(app::GiveFiles{{{"keluarga.csv", std::make_shared<const std::string>(text)}}});
    REQUIRE(screen.finish_job());
    screen.send(app::CommitImport{});
    screen.send(app::DismissNotice{});
}

}  // namespace

TEST_CASE("the plan page asks for BKN's clearance until its date is entered under the rules", "[plan][rules]") {
    Screen screen;
    open_plan(screen);
    const std::string asked = "C05: Pertimbangan teknis BKN (I-MUT) belum tercatat; diperlukan sebelum SK bertanggal.";
    CHECK(screen.shows(asked));
    open_rules(screen, "C05");
    REQUIRE(screen.click("C05: Tanggal pertek BKN"));
    screen.type("2026-10-01");
    screen.press(ImGuiKey_Enter);
    CHECK(setting(screen, "rule.C05.clearance_dated") == "2026-10-01");
    const probe::Item* dated = probe::find(probe::Role::textbox, "C05: Tanggal pertek BKN");
    REQUIRE(dated);
    CHECK(dated->value == "1 Okt 2026");
    REQUIRE(screen.click(probe::Role::tab, "Rencana"));
    CHECK_FALSE(screen.shows(asked));
    screen.send(app::SetShared{"rule.C05.decree_dated", "2026-09-30"});
    screen.settle();
    CHECK(screen.shows_part("C05: Pertimbangan teknis BKN tertanggal 1 Okt 2026, sesudah SK"));
    screen.send(app::SetShared{"rule.C05.decree_dated", "2026-08-01"});
    screen.settle();
    CHECK(screen.shows_part("C06: SK tertanggal 1 Agu 2026: batas pelantikan 31 Agu 2026 sudah lewat"));
}

TEST_CASE("what follows from a move is told under its rules, and who pays is a choice", "[plan][rules]") {
    Screen screen;
    open_plan(screen);
    screen.send(app::SetShared{"rule.C16.payer", "receiving"});
    REQUIRE(screen.click("Susun ulang"));
    REQUIRE(screen.finish_job());
    screen.settle();
    CHECK(screen.scroll_to("Biaya mutasi ditanggung anggaran instansi penerima.", "Pengalaman"));
    for (int turn = 0; turn < 5 && !screen.shows_part("yang membayar: Unit penerima."); ++turn) screen.wheel(-1), screen.settle();
    CHECK(screen.shows_part("yang membayar: Unit penerima."));
    open_rules(screen, "C16");
    CHECK(screen.shows("Informasi"));
}

TEST_CASE("a relation of kin is taken out of the rule, and the test says whom that touches", "[settings][rules]") {
    Screen screen;
    support::open_demo(screen, 400);
    open_rules(screen, "C01");
    REQUIRE(screen.click("C01: Hubungan keluarga, Suami atau istri"));
    CHECK(setting(screen, "rule.C01.relations") == "parent;child;sibling");
    REQUIRE(screen.click("C01: Siapa yang tersentuh?"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().rule_test);
    const rules::Impact& impact = screen.state().rule_test->impact;
    CHECK(impact.before.fail > 0);
    CHECK(impact.after.fail == 0);
    CHECK(impact.after.silent > impact.before.silent);
    REQUIRE_FALSE(impact.people.empty());
    CHECK(screen.shows_part("Lihat " + std::to_string(impact.people.size()) + " pegawai"));
}

TEST_CASE("a number of the competence match is changed and tested", "[settings][rules]") {
    Screen screen;
    support::open_demo(screen, 400);
    open_rules(screen, "J03");
    REQUIRE(screen.click("J03: Persen paling sedikit"));
    screen.type("90");
    screen.press(ImGuiKey_Enter);
    REQUIRE(screen.click("J03: Siapa yang tersentuh?"));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().rule_test);
    CHECK(screen.state().rule_test->impact.after.fail > screen.state().rule_test->impact.before.fail);
}

TEST_CASE("a plan that brings kin together itself says so on the page and at the move", "[plan][rules]") {
    Screen screen;
    open_plan(screen);
    const auto plan = screen.state().plan;
    CHECK_FALSE(screen.shows_part("mempertemukan keluarga"));
    // Two movers of whom one will lead the other.
    const planning::Assessment assessment = support::assess(screen);
    const auto& positions = app::registry(screen.state()).table(EntityKind::position);
    const auto line = [&](const planning::Move& move) {
        return assessment.rules().seat(static_cast<std::uint32_t>(*positions.row_of(plan->market.seat_name(move.to)))).line;
    };
    std::string pair;
    for (const planning::Move& head : plan->moves)
        for (const planning::Move& led : plan->moves)
            if (pair.empty() && line(head).is_over(line(led)))
                pair = plan->market.person_name(head.person) + "," + plan->market.person_name(led.person);
    REQUIRE_FALSE(pair.empty());
    give(screen, "NIP,NIP_KELUARGA,HUBUNGAN_KELUARGA\n" + pair + ",Saudara kandung\n");
    REQUIRE(app::registry(screen.state()).table(EntityKind::family).find(pair.substr(0, 18) + "/" + pair.substr(19)) != nullptr);
    REQUIRE(screen.click(probe::Role::tab, "Rencana"));
    REQUIRE(screen.click("Susun ulang"));
    REQUIRE(screen.finish_job());
    screen.settle();
    REQUIRE(planning::joining_moves(*screen.state().plan) == 2);
    CHECK(screen.shows_part("2 perpindahan mempertemukan keluarga sebagai atasan dan bawahan langsung"));
    REQUIRE(screen.click("Lihat yang pertama"));
    CHECK(screen.shows_part("C01: rencana ini sendiri mempertemukan pegawai ini dengan keluarganya"));
}
