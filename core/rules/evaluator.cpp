#include "core/rules/evaluator.hpp"

#include <algorithm>

#include "core/base/order.hpp"
#include "core/rules/check.hpp"
#include "core/rules/retirement.hpp"

namespace rules {
namespace {

bool blocks(const Rule& rule, Severity severity, Outcome outcome) {
    if (severity != Severity::gate) return false;
    return outcome == Outcome::fail || (outcome == Outcome::needs_review && rule.review_blocks);
}

// Whether any gate is shut. The rule that shuts one moves to the front: it will likely shut the next one too.
bool is_blocked(std::vector<const PreparedRule*>& gates, const Facts& facts, const PersonFacts* person,
                const SeatFacts* seat) {
    for (std::size_t i = 0; i < gates.size(); ++i) {
        const Verdict verdict = gates[i]->check(Case{facts, *gates[i], person, seat});
        if (!verdict || !blocks(*gates[i]->rule, Severity::gate, *verdict)) continue;
        std::swap(gates[0], gates[i]);
        return true;
    }
    return false;
}

std::vector<const PreparedRule*> gates_of(const std::vector<PreparedRule>& rules) {
    std::vector<const PreparedRule*> gates;
    for (const PreparedRule& rule : rules) {
        if (rule.rule->severity == Severity::gate) gates.push_back(&rule);
    }
    return gates;
}

}  // namespace

/// Rules in force, prepared, by scope. Shared so that an evaluator is cheap to copy and its results stay valid.
struct Evaluator::Prepared {
    std::vector<Rule> rules;
    std::vector<PreparedRule> person, seat, pair, plan;
};

Evaluator Evaluator::compile(const records::Registry& registry, const records::Seating& seating, const Pack& pack,
                             base::Day today) {
    Evaluator evaluator = begin(registry, seating, pack, today);
    evaluator.add_people(evaluator.facts_->people.size());
    return evaluator;
}

Evaluator Evaluator::begin(const records::Registry& registry, const records::Seating& seating, const Pack& pack,
                           base::Day today) {
    const auto facts = std::make_shared<const Facts>(read_facts(registry, seating, today));
    auto prepared = std::make_shared<Prepared>();
    for (const Rule& rule : pack.rules) {
        if (rule.is_in_force(today)) prepared->rules.push_back(rule);
    }
    for (std::size_t i = 0; i < prepared->rules.size(); ++i) {
        const Rule& rule = prepared->rules[i];
        const PreparedRule ready = prepare(rule, static_cast<std::uint16_t>(i), *facts);
        switch (rule.scope) {
            case Scope::person:
                prepared->person.push_back(ready);
                break;
            case Scope::seat:
                prepared->seat.push_back(ready);
                break;
            case Scope::pair:
                prepared->pair.push_back(ready);
                break;
            case Scope::plan:
                prepared->plan.push_back(ready);
                break;
            case Scope::calendar:
            case Scope::configuration:
                break;
        }
    }

    Evaluator evaluator;
    evaluator.prepared_ = prepared;
    evaluator.facts_ = facts;

    auto seat_gates = gates_of(prepared->seat);
    SeatClasses classes = seat_classes(*facts);
    evaluator.seat_classes_ = std::move(classes.of_seat);
    evaluator.class_seats_ = std::move(classes.first);
    for (const SeatFacts& seat : facts->seats)
        evaluator.blocked_seats_.push_back(is_blocked(seat_gates, *facts, nullptr, &seat) ? 1 : 0);
    evaluator.words_ = (evaluator.class_seats_.size() + 63) / 64;
    evaluator.blocked_pairs_.assign(facts->people.size() * evaluator.words_, 0);
    return evaluator;
}

bool Evaluator::add_people(std::size_t count) {
    auto person_gates = gates_of(prepared_->person), pair_gates = gates_of(prepared_->pair);
    const std::size_t people = facts_->people.size();
    const std::size_t end = own_seats_.size() + std::min(count, people - own_seats_.size());
    for (std::size_t row = own_seats_.size(); row < end; ++row) {
        const PersonFacts& person = facts_->people[row];
        own_seats_.push_back(person.own_seat);
        const bool is_person_blocked = is_blocked(person_gates, *facts_, &person, nullptr);
        blocked_people_.push_back(is_person_blocked ? 1 : 0);
        if (is_person_blocked) continue;
        std::uint64_t* bits = blocked_pairs_.data() + row * words_;
        for (std::size_t kind = 0; kind < class_seats_.size(); ++kind) {
            if (is_blocked(pair_gates, *facts_, &person, &facts_->seats[class_seats_[kind]]))
                bits[kind / 64] |= std::uint64_t{1} << (kind % 64);
        }
    }
    return end < people;
}

const std::vector<Rule>& Evaluator::rules() const { return prepared_->rules; }

std::vector<RuleResult> Evaluator::run(std::span<const PreparedRule> rules, const PersonFacts* person,
                                       const SeatFacts* seat, std::int32_t occupants) const {
    std::vector<RuleResult> results;
    for (const PreparedRule& rule : rules) {
        RuleResult result;
        const Verdict verdict = rule.check(Case{*facts_, rule, person, seat, occupants, &result.fact});
        if (!verdict) continue;
        result.rule = rule.index;
        result.outcome = *verdict;
        result.severity = rule.rule->severity;
        results.push_back(std::move(result));
    }
    return results;
}

std::vector<RuleResult> Evaluator::explain(std::uint32_t person, std::uint32_t seat) const {
    const PersonFacts& who = facts_->people[person];
    const SeatFacts& where = facts_->seats[seat];
    std::vector<RuleResult> results = run(prepared_->person, &who, nullptr, 0);
    const bool is_own = who.own_seat == seat;
    if (is_own) {
        std::erase_if(results, [](const RuleResult& result) { return result.severity == Severity::gate; });
    } else {
        for (auto& part : {run(prepared_->seat, nullptr, &where, 0), run(prepared_->pair, &who, &where, 0)}) {
            results.insert(results.end(), part.begin(), part.end());
        }
    }
    for (RuleResult& result : results) {
        result.blocks = blocks(prepared_->rules[result.rule], result.severity, result.outcome);
    }
    base::sort(results, {}, &RuleResult::rule);
    return results;
}

std::vector<RuleResult> Evaluator::explain_person(std::uint32_t person) const {
    std::vector<RuleResult> results = run(prepared_->person, &facts_->people[person], nullptr, 0);
    for (RuleResult& result : results) {
        result.blocks = blocks(prepared_->rules[result.rule], result.severity, result.outcome);
    }
    return results;
}

std::vector<RuleResult> Evaluator::explain_occupancy(std::uint32_t seat, std::int32_t occupants) const {
    std::vector<RuleResult> results = run(prepared_->plan, nullptr, &facts_->seats[seat], occupants);
    for (RuleResult& result : results) {
        if (!limits(seat).floor_is_gate) result.severity = Severity::flag;
        result.blocks = blocks(prepared_->rules[result.rule], result.severity, result.outcome);
    }
    return results;
}

std::optional<base::Day> Evaluator::retirement_day(std::uint32_t person) const {
    const auto rule = std::ranges::find(prepared_->rules, "remaining_service", &Rule::check);
    const PersonFacts& who = facts_->people[person];
    if (rule == prepared_->rules.end() || who.employment != Employment::pns) return std::nullopt;
    return rules::retirement_day(*rule, *facts_, who);
}

SeatLimits Evaluator::limits(std::uint32_t seat) const {
    const SeatFacts& facts = facts_->seats[seat];
    SeatLimits limits;
    limits.slots = std::max(facts.count.need, facts.count.incumbents);
    limits.floor = std::min(std::max(facts.min_staff, 0), facts.count.incumbents);
    for (const PreparedRule& rule : prepared_->plan) {
        const auto gate_families = rule.choices.empty() ? std::span<const std::int8_t>() : rule.choices.front();
        limits.floor_is_gate |=
            rule.rule->severity == Severity::gate && std::ranges::contains(gate_families, facts.job.family);
    }
    limits.accepts = blocked_seats_[seat] == 0;
    return limits;
}

}  // namespace rules
