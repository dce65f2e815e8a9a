#include "shell/theme/theme.hpp"

#include <cmath>

#include "core/base/result.hpp"

namespace theme {
namespace {

Theme g_current;  // like ImGui's own current context: one screen, one thread

std::uint32_t rgb(Mode mode, Color color) {
    return (mode == Mode::dark ? k_dark : k_light)[static_cast<std::size_t>(color)];
}

float channel(std::uint32_t rgb, int shift) { return static_cast<float>((rgb >> shift) & 0xFFU) / 255.0f; }

double linear(std::uint32_t rgb, int shift) {
    const double value = static_cast<double>((rgb >> shift) & 0xFFU) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(std::uint32_t rgb) {
    return 0.2126 * linear(rgb, 16) + 0.7152 * linear(rgb, 8) + 0.0722 * linear(rgb, 0);
}

}  // namespace

float Theme::px(float size) const { return std::round(size * scale); }

ImVec4 Theme::color_vec(Color color, float alpha) const {
    const std::uint32_t value = rgb(mode, color);
    return {channel(value, 16), channel(value, 8), channel(value, 0), alpha};
}

ImU32 Theme::color(Color color, float alpha) const { return ImGui::ColorConvertFloat4ToU32(color_vec(color, alpha)); }

ImU32 Theme::mixed(Color base, Color over, float share) const {
    const ImVec4 a = color_vec(base);
    const ImVec4 b = color_vec(over);
    return ImGui::ColorConvertFloat4ToU32(
        {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, a.z + (b.z - a.z) * share, 1});
}

float Theme::font_size(Font which) const {
    const ImFont* loaded = font(which);
    BASE_ASSERT(loaded != nullptr);
    return loaded->FontSize * ImGui::GetIO().FontGlobalScale;
}

const Theme& current() { return g_current; }
void set_current(const Theme& theme) { g_current = theme; }

void apply(ImGuiStyle& style, const Theme& theme) {
    style = ImGuiStyle();
    const float radius = theme.px(k_radius);
    style.WindowPadding = {0, 0};
    style.WindowRounding = 0;
    style.WindowBorderSize = 0;
    style.ChildRounding = radius;
    style.ChildBorderSize = 1;
    style.PopupRounding = radius;
    style.PopupBorderSize = 1;
    style.FrameRounding = theme.px(6);
    style.FrameBorderSize = 0;
    style.FramePadding = {theme.px(10), theme.px(8)};
    style.ItemSpacing = {theme.px(8), theme.px(8)};
    style.ItemInnerSpacing = {theme.px(8), theme.px(4)};
    style.ScrollbarSize = theme.px(10);
    style.ScrollbarRounding = theme.px(5);
    style.GrabMinSize = theme.px(28);
    style.GrabRounding = theme.px(5);
    style.AntiAliasedLinesUseTex = true;
    style.CircleTessellationMaxError = 0.1f;
    style.HoverDelayNormal = 0.4f;

    // Everything that Dear ImGui may draw by itself gets a colour of ours; what widgets never use is the page's ground.
    for (ImVec4& color : style.Colors) color = theme.color_vec(Color::bg);
    const auto set = [&](ImGuiCol slot, Color color, float alpha = 1) { style.Colors[slot] = theme.color_vec(color, alpha); };
    set(ImGuiCol_Text, Color::text);
    set(ImGuiCol_TextDisabled, Color::muted);
    set(ImGuiCol_ChildBg, Color::bg, 0);
    set(ImGuiCol_PopupBg, Color::surface);
    set(ImGuiCol_Border, Color::line);
    set(ImGuiCol_BorderShadow, Color::line, 0);
    set(ImGuiCol_FrameBg, Color::sunken);
    set(ImGuiCol_FrameBgHovered, Color::sunken);
    set(ImGuiCol_FrameBgActive, Color::sunken);
    set(ImGuiCol_ScrollbarBg, Color::bg, 0);
    set(ImGuiCol_ScrollbarGrab, Color::line);
    set(ImGuiCol_ScrollbarGrabHovered, Color::muted, 0.6f);
    set(ImGuiCol_ScrollbarGrabActive, Color::muted);
    set(ImGuiCol_Header, Color::accent_weak);
    set(ImGuiCol_HeaderHovered, Color::accent_weak);
    set(ImGuiCol_HeaderActive, Color::accent_weak);
    set(ImGuiCol_Button, Color::sunken);
    set(ImGuiCol_ButtonHovered, Color::line);
    set(ImGuiCol_ButtonActive, Color::line);
    set(ImGuiCol_Separator, Color::line);
    set(ImGuiCol_CheckMark, Color::accent);
    set(ImGuiCol_SliderGrab, Color::accent);
    set(ImGuiCol_SliderGrabActive, Color::accent);
    set(ImGuiCol_TextSelectedBg, Color::accent, 0.35f);
    set(ImGuiCol_NavHighlight, Color::accent);
    set(ImGuiCol_ModalWindowDimBg, Color::text, 0.25f);
    if (theme.mode == Mode::dark) style.Colors[ImGuiCol_ModalWindowDimBg] = ImVec4(0, 0, 0, 0.5f);
}

double contrast(std::uint32_t a, std::uint32_t b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

}  // namespace theme
