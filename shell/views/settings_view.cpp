#include "shell/views/settings_view.hpp"

#include <algorithm>
#include <array>

#include "shell/views/settings_parts.hpp"
#include "shell/views/shortcuts.hpp"
#include "shell/views/topline.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using widgets::Color;
using widgets::Font;

void draw_display(const ViewContext& context, SettingsUi& ui) {
    const auto& theme = theme::current();
    app::Preferences wanted = context.state.preferences;
    const auto row = [&](std::string_view label, std::string_view hint) {
        widgets::text(label, {.font = Font::body_strong, .role = probe::Role::heading});
        widgets::paragraph(hint, {.font = Font::secondary, .color = Color::muted});
    };
    const widgets::Card card({.id = "display", .title = context.t("settings.display")});
    if (!card) return;
    widgets::space(4);
    row(context.t("settings.language"), context.t("settings.language.hint"));
    const std::array<widgets::Tab, 2> languages = {{{.id = "id", .label = "Indonesia"}, {.id = "en", .label = "English"}}};
    auto language = static_cast<std::size_t>(wanted.language);
    if (widgets::tabs("language", languages, &language)) wanted.language = static_cast<base::Language>(language);
    widgets::space(8);
    row(context.t("settings.theme"), context.t("settings.theme.hint"));
    const std::array<widgets::Tab, 3> themes = {{{.id = "system", .label = context.t("settings.theme.system")},
                                                 {.id = "light", .label = context.t("settings.theme.light")},
                                                 {.id = "dark", .label = context.t("settings.theme.dark")}}};
    auto chosen = static_cast<std::size_t>(wanted.theme);
    if (widgets::tabs("theme", themes, &chosen)) wanted.theme = static_cast<app::Theme>(chosen);
    widgets::space(8);
    row(context.t("settings.text_size"), context.t("settings.text_size.hint"));
    auto [draft, is_new] = ui.weights.try_emplace("text_size", wanted.text_percent);
    const auto event = widgets::slider({.id = "text_size", .name = context.t("settings.text_size"), .least = 100, .most = 200, .step = 10,
                                        .unit = "%", .width = std::min(theme.px(320), ImGui::GetContentRegionAvail().x - theme.px(80))},
                                       &draft->second);
    // The page grows only when the slider is let go; otherwise it would run away under the pointer.
    if (event.released) wanted.text_percent = static_cast<int>(draft->second);
    if (event.released || !event.changed) {
        if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) ui.weights.erase("text_size");
    }
    if (wanted != context.state.preferences) context.send(app::SetPreferences{wanted});
}

void draw_keys(const ViewContext& context) {
    const auto& theme = theme::current();
    const widgets::Card card({.id = "shortcuts", .title = context.t("settings.shortcuts")});
    if (!card) return;
    const float keys_width = theme.px(120);
    const auto line = [&](std::string_view keys, std::string_view label) {
        const widgets::Rect rect = widgets::rect_here(0, theme.px(32));
        const float width = std::min(widgets::text_width(keys, Font::secondary_strong) + theme.px(16), keys_width);
        const widgets::Rect cap{{rect.min.x, rect.min.y + theme.px(4)}, {rect.min.x + width, rect.max.y - theme.px(4)}};
        widgets::fill(cap, theme.color(Color::sunken), 6);
        widgets::outline(cap, theme.color(Color::line), 6);
        widgets::text_in(cap, keys, {.font = Font::secondary_strong, .align = widgets::Align::center});
        widgets::text_in({{rect.min.x + keys_width + theme.px(8), rect.min.y}, rect.max}, label, {.font = Font::row, .may_cut = true});
        ImGui::Dummy({rect.width(), rect.height()});
    };
    for (const Shortcut& shortcut : shortcuts()) line(shortcut.keys, context.t(shortcut.label_key));
    widgets::rule();
    for (const KeyHelp& help : widget_keys()) line(help.keys, context.t(help.label_key));
}

void draw_about(const ViewContext& context) {
    const widgets::Card card({.id = "about", .title = context.t("settings.about")});
    if (!card) return;
    widgets::paragraph(context.t("settings.about.sentence"), {.font = Font::row, .color = Color::muted});
    widgets::space(4);
    widgets::key_value(context.t("settings.about.version"), SERASI_VERSION);
    widgets::key_value(context.t("settings.about.space"), context.state.identity.space);
    widgets::key_value(context.t("settings.about.device"), context.state.identity.device);
    widgets::key_value(context.t("settings.about.operations"),
                       widgets::number(static_cast<std::int64_t>(context.state.ledger->operation_count()), context.language()));
    widgets::space(4);
    widgets::heading(context.t("settings.about.parts"), Font::body_strong);
    widgets::key_value("Dear ImGui " IMGUI_VERSION, "MIT");
    widgets::key_value("Roboto", "Apache 2.0");
    widgets::key_value("Lucide", "ISC");
    widgets::key_value("nlohmann/json", "MIT");
    widgets::key_value("libsodium", "ISC");
}

}  // namespace

void draw_settings(const ViewContext& context, SettingsUi& ui) {
    (void)draw_page_head(context, {.title = context.t("page.settings"), .context = context.t("settings.context")});
    const std::array<widgets::Tab, 6> tabs = {{{.id = "weights", .label = context.t("settings.weights")},
                                               {.id = "study", .label = context.t("settings.study")},
                                               {.id = "rules", .label = context.t("settings.rules")},
                                               {.id = "display", .label = context.t("settings.display")},
                                               {.id = "shortcuts", .label = context.t("settings.shortcuts")},
                                               {.id = "about", .label = context.t("settings.about")}}};
    (void)widgets::tabs("tabs", tabs, &ui.tab);
    switch (static_cast<SettingsTab>(ui.tab)) {
        case SettingsTab::weights: draw_weights(context, ui); break;
        case SettingsTab::study: draw_study(context, ui); break;
        case SettingsTab::rules: draw_rules(context, ui); break;
        case SettingsTab::display: draw_display(context, ui); break;
        case SettingsTab::shortcuts: draw_keys(context); break;
        case SettingsTab::about: draw_about(context); break;
    }
}

}  // namespace views
