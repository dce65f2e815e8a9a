// employee_view.hpp: one employee: facts, histories, edits.
#pragma once

#include "shell/views/context.hpp"

namespace views {

struct EmployeeUi {
    std::string key;  // employee number; empty: none is open
};

void draw_employee(const ViewContext& context, EmployeeUi& ui);

}  // namespace views
