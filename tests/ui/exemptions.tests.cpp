#include <algorithm>

#include <catch_amalgamated.hpp>

#include "tests/ui/support/planned.hpp"

using support::open_person;
using support::Screen;

namespace {

rules::Exemptions all(const Screen& screen) { return rules::read_exemptions(app::registry(screen.state()), rules::Pack::standard()); }

/// Somebody whom P09 alone holds, whatever the seat.
std::string held_employee(const Screen& screen) {
    const planning::Plan& plan = *screen.state().plan;
    for (std::size_t person = 0; person < plan.people.size(); ++person)
        if (plan.people[person].blocked_by == std::vector<std::string>{"P09"}) return plan.market.names.people[person];
    return {};
}

}  // namespace

TEST_CASE("where a rule holds somebody an exemption is recorded, used, listed and withdrawn", "[exemption]") {
    Screen screen;
    support::open_plan(screen);
    const std::string employee = held_employee(screen);
    REQUIRE_FALSE(employee.empty());
    open_person(screen, employee);
    REQUIRE(screen.scroll_to("P09: Catat pengecualian", "Data pegawai"));
    REQUIRE(screen.click("P09: Catat pengecualian"));
    CHECK(screen.shows_part("Hasil evaluasi kinerja"));
    REQUIRE(screen.click("P09: Catat"));
    CHECK(all(screen).valid.empty());  // nobody answers for it yet
    REQUIRE(screen.click("P09: Alasan"));
    screen.type("Penataan organisasi");
    REQUIRE(screen.click("P09: Disetujui oleh"));
    screen.type("Sekretaris Daerah");
    REQUIRE(screen.click("P09: Catat"));
    screen.settle();
    REQUIRE(all(screen).valid.size() == 1);
    CHECK(all(screen).valid.front().employee == employee);
    CHECK(all(screen).valid.front().reason == "Penataan organisasi");
    CHECK(screen.scroll_to("P09: Cabut pengecualian", "Data pegawai"));
    CHECK(screen.shows_part("Dikecualikan: Penataan organisasi"));

    screen.send(app::DismissNotice{});
    REQUIRE(screen.click(probe::Role::tab, "Rencana"));
    REQUIRE(screen.click("Susun ulang"));
    REQUIRE(screen.finish_job());
    const planning::Plan& plan = *screen.state().plan;
    const auto person = std::ranges::find(plan.market.names.people, employee) - plan.market.names.people.begin();
    CHECK(plan.people[static_cast<std::size_t>(person)].blocked_by.empty());
    REQUIRE(screen.click(probe::Role::tab, "Keputusan panel"));
    CHECK(screen.shows("Pengecualian aturan"));
    const auto withdraw = std::ranges::find_if(probe::items(), [](const probe::Item& item) { return item.name.starts_with("Cabut pengecualian P09"); });
    REQUIRE(withdraw != probe::items().end());
    REQUIRE(screen.click(std::string(withdraw->name)));
    screen.settle();
    CHECK(all(screen).valid.empty());
}

TEST_CASE("a rule that the law knows no exemption from offers none, and a void record says why it is void", "[exemption]") {
    Screen screen;
    support::open_plan(screen);
    const std::string employee = held_employee(screen);
    open_person(screen, employee);
    CHECK(screen.scroll_to("P09: Catat pengecualian", "Data pegawai"));
    for (const probe::Item& item : probe::items()) CHECK((!item.name.ends_with(": Catat pengecualian") || item.name.starts_with("P09")));
    screen.send(app::RecordExemption{{.employee = employee, .rule = "P06", .reason = "a", .approver = "b"}});
    CHECK(screen.shows_part("Aturan P06 tidak mengenal pengecualian"));
    CHECK(all(screen).void_ones.empty());
}
