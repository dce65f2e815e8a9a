// past_view.hpp: the employee table as of a past day, only to be read: rank, job and unit then, heads by unit then and now.
#pragma once

#include "core/app/past_list.hpp"
#include "shell/views/context.hpp"
#include "shell/widgets/table.hpp"

namespace views {

struct PastUi {
    std::optional<base::Day> day;  // none: the present
    std::string draft;             // of the day
    bool is_wrong = false;         // the draft is no day, or one to come
    std::string text;              // sought
    std::size_t part = 0;          // people, or heads by unit
    widgets::TableUi people, heads;
    std::string list_key;  // of what `list` was made from
    std::unique_ptr<app::PastList> list;
    bool is_read = false;  // the list, to its end
    Memo<std::vector<std::uint32_t>> found;
};

/// In the line of the search: the small field that asks for a day; where none is asked, the present stays.
void draw_past_field(const ViewContext& context, PastUi& ui);
/// The line that says which day is seen; true in the frame in which the present comes back.
[[nodiscard]] bool draw_past_banner(const ViewContext& context, PastUi& ui);
/// Everybody as of `ui.day`, read once a revision and day, a slice a frame; null until then, and how far it is is shown.
[[nodiscard]] const app::PastList* past_list(const ViewContext& context, PastUi& ui);
/// The table as of `ui.day`; answers the number of an employee whose page is asked for.
[[nodiscard]] std::optional<std::string> draw_past(const ViewContext& context, PastUi& ui);

}  // namespace views
