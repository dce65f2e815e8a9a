// What people were honoured for and called to beside their post.
#include "core/base/print.hpp"
#include "core/demo/history_files.hpp"

namespace demo {

using records::EntityKind;

namespace {

/// The first 17 August on or after the day.
base::Day next_national_day(base::Day day) {
    const int year = base::civil(day).year;
    const base::Day this_year = *base::day_from_civil(year, 8, 17);
    return this_year >= day ? this_year : *base::day_from_civil(year + 1, 8, 17);
}

}  // namespace

Sheet award_sheet(const CityView& city) {
    Sheet sheet(EntityKind::award, {"employee_number", "name", "received_on", "decree"});
    const HonourPlan& plan = parameters().history.honours;
    for (std::size_t at = 0; at < city.people.size(); ++at) {
        const Person& person = city.people[at];
        if (person.status != Status::permanent) continue;
        Random random(city.seed, "award", at);
        int number = 0;
        for (const auto& [name, years] : plan.service_awards) {
            const base::Day day = next_national_day(base::add_months(person.service_since, 12 * years));
            const bool is_given = random.chance(plan.awarded);
            if (!is_given || day >= city.today) continue;
            sheet.add({person.employee_number, name, base::iso_text(day), base::print("{}/TK/{}", 100 + ++number * 7 + random.below(90), base::civil(day).year)});
        }
    }
    return sheet;
}

Sheet assignment_sheet(const CityView& city) {
    Sheet sheet(EntityKind::assignment, {"employee_number", "name", "kind", "role", "since", "until", "decree"});
    const HonourPlan& plan = parameters().history.honours;
    for (std::size_t at = 0; at < city.people.size(); ++at) {
        const Person& person = city.people[at];
        Random random(city.seed, "assignment", at);
        if (!random.chance(plan.called)) continue;
        const std::string& kind = plan.kinds.names[random.weighted(plan.kinds.weights)];
        const std::string& name = random.one_of(plan.names.find(kind)->second);
        const base::Day since = base::add_months(city.today, -random.between(2, 80));
        if (since < person.service_since) continue;
        const base::Day until = base::add_months(since, random.between(6, 18));
        const bool has_decree = random.chance(plan.decreed);
        sheet.add({person.employee_number, name, label("assignment_kind", kind), random.one_of(plan.roles), base::iso_text(since), until < city.today ? base::iso_text(until) : "",
                   has_decree ? base::print("800.1.11/{}/WAKO-SWL/{}", 10 + random.below(300), base::civil(since).year) : ""});
    }
    return sheet;
}

}  // namespace demo
