#include "shell/widgets/table.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "assets/icons.hpp"
#include "core/base/result.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/press.hpp"

namespace widgets {
namespace {

constexpr float k_header_height = 36;
constexpr float k_footer_height = 40;
constexpr float k_cell_gap = 12;

struct Place {
    std::size_t column;
    float left, right;  // from the left edge of the content
};

struct Layout {
    std::vector<Place> places;
    float width = 0;
    float row_height = 0;
};

Layout lay_out(const TableUi& ui, const TableSpec& spec, float room) {
    const auto& theme = theme::current();
    const float side = theme.px(theme::k_card_padding);
    const float gap = theme.px(k_cell_gap);
    Layout layout;
    layout.row_height = theme.px(spec.has_two_lines ? theme::k_row_two_lines : theme::k_row_one_line);
    float fixed = 2 * side;
    float shares = 0;
    std::size_t count = 0;
    const auto is_shown = [&](const Column& column) { return !ui.hidden.contains(column.id); };
    for (const Column& column : spec.columns) {
        if (!is_shown(column)) continue;
        fixed += theme.px(column.width) + (count++ > 0 ? gap : 0);
        shares += column.share;
    }
    const float extra = std::max(room - fixed, 0.0f);
    float x = side;
    for (std::size_t index = 0; index < spec.columns.size(); ++index) {
        const Column& column = spec.columns[index];
        if (!is_shown(column)) continue;
        if (!layout.places.empty()) x += gap;
        const float width = theme.px(column.width) + (shares > 0 ? std::floor(extra * column.share / shares) : 0);
        layout.places.push_back({index, x, x + width});
        x += width;
    }
    layout.width = std::max(x + side, room);
    return layout;
}

void draw_header(TableUi& ui, const TableSpec& spec, const Layout& layout, const Rect& strip, float scroll_x, TableEvents& events) {
    const auto& theme = theme::current();
    ImGui::PushClipRect(strip.min, strip.max, true);
    for (const Place& place : layout.places) {
        const Column& column = spec.columns[place.column];
        const Rect rect{{strip.min.x + place.left - scroll_x, strip.min.y}, {strip.min.x + place.right - scroll_x, strip.max.y}};
        if (rect.max.x < strip.min.x || rect.min.x > strip.max.x) continue;
        const bool is_sorted = ui.sort == column.id;
        const TextStyle style{.font = Font::secondary_strong, .color = is_sorted ? Color::text : Color::muted,
                              .align = column.align, .may_cut = true, .role = probe::Role::cell};
        if (!column.sorts || column.label.empty()) {
            text_in(rect, column.label, style);
            continue;
        }
        const Press press = press_at(rect.inset(-theme.px(4), theme.px(3)),
                                     {.id = column.id, .name = column.label, .role = probe::Role::column_header,
                                      .state = is_sorted ? std::uint32_t{probe::k_selected} : 0u,
                                      .value = is_sorted ? ui.is_descending ? "descending" : "ascending" : "", .radius = 6});
        if (press.is_hovered) fill(rect.inset(-theme.px(4), theme.px(3)), theme.color(Color::muted, 0.1f), 6);
        Rect words = rect;
        if (is_sorted) {
            const float arrow = theme.px(16);
            const char* icon = ui.is_descending ? icons::k_icon_chevron_down : icons::k_icon_chevron_up;
            const float width = std::min(text_width(column.label, Font::secondary_strong), rect.width() - arrow);
            const float x = column.align == Align::right ? rect.max.x - arrow : rect.min.x + width + theme.px(2);
            icon_in({{x, rect.min.y}, {x + arrow, rect.max.y}}, icon, Color::text, Font::secondary);
            words.max.x = column.align == Align::right ? x : rect.max.x - arrow;
        }
        text_in(words, column.label, style);
        if (press.is_pressed) {
            ui.is_descending = is_sorted && !ui.is_descending;
            ui.sort = column.id;
            events.sort_changed = true;
        }
    }
    ImGui::PopClipRect();
    ImGui::GetWindowDrawList()->AddRectFilled({strip.min.x, strip.max.y - 1}, strip.max, theme.color(Color::line));
}

void draw_row(const TableSpec& spec, const Layout& layout, TableUi& ui, std::int64_t row, ImVec2 at, TableEvents& events) {
    const auto& theme = theme::current();
    const std::string key = spec.key(row);
    const bool is_selected = key == ui.selected;
    const Rect rect{at, {at.x + layout.width, at.y + layout.row_height}};
    ImGui::PushID(key.c_str());
    const Press press = press_here(layout.width, layout.row_height,
                                   {.id = "row", .name = spec.name_of ? spec.name_of(row) : key, .role = probe::Role::row,
                                    .state = is_selected ? std::uint32_t{probe::k_selected} : 0u, .radius = 0,
                                    .allows_overlap = true});
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const ImGuiID id = ImGui::GetItemID();
    const bool is_moved_here = context.NavJustMovedToId == id;
    const bool is_by_key = press.is_pressed && context.NavActivateId == id;
    if (is_selected) fill(rect, theme.color(Color::accent_weak), 0);
    if (press.is_hovered && !is_selected) fill(rect, theme.color(Color::muted, 0.06f), 0);
    if (!is_selected) {
        const float inset = theme.px(12);
        ImGui::GetWindowDrawList()->AddRectFilled({rect.min.x + inset, rect.max.y - 1}, {rect.max.x - inset, rect.max.y},
                                                  theme.color(Color::line, 0.8f));
    }
    for (const Place& place : layout.places) {
        const Cell cell{{{at.x + place.left, at.y}, {at.x + place.right, at.y + layout.row_height}}, row, place.column,
                        spec.columns[place.column].align, is_selected};
        spec.draw(cell);
    }
    ImGui::PopID();
    if ((press.is_pressed || is_moved_here) && !is_selected) {
        ui.selected = key;
        events.selected = row;
    }
    // The first press of a double click has selected the row; one that began on another page does not count.
    if (is_by_key || (is_selected && press.is_hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))) events.opened = row;
}

std::string row_text(const TableSpec& spec, const Layout& layout, std::int64_t row) {
    std::string out;
    for (const Place& place : layout.places) {
        if (!out.empty() || place.column != layout.places.front().column) out += '\t';
        std::string cell = spec.text_of(row, place.column);
        std::ranges::replace_if(cell, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
        out += cell;
    }
    return out + '\n';
}

std::string table_text(const TableSpec& spec, const Layout& layout) {
    std::string out;
    for (const Place& place : layout.places) {
        if (!out.empty()) out += '\t';
        out += spec.columns[place.column].label;
    }
    out += '\n';
    for (std::int64_t row = 0; row < spec.rows; ++row) out += row_text(spec, layout, row);
    return out;
}

void draw_column_chooser(TableUi& ui, const TableSpec& spec) {
    const auto& theme = theme::current();
    if (icon_button({.id = "columns", .icon = icons::k_icon_columns_3, .name = words().choose_columns})) ImGui::OpenPopup("columns");
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme.px(12), theme.px(10)});
    if (ImGui::BeginPopup("columns")) {
        for (const Column& column : spec.columns) {
            if (column.label.empty()) continue;
            bool is_shown = !ui.hidden.contains(column.id);
            if (!toggle(column.id, column.label, &is_shown)) continue;
            if (is_shown) {
                ui.hidden.erase(column.id);
            } else if (ui.hidden.size() + 1 < spec.columns.size()) {
                ui.hidden.insert(column.id);
            }
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

void draw_footer(TableUi& ui, const TableSpec& spec, const Layout& layout, const Rect& strip, TableEvents& events) {
    const auto& theme = theme::current();
    ImGui::GetWindowDrawList()->AddRectFilled(strip.min, {strip.max.x, strip.min.y + 1}, theme.color(Color::line));
    const float side = theme.px(theme::k_card_padding);
    const float icon = theme.px(theme::k_control_height);
    const float tools = (spec.text_of ? icon : 0) + (spec.has_column_chooser ? icon : 0) + theme.px(8);
    text_in({{strip.min.x + side, strip.min.y}, {strip.max.x - tools - theme.px(8), strip.max.y}}, spec.footer,
            {.font = Font::secondary, .color = Color::muted, .may_cut = true, .role = probe::Role::status});
    float x = strip.max.x - tools;
    const float y = std::floor(strip.center().y - icon / 2);
    if (spec.has_column_chooser) {
        ImGui::SetCursorScreenPos({x, y});
        draw_column_chooser(ui, spec);
        x += icon;
    }
    if (spec.text_of) {
        ImGui::SetCursorScreenPos({x, y});
        if (icon_button({.id = "copy", .icon = icons::k_icon_copy, .name = words().copy_table, .is_enabled = spec.rows > 0})) {
            events.copied = table_text(spec, layout);
        }
    }
}

void draw_rows(TableUi& ui, const TableSpec& spec, const Layout& layout, TableEvents& events) {
    ImGuiListClipper clipper;
    BASE_ASSERT(spec.rows <= INT32_MAX);
    clipper.Begin(static_cast<int>(spec.rows), layout.row_height);
    if (ui.scroll_to_selected) {
        ui.scroll_to_selected = false;
        for (std::int64_t row = 0; row < spec.rows; ++row) {
            if (spec.key(row) != ui.selected) continue;
            const float top = static_cast<float>(row) * layout.row_height;
            const float seen = ImGui::GetWindowHeight();
            if (top < ImGui::GetScrollY() || top + layout.row_height > ImGui::GetScrollY() + seen) {
                ImGui::SetScrollY(std::max(0.0f, top - seen / 2));
            }
            break;
        }
    }
    while (clipper.Step()) {
        for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
            draw_row(spec, layout, ui, row, ImGui::GetCursorScreenPos(), events);
        }
    }
    if (!spec.text_of || !ImGui::IsWindowFocused() || ImGui::GetIO().WantTextInput || ui.selected.empty()) return;
    if (!ImGui::IsKeyChordPressed(ImGuiMod_Shortcut | ImGuiKey_C)) return;
    for (std::int64_t row = 0; row < spec.rows; ++row) {
        if (spec.key(row) == ui.selected) events.copied = row_text(spec, layout, row);
    }
}

}  // namespace

TableEvents table(TableUi& ui, const TableSpec& spec) {
    const auto& theme = theme::current();
    TableEvents events;
    const float room = ImGui::GetContentRegionAvail().x;
    const float header = theme.px(k_header_height);
    const bool has_footer = spec.has_footer && (!spec.footer.empty() || spec.text_of || spec.has_column_chooser);
    const float footer = has_footer ? theme.px(k_footer_height) : 0;
    float height = spec.height > 0 ? spec.height : ImGui::GetContentRegionAvail().y;
    height = std::max(height, header + footer + theme.px(theme::k_row_two_lines * 3));
    const Rect all = rect_here(room, height);
    const float body_height = height - header - footer;

    ImGui::PushID(spec.id);
    const float natural = theme.px(spec.has_two_lines ? theme::k_row_two_lines : theme::k_row_one_line) * static_cast<float>(spec.rows);
    const float bar = natural > body_height ? ImGui::GetStyle().ScrollbarSize : 0;
    const Layout layout = lay_out(ui, spec, room - bar);

    ImGui::SetCursorScreenPos({all.min.x, all.min.y + header});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 0);
    float scroll_x = 0;
    const float content = layout.width > room - bar ? layout.width : 0;
    if (content > 0) ImGui::SetNextWindowContentSize({content, 0});
    if (ImGui::BeginChild("rows", {room, body_height}, ImGuiChildFlags_None,
                          ImGuiWindowFlags_NavFlattened | (content > 0 ? ImGuiWindowFlags_HorizontalScrollbar : 0))) {
        scroll_x = ImGui::GetScrollX();
        if (spec.rows > 0) {
            draw_rows(ui, spec, layout, events);
        } else {
            ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, theme.px(8)});
            ImGui::Dummy({0, std::floor(body_height * 0.35f)});
            ImGui::SetCursorPosX(theme.px(theme::k_card_padding));
            const float wide = room - 2 * theme.px(theme::k_card_padding);
            if (text_width(spec.empty, Font::row) <= wide) {
                text(spec.empty, {.font = Font::row, .color = Color::muted, .align = Align::center}, wide);
            } else {
                paragraph(spec.empty, {.font = Font::row, .color = Color::muted}, wide);
            }
            ImGui::PopStyleVar();
        }
    }
    ImGui::EndChild();
    ImGui::PopStyleVar(2);

    draw_header(ui, spec, layout, {all.min, {all.min.x + room, all.min.y + header}}, scroll_x, events);
    if (has_footer) draw_footer(ui, spec, layout, {{all.min.x, all.max.y - footer}, all.max}, events);
    ImGui::SetCursorScreenPos(all.min);
    ImGui::Dummy({room, height});
    ImGui::PopID();
    return events;
}

}  // namespace widgets
