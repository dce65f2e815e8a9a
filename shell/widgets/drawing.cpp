#include "shell/widgets/drawing.hpp"

#include <algorithm>
#include <cmath>

#include "assets/icons.hpp"
#include "core/base/text.hpp"
#include "shell/widgets/button.hpp"

namespace widgets {
namespace {

constexpr float k_box_width = 196;
constexpr float k_widest_box = 262;
constexpr float k_box_height = 56;
constexpr float k_arrow_width = 32;
constexpr float k_person_height = 52;
constexpr float k_heat_row = 28;
constexpr float k_heat_header = 140;

/// Text from bottom to top: drawn level, then its corners are turned.
void vertical_text(const Rect& rect, std::string_view text, Font font, Color color) {
    const auto& theme = theme::current();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float size = theme.font_size(font);
    const std::string shown = fitted(text, font, rect.height());
    const ImVec2 pivot{std::floor(rect.center().x - size / 2), std::floor(rect.max.y)};
    const int first = list.VtxBuffer.Size;
    // Everything stays inside the clip rectangle only after the turn, so the clipping of letters must not act before it.
    list.PushClipRectFullScreen();
    list.AddText(theme.font(font), size, pivot, theme.color(color), shown.data(), shown.data() + shown.size());
    list.PopClipRect();
    for (int index = first; index < list.VtxBuffer.Size; ++index) {
        ImVec2& point = list.VtxBuffer[index].pos;
        const float along = point.x - pivot.x;
        const float across = point.y - pivot.y;
        point = {pivot.x + across, pivot.y - along};
    }
    probe::text(probe::Role::cell, text, rect.min, rect.max, probe::k_may_cut | (shown.size() != text.size() ? probe::k_cut : 0u));
}

}  // namespace

std::optional<std::size_t> chain(const char* id, std::span<const ChainLink> links, const ChainHooks& hooks) {
    const auto& theme = theme::current();
    std::optional<std::size_t> pressed;
    const float arrow = theme.px(k_arrow_width);
    const float room = ImGui::GetContentRegionAvail().x;
    // Boxes share the line evenly, up to a third wider than they must be.
    const auto fitting = static_cast<std::size_t>(std::max((room + arrow) / (theme.px(k_box_width) + arrow), 1.0f));
    const auto a_line = static_cast<float>(std::clamp<std::size_t>(links.size(), 1, fitting));
    const float box_width = std::min(std::floor((room - arrow * (a_line - 1)) / a_line), theme.px(k_widest_box));
    const float box_height = theme.px(k_box_height);
    const float line_height = box_height + theme.px(8) + theme.px(k_person_height);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    ImVec2 at = origin;
    ImGui::PushID(id);
    for (std::size_t index = 0; index < links.size(); ++index) {
        const ChainLink& link = links[index];
        if (index > 0) {
            if (at.x + arrow + box_width > origin.x + room) {
                at = {origin.x, at.y + line_height + theme.px(10)};
            } else {
                icon_in({at, {at.x + arrow, at.y + box_height}}, icons::k_icon_arrow_right, Color::muted);
                at.x += arrow;
            }
        }
        const Rect box{at, {at.x + box_width, at.y + box_height}};
        fill(box, theme.color(link.is_vacant ? Color::warn_weak : Color::sunken));
        if (hooks.seat) hooks.seat(index, box);
        const Rect inner = box.inset(theme.px(12), theme.px(6));
        text_in({inner.min, {inner.max.x, inner.center().y}}, link.seat, {.font = Font::row_strong, .may_cut = true});
        const std::string unit = link.unit_note.empty() ? link.unit : link.unit + " · " + link.unit_note;
        text_in({{inner.min.x, inner.center().y}, inner.max}, unit,
                {.font = Font::secondary, .color = link.is_vacant ? Color::warn : Color::muted, .may_cut = true});
        if (!link.person.empty()) {
            const float top = box.max.y + theme.px(8);
            const Rect person{{box.min.x, top}, {box.max.x, top + theme.px(k_person_height)}};
            ImGui::PushID(static_cast<int>(index));
            if (press_area("person", person, link.person + ", " + link.seat)) pressed = index;
            if (hooks.person) hooks.person(index);
            ImGui::PopID();
            const float circle = theme.px(26);
            const Rect avatar{{person.min.x + theme.px(7), std::floor(person.center().y - circle / 2)},
                              {person.min.x + theme.px(7) + circle, std::floor(person.center().y + circle / 2)}};
            fill(avatar, theme.color(Color::accent_weak), 13);
            icon_in(avatar, icons::k_icon_user, Color::accent, Font::body);
            const float left = avatar.max.x + theme.px(8);
            const float middle = person.center().y;
            text_in({{left, middle - theme.px(19)}, {person.max.x, middle}}, link.person, {.font = Font::row, .may_cut = true});
            text_in({{left, middle}, {person.max.x, middle + theme.px(17)}}, link.gain,
                    {.font = Font::fine, .color = link.is_loss ? Color::warn : Color::good, .may_cut = true});
        }
        at.x += box_width;
    }
    ImGui::PopID();
    ImGui::Dummy({room, at.y + line_height - origin.y});
    return pressed;
}

HeatEvent heat_map(const HeatMap& map) {
    const auto& theme = theme::current();
    HeatEvent event;
    const float room = ImGui::GetContentRegionAvail().x;
    float longest = 0;
    for (const std::string& column : map.columns) longest = std::max(longest, text_width(column, Font::secondary));
    const float header = std::min(longest + theme.px(12), theme.px(k_heat_header));
    const float row_height = theme.px(k_heat_row);
    const float label_width = std::min(theme.px(map.row_label_width), room * 0.35f);
    const float columns = static_cast<float>(std::max<std::size_t>(map.columns.size(), 1));
    const float bar = map.height > 0 ? ImGui::GetStyle().ScrollbarSize : 0;
    const float cell_width = std::max(std::floor((room - label_width - bar) / columns), theme.px(28));
    const float width = label_width + cell_width * columns;
    const float rows_height = row_height * static_cast<float>(map.rows.size());
    const float natural = header + rows_height;
    const float height = map.height > 0 ? std::min(map.height, natural) : natural;
    ImGui::PushID(map.id);
    const bool is_wider = width > room;
    ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    const Rect all = rect_here(room, height + (is_wider ? ImGui::GetStyle().ScrollbarSize : 0));
    ImGui::SetCursorScreenPos({all.min.x, all.min.y + header});
    if (is_wider) ImGui::SetNextWindowContentSize({width, 0});
    float scroll_x = 0;
    if (ImGui::BeginChild("cells", {room, all.height() - header}, ImGuiChildFlags_None,
                          ImGuiWindowFlags_NavFlattened | (is_wider ? ImGuiWindowFlags_HorizontalScrollbar : 0))) {
        scroll_x = ImGui::GetScrollX();
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(map.rows.size()), row_height);
        while (clipper.Step()) {
            for (int number = clipper.DisplayStart; number < clipper.DisplayEnd; ++number) {
                const auto row = static_cast<std::size_t>(number);
                const ImVec2 at = ImGui::GetCursorScreenPos();
                ImGui::PushID(number);
                const Rect label{at, {at.x + label_width - theme.px(8), at.y + row_height}};
                if (press_area("unit", label, map.rows[row], false, probe::Role::link, 4)) event = {row, std::nullopt};
                text_in(label.inset(theme.px(4), 0), map.rows[row], {.font = Font::secondary, .may_cut = true});
                for (std::size_t column = 0; column < map.columns.size(); ++column) {
                    const HeatCell& cell = map.cells[row * map.columns.size() + column];
                    const float left = at.x + label_width + cell_width * static_cast<float>(column);
                    const Rect rect{{left + 1, at.y + 1}, {left + cell_width - 1, at.y + row_height - 1}};
                    if (!cell.value) {
                        fill(rect, theme.color(Color::sunken, 0.45f), 3);
                        continue;
                    }
                    const std::int64_t value = *cell.value;
                    const double share = std::min(1.0, static_cast<double>(value < 0 ? -value : value) /
                                                           static_cast<double>(std::max<std::int64_t>(map.strongest, 1)));
                    const float tint = value == 0 ? 0.0f : 0.12f + 0.28f * static_cast<float>(share);
                    fill(rect, value == 0 ? theme.color(Color::good_weak) : theme.mixed(Color::surface, value > 0 ? Color::warn : Color::info, tint), 3);
                    ImGui::PushID(static_cast<int>(column));
                    if (press_area("cell", rect, cell.name, false, probe::Role::link, 3)) event = {row, column};
                    tooltip(cell.name);
                    ImGui::PopID();
                    const std::string shown = value < 0 ? "−" + base::grouped(-value) : base::grouped(value);
                    text_in(rect, shown, {.font = Font::secondary, .color = value == 0 ? Color::muted : Color::text,
                                          .align = Align::center, .role = probe::Role::cell});
                }
                ImGui::PopID();
                ImGui::SetCursorScreenPos(at);
                ImGui::Dummy({width, row_height});
            }
        }
    }
    ImGui::EndChild();
    ImGui::PushClipRect({all.min.x + label_width, all.min.y}, {all.max.x, all.min.y + header}, true);
    for (std::size_t column = 0; column < map.columns.size(); ++column) {
        const float left = all.min.x + label_width + cell_width * static_cast<float>(column) - scroll_x;
        const Rect rect{{left, all.min.y}, {left + cell_width, all.min.y + header - theme.px(4)}};
        // Turned letters cannot be clipped one by one: a label is shown when its whole column is.
        if (rect.min.x < all.min.x + label_width - 1 || rect.max.x > all.max.x + 1) continue;
        ImGui::PushID(static_cast<int>(column) + 100000);
        if (press_area("family", rect, map.columns[column], false, probe::Role::link, 4)) event = {std::nullopt, column};
        tooltip(map.columns[column]);
        ImGui::PopID();
        vertical_text(rect.inset(0, theme.px(4)), map.columns[column], Font::secondary, Color::muted);
    }
    ImGui::PopClipRect();
    ImGui::PopStyleVar(2);
    ImGui::SetCursorScreenPos(all.min);
    ImGui::Dummy({room, all.height()});
    ImGui::PopID();
    return event;
}

}  // namespace widgets
