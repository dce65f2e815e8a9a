#include "shell/views/record_facts.hpp"

#include <algorithm>

#include "assets/icons.hpp"
#include "core/app/record_list.hpp"
#include "core/app/typed_value.hpp"
#include "core/app/unit_past.hpp"
#include "core/base/text.hpp"
#include "shell/widgets/press.hpp"
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
    ui.is_wrong = ui.takes_focus = !value;
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
    const bool takes_focus = std::exchange(ui.takes_focus, false);
    if (takes_focus) widgets::bring_into_view(theme::current().px(80));
    if (field.type == FieldType::choice) {
        draw_choices(context, entity, record, field, ui);
    } else {
        const std::string problem = ui.is_wrong ? wrong_value(context, field) : std::string();
        const std::string_view label = field.label[static_cast<std::size_t>(context.language())];
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

void edit(const ViewContext& context, const records::Record& record, records::FieldIndex index, const records::Field& field, FactsUi& ui) {
    ui.editing = index;
    ui.draft = draft_of(context, field, record.values[index]);
    ui.is_wrong = false;
    ui.takes_focus = true;
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
        if (widgets::icon_button({.id = "edit", .icon = icons::k_icon_pencil, .name = name})) edit(context, record, index, field, ui);
    }
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({rect.width(), rect.height()});
}

}  // namespace

std::string record_subtitle(const ViewContext& context, EntityKind entity, const records::Record& record) {
    const records::Registry& registry = context.registry();
    if (entity == EntityKind::employee) return base::grouped_employee_number(record.key);
    if (entity == EntityKind::position) {
        const records::Value& unit = registry.value(entity, record, "unit_id");
        const records::Record* target = registry.table(EntityKind::unit).find(records::as_text(unit));
        return target ? app::record_name(registry, EntityKind::unit, *target) : record.key;
    }
    const records::Entity& kind = registry.catalogue().entity(entity);
    if (!kind.is_of_person()) return record.key;
    std::string subtitle = base::grouped_employee_number(record.key.substr(0, record.key.find('/')));
    for (const records::FieldIndex part : std::span(kind.key).subspan(1)) {
        const std::string text = app::field_text(registry, entity, record, part, context.language());
        if (!text.empty()) subtitle += " · " + text;
    }
    return subtitle;
}

std::string wrong_value(const ViewContext& context, const records::Field& field) {
    switch (field.type) {
        case FieldType::date: return std::string(context.t("value.wrong.date"));
        case FieldType::flag: return std::string(context.t("value.wrong.flag"));
        case FieldType::integer:
        case FieldType::decimal:
            if (field.least == INT64_MIN || field.most == INT64_MAX) return std::string(context.t("value.wrong.number"));
            return context.words.render("value.wrong.between", std::vector<base::Arg>{{"least", base::decimal(field.least, field.scale, 0)},
                                                                                     {"most", base::decimal(field.most, field.scale, 0)}});
        case FieldType::reference: {
            const records::Entity& target = context.registry().catalogue().entity(*field.target);
            return context.words.render("value.wrong.reference", std::vector<base::Arg>{{"kind", base::lower(target.label[static_cast<std::size_t>(context.language())])}});
        }
        case FieldType::text:
        case FieldType::list:
        case FieldType::choice: break;
    }
    return std::string(context.t("value.wrong"));
}

void draw_facts(const ViewContext& context, EntityKind kind, const records::Record& record, FactsUi& ui) {
    const records::Entity& entity = context.registry().catalogue().entity(kind);
    const auto is_special = [](const records::Field& field) {
        return field.sensitivity == records::Sensitivity::special;
    };
    if (const auto wanted = entity.find(std::exchange(ui.wanted, {})); wanted && app::may_edit(context.state)) {
        ui.shows_special = ui.shows_special || is_special(entity.fields[*wanted]);
        edit(context, record, *wanted, entity.fields[*wanted], ui);
    }
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
