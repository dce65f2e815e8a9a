#include <algorithm>
#include <cmath>

#include "shell/widgets/button.hpp"
#include "shell/widgets/press.hpp"

namespace widgets {

namespace {

float tab_width(const Tab& tab) {
    const auto& theme = theme::current();
    const float count = tab.count.empty() ? 0 : text_width(tab.count, Font::secondary) + theme.px(6);
    return std::ceil(text_width(tab.label, Font::row_strong) + count + 2 * theme.px(14));
}

bool draw_tab(const Tab& tab, const Rect& rect, bool is_chosen) {
    const auto& theme = theme::current();
    const std::uint32_t state = is_chosen ? std::uint32_t{probe::k_selected} : 0u;
    const Press press = press_at(rect, {.id = tab.id, .name = tab.label, .role = probe::Role::tab, .state = state});
    const Rect inner = rect.inset(theme.px(2), theme.px(2));
    if (is_chosen) {
        fill(inner, theme.color(Color::surface), 6);
        outline(inner, theme.color(Color::line), 6);
    } else if (press.is_hovered) {
        fill(inner, theme.color(Color::muted, 0.1f), 6);
    }
    const float count = tab.count.empty() ? 0 : text_width(tab.count, Font::secondary) + theme.px(6);
    const float side = std::min(theme.px(14), std::max((rect.width() - text_width(tab.label, Font::row_strong) - count) / 2, 2.0f));
    text_in({{rect.min.x + side, rect.min.y}, {rect.max.x - side - count + 1, rect.max.y}}, tab.label,
            {.font = is_chosen ? Font::row_strong : Font::row, .color = is_chosen ? Color::text : Color::muted});
    if (count > 0) {
        text_in({{rect.max.x - side - count, rect.min.y}, {rect.max.x - side + 1, rect.max.y}}, tab.count,
                {.font = Font::secondary, .color = is_chosen ? Color::accent : Color::muted, .align = Align::right});
    }
    return press.is_pressed;
}

}  // namespace

bool tabs(const char* id, std::span<const Tab> tabs, std::size_t* chosen) {
    const auto& theme = theme::current();
    const float height = theme.px(theme::k_control_height);
    const float room = ImGui::GetContentRegionAvail().x;
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    ImGui::PushID(id);
    bool is_changed = false;
    float widest = 0;
    float y = origin.y;
    // What does not fit the line goes on to the next.
    for (std::size_t first = 0; first < tabs.size();) {
        std::size_t end = first;
        float width = 0;
        while (end < tabs.size() && (end == first || width + tab_width(tabs[end]) <= room)) width += tab_width(tabs[end++]);
        width = std::min(width, room);
        fill({{origin.x, y}, {origin.x + width, y + height}}, theme.color(Color::sunken));
        float x = origin.x;
        for (std::size_t index = first; index < end; ++index) {
            const Rect rect{{x, y}, {std::min(x + tab_width(tabs[index]), origin.x + room), y + height}};
            if (draw_tab(tabs[index], rect, index == *chosen) && index != *chosen) {
                *chosen = index;
                is_changed = true;
            }
            x = rect.max.x;
        }
        widest = std::max(widest, width);
        first = end;
        y += height + (end < tabs.size() ? theme.px(4) : 0);
    }
    ImGui::Dummy({widest, y - origin.y});
    ImGui::PopID();
    return is_changed;
}

bool toggle(const char* id, std::string_view label, bool* is_on, std::string_view name) {
    const auto& theme = theme::current();
    const float height = theme.px(theme::k_control_height);
    const float track_width = theme.px(34);
    const float track_height = theme.px(20);
    const float width = track_width + theme.px(10) + text_width(label, Font::body);
    const Rect rect = rect_here(width, height);
    const std::uint32_t state = *is_on ? std::uint32_t{probe::k_checked} : 0u;
    const Press press = press_here(width, height, {.id = id, .name = name.empty() ? label : name,
                                                   .role = probe::Role::checkbox, .state = state});
    if (press.is_pressed) *is_on = !*is_on;
    const float top = std::floor(rect.center().y - track_height / 2);
    const Rect track{{rect.min.x, top}, {rect.min.x + track_width, top + track_height}};
    fill(track, *is_on ? theme.color(Color::accent) : theme.mixed(Color::line, Color::muted, press.is_hovered ? 0.6f : 0.45f), 10);
    const float radius = track_height / 2 - theme.px(3);
    const float x = *is_on ? track.max.x - track_height / 2 : track.min.x + track_height / 2;
    ImGui::GetWindowDrawList()->AddCircleFilled({x, track.center().y}, radius, theme.color(Color::surface), 24);
    text_in({{track.max.x + theme.px(10), rect.min.y}, {rect.max.x + 1, rect.max.y}}, label);
    return press.is_pressed;
}

}  // namespace widgets
