#include "core/rules/check.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/base/text.hpp"

namespace rules {
namespace {

using records::EntityKind;

// Decides nothing about people: score models are checked against it when they are read (forbidden_input).
constexpr ParameterSpec k_neutrality_parameters[] = {{"fields", ParameterKind::words}};
constexpr CheckSpec k_configuration_checks[] = {
    {"merit_neutrality", Scope::configuration, [](const Case&) -> Verdict { return std::nullopt; },
     k_neutrality_parameters},
};

// Which names start with one of the words (titles), or contain one (trainings).
std::vector<bool> named(const std::vector<std::string>& names, const std::vector<std::string>& words, bool at_start) {
    std::vector<bool> result;
    for (const std::string& name : names) {
        const std::string padded = " " + name + " ";
        result.push_back(std::ranges::any_of(words, [&](const std::string& word) {
            const std::size_t at = padded.find(" " + base::fold(word) + " ");
            return at_start ? at == 0 : at != std::string::npos;
        }));
    }
    return result;
}

}  // namespace

SeatClasses seat_classes(const Facts& facts) {
    SeatClasses classes;
    std::map<decltype(class_key(SeatFacts{})), std::uint32_t> numbers;
    for (std::uint32_t row = 0; row < facts.seats.size(); ++row) {
        const auto [at, is_new] = numbers.try_emplace(class_key(facts.seats[row]), static_cast<std::uint32_t>(numbers.size()));
        if (is_new) classes.first.push_back(row);
        classes.of_seat.push_back(at->second);
    }
    return classes;
}

PreparedRule prepare(const Rule& rule, std::uint16_t index, const Facts& facts) {
    const CheckSpec* check = find_check(rule.check);
    BASE_ASSERT(check != nullptr);
    PreparedRule prepared{&rule, index, check->check, check->concerns, check->only_warns, {}, {}, {}};
    for (const ParameterSpec& spec : check->parameters) {
        std::int64_t number = 0;
        std::vector<std::int8_t> choices;
        std::vector<bool> names;
        if (spec.kind == ParameterKind::number) number = rule.number(spec.name);
        if (spec.kind == ParameterKind::choices) {
            const records::ChoiceList& list = facts.catalogue->choices(spec.list);
            for (const std::string& word : rule.words(spec.name)) {
                const auto order = list.order(word);
                BASE_ASSERT(order);
                choices.push_back(static_cast<std::int8_t>(*order));
            }
        }
        if (spec.kind == ParameterKind::titles) names = named(facts.stems, rule.words(spec.name), true);
        if (spec.kind == ParameterKind::trainings) names = named(facts.trainings, rule.words(spec.name), false);
        prepared.numbers.push_back(number);
        prepared.choices.push_back(std::move(choices));
        prepared.names.push_back(std::move(names));
    }
    return prepared;
}

const CheckSpec* find_check(std::string_view name) {
    for (const auto checks : {person_checks(), seat_checks(), career_checks(), pair_checks(), integrity_checks(),
                              office_checks(), calendar_checks(), notice_checks(), exact_checks(), acting_checks(), std::span<const CheckSpec>(k_configuration_checks)}) {
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

void Case::name_missing(EntityKind entity, const std::string& key, std::string_view field) const {
    // The missing field comes last, where `sentence` finds its label.
    add_field(entity, key, field);
    add_arg("field", std::string(field));
    fact->key = entity == EntityKind::employee ? "rule.missing.person" : entity == EntityKind::position ? "rule.missing.seat" : "rule.missing.record";
}

void Case::name_sentence(std::string_view variant) const {
    fact->key = "rule.";
    fact->key += rule.rule->check;
    fact->key += '.';
    fact->key += variant;
}

}  // namespace rules
