#include <algorithm>
#include <array>

#include "core/rules/check.hpp"

namespace rules {
namespace {

using records::EntityKind;

Verdict not_on_probation(const Case& c) {
    if (c.person->employment == Employment::pppk || c.person->employment == Employment::pppk_part_time) return {};
    c.person_field("probation");
    switch (c.person->probation) {
        case Probation::probation:
            return c.fail();
        case Probation::permanent:
            return c.pass();
        case Probation::unknown:
            break;
    }
    return c.missing_person("probation");
}

Verdict part_time_contract(const Case& c) {
    if (c.person->employment != Employment::pppk_part_time) return {};
    c.person_field("employment_kind");
    return c.fail();
}

enum LegalStatusParameter : std::size_t { k_allowed };
constexpr ParameterSpec k_legal_status[] = {{"allowed", ParameterKind::choices, "legal_status"}};

Verdict legal_status(const Case& c) {
    if (c.person->legal_status.empty()) return c.missing_person("legal_status");
    const auto order = c.facts.catalogue->choices("legal_status").order(c.person->legal_status);
    if (!order) return c.missing_person("legal_status");
    c.person_field("legal_status");
    c.say_choice("status", "legal_status", static_cast<std::int8_t>(*order));
    return c.has_choice(k_allowed, static_cast<std::int8_t>(*order)) ? c.pass() : c.fail();
}

Verdict discipline(const Case& c) {
    const DisciplineFact* undated = nullptr;
    for (const DisciplineFact& action : c.person->discipline) {
        const bool is_over = action.until && *action.until < c.facts.today;
        if (action.severity == "in_process") {
            if (is_over) continue;
            c.record_field(EntityKind::discipline, action.key, "severity");
            return c.fail("in_process");
        }
        if (!action.until) undated = &action;
        if (!action.until || is_over) continue;
        c.record_field(EntityKind::discipline, action.key, "until");
        c.say("until", *action.until);
        return c.fail();
    }
    if (undated == nullptr) return c.pass();
    c.record_field(EntityKind::discipline, undated->key, "until");
    return c.review("until_missing");
}

enum PerformanceParameter : std::size_t { k_years, k_least, k_available_from_month };
constexpr ParameterSpec k_performance[] = {
    {"years"}, {"least", ParameterKind::choices, "rating"}, {"available_from_month"}};

Verdict performance(const Case& c) {
    const base::Civil now = base::civil(c.facts.today);
    const int last = now.year - (now.month >= c.number(k_available_from_month) ? 1 : 2);
    const std::int8_t least = c.choices(k_least).front();
    int missing_year = 0;
    for (int year = last; year > last - c.number(k_years); --year) {
        const auto rating = std::ranges::find(c.person->ratings, year, &RatingFact::year);
        if (rating != c.person->ratings.end() && rating->rating != k_unknown) {
            c.record_field(EntityKind::performance, rating->key, "rating");
            if (rating->rating >= least) continue;
            c.say("year", std::int64_t{year});
            c.say_choice("rating", "rating", rating->rating);
            c.say_choice("least", "rating", least);
            return c.fail();
        }
        // Nobody is rated for a year that ended before the service began.
        const auto year_end = base::day_from_civil(year, 12, 31);
        if (c.person->service_since && year_end && *c.person->service_since > *year_end) continue;
        missing_year = year;
    }
    if (missing_year == 0) {
        c.say_choice("least", "rating", least);
        return c.pass();
    }
    c.record_field(EntityKind::performance, c.person->key + "/" + std::to_string(missing_year), "rating");
    c.say("year", std::int64_t{missing_year});
    return c.review("year_missing");
}

enum TenureParameter : std::size_t { k_months, k_applies_to };
constexpr ParameterSpec k_minimum_tenure[] = {{"months"}, {"applies_to", ParameterKind::choices, "employment_kind"}};
constexpr ParameterSpec k_maximum_tenure[] = {{"months"}};

Verdict minimum_tenure(const Case& c) {
    // The enumeration keeps `unknown` in front of the choice list's order.
    const auto employment = static_cast<std::int8_t>(static_cast<int>(c.person->employment) - 1);
    if (c.person->employment != Employment::unknown && !c.has_choice(k_applies_to, employment)) return {};
    if (!c.person->position_since) return c.missing_person("position_since");
    const base::Day since = *c.person->position_since;
    c.person_field("position_since");
    c.say("months", std::int64_t{base::whole_months(since, c.facts.today)});
    c.say("needed", c.number(k_months));
    c.say("date", base::add_months(since, static_cast<int>(c.number(k_months))));
    return base::whole_months(since, c.facts.today) >= c.number(k_months) ? c.pass() : c.fail();
}

Verdict maximum_tenure(const Case& c) {
    if (!c.person->position_since) return c.missing_person("position_since");
    const int months = base::whole_months(*c.person->position_since, c.facts.today);
    c.person_field("position_since");
    c.say("months", std::int64_t{months});
    c.say("most", c.number(k_months));
    return months > c.number(k_months) ? c.fail() : c.pass();
}

enum SeniorTenureParameter : std::size_t { k_months_least, k_months_most };
constexpr ParameterSpec k_senior_leader_tenure[] = {{"months_least"}, {"months_most"}};

Verdict senior_leader_tenure(const Case& c) {
    if (c.person->job.tier != Tier::senior_leader) return {};
    if (!c.person->position_since) return c.missing_person("position_since");
    const std::int64_t months = base::whole_months(*c.person->position_since, c.facts.today);
    c.person_field("position_since");
    c.say("months", months);
    c.say("needed", c.number(k_months_least));
    c.say("most", c.number(k_months_most));
    if (months < c.number(k_months_least)) return c.fail();
    return months >= c.number(k_months_most) ? c.review("evaluation") : c.pass();
}

constexpr ParameterSpec k_waiting_time[] = {{"months"}};

// The commitment binds who entered through a selection of civil servants and asks to leave the place it was for.
Verdict waiting_time(const Case& c) {
    if (c.person->request.empty() || c.person->employment == Employment::pppk ||
        c.person->employment == Employment::pppk_part_time)
        return {};
    if (!c.person->service_since) return c.missing_person("service_since");
    const base::Day since = *c.person->service_since;
    const std::int64_t months = base::whole_months(since, c.facts.today);
    c.person_field("service_since");
    c.record_field(EntityKind::wish, c.person->request, "kind");
    c.say("months", months);
    c.say("needed", c.number(k_months));
    c.say("date", base::add_months(since, static_cast<int>(c.number(k_months))));
    return months >= c.number(k_months) ? c.pass() : c.fail();
}

constexpr CheckSpec k_checks[] = {
    {"not_on_probation", Scope::person, not_on_probation, {}},
    {"part_time_contract", Scope::person, part_time_contract, {}},
    {"legal_status", Scope::person, legal_status, k_legal_status},
    {"discipline", Scope::person, discipline, {}},
    {"performance", Scope::person, performance, k_performance},
    {"minimum_tenure", Scope::person, minimum_tenure, k_minimum_tenure},
    {"maximum_tenure", Scope::person, maximum_tenure, k_maximum_tenure},
    {"senior_leader_tenure", Scope::person, senior_leader_tenure, k_senior_leader_tenure},
    {"waiting_time", Scope::person, waiting_time, k_waiting_time},
};

}  // namespace

std::span<const CheckSpec> person_checks() { return k_checks; }

}  // namespace rules
