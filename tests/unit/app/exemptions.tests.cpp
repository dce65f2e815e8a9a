#include <algorithm>

#include <catch_amalgamated.hpp>

#include "core/rules/exemption.hpp"
#include "tests/unit/app/planned_city.hpp"

using support::Driver;
using support::plan_small_city;

namespace {

rules::Exemptions all(const Driver& driver) { return rules::read_exemptions(app::registry(driver.state()), rules::Pack::standard()); }

/// Somebody whom P09 holds, whatever the seat.
std::string held_employee(const Driver& driver) {
    const planning::Plan& plan = *driver.state().plan;
    for (std::size_t person = 0; person < plan.people.size(); ++person)
        if (plan.people[person].blocked_by == std::vector<std::string>{"P09"}) return plan.market.names.people[person];
    return {};
}

std::vector<std::string> blocked_by(const Driver& driver, const std::string& employee) {
    const planning::Plan& plan = *driver.state().plan;
    const auto at = std::ranges::find(plan.market.names.people, employee) - plan.market.names.people.begin();
    return plan.people[static_cast<std::size_t>(at)].blocked_by;
}

}  // namespace

TEST_CASE("an exemption is recorded with day and recorder, holds in the next plan, survives, and is undone", "[app][exemption]") {
    Driver driver("device0001");
    plan_small_city(driver);
    const std::string employee = held_employee(driver);
    REQUIRE_FALSE(employee.empty());
    driver.send(app::RecordExemption{{.employee = employee, .rule = "P09", .reason = "  Penataan  organisasi ", .approver = "Sekda"}});
    REQUIRE(all(driver).valid.size() == 1);
    const rules::Exemption one = all(driver).valid.front();
    CHECK(one.reason == "Penataan organisasi");
    CHECK(one.decided_on == driver.state().today);
    CHECK(one.recorded_by == "Analis BKPSDM");
    CHECK(driver.state().notice->can_undo);
    CHECK(app::is_plan_stale(driver.state()));
    driver.send(app::MakePlan{});
    CHECK(blocked_by(driver, employee).empty());
    driver.reload();
    CHECK(all(driver).valid == std::vector{one});

    driver.send(app::WithdrawExemption{one.key()});
    CHECK(all(driver).valid.empty());
    driver.send(app::Undo{});
    CHECK(all(driver).valid == std::vector{one});
    driver.send(app::Redo{});
    CHECK(all(driver).valid.empty());
}

TEST_CASE("what the law knows no exemption from, and what nobody answers for, is refused and records nothing", "[app][exemption]") {
    struct Line {
        rules::Exemption exemption;
        const char* code;
    };
    Driver driver("device0001");
    plan_small_city(driver);
    const std::string employee = held_employee(driver);
    const Line lines[] = {{{.employee = employee, .rule = "P06", .reason = "a", .approver = "b"}, "error.rules.exemption.law"},
                          {{.employee = employee, .rule = "P99", .reason = "a", .approver = "b"}, "error.rules.exemption.rule"},
                          {{.employee = employee, .rule = "P09", .approver = "b"}, "error.rules.exemption.reason"},
                          {{.employee = employee, .rule = "P09", .reason = "a"}, "error.rules.exemption.approver"},
                          {{.employee = "1", .rule = "P09", .reason = "a", .approver = "b"}, "error.rules.exemption.employee"},
                          {{.employee = employee, .rule = "P09", .position = "x", .reason = "a", .approver = "b"}, "error.rules.exemption.position"}};
    const auto revision = driver.state().revision;
    for (const Line& line : lines) {
        driver.send(app::RecordExemption{line.exemption});
        CHECK(driver.state().notice->key == line.code);
    }
    CHECK(driver.state().revision == revision);
    driver.send(app::WithdrawExemption{employee + "/P09"});
    CHECK(driver.state().revision == revision);
}

TEST_CASE("two devices see each other's exemptions, and the one of both as a conflict", "[app][exemption]") {
    support::MemoryServer server;
    Driver here("device0001", &server), there("device0002", &server);
    plan_small_city(here);
    here.send(app::SyncNow{});
    there.send(app::SyncNow{});
    const std::string employee = held_employee(here);
    here.send(app::RecordExemption{{.employee = employee, .rule = "P09", .reason = "Penataan organisasi", .approver = "Sekda"}});
    there.send(app::RecordExemption{{.employee = employee, .rule = "P09", .reason = "Hasil evaluasi", .approver = "Sekda"}});
    for (int round = 0; round < 2; ++round) here.send(app::SyncNow{}), there.send(app::SyncNow{});
    CHECK(all(here).valid == all(there).valid);
    CHECK(all(here).valid.size() == 1);
    CHECK(here.state().ledger->conflicts().size() == 1);
}
