// shortcuts.hpp: keys, in one table that acts and that prints the help page.
#pragma once

#include <imgui.h>

#include <optional>
#include <span>

namespace views {

enum class Command : std::uint8_t {
    palette,
    undo,
    redo,
    go_home,
    go_data,
    go_search,
    go_plan,
    go_sync,
    go_settings,
    help,
};
struct Shortcut {
    Command command;
    ImGuiKeyChord chord;
    const char* keys;       // "Ctrl + K"
    const char* label_key;  // "shortcut.palette"
};
[[nodiscard]] std::span<const Shortcut> shortcuts();
/// The command whose keys were pressed in this frame. While text is typed, undo and redo belong to the text.
[[nodiscard]] std::optional<Command> pressed_command();

/// Keys that widgets handle by themselves; only for the help page.
struct KeyHelp {
    const char* keys;
    const char* label_key;
};
[[nodiscard]] std::span<const KeyHelp> widget_keys();

}  // namespace views
