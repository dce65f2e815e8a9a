#include "core/records/catalogue.hpp"

#include <algorithm>

#include "core/base/assets.hpp"
#include "core/base/json.hpp"
#include "core/base/order.hpp"
#include "core/base/print.hpp"
#include "core/base/text.hpp"

namespace records {

namespace {

using base::Json;

/// Of the person, of the person a record belongs to, or of a relative who may serve elsewhere.
bool is_employee_number(const Field& field) {
    return field.target == EntityKind::employee || field.name == "employee_number" || field.name == "relative_number";
}

template <class T>
struct Named {
    std::string_view name;
    T value;
};

constexpr Named<EntityKind> k_kinds[] = {
    {"employee", EntityKind::employee},       {"unit", EntityKind::unit},
    {"position", EntityKind::position},       {"education", EntityKind::education},
    {"training", EntityKind::training},       {"performance", EntityKind::performance},
    {"competency", EntityKind::competency},   {"wish", EntityKind::wish},
    {"community", EntityKind::community},     {"discipline", EntityKind::discipline},
    {"setting", EntityKind::setting},         {"exemption", EntityKind::exemption},
    {"rank_history", EntityKind::rank_history}, {"position_history", EntityKind::position_history},
    {"award", EntityKind::award},             {"family", EntityKind::family},
    {"unit_history", EntityKind::unit_history}, {"job", EntityKind::job},
    {"course", EntityKind::course},           {"acting", EntityKind::acting},
    {"panel", EntityKind::panel},             {"assignment", EntityKind::assignment},
};
constexpr Named<FieldType> k_types[] = {
    {"text", FieldType::text},     {"integer", FieldType::integer}, {"decimal", FieldType::decimal},
    {"date", FieldType::date},     {"choice", FieldType::choice},   {"flag", FieldType::flag},
    {"reference", FieldType::reference}, {"list", FieldType::list},
};
constexpr Named<Sensitivity> k_sensitivities[] = {
    {"open", Sensitivity::open},
    {"internal", Sensitivity::internal},
    {"personal", Sensitivity::personal},
    {"special", Sensitivity::special},
};
constexpr Named<Need> k_needs[] = {
    {"required", Need::required},
    {"recommended", Need::recommended},
    {"optional", Need::optional},
};

template <class T, std::size_t N>
std::optional<T> named(const Named<T> (&table)[N], std::string_view name) {
    const auto at = std::ranges::find(table, name, &Named<T>::name);
    return at == std::end(table) ? std::nullopt : std::optional(at->value);
}

/// Reads an optional word of a closed set into `into`; false if the word is none of them.
template <class T, std::size_t N>
bool read_word(const Json& json, std::string_view member, const Named<T> (&table)[N], T& into) {
    const auto word = base::get_string(json, member);
    if (!word) return true;
    const auto value = named(table, *word);
    if (value) into = *value;
    return value.has_value();
}

std::optional<std::array<std::string, 2>> read_label(const Json& json) {
    const Json* label = base::find_member(json, "label");
    if (!label || !label->is_array() || label->size() != 2) return std::nullopt;
    if (!(*label)[0].is_string() || !(*label)[1].is_string()) return std::nullopt;
    return std::array{(*label)[0].get<std::string>(), (*label)[1].get<std::string>()};
}

std::optional<Field> read_field(const Json& json) {
    Field field;
    const auto name = base::get_string(json, "name");
    const auto label = read_label(json);
    if (!name || !label) return std::nullopt;
    field.name = *name;
    field.label = *label;
    if (!read_word(json, "type", k_types, field.type) || !read_word(json, "need", k_needs, field.need) ||
        !read_word(json, "sensitivity", k_sensitivities, field.sensitivity)) {
        return std::nullopt;
    }
    field.unit = base::get_string(json, "unit").value_or("");
    field.scale = static_cast<int>(base::get_integer(json, "scale").value_or(0));
    field.least = base::get_integer(json, "least").value_or(INT64_MIN);
    field.most = base::get_integer(json, "most").value_or(INT64_MAX);
    field.fresh_months = static_cast<int>(base::get_integer(json, "fresh_months").value_or(0));
    field.is_counted = base::get_bool(json, "counted").value_or(false);
    field.choices = base::get_string(json, "choices").value_or("");
    field.export_column = base::get_string(json, "export").value_or("");
    if (const auto target = base::get_string(json, "target")) field.target = named(k_kinds, *target);
    if (field.type == FieldType::choice && field.choices.empty()) return std::nullopt;
    if (field.type == FieldType::reference && !field.target) return std::nullopt;
    if (const Json* columns = base::find_member(json, "columns"); columns && columns->is_array()) {
        for (const Json& column : *columns) {
            if (column.is_string()) field.columns.push_back(column.get<std::string>());
        }
    }
    return field;
}

/// A choice is `[code, Indonesian label, English label, aliases...]`.
std::optional<Choice> read_choice(const Json& json) {
    if (!json.is_array() || json.size() < 3) return std::nullopt;
    for (const Json& part : json) {
        if (!part.is_string()) return std::nullopt;
    }
    Choice choice{json[0].get<std::string>(), {json[1].get<std::string>(), json[2].get<std::string>()}, {}, 0};
    for (std::size_t i = 0; i < json.size(); ++i) choice.aliases.push_back(base::fold(json[i].get<std::string>()));
    return choice;
}

/// `ladders` names the lists whose order counts, each with the codes at which a ladder begins: ranks of contract employees
/// stand behind those of civil servants and are not above them.
bool read_ladders(const Json& json, ChoiceList& list) {
    const Json* ladders = base::find_member(json, "ladders");
    const Json* firsts = ladders ? base::find_member(*ladders, list.name) : nullptr;
    if (!firsts) return true;
    int ladder = 0;
    for (Choice& choice : list.choices) {
        if (ladder < static_cast<int>(firsts->size()) && (*firsts)[static_cast<std::size_t>(ladder)] == choice.code) ++ladder;
        choice.ladder = ladder;
    }
    return firsts->is_array() && ladder == static_cast<int>(firsts->size()) && list.is_ranked();
}

constexpr std::array<std::string_view, 12> k_months_id = {"Jan", "Feb", "Mar", "Apr", "Mei", "Jun",
                                                          "Jul", "Agu", "Sep", "Okt", "Nov", "Des"};
constexpr std::array<std::string_view, 12> k_months_en = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

std::optional<std::size_t> ChoiceList::order(std::string_view code) const {
    const auto at = std::ranges::find(choices, code, &Choice::code);
    return at == choices.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - choices.begin()));
}

const Choice* ChoiceList::find(std::string_view text) const {
    const std::string folded = base::fold(text);
    for (const Choice& choice : choices) {
        if (std::ranges::find(choice.aliases, folded) != choice.aliases.end()) return &choice;
    }
    return nullptr;
}

std::optional<FieldIndex> Entity::find(std::string_view field) const {
    const auto at = std::ranges::find(fields, field, &Field::name);
    return at == fields.end() ? std::nullopt : std::optional(static_cast<FieldIndex>(at - fields.begin()));
}

const Catalogue& Catalogue::standard() {
    static const Catalogue catalogue = [] {
        auto parsed = parse(base::asset("catalogue.json"));
        BASE_ASSERT(parsed.has_value());
        return std::move(*parsed);
    }();
    return catalogue;
}

base::Result<Catalogue> Catalogue::parse(std::string_view text) {
    BASE_TRY(const Json json, base::parse_json(text));
    Catalogue catalogue;
    const auto fault = [](std::string place) { return base::fail("catalogue.invalid", std::move(place)); };

    const Json* choices = base::find_member(json, "choices");
    if (!choices || !choices->is_object()) return fault("choices");
    for (const auto& [name, list] : choices->items()) {
        ChoiceList result{name, {}};
        for (const Json& item : list) {
            auto choice = read_choice(item);
            if (!choice) return fault("choices." + name);
            result.choices.push_back(std::move(*choice));
        }
        if (!read_ladders(json, result)) return fault("ladders." + name);
        catalogue.choices_.push_back(std::move(result));
    }
    base::sort(catalogue.choices_, {}, &ChoiceList::name);

    const Json* entities = base::find_member(json, "entities");
    if (!entities || !entities->is_array() || entities->size() != k_entity_kinds) return fault("entities");
    for (const Json& item : *entities) {
        const auto name = base::get_string(item, "name").value_or("");
        const auto kind = named(k_kinds, name);
        const auto label = read_label(item);
        if (!kind || !label || static_cast<std::size_t>(*kind) != catalogue.entities_.size()) return fault("entities." + name);
        Entity entity{*kind, name, *label, {}, {}, {}};
        for (const Json& part : item.value("fields", Json::array())) {
            auto field = read_field(part);
            const std::string place = name + "." + base::get_string(part, "name").value_or("?");
            if (!field || entity.find(field->name)) return fault(place);
            const auto is_list = [&](const ChoiceList& list) { return list.name == field->choices; };
            if (!field->choices.empty() && std::ranges::none_of(catalogue.choices_, is_list)) return fault(place);
            entity.fields.push_back(std::move(*field));
        }
        for (const Json& part : item.value("key", Json::array())) {
            const auto index = part.is_string() ? entity.find(part.get<std::string>()) : std::nullopt;
            if (!index) return fault(name + ".key");
            entity.key.push_back(*index);
        }
        if (entity.key.empty()) return fault(name + ".key");
        entity.holds_after = item.contains("dated_after");
        if (const auto dated = base::get_string(item, entity.holds_after ? "dated_after" : "dated")) {
            entity.dated = entity.find(*dated);
            if (!entity.dated) return fault(name + ".dated");
        }
        catalogue.entities_.push_back(std::move(entity));
    }
    return catalogue;
}

std::optional<EntityKind> Catalogue::kind(std::string_view name) const { return named(k_kinds, name); }

FieldIndex Catalogue::index(EntityKind kind, std::string_view field) const {
    const auto index = entity(kind).find(field);
    BASE_ASSERT(index.has_value());
    return *index;
}

const ChoiceList& Catalogue::choices(std::string_view name) const {
    const auto at = std::ranges::lower_bound(choices_, name, {}, [](const ChoiceList& list) { return std::string_view(list.name); });
    BASE_ASSERT(at != choices_.end() && at->name == name);
    return *at;
}

std::string record_key(const Entity& entity, std::span<const Value> values) {
    std::string key;
    for (const FieldIndex field : entity.key) {
        const std::string part = storage_text(values[field], entity.fields[field].type);
        // Nothing but a required part must be known: of a history the day may not be.
        if (part.empty() && entity.fields[field].need == Need::required) return {};
        if (field != entity.key.front()) key.push_back('/');
        key.append(part);
    }
    return key;
}

std::string display_text(const Catalogue& catalogue, const Field& field, const Value& value, base::Language language) {
    if (!is_known(value)) return {};
    const auto column = static_cast<std::size_t>(language);
    const auto number = as_integer(value);
    switch (field.type) {
        case FieldType::choice: {
            const auto& list = catalogue.choices(field.choices);
            const auto order = list.order(as_text(value));
            return order ? list.choices[*order].label[column] : std::string(as_text(value));
        }
        case FieldType::date: {
            const base::Civil date = base::civil(base::Day{static_cast<std::int32_t>(number.value_or(0))});
            const auto& months = language == base::Language::indonesian ? k_months_id : k_months_en;
            return base::print("{} {} {}", date.day, months[static_cast<std::size_t>(date.month - 1)], date.year);
        }
        case FieldType::decimal: return base::decimal(number.value_or(0), field.scale, std::min(field.scale, 2));
        case FieldType::flag:
            if (language == base::Language::indonesian) return number.value_or(0) != 0 ? "Ya" : "Tidak";
            return number.value_or(0) != 0 ? "Yes" : "No";
        case FieldType::integer:
            // Years are not grouped: "2019", not "2.019".
            return field.unit.empty() ? std::to_string(number.value_or(0)) : base::grouped(number.value_or(0));
        case FieldType::text:
        case FieldType::reference:
        case FieldType::list:
            return is_employee_number(field) ? base::grouped_employee_number(as_text(value)) : std::string(as_text(value));
    }
    return {};
}

}  // namespace records
