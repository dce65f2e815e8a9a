// model.hpp: score models, each suitability as a sum of named parts, as data.
//
// Problem   Officers, employees and courts must be able to recompute a score; weights and tables are policy, not code.
// Result    A `Model` is a version, the parts it counts with weights that add up to exactly 100,000 points, the matrix of
//           study field against job family, and the distances between districts. Every part states its formula, inputs,
//           unit and source. What code contributes is one integer function for each part id (see parts.hpp). A city
//           chooses its model by the shared setting `score.model`; two models that count a part mean the same by it.
// Failure   `parse` names the part at fault: scores.format, scores.part, scores.field, scores.weights, scores.table.
//           A part that reads sex, religion, ethnicity, marital status or disability is refused
//           (rules.forbidden_input).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/records/registry.hpp"
#include "core/rules/pack.hpp"

namespace scoring {

inline constexpr std::int32_t k_full_score = 100'000;  // basis points of suitability x 10
inline constexpr std::int32_t k_full_share = 10'000;   // basis points of one part

enum class PartKind : std::uint8_t {
    competence,
    study,
    performance,
    training,
    experience,
    interest,
    community,
    distance,
    potential,
    education,
    career,
    integrity,
    support,
};
inline constexpr std::size_t k_parts = 13;
/// By PartKind: what each part counts against the others; 0 for those that the model does not have.
using Weights = std::array<std::int64_t, k_parts>;

/// A number or a row of numbers that a part's formula uses.
struct Parameter {
    std::string name;
    std::vector<std::int64_t> numbers;
};

struct Input {
    records::EntityKind entity;
    std::string field;
};

struct Part {
    PartKind kind{};
    std::string id;  // "competence"
    std::array<std::string, 2> label;
    std::array<std::string, 2> formula;
    std::vector<Input> inputs;
    std::string unit;
    std::string source;
    bool counts = false;             // in this model
    std::int32_t weight = 0;         // points of a full share
    std::int32_t missing_share = 0;  // share given while an input is missing, in basis points; always flagged
    std::vector<Parameter> parameters;

    [[nodiscard]] std::int64_t number(std::string_view name) const;
    [[nodiscard]] const std::vector<std::int64_t>& numbers(std::string_view name) const;
};

struct Model {
    std::string id;
    std::int64_t version = 0;
    std::array<std::string, 2> title;
    std::string source;
    std::array<Part, k_parts> parts;                      // by PartKind; those that do not count as well
    std::vector<std::vector<std::int32_t>> study_shares;  // [study_field][job_family], percent
    std::vector<std::vector<std::int32_t>> district_km;   // [district][district]

    /// The embedded models of assets/scores, the one that holds unless a city chooses another first. They live as long as
    /// the program.
    [[nodiscard]] static std::span<const Model> published();
    [[nodiscard]] static const Model& standard() { return published().front(); }
    /// Null: there is none of this id.
    [[nodiscard]] static const Model* find(std::string_view id);
    /// The published one that the registry's setting `score.model` names, or the standard one.
    [[nodiscard]] static const Model& chosen(const records::Registry& registry);
    [[nodiscard]] static base::Result<Model> parse(std::string_view model, std::string_view parts, std::string_view study_matrix,
                                                   std::string_view distances, const rules::Pack& pack);
    /// This model with the registry's settings `weight_setting`, scaled to add up to 100,000 again (largest remainder),
    /// `study.<study field>.<job family>`, percent, in place of cells of the published matrix, and `part_setting` in place of
    /// the numbers of formulas, in the bounds that these need.
    /// Settings that do not fit are appended to `problems`.
    [[nodiscard]] Model with_settings(const records::Registry& registry, std::vector<base::Error>& problems) const;
    [[nodiscard]] Weights weights() const;
    /// This model with other weights, none negative, scaled as above; unchanged where none of its own parts would count.
    [[nodiscard]] Model with_weights(const Weights& wanted) const;
    [[nodiscard]] const Part& part(PartKind kind) const { return parts[static_cast<std::size_t>(kind)]; }
};

/// The shared setting that chooses the model; its value is an id.
inline constexpr std::string_view k_model_setting = "score.model";
/// The shared setting that stands in place of a weight: `weight.<part>` of the standard model, which cities set before there
/// were others, and `weight.<model>.<part>` of any other.
[[nodiscard]] std::string weight_setting(const Model& model, const Part& part);
/// The shared setting that stands in place of the numbers of a part's formula, in all models: "part.training.target_hours"; as many as published, separated by
/// ';'. `k_missing_share` is the share given while an input is missing.
[[nodiscard]] std::string part_setting(const Part& part, std::string_view parameter);
inline constexpr std::string_view k_missing_share = "missing_share";
/// The numbers that such a setting says; empty: they do not fit.
[[nodiscard]] std::vector<std::int64_t> read_part_setting(const Part& part, std::string_view parameter, std::string_view text);
/// The shared setting that stands in place of a cell of the matrix; codes of choices.
[[nodiscard]] std::string study_setting(std::string_view study_field, std::string_view job_family);

}  // namespace scoring
