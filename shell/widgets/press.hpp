// press.hpp: the one way a widget becomes pressable: an item of Dear ImGui, its name for the probe, focus ring, pointer.
#pragma once

#include "shell/widgets/text.hpp"

namespace widgets {

struct Press {
    bool is_pressed = false;
    bool is_hovered = false;
    bool is_held = false;
};
struct PressSpec {
    const char* id = "";
    std::string_view name;
    probe::Role role = probe::Role::button;
    std::uint32_t state = 0;          // of the probe; k_disabled makes it unpressable
    std::string_view value = {};
    float radius = theme::k_radius;
    bool allows_overlap = false;      // items submitted later may lie on top of it
};
/// At the rectangle; leaves the cursor where it was.
[[nodiscard]] Press press_at(const Rect& rect, const PressSpec& spec);
/// At the cursor, which moves on.
[[nodiscard]] Press press_here(float width, float height, const PressSpec& spec);
/// The focus ring of ImGui's last item, drawn on top of what the widget has painted.
void focus_ring(const Rect& rect, float radius = theme::k_radius);

/// Scrolls so far that what comes next is seen, in cards within columns too.
void bring_into_view(float height);

}  // namespace widgets
