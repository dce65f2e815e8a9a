#include <algorithm>

#include "core/base/order.hpp"
#include "core/matching/fair.hpp"
#include "core/matching/format_json.hpp"
#include "core/planning/derive.hpp"
#include "core/planning/plan_format.hpp"
#include "core/planning/plan_json.hpp"

namespace planning {

namespace {

using base::Json;

std::unexpected<base::Error> malformed(std::string member) {
    return base::fail("planning.plan_format", std::move(member));
}

std::string at_index(const char* list, std::size_t index) {
    return std::string(list) + "[" + std::to_string(index) + "]";
}

/// The list under `name`; an absent one is empty.
base::Result<const Json*> list_of(const Json& json, const char* name) {
    static const Json k_empty = Json::array();
    const Json* list = base::find_member(json, name);
    if (!list) return &k_empty;
    if (!list->is_array()) return malformed(name);
    return list;
}

base::Result<PlanOptions> read_options(const Json& json) {
    PlanOptions options{.least_gain = -matching::k_value_limit};
    const Json* object = base::find_member(json, "options");
    if (!object) return options;
    options.mechanism = base::get_string(*object, "mechanism").value_or(options.mechanism);
    options.max_moves = base::get_integer(*object, "max_moves");
    if (const auto fairness = base::get_string(*object, "fairness")) {
        const auto found = matching::find_fairness(*fairness);
        if (!found) return malformed("options.fairness");
        options.fairness = *found;
    }
    options.least_gain = base::get_integer(*object, "least_gain").value_or(options.least_gain);
    if (const auto today = base::get_string(*object, "today")) {
        const auto day = base::parse_iso_day(*today);
        if (!day) return malformed("options.today");
        options.today = *day;
    }
    BASE_TRY(const Json* decisions, list_of(*object, "decisions"));
    for (std::size_t at = 0; at < decisions->size(); ++at) {
        const Json& entry = (*decisions)[at];
        const bool is_triple = entry.is_array() && entry.size() == 3 &&
                               std::ranges::all_of(entry, [](const Json& item) { return item.is_string(); });
        if (!is_triple) return malformed(at_index("options.decisions", at));
        const auto kind = entry[2].get<std::string>();
        if (kind != decision_name(Decision::Kind::lock) && kind != decision_name(Decision::Kind::forbid))
            return malformed(at_index("options.decisions", at));
        options.decisions.push_back({kind == decision_name(Decision::Kind::lock) ? Decision::Kind::lock : Decision::Kind::forbid,
                                     entry[0].get<std::string>(), entry[1].get<std::string>()});
    }
    return options;
}

base::Result<std::vector<std::string>> read_texts(const Json& entry, const char* name, const std::string& place) {
    std::vector<std::string> texts;
    const Json* list = base::find_member(entry, name);
    if (!list) return texts;
    if (!list->is_array()) return malformed(place + "." + name);
    for (const Json& item : *list) {
        if (!item.is_string()) return malformed(place + "." + name);
        texts.push_back(item.get<std::string>());
    }
    return texts;
}

/// Market order is the file's order: both are ascending ids.
base::Result<void> read_people(const Json& json, Plan& plan) {
    BASE_TRY(const Json* list, list_of(json, "people"));
    plan.people.resize(plan.market.current.size());
    if (!list->empty() && list->size() != plan.people.size()) return malformed("people");
    for (std::size_t person = 0; person < list->size(); ++person) {
        const Json& entry = (*list)[person];
        const std::string place = at_index("people", person);
        if (base::get_string(entry, "employee") != plan.market.person_name(static_cast<std::int32_t>(person)))
            return malformed(place + ".employee");
        PersonInfo& info = plan.people[person];
        info.name = base::get_string(entry, "name").value_or("");
        info.is_wisher = base::get_bool(entry, "wisher").value_or(false);
        info.is_kept = base::get_bool(entry, "kept").value_or(false);
        BASE_TRY(info.blocked_by, read_texts(entry, "blocked_by", place));
    }
    return {};
}

base::Result<void> read_seats(const Json& json, Plan& plan) {
    BASE_TRY(const Json* list, list_of(json, "seats"));
    plan.seats.resize(plan.market.seats.size());
    for (std::size_t seat = 0; seat < plan.seats.size(); ++seat) plan.seats[seat].need = plan.market.seats[seat].slots;
    if (!list->empty() && list->size() != plan.seats.size()) return malformed("seats");
    for (std::size_t seat = 0; seat < list->size(); ++seat) {
        const Json& entry = (*list)[seat];
        const std::string place = at_index("seats", seat);
        if (base::get_string(entry, "seat") != plan.market.seat_name(static_cast<std::int32_t>(seat)))
            return malformed(place + ".seat");
        SeatInfo& info = plan.seats[seat];
        info.title = base::get_string(entry, "title").value_or("");
        info.unit = base::get_string(entry, "unit").value_or("");
        info.unit_name = base::get_string(entry, "unit_name").value_or("");
        info.must_fill = base::get_bool(entry, "must_fill").value_or(false);
        const auto need = base::get_integer(entry, "need");
        if (!need || *need < 0 || *need > matching::k_value_limit) return malformed(place + ".need");
        info.need = *need;
    }
    return {};
}

base::Result<void> read_weights(const Json& json, Plan& plan) {
    BASE_TRY(const Json* list, list_of(json, "weights"));
    for (std::size_t at = 0; at < list->size(); ++at) {
        const Json& entry = (*list)[at];
        if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string()) return malformed(at_index("weights", at));
        const auto points = base::as_integer(entry[1]);
        if (!points || *points < 0 || *points > matching::k_value_limit) return malformed(at_index("weights", at));
        plan.weights.emplace_back(entry[0].get<std::string>(), static_cast<std::int32_t>(*points));
    }
    return {};
}

base::Result<void> read_model(const Json& json, Plan& plan) {
    const Json* model = base::find_member(json, "model");
    if (!model) return {};
    plan.model = base::get_string(*model, "id").value_or("");
    plan.model_version = base::get_integer(*model, "version").value_or(0);
    if (plan.model.empty() || plan.model_version < 1) return malformed("model");
    return {};
}

base::Result<RuleOutcome> read_rule(const Json& entry, const std::string& place) {
    RuleOutcome rule;
    const auto id = base::get_string(entry, "id");
    const auto outcome = base::get_string(entry, "outcome");
    const auto severity = rules::find_severity(base::get_string(entry, "severity").value_or("gate"));
    if (!id) return malformed(place + ".id");
    rule.id = *id;
    if (outcome == "pass") rule.outcome = rules::Outcome::pass;
    else if (outcome == "fail") rule.outcome = rules::Outcome::fail;
    else if (outcome == "needs_review") rule.outcome = rules::Outcome::needs_review;
    else return malformed(place + ".outcome");
    if (!severity) return malformed(place + ".severity");
    rule.severity = *severity;
    const Json* exemption = base::find_member(entry, "exemption");
    if (exemption == nullptr) return rule;
    const auto reason = base::get_string(*exemption, "reason"), approver = base::get_string(*exemption, "approver");
    if (!reason || !approver) return malformed(place + ".exemption");
    rule.exemption = {*reason, *approver};
    return rule;
}

base::Result<Evidence> read_evidence(const Json& move, const Plan& plan, const std::string& place) {
    Evidence evidence;
    const Json* parts = base::find_member(move, "parts");
    if (!parts || !parts->is_object()) return malformed(place + ".parts");
    BASE_TRY(const std::vector<std::string> missing, read_texts(move, "parts_missing", place));
    for (auto part = parts->begin(); part != parts->end(); ++part) {
        const auto points = base::as_integer(part.value());
        if (!points || *points < -matching::k_value_limit || *points > matching::k_value_limit)
            return malformed(place + ".parts." + part.key());
        evidence.parts.push_back(
            {part.key(), static_cast<std::int32_t>(*points), std::ranges::contains(missing, part.key())});
    }
    const auto order = [&](const auto& part) {
        return std::ranges::find(plan.weights, part.id, &std::pair<std::string, std::int32_t>::first) -
               plan.weights.begin();
    };
    base::sort(evidence.parts, {}, order);
    if (const Json* open = base::find_member(move, "open")) {
        if (!open->is_object()) return malformed(place + ".open");
        for (auto part = open->begin(); part != open->end(); ++part) {
            std::vector<std::int32_t> gains;
            for (const Json& item : part.value())
                if (const auto gain = base::as_integer(item); gain && std::abs(*gain) <= scoring::k_full_score)
                    gains.push_back(static_cast<std::int32_t>(*gain));
            if (!part.value().is_array() || part.value().size() != 3 || gains.size() != 3)
                return malformed(place + ".open." + part.key());
            evidence.open.push_back({part.key(), gains[0], gains[1], gains[2]});
        }
        if (evidence.open.size() > scoring::k_parts) return malformed(place + ".open");
    }
    base::sort(evidence.open, {}, order);
    const Json* rules = base::find_member(move, "rules");
    if (!rules || !rules->is_array()) return malformed(place + ".rules");
    for (std::size_t at = 0; at < rules->size(); ++at) {
        BASE_TRY(RuleOutcome rule, read_rule((*rules)[at], place + "." + at_index("rules", at)));
        evidence.rules.push_back(std::move(rule));
    }
    return evidence;
}

/// Attaches each stated move's evidence and wish to the derived move of the same person.
base::Result<void> read_moves(const Json& json, Plan& plan) {
    const Json* list = base::find_member(json, "moves");
    if (!list || !list->is_array()) return malformed("moves");
    plan.moves = derive_moves(plan.market, plan.matching);
    plan.evidence.resize(plan.moves.size());
    std::map<std::string, std::size_t> by_employee;
    for (std::size_t at = 0; at < plan.moves.size(); ++at)
        by_employee.emplace(plan.market.person_name(plan.moves[at].person), at);
    for (std::size_t at = 0; at < list->size(); ++at) {
        const Json& entry = (*list)[at];
        const std::string place = at_index("moves", at);
        const auto employee = base::get_string(entry, "employee");
        if (!employee) return malformed(place + ".employee");
        BASE_TRY(Evidence evidence, read_evidence(entry, plan, place));
        const auto found = by_employee.find(*employee);
        if (found == by_employee.end()) continue;
        const std::int64_t wish = base::get_integer(entry, "wish").value_or(0);
        if (wish < 0 || wish > INT32_MAX) return malformed(place + ".wish");
        plan.moves[found->second].wish_order = static_cast<std::int32_t>(wish);
        plan.evidence[found->second] = std::move(evidence);
    }
    return {};
}

}  // namespace

base::Result<Plan> plan_from_json(const Json& json) {
    if (base::get_string(json, "format") != k_plan_format) return malformed("format");
    const Json* market = base::find_member(json, "market");
    const Json* matching = base::find_member(json, "matching");
    if (!market) return malformed("market");
    if (!matching) return malformed("matching");
    Plan plan;
    BASE_TRY(plan.options, read_options(json));
    BASE_TRY(plan.market, matching::market_from_json(*market, "market."));
    BASE_TRY(plan.matching, matching::matching_from_json(*matching, plan.market, "matching."));
    for (const auto read : {read_people, read_seats, read_model, read_weights, read_moves})
        if (auto done = read(json, plan); !done) return std::unexpected(std::move(done).error());
    if (const Json* inputs = base::find_member(json, "inputs"); inputs && inputs->is_object())
        for (auto input = inputs->begin(); input != inputs->end(); ++input)
            if (input.value().is_string()) plan.inputs.emplace(input.key(), input.value().get<std::string>());
    if (const Json* summary = base::find_member(json, "summary"))
        plan.summary.unseated = base::get_integer(*summary, "unseated").value_or(0);
    derive_figures(plan);
    return plan;
}

base::Result<Plan> read_plan(std::string_view text) {
    BASE_TRY(const Json json, base::parse_json(text));
    return plan_from_json(json);
}

}  // namespace planning
