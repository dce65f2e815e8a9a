// text.hpp: text that fits its place, in the fonts and colours of the theme, known to the probe.
//
// Result    Flow functions (`text`, `paragraph`, `heading`) take the place at ImGui's cursor and move it on. The `_in`
//           functions draw into a rectangle and leave the cursor alone: cells, tiles, drawings.
//           A text longer than its place ends in an ellipsis and shows itself whole in a tooltip.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

#include "shell/probe/probe.hpp"
#include "shell/theme/theme.hpp"

namespace widgets {

using theme::Color;
using theme::Font;

enum class Align : std::uint8_t { left, center, right };

struct Rect {
    ImVec2 min, max;
    [[nodiscard]] float width() const { return max.x - min.x; }
    [[nodiscard]] float height() const { return max.y - min.y; }
    [[nodiscard]] ImVec2 center() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
    [[nodiscard]] Rect inset(float x, float y) const { return {{min.x + x, min.y + y}, {max.x - x, max.y - y}}; }
};
/// From ImGui's cursor: `width` 0 is what remains of the line.
[[nodiscard]] Rect rect_here(float width, float height);

struct TextStyle {
    Font font = Font::body;
    Color color = Color::text;
    Align align = Align::left;
    bool may_cut = false;  // texts from files and records may end in an ellipsis; our own words must fit
    probe::Role role = probe::Role::text;
};

/// One line at the cursor, `width` wide (0: what remains).
void text(std::string_view text, const TextStyle& style = {}, float width = 0);
/// Several lines, wrapped at `width` (0: what remains).
void paragraph(std::string_view text, const TextStyle& style = {}, float width = 0);
/// A heading of a card or a part of one.
void heading(std::string_view text, Font font = Font::card_title);
/// Label above, value below (or beside it where wide): facts of a record. The value may wrap.
void key_value(std::string_view label, std::string_view value, float label_width = 0);

/// One line in a rectangle, vertically centred; returns the width drawn.
float text_in(const Rect& rect, std::string_view text, const TextStyle& style = {});
/// A fact over its context, as in the rows of tables. Both may be cut.
void two_lines_in(const Rect& rect, std::string_view fact, std::string_view context, bool is_strong = false,
                  Align align = Align::left);
/// An icon (shell names: icons::k_icon_search), centred. `name` for the probe; empty: decoration.
void icon_in(const Rect& rect, const char* icon, Color color = Color::muted, Font font = Font::icon,
             std::string_view name = {});

[[nodiscard]] float text_width(std::string_view text, Font font);
[[nodiscard]] float text_height(std::string_view text, Font font, float wrap_width);
/// The text, cut to `width` with an ellipsis if it is longer.
[[nodiscard]] std::string fitted(std::string_view text, Font font, float width);

/// Vertical space, in pixels at 100 %.
void space(float height);
/// A rule across the line.
void rule();
/// Rounded ground and border.
void fill(const Rect& rect, ImU32 color, float radius = theme::k_radius);
void outline(const Rect& rect, ImU32 color, float radius = theme::k_radius);
/// Shown after the pointer has rested on the last item.
void tooltip(std::string_view text);

}  // namespace widgets
