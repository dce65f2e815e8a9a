// list_parts.hpp: internal to shell/views. Questions to the records of one kind, put together line by line without a
// programmer: the builder, what is kept under a name, counting, and the list as a file.
//
// Files     list_builder.cpp: conditions. list_tools.cpp: the bar above a table, saved lists, what could not be judged.
//           list_tally.cpp: the listed records counted.
#pragma once

#include <map>

#include "core/app/saved_list.hpp"
#include "core/app/tally.hpp"
#include "shell/views/context.hpp"
#include "shell/widgets/table.hpp"

namespace views {

/// Fields to pick from, and what they are called.
struct Subjects {
    std::vector<app::Subject> subjects;
    std::vector<std::string> labels;
};

/// Of one kind of record.
struct ListUi {
    app::Condition where;                       // a group; tests may still lack their values
    std::optional<app::Subject> by, across;     // what is counted
    bool is_open = false;                       // the builder is shown
    bool has_special = false;                   // sensitive fields may be asked
    bool shows_unjudged = false;                // instead of what matches
    bool counts = false;                        // the line that says what is counted is shown
    std::string name;                           // of the list that is open, or to be saved
    std::string search;                         // in the picker that is open
    std::map<std::string, std::string> drafts;  // texts being typed, by the line's path
    widgets::TableUi tally_table;
    Memo<base::Result<app::Tally>> tally;
    Memo<std::vector<app::SavedList>> lists;
    Memo<Subjects> asked_among, counted_among;
};

/// What the table shows.
struct Listed {
    records::EntityKind entity;
    std::string key;  // which records these are
    std::string_view record_label;
    std::shared_ptr<const std::vector<std::uint32_t>> rows;
    std::size_t unjudged = 0;  // records that a missing value keeps from being judged
};

/// The menu of files that can be downloaded. All records of the kind it asks for itself; answers where what is shown is
/// wanted, which only `has_list` offers.
[[nodiscard]] std::optional<intake::TableFormat> draw_files(const ViewContext& context, records::EntityKind entity, bool has_list);
/// In the line of the search: builder, saved lists, counting, files.
void draw_list_tools(const ViewContext& context, const Listed& listed, ListUi& ui, widgets::TableUi& table);
/// Below: the condition as chips or as lines, the name to keep it under, what is counted, what could not be judged.
void draw_list_question(const ViewContext& context, const Listed& listed, ListUi& ui, widgets::TableUi& table);
/// The listed records counted by `ui.by`, which is chosen.
[[nodiscard]] const base::Result<app::Tally>& tally_of(const ViewContext& context, const Listed& listed, ListUi& ui);
/// The same as a table. A group that is opened becomes a condition.
void draw_tally(const ViewContext& context, const Listed& listed, ListUi& ui);

/// The lines of the condition, in a card that scrolls when it is long.
void draw_list_builder(const ViewContext& context, records::EntityKind entity, ListUi& ui);
/// How many tests have a field but lack a value that fits: they are neither asked nor kept.
[[nodiscard]] std::size_t count_incomplete(const ViewContext& context, records::EntityKind entity, const app::Condition& group);
/// The condition as chips that can be taken away, where the builder is closed.
void draw_list_chips(const ViewContext& context, records::EntityKind entity, ListUi& ui);
[[nodiscard]] Subjects with_labels(const ViewContext& context, records::EntityKind entity, std::vector<app::Subject> subjects);
/// A picker among fields; `none` is an option in front that answers no subject. True when another is chosen.
[[nodiscard]] bool pick_subject(const ViewContext& context, records::EntityKind entity, const char* id,
                                std::string_view name, std::string_view none, float width,
                                const Subjects& among, std::optional<app::Subject>& subject, std::string& search);
/// Goes on in the line if `width` more fits it.
void flow(float width);

}  // namespace views
