// quality_view.hpp: how far the data can be trusted: four shares, units and fields from the worst, and the worklist.
#pragma once

#include "core/app/selectors_quality.hpp"
#include "shell/views/context.hpp"
#include "shell/widgets/table.hpp"

namespace views {

struct QualityUi {
    Memo<app::QualityFigures> figures;
    std::size_t tab = 0;  // worklist, units, fields
    widgets::TableUi gaps, units, fields;
};

void draw_quality(const ViewContext& context, QualityUi& ui);

}  // namespace views
