// What talent models ask of a person: potential, level of education, the career so far, integrity, what supports the ratings.
#include <algorithm>
#include <ranges>

#include "core/scoring/parts.hpp"

namespace scoring {

using records::EntityKind;

namespace {

enum class Counts : std::uint8_t { no, unknown, yes };

/// Whether an award or assignment counts; one whose day, kind or decree is not recorded may.
Counts counts(const PartCase& c, const SupportFact& one) {
    if (!one.is_award && one.kind != k_unknown && c.part.parameters[k_assignment_kinds].numbers[static_cast<std::size_t>(one.kind)] == 0) return Counts::no;
    if (one.began && *one.began > c.facts.today) return Counts::no;
    if (one.at && base::add_months(*one.at, static_cast<int>(c.number(k_support_months))) < c.facts.today) return Counts::no;
    return one.began && one.is_official && (one.is_award || one.kind != k_unknown) ? Counts::yes : Counts::unknown;
}

}  // namespace

Share potential_share(const PartCase& c) {
    c.uses(EntityKind::employee, c.person.key, "potential_score");
    if (!c.person.potential) return c.unknown("missing");
    c.say("value", *c.person.potential / 100);
    return c.known(std::clamp<std::int64_t>(*c.person.potential, 0, k_full_share), "known");
}

Share education_share(const PartCase& c) {
    c.uses(EntityKind::employee, c.person.key, "education_level");
    if (c.person.education == k_unknown) return c.unknown("missing");
    c.say_choice("level", "education_level", c.person.education);
    return c.known(c.part.parameters.front().numbers[static_cast<std::size_t>(c.person.education)], "known");
}

Share career_share(const PartCase& c) {
    if (!c.person.has_history) c.uses(EntityKind::position_history, {}, "since");
    c.uses(EntityKind::employee, c.person.key, c.person.in_posts_since ? "job_title" : "position_since");
    const auto add = [](Share a, Share b) {
        return Share{a.worst + b.worst, a.expected + b.expected, a.best + b.best, a.missing || b.missing};
    };
    const auto sure = [](std::int64_t share) { return Share{share, share, share, false}; };
    const auto least = [&](std::int64_t share) {  // more may come to light
        return Share{share, std::max<std::int64_t>(share, c.part.missing_share), k_full_share, share < k_full_share};
    };
    // Without a history, or days in it, what is known of the past is the least there was.
    const auto past = [&](std::int64_t amount, std::int64_t full, bool is_known) {
        const std::int64_t share = std::min(amount, full) * k_full_share / full;
        return is_known ? sure(share) : least(share);
    };
    const auto since = c.person.in_posts_since;
    const bool is_told = c.person.has_history && since;
    const std::int64_t months = since ? std::max(0, base::whole_months(*since, c.facts.today)) : 0;
    const auto posts = static_cast<std::int64_t>(c.person.posts.size());
    Share sum = add(past(months, c.number(k_career_months), is_told), past(posts, c.number(k_full_posts), is_told));
    const bool lacks_history = sum.missing;

    const rules::JobFacts &here = c.person.job, &there = c.seat.job;
    const bool is_near_known = here.family != k_unknown && there.family != k_unknown;
    const bool is_same_family = is_near_known && here.family == there.family;
    const bool is_same_tier = !is_same_family && here.tier == there.tier && here.tier != rules::Tier::unknown;
    c.uses(EntityKind::position, c.seat.key, is_same_tier ? "tier" : "job_family");
    c.say("years", months / 12);
    c.say("posts", posts);
    c.say_choice("family", "job_family", there.family);
    sum = add(sum, !is_near_known ? Share{0, c.part.missing_share, k_full_share, true}
                                  : sure(is_same_family ? k_full_share : is_same_tier ? c.number(k_career_tier_share) : 0));
    c.end(!is_near_known ? "job_missing" : lacks_history ? "history_missing" : is_same_family ? "same_family" : is_same_tier ? "same_tier" : "other");
    return {sum.worst / 3, sum.expected / 3, sum.best / 3, sum.missing};
}

Share integrity_share(const PartCase& c) {
    const auto& severities = c.facts.catalogue->choices("discipline_severity");
    std::int64_t worst = k_full_share;
    const rules::DisciplineFact *counted = nullptr, *unread = nullptr;
    for (const rules::DisciplineFact& one : c.person.discipline) {
        if (one.until && *one.until < c.facts.today) continue;
        const auto order = severities.order(one.severity);
        if (!order) {
            unread = &one;
            continue;
        }
        const std::int64_t share = c.part.parameters.front().numbers[*order];
        if (counted != nullptr && share >= worst) continue;
        worst = share;
        counted = &one;
    }
    const rules::DisciplineFact* named = unread != nullptr ? unread : counted;
    if (named == nullptr) {
        c.uses(EntityKind::discipline, {}, "severity");
        return c.known(worst, "clear");
    }
    c.uses(EntityKind::discipline, named->key, unread != nullptr ? "severity" : "until");
    if (unread != nullptr && worst > 0) {
        c.end("missing");
        return {0, std::min<std::int64_t>(worst, c.part.missing_share), worst, true};
    }
    c.say_choice("severity", "discipline_severity", static_cast<std::int8_t>(counted != nullptr ? *severities.order(counted->severity) : 0));
    return c.known(worst, "penalty");
}

Share support_share(const PartCase& c) {
    std::int64_t awards = 0, assignments = 0, open = 0;
    for (const SupportFact& one : c.person.support) {
        const Counts counted = counts(c, one);
        if (counted == Counts::no) continue;
        c.uses(one.is_award ? EntityKind::award : EntityKind::assignment, one.key, one.is_award ? "received_on" : "decree");
        if (counted == Counts::unknown) ++open;
        else ++(one.is_award ? awards : assignments);
    }
    if (!c.facts.has_awards) c.uses(EntityKind::award, {}, "received_on");
    if (!c.facts.has_assignments) c.uses(EntityKind::assignment, {}, "decree");
    if (!c.facts.has_awards && !c.facts.has_assignments) return c.unknown("missing");
    if (awards + assignments + open == 0) c.uses(EntityKind::award, {}, "received_on");
    const auto& shares = c.part.parameters[k_support_shares].numbers;
    // More never counts less, whatever the parameters say.
    const auto share = [&](std::int64_t amount) {
        return std::ranges::max(shares | std::views::take(amount + 1));
    };
    const bool is_told = c.facts.has_awards && c.facts.has_assignments;
    const std::int64_t worst = share(awards + assignments), best = share(is_told ? awards + assignments + open : std::ssize(shares));
    c.say("awards", awards);
    c.say("assignments", assignments);
    c.say("months", c.number(k_support_months));
    if (worst == best) return c.known(worst, "known");
    c.end(open > 0 ? "open" : c.facts.has_awards ? "no_assignments" : "no_awards");
    return {worst, worst + (best - worst) * c.part.missing_share / k_full_share, best, true};
}

}  // namespace scoring
