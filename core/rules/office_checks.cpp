// Offices with requirements of their own, known by their titles; certificates of teachers, licences of health workers.
#include "core/rules/check.hpp"

namespace rules {
namespace {

using records::EntityKind;

enum SpecialParameter : std::size_t { k_governor, k_minister };
constexpr ParameterSpec k_special_head[] = {{"governor", ParameterKind::titles}, {"minister", ParameterKind::titles}};

Verdict special_head(const Case& c) {
    const bool by_minister = c.has_title(k_minister, c.seat->job);
    // "Inspektur Pembantu" is not the inspector: only heads of agencies need the extra step.
    if (c.seat->job.tier != Tier::senior_leader || (!by_minister && !c.has_title(k_governor, c.seat->job))) return {};
    c.seat_field("title");
    return c.review(by_minister ? "minister" : "governor");
}

enum TerritoryParameter : std::size_t { k_territory_titles, k_studies, k_territory_trainings };
constexpr ParameterSpec k_territory_head[] = {{"titles", ParameterKind::titles},
                                              {"studies", ParameterKind::choices, "study_field"},
                                              {"trainings", ParameterKind::trainings}};

Verdict territory_head(const Case& c) {
    if (!c.has_title(k_territory_titles, c.seat->job)) return {};
    c.seat_field("title");
    if (c.has_training(k_territory_trainings)) return c.pass("training");
    if (c.person->is_study_proposed) c.person_field("study_field");
    else c.record_field(EntityKind::education, {}, "study_field");
    if (c.person->study_fields == 0) return c.review("education_missing");
    for (const std::int8_t study : c.choices(k_studies)) {
        if ((c.person->study_fields >> study & 1U) != 0) return c.pass();
    }
    return c.fail();
}

// Family and education that a head of a school or health centre must have: nothing if they are met.
Verdict head_misfit(const Case& c, std::size_t families, std::size_t education) {
    c.seat_field("title");
    if (c.person->job.family == k_unknown) return c.missing_person("job_title");
    if (c.person->job.kind == JobKind::unknown) return c.missing_person("position_kind");
    if (!c.has_choice(families, c.person->job.family) || c.person->job.kind != JobKind::functional) {
        c.person_field("job_title");
        return c.fail("family");
    }
    if (c.person->education == k_unknown) return c.missing_person("education_level");
    c.person_field("education_level");
    c.say_choice("education", "education_level", c.person->education);
    c.say_choice("least", "education_level", c.choices(education).front());
    if (c.person->education < c.choices(education).front()) return c.fail("education");
    return {};
}

enum HeadParameter : std::size_t { k_titles, k_families, k_education, k_trainings, k_rank, k_age };
constexpr ParameterSpec k_health_centre_head[] = {{"titles", ParameterKind::titles},
                                                  {"families", ParameterKind::choices, "job_family"},
                                                  {"education", ParameterKind::choices, "education_level"},
                                                  {"trainings", ParameterKind::trainings}};

Verdict health_centre_head(const Case& c) {
    if (!c.has_title(k_titles, c.seat->job)) return {};
    if (const Verdict misfit = head_misfit(c, k_families, k_education)) return misfit;
    if (c.has_training(k_trainings)) return c.pass();
    c.record_field(EntityKind::training, {}, "name");
    return c.review("training");
}

constexpr ParameterSpec k_school_head[] = {{"titles", ParameterKind::titles},
                                           {"families", ParameterKind::choices, "job_family"},
                                           {"education", ParameterKind::choices, "education_level"},
                                           {"trainings", ParameterKind::trainings},
                                           {"rank_least", ParameterKind::choices, "rank"},
                                           {"age"}};

Verdict school_head(const Case& c) {
    if (!c.has_title(k_titles, c.seat->job)) return {};
    if (const Verdict misfit = head_misfit(c, k_families, k_education)) return misfit;
    if (c.person->certificate_field == k_unknown) return c.missing_person("certificate_field");
    if (c.person->employment == Employment::unknown) return c.missing_person("employment_kind");
    if (c.person->employment == Employment::pns) {
        if (c.person->rank == k_unknown || c.person->rank > c.facts.last_pns_rank) return c.missing_person("rank");
        c.person_field("rank");
        c.say_choice("rank", "rank", c.person->rank);
        c.say_choice("least_rank", "rank", c.choices(k_rank).front());
        if (c.person->rank < c.choices(k_rank).front()) return c.fail("rank");
    }
    if (!c.person->birth) return c.missing_person("birth_date");
    const std::int64_t age = base::whole_months(*c.person->birth, c.facts.today) / 12;
    c.person_field("birth_date");
    c.say("age", age);
    c.say("most", c.number(k_age));
    if (age > c.number(k_age)) return c.fail("age");
    if (c.has_training(k_trainings)) return c.pass();
    c.record_field(EntityKind::training, {}, "name");
    return c.review("training");
}

constexpr ParameterSpec k_licensed[] = {{"families", ParameterKind::choices, "job_family"}};

bool is_licensed_seat(const Case& c) {
    return c.seat->job.kind == JobKind::functional && c.has_choice(0, c.seat->job.family) &&
           c.seat->job.family == c.person->job.family;
}

enum SubjectParameter : std::size_t { k_subject_families, k_hours };
constexpr ParameterSpec k_subject[] = {{"families", ParameterKind::choices, "job_family"}, {"hours"}};

Verdict subject_linear(const Case& c) {
    if (!is_licensed_seat(c)) return {};
    if (c.seat->study_fields == 0) return c.missing_seat("study_fields");
    if (c.person->certificate_field == k_unknown) return c.missing_person("certificate_field");
    c.seat_field("study_fields");
    c.person_field("certificate_field");
    c.say_choice("certificate", "study_field", c.person->certificate_field);
    if ((c.seat->study_fields >> c.person->certificate_field & 1U) == 0) return c.fail();
    if (c.seat->teaching_hours == k_unknown) return c.missing_seat("teaching_hours");
    c.seat_field("teaching_hours");
    c.say("hours", c.seat->teaching_hours);
    c.say("least", c.number(k_hours));
    return c.seat->teaching_hours < c.number(k_hours) ? c.fail("hours") : c.pass();
}

Verdict licence_valid(const Case& c) {
    if (!is_licensed_seat(c)) return {};
    if (c.person->licence_until && *c.person->licence_until < c.facts.today) {
        c.person_field("licence_until");
        c.say("until", *c.person->licence_until);
        return c.fail();
    }
    if (!c.person->has_licence) return c.missing_person("licence_number");
    c.person_field("licence_number");
    if (!c.person->licence_until) return c.pass("for_life");
    c.say("until", *c.person->licence_until);
    return c.pass();
}

constexpr CheckSpec k_checks[] = {
    {"special_head", Scope::seat, special_head, k_special_head},
    {"territory_head", Scope::pair, territory_head, k_territory_head},
    {"health_centre_head", Scope::pair, health_centre_head, k_health_centre_head},
    {"school_head", Scope::pair, school_head, k_school_head},
    {"subject_linear", Scope::pair, subject_linear, k_subject},
    {"licence_valid", Scope::pair, licence_valid, k_licensed},
};

}  // namespace

std::span<const CheckSpec> office_checks() { return k_checks; }

}  // namespace rules
