// import_parts.hpp: internal to the import page: its three tabs.
#pragma once

#include "shell/views/import_view.hpp"

namespace views {

/// Header, samples, and which field each column is; another choice stages the file again.
void draw_import_columns(const ViewContext& context, const app::Staging::File& file, ImportUi& ui);
/// Rows with their findings; a panel with reasons, remedies and a field to correct the cell.
void draw_import_rows(const ViewContext& context, const app::Staging::File& file, ImportUi& ui);
/// What would be new and what would change, old beside new.
void draw_import_difference(const ViewContext& context, const app::Staging::File& file, ImportUi& ui);

}  // namespace views
