// Requirements of a tier: JPT pratama, administrator, pengawas, pelaksana; and the direction of a career.
#include <algorithm>
#include <array>

#include "core/rules/posts.hpp"
#include "core/rules/retirement.hpp"

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

// Whether the months served are enough, or could be; `now`: whether those in the present post count.
Verdict enough(const Case& c, const Served& served, std::int64_t needed, Counts now) {
    c.say("months", served.months);
    c.say("most", served.most);
    c.say("needed", needed);
    if (served.months >= needed) return c.pass();
    c.person_field("job_title");
    if (served.most < needed) return c.fail(served.most == 0 ? "tier" : "service");
    if (now != Counts::no && !c.person->position_since) return c.missing_person("position_since");
    return c.review(now == Counts::unknown ? "functional" : "history");
}

enum RequirementParameter : std::size_t { k_months = 1, k_tiers };

// Functional jobs of the level stand for a tier only in the field of the seat, which their families need not tell.
template <Tier below>
Counts counts_as(const Case& c, const JobFacts& job) {
    const Tier tier = standing(job, c.choices(k_tiers));
    if (tier == Tier::unknown) return Counts::unknown;
    if (tier < below) return Counts::no;
    const bool is_known = job.tier != Tier::functional || (job.family != k_unknown && job.family == c.seat->job.family);
    return is_known ? Counts::yes : Counts::unknown;
}

template <Tier below>
Verdict requirement(const Case& c, Tier seat) {
    if (c.seat->job.tier != seat) return {};
    if (standing(c.person->job, c.choices(k_tiers)) == Tier::unknown) return c.missing_job();
    if (const Verdict verdict = education_below(c)) return verdict;
    if (c.person->job.tier != Tier::functional && c.person->job.tier >= seat) return c.pass("same_tier");
    c.say_choice("below", "position_tier", static_cast<std::int8_t>(static_cast<int>(below) - 1));
    return enough(c, served(c, counts_as<below>, true), c.number(k_months), counts_as<below>(c, c.person->job));
}

constexpr ParameterSpec k_requirements[] = {
    {"education", ParameterKind::choices, "education_level"}, {"months"}, {"level_tiers", ParameterKind::choices, "position_tier", 8}};

Verdict administrator_requirements(const Case& c) {
    return requirement<Tier::supervisor>(c, Tier::administrator);
}

Verdict supervisor_requirements(const Case& c) { return requirement<Tier::staff>(c, Tier::supervisor); }

constexpr ParameterSpec k_staff_requirements[] = {{"education", ParameterKind::choices, "education_level"}};

Verdict staff_requirements(const Case& c) {
    if (c.seat->job.tier != Tier::staff) return {};
    if (const Verdict verdict = education_below(c)) return verdict;
    return c.pass();
}

enum SeniorParameter : std::size_t { k_age = 1, k_months_experience, k_months_administrator, k_senior_tiers };
constexpr ParameterSpec k_senior_requirements[] = {{"education", ParameterKind::choices, "education_level"},
                                                   {"age"},
                                                   {"months_experience"},
                                                   {"months_administrator"},
                                                   {"level_tiers", ParameterKind::choices, "position_tier", 8}};

Counts counts_as_administrator(const Case& c, const JobFacts& job) {
    const Tier tier = standing(job, c.choices(k_senior_tiers));
    return tier == Tier::unknown ? Counts::unknown : tier >= Tier::administrator ? Counts::yes : Counts::no;
}

// Whether a post of another family was of use for the seat is for people to judge.
Counts counts_as_relevant(const Case& c, const JobFacts& job) {
    const bool is_known = job.family != k_unknown && job.family == c.seat->job.family;
    return is_known || counts_as_administrator(c, job) == Counts::yes ? Counts::yes : Counts::unknown;
}

Verdict senior_leader_requirements(const Case& c) {
    if (c.seat->job.tier != Tier::senior_leader) return {};
    if (standing(c.person->job, c.choices(k_senior_tiers)) == Tier::unknown) return c.missing_job();
    if (const Verdict verdict = education_below(c)) return verdict;
    if (!c.person->birth) return c.missing_person("birth_date");
    const std::int64_t age = base::whole_months(*c.person->birth, c.facts.today) / 12;
    c.person_field("birth_date");
    c.say("age", age);
    c.say("most", c.number(k_age));
    if (age > c.number(k_age)) return c.fail("age");
    if (c.person->job.tier == Tier::senior_leader) return c.pass("same_tier");
    const Verdict verdict = enough(c, served(c, counts_as_administrator, true), c.number(k_months_administrator),
                                   counts_as_administrator(c, c.person->job));
    if (verdict != Outcome::pass) return verdict;
    const Served relevant = served(c, counts_as_relevant, false);
    c.say("relevant", relevant.months);
    c.say("experience", c.number(k_months_experience));
    if (relevant.months >= c.number(k_months_experience)) return c.pass();
    return relevant.most < c.number(k_months_experience) ? c.fail("too_short") : c.review("experience");
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

bool is_level_higher(const Case& c) {
    return is_same_job(c.person->job, c.seat->job) && c.person->job.level != k_unknown && c.seat->job.level > c.person->job.level;
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

constexpr ParameterSpec k_remaining_service[] = {{"months"},
                                                 {"age_staff"},
                                                 {"age_supervisor"},
                                                 {"age_administrator"},
                                                 {"age_senior_leader"},
                                                 {"age_functional"},
                                                 {"age_functional_senior"},
                                                 {"age_functional_principal"},
                                                 {"age_teacher"},
                                                 {"months_after"},
                                                 {"level_tiers", ParameterKind::choices, "position_tier", 8}};
constexpr std::size_t k_service_tiers = 10;

// Contracts end by their own day and know no promotion.
Verdict remaining_service(const Case& c) {
    const Tier here = standing(c.person->job, c.choices(k_service_tiers)), there = standing(c.seat->job, c.choices(k_service_tiers));
    const bool is_higher = is_level_higher(c) || (here != Tier::unknown && there > here);
    if (!is_higher) return {};
    if (c.person->employment == Employment::pppk || c.person->employment == Employment::pppk_part_time) return {};
    if (!c.person->birth) return c.missing_person("birth_date");
    // The new post's age counts: whoever is promoted may serve longer for it.
    const auto end = retirement(*c.rule.rule, c.facts, *c.person, c.seat->job);
    if (!end) return {};
    const std::int64_t months = base::whole_months(c.facts.today, end->day);
    c.person_field("birth_date");
    c.seat_field("tier");
    c.say("age", end->age);
    c.say("date", end->day);
    c.say("months", months);
    c.say("needed", c.number(0));
    return months >= c.number(0) ? c.pass() : c.fail();
}

enum IntegrityParameter : std::size_t { k_look_back, k_severities };
constexpr ParameterSpec k_promotion_integrity[] = {{"months"},
                                                   {"severities", ParameterKind::choices, "discipline_severity"}};

Verdict promotion_integrity(const Case& c) {
    const bool is_on_ladder = is_level_higher(c);
    if (!is_on_ladder && !is_tier_higher(c)) return {};
    const auto& severities = c.facts.catalogue->choices("discipline_severity");
    // Only the functional ladder looks back.
    const auto free_from = [&](base::Day until) {
        return is_on_ladder ? base::add_months(until, static_cast<int>(c.number(k_look_back))) : base::Day{until.number + 1};
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
    if (open == nullptr) return c.pass(is_on_ladder ? "pass" : "not_serving");
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
    {"remaining_service", Scope::pair, remaining_service, k_remaining_service},
    {"promotion_integrity", Scope::pair, promotion_integrity, k_promotion_integrity},
    {"leaving_functional", Scope::pair, leaving_functional, k_leaving_functional},
};

}  // namespace

std::span<const CheckSpec> career_checks() { return k_checks; }

}  // namespace rules
