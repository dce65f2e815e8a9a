#include "shell/widgets/place_map.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/order.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/press.hpp"

namespace widgets {
namespace {

constexpr float k_least_radius = 5;
constexpr float k_most_radius = 15;
constexpr float k_most_line = 7;

/// From angles to pixels: the same scale both ways, everything inside, in the middle.
class Projection {
public:
    Projection(const PlaceMap& map, const Rect& rect) {
        bool is_first = true;
        const auto cover = [&](const MapPlace& place) {
            if (is_first) west_ = east_ = place.longitude, south_ = north_ = place.latitude;
            is_first = false;
            west_ = std::min(west_, place.longitude), east_ = std::max(east_, place.longitude);
            south_ = std::min(south_, place.latitude), north_ = std::max(north_, place.latitude);
        };
        for (const MapArea& area : map.areas) std::ranges::for_each(area.outline, cover);
        for (const MapMark& mark : map.marks) cover(mark.at);
        const float wide = static_cast<float>(std::max<std::int64_t>(east_ - west_, 1));
        const float high = static_cast<float>(std::max<std::int64_t>(north_ - south_, 1));
        scale_ = std::min(rect.width() / wide, rect.height() / high);
        origin_ = {rect.center().x - wide * scale_ / 2, rect.center().y - high * scale_ / 2};
    }
    [[nodiscard]] ImVec2 at(const MapPlace& place) const {
        return {origin_.x + static_cast<float>(place.longitude - west_) * scale_, origin_.y + static_cast<float>(north_ - place.latitude) * scale_};
    }

private:
    std::int64_t west_ = 0, east_ = 0, south_ = 0, north_ = 0;
    float scale_ = 1;
    ImVec2 origin_;
};

float radius_of(const MapMark& mark) {
    return theme::current().px(k_least_radius + (k_most_radius - k_least_radius) * std::sqrt(std::clamp(mark.share, 0.0f, 1.0f)));
}

void draw_line(const MapLine& line, const Projection& projection) {
    const auto& theme = theme::current();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 from = projection.at(line.from), to = projection.at(line.to);
    list.AddLine(from, to, theme.color(Color::accent, 0.7f), std::max(theme.px(1.5f), theme.px(k_most_line) * line.share));
    list.AddCircleFilled(from, theme.px(4), theme.color(Color::accent), 16);
}

/// On top of the marks, on a ground of its own.
void draw_line_label(const MapLine& line, const Projection& projection) {
    const auto& theme = theme::current();
    const ImVec2 from = projection.at(line.from), to = projection.at(line.to);
    const ImVec2 center{from.x + (to.x - from.x) / 4, from.y + (to.y - from.y) / 4};
    const float half = std::ceil(text_width(line.label, Font::fine_strong) / 2) + theme.px(6);
    const Rect rect{{std::floor(center.x - half), std::floor(center.y - theme.px(9))}, {std::floor(center.x + half), std::floor(center.y + theme.px(9))}};
    fill(rect, theme.color(Color::surface), 4);
    outline(rect, theme.color(Color::accent), 4);
    text_in(rect, line.label, {.font = Font::fine_strong, .align = Align::center});
}

void draw_area(const MapArea& area, const Projection& projection) {
    const auto& theme = theme::current();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    std::vector<ImVec2> corners;
    for (const MapPlace& corner : area.outline) corners.push_back(projection.at(corner));
    if (corners.size() < 3) return;
    // ImGui fills what runs clockwise on the screen.
    std::ranges::reverse(corners);
    const auto count = static_cast<int>(corners.size());
    list.AddConvexPolyFilled(corners.data(), count, theme.color(area.is_selected ? Color::accent_weak : Color::sunken, 0.6f));
    list.AddPolyline(corners.data(), count, theme.color(area.is_selected ? Color::accent : Color::muted, area.is_selected ? 1.0f : 0.5f),
                     ImDrawFlags_Closed, theme.px(area.is_selected ? 2 : 1));
}

/// The label, beside the outline: on the left where the area lies west of the middle.
bool press_area_label(const MapArea& area, const Projection& projection, const Rect& within) {
    const auto& theme = theme::current();
    const bool is_west = projection.at(area.center).x < within.center().x;
    ImVec2 end = projection.at(area.center);
    for (const MapPlace& corner : area.outline) {
        const ImVec2 one = projection.at(corner);
        if (is_west ? one.x < end.x : one.x > end.x) end = one;
    }
    const float width = std::ceil(text_width(area.label, Font::secondary_strong)) + theme.px(12);
    const float left = std::clamp(is_west ? end.x - width : end.x, within.min.x, within.max.x - width);
    const Rect rect{{std::floor(left), std::floor(end.y - theme.px(12))}, {std::floor(left + width), std::floor(end.y + theme.px(12))}};
    const bool is_pressed = press_area(area.label.c_str(), rect, area.name, area.is_selected, probe::Role::link, 4);
    text_in(rect, area.label, {.font = Font::secondary_strong, .color = area.is_selected ? Color::accent : Color::muted, .align = Align::center});
    return is_pressed;
}

}  // namespace

Color map_color(MapShape shape) {
    constexpr Color k_colors[] = {Color::warn, Color::info, Color::good, Color::muted};
    return k_colors[static_cast<std::size_t>(shape)];
}

void map_sign(ImVec2 center, float radius, MapShape shape, bool is_near) {
    const auto& theme = theme::current();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 color = theme.color(map_color(shape));
    const ImU32 inside = is_near || shape == MapShape::unknown ? theme.color(Color::surface) : theme.color(map_color(shape), 0.75f);
    if (shape == MapShape::lack || shape == MapShape::surplus) {
        const float way = shape == MapShape::lack ? radius : -radius;
        const ImVec2 corners[] = {{center.x, center.y + way}, {center.x - way, center.y - 0.8f * way}, {center.x + way, center.y - 0.8f * way}};
        list.AddConvexPolyFilled(corners, 3, inside);
        list.AddPolyline(corners, 3, color, ImDrawFlags_Closed, theme.px(1.5f));
        return;
    }
    list.AddCircleFilled(center, radius * 0.9f, inside, 24);
    list.AddCircle(center, radius * 0.9f, color, 24, theme.px(1.5f));
}

MapEvent place_map(const PlaceMap& map) {
    const auto& theme = theme::current();
    MapEvent event;
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const Rect rect = rect_here(room.x, std::max(map.height > 0 ? map.height : room.y, theme.px(220)));
    const Projection projection(map, rect.inset(theme.px(k_most_radius + 4), theme.px(k_most_radius + 4)));
    ImGui::PushID(map.id);
    ImGui::PushClipRect(rect.min, rect.max, true);
    probe::text(probe::Role::image, map.name, rect.min, rect.max);
    for (const MapArea& area : map.areas) draw_area(area, projection);
    for (const MapLine& line : map.lines) draw_line(line, projection);
    // The smaller ones are drawn last and take the pointer first.
    std::vector<std::uint32_t> order(map.marks.size());
    for (std::uint32_t index = 0; index < order.size(); ++index) order[index] = index;
    base::sort(order, std::greater(), [&](std::uint32_t index) { return map.marks[index].share; });
    for (const std::uint32_t index : order) {
        const MapMark& mark = map.marks[index];
        const ImVec2 center = projection.at(mark.at);
        const float radius = radius_of(mark);
        ImGui::PushID(static_cast<int>(index));
        const Press press = press_at({{center.x - radius, center.y - radius}, {center.x + radius, center.y + radius}},
                                     {.id = "mark", .name = mark.name, .state = mark.is_selected ? std::uint32_t{probe::k_selected} : 0u,
                                      .radius = 4, .allows_overlap = true});
        tooltip(mark.name);
        ImGui::PopID();
        if (press.is_pressed) event.mark = index;
        map_sign(center, radius, mark.shape, mark.is_near);
        if (mark.is_selected || press.is_hovered) ImGui::GetWindowDrawList()->AddCircle(center, radius + theme.px(4), theme.color(Color::text), 32, theme.px(2));
    }
    for (std::size_t index = 0; index < map.areas.size(); ++index)
        if (press_area_label(map.areas[index], projection, rect)) event.area = index;
    for (const MapLine& line : map.lines) draw_line_label(line, projection);
    ImGui::PopClipRect();
    ImGui::Dummy({rect.width(), rect.height()});
    ImGui::PopID();
    return event;
}

}  // namespace widgets
