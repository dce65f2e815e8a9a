// settings_parts.hpp: the parts of the page Pengaturan that change shared settings.
#pragma once

#include <functional>

#include "core/rules/pack.hpp"
#include "core/scoring/model.hpp"
#include "shell/views/settings_view.hpp"

namespace views {

/// The model of the score and its weights: sliders, their sum, and what each counts for after scaling.
void draw_weights(const ViewContext& context, SettingsUi& ui);
/// How far a field of study suits a job family: the published matrix, to be edited cell by cell.
void draw_study(const ViewContext& context, SettingsUi& ui);
/// The rules with citation; their numbers and words can be set.
void draw_rules(const ViewContext& context, SettingsUi& ui);

/// A shared setting that is typed. What does not fit stays a draft, and says why. Dates are shown and taken as people write
/// them, and stored as the rule pack does.
struct TypedSetting {
    const char* id = "";
    std::string setting;            // its name
    std::string published;          // what holds without it, as it is stored
    std::string_view emptied = {};  // what is stored where the text is emptied and the published one is not empty
    std::string label, name;
    std::string_view problem = {};  // what is said of a text that does not fit
    bool is_date = false;
    float width = 0;
};
/// `fits` is asked of texts that are neither empty nor dates.
void draw_typed(const ViewContext& context, SettingsUi& ui, const TypedSetting& typed, const std::function<bool(std::string_view)>& fits);
/// Whether a rule blocks or warns, from when to when, by which provision, and who has confirmed that; `present` is it with the settings.
void draw_rule_law(const ViewContext& context, SettingsUi& ui, const rules::Rule& published, const rules::Rule& present);
/// The numbers of a part's formula.
void draw_part_numbers(const ViewContext& context, SettingsUi& ui, const scoring::Part& part);
/// Whom what was changed of a rule touches, or the button that finds out; nothing where it stands as published.
void draw_rule_test(const ViewContext& context, const rules::Rule& rule);

/// "age_teacher" has its own words in the catalog; others are shown as the data call them.
[[nodiscard]] std::string parameter_label(const ViewContext& context, const std::string& name);
/// "dihitung 24,0": what a weight counts for, of all weights.
[[nodiscard]] std::string weight_words(const ViewContext& context, std::int64_t weight, std::int64_t sum);
/// "Kecocokan diperluas v3"; empty for an empty id.
[[nodiscard]] std::string model_words(const ViewContext& context, std::string_view id, std::int64_t version);
/// The shared setting under a name, or an empty text.
[[nodiscard]] std::string shared_setting(const ViewContext& context, std::string_view name);

}  // namespace views
