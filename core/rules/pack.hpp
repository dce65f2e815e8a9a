// pack.hpp: rule packs, the law as data.
//
// Problem   Every number in the law of transfers changes: years in post, ages, ranks. Some provisions are believed but
//           not yet verified. Neither may stand in code.
// Result    A `Pack` is a list of rules: text, citation, dates, severity, scope, the name of the check that decides it
//           and the check's parameters. `unverified` marks a rule whose citation nobody has confirmed; views show it.
// Failure   Only a gate on a person or a pair, exact or not, has exemptions. `parse` names the rule at fault: rules.format, rules.field, rules.check, rules.date, rules.duplicate.
//           A shared setting that does not fit is reported and left out; the pack's own value stays.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/result.hpp"
#include "core/records/registry.hpp"

namespace rules {

/// `info` only tells what follows from a move: it always passes, blocks nothing and warns of nothing.
enum class Severity : std::uint8_t { gate, flag, info };
/// A rule on a pair judges all positions of a class alike (check.hpp); an exact one looks at what sets one position apart
/// from others of its class: who leads whom there, what competences it asks for. A rule on the plan looks at a position
/// once everybody is placed; one on the calendar looks only at the day.
enum class Scope : std::uint8_t { person, seat, pair, exact, plan, calendar, configuration };

/// A number (`{"months": 24}`) or words (`{"families": ["teacher"]}`), or those of another rule under the same name
/// (`{"decree_dated": {"of": "C05"}}`).
struct Parameter {
    std::string name;
    std::optional<std::int64_t> number;
    std::vector<std::string> words;
    std::string of = {};  // id of the rule that holds it; empty: this one
    bool operator==(const Parameter&) const = default;
};

struct Rule {
    std::string id;                   // "P09", as in the catalogue of rules
    std::array<std::string, 2> text;  // by base::Language
    std::string citation;             // "Peraturan BKN 5/2019 Pasal 2"; empty for a design decision
    std::string source;               // where the citation was read
    std::optional<base::Day> effective_from;
    std::optional<base::Day> effective_to;  // last day in force
    Severity severity = Severity::gate;
    Scope scope = Scope::person;
    std::string check;  // one of check_names()
    std::vector<Parameter> parameters;
    bool unverified = false;
    std::string confirmed_by;  // who has found the citation to be right, in the city's own words; empty: the pack says enough
    /// Whether a gate stays shut while an input is missing. Otherwise the pair stays open and is listed for review.
    bool review_blocks = false;
    /// On which grounds one person may be exempted (exemption.hpp), by base::Language; empty: the law knows none.
    std::array<std::string, 2> exemption;

    [[nodiscard]] bool may_exempt() const { return !exemption[0].empty(); }
    /// The parameter's number; asserts that the pack has it (`parse` has checked).
    [[nodiscard]] std::int64_t number(std::string_view name) const;
    [[nodiscard]] const std::vector<std::string>& words(std::string_view name) const;
    [[nodiscard]] bool is_in_force(base::Day today) const;
    /// Whether the parameter's words are dates (2026-10-09).
    [[nodiscard]] bool is_date(std::string_view parameter) const;
    /// The catalogue's choice list that the parameter's words come from; empty: a number, dates, or words of the law's own.
    [[nodiscard]] std::string_view choice_list(std::string_view parameter) const;
    /// The shared setting that stands in place of the parameter: "rule.P09.months"; of the rule that holds it. Beside the
    /// parameters: `k_severity` (gate or flag), `k_from` and `k_to` (a day, or `k_no_day`), `k_citation`, `k_confirmed_by`.
    [[nodiscard]] std::string setting(std::string_view parameter) const;
    /// Whether a city may say that the rule warns instead of blocking, or the other way round.
    [[nodiscard]] bool may_change_severity() const;
};

inline constexpr std::string_view k_severity = "severity", k_from = "effective_from", k_to = "effective_to", k_citation = "citation",
                                  k_confirmed_by = "confirmed_by";
inline constexpr std::string_view k_no_day = "-";  // in place of a day that the pack has

struct Pack {
    std::string id;
    std::array<std::string, 2> title;
    std::vector<Rule> rules;

    /// The embedded pack of assets/rules. Lives as long as the program.
    [[nodiscard]] static const Pack& standard();
    [[nodiscard]] static base::Result<Pack> parse(std::string_view json);
    /// This pack with the registry's settings (Rule::setting) in place of what it says itself (words are separated by ';').
    /// Settings that do not fit are appended to `problems`.
    [[nodiscard]] Pack with_settings(const records::Registry& registry, std::vector<base::Error>& problems) const;
    [[nodiscard]] const Rule* find(std::string_view id) const;
};

/// "gate", as packs and plan files write it.
[[nodiscard]] std::string_view severity_name(Severity severity);
[[nodiscard]] std::optional<Severity> find_severity(std::string_view name);

/// The rule "merit neutrality": the error `rules.forbidden_input`, citing the rule, if a score would read `field`.
[[nodiscard]] std::optional<base::Error> forbidden_input(const Pack& pack, std::string_view field,
                                                         std::string_view place);

}  // namespace rules
