// How long somebody stands in for a post that has no holder (Plt), and from how far below.
#include "core/rules/check.hpp"

namespace rules {
namespace {

using records::EntityKind;

enum ActingParameter : std::size_t { k_months, k_months_extension, k_extensions, k_steps_up, k_level_tiers };
constexpr ParameterSpec k_acting_post[] = {{"months"}, {"months_extension"}, {"extensions"}, {"steps_up"},
                                           {"level_tiers", ParameterKind::choices, "position_tier", 8}};

// Staff, supervisor, administrator, senior leader: functional jobs stand on one of them by their level.
int rung(Tier tier) { return tier == Tier::staff ? 0 : static_cast<int>(tier) - 2; }

Verdict judge_term(const Case& c, const ActingFact& post) {
    const auto missing = [&](std::string_view field) { return c.missing(EntityKind::acting, post.key, field); };
    if (!post.since) return missing("since");
    // The first day behind the term with so many extensions.
    const auto end = [&](std::int64_t extensions) {
        return base::add_months(*post.since, static_cast<int>(c.number(k_months) + extensions * c.number(k_months_extension)));
    };
    const base::Day last = post.until.value_or(c.facts.today);
    const auto over = [&](std::string_view variant, std::int64_t extensions) {
        c.record_field(EntityKind::acting, post.key, post.until ? "until" : "since");
        c.say("since", *post.since);
        c.say("last", base::Day{end(extensions).number - 1});
        return c.fail(variant);
    };
    const std::int64_t most = c.number(k_extensions);
    if (last >= end(most)) return over("too_long", most);
    if (post.extensions && *post.extensions > most) {
        c.record_field(EntityKind::acting, post.key, "extensions");
        c.say("extensions", *post.extensions);
        c.say("most", most);
        return c.fail("too_often");
    }
    if (last >= end(post.extensions.value_or(0))) return post.extensions ? over("not_extended", *post.extensions) : missing("extensions");
    if (!post.until) return missing("until");
    c.record_field(EntityKind::acting, post.key, "until");
    c.say("since", *post.since);
    c.say("until", *post.until);
    c.say("last", base::Day{end(most).number - 1});
    return c.pass();
}

// Nothing where the level fits.
Verdict judge_level(const Case& c, const ActingFact& post) {
    if (post.seat == records::k_no_row) return c.missing(EntityKind::acting, post.key, "position_id");
    const SeatFacts& seat = c.facts.seats[post.seat];
    const Tier here = standing(c.person->job, c.choices(k_level_tiers)), there = standing(seat.job, c.choices(k_level_tiers));
    if (here == Tier::unknown) return c.missing_person("job_title");
    if (there == Tier::unknown) return c.missing(EntityKind::position, seat.key, seat.job.tier == Tier::functional ? "level" : "tier");
    const int steps = rung(there) - rung(here);
    if (steps >= 0 && steps <= c.number(k_steps_up)) return {};
    c.record_field(EntityKind::acting, post.key, "position_id");
    c.say_choice("from", "position_tier", static_cast<std::int8_t>(static_cast<int>(here) - 1));
    c.say_choice("to", "position_tier", static_cast<std::int8_t>(static_cast<int>(there) - 1));
    c.say("steps", c.number(k_steps_up));
    return c.fail(steps < 0 ? "below" : "above");
}

// A breach counts before what is missing.
Verdict judge_post(const Case& c, const ActingFact& post) {
    Case silent = c;
    silent.fact = nullptr;
    const Verdict level = judge_level(silent, post);
    const bool is_level_first = level == Outcome::fail || (level && judge_term(silent, post) == Outcome::pass);
    return is_level_first ? judge_level(c, post) : judge_term(c, post);
}

Verdict acting_post(const Case& c) {
    Case silent = c;
    silent.fact = nullptr;
    const ActingFact* shown = nullptr;
    Verdict worst;
    for (const ActingFact& post : c.person->acting) {
        if (post.until && *post.until < c.facts.today) continue;
        const Verdict verdict = judge_post(silent, post);
        const bool is_worse = !worst || verdict == Outcome::fail || (verdict == Outcome::needs_review && worst == Outcome::pass);
        if (is_worse && worst != Outcome::fail) worst = verdict, shown = &post;
    }
    return shown == nullptr ? Verdict{} : judge_post(c, *shown);
}

constexpr CheckSpec k_checks[] = {
    {"acting_post", Scope::person, acting_post, k_acting_post},
};

}  // namespace

std::span<const CheckSpec> acting_checks() { return k_checks; }

}  // namespace rules
