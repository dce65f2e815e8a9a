// rail.hpp: the navigation at the left; icons alone where the window is narrow.
#pragma once

#include "shell/views/context.hpp"

namespace views {

/// Width in pixels of the display for a window this wide.
[[nodiscard]] float rail_width(float window_width);
/// Draws it at ImGui's cursor, `width` wide. `page` is the page shown; presses go to `actions.go`.
void draw_rail(const ViewContext& context, Page page, float width);

[[nodiscard]] const char* page_icon(Page page);
/// Key of the page's name: "page.home".
[[nodiscard]] std::string_view page_key(Page page);

}  // namespace views
