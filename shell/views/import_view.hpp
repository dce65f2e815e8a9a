// import_view.hpp: an import on one page: the files, their columns, their rows with reasons and repairs, and what
// committing would change. Nothing changes before the commit, and a commit can be undone.
#pragma once

#include <map>
#include <optional>

#include "shell/views/context.hpp"
#include "shell/widgets/table.hpp"

namespace views {

/// One line of the differences: a record that is new, one field of a record that changes, or a record that the file no
/// longer has (which changes nothing).
struct ImportLine {
    const intake::RowDifference* row = nullptr;   // null: vanished
    const intake::FieldChange* change = nullptr;  // null: the record is new
    const std::string* vanished = nullptr;        // its key
    [[nodiscard]] const std::string& key() const { return row ? row->key : *vanished; }
};

/// A list that a figure of the reconciliation opens.
struct ImportList {
    std::size_t line = 0;  // of the matches
    intake::Match match = intake::Match::same;
};

struct ImportUi {
    std::size_t file = 0;   // index into Staging::files
    std::size_t tab = 1;    // columns, rows, difference, reconciliation, about the file
    std::size_t state = 0;  // rows shown: with findings, refused, warnings, proposals, all
    widgets::TableUi columns, rows, differences, fields, matched;
    std::optional<ImportList> list;  // of the reconciliation; none: its figures
    std::string mapping_name;  // being typed
    bool corrects_units = false;
    std::map<std::pair<std::uint32_t, std::size_t>, std::string> drafts;  // corrections by row and column
    std::shared_ptr<const app::Staging> seen;                             // what the memos below were made from
    Memo<std::vector<std::uint32_t>> shown;
    Memo<std::int64_t> proposed;  // rows with proposals
    Memo<std::vector<ImportLine>> lines;
    Memo<std::vector<intake::Matches>> matches;
    Memo<std::vector<std::string>> samples;  // of each column
};

/// Draws the staged files below the page's head. Staging must not be null.
void draw_import(const ViewContext& context, ImportUi& ui);

}  // namespace views
