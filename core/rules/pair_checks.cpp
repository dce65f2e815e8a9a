// Contracts, the position map's own requirements, and functional jobs.
#include <algorithm>
#include <array>

#include "core/rules/posts.hpp"

namespace rules {
namespace {

bool is_contract(const PersonFacts& person) {
    return person.employment == Employment::pppk || person.employment == Employment::pppk_part_time;
}

Verdict civil_servant(const Case& c) {
    if (c.person->employment == Employment::unknown) return c.missing_person("employment_kind");
    c.person_field("employment_kind");
    if (!is_contract(*c.person)) return c.pass();
    return keeps_job(c) ? c.pass("adjustment") : c.fail();
}

Verdict contract_same_job(const Case& c) {
    if (!is_contract(*c.person)) return {};
    if (c.person->job.stem == k_unknown) return c.missing_person("job_title");
    if (c.seat->job.stem == k_unknown) return c.missing_seat("title");
    c.person_field("job_title");
    c.seat_field("title");
    return keeps_job(c) ? c.pass() : c.fail();
}

bool is_part_time(const PersonFacts& person) { return person.employment == Employment::pppk_part_time; }

constexpr ParameterSpec k_part_time_job[] = {{"titles", ParameterKind::titles}, {"families", ParameterKind::choices, "job_family"}};

// The minister's approval of another unit (P04) opens no other job.
Verdict part_time_job(const Case& c) {
    if (!is_part_time(*c.person)) return {};
    c.person_field("employment_kind");
    c.seat_field("title");
    const bool is_named = c.has_title(0, c.seat->job);
    return is_named || (c.seat->job.kind == JobKind::functional && c.has_choice(1, c.seat->job.family)) ? c.pass() : c.fail();
}

Verdict minimum_education(const Case& c) {
    if (c.seat->min_education == k_unknown) return {};
    if (c.person->education == k_unknown) return c.missing_person("education_level");
    c.person_field("education_level");
    c.seat_field("min_education");
    c.say_choice("education", "education_level", c.person->education);
    c.say_choice("least", "education_level", c.seat->min_education);
    return c.person->education >= c.seat->min_education ? c.pass() : c.fail();
}

Verdict rank_range(const Case& c) {
    // Contract ranks are a scale of their own; P03 keeps contract employees in their job.
    if (is_contract(*c.person) || (c.seat->min_rank == k_unknown && c.seat->max_rank == k_unknown)) return {};
    if (c.person->rank == k_unknown || c.person->rank > c.facts.last_pns_rank) return c.missing_person("rank");
    c.person_field("rank");
    c.say_choice("rank", "rank", c.person->rank);
    if (c.seat->min_rank != k_unknown && c.person->rank < c.seat->min_rank) {
        c.seat_field("min_rank");
        c.say_choice("least", "rank", c.seat->min_rank);
        return c.fail();
    }
    if (c.seat->max_rank != k_unknown && c.person->rank > c.seat->max_rank && !keeps_job(c)) {
        c.seat_field("max_rank");
        c.say_choice("most", "rank", c.seat->max_rank);
        return c.review("above");
    }
    return c.pass();
}

enum LevelParameter : std::size_t { k_max_steps_up, k_conversion_education, k_first_rank };
constexpr ParameterSpec k_functional_level[] = {{"max_steps_up"},
                                                {"education_expert", ParameterKind::choices, "education_level"},
                                                {"rank_beginner", ParameterKind::choices, "rank", 2},
                                                {"rank_skilled", ParameterKind::choices, "rank", 2},
                                                {"rank_proficient", ParameterKind::choices, "rank", 2},
                                                {"rank_lead", ParameterKind::choices, "rank", 2},
                                                {"rank_first", ParameterKind::choices, "rank", 2},
                                                {"rank_junior", ParameterKind::choices, "rank", 2},
                                                {"rank_senior", ParameterKind::choices, "rank", 2},
                                                {"rank_principal", ParameterKind::choices, "rank", 2}};

// Whether the rank reaches the level, and does not exceed it where `exactly`: nothing if it fits.
Verdict rank_misfit(const Case& c, bool exactly) {
    if (c.person->rank == k_unknown || c.person->rank > c.facts.last_pns_rank) return c.missing_person("rank");
    const auto range = c.choices(k_first_rank + static_cast<std::size_t>(c.seat->job.level));
    c.person_field("rank");
    c.say_choice("rank", "rank", c.person->rank);
    c.say_choice("least", "rank", range[0]);
    c.say_choice("most", "rank", range[1]);
    const bool fits = c.person->rank >= range[0] && (!exactly || c.person->rank <= range[1]);
    if (!fits) return c.fail("rank");
    return {};
}

Verdict functional_level(const Case& c) {
    if (c.seat->job.kind != JobKind::functional || is_contract(*c.person)) return {};
    const std::int8_t here = c.person->job.level, there = c.seat->job.level;
    if (there == k_unknown) return c.missing_seat("level");
    c.seat_field("level");
    c.say_choice("level", "functional_level", there);
    if (!is_same_job(c.person->job, c.seat->job)) {
        if (const Verdict misfit = rank_misfit(c, true)) return misfit;
        return c.pass();
    }
    if (here == k_unknown) return c.missing_person("job_title");
    c.person_field("job_title");
    c.say_choice("present", "functional_level", here);
    if (there == here) return c.pass("same_level");
    if (there < here) return c.fail("lower");
    if (here < c.facts.first_expert_level && there >= c.facts.first_expert_level) {
        if (c.person->education == k_unknown) return c.missing_person("education_level");
        c.person_field("education_level");
        c.say_choice("education", "education_level", c.person->education);
        if (c.person->education < c.choices(k_conversion_education).front()) return c.fail("education");
        if (const Verdict misfit = rank_misfit(c, true)) return misfit;
        return c.review("conversion");
    }
    if (there - here > c.number(k_max_steps_up)) return c.fail("steps");
    if (const Verdict misfit = rank_misfit(c, false)) return misfit;
    return c.review("promotion");
}

enum EntryParameter : std::size_t { k_education_skilled, k_education_expert, k_licensed_families, k_first_age, k_months_experience = k_first_age + 8 };
constexpr ParameterSpec k_functional_entry[] = {{"education_skilled", ParameterKind::choices, "education_level"},
                                                {"education_expert", ParameterKind::choices, "education_level"},
                                                {"licensed_families", ParameterKind::choices, "job_family", 0},
                                                {"age_beginner"},
                                                {"age_skilled"},
                                                {"age_proficient"},
                                                {"age_lead"},
                                                {"age_first"},
                                                {"age_junior"},
                                                {"age_senior"},
                                                {"age_principal"},
                                                {"months_experience"}};

// A job of another family may have held work of the field.
Counts counts_in_field(const Case& c, const JobFacts& job) {
    return job.family != k_unknown && job.family == c.seat->job.family ? Counts::yes : Counts::unknown;
}

Verdict functional_entry(const Case& c) {
    if (c.seat->job.kind != JobKind::functional || is_same_job(c.person->job, c.seat->job)) return {};
    c.seat_field("title");
    if (c.has_choice(k_licensed_families, c.seat->job.family)) {
        c.say_choice("family", "job_family", c.seat->job.family);
        return c.fail("licensed");
    }
    if (c.seat->job.level == k_unknown) return c.missing_seat("level");
    if (c.person->education == k_unknown) return c.missing_person("education_level");
    const bool is_expert = c.seat->job.level >= c.facts.first_expert_level;
    const std::int8_t least = c.choices(is_expert ? k_education_expert : k_education_skilled).front();
    c.person_field("education_level");
    c.say_choice("education", "education_level", c.person->education);
    c.say_choice("least", "education_level", least);
    if (c.person->education < least) return c.fail("education");
    if (!c.person->birth) return c.missing_person("birth_date");
    const std::int64_t age = base::whole_months(*c.person->birth, c.facts.today) / 12;
    const std::int64_t most = c.number(k_first_age + static_cast<std::size_t>(c.seat->job.level));
    c.person_field("birth_date");
    c.say("age", age);
    c.say("most", most);
    if (age > most) return c.fail("age");
    const Served field = served(c, counts_in_field, false);
    const std::int64_t needed = c.number(k_months_experience);
    c.say_choice("family", "job_family", c.seat->job.family);
    c.say("months", field.months);
    c.say("needed", needed);
    if (field.most < needed) {
        c.person_field("service_since");
        return c.fail("service");
    }
    return c.review(field.months >= needed ? "review" : "experience");
}

Verdict functional_field(const Case& c) {
    if (c.seat->job.kind != JobKind::functional || is_same_job(c.person->job, c.seat->job)) return {};
    if (c.seat->study_fields == 0) return c.missing_seat("study_fields");
    c.seat_field("study_fields");
    if (c.person->study_fields == 0) {
        c.record_field(records::EntityKind::education, {}, "study_field");
        return c.review("education_missing");
    }
    if (c.person->is_study_proposed) c.person_field("study_field");
    return (c.person->study_fields & c.seat->study_fields) != 0 ? c.pass() : c.fail();
}

constexpr ParameterSpec k_stays_in_service[] = {{"families", ParameterKind::choices, "job_family"}};

Verdict stays_in_service(const Case& c) {
    const bool may_belong = c.person->job.kind == JobKind::functional || c.person->job.kind == JobKind::unknown;
    if (c.person->job.family == k_unknown && may_belong) return c.missing_person("job_title");
    if (!c.has_choice(0, c.person->job.family)) return {};
    if (c.seat->job.family == k_unknown) return c.missing_seat("job_family");
    c.person_field("job_title");
    c.seat_field("job_family");
    c.say_choice("family", "job_family", c.person->job.family);
    return c.seat->job.family == c.person->job.family ? c.pass() : c.fail();
}

constexpr CheckSpec k_checks[] = {
    {"civil_servant", Scope::pair, civil_servant, {}},
    {"contract_same_job", Scope::pair, contract_same_job, {}, is_contract},
    {"part_time_job", Scope::pair, part_time_job, k_part_time_job, is_part_time},
    {"minimum_education", Scope::pair, minimum_education, {}},
    {"rank_range", Scope::pair, rank_range, {}},
    {"functional_level", Scope::pair, functional_level, k_functional_level},
    {"functional_entry", Scope::pair, functional_entry, k_functional_entry},
    {"functional_field", Scope::pair, functional_field, {}},
    {"stays_in_service", Scope::pair, stays_in_service, k_stays_in_service},
};

}  // namespace

std::span<const CheckSpec> pair_checks() { return k_checks; }

}  // namespace rules
