#include "core/matching/fair.hpp"
#include "core/matching/format.hpp"
#include "core/planning/plan_format.hpp"
#include "core/planning/plan_json.hpp"

namespace planning {

namespace {

using base::Json;

Json seat_or_null(const matching::Market& market, std::int32_t seat) {
    return seat == matching::k_unplaced ? Json() : Json(market.seat_name(seat));
}

Json move_json(const Plan& plan, std::size_t at) {
    const Move& move = plan.moves[at];
    Json json = {{"employee", plan.market.person_name(move.person)},
                 {"from", seat_or_null(plan.market, move.from)},
                 {"to", seat_or_null(plan.market, move.to)},
                 {"score", move.score_after},
                 {"score_before", move.score_before},
                 {"parts", Json::object()},
                 {"rules", Json::array()}};
    if (move.wish_order > 0) json["wish"] = move.wish_order;
    if (move.needs_review) json["needs_review"] = true;
    Json missing = Json::array();
    for (const ScorePart& part : plan.evidence[at].parts) {
        json["parts"][part.id] = part.points;
        if (part.is_missing) missing.push_back(part.id);
    }
    if (!missing.empty()) json["parts_missing"] = std::move(missing);
    for (const OpenPart& part : plan.evidence[at].open)
        json["open"][part.id] = Json::array({part.worst, part.expected, part.best});
    for (const RuleOutcome& rule : plan.evidence[at].rules) {
        Json entry = {{"id", rule.id}, {"outcome", outcome_name(rule.outcome)}, {"severity", rules::severity_name(rule.severity)}};
        if (rule.exemption) entry["exemption"] = {{"reason", rule.exemption->reason}, {"approver", rule.exemption->approver}};
        json["rules"].push_back(std::move(entry));
    }
    return json;
}

Json summary_json(const Summary& summary) {
    return {{"people", summary.people},
            {"seats", summary.seats},
            {"pairs", summary.pairs},
            {"fit_before", summary.fit_before},
            {"fit_after", summary.fit_after},
            {"moves", summary.moves},
            {"chains", summary.chains},
            {"exchanges", summary.exchanges},
            {"vacancies_before", summary.vacancies_before},
            {"vacancies_after", summary.vacancies_after},
            {"must_fill", summary.must_fill},
            {"must_fill_filled", summary.must_fill_filled},
            {"wishers", summary.wishers},
            {"wishes_met", summary.wishes_met},
            {"to_review", summary.to_review},
            {"sure", summary.sure},
            {"unseated", summary.unseated}};
}

Json people_json(const Plan& plan) {
    Json people = Json::array();
    for (std::size_t person = 0; person < plan.people.size(); ++person) {
        const PersonInfo& info = plan.people[person];
        Json json = {{"employee", plan.market.person_name(static_cast<std::int32_t>(person))}, {"name", info.name}};
        if (info.is_wisher) json["wisher"] = true;
        if (info.is_kept) json["kept"] = true;
        if (!info.blocked_by.empty()) json["blocked_by"] = info.blocked_by;
        people.push_back(std::move(json));
    }
    return people;
}

Json seats_json(const Plan& plan) {
    Json seats = Json::array();
    for (std::size_t seat = 0; seat < plan.seats.size(); ++seat) {
        const SeatInfo& info = plan.seats[seat];
        Json json = {{"seat", plan.market.seat_name(static_cast<std::int32_t>(seat))},
                     {"title", info.title},
                     {"unit", info.unit},
                     {"unit_name", info.unit_name},
                     {"need", info.need}};
        if (info.must_fill) json["must_fill"] = true;
        seats.push_back(std::move(json));
    }
    return seats;
}

}  // namespace

const char* outcome_name(rules::Outcome outcome) {
    switch (outcome) {
        case rules::Outcome::pass:
            return "pass";
        case rules::Outcome::fail:
            return "fail";
        case rules::Outcome::needs_review:
            break;
    }
    return "needs_review";
}

Json derived_members(const Plan& plan) {
    Json moves = Json::array();
    for (std::size_t at = 0; at < plan.moves.size(); ++at) moves.push_back(move_json(plan, at));
    Json chains = Json::array();
    for (const Chain& chain : plan.chains) {
        Json employees = Json::array();
        for (const std::uint32_t at : chain.moves) employees.push_back(plan.market.person_name(plan.moves[at].person));
        chains.push_back({{"kind", chain.is_cycle ? "cycle" : "path"}, {"employees", std::move(employees)}});
    }
    Json units = Json::array();
    for (const UnitBalance& unit : plan.units)
        units.push_back({{"unit", unit.unit},
                         {"need", unit.need},
                         {"before", unit.before},
                         {"after", unit.after},
                         {"fit_before", unit.fit_before},
                         {"fit_after", unit.fit_after}});
    return {{"moves", std::move(moves)},
            {"chains", std::move(chains)},
            {"units", std::move(units)},
            {"summary", summary_json(plan.summary)},
            {"hash", plan_hash(plan)}};
}

const char* decision_name(Decision::Kind kind) { return kind == Decision::Kind::lock ? "lock" : "forbid"; }

Json stated_members(const Plan& plan) {
    Json options = {{"mechanism", plan.options.mechanism},
                    {"least_gain", plan.options.least_gain},
                    {"today", base::iso_text(plan.options.today)}};
    if (plan.options.max_moves) options["max_moves"] = *plan.options.max_moves;
    if (plan.options.fairness != matching::Fairness::sum)
        options["fairness"] = matching::fairness_name(plan.options.fairness);
    for (const Decision& decision : plan.options.decisions)
        options["decisions"].push_back(Json::array({decision.employee, decision.position, decision_name(decision.kind)}));
    Json weights = Json::array();
    for (const auto& [part, points] : plan.weights) weights.push_back(Json::array({part, points}));
    Json inputs = Json::object();
    for (const auto& [file, hash] : plan.inputs) inputs[file] = hash;
    Json stated = {{"format", k_plan_format},       {"options", std::move(options)}, {"inputs", std::move(inputs)},
                   {"weights", std::move(weights)}, {"people", people_json(plan)},   {"seats", seats_json(plan)}};
    if (!plan.model.empty()) stated["model"] = {{"id", plan.model}, {"version", plan.model_version}};
    return stated;
}

std::string write_plan(const Plan& plan) {
    Json members = derived_members(plan);
    members.update(stated_members(plan));
    // The market is by far the largest member: it goes through its own writer, so that only one of them is held as
    // JSON.
    members["market"] = Json();
    members["matching"] = Json();
    std::string text;
    for (auto member = members.begin(); member != members.end(); ++member) {
        text += text.empty() ? '{' : ',';
        text += base::to_text(member.key()) + ':';
        if (member.key() == "market") text += matching::write_market(plan.market);
        else if (member.key() == "matching") text += matching::write_matching(plan.market, plan.matching);
        else text += base::to_text(member.value());
    }
    return text + "}";
}

}  // namespace planning
