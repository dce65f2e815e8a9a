#include <algorithm>

#include "core/base/json.hpp"
#include "core/cli/clock.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/equity_report.hpp"
#include "core/cli/files.hpp"
#include "core/cli/tables.hpp"
#include "core/matching/fair.hpp"
#include "core/matching/properties.hpp"
#include "core/planning/plan_format.hpp"
#include "core/rules/calendar.hpp"
#include "core/rules/exemption.hpp"
#include "core/scoring/model.hpp"

namespace cli {

namespace {

base::Result<planning::PlanOptions> options_of(const Arguments& arguments) {
    planning::PlanOptions options;
    options.mechanism = arguments.text("mechanism", "optimal");
    options.model = arguments.text("model");
    if (!options.model.empty() && !scoring::Model::find(options.model)) return base::fail("cli.model", {}, {{"model", options.model}});
    BASE_TRY(options.fairness, matching::find_fairness(arguments.text("fairness", "sum")));
    BASE_TRY(options.max_moves, arguments.number("max-moves", 0, matching::k_value_limit));
    BASE_TRY(const auto least_gain, arguments.number("least-gain", 0, scoring::k_full_score));
    options.least_gain = least_gain.value_or(options.least_gain);
    BASE_TRY(options.today, today(arguments));
    return options;
}

void print_proof(const matching::Matching& matching, const Console& console) {
    const std::int64_t gap = matching.certificate.gap;
    console.line(gap == 0 || matching.proven_by_search ? "cli.plan.proven" : "cli.plan.gap",
                 {{"gap", std::to_string(gap)}});
}

void print_order(const planning::Plan& plan, const Console& console) {
    std::int64_t least = matching::k_value_limit;
    for (std::int32_t person = 0; person < plan.market.people_count(); ++person)
        least = std::min<std::int64_t>(
            least, *plan.market.score(person, plan.matching.seat_of[static_cast<std::size_t>(person)]));
    console.line("cli.plan.fair", {{"fairness", std::string(matching::fairness_name(plan.matching.fairness))},
                                   {"least", console.score(least)}});
}

void print_promises(const planning::Plan& plan, const Console& console) {
    const auto kept = std::ranges::count(plan.people, true, &planning::PersonInfo::is_kept);
    if (kept > 0) console.line("cli.plan.kept", {{"count", std::to_string(kept)}});
    for (const std::string_view guarantee : matching::guarantees(plan.matching.mechanism))
        if (kept == 0 || guarantee != "strategy_proof") console.line("cli.plan.promise." + std::string(guarantee), {});
}

// On some days a plan may be made but must not take effect: what the calendar asks for.
std::vector<rules::CalendarResult> calendar_hints(base::Day today) {
    auto hints = rules::explain_calendar(rules::Pack::standard(), records::Catalogue::standard(), today);
    std::erase_if(hints, [](const rules::CalendarResult& hint) { return hint.outcome == rules::Outcome::pass; });
    return hints;
}

/// By whose decision somebody moves whom a rule would have held.
void print_exemptions(const planning::Plan& plan, const Console& console) {
    for (std::size_t at = 0; at < plan.moves.size(); ++at)
        for (const planning::RuleOutcome& rule : plan.evidence[at].rules)
            if (rule.exemption)
                console.line("cli.plan.exempt", {{"name", plan.people[static_cast<std::size_t>(plan.moves[at].person)].name},
                                                 {"rule", rule.id},
                                                 {"reason", rule.exemption->reason},
                                                 {"approver", rule.exemption->approver}});
}

/// Whom this plan itself brings together with kin in one reporting line.
void print_joining(const planning::Plan& plan, const Console& console) {
    for (std::size_t at = 0; at < plan.moves.size(); ++at)
        if (planning::joins(plan.evidence[at]))
            console.line("cli.plan.joining", {{"name", plan.people[static_cast<std::size_t>(plan.moves[at].person)].name}});
}

void print_summary(const planning::Plan& plan, const Tables& tables, const std::string& path, double seconds,
                   const Console& console, bool with_equity) {
    const planning::Summary& summary = plan.summary;
    const auto hints = calendar_hints(plan.options.today);
    const auto number = [](std::int64_t value) { return std::to_string(value); };
    if (console.is_json()) {
        base::Json permits = base::Json::array();
        for (const rules::CalendarResult& hint : hints)
            if (hint.blocks) permits.push_back(hint.rule->id);
        base::Json json = {{"plan", path},
                           {"hash", planning::plan_hash(plan)},
                           {"moves", summary.moves},
                           {"chains", summary.chains},
                           {"pairs", summary.pairs},
                           {"fit_before", summary.fit_before},
                           {"fit_after", summary.fit_after},
                           {"sure", summary.sure},
                           {"mechanism", plan.options.mechanism},
                           {"model", plan.model},
                           {"fairness", matching::fairness_name(plan.options.fairness)},
                           {"gap", plan.matching.certificate.gap},
                           {"needs_permit", permits},
                           {"invalid_rows", tables.invalid_rows},
                           {"seconds", seconds}};
        if (const std::int64_t exempt = planning::exempt_moves(plan); exempt > 0) json["exempt_moves"] = exempt;
        if (const std::int64_t joining = planning::joining_moves(plan); joining > 0) json["joining_moves"] = joining;
        if (with_equity) json["equity"] = equity_json(plan, *tables.checked.registry, console);
        console.line(base::to_text(json));
        return;
    }
    console.line("cli.plan.ground", {{"people", number(summary.people)},
                                     {"seats", number(summary.seats)},
                                     {"pairs", number(summary.pairs)},
                                     {"unseated", number(summary.unseated)}});
    if (tables.invalid_rows > 0) console.line("cli.plan.invalid_rows", {{"count", number(tables.invalid_rows)}});
    console.line("cli.plan.moves", {{"moves", number(summary.moves)},
                                    {"chains", number(summary.chains)},
                                    {"exchanges", number(summary.exchanges)},
                                    {"review", number(summary.to_review)}});
    if (summary.moves > 0)
        console.line("cli.plan.sure", {{"sure", number(summary.sure)}, {"moves", number(summary.moves)}});
    console.line("cli.plan.fit",
                 {{"before", console.score(summary.fit_before)}, {"after", console.score(summary.fit_after)}});
    console.line("cli.plan.must_fill",
                 {{"filled", number(summary.must_fill_filled)}, {"count", number(summary.must_fill)}});
    console.line("cli.plan.wishes", {{"met", number(summary.wishes_met)}, {"wishers", number(summary.wishers)}});
    if (plan.matching.has_prices()) print_proof(plan.matching, console);
    else if (plan.matching.mechanism == matching::Mechanism::optimal) print_order(plan, console);
    else print_promises(plan, console);
    print_exemptions(plan, console);
    print_joining(plan, console);
    for (const rules::CalendarResult& hint : hints)
        console.line(hint.rule->id + ": " +
                     rules::sentence(hint.fact, console.words(), records::Catalogue::standard()));
    console.line("cli.plan.written",
                 {{"file", path}, {"seconds", console.score(static_cast<std::int64_t>(seconds * 1000))}});
    if (!with_equity) return;
    console.line("");
    print_equity(plan, *tables.checked.registry, console);
}

}  // namespace

int run_plan(const Arguments& arguments, const Console& console) {
    const Stopwatch watch;
    const auto options = options_of(arguments);
    if (!options) return console.refuse(options.error());
    const std::string& folder = arguments.words().front();
    const auto names = tables_in(folder);
    if (!names) return console.refuse(names.error());
    std::vector<std::string> paths;
    for (const std::string& name : *names) paths.push_back(join(folder, name));
    Tables tables = read_tables(paths, options->today);
    for (const base::Error& fault : tables.faults) console.refuse(fault);
    if (!tables.faults.empty()) return k_bad_input;

    const auto exemptions = rules::read_exemptions(*tables.checked.registry, rules::Pack::standard());
    if (!exemptions.faults.empty()) return console.refuse(exemptions.faults.front());

    auto plan = planning::make_plan(tables.checked.registry, *options);
    if (!plan) {
        base::Error error = plan.error();
        error.place = folder;
        return console.refuse(error, error.code == "matching.too_few_moves" ? k_answer_is_no : k_bad_input);
    }
    plan->inputs = tables.inputs;
    const std::string path = arguments.text("out");
    if (auto written = write_file(path, planning::write_plan(*plan)); !written) return console.refuse(written.error());
    print_summary(*plan, tables, path, watch.seconds(), console, arguments.has("equity"));
    return k_done;
}

}  // namespace cli
