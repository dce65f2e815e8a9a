#include "shell/widgets/map_camera.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "assets/icons.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"

namespace widgets {
namespace {

constexpr float k_most_zoom = 24;
constexpr float k_zoom_step = 1.5f;
constexpr float k_pan_step = 60;

}  // namespace

MapView::MapView(const PlaceMap& map, const Rect& rect, MapCamera& camera) : rect_(rect), camera_(&camera) {
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
    whole_ = {wide * scale_, high * scale_};
    keep_inside();
}

ImVec2 MapView::at(const MapPlace& place) const {
    const float scale = scale_ * camera_->zoom;
    return {rect_.center().x - camera_->middle.x * size().x + static_cast<float>(place.longitude - west_) * scale,
            rect_.center().y - camera_->middle.y * size().y + static_cast<float>(north_ - place.latitude) * scale};
}

void MapView::zoom(float factor, ImVec2 about) {
    const ImVec2 off{about.x - rect_.center().x, about.y - rect_.center().y}, before = size();
    camera_->zoom = std::clamp(camera_->zoom * factor, 1.0f, k_most_zoom);
    camera_->middle.x += off.x / before.x - off.x / size().x;
    camera_->middle.y += off.y / before.y - off.y / size().y;
    keep_inside();
}

void MapView::pan(ImVec2 by) {
    camera_->middle.x -= by.x / size().x;
    camera_->middle.y -= by.y / size().y;
    keep_inside();
}

void MapView::show_all() { *camera_ = {}; }

void MapView::keep_inside() {
    const auto within = [](float middle, float seen, float all) {
        const float half = std::min(seen / all / 2, 0.5f);
        return std::clamp(middle, half, 1 - half);
    };
    camera_->middle.x = within(camera_->middle.x, rect_.width(), size().x);
    camera_->middle.y = within(camera_->middle.y, rect_.height(), size().y);
}

void MapView::follow_pointer(const Press& ground) {
    const ImGuiIO& io = ImGui::GetIO();
    if (ground.is_held && ImGui::IsMouseDragging(ImGuiMouseButton_Left)) pan(io.MouseDelta);
    const ImGuiID id = ImGui::GetItemID();
    const Rect rect{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    if (!ImGui::IsWindowHovered() || !ImGui::IsMouseHoveringRect(rect.min, rect.max)) return;
    ImGui::SetKeyOwner(ImGuiKey_MouseWheelY, id);  // or the page would scroll along
    if (io.MouseWheel != 0) zoom(std::pow(k_zoom_step, io.MouseWheel), io.MousePos);
}

void MapView::follow_keys(bool may_pan) {
    if (!ImGui::IsItemFocused() || ImGui::GetIO().KeyCtrl) return;
    const auto is_pressed = [](ImGuiKey key) {
        ImGui::SetKeyOwner(key, ImGui::GetItemID());
        return ImGui::IsKeyPressed(key, ImGui::GetItemID(), ImGuiInputFlags_Repeat);
    };
    if (is_pressed(ImGuiKey_Equal) || is_pressed(ImGuiKey_KeypadAdd)) zoom(k_zoom_step, rect_.center());
    if (is_pressed(ImGuiKey_Minus) || is_pressed(ImGuiKey_KeypadSubtract)) zoom(1 / k_zoom_step, rect_.center());
    if (is_pressed(ImGuiKey_Home)) show_all();
    if (!may_pan || camera_->zoom <= 1) return;
    const float step = theme::current().px(k_pan_step);
    if (is_pressed(ImGuiKey_LeftArrow)) pan({step, 0});
    if (is_pressed(ImGuiKey_RightArrow)) pan({-step, 0});
    if (is_pressed(ImGuiKey_UpArrow)) pan({0, step});
    if (is_pressed(ImGuiKey_DownArrow)) pan({0, -step});
}

Rect MapView::draw_buttons(const PlaceMap& map, const Rect& within) {
    const auto& theme = theme::current();
    const float side = theme.px(theme::k_control_height);
    const Rect rect{{within.max.x - side, within.min.y}, {within.max.x, within.min.y + 3 * side}};
    fill(rect, theme.color(Color::surface));
    outline(rect, theme.color(Color::line));
    const auto is_pressed = [&](int number, const IconButton& button) {
        const float top = rect.min.y + side * static_cast<float>(number);
        const At at({{rect.min.x, top}, {rect.max.x, top + side}});
        return icon_button(button);
    };
    const bool is_whole = camera_->zoom <= 1;
    if (is_pressed(0, {.id = "in", .icon = icons::k_icon_plus, .name = map.zoom_in, .is_enabled = camera_->zoom < k_most_zoom})) zoom(k_zoom_step, rect_.center());
    if (is_pressed(1, {.id = "out", .icon = icons::k_icon_minus, .name = map.zoom_out, .is_enabled = !is_whole})) zoom(1 / k_zoom_step, rect_.center());
    if (is_pressed(2, {.id = "whole", .icon = icons::k_icon_maximize, .name = map.show_all, .is_enabled = !is_whole})) show_all();
    return rect;
}

}  // namespace widgets
