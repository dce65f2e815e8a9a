// What sets one position apart from others of its class: who leads or controls whom there, who decides on it, and the
// competences it asks for.
#include <algorithm>

#include "core/rules/check.hpp"

namespace rules {
namespace {

using records::EntityKind;

enum FamilyParameter : std::size_t { k_relations, k_controllers, k_controlled, k_auditors };
constexpr ParameterSpec k_family_line[] = {{"relations", ParameterKind::choices, "relation"},
                                           {"controllers", ParameterKind::titles},
                                           {"controlled", ParameterKind::titles},
                                           {"auditors", ParameterKind::titles}};
constexpr ParameterSpec k_recusal[] = {{"relations", ParameterKind::choices, "relation"}};

bool has_kin(const PersonFacts& person) { return !person.kin.empty(); }

struct Post {
    const JobFacts& job;
    std::uint32_t unit;
    const Line& line;
};

Post post_of(const auto& holder) { return {holder.job, holder.unit, holder.line}; }

// Whoever orders spending and whoever pays it, in one agency; whoever audits, and the heads and treasurers of other agencies.
bool controls(const Case& c, const Post& one, const Post& other) {
    const auto agency = [&](std::uint32_t unit) { return unit == records::k_no_row ? unit : c.facts.units[unit].agency; };
    const std::uint32_t here = agency(one.unit), there = agency(other.unit);
    if (here == records::k_no_row || there == records::k_no_row) return false;
    if (here == there) return c.has_title(k_controllers, one.job) && c.has_title(k_controlled, other.job);
    return c.has_title(k_auditors, one.job) && (other.line.leads == there || c.has_title(k_controlled, other.job));
}

Verdict family_line(const Case& c) {
    const Post post = post_of(*c.seat);
    const Kin* open = nullptr;
    bool is_concerned = false;
    for (const Kin& kin : c.person->kin) {
        if (kin.relation != k_unknown && !c.has_choice(k_relations, kin.relation)) continue;
        is_concerned = true;
        const SeatFacts* placed = c.placed_on(kin.person);
        const Post others = placed ? post_of(*placed) : post_of(c.facts.people[kin.person]);
        const bool is_over = post.line.is_over(others.line), is_under = others.line.is_over(post.line);
        const bool is_control = controls(c, post, others) || controls(c, others, post);
        if (!others.line.is_known() && c.facts.people[kin.person].unit == records::k_no_row) open = &kin;
        if (!is_over && !is_under && !is_control) continue;
        if (kin.relation == k_unknown) {
            open = &kin;
            continue;
        }
        c.record_field(EntityKind::family, kin.key, "relation");
        c.seat_field(is_over || is_under ? "unit_id" : "title");
        c.say_choice("relation", "relation", kin.relation);
        return c.fail(is_over ? "over" : is_under ? "under" : "control");
    }
    if (!is_concerned) return {};
    if (open == nullptr) return c.pass();
    c.record_field(EntityKind::family, open->key, "relation");
    return c.review("unknown");
}

// Of those who have a say in a move, who leaves it to the others: it is about them or their kin.
Verdict recusal(const Case& c) {
    const auto agency = [&](std::uint32_t unit) { return unit == records::k_no_row ? unit : c.facts.units[unit].agency; };
    const std::uint32_t here = agency(c.person->unit), there = agency(c.seat->unit);
    std::vector<std::uint32_t> aside;
    std::string names;
    for (const Decider& one : c.facts.deciders) {
        const bool is_member = one.agency == records::k_no_row, is_self = &c.facts.people[one.person] == c.person;
        if ((!is_member && one.agency != here && one.agency != there) || std::ranges::contains(aside, one.person)) continue;
        const auto kin = std::ranges::find_if(c.person->kin, [&](const Kin& other) {
            return other.person == one.person && (other.relation == k_unknown || c.has_choice(0, other.relation));
        });
        if (!is_self && kin == c.person->kin.end()) continue;
        if (is_member) c.record_field(EntityKind::panel, one.record, "role");
        else c.record_field(EntityKind::employee, c.facts.people[one.person].key, "job_title");
        if (!is_self) c.record_field(EntityKind::family, kin->key, "relation");
        aside.push_back(one.person);
        names += (names.empty() ? "" : "; ") + one.name;
    }
    c.say_text("who", names);
    if (!aside.empty()) return c.review("aside");
    if (c.facts.has_panel) return c.pass();
    c.record_field(EntityKind::panel, {}, "employee_number");
    return c.review("panel_missing");
}

// Who leads holds a rank no lower than those led; who is led, one no higher than the head's.
Verdict senior_rank(const Case& c) {
    const Line& line = c.seat->line;
    const auto known = [&](std::uint32_t unit, std::uint32_t UnitFacts::*who) {
        const std::uint32_t row = unit == records::k_no_row ? records::k_no_row : c.facts.units[unit].*who;
        return row == records::k_no_row ? nullptr : &c.facts.people[row];
    };
    const PersonFacts* led = known(line.leads, &UnitFacts::highest_led);
    const PersonFacts* head = known(line.reports_to, &UnitFacts::lowest_head);
    const bool is_contract = c.person->employment == Employment::pppk || c.person->employment == Employment::pppk_part_time;
    if (is_contract || (led == nullptr && head == nullptr)) return {};
    if (c.person->rank == k_unknown || c.person->rank > c.facts.last_pns_rank) return c.missing_person("rank");
    c.person_field("rank");
    c.say_choice("rank", "rank", c.person->rank);
    for (const PersonFacts* other : {led, head}) {
        const bool fits = other == nullptr || (other == led ? other->rank <= c.person->rank : other->rank >= c.person->rank);
        if (fits) continue;
        c.record_field(EntityKind::employee, other->key, "rank");
        c.say_choice("other", "rank", other->rank);
        return c.fail(other == led ? "led" : "head");
    }
    return c.pass();
}

enum MatchParameter : std::size_t { k_percent, k_valid_months };
constexpr ParameterSpec k_competence_match[] = {{"percent"}, {"valid_months"}};

// Job person match: the sum of the levels held, none above what is asked, over the sum of the levels asked.
Verdict competence_match(const Case& c) {
    const auto is_fresh = [&](const LevelFact& fact) {
        return fact.assessed_on &&
               base::add_months(*fact.assessed_on, static_cast<int>(c.number(k_valid_months))) >= c.facts.today;
    };
    std::int64_t asked = 0, held = 0, open = 0;
    for (std::size_t at = 0; at < k_competencies; ++at) {
        const std::int8_t required = c.seat->required[at];
        if (required == k_unknown) continue;
        asked += required;
        const auto found = std::ranges::find(c.person->levels, static_cast<std::int8_t>(at), &LevelFact::competency);
        if (found != c.person->levels.end() && is_fresh(*found)) held += std::min(found->level, required);
        else open += required;
    }
    if (asked == 0) return {};
    const std::int64_t least = c.number(k_percent);
    c.seat_field("competencies");
    c.say("least", least);
    c.say("percent", held * 100 / asked);
    c.say("best", (held + open) * 100 / asked);
    if (held * 100 >= least * asked) return c.pass(open == 0 ? "pass" : "partly");
    if ((held + open) * 100 < least * asked) return c.fail();
    c.record_field(EntityKind::competency, {}, "assessed_on");
    return c.review(open == asked ? "unassessed" : "open");
}

constexpr CheckSpec k_checks[] = {
    {"family_line", Scope::exact, family_line, k_family_line, has_kin},
    {"recusal", Scope::exact, recusal, k_recusal},
    {"senior_rank", Scope::exact, senior_rank, {}},
    {"competence_match", Scope::exact, competence_match, k_competence_match},
};

}  // namespace

std::span<const CheckSpec> exact_checks() { return k_checks; }

}  // namespace rules
