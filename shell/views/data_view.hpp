// data_view.hpp: the page Data: import, and the table of employees.
#pragma once

#include "shell/views/context.hpp"
#include "shell/views/employee_view.hpp"
#include "shell/widgets/table.hpp"

namespace views {

struct DataUi {
    std::shared_ptr<const Selection> selection;
    EmployeeUi employee;
};

void draw_data(const ViewContext& context, DataUi& ui);
/// A link from elsewhere leads here.
void open_data(DataUi& ui, const Target& target);

}  // namespace views
