#include "core/rules/calendar.hpp"

#include "core/rules/check.hpp"

namespace rules {
namespace {

// Days stay words in a pack; these checks run once, not once a pair.
std::optional<base::Day> date(const Case& c, std::string_view parameter) {
    const std::vector<std::string>& words = c.rule.rule->words(parameter);
    return words.empty() ? std::nullopt : base::parse_iso_day(words.front());
}

void setting_field(const Case& c, std::string_view parameter) {
    c.record_field(records::EntityKind::setting, c.rule.rule->setting(parameter), "value");
}

// Inside the period: shut until a permit is recorded that was given in this period, not in an earlier one.
Verdict permitted(const Case& c, base::Day from) {
    setting_field(c, "permit_dated");
    const auto permit = date(c, "permit_dated");
    if (!permit || *permit < from || *permit > c.facts.today) return c.fail();
    c.say("permit", *permit);
    return c.pass("permit");
}

constexpr ParameterSpec k_election[] = {{"candidates_fixed", ParameterKind::dates, {}, 0},
                                        {"months_before"},
                                        {"term_ends", ParameterKind::dates, {}, 0},
                                        {"permit_dated", ParameterKind::dates, {}, 0}};

Verdict election_moratorium(const Case& c) {
    const auto fixed = date(c, "candidates_fixed"), ends = date(c, "term_ends");
    for (const auto& [day, parameter] : {std::pair(fixed, "candidates_fixed"), std::pair(ends, "term_ends")}) {
        setting_field(c, parameter);
        if (!day) return c.review("date_missing");
    }
    const base::Day from = base::add_months(*fixed, -static_cast<int>(c.rule.rule->number("months_before")));
    c.say("from", from);
    c.say("until", *ends);
    return c.facts.today < from || c.facts.today > *ends ? c.pass() : permitted(c, from);
}

constexpr ParameterSpec k_new_mayor[] = {
    {"inaugurated", ParameterKind::dates, {}, 0}, {"months"}, {"permit_dated", ParameterKind::dates, {}, 0}};

Verdict new_mayor(const Case& c) {
    const auto from = date(c, "inaugurated");
    setting_field(c, "inaugurated");
    if (!from) return c.review("date_missing");
    const base::Day free = base::add_months(*from, static_cast<int>(c.rule.rule->number("months")));
    c.say("from", *from);
    c.say("free", free);
    return c.facts.today < *from || c.facts.today >= free ? c.pass() : permitted(c, *from);
}

constexpr ParameterSpec k_clearance[] = {{"clearance_dated", ParameterKind::dates, {}, 0},
                                         {"decree_dated", ParameterKind::dates, {}, 0},
                                         {"inauguration_dated", ParameterKind::dates, {}, 0}};

Verdict clearance_before_decree(const Case& c) {
    auto clearance = date(c, "clearance_dated");
    const auto decree = date(c, "decree_dated"), inauguration = date(c, "inauguration_dated");
    if (clearance && *clearance > c.facts.today) clearance.reset();  // announced, not given
    if (inauguration && (!decree || *inauguration < *decree) && (!clearance || *clearance > *inauguration)) {
        setting_field(c, "inauguration_dated");
        c.say("inauguration", *inauguration);
        return c.fail("inaugurated");
    }
    if (decree) {
        setting_field(c, "decree_dated");
        c.say("decree", *decree);
    }
    setting_field(c, "clearance_dated");
    if (!clearance) return decree ? c.fail() : c.review("date_missing");
    c.say("clearance", *clearance);
    if (!decree) return c.pass("recorded");
    if (*clearance == *decree) return c.review("same_day");
    return *clearance < *decree ? c.pass() : c.fail("late");
}

constexpr ParameterSpec k_inauguration[] = {
    {"days"}, {"decree_dated", ParameterKind::dates, {}, 0}, {"inauguration_dated", ParameterKind::dates, {}, 0}};

Verdict prompt_inauguration(const Case& c) {
    const auto decree = date(c, "decree_dated"), inauguration = date(c, "inauguration_dated");
    if (!decree) return {};
    const std::int64_t days = c.rule.rule->number("days");
    const base::Day last{decree->number + static_cast<std::int32_t>(days)};
    setting_field(c, "decree_dated");
    setting_field(c, "inauguration_dated");
    c.say("decree", *decree);
    c.say("days", days);
    c.say("last", last);
    if (!inauguration) return c.facts.today <= last ? c.pass("open") : c.review("date_missing");
    c.say("inauguration", *inauguration);
    if (*inauguration < *decree) return c.fail("early");
    return *inauguration <= last ? c.pass() : c.fail();
}

constexpr CheckSpec k_checks[] = {
    {"election_moratorium", Scope::calendar, election_moratorium, k_election},
    {"new_mayor", Scope::calendar, new_mayor, k_new_mayor},
    {"clearance_before_decree", Scope::calendar, clearance_before_decree, k_clearance},
    {"prompt_inauguration", Scope::calendar, prompt_inauguration, k_inauguration},
};

}  // namespace

std::span<const CheckSpec> calendar_checks() { return k_checks; }

std::vector<CalendarResult> explain_calendar(const Pack& pack, const records::Catalogue& catalogue, base::Day today) {
    Facts facts;
    facts.today = today;
    facts.catalogue = &catalogue;
    std::vector<CalendarResult> results;
    for (const Rule& rule : pack.rules) {
        if (rule.scope != Scope::calendar || !rule.is_in_force(today)) continue;
        CalendarResult result{.rule = &rule, .fact = {}};
        PreparedRule prepared;
        prepared.rule = &rule;
        const Verdict verdict =
            find_check(rule.check)->check(Case{.facts = facts, .rule = prepared, .fact = &result.fact});
        if (!verdict) continue;
        result.outcome = *verdict;
        result.blocks = rule.severity == Severity::gate && result.outcome == Outcome::fail;
        results.push_back(std::move(result));
    }
    return results;
}

}  // namespace rules
