// import_view.hpp: an import on one page: the files, their columns, their rows with reasons and repairs, and what committing
// would change. Nothing changes before the commit, and a commit can be undone.
#pragma once

#include "shell/views/context.hpp"
#include "shell/widgets/table.hpp"

namespace views {

struct ImportUi {
    std::size_t file = 0;            // index into Staging::files
    std::size_t tab = 1;             // columns, rows, difference
    std::size_t state = 0;           // rows shown: with findings, refused, warnings, all
    widgets::TableUi columns, rows, differences;
    std::string draft;               // correction of a cell
    std::string draft_key;           // the cell it belongs to
    Memo<std::vector<std::uint32_t>> shown;
};

/// Draws the staged files below the page's head. Staging must not be null.
void draw_import(const ViewContext& context, ImportUi& ui);

}  // namespace views
