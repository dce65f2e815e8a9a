#include "assets/icons.hpp"
#include "core/app/typed_value.hpp"
#include "shell/views/employee_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;

void stop_editing(EmployeeUi& ui) {
    ui.editing = UINT16_MAX;
    ui.is_wrong = false;
}

void finish(const ViewContext& context, const records::Record& employee, const records::Field& field, std::string_view text, EmployeeUi& ui) {
    const auto value = app::typed_value(context.registry().catalogue(), field, text);
    ui.is_wrong = !value;
    if (!value) return;
    context.send(app::EditField{EntityKind::employee, employee.key, ui.editing, *value});
    stop_editing(ui);
}

void draw_form(const ViewContext& context, const records::Record& employee, const records::Field& field, EmployeeUi& ui) {
    const std::string_view label = field.label[static_cast<std::size_t>(context.language())];
    if (field.type == records::FieldType::choice) {
        const records::ChoiceList& list = context.registry().catalogue().choices(field.choices);
        std::vector<std::string> options;
        for (const records::Choice& choice : list.choices) options.push_back(choice.label[static_cast<std::size_t>(context.language())]);
        std::size_t chosen = list.order(records::as_text(employee.values[ui.editing])).value_or(SIZE_MAX);
        if (widgets::combo({.id = "form", .label = label}, options, &chosen)) finish(context, employee, field, list.choices[chosen].code, ui);
    } else {
        const std::string problem = ui.is_wrong ? std::string(context.t("employee.wrong_value")) : std::string();
        if (widgets::text_field({.id = "form", .label = label, .problem = problem, .takes_focus = ui.draft.empty() && !ui.is_wrong}, ui.draft)) {
            finish(context, employee, field, ui.draft, ui);
        }
    }
    if (ui.editing != UINT16_MAX && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) stop_editing(ui);
}

}  // namespace

void draw_facts(const ViewContext& context, const records::Record& employee, EmployeeUi& ui) {
    const auto& theme = theme::current();
    const records::Catalogue& catalogue = context.registry().catalogue();
    const records::Entity& entity = catalogue.entity(EntityKind::employee);
    const widgets::Card card({.id = "facts", .title = context.t("employee.facts")});
    if (!card) return;
    (void)widgets::toggle("special", context.t("employee.show_special"), &ui.shows_special);
    widgets::space(4);
    for (records::FieldIndex index = 0; index < entity.fields.size(); ++index) {
        const records::Field& field = entity.fields[index];
        const records::Value& value = employee.values[index];
        const bool is_special = field.sensitivity == records::Sensitivity::special;
        if (is_special && !ui.shows_special) continue;
        if (!records::is_known(value) && field.need == records::Need::optional && ui.editing != index) continue;
        ImGui::PushID(index);
        if (ui.editing == index) {
            draw_form(context, employee, field, ui);
        } else {
            const std::string_view label = field.label[static_cast<std::size_t>(context.language())];
            const std::string shown = records::display_text(catalogue, field, value, context.language());
            const float button = theme.px(32);
            const widgets::Rect rect = widgets::rect_here(0, theme.px(40));
            const ImVec2 start = ImGui::GetCursorScreenPos();
            widgets::two_lines_in({rect.min, {rect.max.x - button, rect.max.y}}, shown.empty() ? context.t("widget.unknown") : std::string_view(shown), label);
            const bool is_key = index == entity.key.front();
            if (!is_key && app::may_edit(context.state)) {
                ImGui::SetCursorScreenPos({rect.max.x - button, rect.min.y + theme.px(4)});
                const std::string name = context.t("employee.edit", {{"field", std::string(label)}});
                if (widgets::icon_button({.id = "edit", .icon = icons::k_icon_pencil, .name = name})) {
                    ui.editing = index;
                    ui.draft = shown;
                    ui.is_wrong = false;
                }
            }
            ImGui::SetCursorScreenPos(start);
            ImGui::Dummy({rect.width(), rect.height()});
        }
        ImGui::PopID();
    }
}

}  // namespace views
