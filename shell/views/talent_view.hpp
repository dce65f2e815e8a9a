// talent_view.hpp: the nine-box: counts in nine fields, the people of one beside them, and the four thresholds.
#pragma once

#include <map>

#include "core/app/selectors_talent.hpp"
#include "shell/views/context.hpp"
#include "shell/widgets/table.hpp"

namespace views {

struct TalentUi {
    CountedMemo<app::TalentBoard, app::TalentRun> board;
    std::optional<int> box;  // open in the panel; 0: people without one; k_talent_boxes + 1: those with another by their record
    widgets::TableUi people;
    std::map<std::string, std::int64_t, std::less<>> thresholds;  // while a slider moves
};

void draw_talent(const ViewContext& context, TalentUi& ui);

}  // namespace views
