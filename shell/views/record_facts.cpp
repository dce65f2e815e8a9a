#include "shell/views/record_facts.hpp"

#include <algorithm>

#include "assets/icons.hpp"
#include "core/app/record_list.hpp"
#include "core/app/typed_value.hpp"
#include "core/app/unit_past.hpp"
#include "core/base/text.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using records::FieldType;

void stop_editing(FactsUi& ui) {
    ui.editing = UINT16_MAX;
    ui.is_wrong = false;
}

void finish(const ViewContext& context, EntityKind entity, const records::Record& record, const records::Field& field,
            std::string_view text, FactsUi& ui, bool corrects_unit = false) {
    const auto value = app::typed_value(context.registry(), field, text);
    ui.is_wrong = !value;
    if (!value) return;
    context.send(app::EditField{entity, record.key, ui.editing, *value, corrects_unit});
    stop_editing(ui);
}

void draw_choices(const ViewContext& context, EntityKind entity, const records::Record& record,
                  const records::Field& field, FactsUi& ui) {
    const auto language = static_cast<std::size_t>(context.language());
    const records::ChoiceList& list = context.registry().catalogue().choices(field.choices);
    std::vector<std::string> options{std::string(context.t("data.filter.unknown"))};
    for (const records::Choice& choice : list.choices) options.push_back(choice.label[language]);
    const auto order = list.order(records::as_text(record.values[ui.editing]));
    std::size_t chosen = order ? *order + 1 : 0;
    if (widgets::combo({.id = "form", .label = field.label[language]}, options, &chosen)) {
        finish(context, entity, record, field, chosen == 0 ? std::string_view{} : list.choices[chosen - 1].code, ui);
    }
}

/// Whether the old name or parent of a unit was so until today, or never.
void draw_unit_question(const ViewContext& context, const records::Record& unit, const records::Field& field, FactsUi& ui) {
    if (widgets::button({.id = "change", .label = context.t("unit.change.today"), .kind = widgets::ButtonKind::primary, .hint = context.t("unit.change.today.hint")}))
        finish(context, EntityKind::unit, unit, field, ui.draft, ui);
    ImGui::SameLine(0, theme::current().px(8));
    if (widgets::button({.id = "correct", .label = context.t("unit.change.correct"), .hint = context.t("unit.change.correct.hint")}))
        finish(context, EntityKind::unit, unit, field, ui.draft, ui, true);
}

void draw_form(const ViewContext& context, EntityKind entity, const records::Record& record,
               const records::Field& field, FactsUi& ui) {
    if (field.type == FieldType::choice) {
        draw_choices(context, entity, record, field, ui);
    } else {
        const std::string problem = ui.is_wrong ? std::string(context.t("employee.wrong_value")) : std::string();
        const std::string_view label = field.label[static_cast<std::size_t>(context.language())];
        const bool takes_focus = std::exchange(ui.takes_focus, false);
        const bool is_left = widgets::text_field({.id = "form", .label = label, .problem = problem, .takes_focus = takes_focus}, ui.draft);
        if (entity == EntityKind::unit && app::is_unit_change(context.registry().catalogue(), ui.editing, record.values[ui.editing], {}))
            draw_unit_question(context, record, field, ui);
        else if (is_left) finish(context, entity, record, field, ui.draft, ui);
    }
    if (ui.editing != UINT16_MAX && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) stop_editing(ui);
}

/// What the form begins with: as its reader writes it, a reference as its key.
std::string draft_of(const ViewContext& context, const records::Field& field, const records::Value& value) {
    if (field.type == FieldType::text || field.type == FieldType::reference || field.type == FieldType::list)
        return std::string(records::as_text(value));
    return records::display_text(context.registry().catalogue(), field, value, context.language());
}

void draw_line(const ViewContext& context, EntityKind entity, const records::Record& record, records::FieldIndex index,
               const records::Field& field, bool is_key, FactsUi& ui) {
    const auto& theme = theme::current();
    const std::string_view label = field.label[static_cast<std::size_t>(context.language())];
    std::string shown = app::field_text(context.registry(), entity, record, index, context.language());
    if (!shown.empty() && !field.unit.empty()) shown += ' ' + field.unit;
    const float button = theme.px(32);
    const widgets::Rect rect = widgets::rect_here(0, theme.px(40));
    const ImVec2 start = ImGui::GetCursorScreenPos();
    widgets::two_lines_in({rect.min, {rect.max.x - button, rect.max.y}},
                          shown.empty() ? context.t("widget.unknown") : std::string_view(shown), label);
    if (!is_key && app::may_edit(context.state)) {
        ImGui::SetCursorScreenPos({rect.max.x - button, rect.min.y + theme.px(4)});
        const std::string name = context.t("employee.edit", {{"field", std::string(label)}});
        if (widgets::icon_button({.id = "edit", .icon = icons::k_icon_pencil, .name = name})) {
            ui.editing = index;
            ui.draft = draft_of(context, field, record.values[index]);
            ui.is_wrong = false;
            ui.takes_focus = true;
        }
    }
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({rect.width(), rect.height()});
}

}  // namespace

std::string record_subtitle(const records::Registry& registry, EntityKind entity, const records::Record& record) {
    if (entity == EntityKind::employee) return base::grouped_employee_number(record.key);
    if (entity == EntityKind::position) {
        const records::Value& unit = registry.value(entity, record, "unit_id");
        const records::Record* target = registry.table(EntityKind::unit).find(records::as_text(unit));
        return target ? app::record_name(registry, EntityKind::unit, *target) : record.key;
    }
    if (entity == EntityKind::unit || entity == EntityKind::unit_history || entity == EntityKind::job) return record.key;
    std::string key = base::grouped_employee_number(record.key);
    if (const std::size_t slash = key.find('/'); slash != std::string::npos) key.replace(slash, 1, " · ");
    return key;
}

void draw_facts(const ViewContext& context, EntityKind kind, const records::Record& record, FactsUi& ui) {
    const records::Entity& entity = context.registry().catalogue().entity(kind);
    const auto is_special = [](const records::Field& field) {
        return field.sensitivity == records::Sensitivity::special;
    };
    if (std::ranges::any_of(entity.fields, is_special)) {
        (void)widgets::toggle("special", context.t("employee.show_special"), &ui.shows_special);
        widgets::space(4);
    }
    for (records::FieldIndex index = 0; index < entity.fields.size(); ++index) {
        const records::Field& field = entity.fields[index];
        if (is_special(field) && !ui.shows_special) continue;
        ImGui::PushID(index);
        if (ui.editing == index) draw_form(context, kind, record, field, ui);
        else
            draw_line(context, kind, record, index, field, std::ranges::find(entity.key, index) != entity.key.end(),
                      ui);
        ImGui::PopID();
    }
}

}  // namespace views
