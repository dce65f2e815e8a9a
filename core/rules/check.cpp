#include "core/rules/check.hpp"

#include <algorithm>
#include <array>

namespace rules {
namespace {

using records::EntityKind;

// Decides nothing about people: score models are checked against it when they are read (forbidden_input).
constexpr ParameterSpec k_neutrality_parameters[] = {{"fields", ParameterKind::words}};
constexpr CheckSpec k_configuration_checks[] = {
    {"merit_neutrality", Scope::configuration, [](const Case&) -> Verdict { return std::nullopt; },
     k_neutrality_parameters},
};

}  // namespace

const CheckSpec* find_check(std::string_view name) {
    for (const auto checks : {person_checks(), seat_checks(), career_checks(), pair_checks(), integrity_checks(),
                              office_checks(), calendar_checks(), std::span<const CheckSpec>(k_configuration_checks)}) {
        const auto found = std::ranges::find(checks, name, &CheckSpec::name);
        if (found != checks.end()) return &*found;
    }
    return nullptr;
}

void Case::add_field(EntityKind entity, const std::string& key, std::string_view field) const {
    fact->fields.push_back({entity, key, std::string(field)});
}

void Case::add_arg(std::string_view name, std::string value) const {
    fact->args.push_back({std::string(name), std::move(value)});
}

std::string Case::choice_text(std::string_view list, std::int8_t order) const {
    const auto& choices_of_list = facts.catalogue->choices(list).choices;
    const bool is_known = order >= 0 && static_cast<std::size_t>(order) < choices_of_list.size();
    return is_known ? choice_arg(list, choices_of_list[static_cast<std::size_t>(order)].code) : "-";
}

void Case::name_missing(EntityKind entity, std::string_view field) const {
    // The missing field comes last, where `sentence` finds its label.
    add_field(entity, entity == EntityKind::employee ? person->key : seat->key, field);
    add_arg("field", std::string(field));
    fact->key = entity == EntityKind::employee ? "rule.missing.person" : "rule.missing.seat";
}

void Case::name_sentence(std::string_view variant) const {
    fact->key = "rule.";
    fact->key += rule.rule->check;
    fact->key += '.';
    fact->key += variant;
}

}  // namespace rules
