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

/// One tier for each functional level.
constexpr std::string_view k_level_tiers = "level_tiers";

/// One of a list for a least value, the ends of a range or each level; any number of a list otherwise.
bool is_range(std::string_view name) { return name.starts_with("education") || name == "least" || name == "payer" || name.starts_with("rank_") || name == k_level_tiers; }

void send_words(const ViewContext& context, const std::string& setting, const std::vector<std::string>& words, const std::string& published) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ";") + word;
    context.send(app::SetShared{setting, text == published ? std::string() : text});
}

/// Words that job titles begin with or that names of trainings hold.
bool is_free(const rules::Rule& rule, const rules::Parameter& parameter) { return rule.choice_list(parameter.name).empty() && rule.scope != rules::Scope::configuration; }

/// A number, a date or free words.
void draw_value(const ViewContext& context, SettingsUi& ui, const rules::Rule& rule, const rules::Parameter& parameter, float width) {
    const bool is_date = rule.is_date(parameter.name), is_number = parameter.number.has_value();
    const std::string label = parameter_label(context, parameter.name);
    draw_typed(context, ui, {.id = parameter.name.c_str(), .setting = rule.setting(parameter.name), .published = published_text(parameter), .label = label,
                             .name = rule.id + ": " + label, .problem = context.t(is_date ? "settings.date_form" : is_number ? "settings.whole_number" : "settings.words_form"), .is_date = is_date, .width = width},
               [is_number](std::string_view text) { return is_number ? base::parse_integer(text).value_or(-1) >= 0 : text.find_first_not_of("; ") != std::string_view::npos; });
}

void draw_words(const ViewContext& context, const rules::Rule& rule, const rules::Parameter& parameter) {
    const auto language = static_cast<std::size_t>(context.language());
    const std::string setting = rule.setting(parameter.name);
    const std::string published = published_text(parameter);
    const std::string shared = shared_setting(context, setting);
    std::vector<std::string> words = parameter.words;
    if (!shared.empty()) {
        words.clear();
        for (const std::string_view word : base::split(shared, ';')) words.emplace_back(word);
    }
    const std::string label = parameter_label(context, parameter.name);
    const std::string_view list_name = rule.choice_list(parameter.name);
    if (list_name.empty()) return;
    const auto& list = context.registry().catalogue().choices(list_name);
    const auto& levels = context.registry().catalogue().choices("functional_level").choices;
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    ImGui::PushID(parameter.name.c_str());
    widgets::text(label, {.font = Font::secondary_strong, .color = Color::muted, .may_cut = true});
    if (is_range(parameter.name)) {
        std::vector<std::string> options;
        for (const records::Choice& choice : list.choices) options.push_back(choice.label[language]);
        for (std::size_t end = 0; end < words.size(); ++end) {
            const float width = theme::current().px(150);
            if (end > 0 && ImGui::GetItemRectMax().x + theme::current().px(8) + width < right) ImGui::SameLine();
            ImGui::PushID(static_cast<int>(end));
            std::size_t chosen = list.order(words[end]).value_or(options.size());
            const std::string of_level = parameter.name == k_level_tiers && end < levels.size() ? levels[end].label[language] : std::string();
            const std::string name = rule.id + ": " + label + (!of_level.empty() ? ", " + of_level : words.size() > 1 ? " " + std::to_string(end + 1) : "");
            if (widgets::combo({.id = "word", .label = of_level, .name = name, .width = width, .is_enabled = app::may_edit(context.state)},
                               options, &chosen)) {
                words[end] = list.choices[chosen].code;
                send_words(context, setting, words, published);
            }
            ImGui::PopID();
        }
    } else {
        for (std::size_t order = 0; order < list.choices.size(); ++order) {
            const records::Choice& choice = list.choices[order];
            const auto at = std::ranges::find(words, choice.code);
            const bool is_on = at != words.end();
            const std::string& shown = choice.label[language];
            const float width = widgets::text_width(shown, Font::secondary) + theme::current().px(24);
            if (order > 0 && ImGui::GetItemRectMax().x + theme::current().px(8) + width < right) ImGui::SameLine();
            const std::string name = rule.id + ": " + label + ", " + shown;
            if (widgets::chip({.id = choice.code.c_str(), .label = shown, .name = name, .is_on = is_on}) && app::may_edit(context.state)) {
                if (is_on && words.size() > 1) words.erase(at);
                if (!is_on) words.push_back(choice.code);
                send_words(context, setting, words, published);
            }
        }
    }
    ImGui::PopID();
}

void draw_rule(const ViewContext& context, SettingsUi& ui, const rules::Rule& rule, const rules::Rule& present) {
    const auto& theme = theme::current();
    const auto language = static_cast<std::size_t>(context.language());
    ImGui::PushID(rule.id.c_str());
    widgets::pill(rule.id, Color::accent, Color::accent_weak);
    ImGui::SameLine();
    if (present.severity == rules::Severity::gate) {
        widgets::pill(context.t("settings.gate"), Color::bad, Color::bad_weak);
    } else if (present.severity == rules::Severity::flag) {
        widgets::pill(context.t("settings.flag"), Color::info, Color::info_weak);
    } else {
        widgets::pill(context.t("settings.info"), Color::muted, Color::sunken);
    }
    if (present.unverified) {
        ImGui::SameLine();
        widgets::pill(context.t("settings.unverified"), Color::warn, Color::warn_weak);
    }
    if (!present.is_in_force(context.state.today)) {
        ImGui::SameLine();
        widgets::pill(context.t("settings.not_in_force"), Color::muted, Color::sunken);
    }
    widgets::paragraph(rule.text[language], {.font = Font::body});
    widgets::paragraph(present.citation.empty() ? context.t("settings.own_decision") : std::string_view(present.citation),
                       {.font = Font::fine, .color = Color::muted});
    if (rule.may_exempt())
        widgets::paragraph(context.t("exempt.grounds", {{"grounds", rule.exemption[language]}}), {.font = Font::fine, .color = Color::muted});
    const auto is_value = [&](const rules::Parameter& parameter) { return parameter.number.has_value() || rule.is_date(parameter.name); };
    if (std::ranges::any_of(rule.parameters, is_value)) {
        widgets::Grid grid = widgets::Grid::fitting(190, 5);
        for (const rules::Parameter& parameter : rule.parameters) {
            if (!is_value(parameter)) continue;
            const float width = grid.next();
            draw_value(context, ui, rule, parameter, std::min(width, theme.px(320)));
        }
    }
    for (const rules::Parameter& parameter : rule.parameters) {
        if (is_value(parameter)) continue;
        if (is_free(rule, parameter)) draw_value(context, ui, rule, parameter, std::min(ImGui::GetContentRegionAvail().x, theme.px(640)));
        else draw_words(context, rule, parameter);
    }
    draw_rule_law(context, ui, rule, present);
    draw_rule_test(context, rule);
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
    const rules::Pack& present = ui.pack.get(records_key(context), [&] {
        std::vector<base::Error> problems;
        return pack.with_settings(context.registry(), problems);
    });
    std::size_t shown = 0;
    for (std::size_t i = 0; i < pack.rules.size(); ++i) {
        const rules::Rule& rule = pack.rules[i];
        if (!wanted.empty() && !base::fold(rule.id + ' ' + rule.text[language] + ' ' + rule.citation).contains(wanted)) continue;
        draw_rule(context, ui, rule, present.rules[i]);
        ++shown;
    }
    if (shown == 0) widgets::text(context.t("settings.rules.none"), {.font = Font::row, .color = Color::muted});
}

}  // namespace views
