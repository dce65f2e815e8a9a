#include "shell/views/employee_view.hpp"

#include "core/base/text.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {

void draw_employee(const ViewContext& context, EmployeeUi& ui) {
    const records::Record* record = context.registry().table(records::EntityKind::employee).find(ui.key);
    if (record == nullptr) {
        ui.key.clear();
        return;
    }
    const records::Catalogue& catalogue = context.registry().catalogue();
    const widgets::Card card({.id = "employee", .title = base::grouped_employee_number(record->key)});
    if (!card) return;
    for (std::size_t index = 0; index < record->values.size(); ++index) {
        const records::Field& field = catalogue.entity(records::EntityKind::employee).fields[index];
        const std::string value = records::display_text(catalogue, field, record->values[index], context.language());
        widgets::key_value(field.label[static_cast<std::size_t>(context.language())], value);
    }
}

}  // namespace views
