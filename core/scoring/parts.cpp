// What a person brings to any seat of a kind: competence, field of study, performance, training, experience.
#include "core/scoring/parts.hpp"

#include <algorithm>

namespace scoring {
namespace {

using records::EntityKind;

std::int8_t min_level(std::int8_t a, std::int8_t b) { return std::min(a, b); }

std::string_view code_of(const PartCase& c, std::string_view list, std::size_t order) {
    return c.facts.catalogue->choices(list).choices[order].code;
}

void append(std::string& list, std::string_view word) {
    if (!list.empty()) list += ", ";
    list += word;
}

// What a proof adds to the neutral share of a required level that nobody assessed; never less than nothing, or whoever
// learnt little would fall behind whoever learnt nothing.
std::int64_t proven_share(const PartCase& c, std::size_t competency, std::string& proofs, std::string& listed) {
    const auto proof = std::ranges::find(c.person.proofs, static_cast<std::int8_t>(competency), &ProofFact::competency);
    if (proof == c.person.proofs.end()) return 0;
    const std::int8_t required = c.seat.required[competency];
    const std::int64_t more = min_level(proof->level, required) * k_full_share - required * c.part.missing_share;
    if (more <= 0) return 0;
    if (c.fact != nullptr) {
        append(proofs, code_of(c, "competency", competency));
        proofs.append(" level ").append(std::to_string(proof->level)).append(" (").append(proof->name).append(")");
    }
    if (proof->is_training) c.uses(EntityKind::training, proof->key, "score");
    else c.uses(EntityKind::competency, proof->key, "declared_level");
    if (c.fact != nullptr && proof->course != records::k_no_row) {
        append(listed, code_of(c, "competency", competency));
        c.uses(EntityKind::course, c.facts.courses[proof->course].key, "competency");
    }
    return more;
}

}  // namespace

Share competence_share(const PartCase& c) {
    std::int64_t total = 0, known = 0, absent = 0, proven = 0, met = 0, asked = 0, unassessed = 0;
    std::string below, missing, proofs, listed;
    c.uses(EntityKind::position, c.seat.key, "competencies");
    for (std::size_t i = 0; i < k_competencies; ++i) {
        const std::int8_t required = c.seat.required[i], level = c.person.levels[i];
        if (required == k_unknown) continue;
        ++asked;
        total += required;
        if (level == k_unknown) {
            ++unassessed;
            absent += required;
            if (c.fact != nullptr) append(missing, code_of(c, "competency", i));
            const bool is_stale = c.person.stale[i] != k_unknown;
            c.uses(EntityKind::competency, c.person.assessments[i], is_stale ? "assessed_on" : "level");
            proven += proven_share(c, i, proofs, listed);
            continue;
        }
        known += min_level(level, required);
        if (level >= required) ++met;
        else if (c.fact != nullptr) append(below, code_of(c, "competency", i));
        c.uses(EntityKind::competency, c.person.assessments[i], "level");
    }
    if (total == 0) return c.unknown("no_standard");
    c.say("met", met);
    c.say("asked", asked);
    c.say("short", asked - met - unassessed);
    c.say("below", below);
    c.say("unassessed", unassessed);
    c.say("missing", missing);
    const std::int64_t sure = known * k_full_share / total;
    if (absent == 0) return c.known(sure, met == asked ? "all_met" : "below");
    c.say("proofs", proofs);
    c.say("listed", listed);
    c.end(!listed.empty() ? "proven_listed" : proven > 0 ? "proven" : unassessed == asked ? "unassessed" : "partly_assessed");
    return {sure, (known * k_full_share + absent * c.part.missing_share + proven) / total,
            (known + absent) * k_full_share / total, true};
}

Share study_share(const PartCase& c) {
    const bool has_family = c.seat.job.family != k_unknown;
    c.uses(EntityKind::position, c.seat.key, c.seat.study_fields != 0 ? "study_fields" : "job_family");
    if (!has_family && c.seat.study_fields == 0) return c.unknown("seat_missing");
    if (c.person.studies.empty()) {
        c.uses(EntityKind::education, {}, "study_field");
        return c.unknown("missing");
    }
    const StudyFact* best = nullptr;
    std::int64_t best_share = -1;
    for (const StudyFact& study : c.person.studies) {
        const auto field = static_cast<std::size_t>(study.field);
        std::int64_t share =
            has_family ? c.model.study_shares[field][static_cast<std::size_t>(c.seat.job.family)] * 100 : 0;
        if (((c.seat.study_fields >> field) & 1U) != 0) share = k_full_share;
        if (share > best_share) {
            best_share = share;
            best = &study;
        }
    }
    if (best->key.empty()) c.uses(EntityKind::employee, c.person.key, "study_field");
    else c.uses(EntityKind::education, best->key, "study_field");
    c.say_choice("field", "study_field", best->field);
    c.say_choice("family", "job_family", c.seat.job.family);
    c.say("share", best_share / 100);
    return c.known(best_share, "known");
}

Share performance_share(const PartCase& c) {
    const base::Civil now = base::civil(c.facts.today);
    const std::int64_t years = c.number(k_years);
    const int last = now.year - (now.month >= c.number(k_available_from_month) ? 1 : 2);
    Share sum;
    std::string missing;
    for (int year = last; year > last - years; --year) {
        const auto rating = std::ranges::find(c.person.ratings, year, &rules::RatingFact::year);
        const bool is_known = rating != c.person.ratings.end() && rating->rating != k_unknown;
        if (c.fact != nullptr)
            c.uses(EntityKind::performance, is_known ? rating->key : c.person.key + "/" + std::to_string(year),
                   "rating");
        if (is_known) {
            const std::int64_t share =
                c.part.parameters[k_rating_shares].numbers[static_cast<std::size_t>(rating->rating)];
            sum = {sum.worst + share, sum.expected + share, sum.best + share, sum.missing};
            c.say_choice(year == last ? "rating" : "rating_before", "rating", rating->rating);
        } else {
            sum = {sum.worst, sum.expected + c.part.missing_share, sum.best + k_full_share, true};
            append(missing, std::to_string(year));
        }
    }
    c.say("year", last);
    c.say("missing", missing);
    c.end(sum.missing ? "missing" : years == 1 ? "known_one" : "known");
    return {sum.worst / years, sum.expected / years, sum.best / years, sum.missing};
}

Share training_share(const PartCase& c) {
    if (c.person.trainings.empty()) {
        c.uses(EntityKind::training, {}, "hours");
        return c.unknown("missing");
    }
    const std::int64_t target = c.number(k_target_hours);
    const std::int64_t competence_share = c.number(k_competence_share);
    c.uses(EntityKind::position, c.seat.key, "job_family");
    Share sum;
    std::int64_t relevant = 0, hours = 0, expired = 0, listed = 0;
    for (const TrainingFact& training : c.person.trainings) {
        const bool same_family = training.family != k_unknown && training.family == c.seat.job.family;
        const bool same_competency = training.competency != k_unknown &&
                                     c.seat.required[static_cast<std::size_t>(training.competency)] != k_unknown;
        if (!(same_family || same_competency) || training.passed == false) continue;
        const auto from_course = [&](const char* field) {
            if (c.fact != nullptr) c.uses(EntityKind::course, c.facts.courses[training.course].key, field);
        };
        if (training.expired) {
            ++expired;
            if (training.from_course.validity) from_course("valid_months");
            else c.uses(EntityKind::training, training.key, "valid_until");
            continue;
        }
        const std::int64_t relevance = same_family ? k_full_share : competence_share;
        const std::int64_t most = training.hours.value_or(target) * relevance;
        const std::int64_t result = training.score.value_or(k_full_share);
        const bool is_known = training.hours && training.score && training.passed;
        c.uses(EntityKind::training, training.key,
               !training.hours    ? "hours"
               : !training.score  ? "score"
               : !training.passed ? "passed"
                                  : "hours");
        const bool is_tag_listed = same_family ? training.from_course.family : training.from_course.competency;
        if (is_tag_listed) from_course(same_family ? "job_family" : "competency");
        if (training.from_course.hours) from_course("hours");
        listed += is_tag_listed || training.from_course.hours ? 1 : 0;
        ++relevant;
        hours += training.hours.value_or(0);
        const std::int64_t best = most * result / k_full_share;
        sum.best += best;
        sum.expected += is_known ? best : best * c.part.missing_share / k_full_share;
        sum.worst += is_known ? best : 0;
        sum.missing = sum.missing || !is_known;
    }
    c.say("relevant", relevant);
    c.say("hours", hours);
    c.say("target", target);
    c.say("expired", expired);
    c.say("listed", listed);
    c.say_choice("family", "job_family", c.seat.job.family);
    c.end(relevant == 0 ? (expired > 0 ? "expired" : "none")
          : listed > 0  ? (sum.missing ? "incomplete_listed" : "known_listed")
                        : (sum.missing ? "incomplete" : "known"));
    const auto capped = [&](std::int64_t value) { return std::min<std::int64_t>(value / target, k_full_share); };
    // Past the target, what is missing no longer matters.
    const Share share{capped(sum.worst), capped(sum.expected), capped(sum.best), sum.missing};
    return share.worst == share.best ? Share{share.worst, share.expected, share.best, false} : share;
}

Share experience_share(const PartCase& c) {
    const std::int64_t full_months = c.number(k_full_months), length_share = c.number(k_length_share);
    const std::int64_t family_share = c.number(k_same_family_share), tier_share = c.number(k_same_tier_share);
    Share sum;
    std::string_view variant = "other";
    c.uses(EntityKind::employee, c.person.key, "service_since");
    c.uses(EntityKind::employee, c.person.key, "job_title");
    if (c.person.service_months) {
        const std::int64_t share = std::min(*c.person.service_months, full_months) * length_share / full_months;
        sum = {share, share, share, false};
        c.say("years", *c.person.service_months / 12);
    } else {
        sum = {0, length_share * c.part.missing_share / k_full_share, length_share, true};
        variant = "service_missing";
    }
    const rules::JobFacts &here = c.person.job, &there = c.seat.job;
    c.uses(EntityKind::position, c.seat.key, "job_family");
    c.say_choice("family", "job_family", there.family);
    if (here.family == k_unknown || there.family == k_unknown) {
        c.end(sum.missing ? "missing" : here.family == k_unknown ? "job_missing" : "seat_missing");
        return {sum.worst, sum.expected + family_share * c.part.missing_share / k_full_share, sum.best + family_share,
                true};
    }
    std::int64_t related = 0;
    if (here.family == there.family) {
        related = family_share;
        if (!sum.missing) variant = "same_family";
    } else if (here.tier == there.tier && here.tier != rules::Tier::unknown) {
        related = tier_share;
        if (!sum.missing) variant = "same_tier";
        c.uses(EntityKind::position, c.seat.key, "tier");
    }
    c.end(variant);
    return {sum.worst + related, sum.expected + related, sum.best + related, sum.missing};
}

}  // namespace scoring
