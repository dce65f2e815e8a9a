#include "shell/widgets/bar.hpp"

#include <algorithm>
#include <cmath>

#include "assets/icons.hpp"
#include "core/base/text.hpp"
#include "shell/widgets/button.hpp"

namespace widgets {

void bar_in(const Rect& rect, std::int64_t value, std::int64_t most, std::int64_t before, Color color, std::string_view name) {
    const auto& theme = theme::current();
    const float height = theme.px(7);
    const float top = std::floor(rect.center().y - height / 2);
    const Rect track{{rect.min.x, top}, {rect.max.x, top + height}};
    fill(track, theme.mixed(Color::sunken, Color::line, theme.mode == theme::Mode::dark ? 0.0f : 0.35f), 4);
    const auto x_of = [&](std::int64_t amount) {
        const double share = most <= 0 ? 0 : std::clamp(static_cast<double>(amount) / static_cast<double>(most), 0.0, 1.0);
        return std::floor(track.min.x + track.width() * static_cast<float>(share));
    };
    const float end = x_of(value);
    if (end - track.min.x >= 2) fill({track.min, {std::max(end, track.min.x + height), track.max.y}}, theme.color(color), 4);
    if (before >= 0) {
        const float x = std::clamp(x_of(before), track.min.x + 1, track.max.x - 1);
        const float reach = theme.px(3);
        ImGui::GetWindowDrawList()->AddRectFilled({x - 1, track.min.y - reach}, {x + 1, track.max.y + reach}, theme.color(Color::text));
    }
    if (!name.empty()) probe::text(probe::Role::progress, name, track.min, track.max);
}

bool bar_row(const BarRow& row) {
    const auto& theme = theme::current();
    const float room = ImGui::GetContentRegionAvail().x;
    const float points_width = theme.px(34);
    const float bar_width = std::min(theme.px(96), room * 0.25f);
    const float fact_width = room - points_width - bar_width - theme.px(14) - (row.is_missing ? theme.px(18) : 0);
    // A fact is a sentence about a person: it is never cut, it wraps.
    const float fact_height = std::max(text_height(row.fact, Font::fine, fact_width), theme.px(16));
    const float height = theme.px(21) + fact_height;
    const Rect rect = rect_here(room, height);
    bool is_pressed = false;
    if (row.is_link) is_pressed = press_area(row.id, rect, row.label, false, probe::Role::button, 4);
    const float split = rect.max.x - points_width - bar_width - theme.px(14);
    const float middle = rect.min.y + theme.px(19);
    text_in({{rect.min.x, rect.min.y + theme.px(2)}, {split, middle}}, row.label, {.font = Font::row_strong, .may_cut = true});
    Rect fact{{rect.min.x, middle}, {split, rect.max.y - theme.px(1)}};
    if (row.is_missing) {
        icon_in({fact.min, {fact.min.x + theme.px(13), fact.min.y + theme.px(16)}}, icons::k_icon_triangle_alert, Color::warn, Font::fine);
        fact.min.x += theme.px(18);
    }
    const ImVec2 start = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(fact.min);
    paragraph(row.fact, {.font = Font::fine, .color = row.is_missing ? Color::warn : Color::muted}, fact_width);
    ImGui::SetCursorScreenPos(start);
    const float bar_left = rect.max.x - points_width - bar_width;
    const float level = rect.min.y + theme.px(37);
    bar_in({{bar_left, rect.min.y}, {bar_left + bar_width, level}}, row.value, row.most, -1, row.color);
    text_in({{rect.max.x - points_width + theme.px(4), rect.min.y}, {rect.max.x, level}}, row.points,
            {.font = Font::row_strong, .align = Align::right, .role = probe::Role::cell});
    ImGui::Dummy({room, height});
    return is_pressed;
}

bool count_bar(const CountBar& bar) {
    const auto& theme = theme::current();
    const float room = ImGui::GetContentRegionAvail().x;
    const float height = theme.px(theme::k_control_height);
    const Rect rect = rect_here(room, height);
    const std::string grouped = base::grouped(bar.value);
    const std::string_view figure = bar.figure.empty() ? std::string_view(grouped) : bar.figure;
    bool is_pressed = false;
    if (bar.is_link) {
        const std::string name = std::string(bar.label) + ": " + std::string(figure);
        is_pressed = press_area(bar.id, rect.inset(-theme.px(6), 0), name, false, probe::Role::link, 6);
    }
    const float label_width = std::min(theme.px(bar.label_width), room * 0.45f);
    const float figure_width = std::max(theme.px(44), text_width(figure, Font::row_strong));
    text_in({rect.min, {rect.min.x + label_width - theme.px(8), rect.max.y}}, bar.label, {.font = Font::row, .may_cut = true});
    bar_in({{rect.min.x + label_width, rect.min.y}, {rect.max.x - figure_width - theme.px(8), rect.max.y}}, bar.value, bar.most, -1,
           bar.color);
    text_in({{rect.max.x - figure_width, rect.min.y}, rect.max}, figure,
            {.font = Font::row_strong, .align = Align::right, .role = probe::Role::cell});
    ImGui::Dummy({room, height});
    return is_pressed;
}

}  // namespace widgets
