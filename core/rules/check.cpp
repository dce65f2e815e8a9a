#include "core/rules/check.hpp"

#include <algorithm>
#include <array>

namespace rules {
namespace {

using records::EntityKind;

// Decides nothing about people: score models are checked against it when they are read (forbidden_input).
constexpr ParameterSpec k_neutrality_parameters[] = {{"fields", ParameterKind::words}};
constexpr CheckSpec k_configuration_checks[] = {
    {"merit_neutrality", Scope::configuration, [](const Case&) -> Verdict { return std::nullopt; }, k_neutrality_parameters},
};

}  // namespace

const CheckSpec* find_check(std::string_view name) {
    for (const auto checks : {person_checks(), seat_checks(), career_checks(), pair_checks(),
                              std::span<const CheckSpec>(k_configuration_checks)}) {
        const auto found = std::ranges::find(checks, name, &CheckSpec::name);
        if (found != checks.end()) return &*found;
    }
    return nullptr;
}

bool Case::has_choice(std::size_t parameter, std::int8_t order) const {
    return std::ranges::contains(choices(parameter), order);
}

void Case::person_field(std::string_view field) const {
    if (fact != nullptr) record_field(EntityKind::employee, person->key, field);
}

void Case::seat_field(std::string_view field) const {
    if (fact != nullptr) record_field(EntityKind::position, seat->key, field);
}

void Case::record_field(EntityKind entity, const std::string& key, std::string_view field) const {
    if (fact != nullptr) fact->fields.push_back({entity, key, std::string(field)});
}

void Case::say(std::string_view name, std::int64_t value) const {
    if (fact != nullptr) fact->args.push_back({std::string(name), std::to_string(value)});
}

void Case::say(std::string_view name, base::Day day) const {
    if (fact != nullptr) fact->args.push_back({std::string(name), day_arg(day)});
}

void Case::say(std::string_view name, std::string_view text) const {
    if (fact != nullptr) fact->args.push_back({std::string(name), std::string(text)});
}

void Case::say_choice(std::string_view name, std::string_view list, std::int8_t order) const {
    if (fact == nullptr) return;
    const auto& choices_of_list = facts.catalogue->choices(list).choices;
    const bool known = order >= 0 && static_cast<std::size_t>(order) < choices_of_list.size();
    fact->args.push_back({std::string(name), known ? choice_arg(list, choices_of_list[static_cast<std::size_t>(order)].code) : "-"});
}

Verdict Case::missing_person(std::string_view field) const { return missing(EntityKind::employee, field); }
Verdict Case::missing_seat(std::string_view field) const { return missing(EntityKind::position, field); }

Verdict Case::missing(EntityKind entity, std::string_view field) const {
    if (fact != nullptr) {
        // The missing field comes last, where `sentence` finds its label.
        record_field(entity, entity == EntityKind::employee ? person->key : seat->key, field);
        say("field", field);
        fact->key = entity == EntityKind::employee ? "rule.missing.person" : "rule.missing.seat";
    }
    return Outcome::needs_review;
}

Verdict Case::end(Outcome outcome, std::string_view variant) const {
    if (fact != nullptr) {
        fact->key = "rule.";
        fact->key += rule.rule->check;
        fact->key += '.';
        fact->key += variant;
    }
    return outcome;
}

}  // namespace rules
