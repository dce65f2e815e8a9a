#include "shell/widgets/card.hpp"

#include <algorithm>
#include <cmath>

#include "assets/icons.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/press.hpp"

namespace widgets {
namespace {

constexpr float k_tile_height = 84;

float least(float value, float bound) { return value < bound ? bound : value; }

void card_title(const CardSpec& spec) {
    const auto& theme = theme::current();
    if (!spec.has_padding) {
        ImGui::SetCursorPos({theme.px(theme::k_card_padding), theme.px(12)});
    }
    const float room = ImGui::GetContentRegionAvail().x;
    text(spec.title, {.font = Font::card_title, .may_cut = true, .role = probe::Role::heading});
    if (!spec.context.empty()) {
        const float used = text_width(spec.title, Font::card_title) + theme.px(16);
        if (used + theme.px(80) < room) {
            ImGui::SameLine(0, theme.px(16));
            const float height = std::ceil(theme.font_size(Font::card_title) * 1.25f);
            const Rect rect = rect_here(room - used, height);
            text_in(rect, spec.context, {.font = Font::secondary, .color = Color::muted, .may_cut = true});
            ImGui::Dummy({rect.width(), height});
        } else {
            text(spec.context, {.font = Font::secondary, .color = Color::muted, .may_cut = true});
        }
    }
}

}  // namespace

Card::Card(const CardSpec& spec) {
    const auto& theme = theme::current();
    const float padding = spec.has_padding ? theme.px(theme::k_card_padding) : 0;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, padding});
    ImGui::PushStyleColor(ImGuiCol_ChildBg, theme.color(Color::surface));
    float height = spec.height;
    if (height < 0) height = least(ImGui::GetContentRegionAvail().y, theme.px(120));
    ImGuiChildFlags flags = ImGuiChildFlags_Border | ImGuiChildFlags_AlwaysUseWindowPadding;
    if (height == 0) flags |= ImGuiChildFlags_AutoResizeY;
    ImGuiWindowFlags window = ImGuiWindowFlags_NavFlattened;
    if (!spec.scrolls) window |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    is_visible_ = ImGui::BeginChild(spec.id, {spec.width, height}, flags, window);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    // The distance between cards on a page is wider than between the lines in one.
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {theme.px(8), theme.px(6)});
    if (is_visible_ && !spec.title.empty()) card_title(spec);
}

Card::~Card() {
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

Rect card_head(std::string_view title, std::string_view context, float tools_width) {
    const auto& theme = theme::current();
    const float side = theme.px(theme::k_card_padding);
    const float room = ImGui::GetContentRegionAvail().x;
    const float height = theme.px(50);
    // Where title and tools do not fit side by side, the tools get a line of their own.
    const float title_width = std::min(text_width(title, Font::card_title), room - 2 * side);
    const bool is_beside = title_width + tools_width + 2 * side + theme.px(24) <= room;
    const Rect rect = rect_here(room, height);
    const float right = rect.max.x - side - (is_beside && tools_width > 0 ? tools_width + theme.px(16) : 0);
    text_in({{rect.min.x + side, rect.min.y}, {rect.min.x + side + title_width + 1, rect.max.y}}, title,
            {.font = Font::card_title, .may_cut = true, .role = probe::Role::heading});
    const float left = rect.min.x + side + title_width + theme.px(16);
    if (!context.empty() && right - left > theme.px(60)) {
        text_in({{left, rect.min.y + theme.px(1)}, {right, rect.max.y}}, context, {.font = Font::secondary, .color = Color::muted, .may_cut = true});
    }
    const float tool = theme.px(34);
    Rect tools{{rect.max.x - side - tools_width, std::floor(rect.center().y - tool / 2)}, {rect.max.x - side, std::floor(rect.center().y + tool / 2)}};
    float total = height;
    if (!is_beside && tools_width > 0) {
        tools = {{rect.min.x + side, rect.max.y}, {std::min(rect.min.x + side + tools_width, rect.max.x - side), rect.max.y + tool}};
        total += tool + theme.px(6);
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::Dummy({room, total});
    ImGui::PopStyleVar();
    return tools;
}

Grid::Grid(int columns, float gap)
    : columns_(std::max(columns, 1)), gap_(theme::current().px(gap)), origin_(ImGui::GetCursorScreenPos()),
      row_top_(origin_.y), row_bottom_(origin_.y) {
    const float room = ImGui::GetContentRegionAvail().x;
    width_ = std::floor((room - gap_ * static_cast<float>(columns_ - 1)) / static_cast<float>(columns_));
}

Grid Grid::fitting(float least_width, int most, float gap) {
    const auto& theme = theme::current();
    const float room = ImGui::GetContentRegionAvail().x;
    const float step = theme.px(least_width) + theme.px(gap);
    int columns = static_cast<int>((room + theme.px(gap)) / step);
    columns = std::clamp(columns, 1, most);
    // Rows of equal length look intended: five tiles in a width for four become three and two.
    const int rows = (most + columns - 1) / columns;
    return Grid((most + rows - 1) / rows, gap);
}

float Grid::next() {
    const float bottom = ImGui::GetCursorScreenPos().y - ImGui::GetStyle().ItemSpacing.y;
    if (index_ >= 0) row_bottom_ = std::max(row_bottom_, bottom);
    ++index_;
    const int column = index_ % columns_;
    if (column == 0 && index_ > 0) row_top_ = row_bottom_ + gap_;
    ImGui::SetCursorScreenPos({origin_.x + static_cast<float>(column) * (width_ + gap_), row_top_});
    return width_;
}

Grid::~Grid() {
    if (index_ < 0) return;
    const float spacing = ImGui::GetStyle().ItemSpacing.y;
    row_bottom_ = std::max(row_bottom_, ImGui::GetCursorScreenPos().y - spacing);
    ImGui::SetCursorScreenPos({origin_.x, row_bottom_});
    ImGui::Dummy({0, 0});
}

float stat_tile_height() { return theme::current().px(k_tile_height); }

bool stat_tile(const StatTile& tile) {
    const auto& theme = theme::current();
    const float width = tile.width > 0 ? tile.width : ImGui::GetContentRegionAvail().x;
    const Rect rect = rect_here(width, stat_tile_height());
    fill(rect, theme.color(Color::surface));
    bool is_pressed = false;
    if (tile.is_link) {
        const std::string name = std::string(tile.label) + ": " + std::string(tile.figure);
        is_pressed = press_area(tile.id, rect, name, false, probe::Role::link);
    }
    outline(rect, theme.color(Color::line));
    const Rect inner = rect.inset(theme.px(14), 0);
    const auto line = [&](float top, float height) {
        return Rect{{inner.min.x, rect.min.y + theme.px(top)}, {inner.max.x, rect.min.y + theme.px(top + height)}};
    };
    text_in(line(9, 18), tile.label, {.font = Font::secondary, .color = Color::muted});
    text_in(line(26, 30), tile.figure, {.font = Font::figure});
    Rect note = line(57, 18);
    if (tile.note_icon != nullptr && !tile.note.empty()) {
        const float size = theme.px(18);
        icon_in({note.min, {note.min.x + theme.px(14), note.max.y}}, tile.note_icon, tile.note_color, Font::secondary);
        note.min.x += size;
    }
    text_in(note, tile.note, {.font = Font::secondary, .color = tile.note_color, .may_cut = true});
    ImGui::Dummy({width, stat_tile_height()});
    return is_pressed;
}

Split::Split(const char* id, bool is_open, float panel_width, float height) : id_(id), is_open_(is_open) {
    const auto& theme = theme::current();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const float gap = theme.px(16);
    panel_width_ = theme.px(panel_width);
    is_beside_ = room.x >= panel_width_ + gap + theme.px(440);
    height_ = height > 0 ? height : least(room.y, theme.px(320));
    if (is_open_ && !is_beside_) height_ = std::min(height_, theme.px(400));
    const float main_width = is_open_ && is_beside_ ? room.x - panel_width_ - gap : room.x;
    ImGui::PushID(id_);
    ImGui::BeginChild("main", {main_width, height_}, ImGuiChildFlags_None,
                      ImGuiWindowFlags_NavFlattened | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
}

bool Split::panel() {
    ImGui::EndChild();
    is_in_panel_ = true;
    if (!is_open_) return false;
    const auto& theme = theme::current();
    if (is_beside_) ImGui::SameLine(0, theme.px(16));
    const float padding = theme.px(theme::k_card_padding);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, padding});
    ImGui::PushStyleColor(ImGuiCol_ChildBg, theme.color(Color::surface));
    ImGuiChildFlags flags = ImGuiChildFlags_Border | ImGuiChildFlags_AlwaysUseWindowPadding;
    if (!is_beside_) flags |= ImGuiChildFlags_AutoResizeY;
    ImGui::BeginChild("panel", {is_beside_ ? panel_width_ : 0.0f, is_beside_ ? height_ : 0.0f}, flags, ImGuiWindowFlags_NavFlattened);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {theme.px(8), theme.px(6)});
    return true;
}

Split::~Split() {
    if (!is_in_panel_) {
        ImGui::EndChild();
    } else if (is_open_) {
        ImGui::PopStyleVar();
        ImGui::EndChild();
    }
    ImGui::PopID();
}

bool panel_title(std::string_view title, std::string_view subtitle, std::string_view close_name) {
    const auto& theme = theme::current();
    const float room = ImGui::GetContentRegionAvail().x;
    const float cross = theme.px(theme::k_control_height);
    const Rect rect = rect_here(room, cross);
    text_in({rect.min, {rect.max.x - cross - theme.px(4), rect.max.y}}, title,
            {.font = Font::panel_title, .may_cut = true, .role = probe::Role::heading});
    ImGui::SetCursorScreenPos({rect.max.x - cross, rect.min.y});
    bool is_closed = icon_button({.id = "close", .icon = icons::k_icon_x, .name = close_name});
    if (!subtitle.empty()) paragraph(subtitle, {.font = Font::secondary, .color = Color::muted});
    const bool may_close_by_key = !ImGui::GetIO().WantTextInput &&
                                  !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    if (may_close_by_key && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) is_closed = true;
    return is_closed;
}

}  // namespace widgets
