#include "core/scoring/model.hpp"

#include <algorithm>

#include "core/base/assets.hpp"
#include "core/base/json.hpp"
#include "core/base/order.hpp"
#include "core/base/text.hpp"

namespace scoring {
namespace {

using base::Json;

// What each part's formula needs of its parameters.
struct ParameterSpec {
    std::string_view name;
    std::size_t count;   // of numbers
    std::int64_t least;  // of each
    std::int64_t most;
};

constexpr std::int64_t k_any = 1'000'000;
// A result above the full one is reached by nobody: no training proves that level.
constexpr ParameterSpec k_competence[] = {{"valid_months", 1, 1, 1200},
                                          {"result_of_level", 5, 0, k_full_share + 1},
                                          {"least_hours", 1, 0, k_any},
                                          {"declared_level", 1, 0, 5},
                                          {"months_per_level", 1, 1, 1200}};
constexpr ParameterSpec k_performance[] = {
    {"years", 1, 1, 2}, {"shares", 5, 0, k_full_share}, {"available_from_month", 1, 1, 13}};
constexpr ParameterSpec k_training[] = {{"target_hours", 1, 1, k_any}, {"competence_share", 1, 0, k_full_share}};
constexpr ParameterSpec k_experience[] = {{"full_months", 1, 1, 1200},
                                          {"length_share", 1, 0, k_full_share},
                                          {"same_family_share", 1, 0, k_full_share},
                                          {"same_tier_share", 1, 0, k_full_share}};
constexpr ParameterSpec k_interest[] = {{"position", 5, 0, k_full_share},
                                        {"unit", 5, 0, k_full_share},
                                        {"district", 5, 0, k_full_share},
                                        {"job_family", 5, 0, k_full_share},
                                        {"stay", 5, 0, k_full_share}};
constexpr ParameterSpec k_community[] = {{"service_share", 1, 0, k_full_share},
                                         {"district_share", 1, 0, k_full_share},
                                         {"full_years", 1, 1, 100},
                                         {"unverified_share", 1, 0, k_full_share}};
constexpr ParameterSpec k_distance[] = {{"limit_km", 1, 1, k_any}};
constexpr ParameterSpec k_education[] = {{"shares", 10, 0, k_full_share}};
constexpr ParameterSpec k_career[] = {{"full_months", 1, 1, 1200}, {"full_posts", 1, 1, 100}, {"same_tier_share", 1, 0, k_full_share}};
constexpr ParameterSpec k_integrity[] = {{"shares", 5, 0, k_full_share}};
constexpr ParameterSpec k_support[] = {{"valid_months", 1, 1, 1200}, {"assignment_kinds", 5, 0, 1}, {"shares", 3, 0, k_full_share}};

struct PartSpec {
    std::string_view id;
    std::span<const ParameterSpec> parameters;
};
constexpr PartSpec k_part_specs[k_parts] = {{"competence", k_competence},   {"study", {}},
                                            {"performance", k_performance}, {"training", k_training},
                                            {"experience", k_experience},   {"interest", k_interest},
                                            {"community", k_community},     {"distance", k_distance},
                                            {"potential", {}},              {"education", k_education},
                                            {"career", k_career},           {"integrity", k_integrity},
                                            {"support", k_support}};

std::unexpected<base::Error> wrong(std::string place, std::string_view field) {
    return base::fail("scores.field", std::move(place), {{"field", std::string(field)}});
}

base::Result<std::array<std::string, 2>> read_texts(const Json& parent, std::string_view name,
                                                    const std::string& place) {
    const Json* object = base::find_member(parent, name);
    const auto indonesian = object != nullptr ? base::get_string(*object, "id") : std::nullopt;
    const auto english = object != nullptr ? base::get_string(*object, "en") : std::nullopt;
    if (!indonesian || !english) return wrong(place, name);
    return std::array{*indonesian, *english};
}

base::Result<Input> read_input(const Json& value, const std::string& place, const rules::Pack& pack) {
    const auto* text = value.get_ptr<const std::string*>();
    const auto parts = base::split(text != nullptr ? std::string_view(*text) : std::string_view(), '.');
    if (parts.size() != 2) return wrong(place, "inputs");
    if (auto refusal = rules::forbidden_input(pack, parts[1], place)) return std::unexpected(*std::move(refusal));
    const records::Catalogue& catalogue = records::Catalogue::standard();
    const auto kind = catalogue.kind(parts[0]);
    if (!kind || !catalogue.entity(*kind).find(parts[1])) return wrong(place, *text);
    return Input{*kind, std::string(parts[1])};
}

base::Result<std::vector<std::int64_t>> read_numbers(const Json* value, std::size_t count, std::int64_t least,
                                                     std::int64_t most, const std::string& place,
                                                     std::string_view name) {
    std::vector<std::int64_t> numbers;
    if (value == nullptr) return wrong(place, name);
    const auto take = [&](const Json& json) {
        const auto number = base::as_integer(json);
        if (number && *number >= least && *number <= most) numbers.push_back(*number);
    };
    if (value->is_array()) std::ranges::for_each(*value, take);
    else take(*value);
    if (numbers.size() != count || (value->is_array() && value->size() != count)) return wrong(place, name);
    return numbers;
}

base::Result<Part> read_part(const Json& object, PartKind kind, const rules::Pack& pack) {
    const PartSpec& spec = k_part_specs[static_cast<std::size_t>(kind)];
    Part part;
    part.kind = kind;
    part.id = spec.id;
    BASE_TRY(part.label, read_texts(object, "label", part.id));
    BASE_TRY(part.formula, read_texts(object, "formula", part.id));
    part.unit = base::get_string(object, "unit").value_or("");
    part.source = base::get_string(object, "source").value_or("");
    if (part.unit.empty() || part.source.empty()) return wrong(part.id, part.unit.empty() ? "unit" : "source");
    const Json* inputs = base::find_member(object, "inputs");
    if (inputs == nullptr || !inputs->is_array()) return wrong(part.id, "inputs");
    for (const Json& value : *inputs) {
        BASE_TRY(Input input, read_input(value, part.id, pack));
        part.inputs.push_back(std::move(input));
    }
    const auto missing = base::get_integer(object, "missing_share");
    if (!missing || *missing < 0 || *missing > k_full_share) return wrong(part.id, "missing_share");
    part.missing_share = static_cast<std::int32_t>(*missing);
    const Json* given = base::find_member(object, "parameters");
    if (given == nullptr || !given->is_object() || given->size() != spec.parameters.size())
        return wrong(part.id, "parameters");
    for (const ParameterSpec& wanted : spec.parameters) {
        BASE_TRY(auto numbers, read_numbers(base::find_member(*given, wanted.name), wanted.count, wanted.least,
                                            wanted.most, part.id, wanted.name));
        part.parameters.push_back({std::string(wanted.name), std::move(numbers)});
    }
    return part;
}

/// The parts that all models share.
base::Result<std::array<Part, k_parts>> read_parts(std::string_view text, const rules::Pack& pack) {
    BASE_TRY(const Json json, base::parse_json(text));
    if (base::get_string(json, "format") != "serasi-score-parts/1") return base::fail("scores.format", "serasi-score-parts/1");
    const Json* list = base::find_member(json, "parts");
    if (list == nullptr || !list->is_array() || list->size() != k_parts) return wrong({}, "parts");
    std::array<Part, k_parts> parts;
    for (std::size_t i = 0; i < k_parts; ++i) {
        const std::string id = base::get_string((*list)[i], "id").value_or("");
        if (id != k_part_specs[i].id) {
            return base::fail("scores.part", "parts[" + std::to_string(i) + "]",
                              {{"part", id}, {"wanted", std::string(k_part_specs[i].id)}});
        }
        BASE_TRY(parts[i], read_part((*list)[i], static_cast<PartKind>(i), pack));
    }
    return parts;
}

/// Which parts the model counts, and how much.
base::Result<void> read_weights(const Json& json, Model& model) {
    const Json* weights = base::find_member(json, "weights");
    if (weights == nullptr || !weights->is_object()) return wrong(model.id, "weights");
    for (const auto& [id, value] : weights->items()) {
        const auto part = std::ranges::find(model.parts, id, &Part::id);
        const auto weight = base::as_integer(value);
        if (part == model.parts.end() || !weight || *weight < 0 || *weight > k_full_score) return wrong(model.id, id);
        part->counts = true;
        part->weight = static_cast<std::int32_t>(*weight);
    }
    return {};
}

using Table = std::vector<std::vector<std::int32_t>>;

base::Result<std::vector<std::int32_t>> read_row(const Json* value, std::size_t count, std::int64_t most,
                                                 const std::string& place) {
    const auto numbers = read_numbers(value, count, 0, most, place, "row");
    if (!numbers) return base::fail("scores.table", place);
    std::vector<std::int32_t> row;
    for (const std::int64_t number : *numbers) row.push_back(static_cast<std::int32_t>(number));
    return row;
}

// Whether a JSON array names exactly the list's codes in the list's order.
bool names_choices(const Json* value, const records::ChoiceList& list) {
    if (value == nullptr || !value->is_array() || value->size() != list.choices.size()) return false;
    for (std::size_t i = 0; i < list.choices.size(); ++i) {
        const auto* code = (*value)[i].get_ptr<const std::string*>();
        if (code == nullptr || *code != list.choices[i].code) return false;
    }
    return true;
}

base::Result<Table> read_study_matrix(std::string_view text) {
    BASE_TRY(const Json json, base::parse_json(text));
    const records::Catalogue& catalogue = records::Catalogue::standard();
    const auto& families = catalogue.choices("job_family");
    const auto& fields = catalogue.choices("study_field").choices;
    const Json* rows = base::find_member(json, "rows");
    if (base::get_string(json, "format") != "serasi-study-matrix/1")
        return base::fail("scores.format", "serasi-study-matrix/1");
    if (!names_choices(base::find_member(json, "families"), families)) return base::fail("scores.table", "families");
    if (rows == nullptr || rows->size() != fields.size()) return base::fail("scores.table", "rows");
    Table table;
    for (const records::Choice& field : fields) {
        BASE_TRY(auto row, read_row(base::find_member(*rows, field.code), families.choices.size(), 100, field.code));
        table.push_back(std::move(row));
    }
    return table;
}

base::Result<Table> read_distances(std::string_view text) {
    BASE_TRY(const Json json, base::parse_json(text));
    const auto& districts = records::Catalogue::standard().choices("district");
    const Json* rows = base::find_member(json, "km");
    if (base::get_string(json, "format") != "serasi-distances/1")
        return base::fail("scores.format", "serasi-distances/1");
    if (!names_choices(base::find_member(json, "districts"), districts)) return base::fail("scores.table", "districts");
    if (rows == nullptr || !rows->is_array() || rows->size() != districts.choices.size())
        return base::fail("scores.table", "km");
    Table table;
    for (std::size_t i = 0; i < districts.choices.size(); ++i) {
        BASE_TRY(auto row, read_row(&(*rows)[i], districts.choices.size(), k_any, districts.choices[i].code));
        table.push_back(std::move(row));
    }
    return table;
}

std::int64_t total_weight(const std::array<Part, k_parts>& parts) {
    std::int64_t total = 0;
    for (const Part& part : parts) total += part.weight;
    return total;
}

// Wanted weights as points that add up to exactly the full score: shares rounded down, the rest to the largest
// remainders, ties to the earlier part.
void scale_weights(std::array<Part, k_parts>& parts, const Weights& wanted) {
    std::int64_t total = 0;
    for (const std::int64_t weight : wanted) total += weight;
    BASE_ASSERT(total > 0);
    std::vector<std::pair<std::int64_t, std::size_t>> remainders;
    std::int64_t left = k_full_score;
    for (std::size_t i = 0; i < k_parts; ++i) {
        parts[i].weight = static_cast<std::int32_t>(wanted[i] * k_full_score / total);
        left -= parts[i].weight;
        remainders.emplace_back(-(wanted[i] * k_full_score % total), i);
    }
    base::sort(remainders);
    for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) ++parts[remainders[i].second].weight;
}

const Parameter* find_parameter(const Part& part, std::string_view name) {
    const auto found = std::ranges::find(part.parameters, name, &Parameter::name);
    return found == part.parameters.end() ? nullptr : &*found;
}

constexpr std::string_view k_study_prefix = "study.", k_weight_prefix = "weight.";

/// `<part>` or `<model>.<part>` of another published model: no fault, but not for this one.
bool is_of_other(const Model& model, std::string_view name) {
    const std::size_t dot = name.find('.');
    const Model* other = dot == std::string_view::npos ? &Model::standard() : Model::find(name.substr(0, dot));
    return other != nullptr && other->id != model.id && std::ranges::contains(other->parts, name.substr(dot + 1), &Part::id);
}

/// `study.<field>.<family>` into the matrix; false if it names none of its cells or is no percentage.
bool set_study_share(std::vector<std::vector<std::int32_t>>& shares, const records::Catalogue& catalogue, std::string_view name, std::string_view text) {
    const auto parts = base::split(name, '.');
    const auto share = base::parse_integer(base::trim(text));
    if (parts.size() != 3 || !share || *share < 0 || *share > 100) return false;
    const auto field = catalogue.choices("study_field").order(parts[1]);
    const auto family = catalogue.choices("job_family").order(parts[2]);
    if (!field || !family) return false;
    shares[*field][*family] = static_cast<std::int32_t>(*share);
    return true;
}

}  // namespace

std::int64_t Part::number(std::string_view name) const { return numbers(name).front(); }

const std::vector<std::int64_t>& Part::numbers(std::string_view name) const {
    const Parameter* parameter = find_parameter(*this, name);
    BASE_ASSERT(parameter != nullptr);
    return parameter->numbers;
}

base::Result<Model> Model::parse(std::string_view model_text, std::string_view parts, std::string_view study_matrix,
                                 std::string_view distances, const rules::Pack& pack) {
    BASE_TRY(const Json json, base::parse_json(model_text));
    if (base::get_string(json, "format") != "serasi-scores/2") return base::fail("scores.format", "serasi-scores/2");
    Model model;
    model.id = base::get_string(json, "id").value_or("");
    model.version = base::get_integer(json, "version").value_or(0);
    if (model.id.empty() || model.version < 1) return wrong({}, model.id.empty() ? "id" : "version");
    BASE_TRY(model.title, read_texts(json, "title", model.id));
    model.source = base::get_string(json, "source").value_or("");
    if (model.source.empty()) return wrong(model.id, "source");
    BASE_TRY(model.parts, read_parts(parts, pack));
    if (auto read = read_weights(json, model); !read) return std::unexpected(std::move(read).error());
    if (const std::int64_t total = total_weight(model.parts); total != k_full_score) {
        return base::fail("scores.weights", model.id, {{"total", std::to_string(total)}});
    }
    BASE_TRY(model.study_shares, read_study_matrix(study_matrix));
    BASE_TRY(model.district_km, read_distances(distances));
    return model;
}

std::span<const Model> Model::published() {
    static const std::vector<Model> models = [] {
        std::vector<Model> read;
        for (const char* file : {"scores/extended.json", "scores/match.json"}) {
            auto parsed = parse(base::asset(file), base::asset("scores/parts.json"), base::asset("scores/study_families.json"),
                                base::asset("scores/district_distances.json"), rules::Pack::standard());
            BASE_ASSERT(parsed.has_value());
            read.push_back(*std::move(parsed));
        }
        return read;
    }();
    return models;
}

const Model* Model::find(std::string_view id) {
    const auto found = std::ranges::find(published(), id, &Model::id);
    return found == published().end() ? nullptr : &*found;
}

const Model& Model::chosen(const records::Registry& registry) {
    const records::Record* setting = registry.table(records::EntityKind::setting).find(std::string(k_model_setting));
    const Model* named = setting == nullptr ? nullptr : find(records::as_text(registry.value(records::EntityKind::setting, *setting, "value")));
    return named == nullptr ? standard() : *named;
}

std::string weight_setting(const Model& model, const Part& part) {
    return std::string(k_weight_prefix) + (model.id == Model::standard().id ? std::string() : model.id + '.') + part.id;
}

std::string study_setting(std::string_view study_field, std::string_view job_family) {
    return std::string(k_study_prefix) + std::string(study_field) + '.' + std::string(job_family);
}

Model Model::with_settings(const records::Registry& registry, std::vector<base::Error>& problems) const {
    Weights wanted = weights();
    Model model = *this;
    const auto value_field = registry.catalogue().index(records::EntityKind::setting, "value");
    for (const records::Record& setting : registry.table(records::EntityKind::setting).rows()) {
        const bool is_study = setting.key.starts_with(k_study_prefix);
        if ((!is_study && !setting.key.starts_with(k_weight_prefix)) || !records::is_known(setting.values[value_field])) continue;
        const std::string_view text = records::as_text(setting.values[value_field]);
        if (is_study) {
            if (!set_study_share(model.study_shares, registry.catalogue(), setting.key, text))
                problems.push_back({"scores.setting", setting.key, {{"value", std::string(text)}}});
            continue;
        }
        if (is_of_other(*this, std::string_view(setting.key).substr(k_weight_prefix.size()))) continue;
        const auto part = std::ranges::find_if(parts, [&](const Part& one) { return one.counts && weight_setting(*this, one) == setting.key; });
        const auto weight = base::parse_integer(base::trim(text));
        if (part == parts.end() || !weight || *weight < 0 || *weight > k_any) {
            problems.push_back({"scores.setting", setting.key, {{"value", std::string(text)}}});
            continue;
        }
        wanted[static_cast<std::size_t>(part->kind)] = *weight;
    }
    if (std::ranges::all_of(wanted, [](std::int64_t weight) { return weight == 0; })) {
        problems.push_back({"scores.no_weight", {}, {}});
        return model;
    }
    return model.with_weights(wanted);
}

Weights Model::weights() const {
    Weights weights{};
    for (std::size_t i = 0; i < k_parts; ++i) weights[i] = parts[i].weight;
    return weights;
}

Model Model::with_weights(const Weights& wanted) const {
    Model model = *this;
    Weights counted{};
    for (std::size_t i = 0; i < k_parts; ++i) counted[i] = parts[i].counts ? wanted[i] : 0;
    // Those of another model may count nothing here.
    if (std::ranges::any_of(counted, [](std::int64_t weight) { return weight > 0; })) scale_weights(model.parts, counted);
    return model;
}

}  // namespace scoring
