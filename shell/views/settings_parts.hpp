// settings_parts.hpp: the parts of the page Pengaturan that change shared settings.
#pragma once

#include "core/rules/pack.hpp"
#include "shell/views/settings_view.hpp"

namespace views {

/// The model of the score and its weights: sliders, their sum, and what each counts for after scaling.
void draw_weights(const ViewContext& context, SettingsUi& ui);
/// How far a field of study suits a job family: the published matrix, to be edited cell by cell.
void draw_study(const ViewContext& context, SettingsUi& ui);
/// The rules with citation; their numbers and words can be set.
void draw_rules(const ViewContext& context, SettingsUi& ui);

/// Whom the changed parameters of a rule touch, or the button that finds out; nothing where it stands as published.
void draw_rule_test(const ViewContext& context, const rules::Rule& rule);

/// "dihitung 24,0": what a weight counts for, of all weights.
[[nodiscard]] std::string weight_words(const ViewContext& context, std::int64_t weight, std::int64_t sum);
/// "Kecocokan diperluas v3"; empty for an empty id.
[[nodiscard]] std::string model_words(const ViewContext& context, std::string_view id, std::int64_t version);
/// The shared setting under a name, or an empty text.
[[nodiscard]] std::string shared_setting(const ViewContext& context, std::string_view name);

}  // namespace views
