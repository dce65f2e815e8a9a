// plan_view.hpp: the page Rencana: the plan of transfers, its chains, and why.
#pragma once

#include "shell/views/context.hpp"

namespace views {

struct PlanUi {
    std::string selected;  // employee number of the move that is explained
};

void draw_plan(const ViewContext& context, PlanUi& ui);
/// A link from elsewhere leads here.
void open_plan(PlanUi& ui, const Target& target);

}  // namespace views
