#include "shell/widgets/radar.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace widgets {
namespace {

constexpr float k_height = 216;
constexpr float k_label_width = 92;

class Radar {
public:
    Radar(const Rect& place, std::size_t axes, std::int64_t most)
        : center_(place.center()), axes_(axes), most_(static_cast<float>(most)) {
        const auto& theme = theme::current();
        radius_ = std::min(place.width() / 2 - theme.px(k_label_width), place.height() / 2 - theme.px(20));
    }
    /// The point of an axis at a level, the first axis upwards, the others clockwise.
    [[nodiscard]] ImVec2 at(std::size_t axis, float level) const {
        const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(axis) / static_cast<float>(axes_);
        const float reach = radius_ * level / most_;
        return {center_.x + reach * std::sin(angle), center_.y - reach * std::cos(angle)};
    }
    void ring(float level, ImU32 color, float thickness) const {
        std::vector<ImVec2> corners;
        for (std::size_t axis = 0; axis < axes_; ++axis) corners.push_back(at(axis, level));
        ImGui::GetWindowDrawList()->AddPolyline(corners.data(), static_cast<int>(corners.size()), color, ImDrawFlags_Closed, thickness);
    }
    [[nodiscard]] ImVec2 center() const { return center_; }
    [[nodiscard]] std::size_t after(std::size_t axis) const { return (axis + 1) % axes_; }

private:
    ImVec2 center_;
    std::size_t axes_;
    float most_;
    float radius_ = 0;
};

/// Beside the end of its axis, away from the centre.
void label(const Radar& radar, std::size_t axis, float most, const std::string& text) {
    const auto& theme = theme::current();
    const ImVec2 end = radar.at(axis, most);
    const float away = end.x - radar.center().x;
    const bool is_middle = std::abs(away) < theme.px(8);
    const float width = theme.px(k_label_width - 8);
    const float height = theme.px(16);
    const float left = is_middle ? end.x - width / 2 : away > 0 ? end.x + theme.px(6) : end.x - theme.px(6) - width;
    const float top = is_middle && end.y < radar.center().y ? end.y - height - theme.px(2) : is_middle ? end.y + theme.px(2) : end.y - height / 2;
    text_in({{left, top}, {left + width, top + height}}, text,
            {.font = Font::fine, .color = Color::muted, .align = is_middle ? Align::center : away > 0 ? Align::left : Align::right, .may_cut = true});
}

}  // namespace

void radar(std::span<const RadarAxis> axes, std::int64_t most, std::string_view name) {
    const auto& theme = theme::current();
    const Rect place = rect_here(0, theme.px(k_height));
    ImGui::Dummy({place.width(), place.height()});
    if (axes.size() < 3 || !ImGui::IsItemVisible()) return;
    probe::text(probe::Role::progress, name, place.min, place.max);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Radar radar(place, axes.size(), most);
    const float line = theme.px(1);
    for (std::int64_t level = 1; level <= most; ++level) radar.ring(static_cast<float>(level), theme.color(Color::line), line);
    for (std::size_t axis = 0; axis < axes.size(); ++axis) {
        list.AddLine(radar.center(), radar.at(axis, static_cast<float>(most)), theme.color(Color::line), line);
        label(radar, axis, static_cast<float>(most), axes[axis].label);
    }
    const auto level = [&](std::size_t axis) { return static_cast<float>(*axes[axis].value); };
    for (std::size_t axis = 0; axis < axes.size(); ++axis) {
        const std::size_t next = radar.after(axis);
        if (!axes[axis].value || !axes[next].value) continue;
        list.AddTriangleFilled(radar.center(), radar.at(axis, level(axis)), radar.at(next, level(next)), theme.color(Color::accent, 0.18f));
        list.AddLine(radar.at(axis, level(axis)), radar.at(next, level(next)), theme.color(Color::accent), theme.px(2));
    }
    for (std::size_t axis = 0; axis < axes.size(); ++axis) {
        const RadarAxis& one = axes[axis];
        const RadarAxis& next = axes[radar.after(axis)];
        if (one.wanted > 0 && next.wanted > 0) {
            list.AddLine(radar.at(axis, static_cast<float>(one.wanted)), radar.at(radar.after(axis), static_cast<float>(next.wanted)),
                         theme.color(Color::text), theme.px(1.5f));
        }
        if (one.value) {
            const bool is_short = *one.value < one.wanted;
            list.AddCircleFilled(radar.at(axis, level(axis)), theme.px(4), theme.color(is_short ? Color::warn : Color::accent));
        }
    }
}

}  // namespace widgets
