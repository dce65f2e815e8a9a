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
bool is_blocked(std::span<const PreparedRule*> gates, const Facts& facts, const PersonFacts* person,
                const SeatFacts* seat, std::span<const std::uint16_t> waived = {}) {
    for (std::size_t i = 0; i < gates.size(); ++i) {
        const Case asked{facts, *gates[i], person, seat};
        const Verdict verdict = gates[i]->check(asked);
        if (gates[i]->only_warns != nullptr && gates[i]->only_warns(asked)) continue;
        if (!verdict || !blocks(*gates[i]->rule, Severity::gate, *verdict)) continue;
        if (std::ranges::contains(waived, gates[i]->index)) continue;
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

/// Those of the gates that concern the person, brought to the front.
std::span<const PreparedRule*> concerning(std::vector<const PreparedRule*>& gates, const PersonFacts& person) {
    const auto end = std::partition(gates.begin(), gates.end(), [&](const PreparedRule* gate) {
        return gate->concerns == nullptr || gate->concerns(person);
    });
    return {gates.begin(), end};
}

}  // namespace

/// An exemption by rows.
struct Waiver {
    std::uint32_t person = 0;
    std::uint32_t seat = records::k_no_row;  // k_no_row: every seat
    std::uint16_t rule = 0;                  // index into the rules in force
    std::uint32_t exemption = 0;
};

/// Rules in force, prepared, by scope. Shared so that an evaluator is cheap to copy and its results stay valid.
struct Evaluator::Prepared {
    std::vector<Rule> rules;
    std::vector<PreparedRule> person, seat, pair, exact, plan;
    std::vector<Exemption> exemptions;
    std::vector<Waiver> waivers;  // by person
};

Evaluator Evaluator::compile(const records::Registry& registry, const records::Seating& seating, const Pack& pack,
                             base::Day today) {
    Evaluator evaluator = begin(registry, std::make_shared<const Facts>(read_facts(registry, seating, today)), pack);
    evaluator.add_people(evaluator.facts_->people.size());
    return evaluator;
}

Evaluator Evaluator::begin(const records::Registry& registry, std::shared_ptr<const Facts> facts, const Pack& pack) {
    auto prepared = std::make_shared<Prepared>();
    for (const Rule& rule : pack.rules) {
        if (rule.is_in_force(facts->today)) prepared->rules.push_back(rule);
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
            case Scope::exact:
                prepared->exact.push_back(ready);
                break;
            case Scope::plan:
                prepared->plan.push_back(ready);
                break;
            case Scope::calendar:
            case Scope::configuration:
                break;
        }
    }

    for (Exemption& one : read_exemptions(registry, pack).valid) {
        const auto rule = std::ranges::find(prepared->rules, one.rule, &Rule::id);
        if (rule == prepared->rules.end()) continue;
        Waiver waiver{.rule = static_cast<std::uint16_t>(rule - prepared->rules.begin()), .exemption = static_cast<std::uint32_t>(prepared->exemptions.size())};
        waiver.person = static_cast<std::uint32_t>(*registry.table(records::EntityKind::employee).row_of(one.employee));
        if (!one.position.empty()) waiver.seat = static_cast<std::uint32_t>(*registry.table(records::EntityKind::position).row_of(one.position));
        prepared->waivers.push_back(waiver);
        prepared->exemptions.push_back(std::move(one));
    }

    Evaluator evaluator;
    evaluator.prepared_ = prepared;
    evaluator.facts_ = facts;

    auto seat_gates = gates_of(prepared->seat);
    SeatClasses classes = seat_classes(*facts);
    evaluator.seat_classes_ = std::move(classes.of_seat);
    evaluator.class_seats_ = std::move(classes.first);
    evaluator.seats_of_class_.resize(evaluator.class_seats_.size());
    for (std::uint32_t seat = 0; seat < facts->seats.size(); ++seat)
        evaluator.seats_of_class_[evaluator.seat_classes_[seat]].push_back(seat);
    for (const SeatFacts& seat : facts->seats)
        evaluator.blocked_seats_.push_back(is_blocked(seat_gates, *facts, nullptr, &seat) ? 1 : 0);
    evaluator.words_ = (evaluator.class_seats_.size() + 63) / 64;
    evaluator.lists_.assign(facts->people.size(), 0);
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
        const auto waivers = std::ranges::equal_range(prepared_->waivers, static_cast<std::uint32_t>(row), {}, &Waiver::person);
        std::vector<std::uint16_t> waived;
        for (const Waiver& waiver : waivers)
            if (waiver.seat == records::k_no_row) waived.push_back(waiver.rule);
        const bool is_person_blocked = is_blocked(person_gates, *facts_, &person, nullptr, waived);
        blocked_people_.push_back(is_person_blocked ? k_everywhere : 0);
        std::uint64_t* bits = blocked_pairs_.data() + row * words_;
        const std::span<const PreparedRule*> gates = concerning(pair_gates, person);
        for (std::size_t kind = 0; kind < class_seats_.size() && !is_person_blocked; ++kind) {
            if (is_blocked(gates, *facts_, &person, &facts_->seats[class_seats_[kind]], waived))
                bits[kind / 64] |= std::uint64_t{1} << (kind % 64);
        }
        open_singly(static_cast<std::uint32_t>(row), waived);
    }
    return end < people;
}

/// Whom an exemption lets into one seat, or an exact gate keeps out of one, has every open seat listed.
void Evaluator::open_singly(std::uint32_t person, std::span<const std::uint16_t> waived) {
    const PersonFacts& who = facts_->people[person];
    const auto waivers = std::ranges::equal_range(prepared_->waivers, person, {}, &Waiver::person);
    auto exact_gates = gates_of(prepared_->exact);
    const std::span<const PreparedRule*> gates = concerning(exact_gates, who);
    if (waivers.empty() && (gates.empty() || blocked_people_[person] != 0)) return;
    std::vector<std::uint64_t> open((seat_classes_.size() + 63) / 64);
    const auto add = [&](std::uint32_t seat) { open[seat / 64] |= std::uint64_t{1} << (seat % 64); };
    bool is_single = false;
    for (const Waiver& waiver : waivers) {
        if (waiver.seat == records::k_no_row || std::ranges::any_of(explain(person, waiver.seat), &RuleResult::blocks)) continue;
        add(waiver.seat);
        is_single = true;
    }
    const std::uint64_t* bits = blocked_pairs_.data() + std::size_t{person} * words_;
    for (std::size_t kind = 0; kind < class_seats_.size() && blocked_people_[person] == 0; ++kind) {
        if (((bits[kind / 64] >> (kind % 64)) & 1U) != 0) continue;
        for (const std::uint32_t seat : seats_of_class_[kind]) {
            if (blocked_seats_[seat] != 0) continue;
            if (is_blocked(gates, *facts_, &who, &facts_->seats[seat], waived)) is_single = true;
            else add(seat);
        }
    }
    if (!is_single) return;
    lists_[person] = static_cast<std::uint32_t>(open_seats_.size());
    open_seats_.insert(open_seats_.end(), open.begin(), open.end());
    blocked_people_[person] = k_listed;
}

const std::vector<Rule>& Evaluator::rules() const { return prepared_->rules; }
const std::vector<Exemption>& Evaluator::exemptions() const { return prepared_->exemptions; }

/// What blocks, and what an exemption opens for the seat; k_no_row: for every seat.
void Evaluator::judge(std::vector<RuleResult>& results, std::uint32_t person, std::uint32_t seat) const {
    const auto waivers = std::ranges::equal_range(prepared_->waivers, person, {}, &Waiver::person);
    for (RuleResult& result : results) {
        const Rule& rule = prepared_->rules[result.rule];
        const auto waiver = std::ranges::find_if(waivers, [&](const Waiver& one) {
            return one.rule == result.rule && (one.seat == records::k_no_row || one.seat == seat);
        });
        if (waiver != waivers.end() && result.severity == Severity::gate && result.outcome != Outcome::pass) {
            const Exemption& exemption = prepared_->exemptions[waiver->exemption];
            result.outcome = Outcome::pass;
            result.exemption = waiver->exemption;
            result.fact.key = "rule.exempt";
            result.fact.args = {{"reason", exemption.reason}, {"approver", exemption.approver}};
            result.fact.fields.push_back({records::EntityKind::exemption, exemption.key(), "reason"});
        }
        result.blocks = blocks(rule, result.severity, result.outcome);
    }
}

std::vector<RuleResult> Evaluator::run(std::span<const PreparedRule> rules, const PersonFacts* person,
                                       const SeatFacts* seat, std::int32_t occupants,
                                       const std::vector<std::uint32_t>* placed) const {
    std::vector<RuleResult> results;
    for (const PreparedRule& rule : rules) {
        RuleResult result;
        const Case asked{*facts_, rule, person, seat, occupants, &result.fact, placed};
        const Verdict verdict = rule.check(asked);
        if (!verdict) continue;
        result.rule = rule.index;
        result.outcome = *verdict;
        const bool only_warns = rule.rule->severity == Severity::gate && rule.only_warns != nullptr && rule.only_warns(asked);
        result.severity = only_warns ? Severity::flag : rule.rule->severity;
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
        std::erase_if(results, [](const RuleResult& result) { return result.severity != Severity::flag; });
    } else {
        for (auto& part : {run(prepared_->seat, nullptr, &where, 0), run(prepared_->pair, &who, &where, 0),
                           run(prepared_->exact, &who, &where, 0)}) {
            results.insert(results.end(), part.begin(), part.end());
        }
    }
    judge(results, person, seat);
    base::sort(results, {}, &RuleResult::rule);
    return results;
}

std::vector<RuleResult> Evaluator::explain_person(std::uint32_t person) const {
    std::vector<RuleResult> results = run(prepared_->person, &facts_->people[person], nullptr, 0);
    judge(results, person, records::k_no_row);
    return results;
}

std::vector<RuleResult> Evaluator::explain_placed(std::uint32_t person, std::uint32_t seat,
                                                  const std::vector<std::uint32_t>& seats) const {
    std::vector<RuleResult> results = run(prepared_->exact, &facts_->people[person], &facts_->seats[seat], 0, &seats);
    judge(results, person, seat);
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
    const auto found = retirement(*rule, *facts_, who);
    return found ? std::optional(found->day) : std::nullopt;
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
