// quality_view.hpp: how far the data can be trusted: four shares, units and fields from the worst, and the worklist.
#pragma once

#include "core/app/import_log.hpp"
#include "core/app/selectors_quality.hpp"
#include "shell/views/context.hpp"
#include "shell/widgets/table.hpp"

namespace views {

struct QualityUi {
    CountedMemo<app::QualityFigures, app::QualityFiguresRun> figures;
    std::size_t tab = 0;  // worklist, units, fields, trend
    widgets::TableUi gaps, units, fields, trend;
    Memo<std::vector<app::QualityPoint>> points;
    std::int64_t point = 0;  // of the trend, from 1; 0: the last
};

void draw_quality(const ViewContext& context, QualityUi& ui);

}  // namespace views
