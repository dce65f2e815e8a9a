#include "shell/widgets/button.hpp"

#include <cmath>

#include "assets/icons.hpp"
#include "shell/widgets/press.hpp"

namespace widgets {
namespace {

bool g_over_file_button = false;
bool g_over_file_button_next = false;
Words g_words;

struct Look {
    Color ground, text;
    bool has_border, has_ground;
};

Look look_of(ButtonKind kind) {
    switch (kind) {
        case ButtonKind::primary: return {Color::accent, Color::on_accent, false, true};
        case ButtonKind::secondary: return {Color::surface, Color::text, true, true};
        case ButtonKind::quiet: return {Color::surface, Color::accent, false, false};
        case ButtonKind::danger: return {Color::surface, Color::bad, true, true};
    }
    return {};
}

constexpr float k_button_height = 34;

}  // namespace

const Words& words() { return g_words; }

void begin_frame(const Words& words) {
    g_words = words;
    g_over_file_button = g_over_file_button_next;
    g_over_file_button_next = false;
}
bool is_over_file_button() { return g_over_file_button || g_over_file_button_next; }

float button_width(const Button& button) {
    const auto& theme = theme::current();
    const float padding = button.kind == ButtonKind::quiet ? 10.0f : button.kind == ButtonKind::primary ? 20.0f : 14.0f;
    const float icon = button.icon != nullptr ? text_width(button.icon, Font::row) + theme.px(8) : 0;
    return text_width(button.label, Font::row_strong) + icon + 2 * theme.px(padding);
}

bool button(const Button& button) {
    const auto& theme = theme::current();
    float width = button.width;
    if (width < 0) width = ImGui::GetContentRegionAvail().x;
    if (width == 0) width = button_width(button);
    const float height = theme.px(k_button_height);
    const Rect rect = rect_here(width, height);
    std::uint32_t state = button.is_enabled ? 0u : std::uint32_t{probe::k_disabled};
    if (button.kind == ButtonKind::primary) state |= probe::k_primary;
    const std::string_view name = button.name.empty() ? button.label : button.name;
    const Press press = press_here(width, height, {.id = button.id, .name = name, .state = state});
    if (button.opens_files && button.is_enabled && ImGui::IsItemHovered()) g_over_file_button_next = true;

    const Look look = look_of(button.kind);
    Color ink = look.text;
    if (!button.is_enabled) {
        fill(rect, theme.color(Color::sunken));
        ink = Color::muted;
    } else {
        const float share = press.is_held ? 0.18f : press.is_hovered ? 0.09f : 0.0f;
        if (look.has_ground || share > 0) fill(rect, theme.mixed(look.ground, look.text, share));
        if (look.has_border) outline(rect, theme.color(Color::line));
    }
    const float icon_width = button.icon != nullptr ? text_width(button.icon, Font::row) + theme.px(8) : 0;
    const float label_width = text_width(button.label, Font::row_strong);
    float x = std::floor(rect.min.x + (width - label_width - icon_width) / 2);
    x = std::max(x, rect.min.x + theme.px(6));
    if (button.icon != nullptr) {
        icon_in({{x, rect.min.y}, {x + icon_width - theme.px(8), rect.max.y}}, button.icon, ink, Font::row);
        x += icon_width;
    }
    text_in({{x, rect.min.y}, {rect.max.x - theme.px(4), rect.max.y}}, button.label, {.font = Font::row_strong, .color = ink});
    tooltip(button.hint);
    return press.is_pressed;
}

bool icon_button(const IconButton& button) {
    const auto& theme = theme::current();
    const float size = theme.px(theme::k_control_height);
    const Rect rect = rect_here(size, size);
    const std::uint32_t state = (button.is_enabled ? 0u : std::uint32_t{probe::k_disabled}) |
                                (button.is_selected ? std::uint32_t{probe::k_selected} : 0u);
    const Press press = press_here(size, size, {.id = button.id, .name = button.name, .state = state});
    if (button.is_selected) fill(rect, theme.color(Color::accent_weak));
    if (press.is_hovered && button.is_enabled) fill(rect, theme.color(Color::muted, press.is_held ? 0.2f : 0.12f));
    icon_in(rect, button.icon, button.is_selected ? Color::accent : Color::muted);
    tooltip(button.name);
    return press.is_pressed;
}

bool link(const char* id, std::string_view label, std::string_view name, Font font) {
    const auto& theme = theme::current();
    const float width = std::min(text_width(label, font), ImGui::GetContentRegionAvail().x);
    const float height = std::ceil(theme.font_size(font) * 1.4f);
    const Rect rect = rect_here(width, height);
    const Press press = press_here(width, height,
                                   {.id = id, .name = name.empty() ? label : name, .role = probe::Role::link, .radius = 4});
    text_in(rect, label, {.font = font, .color = Color::info, .may_cut = true});
    if (press.is_hovered) {
        const float y = std::floor(rect.center().y + theme.font_size(font) * 0.42f);
        ImGui::GetWindowDrawList()->AddRectFilled({rect.min.x, y}, {rect.max.x, y + 1}, theme.color(Color::info));
    }
    return press.is_pressed;
}

bool press_area(const char* id, const Rect& rect, std::string_view name, bool is_selected, probe::Role role, float radius) {
    const auto& theme = theme::current();
    const std::uint32_t state = is_selected ? std::uint32_t{probe::k_selected} : 0u;
    const Press press = press_at(rect, {.id = id, .name = name, .role = role, .state = state, .radius = radius});
    if (press.is_hovered) fill(rect, theme.color(Color::muted, press.is_held ? 0.16f : 0.08f), radius);
    return press.is_pressed;
}

bool chip(const Chip& chip) {
    const auto& theme = theme::current();
    const float side = theme.px(12);
    const float icon = chip.icon != nullptr ? text_width(chip.icon, Font::secondary) + theme.px(6) : 0;
    const float cross = chip.is_removable ? theme.px(20) : 0;
    const float natural = text_width(chip.label, Font::secondary) + 2 * side + icon + cross;
    const float width = std::min(natural, std::max(ImGui::GetContentRegionAvail().x, theme.px(60)));
    const float height = theme.px(theme::k_control_height);
    const Rect rect = rect_here(width, height);
    const std::uint32_t state = chip.is_on ? std::uint32_t{probe::k_checked} : 0u;
    const Press press = press_here(width, height,
                                   {.id = chip.id, .name = chip.name.empty() ? chip.label : chip.name,
                                    .role = chip.is_removable ? probe::Role::button : probe::Role::checkbox, .state = state,
                                    .radius = 16});
    fill(rect, chip.is_on ? theme.color(Color::accent_weak) : theme.color(Color::surface), 16);
    if (press.is_hovered) fill(rect, theme.color(Color::muted, 0.1f), 16);
    if (!chip.is_on) outline(rect, theme.color(Color::line), 16);
    const Color ink = chip.is_on ? Color::accent : Color::muted;
    float x = rect.min.x + side;
    if (chip.icon != nullptr) {
        icon_in({{x, rect.min.y}, {x + icon - theme.px(6), rect.max.y}}, chip.icon, ink, Font::secondary);
        x += icon;
    }
    text_in({{x, rect.min.y}, {rect.max.x - side - cross + 1, rect.max.y}}, chip.label,
            {.font = chip.is_on ? Font::secondary_strong : Font::secondary, .color = ink, .may_cut = true});
    if (chip.is_removable) icon_in({{rect.max.x - side - cross, rect.min.y}, {rect.max.x - theme.px(4), rect.max.y}},
                                   icons::k_icon_x, ink, Font::secondary);
    return press.is_pressed;
}

float pill_in(const Rect& rect, std::string_view text, Color color, Color ground, Align align) {
    const auto& theme = theme::current();
    const float width = std::min(text_width(text, Font::secondary) + 2 * theme.px(8), rect.width());
    const float height = std::min(theme.px(22), rect.height());
    float x = rect.min.x;
    if (align == Align::right) x = rect.max.x - width;
    if (align == Align::center) x = rect.center().x - width / 2;
    const float y = std::floor(rect.center().y - height / 2);
    const Rect place{{std::floor(x), y}, {std::floor(x) + width, y + height}};
    fill(place, theme.color(ground), 11);
    text_in(place.inset(theme.px(6), 0), text, {.font = Font::secondary, .color = color, .align = Align::center, .may_cut = true});
    return width;
}

void pill(std::string_view text, Color color, Color ground) {
    const auto& theme = theme::current();
    const float width = std::min(text_width(text, Font::secondary) + 2 * theme.px(8), ImGui::GetContentRegionAvail().x);
    const float height = theme.px(22);
    pill_in(rect_here(width, height), text, color, ground);
    ImGui::Dummy({width, height});
}

}  // namespace widgets
