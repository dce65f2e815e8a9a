// What follows from a move and stands in nobody's way: rules that only tell.
#include "core/rules/check.hpp"

namespace rules {
namespace {

// Only the law on the discipline of permanent civil servants knows this duty.
Verdict placement_duty(const Case& c) {
    if (c.person->employment != Employment::pns) return {};
    c.person_field("employment_kind");
    return c.pass();
}

Verdict moving_cost(const Case& c) { return c.pass(); }

constexpr ParameterSpec k_allowance_payer[] = {{"payer", ParameterKind::choices, "allowance_payer"}};

// Nobody has the amounts; the job classes that they go by are known.
Verdict allowance_payer(const Case& c) {
    c.say_choice("payer", "allowance_payer", c.choices(0).front());
    const std::int8_t here = c.person->job.job_class, there = c.seat->job.job_class;
    if (here == k_unknown || there == k_unknown) return c.pass("class_unknown");
    c.seat_field("job_class");
    c.say("from", std::int64_t{here});
    c.say("to", std::int64_t{there});
    return c.pass(here == there ? "same_class" : "pass");
}

constexpr CheckSpec k_checks[] = {
    {"placement_duty", Scope::person, placement_duty, {}},
    {"moving_cost", Scope::pair, moving_cost, {}},
    {"allowance_payer", Scope::pair, allowance_payer, k_allowance_payer},
};

}  // namespace

std::span<const CheckSpec> notice_checks() { return k_checks; }

}  // namespace rules
