#include "core/cli/explanation.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/matching/format_json.hpp"
#include "core/scoring/model.hpp"

namespace cli {

namespace {

constexpr std::size_t k_alternatives_shown = 10;

std::size_t index_of(std::int32_t value) { return static_cast<std::size_t>(value); }

/// "P09 Paling singkat dua tahun … (Peraturan BKN 5/2019 Pasal 2)", or the id alone if the pack has lost the rule.
std::string rule_text(const std::string& id, const Console& console) {
    const rules::Rule* rule = rules::Pack::standard().find(id);
    if (rule == nullptr) return id;
    std::string text = id + ' ' + rule->text[static_cast<std::size_t>(console.words().language())];
    if (!rule->citation.empty()) text += " (" + rule->citation + ')';
    return text;
}

std::string part_label(const std::string& id, const Console& console) {
    for (const scoring::Part& part : scoring::Model::standard().parts)
        if (part.id == id) return part.label[static_cast<std::size_t>(console.words().language())];
    return id;
}

base::Json seat_or_null(const planning::Plan& plan, std::int32_t seat) {
    return seat == matching::k_unplaced ? base::Json() : base::Json(plan.market.seat_name(seat));
}

base::Json missing_json(const std::optional<std::int64_t>& missing) {
    return missing ? base::Json(*missing) : base::Json();
}

}  // namespace

Explanation::Explanation(const planning::Plan& plan, planning::PlanExplainer& explainer, std::int32_t person)
    : plan_(plan),
      explainer_(explainer),
      person_(person),
      current_(plan.market.current[index_of(person)]),
      given_(plan.matching.seat_of[index_of(person)]),
      alternatives_(explainer.seats_for(person)) {
    const auto move = std::ranges::find(plan.moves, person, &planning::Move::person);
    if (move != plan.moves.end()) move_ = static_cast<std::size_t>(move - plan.moves.begin());
}

std::string Explanation::person_text(std::int32_t person) const {
    const std::string& name = plan_.people[index_of(person)].name;
    const std::string number = base::grouped_employee_number(plan_.market.person_name(person));
    return name.empty() ? number : name + " (" + number + ')';
}

std::string Explanation::seat_text(std::int32_t seat) const {
    if (seat == matching::k_unplaced) return "-";
    const planning::SeatInfo& info = plan_.seats[index_of(seat)];
    if (info.title.empty()) return plan_.market.seat_name(seat);
    return info.title + ", " + info.unit_name + " [" + plan_.market.seat_name(seat) + ']';
}

std::vector<std::int32_t> Explanation::holders(std::int32_t seat) const {
    std::vector<std::int32_t> people;
    for (std::int32_t person = 0; person < plan_.market.people_count(); ++person)
        if (plan_.matching.seat_of[index_of(person)] == seat) people.push_back(person);
    return people;
}

const planning::Alternative* Explanation::alternative(std::int32_t seat) const {
    const auto found = std::ranges::find(alternatives_, seat, &planning::Alternative::seat);
    return found == alternatives_.end() ? nullptr : &*found;
}

void Explanation::print_evidence(const Console& console) const {
    const planning::Evidence& evidence = plan_.evidence[*move_];
    for (const planning::ScorePart& part : evidence.parts)
        console.line(part.is_missing ? "cli.explain.part_missing" : "cli.explain.part",
                     {{"part", part_label(part.id, console)}, {"points", console.score(part.points)}});
    for (const planning::RuleOutcome& rule : evidence.rules) {
        if (rule.exemption) {
            console.line("cli.explain.rule.exempt", {{"rule", rule_text(rule.id, console)},
                                                     {"reason", rule.exemption->reason},
                                                     {"approver", rule.exemption->approver}});
            continue;
        }
        const std::string key = "cli.explain.rule." + std::string(rule.severity == rules::Severity::info  ? "info"
                                                                  : rule.outcome == rules::Outcome::pass ? "pass"
                                                                  : rule.outcome == rules::Outcome::fail ? "fail"
                                                                                                         : "review");
        console.line(key, {{"rule", rule_text(rule.id, console)}});
    }
}

void Explanation::print_chain(const Console& console) const {
    for (const planning::Chain& chain : plan_.chains) {
        if (chain.moves.size() < 2 || std::ranges::find(chain.moves, *move_) == chain.moves.end()) continue;
        console.line(chain.is_cycle ? "cli.explain.cycle" : "cli.explain.chain", {});
        for (const std::uint32_t at : chain.moves) {
            const planning::Move& move = plan_.moves[at];
            console.line(
                "cli.explain.step",
                {{"person", person_text(move.person)}, {"from", seat_text(move.from)}, {"to", seat_text(move.to)}});
        }
    }
}

std::string Explanation::reason_text(const matching::Reason& reason, const Console& console) const {
    std::string people;
    for (const std::int32_t member : reason.cycle) people += (people.empty() ? "" : ", ") + person_text(member);
    std::string key = "cli.explain.reason." + std::string(matching::reason_name(reason.kind));
    if (reason.by_right) key += "_by_right";
    if (reason.kind == matching::Reason::Kind::no_exchange && people.empty()) key += "_vacant";
    const std::vector<base::Arg> args = {{"rank", std::to_string(reason.rank)},
                                         {"holder", reason.holder >= 0 ? person_text(reason.holder) : "-"},
                                         {"holder_rank", std::to_string(reason.holder_rank)},
                                         {"round", std::to_string(reason.round)},
                                         {"people", people}};
    return console.words().render(key, args);
}

void Explanation::print_person(const Console& console) const {
    console.line(person_text(person_));
    if (move_) {
        const planning::Move& move = plan_.moves[*move_];
        console.line("cli.explain.moves", {{"from", seat_text(move.from)}, {"to", seat_text(move.to)}});
        console.line("cli.explain.scores", {{"before", console.score(move.score_before)},
                                            {"after", console.score(move.score_after)},
                                            {"gain", console.signed_score(move.score_after - move.score_before)}});
        if (move.wish_order > 0) console.line("cli.explain.wish", {{"order", std::to_string(move.wish_order)}});
        print_evidence(console);
        print_chain(console);
    } else {
        console.line("cli.explain.stays", {{"seat", seat_text(given_)}});
        if (plan_.people[index_of(person_)].is_kept)
            console.line("cli.explain.kept", {{"floor", std::to_string(plan_.market.seats[index_of(current_)].floor)}});
        for (const std::string& id : plan_.people[index_of(person_)].blocked_by)
            console.line("cli.explain.blocked", {{"rule", rule_text(id, console)}});
    }
    if (alternatives_.size() < 2) return console.line("cli.explain.no_alternatives", {});
    console.line("cli.explain.alternatives", {{"count", std::to_string(alternatives_.size() - 1)}});
    std::size_t shown = 0;
    for (const planning::Alternative& option : alternatives_) {
        if (option.seat == given_ || shown == k_alternatives_shown) continue;
        ++shown;
        if (option.reason) {
            console.line("cli.explain.alternative_reason", {{"seat", seat_text(option.seat)},
                                                            {"score", console.score(option.score)},
                                                            {"reason", reason_text(*option.reason, console)}});
            continue;
        }
        console.line(!option.missing        ? "cli.explain.alternative_never"
                     : *option.missing == 0 ? "cli.explain.alternative_tie"
                                            : "cli.explain.alternative",
                     {{"seat", seat_text(option.seat)},
                      {"score", console.score(option.score)},
                      {"missing", console.score(option.missing.value_or(0))}});
    }
}

void Explanation::print_seat(std::int32_t seat, const Console& console, bool is_weighed) const {
    console.line("cli.explain.question", {{"person", person_text(person_)}, {"seat", seat_text(seat)}});
    if (seat == given_) return console.line("cli.explain.given", {});
    const planning::Alternative* option = alternative(seat);
    if (option == nullptr) {
        const std::vector<std::string>& blocked = plan_.people[index_of(person_)].blocked_by;
        if (blocked.empty()) console.line(is_weighed ? "cli.explain.closed_below" : "cli.explain.closed", {});
        for (const std::string& id : blocked) console.line("cli.explain.blocked", {{"rule", rule_text(id, console)}});
    } else if (option->reason) {
        console.line("cli.explain.reason",
                     {{"score", console.score(option->score)}, {"reason", reason_text(*option->reason, console)}});
    } else if (!option->missing) {
        console.line("cli.explain.never", {{"score", console.score(option->score)}});
    } else {
        console.line("cli.explain.missing",
                     {{"score", console.score(option->score)}, {"missing", console.score(*option->missing)}});
        for (const planning::Move& step : explainer_.displaced(person_, seat))
            console.line(
                "cli.explain.step",
                {{"person", person_text(step.person)}, {"from", seat_text(step.from)}, {"to", seat_text(step.to)}});
    }
    for (const std::int32_t holder : holders(seat))
        console.line("cli.explain.holder", {{"person", person_text(holder)},
                                            {"score", console.score(plan_.market.score(holder, seat).value_or(0))}});
}

base::Json Explanation::reason_json(const matching::Reason& reason) const {
    return matching::reason_to_json(plan_.market, reason);
}

base::Json Explanation::person_json(const Console& console) const {
    base::Json json = {{"employee", plan_.market.person_name(person_)},
                       {"name", plan_.people[index_of(person_)].name},
                       {"from", seat_or_null(plan_, current_)},
                       {"to", seat_or_null(plan_, given_)},
                       {"moves", move_.has_value()},
                       {"score_before", plan_.market.score(person_, current_).value_or(0)},
                       {"score", plan_.market.score(person_, given_).value_or(0)},
                       {"parts", base::Json::object()},
                       {"rules", base::Json::array()},
                       {"blocked_by", plan_.people[index_of(person_)].blocked_by},
                       {"alternatives", base::Json::array()}};
    if (move_) {
        for (const planning::ScorePart& part : plan_.evidence[*move_].parts) json["parts"][part.id] = part.points;
        for (const planning::RuleOutcome& rule : plan_.evidence[*move_].rules) {
            json["rules"].push_back({{"id", rule.id},
                                     {"outcome", rule.outcome == rules::Outcome::pass   ? "pass"
                                                 : rule.outcome == rules::Outcome::fail ? "fail"
                                                                                        : "needs_review"},
                                     {"severity", rules::severity_name(rule.severity)},
                                     {"text", rule_text(rule.id, console)}});
            if (rule.exemption)
                json["rules"].back()["exemption"] = {{"reason", rule.exemption->reason}, {"approver", rule.exemption->approver}};
        }
    }
    if (plan_.people[index_of(person_)].is_kept) json["kept"] = true;
    for (const planning::Alternative& option : alternatives_) {
        json["alternatives"].push_back({{"seat", plan_.market.seat_name(option.seat)}, {"score", option.score}});
        if (option.reason) json["alternatives"].back()["reason"] = reason_json(*option.reason);
        else json["alternatives"].back()["missing"] = missing_json(option.missing);
    }
    return json;
}

base::Json Explanation::seat_json(std::int32_t seat) const {
    const planning::Alternative* option = alternative(seat);
    base::Json json = {{"employee", plan_.market.person_name(person_)},
                       {"seat", plan_.market.seat_name(seat)},
                       {"given", seat == given_},
                       {"acceptable", option != nullptr},
                       {"score", option == nullptr ? base::Json() : base::Json(option->score)},
                       {"blocked_by", plan_.people[index_of(person_)].blocked_by},
                       {"displaced", base::Json::array()},
                       {"holders", base::Json::array()}};
    if (option != nullptr && option->reason) json["reason"] = reason_json(*option->reason);
    else json["missing"] = option == nullptr ? base::Json() : missing_json(option->missing);
    if (option != nullptr)
        for (const planning::Move& step : explainer_.displaced(person_, seat))
            json["displaced"].push_back({{"employee", plan_.market.person_name(step.person)},
                                         {"from", seat_or_null(plan_, step.from)},
                                         {"to", seat_or_null(plan_, step.to)}});
    for (const std::int32_t holder : holders(seat)) json["holders"].push_back(plan_.market.person_name(holder));
    return json;
}

}  // namespace cli
