#include "shell/widgets/status.hpp"

#include <algorithm>
#include <cmath>

#include "assets/icons.hpp"

namespace widgets {
namespace {

Color ground_of(Color color) {
    if (color == Color::good) return Color::good_weak;
    if (color == Color::warn) return Color::warn_weak;
    if (color == Color::bad) return Color::bad_weak;
    return Color::info_weak;
}

const char* icon_of(Color color) {
    if (color == Color::good) return icons::k_icon_circle_check;
    if (color == Color::warn) return icons::k_icon_triangle_alert;
    if (color == Color::bad) return icons::k_icon_circle_x;
    return icons::k_icon_info;
}

/// A column of centred things, in the middle of what remains of the page.
class Centre {
public:
    explicit Centre(float content_height) {
        const auto& theme = theme::current();
        const ImVec2 room = ImGui::GetContentRegionAvail();
        width_ = std::min(room.x, theme.px(520));
        left_ = ImGui::GetCursorPosX() + (room.x - width_) / 2;
        const float above = std::max((room.y - content_height) * 0.4f, theme.px(24));
        ImGui::Dummy({0, std::floor(above)});
    }
    void place(float item_width) const { ImGui::SetCursorPosX(std::floor(left_ + (width_ - item_width) / 2)); }
    void line(std::string_view words, const TextStyle& style) const {
        if (words.empty()) return;
        const float natural = text_width(words, style.font);
        if (natural <= width_) {
            place(natural);
            text(words, style, natural);
        } else {
            place(width_);
            TextStyle centred = style;
            centred.align = Align::center;
            paragraph(words, centred, width_);
        }
    }
    void icon(const char* icon, Color color) const {
        const auto& theme = theme::current();
        const float size = theme.px(64);
        place(size);
        const Rect rect = rect_here(size, size);
        fill(rect, theme.color(color == Color::muted ? Color::sunken : ground_of(color)), 32);
        icon_in(rect, icon, color, Font::icon_large);
        ImGui::Dummy({size, size});
        space(6);
    }
    [[nodiscard]] float width() const { return width_; }

private:
    float width_, left_;
};

}  // namespace

const char* tri_icon(Tri tri) {
    constexpr const char* k_icons[] = {icons::k_icon_circle_check, icons::k_icon_triangle_alert, icons::k_icon_circle_x, icons::k_icon_info};
    return k_icons[static_cast<std::size_t>(tri)];
}
Color tri_color(Tri tri) {
    constexpr Color k_colors[] = {Color::good, Color::warn, Color::bad, Color::info};
    return k_colors[static_cast<std::size_t>(tri)];
}
Color tri_ground(Tri tri) { return ground_of(tri_color(tri)); }

bool status_line(const StatusLine& line) {
    const auto& theme = theme::current();
    ImGui::PushID(line.id);
    const float left = theme.px(24);
    const Rect icon = rect_here(theme.px(18), theme.px(20));
    icon_in(icon, tri_icon(line.state), tri_color(line.state), Font::icon, line.state_name);
    ImGui::Indent(left);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {theme.px(8), theme.px(2)});
    paragraph(line.sentence, {.font = Font::row});
    if (!line.citation.empty()) paragraph(line.citation, {.font = Font::fine, .color = Color::muted});
    bool is_pressed = false;
    if (!line.next.empty()) is_pressed = link("next", line.next, std::string(line.next) + ": " + std::string(line.sentence), Font::fine);
    ImGui::PopStyleVar();
    ImGui::Unindent(left);
    ImGui::PopID();
    space(2);
    return is_pressed;
}

NoticeEvent notice_bar(const NoticeBar& bar) {
    const auto& theme = theme::current();
    const float room = ImGui::GetContentRegionAvail().x;
    const float side = theme.px(12);
    const float icon = theme.px(28);
    const float action = bar.action.empty() ? 0 : button_width({.label = bar.action, .kind = ButtonKind::quiet}) + theme.px(8);
    const float cross = bar.close_name.empty() ? 0 : theme.px(theme::k_control_height) + theme.px(4);
    const float words = std::max(room - 2 * side - icon - action - cross, theme.px(80));
    const float text_tall = text_height(bar.sentence, Font::row, words);
    const float height = std::max(theme.px(44), text_tall + theme.px(20));
    const Rect rect = rect_here(room, height);
    fill(rect, theme.color(ground_of(bar.color)));
    icon_in({{rect.min.x + side, rect.min.y}, {rect.min.x + side + theme.px(18), rect.max.y}}, icon_of(bar.color), bar.color);

    NoticeEvent event = NoticeEvent::none;
    ImGui::PushID(bar.id);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({rect.min.x + side + icon, std::floor(rect.center().y - text_tall / 2)});
    paragraph(bar.sentence, {.font = Font::row, .role = probe::Role::status}, words);
    if (!bar.action.empty()) {
        ImGui::SetCursorScreenPos({rect.max.x - cross - action, std::floor(rect.center().y - theme.px(17))});
        if (button({.id = "action", .label = bar.action, .kind = ButtonKind::quiet})) event = NoticeEvent::action;
    }
    if (!bar.close_name.empty()) {
        ImGui::SetCursorScreenPos({rect.max.x - cross, std::floor(rect.center().y - theme.px(16))});
        if (icon_button({.id = "close", .icon = icons::k_icon_x, .name = bar.close_name})) event = NoticeEvent::closed;
    }
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({room, height});
    ImGui::PopID();
    return event;
}

EmptyEvent empty_state(const EmptyState& state) {
    const auto& theme = theme::current();
    ImGui::PushID(state.id);
    const Centre centre(theme.px(230));
    centre.icon(state.icon, Color::muted);
    centre.line(state.title, {.font = Font::card_title, .role = probe::Role::heading});
    centre.line(state.sentence, {.font = Font::row, .color = Color::muted});
    space(6);
    EmptyEvent event = EmptyEvent::none;
    const Button first{.id = "start", .label = state.button, .kind = ButtonKind::primary};
    const Button second{.id = "second", .label = state.second_button, .opens_files = state.second_opens_files};
    const float first_width = state.button.empty() ? 0 : button_width(first);
    const float second_width = state.second_button.empty() ? 0 : button_width(second);
    const bool fits = first_width + second_width + theme.px(8) <= centre.width();
    const bool has_both = first_width > 0 && second_width > 0;
    if (first_width > 0) {
        centre.place(has_both && fits ? first_width + second_width + theme.px(8) : first_width);
        if (button(first)) event = EmptyEvent::button;
    }
    if (second_width > 0) {
        if (has_both && fits) {
            ImGui::SameLine(0, theme.px(8));
        } else {
            centre.place(second_width);
        }
        if (button(second)) event = EmptyEvent::second_button;
    }
    ImGui::PopID();
    return event;
}

bool loading_state(const LoadingState& state) {
    const auto& theme = theme::current();
    ImGui::PushID(state.id);
    const Centre centre(theme.px(140));
    centre.line(state.sentence, {.font = Font::card_title, .role = probe::Role::heading});
    const float width = std::min(centre.width(), theme.px(320));
    centre.place(width);
    const Rect rect = rect_here(width, theme.px(20));
    const float share = std::clamp(state.share, 0.0f, 1.0f);
    const float height = theme.px(7);
    const Rect track{{rect.min.x, std::floor(rect.center().y - height / 2)}, {rect.max.x, std::floor(rect.center().y + height / 2)}};
    fill(track, theme.mixed(Color::sunken, Color::line, 0.5f), 4);
    if (share > 0.01f) fill({track.min, {track.min.x + track.width() * share, track.max.y}}, theme.color(Color::accent), 4);
    probe::text(probe::Role::progress, std::to_string(static_cast<int>(share * 100)) + " %", rect.min, rect.max);
    ImGui::Dummy({width, theme.px(20)});
    centre.line(state.detail, {.font = Font::secondary, .color = Color::muted});
    space(6);
    bool is_cancelled = false;
    if (!state.cancel.empty()) {
        const Button cancel{.id = "cancel", .label = state.cancel};
        centre.place(button_width(cancel));
        is_cancelled = button(cancel);
    }
    ImGui::PopID();
    return is_cancelled;
}

bool error_state(const ErrorState& state) {
    const auto& theme = theme::current();
    ImGui::PushID(state.id);
    const Centre centre(theme.px(230));
    centre.icon(icons::k_icon_triangle_alert, Color::bad);
    centre.line(state.happened, {.font = Font::card_title, .role = probe::Role::heading});
    centre.line(state.safe, {.font = Font::row, .color = Color::muted});
    centre.line(state.to_do, {.font = Font::row});
    space(6);
    bool is_pressed = false;
    if (!state.button.empty()) {
        const Button button_spec{.id = "retry", .label = state.button, .kind = ButtonKind::primary};
        centre.place(button_width(button_spec));
        is_pressed = button(button_spec);
    }
    ImGui::PopID();
    return is_pressed;
}

}  // namespace widgets
