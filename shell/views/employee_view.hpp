// employee_view.hpp: one employee on one page: facts that can be corrected, histories, competences against the seat's
// requirement, and the rules that concern the person.
#pragma once

#include "shell/views/context.hpp"

namespace views {

struct EmployeeUi {
    std::string key;                 // employee number; empty: none is open
    records::FieldIndex editing = UINT16_MAX;
    std::string draft;
    bool is_wrong = false;           // the draft does not fit the field
    bool shows_special = false;      // fields that are hidden unless asked for
};

void draw_employee(const ViewContext& context, EmployeeUi& ui);

}  // namespace views
