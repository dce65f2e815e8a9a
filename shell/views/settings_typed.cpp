#include "core/app/typed_value.hpp"
#include "core/base/text.hpp"
#include "shell/views/settings_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

std::string day_text(std::optional<base::Day> day) { return day ? base::iso_text(*day) : std::string(); }

std::string joined(const std::vector<std::int64_t>& numbers) {
    std::string text;
    for (const std::int64_t number : numbers) text += (text.empty() ? "" : ";") + std::to_string(number);
    return text;
}

}  // namespace

std::string parameter_label(const ViewContext& context, const std::string& name) {
    const std::string key = "settings.parameter." + name;
    return context.words.has(key) ? std::string(context.t(key)) : name;
}

void draw_typed(const ViewContext& context, SettingsUi& ui, const TypedSetting& typed, const std::function<bool(std::string_view)>& fits) {
    const std::string shared = shared_setting(context, typed.setting);
    const std::string held = shared.empty() ? typed.published : shared == typed.emptied ? std::string() : shared;
    const auto day = typed.is_date ? base::parse_iso_day(held) : std::nullopt;
    const std::string current = day ? widgets::date(*day, context.language()) : held;
    const auto found = ui.drafts.find(typed.setting);
    std::string draft = found != ui.drafts.end() ? found->second : current;
    const auto stored = [&]() -> std::optional<std::string> {
        if (draft == current) return held;
        if (draft.empty()) return draft;
        if (!typed.is_date) return fits(draft) ? std::optional(draft) : std::nullopt;
        records::Field field;
        field.type = records::FieldType::date;
        const auto value = app::typed_value(context.registry(), field, draft);
        return value ? std::optional(records::storage_text(*value, field.type)) : std::nullopt;
    }();
    const bool is_done = widgets::text_field({.id = typed.id, .label = typed.label, .name = typed.name, .problem = stored ? std::string_view{} : typed.problem,
                                              .width = typed.width, .is_enabled = app::may_edit(context.state)}, draft);
    if (draft != current) ui.drafts[typed.setting] = draft;
    else if (found != ui.drafts.end()) ui.drafts.erase(typed.setting);
    if (!is_done || !stored) return;
    ui.drafts.erase(typed.setting);
    if (draft != current) context.send(app::SetShared{typed.setting, *stored == typed.published ? std::string() : stored->empty() ? std::string(typed.emptied) : *stored});
}

void draw_rule_law(const ViewContext& context, SettingsUi& ui, const rules::Rule& published, const rules::Rule& present) {
    const std::string_view further = context.t("settings.law");
    const bool is_open = ui.opened_rule == published.id;
    if (widgets::link("further", further, published.id + ": " + std::string(further))) ui.opened_rule = is_open ? std::string() : published.id;
    if (!is_open) return;
    const float most = theme::current().px(320);
    widgets::Grid grid = widgets::Grid::fitting(190, 5);
    if (published.may_change_severity()) {
        const std::vector<std::string> options = {std::string(context.t("settings.gate")), std::string(context.t("settings.flag"))};
        auto chosen = static_cast<std::size_t>(present.severity);
        const std::string_view label = context.t("settings.severity");
        const float width = std::min(grid.next(), most);
        if (widgets::combo({.id = "severity", .label = label, .name = published.id + ": " + std::string(label), .width = width, .is_enabled = app::may_edit(context.state)}, options, &chosen)) {
            const auto wanted = static_cast<rules::Severity>(chosen);
            context.send(app::SetShared{published.setting(rules::k_severity), wanted == published.severity ? std::string() : std::string(rules::severity_name(wanted))});
        }
    }
    const auto field = [&](const char* id, std::string_view setting, std::string text, const char* label, bool is_date) {
        const std::string words(context.t(label));
        const float width = std::min(grid.next(), most);
        draw_typed(context, ui, {.id = id, .setting = published.setting(setting), .published = std::move(text), .emptied = is_date ? rules::k_no_day : std::string_view{},
                                 .label = words, .name = published.id + ": " + words, .problem = context.t("settings.date_form"), .is_date = is_date, .width = width},
                   [](std::string_view) { return true; });
    };
    if (published.scope != rules::Scope::configuration) {
        field("from", rules::k_from, day_text(published.effective_from), "settings.from", true);
        field("to", rules::k_to, day_text(published.effective_to), "settings.to", true);
    }
    field("citation", rules::k_citation, published.citation, "settings.citation", false);
    field("confirmed", rules::k_confirmed_by, published.confirmed_by, "settings.confirmed_by", false);
}

void draw_part_numbers(const ViewContext& context, SettingsUi& ui, const scoring::Part& part) {
    const std::string& name = part.label[static_cast<std::size_t>(context.language())];
    const float most = theme::current().px(320);
    widgets::Grid grid = widgets::Grid::fitting(190, 5);
    const auto field = [&](std::string_view parameter, const std::vector<std::int64_t>& published) {
        const std::string id(parameter);
        const std::string label = parameter_label(context, id);
        const float width = std::min(grid.next(), most);
        draw_typed(context, ui, {.id = id.c_str(), .setting = scoring::part_setting(part, parameter), .published = joined(published), .label = label,
                                 .name = name + ": " + label, .problem = context.t("settings.numbers.problem"), .width = width},
                   [&](std::string_view text) { return !scoring::read_part_setting(part, parameter, text).empty(); });
    };
    for (const scoring::Parameter& parameter : part.parameters) field(parameter.name, parameter.numbers);
    field(scoring::k_missing_share, {part.missing_share});
}

}  // namespace views
