#include "core/rules/fact.hpp"

#include <algorithm>

namespace rules {
namespace {

constexpr std::string_view k_choice = "choice:";
constexpr std::string_view k_day = "day:";

std::string date_of(std::string_view iso, base::Language language, const records::Catalogue& catalogue) {
    const auto day = base::parse_iso_day(iso);
    if (!day) return std::string(iso);
    records::Field field;
    field.type = records::FieldType::date;
    return records::display_text(catalogue, field, records::Value{std::int64_t{day->number}}, language);
}

std::string label_of(std::string_view reference, base::Language language, const records::Catalogue& catalogue) {
    const std::size_t slash = reference.find('/');
    const std::string_view code = reference.substr(std::min(slash, reference.size() - 1) + 1);
    const auto lists = catalogue.choice_lists();
    const auto list = std::ranges::find(lists, reference.substr(0, slash), &records::ChoiceList::name);
    if (list == lists.end()) return std::string(code);
    const auto order = list->order(code);
    return order ? list->choices[*order].label[static_cast<std::size_t>(language)] : std::string(code);
}

}  // namespace

std::string choice_arg(std::string_view list, std::string_view code) {
    std::string text(k_choice);
    text += list;
    text += '/';
    text += code;
    return text;
}

std::string day_arg(base::Day day) { return std::string(k_day) + base::iso_text(day); }

std::string sentence(const Fact& fact, const base::Catalog& words, const records::Catalogue& catalogue) {
    std::vector<base::Arg> args = fact.args;
    for (base::Arg& arg : args) {
        if (arg.value.starts_with(k_choice)) {
            arg.value = label_of(std::string_view(arg.value).substr(k_choice.size()), words.language(), catalogue);
        } else if (arg.value.starts_with(k_day)) {
            arg.value = date_of(std::string_view(arg.value).substr(k_day.size()), words.language(), catalogue);
        }
    }
    // A missing field is named by its label, not by its identifier.
    for (base::Arg& arg : args) {
        if (arg.name != "field" || fact.fields.empty()) continue;
        const records::Entity& entity = catalogue.entity(fact.fields.back().entity);
        if (const auto field = entity.find(arg.value)) {
            arg.value = entity.fields[*field].label[static_cast<std::size_t>(words.language())];
        }
    }
    return words.render(fact.key, args);
}

std::string next_step(const Fact& fact, const base::Catalog& words, const records::Catalogue& catalogue) {
    Fact next = fact;
    next.key += ".next";
    return words.has(next.key) ? sentence(next, words, catalogue) : std::string();
}

}  // namespace rules
