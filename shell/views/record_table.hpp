// record_table.hpp: the records of one kind as a table: search, questions, columns to choose, counting, copy, export.
#pragma once

#include "shell/views/list_parts.hpp"
#include "shell/views/past_view.hpp"
#include "shell/views/record_facts.hpp"
#include "shell/views/record_form.hpp"
#include "shell/views/searched.hpp"
#include "shell/widgets/table.hpp"

namespace views {

/// Of one kind of record.
struct RecordTableUi {
    std::string text;
    ListUi ask;
    FactsUi facts;         // of the selected record
    std::string facts_of;  // its key
    std::optional<RecordDraft> draft;  // of a new record, in the panel's place
    widgets::TableUi table;
    bool knows_columns = false;  // the default columns have been hidden or shown
    Searched list;
    std::optional<CountedMemo<app::Truths, app::Judging>> judged;  // nullopt: nothing is asked
    Memo<std::shared_ptr<const std::vector<std::uint32_t>>> found;
    Memo<std::size_t> unjudged;
};

/// Draws search, filters, table, and in a panel the selected record or the form of a new one; answers the key of a record that was opened. With
/// `past`, the tools ask for a day as well.
[[nodiscard]] std::optional<std::string> draw_record_table(const ViewContext& context, records::EntityKind entity,
                                                           std::shared_ptr<const Selection>& selection,
                                                           RecordTableUi& ui, PastUi* past = nullptr);

/// The fields of a kind that its table shows first.
[[nodiscard]] std::span<const std::string_view> default_columns(records::EntityKind entity);
/// Leads to a record's own page: a seat's candidates, or the person it is about, whose number goes to `employee`.
void open_record(const ViewContext& context, records::EntityKind entity, const std::string& key, std::string& employee);

}  // namespace views
