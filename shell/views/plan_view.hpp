// plan_view.hpp: the page Rencana: run, moves as a list and as chains, units before and after, and why.
#pragma once

#include "core/planning/why.hpp"
#include "shell/views/context.hpp"
#include "shell/widgets/table.hpp"

namespace views {

struct PlanUi {
    std::string selected;            // employee number of the move that is explained
    std::size_t tab = 0;             // moves, chains, units
    std::string text;                // search among the moves
    std::int64_t most_moves = 0;     // 0: no limit
    widgets::TableUi moves, units;
    Memo<std::vector<std::uint32_t>> shown;
    Memo<std::vector<planning::Alternative>> others;            // for the selected seat
};

void draw_plan(const ViewContext& context, PlanUi& ui);
/// A link from elsewhere leads here.
void open_plan(PlanUi& ui, const Target& target);

}  // namespace views
