// What the inspectorate and the reports of wealth say of a person.
#include "core/rules/check.hpp"

namespace rules {
namespace {

Verdict inspectorate_clearance(const Case& c) {
    if (!c.person->is_cleared) return c.missing_person("inspectorate_clearance");
    c.person_field("inspectorate_clearance");
    return *c.person->is_cleared ? c.pass() : c.fail();
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

constexpr CheckSpec k_checks[] = {
    {"inspectorate_clearance", Scope::person, inspectorate_clearance, {}},
    {"wealth_report", Scope::person, wealth_report, k_wealth_report},
};

}  // namespace

std::span<const CheckSpec> integrity_checks() { return k_checks; }

}  // namespace rules
