#include "shell/widgets/press.hpp"

#include <imgui_internal.h>

namespace widgets {

Press press_here(float width, float height, const PressSpec& spec) {
    const bool is_disabled = (spec.state & probe::k_disabled) != 0;
    Press press;
    if (is_disabled) ImGui::BeginDisabled();
    if (spec.allows_overlap) ImGui::SetNextItemAllowOverlap();
    const Rect rect = rect_here(width, height);
    press.is_pressed = ImGui::InvisibleButton(spec.id, {width < 1 ? 1 : width, height < 1 ? 1 : height});
    if (is_disabled) ImGui::EndDisabled();
    press.is_hovered = ImGui::IsItemHovered();
    press.is_held = ImGui::IsItemActive();
    if (press.is_hovered && !is_disabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    probe::describe(spec.role, spec.name, spec.state, spec.value);
    focus_ring(rect, spec.radius);
    return press;
}

Press press_at(const Rect& rect, const PressSpec& spec) {
    ImGuiWindowTempData& line = ImGui::GetCurrentWindow()->DC;
    const ImVec2 cursor = line.CursorPos, furthest = line.CursorMaxPos, previous = line.CursorPosPrevLine;
    const ImVec2 line_size = line.CurrLineSize, previous_size = line.PrevLineSize;
    const bool is_same_line = line.IsSameLine;
    ImGui::SetCursorScreenPos(rect.min);
    const Press press = press_here(rect.width(), rect.height(), spec);
    // What lies at a fixed place must not stretch the window's content or move the line being written.
    line.CursorPos = cursor;
    line.CursorMaxPos = furthest;
    line.CursorPosPrevLine = previous;
    line.CurrLineSize = line_size;
    line.PrevLineSize = previous_size;
    line.IsSameLine = is_same_line;
    line.IsSetPos = false;
    return press;
}

void focus_ring(const Rect& rect, float radius) {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    if (context.LastItemData.ID == 0 || context.NavId != context.LastItemData.ID || context.NavDisableHighlight) return;
    const auto& theme = theme::current();
    // On the foreground list of the window, so that what the widget paints afterwards does not hide it.
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
    list.PushClipRect(clip.Min, clip.Max);
    list.AddRect({rect.min.x + 1, rect.min.y + 1}, {rect.max.x - 1, rect.max.y - 1}, theme.color(Color::accent), theme.px(radius),
                 0, 2);
    list.PopClipRect();
}

void bring_into_view(float height) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::ScrollToRect(ImGui::GetCurrentWindow(), {at, {at.x + 1, at.y + height}}, ImGuiScrollFlags_KeepVisibleEdgeY);
}

}  // namespace widgets
