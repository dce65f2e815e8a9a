// Kin entered on a person's page: in the records, seen from both sides, heard by rule C01, and undone.
#include <catch_amalgamated.hpp>

#include <algorithm>

#include "core/app/kin.hpp"
#include "core/app/record_list.hpp"
#include "core/base/text.hpp"
#include "tests/ui/support/planned.hpp"

using records::EntityKind;
using support::open_person;
using support::Screen;

namespace {

const records::Record& person(const Screen& screen, const std::string& number) {
    return *app::registry(screen.state()).table(EntityKind::employee).find(number);
}

std::string name(const Screen& screen, const std::string& number) {
    return app::person_name(app::registry(screen.state()), person(screen, number));
}

/// Presses what the search of the form has found of this number.
bool choose(Screen& screen, const std::string& number) {
    const std::string grouped = base::grouped_employee_number(number);
    const auto at = std::ranges::find_if(probe::items(), [&](const probe::Item& item) {
        return item.role == probe::Role::option && item.name.contains(grouped);
    });
    return at != probe::items().end() && screen.click(probe::Role::option, std::string(at->name));
}

void enter_kin(Screen& screen, const std::string& whose, const std::string& other, const char* relation) {
    open_person(screen, whose);
    REQUIRE(screen.scroll_to("Tambah keluarga", "Aturan tentang orang ini"));
    REQUIRE(screen.click("Tambah keluarga"));
    REQUIRE(screen.scroll_to("Catat keluarga", "Cari pegawai: nama atau NIP"));
    REQUIRE(screen.click("Cari pegawai: nama atau NIP"));
    screen.type(other);
    REQUIRE(choose(screen, other));
    REQUIRE(screen.click("Hubungan"));
    REQUIRE(screen.click(probe::Role::option, relation));
    REQUIRE(screen.scroll_to("Catat keluarga", "Pilih pegawai lain"));
    REQUIRE(screen.click("Catat keluarga"));
    screen.settle();
}

/// Two movers of whom one will lead the other.
std::pair<std::string, std::string> head_and_led(const Screen& screen) {
    const auto plan = screen.state().plan;
    const planning::Assessment assessment = support::assess(screen);
    const auto& positions = app::registry(screen.state()).table(EntityKind::position);
    const auto line = [&](const planning::Move& move) {
        return assessment.rules().seat(static_cast<std::uint32_t>(*positions.row_of(plan->market.seat_name(move.to)))).line;
    };
    for (const planning::Move& head : plan->moves)
        for (const planning::Move& led : plan->moves)
            if (line(head).is_over(line(led))) return {plan->market.person_name(head.person), plan->market.person_name(led.person)};
    return {};
}

std::int64_t joining(Screen& screen) {
    REQUIRE(screen.click(probe::Role::tab, "Rencana"));
    REQUIRE(screen.click("Susun ulang"));
    REQUIRE(screen.finish_job());
    screen.settle();
    return planning::joining_moves(*screen.state().plan);
}

}  // namespace

TEST_CASE("kin that are entered by hand are heard by C01, until the entry is undone", "[employee][kin][rules]") {
    Screen screen;
    support::open_plan(screen);
    const auto [head, led] = head_and_led(screen);
    REQUIRE_FALSE(head.empty());
    CHECK(planning::joining_moves(*screen.state().plan) == 0);
    enter_kin(screen, head, led, "Saudara kandung");
    REQUIRE(app::registry(screen.state()).table(EntityKind::family).find(head + "/" + led) != nullptr);
    CHECK(screen.shows("Catatan ditambahkan."));
    CHECK(joining(screen) == 2);
    CHECK(screen.shows_part("2 perpindahan mempertemukan keluarga sebagai atasan dan bawahan langsung"));
    REQUIRE(screen.click("Lihat yang pertama"));
    CHECK(screen.shows_part("C01: rencana ini sendiri mempertemukan pegawai ini dengan keluarganya"));

    const auto end_on = [&](int day) {
        screen.send(app::EditField{EntityKind::family, head + "/" + led, records::Catalogue::standard().index(EntityKind::family, "until"), records::Value{std::int64_t{day}}});
        return joining(screen);
    };
    CHECK(end_on(screen.state().today.number) == 2);
    CHECK(end_on(screen.state().today.number - 1) == 0);

    const std::size_t steps = screen.state().undo.size();
    while (app::registry(screen.state()).table(EntityKind::family).find(head + "/" + led) != nullptr && !screen.state().undo.empty()) screen.send(app::Undo{});
    CHECK(screen.state().undo.size() + 3 >= steps);
    CHECK(joining(screen) == 0);
}

TEST_CASE("the page shows a relative from either side, a child where the other has a parent, and removes it from either", "[employee][kin]") {
    Screen screen;
    support::open_demo(screen);
    screen.send(app::DismissNotice{});
    const auto rows = app::registry(screen.state()).table(EntityKind::employee).rows();
    std::vector<std::string> single;
    for (const records::Record& one : rows)
        if (app::relatives(app::registry(screen.state()), one.key).empty()) single.push_back(one.key);
    const std::string parent = single[0], child = single[1];
    enter_kin(screen, child, parent, "Orang tua");
    screen.send(app::DismissNotice{});
    CHECK(screen.shows("Orang tua · " + name(screen, parent)));
    open_person(screen, parent);
    const std::string line = "Anak · " + name(screen, child);
    REQUIRE((screen.shows(line) || screen.scroll_to(line, "Aturan tentang orang ini")));  // the column stays where it was
    const auto bin = std::ranges::find_if(probe::items(), [&](const probe::Item& item) { return item.name.starts_with("Hapus " + line); });
    REQUIRE(bin != probe::items().end());
    REQUIRE(screen.click(std::string(bin->name)));
    CHECK_FALSE(screen.shows(line));
    CHECK(app::relatives(app::registry(screen.state()), child).empty());
    REQUIRE(screen.click("Urungkan"));
    CHECK(app::relatives(app::registry(screen.state()), child).size() == 1);
}

TEST_CASE("the form finds people by name, leaves out the person and who is kin already, and asks for a date that is one", "[employee][kin]") {
    Screen screen;
    support::open_demo(screen);
    screen.send(app::DismissNotice{});
    const auto& registry = app::registry(screen.state());
    const auto family = registry.table(EntityKind::family).rows();
    REQUIRE_FALSE(family.empty());
    const std::string whose = family[0].key.substr(0, 18), spouse = family[0].key.substr(19);
    open_person(screen, whose);
    REQUIRE(screen.scroll_to("Tambah keluarga", "Aturan tentang orang ini"));
    REQUIRE(screen.click("Tambah keluarga"));
    for (const std::string& number : {whose, spouse}) {
        REQUIRE(screen.click("Cari pegawai: nama atau NIP"));
        screen.press(ImGuiKey_A, ImGuiMod_Ctrl);
        screen.type(number);
        CHECK_FALSE(choose(screen, number));
        CHECK(screen.shows("Tidak ada yang cocok."));
    }
    screen.press(ImGuiKey_A, ImGuiMod_Ctrl);
    const std::string other = registry.table(EntityKind::employee).rows()[5].key;
    REQUIRE((other != whose && other != spouse));
    screen.type(std::string(records::as_text(registry.value(EntityKind::employee, person(screen, other), "name"))));
    REQUIRE(choose(screen, other));
    REQUIRE(screen.scroll_to("Batal mencatat", "Pilih pegawai lain"));
    REQUIRE(screen.click("Sejak"));
    screen.type("kemarin");
    CHECK(screen.shows("Isi tanggal yang ada, misalnya 1-2-2020."));
    const std::size_t before = registry.table(EntityKind::family).size();
    (void)screen.click("Catat keluarga");
    CHECK(app::registry(screen.state()).table(EntityKind::family).size() == before);
    REQUIRE(screen.click("Sejak"));
    screen.press(ImGuiKey_A, ImGuiMod_Ctrl);
    screen.type("1-2-2020");
    REQUIRE(screen.click("Sampai"));
    screen.type("3-4-2024");
    REQUIRE(screen.click("Hubungan"));
    REQUIRE(screen.click(probe::Role::option, "Suami atau istri"));
    REQUIRE(screen.scroll_to("Catat keluarga", "Pilih pegawai lain"));
    REQUIRE(screen.click("Catat keluarga"));
    screen.settle();
    CHECK(screen.shows_part("sejak 1 Feb 2020 · sampai 3 Apr 2024"));
    CHECK(screen.shows("Tambah keluarga"));
}
