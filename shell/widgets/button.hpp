// button.hpp: everything that is pressed.
//
// Naming    `id` is stable and unique within the window (push the record's key with ImGui::PushID where rows repeat).
//           `label` is what is read; `name` is what tests and screen readers call it and must be unique within the window:
//           "Hapus Ada" where several rows say "Hapus". An empty name is the label.
#pragma once

#include <span>

#include "core/base/message.hpp"
#include "shell/widgets/text.hpp"

namespace widgets {

enum class ButtonKind : std::uint8_t { primary, secondary, quiet, danger };

struct Button {
    const char* id = "";
    std::string_view label;
    std::string_view name = {};
    ButtonKind kind = ButtonKind::secondary;
    const char* icon = nullptr;
    float width = 0;            // pixels of the display; 0: as wide as the label needs, -1: what remains
    bool is_enabled = true;
    std::string_view hint = {};     // tooltip; for a disabled button the reason
    bool opens_files = false;   // a press opens the file picker: browsers want to know while the pointer is over it
};
/// True in the frame of the press.
[[nodiscard]] bool button(const Button& button);
/// How wide `button` will be.
[[nodiscard]] float button_width(const Button& button);

struct IconButton {
    const char* id = "";
    const char* icon = "";
    std::string_view name;      // also the tooltip
    bool is_enabled = true;
    bool is_selected = false;
};
[[nodiscard]] bool icon_button(const IconButton& button);

/// A word in the colour of links; one line high.
[[nodiscard]] bool link(const char* id, std::string_view label, std::string_view name = {}, Font font = Font::secondary);
/// A whole rectangle that can be pressed: tiles, rows, cells of a heat map. Draws only hover and focus; draw into it
/// afterwards. Moves no cursor.
[[nodiscard]] bool press_area(const char* id, const Rect& rect, std::string_view name, bool is_selected = false,
                              probe::Role role = probe::Role::button, float radius = theme::k_radius);

/// On or off, drawn as a pill.
struct Chip {
    const char* id = "";
    std::string_view label;
    std::string_view name = {};
    bool is_on = false;
    bool is_removable = false;  // shows a cross: pressing takes the filter away
    const char* icon = nullptr;
};
[[nodiscard]] bool chip(const Chip& chip);

/// A small count or word on a coloured ground: `pill("9 terpenuhi", Color::good, Color::good_weak)`.
void pill(std::string_view text, Color color, Color ground);
/// The same in a rectangle's centre or edge; returns its width.
float pill_in(const Rect& rect, std::string_view text, Color color, Color ground, Align align = Align::left);

struct Tab {
    const char* id = "";
    std::string_view label;
    std::string_view count = {};
};
/// Segments of which one is chosen. Changes `*chosen` and answers true when another is pressed.
[[nodiscard]] bool tabs(const char* id, std::span<const Tab> tabs, std::size_t* chosen);

/// A switch with its label at the right.
[[nodiscard]] bool toggle(const char* id, std::string_view label, bool* is_on, std::string_view name = {});

/// Whether the pointer is over a button with `opens_files` (in the frame drawn last).
[[nodiscard]] bool is_over_file_button();

/// The few words that widgets say by themselves, and the reader's language; valid for the frame.
struct Words {
    std::string_view copy_table = "";     // "Salin tabel"
    std::string_view choose_columns = ""; // "Pilih kolom"
    std::string_view clear = "";          // "Kosongkan"
    std::string_view unknown = "";        // what a dash means, for the probe
    base::Language language = base::Language::indonesian;  // of the numbers that widgets write
};
[[nodiscard]] const Words& words();
/// Called by the host at the start of a frame.
void begin_frame(const Words& words);

}  // namespace widgets
