#include <algorithm>

#include "core/base/text.hpp"
#include "core/matching/fair.hpp"
#include "core/matching/mechanism.hpp"
#include "core/matching/verify.hpp"
#include "core/planning/plan_format.hpp"
#include "core/planning/plan_json.hpp"

namespace planning {

namespace {

using base::Json;

struct Difference {
    std::string place;
    std::string stated;
    std::string computed;
};

/// Everything `computed` holds must be stated the same; a file may state more.
std::optional<Difference> first_difference(const Json* stated, const Json& computed, const std::string& place) {
    if (!stated) return Difference{place, "", base::to_text(computed)};
    if (computed.is_object() && stated->is_object()) {
        for (auto member = computed.begin(); member != computed.end(); ++member) {
            const Json* found = base::find_member(*stated, member.key());
            if (auto difference = first_difference(found, member.value(), place + "." + member.key()))
                return difference;
        }
        return std::nullopt;
    }
    if (computed.is_array() && stated->is_array() && computed.size() == stated->size()) {
        for (std::size_t at = 0; at < computed.size(); ++at)
            if (auto difference =
                    first_difference(&(*stated)[at], computed[at], place + "[" + std::to_string(at) + "]"))
                return difference;
        return std::nullopt;
    }
    if (computed.is_array() && stated->is_array())
        return Difference{place, std::to_string(stated->size()), std::to_string(computed.size())};
    if (*stated == computed) return std::nullopt;
    return Difference{place, base::to_text(*stated), base::to_text(computed)};
}

base::Result<void> check_evidence(const Plan& plan, std::size_t at) {
    const Move& move = plan.moves[at];
    const std::string employee = plan.market.person_name(move.person);
    const bool is_urgent = move.to != matching::k_unplaced && plan.seats[static_cast<std::size_t>(move.to)].must_fill;
    const bool is_locked = std::ranges::any_of(plan.options.decisions, [&](const Decision& decision) {
        return decision.kind == Decision::Kind::lock && decision.employee == employee;
    });
    if (const std::int64_t gain = std::int64_t{move.score_after} - move.score_before;
        gain < plan.options.least_gain && !is_urgent && !is_locked)
        return base::fail("planning.verify.gain", {},
                          {{"employee", employee},
                           {"gain", std::to_string(gain)},
                           {"least", std::to_string(plan.options.least_gain)}});
    for (const OpenPart& part : plan.evidence[at].open) {
        const auto weight = std::ranges::find(plan.weights, part.id, &std::pair<std::string, std::int32_t>::first);
        const std::int64_t most = weight == plan.weights.end() ? matching::k_value_limit : weight->second;
        if (-most > part.worst || part.worst > part.expected || part.expected > part.best || part.best > most)
            return base::fail("planning.verify.open", {}, {{"employee", employee}, {"part", part.id}});
    }
    std::int64_t sum = 0;
    for (const ScorePart& part : plan.evidence[at].parts) {
        sum += part.points;
        const auto weight = std::ranges::find(plan.weights, part.id, &std::pair<std::string, std::int32_t>::first);
        const std::int64_t most = weight == plan.weights.end() ? matching::k_value_limit : weight->second;
        if (part.points < 0 || part.points > most)
            return base::fail("planning.verify.part", {},
                              {{"employee", employee}, {"part", part.id}, {"points", std::to_string(part.points)}});
    }
    if (sum != move.score_after)
        return base::fail(
            "planning.verify.parts", {},
            {{"employee", employee}, {"sum", std::to_string(sum)}, {"score", std::to_string(move.score_after)}});
    for (const RuleOutcome& rule : plan.evidence[at].rules) {
        if (rule.severity == rules::Severity::gate && rule.outcome == rules::Outcome::fail)
            return base::fail("planning.verify.gate", {}, {{"employee", employee}, {"rule", rule.id}});
        if (!rule.exemption) continue;
        const rules::Rule* known = rules::Pack::standard().find(rule.id);
        const bool is_answered_for = (known == nullptr || known->may_exempt()) && !base::trim(rule.exemption->reason).empty() && !base::trim(rule.exemption->approver).empty();
        if (rule.severity != rules::Severity::gate || rule.outcome != rules::Outcome::pass || !is_answered_for)
            return base::fail("planning.verify.exemption", {}, {{"employee", employee}, {"rule", rule.id}});
    }
    return {};
}

/// Wishes are struck out only where a seat would otherwise have had too few people, and only of people who stay.
base::Result<void> check_kept(const Plan& plan) {
    for (std::size_t person = 0; person < plan.people.size(); ++person) {
        if (!plan.people[person].is_kept) continue;
        const std::int32_t seat = plan.market.current[person];
        const bool stays = seat != matching::k_unplaced && plan.matching.seat_of[person] == seat;
        if (!stays || plan.market.seats[static_cast<std::size_t>(seat)].floor == 0)
            return base::fail("planning.verify.kept", {},
                              {{"employee", plan.market.person_name(static_cast<std::int32_t>(person))}});
    }
    return {};
}

}  // namespace

base::Result<Verified> verify_plan(std::string_view text) {
    BASE_TRY(const Json json, base::parse_json(text));
    BASE_TRY(const Plan plan, plan_from_json(json));
    if (const auto mechanism = matching::mechanism_name(plan.matching.mechanism); plan.options.mechanism != mechanism)
        return base::fail("planning.verify.differs", "options.mechanism",
                          {{"stated", plan.options.mechanism}, {"computed", std::string(mechanism)}});
    if (plan.options.fairness != plan.matching.fairness)
        return base::fail("planning.verify.differs", "options.fairness",
                          {{"stated", std::string(matching::fairness_name(plan.options.fairness))},
                           {"computed", std::string(matching::fairness_name(plan.matching.fairness))}});
    if (auto kept = check_kept(plan); !kept) return std::unexpected(std::move(kept).error());
    if (auto proven = matching::verify(plan.market, plan.matching); !proven) return std::unexpected(std::move(proven).error());
    Json derived = derived_members(plan);
    // A file from before moves were called sure does not count them.
    if (const Json* stated = base::find_member(json, "summary"); stated && !base::find_member(*stated, "sure"))
        derived["summary"].erase("sure");
    for (auto member = derived.begin(); member != derived.end(); ++member) {
        const Json* stated = base::find_member(json, member.key());
        if (!stated && member.key() != "moves") continue;  // figures may be left out, moves may not
        if (const auto difference = first_difference(stated, member.value(), member.key()))
            return base::fail("planning.verify.differs", difference->place,
                              {{"stated", difference->stated}, {"computed", difference->computed}});
    }
    for (std::size_t at = 0; at < plan.moves.size(); ++at)
        if (auto checked = check_evidence(plan, at); !checked) return std::unexpected(std::move(checked).error());
    return Verified{exempt_moves(plan), joining_moves(plan)};
}

}  // namespace planning
