#include <algorithm>

#include "assets/icons.hpp"
#include "core/scoring/model.hpp"
#include "shell/views/settings_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using widgets::Color;
using widgets::Font;

/// A cell of the matrix.
struct Cell {
    std::string setting;
    std::string label;
    std::int64_t kept = 0;
    std::int64_t published = 0;
};

void draw_cell(const ViewContext& context, SettingsUi& ui, const Cell& cell, float width) {
    const auto& [setting, label, kept, published] = cell;
    const auto& theme = theme::current();
    const bool may_edit = app::may_edit(context.state);
    const auto dragged = ui.weights.find(setting);
    std::int64_t value = dragged != ui.weights.end() ? dragged->second : kept;
    ImGui::PushID(setting.c_str());
    ImGui::BeginGroup();
    widgets::text(label, {.font = Font::row, .may_cut = true}, width);
    const float reset = theme.px(theme::k_control_height), number = theme.px(48);
    const auto event = widgets::slider({.id = "share", .name = label, .least = 0, .most = 100, .step = 5, .unit = "%",
                                        .width = width - reset - number - theme.px(24), .is_enabled = may_edit}, &value);
    if (event.changed) ui.weights[setting] = value;
    if (event.released) {
        ui.weights.erase(setting);
        if (value != kept) context.send(app::SetShared{setting, value == published ? std::string() : std::to_string(value)});
    }
    if (value != published) {
        ImGui::SameLine(0, theme.px(8));
        const std::string name = context.t("settings.study.reset", {{"name", label}, {"share", std::to_string(published)}});
        if (widgets::icon_button({.id = "reset", .icon = icons::k_icon_undo_2, .name = name, .is_enabled = may_edit})) {
            ui.weights.erase(setting);
            context.send(app::SetShared{setting, {}});
        }
    }
    ImGui::EndGroup();
    ImGui::PopID();
}

}  // namespace

void draw_study(const ViewContext& context, SettingsUi& ui) {
    const auto& theme = theme::current();
    const auto language = static_cast<std::size_t>(context.language());
    const auto& fields = context.registry().catalogue().choices("study_field").choices;
    const auto& families = context.registry().catalogue().choices("job_family").choices;
    const auto& published = scoring::Model::standard().study_shares;
    const auto& kept = ui.study_shares.get(context.state.revision, [&] {
        std::vector<base::Error> problems;
        return scoring::Model::standard().with_settings(context.registry(), problems).study_shares;
    });
    const widgets::Card card({.id = "study", .title = context.t("settings.study"), .context = context.t("settings.study.context")});
    if (!card) return;
    widgets::paragraph(context.t("settings.study.sentence"), {.font = Font::secondary, .color = Color::muted});
    std::vector<std::string> options;
    for (std::size_t field = 0; field < fields.size(); ++field) {
        std::int64_t changed = 0;
        for (std::size_t family = 0; family < families.size(); ++family)
            changed += kept[field][family] != published[field][family] ? 1 : 0;
        options.push_back(fields[field].label[language]);
        if (changed > 0) options.back() += " · " + context.t("settings.study.changed", {{"count", std::to_string(changed)}});
    }
    (void)widgets::combo({.id = "field", .label = context.t("settings.study.field"), .width = theme.px(320)}, options, &ui.study_field);
    widgets::space(8);
    widgets::Grid grid = widgets::Grid::fitting(300, 3);
    const std::size_t field = std::min(ui.study_field, fields.size() - 1);
    for (std::size_t family = 0; family < families.size(); ++family)
        draw_cell(context, ui,
                  {scoring::study_setting(fields[field].code, families[family].code), families[family].label[language],
                   kept[field][family], published[field][family]},
                  grid.next());
}

}  // namespace views
