#include <algorithm>

#include "core/base/text.hpp"
#include "core/rules/pack.hpp"
#include "shell/views/settings_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using widgets::Color;
using widgets::Font;

std::string published_text(const rules::Parameter& parameter) {
    if (parameter.number) return std::to_string(*parameter.number);
    std::string out;
    for (const std::string& word : parameter.words) out += (out.empty() ? "" : ";") + word;
    return out;
}

/// "age_teacher" has its own sentence in the catalog, or is shown as it stands in the rule pack.
std::string parameter_label(const ViewContext& context, const std::string& name) {
    const std::string key = "settings.parameter." + name;
    return context.words.has(key) ? std::string(context.t(key)) : name;
}

void draw_parameter(const ViewContext& context, SettingsUi& ui, const rules::Rule& rule, const rules::Parameter& parameter, float width) {
    const std::string setting = "rule." + rule.id + "." + parameter.name;
    const std::string published = published_text(parameter);
    std::string shared = shared_setting(context, setting);
    const std::string current = shared.empty() ? published : shared;
    const auto found = ui.drafts.find(setting);
    std::string draft = found != ui.drafts.end() ? found->second : current;
    const bool is_wrong = parameter.number && !base::parse_integer(draft);
    const std::string label = parameter_label(context, parameter.name);
    const std::string name = rule.id + ": " + label;
    const bool is_done = widgets::text_field({.id = parameter.name.c_str(), .label = label, .name = name,
                                              .problem = is_wrong ? context.t("settings.whole_number") : std::string_view{},
                                              .width = width, .is_enabled = app::may_edit(context.state)}, draft);
    if (draft != current) {
        ui.drafts[setting] = draft;
    } else if (found != ui.drafts.end()) {
        ui.drafts.erase(setting);
    }
    if (!is_done || is_wrong) return;
    ui.drafts.erase(setting);
    if (draft != current) context.send(app::SetShared{setting, draft == published ? std::string() : draft});
}

void draw_rule(const ViewContext& context, SettingsUi& ui, const rules::Rule& rule) {
    const auto& theme = theme::current();
    const auto language = static_cast<std::size_t>(context.language());
    ImGui::PushID(rule.id.c_str());
    widgets::pill(rule.id, Color::accent, Color::accent_weak);
    ImGui::SameLine();
    if (rule.severity == rules::Severity::gate) {
        widgets::pill(context.t("settings.gate"), Color::bad, Color::bad_weak);
    } else {
        widgets::pill(context.t("settings.flag"), Color::info, Color::info_weak);
    }
    if (rule.unverified) {
        ImGui::SameLine();
        widgets::pill(context.t("settings.unverified"), Color::warn, Color::warn_weak);
    }
    widgets::paragraph(rule.text[language], {.font = Font::body});
    widgets::paragraph(rule.citation.empty() ? context.t("settings.own_decision") : std::string_view(rule.citation),
                       {.font = Font::fine, .color = Color::muted});
    if (!rule.parameters.empty()) {
        widgets::Grid grid = widgets::Grid::fitting(180, 5);
        for (const rules::Parameter& parameter : rule.parameters) {
            const float width = grid.next();
            draw_parameter(context, ui, rule, parameter, std::min(width, theme.px(320)));
        }
    }
    widgets::space(4);
    widgets::rule();
    ImGui::PopID();
}

}  // namespace

void draw_rules(const ViewContext& context, SettingsUi& ui) {
    const auto& theme = theme::current();
    const rules::Pack& pack = rules::Pack::standard();
    const auto language = static_cast<std::size_t>(context.language());
    const widgets::Card card({.id = "rules", .title = pack.title[language], .context = context.t("settings.rules.context")});
    if (!card) return;
    (void)widgets::search_field({.id = "filter", .name = context.t("settings.rules.search"), .placeholder = context.t("settings.rules.search"),
                                 .width = std::min(theme.px(320), ImGui::GetContentRegionAvail().x)}, ui.rule_filter);
    widgets::space(2);
    const std::string wanted = base::fold(ui.rule_filter);
    std::size_t shown = 0;
    for (const rules::Rule& rule : pack.rules) {
        if (!wanted.empty() && !base::fold(rule.id + ' ' + rule.text[language] + ' ' + rule.citation).contains(wanted)) continue;
        draw_rule(context, ui, rule);
        ++shown;
    }
    if (shown == 0) widgets::text(context.t("settings.rules.none"), {.font = Font::row, .color = Color::muted});
}

}  // namespace views
