#include <cmath>

#include "shell/widgets/button.hpp"
#include "shell/widgets/press.hpp"

namespace widgets {

bool tabs(const char* id, std::span<const Tab> tabs, std::size_t* chosen) {
    const auto& theme = theme::current();
    const float height = theme.px(theme::k_control_height);
    const float side = theme.px(14);
    const auto width_of = [&](const Tab& tab) {
        const float count = tab.count.empty() ? 0 : text_width(tab.count, Font::secondary) + theme.px(6);
        return text_width(tab.label, Font::row_strong) + count + 2 * side;
    };
    float total = 0;
    for (const Tab& tab : tabs) total += width_of(tab);
    const float room = ImGui::GetContentRegionAvail().x;
    const float shrink = total > room ? room / total : 1;

    ImGui::PushID(id);
    const Rect all = rect_here(std::floor(total * shrink), height);
    fill(all, theme.color(Color::sunken));
    bool is_changed = false;
    float x = all.min.x;
    for (std::size_t index = 0; index < tabs.size(); ++index) {
        const Tab& tab = tabs[index];
        const float width = std::floor(width_of(tab) * shrink);
        const Rect rect{{x, all.min.y}, {x + width, all.max.y}};
        const bool is_chosen = index == *chosen;
        const std::uint32_t state = is_chosen ? std::uint32_t{probe::k_selected} : 0u;
        const Press press = press_at(rect, {.id = tab.id, .name = tab.label, .role = probe::Role::tab, .state = state});
        if (is_chosen) {
            const Rect inner = rect.inset(theme.px(2), theme.px(2));
            fill(inner, theme.color(Color::surface), 6);
            outline(inner, theme.color(Color::line), 6);
        } else if (press.is_hovered) {
            fill(rect.inset(theme.px(2), theme.px(2)), theme.color(Color::muted, 0.1f), 6);
        }
        const float count = tab.count.empty() ? 0 : text_width(tab.count, Font::secondary) + theme.px(6);
        const float inset = std::min(side, std::max((width - text_width(tab.label, Font::row_strong) - count) / 2, 2.0f));
        text_in({{rect.min.x + inset, rect.min.y}, {rect.max.x - inset - count + 1, rect.max.y}}, tab.label,
                {.font = is_chosen ? Font::row_strong : Font::row, .color = is_chosen ? Color::text : Color::muted, .may_cut = true});
        if (count > 0) {
            text_in({{rect.max.x - inset - count, rect.min.y}, {rect.max.x - inset + 1, rect.max.y}}, tab.count,
                    {.font = Font::secondary, .color = is_chosen ? Color::accent : Color::muted, .align = Align::right});
        }
        if (press.is_pressed && !is_chosen) {
            *chosen = index;
            is_changed = true;
        }
        x += width;
    }
    ImGui::Dummy({all.width(), height});
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
