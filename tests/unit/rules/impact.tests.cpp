#include "core/rules/impact.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>

#include "tests/unit/rules/world.hpp"

using support::Builder;

namespace {

rules::Rule changed(std::string_view id, std::string_view parameter, std::int64_t number) {
    rules::Rule rule = *rules::Pack::standard().find(id);
    std::ranges::find(rule.parameters, parameter, &rules::Parameter::name)->number = number;
    return rule;
}

std::shared_ptr<const rules::Facts> facts(const Builder& world) {
    const records::Registry& registry = world.registry();
    return std::make_shared<const rules::Facts>(rules::read_facts(registry, records::Seating::of(registry), support::today()));
}

rules::Impact impact(const Builder& world, const rules::Rule& before, const rules::Rule& after, std::size_t slice) {
    rules::ImpactRun run(facts(world), before, after);
    while (run.add(slice)) {
    }
    CHECK(run.done() == run.total());
    return run.result();
}

/// Every case asked for itself.
rules::Impact by_hand(const Builder& world, const rules::Rule& before, const rules::Rule& after) {
    const auto all = facts(world);
    const rules::PreparedRule readings[] = {rules::prepare(before, 0, *all), rules::prepare(after, 0, *all)};
    rules::Impact result;
    std::vector<std::int64_t> people(all->people.size()), seats(all->seats.size());
    const auto count = [](rules::Ends& ends, rules::Verdict verdict) {
        ++(!verdict ? ends.silent : *verdict == rules::Outcome::pass ? ends.pass : *verdict == rules::Outcome::fail ? ends.fail : ends.review);
    };
    for (std::size_t person = 0; person < people.size(); ++person) {
        for (std::size_t seat = 0; seat < seats.size(); ++seat) {
            if (all->people[person].own_seat == seat) continue;
            rules::Verdict ends[2];
            for (int reading = 0; reading < 2; ++reading)
                ends[reading] = readings[reading].check(rules::Case{*all, readings[reading], &all->people[person], &all->seats[seat]});
            count(result.before, ends[0]);
            count(result.after, ends[1]);
            if (ends[0] == ends[1]) continue;
            ++people[person], ++seats[seat], ++result.cases;
        }
    }
    const auto list = [](const std::vector<std::int64_t>& cases) {
        std::vector<rules::Touched> rows;
        for (std::uint32_t row = 0; row < cases.size(); ++row)
            if (cases[row] > 0) rows.push_back({row, cases[row]});
        std::ranges::stable_sort(rows, std::greater{}, &rules::Touched::cases);
        return rows;
    };
    result.people = list(people);
    result.seats = list(seats);
    return result;
}

}  // namespace

TEST_CASE("a longer minimum tenure touches those who are between the old and the new one", "[rules]") {
    Builder world = support::staff_world();  // in post since 2020-01-01, and it is October 2026: 81 months
    const rules::Rule published = *rules::Pack::standard().find("P09");
    const rules::Impact at_limit = impact(world, published, changed("P09", "months", 81), 1);
    CHECK(at_limit.cases == 0);
    CHECK(at_limit.before == at_limit.after);
    const rules::Impact beyond = impact(world, published, changed("P09", "months", 82), 1);
    CHECK(beyond.cases == 1);
    CHECK(beyond.before.pass - beyond.after.pass == 1);
    CHECK(beyond.after.fail - beyond.before.fail == 1);
    CHECK(beyond.people == std::vector<rules::Touched>{{world.row("employee", support::k_person), 1}});
    CHECK(beyond.seats.empty());
}

TEST_CASE("a rule on pairs is counted as if every pair were asked, in slices of any size", "[rules]") {
    Builder world = support::staff_world();
    const std::string classes[] = {"", "5", "7", "9"};
    for (int number = 0; number < 12; ++number) {
        const std::string seat = "s" + std::to_string(number);
        world.add("position", {{"position_id", seat}, {"unit_id", "u2"}, {"job_id", seat}, {"title", "Pengadministrasi Perkantoran"},
                               {"kind", "operational"}, {"tier", number % 5 == 0 ? "supervisor" : "staff"}, {"job_family", "administration"},
                               {"need", "1"}, {"job_class", classes[number % 4]}, {"competencies", "M.01:" + std::to_string(1 + number % 5)}});
        const std::string who = "1980010120050110" + std::to_string(10 + number);
        world.add("competency", {{"employee_number", who}, {"competency", "M.01"}, {"level", std::to_string(number % 4)},
                                 {"assessed_on", std::to_string(2020 + number % 7) + "-03-01"}});
        world.add("employee", {{"employee_number", who}, {"employment_kind", "pns"},
                               {"education_level", "s1"}, {"legal_status", "active"}, {"unit_id", "u2"}, {"job_id", seat}, {"rank", number % 3 == 0 ? "III/d" : "II/b"},
                               {"position_since", std::to_string(2013 + number) + "-10-09"}});
    }
    std::int64_t touched = 0;
    for (const rules::Rule& rule : rules::Pack::standard().rules) {
        if (rule.scope != rules::Scope::pair && rule.scope != rules::Scope::exact) continue;
        for (const rules::Parameter& parameter : rule.parameters) {
            if (!parameter.number) continue;
            for (const std::int64_t number : {std::int64_t{0}, *parameter.number + 13}) {
                INFO(rule.id << ' ' << parameter.name << ' ' << number);
                const rules::Rule other = changed(rule.id, parameter.name, number);
                const rules::Impact expected = by_hand(world, rule, other);
                touched += expected.cases;
                for (const std::size_t slice : {std::size_t{1}, std::size_t{5}, std::size_t{1000}}) {
                    const rules::Impact found = impact(world, rule, other, slice);
                    CHECK(found.cases == expected.cases);
                    CHECK(found.before == expected.before);
                    CHECK(found.after == expected.after);
                    CHECK(found.people == expected.people);
                    CHECK(found.seats == expected.seats);
                }
            }
        }
    }
    CHECK(touched > 0);
}

TEST_CASE("fewer relations of kin touch those who are kin, seat by seat", "[rules]") {
    Builder world = support::staff_world();
    world.add("position", {{"position_id", "head"}, {"unit_id", "u2"}, {"kind", "structural"}, {"tier", "supervisor"}, {"title", "Kepala"}});
    world.add("employee", {{"employee_number", "198201012006012002"}, {"unit_id", "u2"}, {"job_id", "admin"}});
    world.add("family", {{"employee_number", support::k_person}, {"relative_number", "198201012006012002"}, {"relation", "sibling"}});
    const rules::Rule published = *rules::Pack::standard().find("C01");
    rules::Rule fewer = published;
    fewer.parameters.front().words = {"spouse"};
    const rules::Impact found = impact(world, published, fewer, 1);
    CHECK(found.cases == 4);  // for each of the two, the seats that are not their own
    CHECK(found.before.fail == 1);
    CHECK(found.before.pass == 3);
    CHECK(found.after.silent - found.before.silent == 4);
    CHECK(found.people.size() == 2);
    CHECK(found.seats.front() == rules::Touched{world.row("position", "head"), 2});
}

TEST_CASE("a gate that becomes a warning touches those whom it shut out, and a rule no longer in force those whom it judged", "[rules]") {
    Builder world = support::staff_world();
    const rules::Rule strict = changed("P09", "months", 82);  // one month more than the person has
    rules::Rule warning = strict;
    warning.severity = rules::Severity::flag;
    const std::vector<rules::Touched> person = {{world.row("employee", support::k_person), 1}};
    const rules::Impact softer = impact(world, strict, warning, 1);
    CHECK(softer.before == softer.after);
    CHECK(softer.people == person);
    rules::Rule ended = strict;
    ended.effective_to = base::Day{support::today().number - 1};
    const rules::Impact gone = impact(world, strict, ended, 1);
    CHECK(gone.people == person);
    CHECK((gone.after.fail == 0 && gone.after.pass == 0 && gone.after.silent == gone.before.silent + gone.before.fail + gone.before.pass + gone.before.review));
    ended.effective_to = support::today();
    CHECK(impact(world, strict, ended, 1).cases == 0);
}
