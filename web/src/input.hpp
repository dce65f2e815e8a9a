// input.hpp: browser events as Dear ImGui events. Coordinates are CSS pixels.
#pragma once

#include <string>

namespace web {

void resized(float width, float height, float pixel_ratio);
void pointer_moved(float x, float y, bool is_touch);
/// DOM button numbers: 0 left, 1 middle, 2 right.
void pointer_pressed(int button, bool is_down);
void wheel_turned(float x, float y);
/// `code` is KeyboardEvent.code; `passes` is false for keys that only carry their modifiers (Ctrl+V: see `pasted`).
void key_pressed(const std::string& code, bool is_down, bool ctrl, bool shift, bool alt, bool meta, bool passes);
void text_typed(const std::string& text);
void focus_changed(bool has_focus);
/// Feeds Ctrl+V after the clipboard has the text.
void press_paste();

}  // namespace web
