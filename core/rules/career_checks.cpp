// Requirements of a tier: JPT pratama, administrator, pengawas, pelaksana; and the direction of a career.
#include <algorithm>
#include <array>

#include "core/rules/check.hpp"

namespace rules {
namespace {

constexpr std::size_t k_education = 0;  // first parameter of every requirement check

// The education part of a requirement: nothing if it is met.
Verdict education_below(const Case& c) {
    if (c.person->education == k_unknown) return c.missing_person("education_level");
    c.person_field("education_level");
    c.say_choice("education", "education_level", c.person->education);
    c.say_choice("least", "education_level", c.choices(k_education).front());
    if (c.person->education < c.choices(k_education).front()) return c.fail("education");
    return {};
}

// Months in the tier below: certain if the present post alone suffices or the whole service does not.
Verdict served(const Case& c, std::int64_t needed) {
    if (!c.person->position_since) return c.missing_person("position_since");
    const std::int64_t months = base::whole_months(*c.person->position_since, c.facts.today);
    c.person_field("position_since");
    c.say("months", months);
    c.say("needed", needed);
    if (months >= needed) return c.pass();
    if (c.person->service_since && base::whole_months(*c.person->service_since, c.facts.today) < needed) {
        c.person_field("service_since");
        return c.fail("service");
    }
    return c.review("history");
}

Verdict requirement(const Case& c, Tier seat, Tier below, std::int64_t months) {
    if (c.seat->job.tier != seat) return {};
    if (c.person->job.tier == Tier::unknown) return c.missing_job();
    if (const Verdict verdict = education_below(c)) return verdict;
    if (c.person->job.tier == Tier::functional) {
        c.person_field("job_title");
        return c.review("functional");
    }
    if (c.person->job.tier >= seat) return c.pass("same_tier");
    c.say_choice("below", "position_tier", static_cast<std::int8_t>(static_cast<int>(below) - 1));
    if (c.person->job.tier != below) {
        c.person_field("job_title");
        return c.fail("tier");
    }
    return served(c, months);
}

constexpr ParameterSpec k_requirements[] = {{"education", ParameterKind::choices, "education_level"}, {"months"}};

Verdict administrator_requirements(const Case& c) {
    return requirement(c, Tier::administrator, Tier::supervisor, c.number(1));
}

Verdict supervisor_requirements(const Case& c) { return requirement(c, Tier::supervisor, Tier::staff, c.number(1)); }

constexpr ParameterSpec k_staff_requirements[] = {{"education", ParameterKind::choices, "education_level"}};

Verdict staff_requirements(const Case& c) {
    if (c.seat->job.tier != Tier::staff) return {};
    if (const Verdict verdict = education_below(c)) return verdict;
    return c.pass();
}

enum SeniorParameter : std::size_t { k_age = 1, k_months_experience, k_months_administrator };
constexpr ParameterSpec k_senior_requirements[] = {
    {"education", ParameterKind::choices, "education_level"}, {"age"}, {"months_experience"}, {"months_administrator"}};

Verdict senior_leader_requirements(const Case& c) {
    if (c.seat->job.tier != Tier::senior_leader) return {};
    if (c.person->job.tier == Tier::unknown) return c.missing_job();
    if (const Verdict verdict = education_below(c)) return verdict;
    if (!c.person->birth) return c.missing_person("birth_date");
    const std::int64_t age = base::whole_months(*c.person->birth, c.facts.today) / 12;
    c.person_field("birth_date");
    c.say("age", age);
    c.say("most", c.number(k_age));
    if (age > c.number(k_age)) return c.fail("age");
    if (c.person->job.tier == Tier::senior_leader) return c.pass("same_tier");
    const bool is_senior_functional =
        c.person->job.tier == Tier::functional && c.person->job.level >= c.facts.first_expert_level + 2;
    if (c.person->job.tier != Tier::administrator && !is_senior_functional) {
        c.person_field("job_title");
        return c.fail("tier");
    }
    const Verdict verdict = served(c, c.number(k_months_administrator));
    if (verdict != Outcome::pass) return verdict;
    const std::int64_t months = base::whole_months(*c.person->position_since, c.facts.today);
    c.say("experience", c.number(k_months_experience));
    return months >= c.number(k_months_experience) ? c.pass() : c.review("experience");
}

Verdict job_fit(const Case& c) {
    if (c.seat->job.tier != Tier::senior_leader || c.person->job.tier != Tier::senior_leader) return {};
    c.person_field("job_title");
    c.seat_field("tier");
    return c.review("review");
}

Verdict open_selection(const Case& c) {
    if (c.seat->job.tier != Tier::senior_leader || c.person->job.tier == Tier::senior_leader) return {};
    c.person_field("job_title");
    c.seat_field("tier");
    return c.review("review");
}

constexpr ParameterSpec k_no_demotion[] = {{"level_tiers", ParameterKind::choices, "position_tier", 8}};

Verdict no_demotion(const Case& c) {
    if (keeps_job(c)) return {};
    const Tier here = standing(c.person->job, c.choices(0)), there = standing(c.seat->job, c.choices(0));
    if (here == Tier::unknown) return c.missing_job();
    if (there == Tier::unknown) return {};  // J01 asks what the position is
    c.person_field("job_title");
    c.seat_field("tier");
    c.say_choice("from", "position_tier", static_cast<std::int8_t>(static_cast<int>(here) - 1));
    c.say_choice("to", "position_tier", static_cast<std::int8_t>(static_cast<int>(there) - 1));
    return there < here ? c.fail() : c.pass();
}

// The equivalence of functional levels stands with no_demotion; here only the tiers that jobs name themselves count.
bool is_tier_higher(const Case& c) {
    const Tier here = c.person->job.tier, there = c.seat->job.tier;
    return here != Tier::unknown && here != Tier::functional && there != Tier::functional && there > here;
}

Verdict promotion(const Case& c) {
    const Tier here = c.person->job.tier, there = c.seat->job.tier;
    if (!is_tier_higher(c)) return {};
    c.person_field("job_title");
    c.seat_field("tier");
    c.say_choice("from", "position_tier", static_cast<std::int8_t>(static_cast<int>(here) - 1));
    c.say_choice("to", "position_tier", static_cast<std::int8_t>(static_cast<int>(there) - 1));
    return c.review("review");
}

enum IntegrityParameter : std::size_t { k_look_back, k_severities };
constexpr ParameterSpec k_promotion_integrity[] = {{"months"},
                                                   {"severities", ParameterKind::choices, "discipline_severity"}};

Verdict promotion_integrity(const Case& c) {
    const bool is_level_higher = is_same_job(c.person->job, c.seat->job) && c.person->job.level != k_unknown &&
                                 c.seat->job.level > c.person->job.level;
    if (!is_level_higher && !is_tier_higher(c)) return {};
    const auto& severities = c.facts.catalogue->choices("discipline_severity");
    // Only the functional ladder looks back.
    const auto free_from = [&](base::Day until) {
        return is_level_higher ? base::add_months(until, static_cast<int>(c.number(k_look_back))) : base::Day{until.number + 1};
    };
    const DisciplineFact* open = nullptr;
    for (const DisciplineFact& action : c.person->discipline) {
        const auto order = severities.order(action.severity);
        if (order && !c.has_choice(k_severities, static_cast<std::int8_t>(*order))) continue;
        if (action.until && c.facts.today >= free_from(*action.until)) continue;
        if (!order || !action.until) {
            open = &action;
            continue;
        }
        c.record_field(records::EntityKind::discipline, action.key, "until");
        c.say_choice("severity", "discipline_severity", static_cast<std::int8_t>(*order));
        c.say("until", *action.until);
        c.say("date", free_from(*action.until));
        return c.fail();
    }
    c.say("months", c.number(k_look_back));
    if (open == nullptr) return c.pass(is_level_higher ? "pass" : "not_serving");
    c.record_field(records::EntityKind::discipline, open->key, open->severity.empty() ? "severity" : "until");
    return c.review("incomplete");
}

constexpr ParameterSpec k_job_class[] = {{"most_steps_down"}};

Verdict job_class(const Case& c) {
    const JobFacts &here = c.person->job, &there = c.seat->job;
    if (is_same_job(here, there) || here.tier != there.tier) return {};
    if (here.job_class == k_unknown) return c.missing_person("job_title");
    if (there.job_class == k_unknown) return c.missing_seat("job_class");
    c.person_field("job_title");
    c.seat_field("job_class");
    c.say("from", std::int64_t{here.job_class});
    c.say("to", std::int64_t{there.job_class});
    return here.job_class - there.job_class > c.number(0) ? c.fail() : c.pass();
}

constexpr ParameterSpec k_leaving_functional[] = {{"protected_families", ParameterKind::choices, "job_family", 0}};

Verdict leaving_functional(const Case& c) {
    if (c.person->job.kind != JobKind::functional) return {};
    const bool is_protected = c.has_choice(0, c.person->job.family) && c.seat->job.family != c.person->job.family;
    if (c.seat->job.kind == JobKind::functional && !is_protected) return {};
    c.person_field("job_title");
    c.say_choice("family", "job_family", c.person->job.family);
    return c.review(is_protected ? "protected" : "review");
}

constexpr CheckSpec k_checks[] = {
    {"senior_leader_requirements", Scope::pair, senior_leader_requirements, k_senior_requirements},
    {"administrator_requirements", Scope::pair, administrator_requirements, k_requirements},
    {"supervisor_requirements", Scope::pair, supervisor_requirements, k_requirements},
    {"staff_requirements", Scope::pair, staff_requirements, k_staff_requirements},
    {"job_fit", Scope::pair, job_fit, {}},
    {"open_selection", Scope::pair, open_selection, {}},
    {"no_demotion", Scope::pair, no_demotion, k_no_demotion},
    {"job_class", Scope::pair, job_class, k_job_class},
    {"promotion", Scope::pair, promotion, {}},
    {"promotion_integrity", Scope::pair, promotion_integrity, k_promotion_integrity},
    {"leaving_functional", Scope::pair, leaving_functional, k_leaving_functional},
};

}  // namespace

std::span<const CheckSpec> career_checks() { return k_checks; }

}  // namespace rules
