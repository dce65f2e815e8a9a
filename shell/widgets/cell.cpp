#include <algorithm>
#include <cmath>

#include "core/base/text.hpp"
#include "shell/widgets/bar.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/table.hpp"

namespace widgets {

void Cell::text(std::string_view text, Color color) const {
    if (text.empty()) {
        text_in(rect, "–", {.font = Font::row, .color = Color::muted, .align = align, .may_cut = true, .role = probe::Role::cell});
        return;
    }
    text_in(rect, text, {.font = Font::row, .color = color, .align = align, .may_cut = true, .role = probe::Role::cell});
}

void Cell::strong(std::string_view text) const {
    text_in(rect, text, {.font = Font::row_strong, .align = align, .may_cut = true, .role = probe::Role::cell});
}

void Cell::two_lines(std::string_view fact, std::string_view context, bool is_strong) const {
    two_lines_in(rect, fact, context, is_strong, align);
}

void Cell::number(std::string_view text) const {
    text_in(rect, text.empty() ? std::string_view("–") : text,
            {.font = Font::row, .color = text.empty() ? Color::muted : Color::text, .align = Align::right, .may_cut = true,
             .role = probe::Role::cell});
}

void Cell::score(std::int64_t value, std::int64_t before) const {
    const auto& theme = theme::current();
    const float figure = theme.px(26);
    const float change = theme.px(34);
    const bool has_change = before >= 0 && rect.width() >= figure + change + theme.px(60);
    const float bar_end = rect.max.x - figure - theme.px(10) - (has_change ? change : 0);
    bar_in({rect.min, {bar_end, rect.max.y}}, value, 100'000, before);
    text_in({{bar_end + theme.px(6), rect.min.y}, {bar_end + theme.px(10) + figure, rect.max.y}}, base::decimal(value, 3, 0),
            {.font = Font::row_strong, .align = Align::right, .role = probe::Role::cell});
    if (!has_change) return;
    const std::string rounded = base::decimal(value - before, 3, 0);
    const bool is_gain = value > before && rounded != "0";
    text_in({{rect.max.x - change, rect.min.y}, rect.max}, is_gain ? '+' + rounded : rounded,
            {.font = Font::secondary, .color = is_gain ? Color::good : rounded == "0" ? Color::muted : Color::bad,
             .align = Align::right, .role = probe::Role::cell});
}

void Cell::icon(const char* icon, Color color, std::string_view name) const {
    icon_in(rect, icon, color, Font::icon, name);
}

void Cell::across(std::string_view text, Color color) const {
    const auto& theme = theme::current();
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowWidth() - ImGui::GetStyle().ScrollbarSize;
    const Rect wide{rect.min, {std::max(right, rect.max.x), rect.max.y}};
    const float height = text_height(text, Font::fine, wide.width());
    const bool is_cut = height > wide.height();
    const ImVec2 at{wide.min.x, std::floor(wide.center().y - std::min(height, wide.height()) / 2)};
    ImGui::PushClipRect(wide.min, wide.max, true);
    ImGui::GetWindowDrawList()->AddText(theme.font(Font::fine), theme.font_size(Font::fine), at, theme.color(color), text.data(),
                                        text.data() + text.size(), wide.width());
    ImGui::PopClipRect();
    probe::text(probe::Role::cell, text, wide.min, wide.max, probe::k_may_cut | (is_cut ? probe::k_cut : 0u));
}

void Cell::pill(std::string_view text, Color color, Color ground) const { pill_in(rect, text, color, ground, align); }

}  // namespace widgets
