#include "core/app/condition.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/app/record_list.hpp"
#include "core/app/typed_value.hpp"
#include "core/base/text.hpp"

namespace app {

namespace {

using records::EntityKind;
using records::FieldType;

constexpr int k_deepest = 8;
constexpr std::array<std::string_view, k_tests> k_names = {
    "is",      "is_not",   "contains", "starts_with", "less",        "at_most",  "more",
    "at_least", "over_ago", "under_ago", "within_next", "is_empty", "is_known"};

const records::Field& count_field() {
    static const records::Field field = [] {
        records::Field made;
        made.type = FieldType::integer;
        made.least = 0;
        return made;
    }();
    return field;
}

/// The first field of `from` that refers to `to`.
std::optional<records::FieldIndex> link_between(const records::Entity& from, EntityKind to) {
    for (std::size_t i = 0; i < from.fields.size(); ++i)
        if (from.fields[i].type == FieldType::reference && from.fields[i].target == to)
            return static_cast<records::FieldIndex>(i);
    return std::nullopt;
}

bool is_special(const records::Field& field) { return field.sensitivity == records::Sensitivity::special; }

bool is_number(FieldType type) { return type == FieldType::integer || type == FieldType::decimal; }

/// Months: a bare number is years; letters behind a number say which.
std::optional<int> read_span(std::string_view typed) {
    const std::string text = base::fold(typed);
    int months = 0;
    bool has_number = false;
    for (std::size_t at = 0; at < text.size();) {
        int number = 0;
        std::size_t digits = 0;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && digits < 4; ++at, ++digits)
            number = number * 10 + (text[at] - '0');
        if (digits == 0) return std::nullopt;
        while (at < text.size() && text[at] == ' ') ++at;
        const char unit = at < text.size() ? text[at] : 't';
        if (unit != 't' && unit != 'y' && unit != 'b' && unit != 'm') return std::nullopt;
        months += unit == 't' || unit == 'y' ? number * 12 : number;
        while (at < text.size() && text[at] >= 'a' && text[at] <= 'z') ++at;
        while (at < text.size() && text[at] == ' ') ++at;
        has_number = true;
    }
    return has_number && months <= 1200 ? std::optional(months) : std::nullopt;
}

std::string span_words(int months, const base::Catalog& words) {
    std::string text;
    if (months >= 12) text = words.render("list.years", std::array{base::Arg{"count", std::to_string(months / 12)}});
    if (months % 12 == 0 && months > 0) return text;
    if (!text.empty()) text += ' ';
    return text + words.render("list.months", std::array{base::Arg{"count", std::to_string(months % 12)}});
}

std::string link_words(const records::Catalogue& catalogue, EntityKind entity, const Asked& asked,
                       base::Language language) {
    const auto column = static_cast<std::size_t>(language);
    if (asked.reach == Asked::Reach::referred && asked.entity == entity)
        return catalogue.field(entity, asked.link).label[column];
    return catalogue.entity(asked.entity).label[column];
}

std::string sentence(const records::Registry& registry, EntityKind entity, const Condition& condition,
                     const base::Catalog& words, bool is_inner) {
    if (condition.kind == Condition::Kind::test) {
        std::string text = subject_words(registry.catalogue(), entity, condition.subject, words) + ' ';
        const auto asked = find_subject(registry.catalogue(), entity, condition.subject);
        if (!asked) return text + std::string(words.text("list.no_field"));
        const std::string_view said = test_words(*asked, condition.test, words);
        if (!needs_value(condition.test)) return text.append(said);
        const std::string value = value_words(registry, *asked, condition.test, condition.value, words);
        constexpr std::string_view k_place = "…";
        const std::size_t place = said.find(k_place);
        if (place == std::string_view::npos) return text.append(said).append(" ").append(value);
        return text.append(said.substr(0, place)).append(value).append(said.substr(place + k_place.size()));
    }
    const std::string_view joint = words.text(condition.kind == Condition::Kind::all ? "list.and" : "list.or");
    std::string text;
    for (const Condition& part : condition.parts) {
        if (!text.empty()) text.append(" ").append(joint).append(" ");
        text += sentence(registry, entity, part, words, condition.parts.size() > 1);
    }
    return is_inner && condition.parts.size() > 1 ? '(' + text + ')' : text;
}

std::optional<Condition> read_condition(const base::Json& json, int depth) {
    if (!json.is_object() || depth > k_deepest) return std::nullopt;
    Condition read;
    for (const auto kind : {Condition::Kind::all, Condition::Kind::any}) {
        const base::Json* parts = base::find_member(json, kind == Condition::Kind::all ? "all" : "any");
        if (!parts) continue;
        if (!parts->is_array()) return std::nullopt;
        read.kind = kind;
        for (const base::Json& part : *parts) {
            auto inner = read_condition(part, depth + 1);
            if (!inner) return std::nullopt;
            read.parts.push_back(std::move(*inner));
        }
        return read;
    }
    const auto at = std::ranges::find(k_names, base::get_string(json, "test").value_or(""));
    auto subject = read_subject(json);
    if (at == k_names.end() || !subject) return std::nullopt;
    read.kind = Condition::Kind::test;
    read.subject = std::move(*subject);
    read.test = static_cast<Test>(at - k_names.begin());
    read.value = base::get_string(json, "value").value_or("");
    return read;
}

}  // namespace

std::optional<Asked> find_subject(const records::Catalogue& catalogue, EntityKind entity, const Subject& subject) {
    const records::Entity& own = catalogue.entity(entity);
    Asked asked{.entity = entity, .field = &count_field()};
    if (!subject.via.empty()) {
        const auto kind = catalogue.kind(subject.via);
        const auto link = kind ? link_between(catalogue.entity(*kind), entity) : own.find(subject.via);
        if (!link) return std::nullopt;
        asked.link = *link;
        asked.reach = kind ? Asked::Reach::referring : Asked::Reach::referred;
        if (!kind && own.fields[*link].type != FieldType::reference) return std::nullopt;
        asked.entity = kind ? *kind : *own.fields[*link].target;
        if (kind && subject.field.empty()) return asked;
    }
    const auto index = catalogue.entity(asked.entity).find(subject.field);
    if (!index) return std::nullopt;
    asked.index = *index;
    asked.field = &catalogue.field(asked.entity, *index);
    return asked;
}

std::vector<Subject> subjects(const records::Catalogue& catalogue, EntityKind entity, bool has_special) {
    std::vector<Subject> found;
    const auto add = [&](const std::string& via, const records::Entity& of, std::size_t without) {
        for (std::size_t i = 0; i < of.fields.size(); ++i)
            if (i != without && (has_special || !is_special(of.fields[i]))) found.push_back({via, of.fields[i].name});
    };
    const records::Entity& own = catalogue.entity(entity);
    add({}, own, SIZE_MAX);
    for (const records::Field& field : own.fields)
        if (field.type == FieldType::reference) add(field.name, catalogue.entity(*field.target), SIZE_MAX);
    for (const records::Entity& other : catalogue.entities()) {
        const auto link = link_between(other, entity);
        if (!link) continue;
        const auto tells = [&](records::FieldIndex part) { return is_special(other.fields[part]); };
        if (has_special || std::ranges::none_of(other.key, tells)) found.push_back({other.name, {}});
        add(other.name, other, *link);
    }
    return found;
}

std::vector<Test> tests_of(const records::Catalogue& catalogue, const Asked& asked) {
    using enum Test;
    std::vector<Test> tests;
    const FieldType type = asked.field->type;
    if (type == FieldType::text) tests = {contains, is, is_not, starts_with};
    else if (type == FieldType::reference) tests = {is, is_not, contains, starts_with};
    else if (type == FieldType::list) tests = {contains, is, is_not};
    else if (is_number(type)) tests = {at_least, at_most, more, less, is, is_not};
    else if (type == FieldType::date) tests = {at_least, at_most, more, less, over_ago, under_ago, within_next, is, is_not};
    else tests = {is, is_not};
    if (type == FieldType::choice && catalogue.choices(asked.field->choices).is_ranked())
        tests.insert(tests.end(), {at_least, at_most, more, less});
    if (!asked.is_count()) tests.insert(tests.end(), {is_known, is_empty});
    return tests;
}

bool needs_value(Test test) { return test != Test::is_empty && test != Test::is_known; }

bool is_span(Test test) { return test == Test::over_ago || test == Test::under_ago || test == Test::within_next; }

Condition finished(const records::Catalogue& catalogue, EntityKind entity, const Condition& condition) {
    Condition kept = condition;
    kept.parts.clear();
    for (const Condition& part : condition.parts) {
        if (part.kind == Condition::Kind::test) {
            const bool is_chosen = part.subject != Subject{};
            if (is_chosen && (!needs_value(part.test) || !part.value.empty())) kept.parts.push_back(part);
        } else if (Condition inner = finished(catalogue, entity, part); !inner.parts.empty()) {
            kept.parts.push_back(std::move(inner));
        }
    }
    return kept;
}

std::optional<std::string> read_value(const records::Registry& registry, const Asked& asked, Test test,
                                      std::string_view typed) {
    const std::string text = base::squeeze(typed);
    if (text.empty()) return std::nullopt;
    if (is_span(test)) {
        const auto months = read_span(text);
        return months ? std::optional(std::to_string(*months)) : std::nullopt;
    }
    if (test == Test::contains || test == Test::starts_with) return text;
    const auto value = typed_value(registry, *asked.field, text);
    return value ? std::optional(records::storage_text(*value, asked.field->type)) : std::nullopt;
}

std::string value_words(const records::Registry& registry, const Asked& asked, Test test, const std::string& value,
                        const base::Catalog& words) {
    if (is_span(test)) return span_words(static_cast<int>(base::parse_integer(value).value_or(0)), words);
    if (test == Test::contains || test == Test::starts_with) return '"' + value + '"';
    const auto read = records::from_storage_text(value, asked.field->type);
    if (!read) return value;
    const std::string shown = value_text(registry, *asked.field, *read, words.language());
    return asked.field->type == FieldType::text ? '"' + shown + '"' : shown;
}

std::string subject_words(const records::Catalogue& catalogue, EntityKind entity, const Subject& subject,
                          const base::Catalog& words) {
    const auto asked = find_subject(catalogue, entity, subject);
    if (!asked) return subject.via.empty() ? subject.field : subject.via + ": " + subject.field;
    const std::string own = asked->is_count() ? std::string(words.text("list.count"))
                                              : asked->field->label[static_cast<std::size_t>(words.language())];
    return asked->reach == Asked::Reach::own ? own
                                             : link_words(catalogue, entity, *asked, words.language()) + ": " + own;
}

std::string_view test_words(const Asked& asked, Test test, const base::Catalog& words) {
    const std::string key = "list.test." + std::string(k_names[static_cast<std::size_t>(test)]);
    if (asked.field->type == FieldType::date && words.has(key + ".date")) return words.text(key + ".date");
    return words.text(key);
}

std::string condition_words(const records::Registry& registry, EntityKind entity, const Condition& condition,
                            const base::Catalog& words) {
    return sentence(registry, entity, condition, words, false);
}

base::Json subject_json(const Subject& subject) {
    base::Json json = {{"field", subject.field}};
    if (!subject.via.empty()) json["via"] = subject.via;
    return json;
}

std::optional<Subject> read_subject(const base::Json& json) {
    const auto field = base::get_string(json, "field");
    if (!field) return std::nullopt;
    return Subject{base::get_string(json, "via").value_or(""), *field};
}

base::Json condition_json(const Condition& condition) {
    if (condition.kind == Condition::Kind::test) {
        base::Json json = subject_json(condition.subject);
        json["test"] = k_names[static_cast<std::size_t>(condition.test)];
        if (needs_value(condition.test)) json["value"] = condition.value;
        return json;
    }
    base::Json parts = base::Json::array();
    for (const Condition& part : condition.parts) parts.push_back(condition_json(part));
    return {{condition.kind == Condition::Kind::all ? "all" : "any", std::move(parts)}};
}

std::optional<Condition> read_condition(const base::Json& json) { return read_condition(json, 0); }

}  // namespace app
