// input.hpp: text, numbers and choices.
//
// Edits     Text is edited as a draft that lives in the page's UI struct. `text_field` answers true once, when the field is
//           left after an edit or Enter is pressed: one intent and one step of undo an edit.
#pragma once

#include <cstdint>
#include <span>

#include "shell/widgets/button.hpp"

namespace widgets {

struct TextField {
    const char* id = "";
    std::string_view label = {};        // above the field; empty: none
    std::string_view name = {};         // empty: the label
    std::string_view placeholder = {};
    std::string_view problem = {};      // shown below in red with an icon
    float width = 0;                    // 0: what remains
    bool is_enabled = true;
    bool takes_focus = false;           // the keyboard goes here in this frame
};
/// True once an edit is finished; `draft` follows every key.
[[nodiscard]] bool text_field(const TextField& field, std::string& draft);

/// Search: true whenever the text changed. Esc empties it; a cross does too.
[[nodiscard]] bool search_field(const TextField& field, std::string& draft);

struct Slider {
    const char* id = "";
    std::string_view name;
    std::int64_t least = 0;
    std::int64_t most = 100;
    std::int64_t step = 1;
    int scale_digits = 0;               // the number shown is value / 10^scale_digits
    int shown_digits = 0;
    std::string_view unit = {};         // behind the number
    float width = 0;                    // of the track; 0: what remains
    bool is_enabled = true;
    std::string_view words = {};        // the value in words, for the probe; then no number stands beside the track
};
/// What happened to a slider: `changed` while it moves, `released` once at the end.
struct SliderEvent {
    bool changed = false;
    bool released = false;
};
[[nodiscard]] SliderEvent slider(const Slider& slider, std::int64_t* value);

/// A list that opens below. `*chosen` may be out of range: then `placeholder` is shown. True when another is chosen.
struct Combo {
    const char* id = "";
    std::string_view label = {};        // above; empty: none
    std::string_view name = {};
    std::string_view placeholder = {};
    float width = 0;
    bool is_enabled = true;
    std::string* search = nullptr;      // typed above a long list to shorten it; Enter takes the first
    std::string_view search_name = {};
};
[[nodiscard]] bool combo(const Combo& combo, std::span<const std::string> options, std::size_t* chosen);

}  // namespace widgets
