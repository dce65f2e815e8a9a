// tokens.hpp: the colours and sizes of the interface, in one table; no view names a colour or a size of its own.
//
// Result    `k_light` and `k_dark` hold a colour for every use. Colour never speaks alone: a word, an icon or a sign goes
//           with it. Every colour that text may have reaches a contrast of 4.5:1 on every ground.
//           tests/ui/theme.tests.cpp keeps it so.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace theme {

enum class Color : std::uint8_t {
    bg,           // the page
    surface,      // cards, rail, tables
    sunken,       // inputs, tracks of bars, tiles within cards
    line,         // borders and rules, 1 px
    text,
    muted,        // secondary text
    accent,       // selection, primary button, bars
    accent_weak,
    good,         // met, better
    good_weak,
    warn,         // needs review, vacant
    warn_weak,
    bad,          // blocked, worse
    bad_weak,
    info,         // links, hints
    info_weak,
    on_accent,    // text on the accent
};
inline constexpr std::size_t k_colors = 17;

using Palette = std::array<std::uint32_t, k_colors>;  // 0xRRGGBB, by Color

inline constexpr Palette k_light = {0xF5F7F9, 0xFFFFFF, 0xECF0F4, 0xD8DFE6, 0x17202B, 0x4A5868, 0x0B6B6B, 0xDDF0EF, 0x1B7237,
                                    0xE0F2E5, 0x8A5200, 0xFBEFD9, 0xB3261E, 0xFCE4E2, 0x1F5FBF, 0xE1EBFB, 0xFFFFFF};
inline constexpr Palette k_dark = {0x12171D, 0x1A2129, 0x0D1116, 0x313D4A, 0xE8EDF2, 0xA9B6C3, 0x4FC3C0, 0x173A3B, 0x5CC482,
                                   0x17321F, 0xF0B458, 0x3A2C12, 0xFF8A80, 0x3D1D1B, 0x8AB4F8, 0x1B2C47, 0x12171D};

// Sizes in pixels at a text size of 100 %; Theme::px scales them.
inline constexpr float k_page_margin = 24;
inline constexpr float k_card_padding = 16;
inline constexpr float k_gap = 12;             // between cards
inline constexpr float k_radius = 8;
inline constexpr float k_row_one_line = 32;
inline constexpr float k_row_two_lines = 43;
inline constexpr float k_control_height = 32;  // the least height of anything that can be clicked
inline constexpr float k_rail_width = 196;
inline constexpr float k_rail_icons_width = 60;
inline constexpr float k_rail_collapses_below = 1100;
inline constexpr float k_panel_width = 404;

}  // namespace theme
