#include <algorithm>

#include "core/base/text.hpp"
#include "core/scoring/part_spec.hpp"

namespace scoring {
namespace {

constexpr std::string_view k_study_prefix = "study.", k_weight_prefix = "weight.", k_part_prefix = "part.";
constexpr std::int64_t k_most_weight = 1'000'000;

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

/// `part.<part>.<parameter>`; false if there is no such number, or it does not fit.
bool set_part(std::array<Part, k_parts>& parts, std::string_view name, std::string_view text) {
    const auto words = base::split(name, '.');
    if (words.size() != 3) return false;
    const auto part = std::ranges::find(parts, words[1], &Part::id);
    if (part == parts.end()) return false;
    std::vector<std::int64_t> numbers = read_part_setting(*part, words[2], text);
    if (numbers.empty()) return false;
    if (words[2] == k_missing_share) part->missing_share = static_cast<std::int32_t>(numbers.front());
    else std::ranges::find(part->parameters, words[2], &Parameter::name)->numbers = std::move(numbers);
    return true;
}

/// False if the model counts no such part, or it is no weight.
bool set_weight(const Model& model, Weights& weights, std::string_view name, std::string_view text) {
    const auto part = std::ranges::find_if(model.parts, [&](const Part& one) { return one.counts && weight_setting(model, one) == name; });
    const auto weight = base::parse_integer(base::trim(text));
    if (part == model.parts.end() || !weight || *weight < 0 || *weight > k_most_weight) return false;
    weights[static_cast<std::size_t>(part->kind)] = *weight;
    return true;
}

}  // namespace

std::string weight_setting(const Model& model, const Part& part) {
    return std::string(k_weight_prefix) + (model.id == Model::standard().id ? std::string() : model.id + '.') + part.id;
}

std::string study_setting(std::string_view study_field, std::string_view job_family) {
    return std::string(k_study_prefix) + std::string(study_field) + '.' + std::string(job_family);
}

std::string part_setting(const Part& part, std::string_view parameter) {
    return std::string(k_part_prefix) + part.id + '.' + std::string(parameter);
}

std::vector<std::int64_t> read_part_setting(const Part& part, std::string_view parameter, std::string_view text) {
    constexpr ParameterSpec k_share_spec{k_missing_share, 1, 0, k_full_share};
    const auto specs = part_spec(part.kind).parameters;
    const auto found = std::ranges::find(specs, parameter, &ParameterSpec::name);
    if (found == specs.end() && parameter != k_missing_share) return {};
    const ParameterSpec& spec = found == specs.end() ? k_share_spec : *found;
    std::vector<std::int64_t> numbers;
    for (const std::string_view word : base::split(text, ';')) {
        const auto number = base::parse_integer(base::trim(word));
        if (!number || *number < spec.least || *number > spec.most) return {};
        numbers.push_back(*number);
    }
    return numbers.size() == spec.count ? numbers : std::vector<std::int64_t>();
}

Model Model::with_settings(const records::Registry& registry, std::vector<base::Error>& problems) const {
    Weights wanted = weights();
    Model model = *this;
    const auto value_field = registry.catalogue().index(records::EntityKind::setting, "value");
    for (const records::Record& setting : registry.table(records::EntityKind::setting).rows()) {
        if (!records::is_known(setting.values[value_field])) continue;
        const std::string_view key = setting.key, text = records::as_text(setting.values[value_field]);
        bool fits = true;
        if (key.starts_with(k_study_prefix)) fits = set_study_share(model.study_shares, registry.catalogue(), key, text);
        else if (key.starts_with(k_part_prefix)) fits = set_part(model.parts, key, text);
        else if (key.starts_with(k_weight_prefix) && !is_of_other(*this, key.substr(k_weight_prefix.size()))) fits = set_weight(*this, wanted, key, text);
        if (!fits) problems.push_back({"scores.setting", setting.key, {{"value", std::string(text)}}});
    }
    if (std::ranges::all_of(wanted, [](std::int64_t weight) { return weight == 0; })) {
        problems.push_back({"scores.no_weight", {}, {}});
        return model;
    }
    return model.with_weights(wanted);
}

}  // namespace scoring
