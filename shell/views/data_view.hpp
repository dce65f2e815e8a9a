// data_view.hpp: the page Data: files being imported, one employee, or the records as tables and how far
// they can be trusted.
#pragma once

#include <array>

#include "shell/views/employee_view.hpp"
#include "shell/views/import_view.hpp"
#include "shell/views/map_view.hpp"
#include "shell/views/quality_view.hpp"
#include "shell/views/record_table.hpp"
#include "shell/views/talent_view.hpp"
#include "shell/views/unit_tree_view.hpp"

namespace views {

struct DataUi {
    std::size_t tab = 0;  // which kind of record; after them data quality, the nine-box and the map
    std::shared_ptr<const Selection> selection;
    std::optional<Target> wanted;  // a link, followed when the page is drawn
    EmployeeUi employee;
    ImportUi import;
    QualityUi quality;
    TalentUi talent;
    PastUi past;  // of employees and units
    UnitTreeUi units;
    MapUi map;
    std::array<RecordTableUi, records::k_entity_kinds> tables;
};

void draw_data(const ViewContext& context, DataUi& ui);
/// A link from elsewhere leads here.
void open_data(DataUi& ui, const Target& target);

}  // namespace views
