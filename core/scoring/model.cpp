#include "core/scoring/model.hpp"

#include <algorithm>

#include "core/base/assets.hpp"
#include "core/base/json.hpp"
#include "core/base/order.hpp"
#include "core/base/text.hpp"
#include "core/scoring/part_spec.hpp"

namespace scoring {
namespace {

using base::Json;

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
    const PartSpec& spec = part_spec(kind);
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
        if (id != part_spec(static_cast<PartKind>(i)).id) {
            return base::fail("scores.part", "parts[" + std::to_string(i) + "]",
                              {{"part", id}, {"wanted", std::string(part_spec(static_cast<PartKind>(i)).id)}});
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

constexpr std::int64_t k_most_km = 1'000'000;

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
        BASE_TRY(auto row, read_row(&(*rows)[i], districts.choices.size(), k_most_km, districts.choices[i].code));
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
