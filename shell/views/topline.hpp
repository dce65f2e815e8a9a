// topline.hpp: the head of every page: title, one line of context, state of saving and sync, one main action.
#pragma once

#include <string_view>

#include "shell/views/context.hpp"

namespace views {

struct PageHead {
    std::string_view title;
    std::string_view context = {};      // what was computed, how, how long
    std::string_view primary = {};      // label of the main action; empty: none
    std::string_view hint = {};         // tooltip; for a disabled action the reason
    bool is_enabled = true;
    bool opens_files = false;           // the main action opens the file picker
};
/// Begin every page with it. True when the main action is pressed.
[[nodiscard]] bool draw_page_head(const ViewContext& context, const PageHead& head);

/// What stands in the way of editing (read-only window, store unusable, save failed), long work with its progress and a
/// way to cancel it, and the last notice with its undo; drawn by the root above every page.
void draw_notices(const ViewContext& context);

}  // namespace views
