// record_table.hpp: the records of one kind as a table: search, filters, columns to choose, copy, export.
#pragma once

#include <map>

#include "core/app/record_list.hpp"
#include "shell/views/record_facts.hpp"
#include "shell/widgets/table.hpp"

namespace views {

/// Of one kind of record.
struct RecordTableUi {
    std::string text;
    std::vector<app::FieldFilter> filters;
    std::size_t filter_field = SIZE_MAX;  // chosen in the filter combo, awaiting its value
    std::string filter_part, filter_least, filter_most;
    FactsUi facts;         // of the selected record
    std::string facts_of;  // its key
    widgets::TableUi table;
    bool knows_columns = false;  // the default columns have been hidden or shown
    Memo<std::shared_ptr<const app::RecordList>> list;
    Memo<std::vector<std::uint32_t>> found;
};

/// Draws search, filters, table, and the selected record in a panel; answers the key of a record that was opened.
[[nodiscard]] std::optional<std::string> draw_record_table(const ViewContext& context, records::EntityKind entity,
                                                           std::shared_ptr<const Selection>& selection,
                                                           RecordTableUi& ui);

/// The fields of a kind that its table shows first.
[[nodiscard]] std::span<const std::string_view> default_columns(records::EntityKind entity);
/// Leads to a record's own page: a seat's candidates, or the person it is about, whose number goes to `employee`.
void open_record(const ViewContext& context, records::EntityKind entity, const std::string& key, std::string& employee);

}  // namespace views
