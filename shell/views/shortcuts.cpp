#include "shell/views/shortcuts.hpp"

#include <array>

namespace views {
namespace {

constexpr std::array k_shortcuts = {
    Shortcut{Command::palette, ImGuiMod_Shortcut | ImGuiKey_K, "Ctrl + K", "shortcut.palette"},
    Shortcut{Command::undo, ImGuiMod_Shortcut | ImGuiKey_Z, "Ctrl + Z", "shortcut.undo"},
    Shortcut{Command::redo, ImGuiMod_Shortcut | ImGuiKey_Y, "Ctrl + Y", "shortcut.redo"},
    Shortcut{Command::go_home, ImGuiMod_Alt | ImGuiKey_1, "Alt + 1", "page.home"},
    Shortcut{Command::go_data, ImGuiMod_Alt | ImGuiKey_2, "Alt + 2", "page.data"},
    Shortcut{Command::go_search, ImGuiMod_Alt | ImGuiKey_3, "Alt + 3", "page.search"},
    Shortcut{Command::go_plan, ImGuiMod_Alt | ImGuiKey_4, "Alt + 4", "page.plan"},
    Shortcut{Command::go_sync, ImGuiMod_Alt | ImGuiKey_5, "Alt + 5", "page.sync"},
    Shortcut{Command::go_settings, ImGuiMod_Alt | ImGuiKey_6, "Alt + 6", "page.settings"},
    Shortcut{Command::help, ImGuiKey_F1, "F1", "shortcut.help"},
};
constexpr std::array k_widget_keys = {
    KeyHelp{"↑  ↓", "shortcut.arrows"},  KeyHelp{"Enter", "shortcut.enter"},  KeyHelp{"Esc", "shortcut.escape"},
    KeyHelp{"Tab", "shortcut.tab"},      KeyHelp{"Ctrl + C", "shortcut.copy_row"},
};

}  // namespace

std::span<const Shortcut> shortcuts() { return k_shortcuts; }
std::span<const KeyHelp> widget_keys() { return k_widget_keys; }

std::optional<Command> pressed_command() {
    for (const Shortcut& shortcut : k_shortcuts) {
        if (!ImGui::IsKeyChordPressed(shortcut.chord)) continue;
        const bool is_of_text = shortcut.command == Command::undo || shortcut.command == Command::redo;
        if (is_of_text && ImGui::GetIO().WantTextInput) continue;
        return shortcut.command;
    }
    return std::nullopt;
}

}  // namespace views
