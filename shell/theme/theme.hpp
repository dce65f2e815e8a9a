// theme.hpp: colours, sizes and fonts as widgets use them.
//
// Result    `current()` is the theme of the frame being drawn, set by the host before the frame. `px` scales a size by the
//           text size that the user chose, so that layout grows with the letters.
// Lifetime  Fonts belong to the font atlas and change when it is rebuilt, always between frames.
#pragma once

#include <imgui.h>

#include "shell/theme/tokens.hpp"

namespace theme {

enum class Mode : std::uint8_t { light, dark };

/// One entry for each role of type. Icons of Lucide are part of every font, at the size of its letters.
enum class Font : std::uint8_t {
    body,              // 15
    body_strong,       // 15 medium
    row,               // 14, facts in rows of tables
    row_strong,        // 14 medium
    secondary,         // 13
    secondary_strong,  // 13 medium
    fine,              // 12
    fine_strong,       // 12 medium
    card_title,        // 16 medium
    panel_title,       // 18 medium
    page_title,        // 21 bold
    figure,            // 26 bold
    icon,              // 18, icons alone
    icon_large,        // 32, icons alone
};
inline constexpr std::size_t k_fonts = 14;

struct Theme {
    Mode mode = Mode::light;
    float scale = 1;  // text size / 100 %
    std::array<ImFont*, k_fonts> fonts{};

    /// A size in whole pixels at the chosen text size.
    [[nodiscard]] float px(float size) const;
    [[nodiscard]] ImU32 color(Color color, float alpha = 1) const;
    [[nodiscard]] ImVec4 color_vec(Color color, float alpha = 1) const;
    /// `share` of `over` mixed into `base`: hover and pressed states.
    [[nodiscard]] ImU32 mixed(Color base, Color over, float share) const;
    [[nodiscard]] ImFont* font(Font font) const { return fonts[static_cast<std::size_t>(font)]; }
    /// Height of a letter box in the units of the display.
    [[nodiscard]] float font_size(Font font) const;
};

[[nodiscard]] const Theme& current();
void set_current(const Theme& theme);
/// Colours, spacing and rounding of Dear ImGui's own parts (scroll bars, popups, text input).
void apply(ImGuiStyle& style, const Theme& theme);
/// Contrast of two colours (0xRRGGBB) by the formula of WCAG 2: 1 to 21.
[[nodiscard]] double contrast(std::uint32_t a, std::uint32_t b);

}  // namespace theme
