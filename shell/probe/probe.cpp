#include "shell/probe/probe.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <map>

namespace probe {
namespace {

struct Recorder {
    bool is_on = false;
    std::vector<Item> current;
    std::vector<Item> last;
    std::map<ImGuiID, std::size_t> by_id;         // into `current`
    std::vector<std::string> duplicates, last_duplicates;
};
Recorder g_recorder;  // one context at a time, as in ImGui

/// Window names look like "##root/page_1A2B3C4D/card_5E6F7A8B": ids are kept, they tell windows apart.
std::string window_name(const ImGuiWindow* window) { return window != nullptr ? window->Name : ""; }

Role role_of(ImGuiItemStatusFlags flags) {
    if ((flags & ImGuiItemStatusFlags_Inputable) != 0) return Role::textbox;
    if ((flags & ImGuiItemStatusFlags_Checkable) != 0) return Role::checkbox;
    return Role::button;
}

}  // namespace

std::string_view role_name(Role role) {
    switch (role) {
        case Role::button: return "button";
        case Role::link: return "link";
        case Role::checkbox: return "checkbox";
        case Role::radio: return "radio";
        case Role::tab: return "tab";
        case Role::textbox: return "textbox";
        case Role::slider: return "slider";
        case Role::combobox: return "combobox";
        case Role::option: return "option";
        case Role::menuitem: return "menuitem";
        case Role::row: return "row";
        case Role::column_header: return "columnheader";
        case Role::heading: return "heading";
        case Role::text: return "text";
        case Role::cell: return "cell";
        case Role::status: return "status";
        case Role::progress: return "progressbar";
        case Role::image: return "img";
    }
    return "";
}

bool is_interactive(Role role) { return role < Role::heading; }

bool Item::is_visible() const {
    return std::min(max.x, clip_max.x) - std::max(min.x, clip_min.x) >= 1 &&
           std::min(max.y, clip_max.y) - std::max(min.y, clip_min.y) >= 1;
}

ImVec2 Item::center() const {
    return {(std::max(min.x, clip_min.x) + std::min(max.x, clip_max.x)) / 2,
            (std::max(min.y, clip_min.y) + std::min(max.y, clip_max.y)) / 2};
}

void enable(bool on) {
    g_recorder.is_on = on;
    ImGui::GetCurrentContext()->TestEngineHookItems = on;
    if (!on) g_recorder = {};
}
bool is_enabled() { return g_recorder.is_on; }

void begin_frame() {
    g_recorder.current.clear();
    g_recorder.by_id.clear();
    g_recorder.duplicates.clear();
}

void end_frame() {
    if (!g_recorder.is_on) return;
    // What no widget has described is part of Dear ImGui's machinery: scroll bars, windows, borders.
    std::erase_if(g_recorder.current, [](const Item& item) { return item.id != 0 && (item.state & k_described) == 0; });
    g_recorder.last.swap(g_recorder.current);
    g_recorder.last_duplicates.swap(g_recorder.duplicates);
}

void describe(Role role, std::string_view name, std::uint32_t state, std::string_view value) {
    if (!g_recorder.is_on) return;
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const auto found = g_recorder.by_id.find(context.LastItemData.ID);
    if (found == g_recorder.by_id.end()) return;  // clipped: not on the screen
    Item& item = g_recorder.current[found->second];
    if ((item.state & k_described) != 0) g_recorder.duplicates.push_back(item.name + " = " + std::string(name));
    item.role = role;
    item.name = name;
    item.value = value;
    item.state |= state | k_described;
    if (context.NavId == item.id && !context.NavDisableHighlight) item.state |= k_focused;
}

void text(Role role, std::string_view text, ImVec2 min, ImVec2 max, std::uint32_t state) {
    if (!g_recorder.is_on || text.empty()) return;
    const ImGuiWindow* window = ImGui::GetCurrentContext()->CurrentWindow;
    const ImRect clip = window->ClipRect;
    if (max.y < clip.Min.y || min.y > clip.Max.y || max.x < clip.Min.x || min.x > clip.Max.x) return;
    g_recorder.current.push_back(
        {0, role, std::string(text), window_name(window), min, max, clip.Min, clip.Max, state | k_described, {}});
}

const std::vector<Item>& items() { return g_recorder.last; }

const Item* find(std::string_view name) {
    const auto at = std::ranges::find_if(g_recorder.last, [&](const Item& item) { return item.name == name && item.is_visible(); });
    return at == g_recorder.last.end() ? nullptr : &*at;
}

const Item* find(Role role, std::string_view name) {
    const auto at = std::ranges::find_if(g_recorder.last, [&](const Item& item) {
        return item.role == role && item.name == name && item.is_visible();
    });
    return at == g_recorder.last.end() ? nullptr : &*at;
}

void activate(ImGuiID id) { ImGui::ActivateItemByID(id); }

std::vector<std::string> duplicate_ids() { return g_recorder.last_duplicates; }

}  // namespace probe

// The four functions that Dear ImGui calls when it is compiled with IMGUI_ENABLE_TEST_ENGINE.

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box, const ImGuiLastItemData*) {
    if (id == 0 || !probe::g_recorder.is_on) return;
    const ImGuiWindow* window = context->CurrentWindow;
    const ImRect clip = window->ClipRect;
    auto& recorder = probe::g_recorder;
    // Some widgets add an item twice (a group, then its parts); the first rectangle is the one that is pressed.
    if (!recorder.by_id.emplace(id, recorder.current.size()).second) return;
    recorder.current.push_back({id, probe::Role::button, {}, probe::window_name(window), box.Min, box.Max, clip.Min, clip.Max, 0, {}});
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID id, const char*, ImGuiItemStatusFlags flags) {
    const auto found = probe::g_recorder.by_id.find(id);
    if (found == probe::g_recorder.by_id.end()) return;
    probe::Item& item = probe::g_recorder.current[found->second];
    item.role = probe::role_of(flags);
    if ((flags & ImGuiItemStatusFlags_Checked) != 0) item.state |= probe::k_checked;
    if ((flags & ImGuiItemStatusFlags_Opened) != 0) item.state |= probe::k_expanded;
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
