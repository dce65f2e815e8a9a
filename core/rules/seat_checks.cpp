#include <algorithm>

#include "core/rules/check.hpp"

namespace rules {
namespace {

void say_counts(const Case& c) {
    c.seat_field("need");
    c.say("need", std::int64_t{c.seat->count.need});
    c.say("incumbents", std::int64_t{c.seat->count.incumbents});
}

// What a position is decides which rules ask something of whoever comes: asked once, here, and nobody comes before it is told.
Verdict position_on_map(const Case& c) {
    const JobFacts& job = c.seat->job;
    const bool is_functional = job.kind == JobKind::functional;
    if (job.stem == k_unknown) return c.missing_seat("title");
    if (job.kind == JobKind::unknown) return c.missing_seat("kind");
    if (job.tier == Tier::unknown) return c.missing_seat("tier");
    if (is_functional && job.level == k_unknown) return c.missing_seat("level");
    if (is_functional && job.family == k_unknown) return c.missing_seat("job_family");
    if (c.seat->count.need == records::k_unknown_count) return c.missing_seat("need");
    say_counts(c);
    return c.pass();
}

Verdict vacancy(const Case& c) {
    if (c.seat->count.need == records::k_unknown_count) return c.missing_seat("need");
    say_counts(c);
    if (c.seat->count.incumbents > c.seat->count.need) return c.fail("surplus");
    if (c.seat->count.need == 0) return c.fail("not_needed");
    // A full seat may be freed by a move of the same plan; the plan's slots see to that.
    return c.seat->count.vacancies > 0 ? c.pass() : c.pass("full");
}

constexpr ParameterSpec k_staffing_floor[] = {{"gate_families", ParameterKind::choices, "job_family"}};

Verdict staffing_floor(const Case& c) {
    if (c.seat->min_staff == records::k_unknown_count) return c.missing_seat("min_staff");
    c.seat_field("min_staff");
    c.say("floor", std::int64_t{c.seat->min_staff});
    c.say("incumbents", std::int64_t{c.seat->count.incumbents});
    c.say("occupants", std::int64_t{c.occupants});
    const std::int32_t floor = std::min(c.seat->min_staff, c.seat->count.incumbents);
    return c.occupants >= floor ? c.pass() : c.fail();
}

constexpr CheckSpec k_checks[] = {
    {"position_on_map", Scope::seat, position_on_map, {}},
    {"vacancy", Scope::seat, vacancy, {}},
    {"staffing_floor", Scope::plan, staffing_floor, k_staffing_floor},
};

}  // namespace

std::span<const CheckSpec> seat_checks() { return k_checks; }

}  // namespace rules
