// Posts that somebody holds beside the own one.
#include <algorithm>
#include <map>

#include "core/base/print.hpp"
#include "core/demo/history_files.hpp"

namespace demo {

namespace {

using records::EntityKind;

constexpr int k_panel_months = 20;

int rung(std::string_view tier) { return tier == "senior_leader" ? 2 : tier == "administrator" ? 1 : 0; }

}  // namespace

Sheet acting_sheet(const CityView& city) {
    Sheet sheet(EntityKind::acting, {"employee_number", "position_id", "since", "until", "extensions", "decree"});
    std::map<int, std::vector<std::size_t>> heads;  // those who act for nobody yet, by agency
    for (std::size_t at = 0; at < city.people.size(); ++at)
        if (city.people[at].chair.kind == ChairKind::structural) heads[city.unit_of(city.people[at].chair).agency].push_back(at);
    int number = 0;
    for (std::size_t at = 0; at < city.positions.size(); ++at) {
        const Position& post = city.positions[at];
        if (post.chair.kind != ChairKind::structural || post.incumbents > 0) continue;
        Random random(city.seed, "acting", at);
        if (!random.chance(700)) continue;
        std::vector<std::size_t> fitting;
        std::vector<std::size_t>& free = heads[city.unit_of(post.chair).agency];
        for (const std::size_t one : free) {
            const int steps = rung(post.tier) - rung(city.position_of(city.people[one]).tier);
            if (steps == 0 || steps == 1) fitting.push_back(one);
        }
        if (fitting.empty()) continue;
        const std::size_t chosen = random.one_of(fitting);
        std::erase(free, chosen);
        // Some have gone on long after their term, and nobody wrote an end.
        const bool is_late = random.chance(150);
        const bool is_extended = random.chance(350) || is_late;
        const int months = is_late ? random.between(7, 11) : is_extended ? random.between(3, 5) : random.below(3);
        const base::Day since{base::add_months(city.today, -months).number - random.below(20)};
        const base::Day until{base::add_months(since, is_extended ? 6 : 3).number - 1};
        sheet.add({city.people[chosen].employee_number, post.id, base::day_month_year(since), is_late ? "" : base::day_month_year(until),
                   is_extended ? "1" : "0", base::print("800.1.11.1/{}/BKPSDM/{}", ++number, base::civil(since).year)});
    }
    return sheet;
}

Sheet panel_sheet(const CityView& city) {
    Sheet sheet(EntityKind::panel, {"employee_number", "role", "since", "until", "decree"});
    const base::Day since = base::add_months(city.today, -k_panel_months);
    for (const auto& [title, role] : parameters().history.panel) {
        const auto holds = [&](const Person& person) { return person.chair.kind == ChairKind::structural && city.position_of(person).title == title; };
        const auto member = std::ranges::find_if(city.people, holds);
        if (member == city.people.end()) continue;
        sheet.add({member->employee_number, label("panel_role", role), base::day_month_year(since), "", base::print("188.45/41/WAKO-SWL/{}", base::civil(since).year)});
    }
    return sheet;
}

}  // namespace demo
