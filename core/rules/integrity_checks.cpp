// What the inspectorate, the reports of wealth and past penalties say of a person.
#include <algorithm>
#include <ranges>

#include "core/rules/check.hpp"

namespace rules {
namespace {

bool has_finding(const PersonFacts& person) { return person.is_cleared == false; }

bool stays_in_agency(const Case& c) {
    if (c.person->unit == records::k_no_row || c.seat->unit == records::k_no_row) return false;
    const std::uint32_t here = c.facts.units[c.person->unit].agency;
    return here != records::k_no_row && here == c.facts.units[c.seat->unit].agency;
}

Verdict inspectorate_clearance(const Case& c) {
    if (!c.person->is_cleared) return c.missing_person("inspectorate_clearance");
    c.person_field("inspectorate_clearance");
    if (*c.person->is_cleared) return c.pass();
    c.seat_field("unit_id");
    return c.fail(stays_in_agency(c) ? "within" : "fail");
}

enum WealthParameter : std::size_t { k_tiers, k_available_from_month };
constexpr ParameterSpec k_wealth_report[] = {{"tiers", ParameterKind::choices, "position_tier"},
                                             {"available_from_month"}};

Verdict wealth_report(const Case& c) {
    const auto tier = static_cast<std::int8_t>(static_cast<int>(c.person->job.tier) - 1);
    if (c.person->job.tier == Tier::unknown || !c.has_choice(k_tiers, tier)) return {};
    if (!c.person->wealth_report) return c.missing_person("wealth_report_year");
    const base::Civil now = base::civil(c.facts.today);
    const int due = now.year - (now.month >= c.number(k_available_from_month) ? 1 : 2);
    c.person_field("wealth_report_year");
    c.say("year", *c.person->wealth_report);
    c.say("due", std::int64_t{due});
    return *c.person->wealth_report >= due ? c.pass() : c.fail();
}

constexpr ParameterSpec k_return_after_penalty[] = {{"least", ParameterKind::choices, "rating"}};

bool has_severe_penalty(const PersonFacts& person) {
    return std::ranges::contains(person.discipline, "severe", &DisciplineFact::severity);
}

// Whether a severe penalty ended before a day; nothing if there was none, or one is not known to be over: whoever is
// still serving one is held by the rule on discipline.
const DisciplineFact* ended_severe(const Case& c) {
    const DisciplineFact* found = nullptr;
    for (const DisciplineFact& action : c.person->discipline) {
        if (action.severity != "severe") continue;
        if (!action.until || *action.until >= c.facts.today) return nullptr;
        if (found == nullptr || *found->until < *action.until) found = &action;
    }
    return found;
}

Verdict return_after_penalty(const Case& c) {
    if (c.seat->job.kind != JobKind::functional || c.person->job.kind == JobKind::functional) return {};
    const DisciplineFact* penalty = ended_severe(c);
    if (penalty == nullptr) return {};
    const auto newest_first = std::views::reverse(c.person->ratings);
    const auto rated = std::ranges::find_if(newest_first, [](const RatingFact& rating) { return rating.rating != k_unknown; });
    const std::int8_t least = c.choices(0).front();
    c.say("until", *penalty->until);
    c.say_choice("least", "rating", least);
    if (rated == newest_first.end()) {
        c.record_field(records::EntityKind::performance, {}, "rating");
        return c.review("rating_missing");
    }
    c.record_field(records::EntityKind::performance, rated->key, "rating");
    c.say("year", std::int64_t{rated->year});
    c.say_choice("rating", "rating", rated->rating);
    if (rated->rating < least) return c.fail();
    c.record_field(records::EntityKind::discipline, penalty->key, "cause");
    if (penalty->cause.empty()) return c.review("cause_missing");
    return penalty->cause == "performance" ? c.review("test") : c.pass();
}

constexpr CheckSpec k_checks[] = {
    {"inspectorate_clearance", Scope::exact, inspectorate_clearance, {}, has_finding, stays_in_agency},
    {"wealth_report", Scope::person, wealth_report, k_wealth_report},
    {"return_after_penalty", Scope::pair, return_after_penalty, k_return_after_penalty, has_severe_penalty},
};

}  // namespace

std::span<const CheckSpec> integrity_checks() { return k_checks; }

}  // namespace rules
