#include "shell/widgets/place_map.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/order.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/map_camera.hpp"

namespace widgets {
namespace {

constexpr float k_least_radius = 5;
constexpr float k_most_radius = 15;
constexpr float k_most_line = 7;
constexpr float k_longest_label = 160;
constexpr float k_ring = 40;           // between the distances that are tried for labels at the end of a line
constexpr int k_rings = 6;
constexpr std::size_t k_led_labels = 6;  // of the first marks

float radius_of(const MapMark& mark) {
    return theme::current().px(k_least_radius + (k_most_radius - k_least_radius) * std::sqrt(std::clamp(mark.share, 0.0f, 1.0f)));
}

void draw_line(const MapLine& line, const MapView& view) {
    const auto& theme = theme::current();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 from = view.at(line.from), to = view.at(line.to);
    list.AddLine(from, to, theme.color(Color::accent, 0.7f), std::max(theme.px(1.5f), theme.px(k_most_line) * line.share));
    list.AddCircleFilled(from, theme.px(4), theme.color(Color::accent), 16);
}

Rect around(ImVec2 center, float half_width, float half_height) {
    return {{std::floor(center.x - half_width), std::floor(center.y - half_height)}, {std::floor(center.x + half_width), std::floor(center.y + half_height)}};
}

bool overlaps(const Rect& a, const Rect& b) { return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y; }
bool holds(const Rect& outer, const Rect& inner) {
    return outer.min.x <= inner.min.x && outer.min.y <= inner.min.y && inner.max.x <= outer.max.x && inner.max.y <= outer.max.y;
}

/// On a ground of its own, near the beginning of the line.
Rect line_label_place(const MapLine& line, const MapView& view) {
    const auto& theme = theme::current();
    const ImVec2 from = view.at(line.from), to = view.at(line.to);
    return around({from.x + (to.x - from.x) / 4, from.y + (to.y - from.y) / 4}, std::ceil(text_width(line.label, Font::fine_strong) / 2) + theme.px(6), theme.px(9));
}

void draw_framed(const Rect& rect, std::string_view text, Color border) {
    const auto& theme = theme::current();
    fill(rect, theme.color(Color::surface), 4);
    outline(rect, theme.color(border), 4);
    text_in(rect, text, {.font = Font::fine_strong, .align = Align::center});
}

void draw_area(const MapArea& area, const MapView& view) {
    const auto& theme = theme::current();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    std::vector<ImVec2> corners;
    for (const MapPlace& corner : area.outline) corners.push_back(view.at(corner));
    if (corners.size() < 3) return;
    // ImGui fills what runs clockwise on the screen.
    std::ranges::reverse(corners);
    const auto count = static_cast<int>(corners.size());
    list.AddConvexPolyFilled(corners.data(), count, theme.color(area.is_selected ? Color::accent_weak : Color::sunken, 0.6f));
    list.AddPolyline(corners.data(), count, theme.color(area.is_selected ? Color::accent : Color::muted, area.is_selected ? 1.0f : 0.5f),
                     ImDrawFlags_Closed, theme.px(area.is_selected ? 2 : 1));
}

/// Beside the outline: on the left where the area lies west of the middle.
Rect area_label_place(const MapArea& area, const MapView& view, const Rect& within) {
    const auto& theme = theme::current();
    const bool is_west = view.at(area.center).x < within.center().x;
    ImVec2 end = view.at(area.center);
    for (const MapPlace& corner : area.outline) {
        const ImVec2 one = view.at(corner);
        if (is_west ? one.x < end.x : one.x > end.x) end = one;
    }
    const float width = std::ceil(text_width(area.label, Font::secondary_strong)) + theme.px(12);
    const float left = std::clamp(is_west ? end.x - width : end.x, within.min.x, within.max.x - width);
    return around({left + width / 2, end.y}, width / 2, theme.px(12));
}

/// Labels of marks, as many as there is room for; `taken` is where none may be.
class Labels {
public:
    Labels(const Rect& within, std::vector<Rect> taken) : within_(within), taken_(std::move(taken)) {}

    /// `is_sure`: in the way of others if need be. `may_lead`: farther away too, at the end of a thin line.
    void draw(std::string_view label, ImVec2 center, float radius, bool is_sure, bool may_lead) {
        const auto& theme = theme::current();
        const Font font = is_sure ? Font::fine_strong : Font::fine;
        const std::string text = fitted(label, font, theme.px(k_longest_label));
        const float half = std::ceil(text_width(text, font) / 2) + theme.px(4), height = theme.px(9), beside = radius + theme.px(2);
        std::vector<Rect> places;
        const auto offer = [&](float x, float y) { places.push_back(around({center.x + x, center.y + y}, half, height)); };
        offer(beside + half, 0), offer(-beside - half, 0), offer(0, beside + height), offer(0, -beside - height);
        const std::size_t near = places.size();
        for (int ring = 1; may_lead && ring <= k_rings; ++ring) {
            const float far = theme.px(k_ring) * static_cast<float>(ring);
            for (const float up : {0.0f, far / 2, -far / 2, far, -far}) offer(far + half, up), offer(-far - half, up);
        }
        auto place = std::ranges::find_if(places, [&](const Rect& one) { return holds(within_, one) && is_free(one); });
        if (place == places.end() && is_sure) place = std::ranges::find_if(places, [&](const Rect& one) { return holds(within_, one); });
        if (place == places.end()) return;
        taken_.push_back(*place);
        if (static_cast<std::size_t>(place - places.begin()) >= near)
            ImGui::GetWindowDrawList()->AddLine(center, {place->min.x > center.x ? place->min.x : place->max.x, place->center().y}, theme.color(Color::muted), theme.px(1));
        if (is_sure) draw_framed(*place, text, Color::line);
        else text_in(*place, text, {.font = font, .align = Align::center});
    }

private:
    [[nodiscard]] bool is_free(const Rect& place) const {
        return std::ranges::none_of(taken_, [&](const Rect& other) { return overlaps(place, other); });
    }

    Rect within_;
    std::vector<Rect> taken_;
};

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

MapEvent place_map(const PlaceMap& map, MapCamera& camera) {
    const auto& theme = theme::current();
    MapEvent event;
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const Rect rect = rect_here(room.x, std::max(map.height > 0 ? map.height : room.y, theme.px(220)));
    MapView view(map, rect.inset(theme.px(k_most_radius + 4), theme.px(k_most_radius + 4)), camera);
    ImGui::PushID(map.id);
    ImGui::PushClipRect(rect.min, rect.max, true);
    probe::text(probe::Role::image, map.name, rect.min, rect.max);
    const Press ground = press_at(rect, {.id = "ground", .name = map.move, .allows_overlap = true});
    view.follow_pointer(ground);
    view.follow_keys(true);
    for (const MapArea& area : map.areas) draw_area(area, view);
    for (const MapLine& line : map.lines) draw_line(line, view);
    std::vector<Rect> taken;
    for (const MapArea& area : map.areas) taken.push_back(area_label_place(area, view, rect));
    for (const MapLine& line : map.lines) taken.push_back(line_label_place(line, view));
    // The smaller ones are drawn last and take the pointer first.
    std::vector<std::uint32_t> order(map.marks.size());
    std::vector<ImVec2> centers;
    for (std::uint32_t index = 0; index < order.size(); ++index) order[index] = index, centers.push_back(view.at(map.marks[index].at));
    base::sort(order, std::greater(), [&](std::uint32_t index) { return map.marks[index].share; });
    std::optional<std::uint32_t> hovered;
    for (const std::uint32_t index : order) {
        const MapMark& mark = map.marks[index];
        const ImVec2 center = centers[index];
        const float radius = radius_of(mark);
        const Rect place{{center.x - radius, center.y - radius}, {center.x + radius, center.y + radius}};
        if (!overlaps(rect, place)) continue;
        taken.push_back(place);
        ImGui::PushID(static_cast<int>(index));
        const Press press = press_at(place, {.id = "mark", .name = mark.name, .state = mark.is_selected ? std::uint32_t{probe::k_selected} : 0u,
                                             .radius = 4, .allows_overlap = true});
        view.follow_keys(false);
        tooltip(mark.name);
        ImGui::PopID();
        if (press.is_pressed) event.mark = index;
        if (press.is_hovered) hovered = index;
        map_sign(center, radius, mark.shape, mark.is_near);
        if (mark.is_selected || press.is_hovered) ImGui::GetWindowDrawList()->AddCircle(center, radius + theme.px(4), theme.color(Color::text), 32, theme.px(2));
    }
    for (std::size_t index = 0; index < map.areas.size(); ++index) {
        const MapArea& area = map.areas[index];
        if (!holds(rect, taken[index])) continue;
        if (press_area(area.label.c_str(), taken[index], area.name, area.is_selected, probe::Role::link, 4)) event.area = index;
        text_in(taken[index], area.label, {.font = Font::secondary_strong, .color = area.is_selected ? Color::accent : Color::muted, .align = Align::center});
    }
    for (std::size_t index = 0; index < map.lines.size(); ++index)
        if (const Rect& place = taken[map.areas.size() + index]; holds(rect, place)) draw_framed(place, map.lines[index].label, Color::accent);
    taken.push_back(view.draw_buttons(map, rect));
    Labels labels(rect, std::move(taken));
    for (const bool is_sure : {true, false})
        for (std::size_t index = 0; index < map.marks.size(); ++index)
            if (const MapMark& mark = map.marks[index]; (mark.is_selected || hovered == index) == is_sure && overlaps(rect, around(centers[index], 1, 1)))
                labels.draw(mark.label, centers[index], radius_of(mark), is_sure, index < k_led_labels);
    ImGui::PopClipRect();
    ImGui::Dummy({rect.width(), rect.height()});
    ImGui::PopID();
    return event;
}

}  // namespace widgets
