// employee_view.hpp: one employee on one page: facts that can be corrected, histories, competences against the seat's
// requirement, courses that would help, kin in service, and the rules that concern the person. As of a past day only the
// records of then, to be read: scores and rules are of today.
#pragma once

#include "shell/views/development.hpp"
#include "shell/views/kin.hpp"
#include "shell/views/record_facts.hpp"

namespace views {

struct EmployeeUi {
    std::string key;  // employee number; empty: none is open
    std::optional<base::Day> day;  // past; none: today
    FactsUi facts;
    KinUi kin;
    DevelopmentUi development;
};

void draw_employee(const ViewContext& context, EmployeeUi& ui);

}  // namespace views
