// probe.hpp: what is on the screen, as a list of items with names: for tests and for the accessibility mirror.
//
// Problem   A canvas is opaque to screen readers and to tests.
// Result    Dear ImGui's test-engine hooks report every interactive item of a frame; widgets add role, accessible name,
//           state and value (`describe`), and register what is only text (`text`). The list describes the frame drawn last.
// Cost      About 15 % of a frame; nothing while switched off.
// Lifetime  One recorder for each ImGui context; references are valid until the next frame.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace probe {

enum class Role : std::uint8_t {
    // interactive
    button,
    link,
    checkbox,
    radio,
    tab,
    textbox,
    slider,
    combobox,
    option,
    menuitem,
    row,
    column_header,
    // text only
    heading,
    text,
    cell,
    status,
    progress,
    image,
};
[[nodiscard]] std::string_view role_name(Role role);
[[nodiscard]] bool is_interactive(Role role);

enum State : std::uint32_t {
    k_checked = 1u << 0,
    k_selected = 1u << 1,
    k_disabled = 1u << 2,
    k_expanded = 1u << 3,
    k_focused = 1u << 4,
    k_cut = 1u << 5,       // the text did not fit and ends in an ellipsis
    k_may_cut = 1u << 6,   // ... which is allowed here (cells of a table, names from files)
    k_primary = 1u << 7,   // the page's main action
    k_described = 1u << 8, // a widget has given role and name
};

struct Item {
    ImGuiID id = 0;  // 0: text only
    Role role = Role::button;
    std::string name;
    std::string window;
    ImVec2 min, max;            // rectangle, in the units of the display
    ImVec2 clip_min, clip_max;  // what is visible of its window
    std::uint32_t state = 0;
    std::string value;

    [[nodiscard]] bool is_visible() const;
    [[nodiscard]] ImVec2 center() const;  // of the visible part
};

/// Switches recording on for the current ImGui context. Off, every call here returns at once.
void enable(bool on);
[[nodiscard]] bool is_enabled();
/// Called by the host right before ImGui::NewFrame and right after ImGui::Render.
void begin_frame();
void end_frame();

/// Role, name, state and value for the item just submitted (ImGui's last item), or for `id`.
void describe(Role role, std::string_view name, std::uint32_t state = 0, std::string_view value = {});
/// A text without interaction, within the rectangle it was given.
void text(Role role, std::string_view text, ImVec2 min, ImVec2 max, std::uint32_t state = 0);

/// The items of the last finished frame, in drawing order.
[[nodiscard]] const std::vector<Item>& items();
/// The first visible item with this name (and role); null if none.
[[nodiscard]] const Item* find(std::string_view name);
[[nodiscard]] const Item* find(Role role, std::string_view name);
/// Presses an item on the next frame without a pointer: what a screen reader's "press" does.
void activate(ImGuiID id);
/// Names of items with the same id in one frame: two controls that ImGui takes for one.
[[nodiscard]] std::vector<std::string> duplicate_ids();
/// {"focus": id, "items": [{"id","role","name","window","x","y","w","h","state":[...],"value"}]} of the last frame.
[[nodiscard]] std::string snapshot_json();

}  // namespace probe
