// import_parts.hpp: internal to the import page: its tabs.
#pragma once

#include <span>

#include "shell/views/import_view.hpp"

namespace views {

/// All files, and what can be done with them together.
void draw_import_files(const ViewContext& context, ImportUi& ui);
/// What a file is, in a few words.
[[nodiscard]] std::string import_file_context(const ViewContext& context, const app::Staging::File& file);
/// Header, samples, and which field each column is; another choice stages the file again.
void draw_import_columns(const ViewContext& context, const app::Staging::File& file, ImportUi& ui);
/// Rows with their findings.
void draw_import_rows(const ViewContext& context, const app::Staging::File& file, ImportUi& ui);
/// What would be new and what would change, old beside new.
void draw_import_difference(const ViewContext& context, const app::Staging::File& file, ImportUi& ui);
/// How the file and the records agree, field by field; every figure opens its list.
void draw_import_reconciliation(const ViewContext& context, const app::Staging::File& file, ImportUi& ui);
/// What was noticed about the file as a whole.
void draw_import_about(const ViewContext& context, const app::Staging::File& file);

/// The row whose panel is open; null: none.
[[nodiscard]] const intake::StagedRow* open_import_row(const app::Staging::File& file, const ImportUi& ui);
/// Its panel: reasons, remedies, candidates, and a field to correct the cell.
void draw_import_row(const ViewContext& context, const app::Staging::File& file, const intake::StagedRow& row,
                     ImportUi& ui);
/// What a row is about: a person's or a seat's name, else its key.
[[nodiscard]] std::string import_row_name(const ViewContext& context, const intake::StagedFile& staged,
                                          const intake::StagedRow& row);
/// A record in a few words: what its table shows first. `values` by field.
[[nodiscard]] std::string record_summary(const ViewContext& context, records::EntityKind kind,
                                         std::span<const records::Value> values);
/// A value as it is read; a dash for an unknown one.
[[nodiscard]] std::string shown_value(const ViewContext& context, const records::Field& field, const records::Value& value);

}  // namespace views
