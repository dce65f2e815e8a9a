#include "core/rules/retirement.hpp"

#include <string_view>

namespace rules {
namespace {

std::string_view age_parameter(const Facts& facts, const JobFacts& job) {
    switch (job.tier) {
        case Tier::supervisor:
            return "age_supervisor";
        case Tier::administrator:
            return "age_administrator";
        case Tier::senior_leader:
            return "age_senior_leader";
        case Tier::staff:
        case Tier::unknown:
            return "age_staff";
        case Tier::functional:
            break;
    }
    const int senior = facts.first_expert_level + 2;
    if (job.level > senior) return "age_functional_principal";
    const auto teacher = facts.catalogue->choices("job_family").order("teacher");
    if (teacher && job.family == static_cast<int>(*teacher)) return "age_teacher";
    return job.level == senior ? "age_functional_senior" : "age_functional";
}

std::optional<std::int64_t> age_of(const Rule& remaining_service, const Facts& facts, const JobFacts& job) {
    if (job.tier == Tier::unknown) return {};
    return remaining_service.number(age_parameter(facts, job));
}

std::optional<Retirement> at_age(const Rule& remaining_service, const PersonFacts& person, std::optional<std::int64_t> age) {
    if (!person.birth || !age) return {};
    const base::Day first_of_month{person.birth->number - base::civil(*person.birth).day + 1};
    return Retirement{*age, base::add_months(first_of_month, static_cast<int>(*age * 12 + remaining_service.number("months_after")))};
}

}  // namespace

std::optional<Retirement> retirement(const Rule& remaining_service, const Facts& facts, const PersonFacts& person) {
    return at_age(remaining_service, person, person.retirement_age ? person.retirement_age : age_of(remaining_service, facts, person.job));
}

std::optional<Retirement> retirement(const Rule& remaining_service, const Facts& facts, const PersonFacts& person, const JobFacts& job) {
    return at_age(remaining_service, person, age_of(remaining_service, facts, job));
}

}  // namespace rules
