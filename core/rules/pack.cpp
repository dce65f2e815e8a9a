#include "core/rules/pack.hpp"

#include <algorithm>

#include "core/base/assets.hpp"
#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/rules/check.hpp"

namespace rules {
namespace {

using base::Json;

constexpr std::string_view k_asset = "rules/mutasi-2026.json";
constexpr std::int64_t k_largest_number = 1'000'000;
constexpr std::array<std::string_view, 3> k_severities = {"gate", "flag", "info"};
constexpr std::array<std::string_view, 7> k_scopes = {"person", "seat",     "pair",         "exact",
                                                      "plan",   "calendar", "configuration"};

const Parameter* find_parameter(const Rule& rule, std::string_view name) {
    const auto found = std::ranges::find(rule.parameters, name, &Parameter::name);
    return found == rule.parameters.end() ? nullptr : &*found;
}

const ParameterSpec* find_spec(const Rule& rule, std::string_view name) {
    const CheckSpec* check = find_check(rule.check);
    if (check == nullptr) return nullptr;
    const auto found = std::ranges::find(check->parameters, name, &ParameterSpec::name);
    return found == check->parameters.end() ? nullptr : &*found;
}

// Whether a value fits what the check wants: a number in bounds, or words that the choice list knows.
bool fits(const ParameterSpec& spec, const Parameter& parameter) {
    if (spec.kind == ParameterKind::number) {
        return parameter.number && *parameter.number >= 0 && *parameter.number <= k_largest_number;
    }
    if (parameter.number || parameter.words.size() < spec.least_words) return false;
    if (spec.kind == ParameterKind::dates) {
        return std::ranges::all_of(parameter.words,
                                   [](const std::string& word) { return base::parse_iso_day(word).has_value(); });
    }
    if (spec.kind != ParameterKind::choices) return true;
    const records::ChoiceList& list = records::Catalogue::standard().choices(spec.list);
    return std::ranges::all_of(parameter.words, [&](const std::string& word) { return list.order(word).has_value(); });
}

base::Result<std::array<std::string, 2>> read_texts(const Json& parent, std::string_view name,
                                                    const std::string& place) {
    const Json* object = base::find_member(parent, name);
    const auto indonesian = object != nullptr ? base::get_string(*object, "id") : std::nullopt;
    const auto english = object != nullptr ? base::get_string(*object, "en") : std::nullopt;
    if (!indonesian || !english) return base::fail("rules.field", place, {{"field", std::string(name)}});
    return std::array{*indonesian, *english};
}

base::Result<std::optional<base::Day>> read_day(const Json& parent, std::string_view name, const std::string& place) {
    const Json* value = base::find_member(parent, name);
    if (value == nullptr || value->is_null()) return std::optional<base::Day>{};
    const auto day = base::parse_iso_day(base::get_string(parent, name).value_or(""));
    if (!day) return base::fail("rules.date", place, {{"field", std::string(name)}});
    return day;
}

std::optional<Parameter> read_parameter(const std::string& name, const Json& value) {
    Parameter parameter{name, base::as_integer(value), {}};
    if (parameter.number) return parameter;
    if (const auto holder = base::get_string(value, "of")) parameter.of = *holder;
    if (!parameter.of.empty()) return parameter;
    if (!value.is_array()) return std::nullopt;
    for (const Json& word : value) {
        const auto* text = word.get_ptr<const std::string*>();
        if (text == nullptr) return std::nullopt;
        parameter.words.push_back(*text);
    }
    return parameter;
}

base::Result<std::vector<Parameter>> read_parameters(const Json& object, const CheckSpec& check,
                                                     const std::string& place) {
    std::vector<Parameter> parameters;
    const Json* given = base::find_member(object, "parameters");
    for (const ParameterSpec& spec : check.parameters) {
        const Json* value = given != nullptr ? base::find_member(*given, spec.name) : nullptr;
        auto parameter = value != nullptr ? read_parameter(std::string(spec.name), *value) : std::nullopt;
        if (!parameter || (parameter->of.empty() && !fits(spec, *parameter))) {
            return base::fail("rules.parameter", place, {{"parameter", std::string(spec.name)}});
        }
        parameters.push_back(*std::move(parameter));
    }
    if (given != nullptr && given->size() != parameters.size()) {
        return base::fail("rules.parameter", place, {{"parameter", "?"}});
    }
    return parameters;
}

const CheckSpec* check_of(const Json& object, std::string_view scope) {
    const CheckSpec* check = find_check(base::get_string(object, "check").value_or(""));
    return check != nullptr && k_scopes[static_cast<std::size_t>(check->scope)] == scope ? check : nullptr;
}

base::Result<Rule> read_rule(const Json& object, const std::string& at) {
    Rule rule;
    rule.id = base::get_string(object, "id").value_or("");
    const std::string place = rule.id.empty() ? at : rule.id;
    if (rule.id.empty()) return base::fail("rules.field", place, {{"field", "id"}});
    BASE_TRY(rule.text, read_texts(object, "text", place));
    const auto citation = base::get_string(object, "citation");
    const auto source = base::get_string(object, "source");
    if (!citation || !source) return base::fail("rules.field", place, {{"field", citation ? "source" : "citation"}});
    rule.citation = *citation;
    rule.source = *source;
    BASE_TRY(rule.effective_from, read_day(object, "effective_from", place));
    BASE_TRY(rule.effective_to, read_day(object, "effective_to", place));

    const auto severity = find_severity(base::get_string(object, "severity").value_or(""));
    if (!severity) return base::fail("rules.field", place, {{"field", "severity"}});
    rule.severity = *severity;
    rule.check = base::get_string(object, "check").value_or("");
    const CheckSpec* check = check_of(object, base::get_string(object, "scope").value_or(""));
    if (check == nullptr) return base::fail("rules.check", place, {{"check", rule.check}});
    rule.scope = check->scope;
    BASE_TRY(rule.parameters, read_parameters(object, *check, place));
    rule.unverified = base::get_bool(object, "unverified").value_or(false);
    rule.review_blocks = base::get_bool(object, "review_blocks").value_or(false);
    if (base::find_member(object, "exemption") == nullptr) return rule;
    BASE_TRY(rule.exemption, read_texts(object, "exemption", place));
    const bool is_of_person = rule.scope == Scope::person || rule.scope == Scope::pair || rule.scope == Scope::exact;
    if (!rule.may_exempt() || rule.severity != Severity::gate || !is_of_person) return base::fail("rules.field", place, {{"field", "exemption"}});
    return rule;
}

/// Gives the parameters that another rule holds their value from there; the rule and parameter of the first that has none.
std::optional<std::pair<std::string, std::string>> take_held(Pack& pack) {
    for (Rule& rule : pack.rules) {
        const auto specs = find_check(rule.check)->parameters;
        for (Parameter& parameter : rule.parameters) {
            if (parameter.of.empty()) continue;
            const Rule* holder = pack.find(parameter.of);
            const Parameter* held = holder != nullptr ? find_parameter(*holder, parameter.name) : nullptr;
            const bool is_own = held != nullptr && held->of.empty();
            if (!is_own || !fits(*std::ranges::find(specs, parameter.name, &ParameterSpec::name), *held)) return std::pair(rule.id, parameter.name);
            parameter.number = held->number;
            parameter.words = held->words;
        }
    }
    return std::nullopt;
}

bool apply_day(std::optional<base::Day>& day, std::string_view value) {
    if (value == k_no_day) return day.reset(), true;
    const auto wanted = base::parse_iso_day(value);
    if (wanted) day = wanted;
    return wanted.has_value();
}

/// What is said of a rule beside its parameters; nullopt: `name` is a parameter's.
std::optional<bool> apply_to_rule(Rule& rule, std::string_view name, std::string_view value) {
    const bool is_law = rule.scope != Scope::configuration;  // what a score may not read is not for a city to change
    if (name == k_from) return is_law && apply_day(rule.effective_from, value);
    if (name == k_to) return is_law && apply_day(rule.effective_to, value);
    if (name == k_citation) return rule.citation = value, !value.empty();
    if (name == k_confirmed_by) {
        rule.confirmed_by = value;
        rule.unverified = rule.unverified && value.empty();
        return true;
    }
    if (name != k_severity) return std::nullopt;
    const auto severity = find_severity(value);
    if (!severity || *severity == Severity::info || !rule.may_change_severity()) return false;
    rule.severity = *severity;
    return true;
}

bool apply_setting(Pack& pack, std::string_view name, std::string_view value) {
    const auto parts = base::split(name, '.');  // rule.<id>.<parameter>
    if (parts.size() != 3) return false;
    const auto rule = std::ranges::find(pack.rules, parts[1], &Rule::id);
    if (rule == pack.rules.end()) return false;
    if (const auto is_applied = apply_to_rule(*rule, parts[2], base::trim(value))) return *is_applied;
    const ParameterSpec* spec = find_spec(*rule, parts[2]);
    const auto parameter = std::ranges::find(rule->parameters, parts[2], &Parameter::name);
    if (spec == nullptr || parameter == rule->parameters.end() || !parameter->of.empty()) return false;
    Parameter wanted{parameter->name, std::nullopt, {}};
    if (spec->kind == ParameterKind::number) {
        wanted.number = base::parse_integer(base::trim(value));
    } else {
        for (const std::string_view word : base::split(value, ';')) {
            if (!base::trim(word).empty()) wanted.words.emplace_back(base::trim(word));
        }
    }
    if (!fits(*spec, wanted)) return false;
    *parameter = std::move(wanted);
    return true;
}

}  // namespace

std::int64_t Rule::number(std::string_view name) const {
    const Parameter* parameter = find_parameter(*this, name);
    BASE_ASSERT(parameter != nullptr && parameter->number);
    return *parameter->number;
}

const std::vector<std::string>& Rule::words(std::string_view name) const {
    const Parameter* parameter = find_parameter(*this, name);
    BASE_ASSERT(parameter != nullptr && !parameter->number);
    return parameter->words;
}

bool Rule::is_in_force(base::Day today) const {
    return (!effective_from || *effective_from <= today) && (!effective_to || today <= *effective_to);
}

bool Rule::may_change_severity() const {
    return severity != Severity::info && (scope == Scope::person || scope == Scope::seat || scope == Scope::pair || scope == Scope::exact);
}

std::string Rule::setting(std::string_view name) const {
    const Parameter* parameter = find_parameter(*this, name);
    return "rule." + (parameter == nullptr || parameter->of.empty() ? id : parameter->of) + '.' + std::string(name);
}

bool Rule::is_date(std::string_view parameter) const {
    const ParameterSpec* spec = find_spec(*this, parameter);
    return spec != nullptr && spec->kind == ParameterKind::dates;
}

std::string_view Rule::choice_list(std::string_view parameter) const {
    const ParameterSpec* spec = find_spec(*this, parameter);
    return spec == nullptr ? std::string_view{} : spec->list;
}

const Rule* Pack::find(std::string_view rule_id) const {
    const auto found = std::ranges::find(rules, rule_id, &Rule::id);
    return found == rules.end() ? nullptr : &*found;
}

base::Result<Pack> Pack::parse(std::string_view text) {
    BASE_TRY(const Json json, base::parse_json(text));
    if (base::get_string(json, "format") != "serasi-rules/1") return base::fail("rules.format");
    Pack pack;
    pack.id = base::get_string(json, "id").value_or("");
    if (pack.id.empty()) return base::fail("rules.field", {}, {{"field", "id"}});
    BASE_TRY(pack.title, read_texts(json, "title", pack.id));
    const Json* rules = base::find_member(json, "rules");
    if (rules == nullptr || !rules->is_array()) return base::fail("rules.field", pack.id, {{"field", "rules"}});
    for (const Json& object : *rules) {
        BASE_TRY(Rule rule, read_rule(object, "rules[" + std::to_string(pack.rules.size()) + "]"));
        if (pack.find(rule.id) != nullptr) return base::fail("rules.duplicate", rule.id);
        pack.rules.push_back(std::move(rule));
    }
    if (const auto open = take_held(pack)) return base::fail("rules.parameter", open->first, {{"parameter", open->second}});
    return pack;
}

const Pack& Pack::standard() {
    static const Pack pack = [] {
        auto parsed = parse(base::asset(k_asset));
        BASE_ASSERT(parsed.has_value());
        return *std::move(parsed);
    }();
    return pack;
}

Pack Pack::with_settings(const records::Registry& registry, std::vector<base::Error>& problems) const {
    Pack pack = *this;
    const auto value = registry.catalogue().index(records::EntityKind::setting, "value");
    for (const records::Record& setting : registry.table(records::EntityKind::setting).rows()) {
        if (!setting.key.starts_with("rule.") || !records::is_known(setting.values[value])) continue;
        const std::string_view text = records::as_text(setting.values[value]);
        if (!apply_setting(pack, setting.key, text)) {
            problems.push_back({"rules.setting", setting.key, {{"value", std::string(text)}}});
        }
    }
    take_held(pack);
    return pack;
}

std::string_view severity_name(Severity severity) { return k_severities[static_cast<std::size_t>(severity)]; }

std::optional<Severity> find_severity(std::string_view name) {
    const auto found = std::ranges::find(k_severities, name);
    if (found == k_severities.end()) return std::nullopt;
    return static_cast<Severity>(found - k_severities.begin());
}

std::optional<base::Error> forbidden_input(const Pack& pack, std::string_view field, std::string_view place) {
    for (const Rule& rule : pack.rules) {
        if (rule.check != "merit_neutrality" || !std::ranges::contains(rule.words("fields"), field)) continue;
        return base::Error{"rules.forbidden_input",
                           std::string(place),
                           {{"field", std::string(field)}, {"rule", rule.id}, {"citation", rule.citation}}};
    }
    return std::nullopt;
}

}  // namespace rules
