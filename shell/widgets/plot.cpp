#include "shell/widgets/plot.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <ranges>
#include <vector>

#include "shell/widgets/format.hpp"
#include "shell/widgets/press.hpp"

namespace widgets {
namespace {

/// 1, 2 or 5 times a power of ten, so that at most `most` steps cover the span.
std::int64_t round_step(std::int64_t span, int most) {
    std::int64_t step = 1;
    for (int turn = 0; span / step > most; ++turn) step = turn % 3 == 1 ? step / 2 * 5 : step * 2;
    return step;
}

struct Axis {
    std::int64_t least = 0, most = 1, step = 1;
    static Axis covering(std::int64_t least, std::int64_t most, int steps, std::int64_t unit) {
        const std::int64_t step = std::max(round_step((most - least) / unit, steps), std::int64_t{1}) * unit;
        const auto down = [&](std::int64_t value) { return (value >= 0 ? value : value - step + 1) / step * step; };
        return {down(least), std::max(down(most + step - 1), down(least) + step), step};
    }
    [[nodiscard]] double share(std::int64_t value) const {
        return static_cast<double>(value - least) / static_cast<double>(most - least);
    }
};

class Frame {
public:
    Frame(const Plot& plot, const Rect& outer) : plot_(plot) {
        const auto& theme = theme::current();
        const auto [low, high] = std::ranges::minmax(plot.points | std::views::transform(&PlotPoint::y));
        std::int64_t unit = 1;
        for (int digit = 0; digit < plot.scale_digits; ++digit) unit *= 10;
        y_ = Axis::covering(std::min(low, std::int64_t{0}), std::max(high, std::int64_t{0}), std::max(2, static_cast<int>(outer.height() / theme.px(56))), unit);
        const std::int64_t first = plot.points.front().x, last = std::max(plot.points.back().x, first + 1);
        x_ = {first, last, round_step(last - first, std::max(2, static_cast<int>(outer.width() / theme.px(84))))};
        float labels = 0;
        for (std::int64_t y = y_.least; y <= y_.most; y += y_.step) labels = std::max(labels, text_width(y_words(y), Font::fine));
        inner_ = {{outer.min.x + labels + theme.px(8), outer.min.y + theme.px(26)}, {outer.max.x - theme.px(14), outer.max.y - theme.px(42)}};
        outer_ = outer;
    }

    [[nodiscard]] const Rect& inner() const { return inner_; }
    [[nodiscard]] ImVec2 at(const PlotPoint& point) const {
        return {inner_.min.x + inner_.width() * static_cast<float>(x_.share(point.x)),
                inner_.max.y - inner_.height() * static_cast<float>(y_.share(point.y))};
    }
    [[nodiscard]] std::int64_t x_under(float pixel) const {
        const double share = std::clamp((pixel - inner_.min.x) / std::max(inner_.width(), 1.0f), 0.0f, 1.0f);
        return x_.least + std::llround(share * static_cast<double>(x_.most - x_.least));
    }

    void draw_axes() const {
        const auto& theme = theme::current();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const TextStyle fine{.font = Font::fine, .color = Color::muted};
        text_in({outer_.min, {outer_.max.x, outer_.min.y + theme.px(18)}}, plot_.y_label, fine);
        for (std::int64_t y = y_.least; y <= y_.most; y += y_.step) {
            const float line = std::round(at({x_.least, y}).y) + 0.5f;
            list.AddLine({inner_.min.x, line}, {inner_.max.x, line}, theme.color(Color::line, y == 0 ? 1.0f : 0.6f));
            text_in({{outer_.min.x, line - theme.px(9)}, {inner_.min.x - theme.px(8), line + theme.px(9)}}, y_words(y),
                    {.font = Font::fine, .color = Color::muted, .align = Align::right});
        }
        const float top = inner_.max.y + theme.px(5);
        const std::int64_t first = (x_.least + x_.step - 1) / x_.step * x_.step;
        for (std::int64_t x = first; x <= x_.most; x += x_.step) {
            const float line = std::round(at({x, 0}).x) + 0.5f;
            list.AddLine({line, inner_.max.y}, {line, inner_.max.y + theme.px(4)}, theme.color(Color::line));
            const float half = theme.px(30);
            text_in({{line - half, top}, {line + half, top + theme.px(16)}}, number(x, words().language),
                    {.font = Font::fine, .color = Color::muted, .align = Align::center});
        }
        text_in({{inner_.min.x, outer_.max.y - theme.px(18)}, {inner_.max.x, outer_.max.y}}, plot_.x_label,
                {.font = Font::fine, .color = Color::muted, .align = Align::right});
    }

    void draw_line() const {
        const auto& theme = theme::current();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        std::vector<ImVec2> line;
        for (const PlotPoint& point : plot_.points) line.push_back(at(point));
        const float ground = at({x_.least, std::max(y_.least, std::int64_t{0})}).y;
        // Softened edges of neighbouring strips would show as stripes.
        const ImDrawListFlags flags = std::exchange(list.Flags, list.Flags & ~ImDrawListFlags_AntiAliasedFill);
        for (std::size_t index = 1; index < line.size(); ++index) {
            const ImVec2 a = line[index - 1], b = line[index];
            list.AddQuadFilled(a, b, {b.x, ground}, {a.x, ground}, theme.color(Color::accent_weak));
        }
        list.Flags = flags;
        list.AddPolyline(line.data(), static_cast<int>(line.size()), theme.color(Color::accent), ImDrawFlags_None, theme.px(2));
    }

    void draw_mark(const PlotMark& mark) const {
        const auto& theme = theme::current();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const ImVec2 place = place_of(mark);
        const float half = theme.px(6);
        const ImVec2 corners[] = {{place.x, place.y - half}, {place.x + half, place.y}, {place.x, place.y + half}, {place.x - half, place.y}};
        list.AddConvexPolyFilled(corners, 4, theme.color(Color::surface));
        list.AddPolyline(corners, 4, theme.color(Color::warn), ImDrawFlags_Closed, theme.px(2));
    }

    /// Below the line, which rises to the right: right of the mark where there is room, else as low as the line is at the
    /// label's own left end. On ground of its own, so that the line of the point does not strike it out.
    void draw_label(const PlotMark& mark) const {
        const auto& theme = theme::current();
        const ImVec2 place = place_of(mark);
        const float width = text_width(mark.label, Font::fine_strong) + theme.px(8);
        const bool is_right = place.x + theme.px(12) + width < inner_.max.x;
        const float left = is_right ? place.x + theme.px(12) : std::max(inner_.min.x, place.x - theme.px(12) - width);
        const auto under = std::ranges::lower_bound(plot_.points, x_under(left), {}, &PlotPoint::x);
        const float line = is_right || under == plot_.points.end() ? place.y : at(*under).y;
        const float top = std::min(std::max(place.y + theme.px(8), line + theme.px(6)), inner_.max.y - theme.px(20));
        const Rect rect{{left, top}, {left + width, top + theme.px(18)}};
        fill(rect, theme.color(Color::accent_weak), 4);
        text_in(rect, mark.label, {.font = Font::fine_strong, .color = Color::warn, .align = Align::center});
    }

    void draw_point(const PlotPoint& point, bool is_strong) const {
        const auto& theme = theme::current();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const ImVec2 place = at(point);
        const float line = std::round(place.x) + 0.5f;
        list.AddLine({line, place.y}, {line, inner_.max.y}, theme.color(Color::accent), theme.px(1));
        list.AddCircleFilled(place, theme.px(8), theme.color(is_strong ? Color::accent : Color::surface), 32);
        list.AddCircle(place, theme.px(8), theme.color(Color::accent), 32, theme.px(2));
    }

private:
    [[nodiscard]] ImVec2 place_of(const PlotMark& mark) const {
        return at({std::clamp(mark.at.x, x_.least, x_.most), std::clamp(mark.at.y, y_.least, y_.most)});
    }
    [[nodiscard]] std::string y_words(std::int64_t y) const { return decimal(y, plot_.scale_digits, 0, words().language); }

    const Plot& plot_;
    Axis x_, y_;
    Rect inner_, outer_;
};

/// The key pressed, as the number of points to go; whole lists for Home and End.
std::int64_t keyed_steps(std::int64_t all) {
    struct Key {
        ImGuiKey key;
        std::int64_t steps;
    };
    const std::int64_t step = ImGui::GetIO().KeyShift ? 10 : 1;
    const Key keys[] = {{ImGuiKey_LeftArrow, -step}, {ImGuiKey_RightArrow, step}, {ImGuiKey_Home, -all}, {ImGuiKey_End, all}};
    std::int64_t steps = 0;
    for (const Key& one : keys) {
        ImGui::SetKeyOwner(one.key, ImGui::GetItemID());
        if (ImGui::IsKeyPressed(one.key, ImGui::GetItemID(), ImGuiInputFlags_Repeat)) steps += one.steps;
    }
    return steps;
}

}  // namespace

SliderEvent plot(const Plot& plot, std::int64_t* x) {
    const auto& theme = theme::current();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const Rect rect = rect_here(room.x, std::max(plot.height > 0 ? plot.height : room.y, theme.px(140)));
    const Press press = press_here(rect.width(), rect.height(), {.id = plot.id, .name = plot.name, .role = probe::Role::slider, .value = plot.words});
    const Frame frame(plot, rect);
    const auto last = static_cast<std::int64_t>(plot.points.size()) - 1;
    const auto nearest = [&](std::int64_t wanted) {
        const auto at = std::ranges::lower_bound(plot.points, wanted, {}, &PlotPoint::x);
        return std::min(static_cast<std::int64_t>(at - plot.points.begin()), last);
    };
    std::int64_t chosen = nearest(*x);
    if (press.is_held && ImGui::IsMouseDown(ImGuiMouseButton_Left)) chosen = nearest(frame.x_under(ImGui::GetIO().MousePos.x));
    const bool is_released = ImGui::IsItemDeactivated() && !press.is_held;
    const std::int64_t steps = ImGui::IsItemFocused() ? keyed_steps(last) : 0;
    chosen = std::clamp(chosen + steps, std::int64_t{0}, last);
    const PlotPoint& point = plot.points[static_cast<std::size_t>(chosen)];
    const SliderEvent event{.changed = point.x != *x, .released = is_released || steps != 0};
    *x = point.x;
    frame.draw_line();
    frame.draw_axes();
    if (plot.mark) frame.draw_mark(*plot.mark);
    frame.draw_point(point, press.is_hovered || press.is_held);
    if (plot.mark) frame.draw_label(*plot.mark);
    return event;
}

}  // namespace widgets
