#include "web/src/input.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace web {

namespace {

struct NamedKey {
    std::string_view code;
    ImGuiKey key;
};

constexpr std::array k_keys{
    NamedKey{"Tab", ImGuiKey_Tab},
    NamedKey{"ArrowLeft", ImGuiKey_LeftArrow},
    NamedKey{"ArrowRight", ImGuiKey_RightArrow},
    NamedKey{"ArrowUp", ImGuiKey_UpArrow},
    NamedKey{"ArrowDown", ImGuiKey_DownArrow},
    NamedKey{"PageUp", ImGuiKey_PageUp},
    NamedKey{"PageDown", ImGuiKey_PageDown},
    NamedKey{"Home", ImGuiKey_Home},
    NamedKey{"End", ImGuiKey_End},
    NamedKey{"Insert", ImGuiKey_Insert},
    NamedKey{"Delete", ImGuiKey_Delete},
    NamedKey{"Backspace", ImGuiKey_Backspace},
    NamedKey{"Space", ImGuiKey_Space},
    NamedKey{"Enter", ImGuiKey_Enter},
    NamedKey{"NumpadEnter", ImGuiKey_KeypadEnter},
    NamedKey{"Escape", ImGuiKey_Escape},
    NamedKey{"Slash", ImGuiKey_Slash},
    NamedKey{"Period", ImGuiKey_Period},
    NamedKey{"Comma", ImGuiKey_Comma},
    NamedKey{"Minus", ImGuiKey_Minus},
    NamedKey{"Equal", ImGuiKey_Equal},
    NamedKey{"ControlLeft", ImGuiKey_LeftCtrl},
    NamedKey{"ControlRight", ImGuiKey_RightCtrl},
    NamedKey{"ShiftLeft", ImGuiKey_LeftShift},
    NamedKey{"ShiftRight", ImGuiKey_RightShift},
    NamedKey{"AltLeft", ImGuiKey_LeftAlt},
    NamedKey{"AltRight", ImGuiKey_RightAlt},
    NamedKey{"MetaLeft", ImGuiKey_LeftSuper},
    NamedKey{"MetaRight", ImGuiKey_RightSuper},
};

ImGuiKey key_of(std::string_view code) {
    const auto at = [&](char first) { return static_cast<ImGuiKey>(code.back() - first); };
    if (code.size() == 4 && code.starts_with("Key")) return static_cast<ImGuiKey>(ImGuiKey_A + at('A'));
    if (code.size() == 6 && code.starts_with("Digit")) return static_cast<ImGuiKey>(ImGuiKey_0 + at('0'));
    if (code.size() == 7 && code.starts_with("Numpad") && code.back() <= '9') return static_cast<ImGuiKey>(ImGuiKey_Keypad0 + at('0'));
    if (code.size() == 2 && code[0] == 'F' && code[1] >= '1') return static_cast<ImGuiKey>(ImGuiKey_F1 + at('1'));
    if (code == "F10" || code == "F11" || code == "F12") return static_cast<ImGuiKey>(ImGuiKey_F10 + at('0'));
    const auto known = std::ranges::find(k_keys, code, &NamedKey::code);
    return known == k_keys.end() ? ImGuiKey_None : known->key;
}

}  // namespace

void resized(float width, float height, float pixel_ratio) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {std::max(width, 1.0f), std::max(height, 1.0f)};
    io.DisplayFramebufferScale = {pixel_ratio, pixel_ratio};
}

void pointer_moved(float x, float y, bool is_touch) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(is_touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    const bool is_away = x < -1e5f;
    io.AddMousePosEvent(is_away ? -FLT_MAX : x, is_away ? -FLT_MAX : y);
}

void pointer_pressed(int button, bool is_down) {
    if (button < 0 || button > 2) return;
    constexpr int k_order[] = {ImGuiMouseButton_Left, ImGuiMouseButton_Middle, ImGuiMouseButton_Right};
    ImGui::GetIO().AddMouseButtonEvent(k_order[button], is_down);
}

void wheel_turned(float x, float y) { ImGui::GetIO().AddMouseWheelEvent(x, y); }

void key_pressed(const std::string& code, bool is_down, bool ctrl, bool shift, bool alt, bool meta, bool passes) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
    io.AddKeyEvent(ImGuiMod_Shift, shift);
    io.AddKeyEvent(ImGuiMod_Alt, alt);
    io.AddKeyEvent(ImGuiMod_Super, meta);
    const ImGuiKey key = key_of(code);
    if (key != ImGuiKey_None && (passes || !is_down)) io.AddKeyEvent(key, is_down);
}

void text_typed(const std::string& text) { ImGui::GetIO().AddInputCharactersUTF8(text.c_str()); }

void focus_changed(bool has_focus) { ImGui::GetIO().AddFocusEvent(has_focus); }

void press_paste() {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    io.AddKeyEvent(ImGuiKey_V, true);
    io.AddKeyEvent(ImGuiKey_V, false);
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
}

}  // namespace web
