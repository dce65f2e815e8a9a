#include "shell/widgets/text.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>

#include "shell/theme/fonts.hpp"

namespace widgets {
namespace {

const char* end_of(std::string_view text) { return text.data() + text.size(); }

/// Not before the end of a code point.
std::size_t whole_characters(std::string_view text, std::size_t length) {
    while (length > 0 && length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) --length;
    return length;
}

void draw_text(ImVec2 at, std::string_view text, Font font, ImU32 color) {
    const auto& theme = theme::current();
    ImGui::GetWindowDrawList()->AddText(theme.font(font), theme.font_size(font), at, color, text.data(), end_of(text));
}

float line_height(Font font) { return std::ceil(theme::current().font_size(font) * 1.25f); }

/// The lines of a text wrapped at words.
template <class Take>
void each_line(std::string_view text, Font font, float width, Take take) {
    const auto& theme = theme::current();
    const ImFont& face = *theme.font(font);
    const float scale = theme.font_size(font) / face.FontSize;
    const char* at = text.data();
    while (at < end_of(text)) {
        const std::size_t line_end = text.find('\n', static_cast<std::size_t>(at - text.data()));
        const char* hard_end = line_end == std::string_view::npos ? end_of(text) : text.data() + line_end;
        const char* stop = face.CalcWordWrapPositionA(scale, at, hard_end, width);
        if (stop == at && at < hard_end) ++stop;
        while (stop < hard_end && (static_cast<unsigned char>(*stop) & 0xC0) == 0x80) ++stop;
        take(std::string_view(at, static_cast<std::size_t>(stop - at)));
        at = stop;
        if (at == hard_end && at < end_of(text)) ++at;
        while (at < hard_end && *at == ' ') ++at;
    }
}

/// Draws wrapped lines from a corner down.
void draw_lines(const Rect& rect, std::string_view text, Font font, ImU32 color, Align align) {
    const auto& theme = theme::current();
    const float step = line_height(font);
    float y = rect.min.y + std::floor((step - theme.font_size(font)) / 2);
    each_line(text, font, rect.width(), [&](std::string_view line) {
        float x = rect.min.x;
        if (align != Align::left) {
            const float spare = rect.width() - text_width(line, font);
            x += align == Align::center ? std::floor(spare / 2) : spare;
        }
        draw_text({x, y}, line, font, color);
        y += step;
    });
}

}  // namespace

Rect rect_here(float width, float height) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (width <= 0) width = ImGui::GetContentRegionAvail().x;
    return {at, {at.x + width, at.y + height}};
}

float text_width(std::string_view text, Font font) {
    if (text.empty()) return 0;
    const auto& theme = theme::current();
    return std::ceil(theme.font(font)->CalcTextSizeA(theme.font_size(font), FLT_MAX, 0, text.data(), end_of(text)).x);
}

float text_height(std::string_view text, Font font, float wrap_width) {
    std::size_t lines = 0;
    each_line(text, font, wrap_width, [&](std::string_view) { ++lines; });
    return line_height(font) * static_cast<float>(lines);
}

std::string fitted(std::string_view text, Font font, float width) {
    if (text_width(text, font) <= width) return std::string(text);
    constexpr std::string_view ellipsis = "…";
    const auto& theme = theme::current();
    const float room = width - text_width(ellipsis, font);
    const char* rest = text.data();
    if (room > 0) theme.font(font)->CalcTextSizeA(theme.font_size(font), room, 0, text.data(), end_of(text), &rest);
    const std::size_t kept = whole_characters(text, static_cast<std::size_t>(rest - text.data()));
    std::string out(text.substr(0, kept));
    while (out.ends_with(' ')) out.pop_back();
    return out.append(ellipsis);
}

float text_in(const Rect& rect, std::string_view text, const TextStyle& style) {
    if (text.empty()) return 0;
    theme::note(text);
    const auto& theme = theme::current();
    const float height = theme.font_size(style.font);
    float width = text_width(text, style.font);
    const bool is_cut = width > rect.width() + 0.5f;
    std::string shorter;
    std::string_view shown = text;
    if (is_cut) {
        shorter = fitted(text, style.font, rect.width());
        shown = shorter;
        width = text_width(shown, style.font);
    }
    float x = rect.min.x;
    if (style.align == Align::right) x = rect.max.x - width;
    if (style.align == Align::center) x = rect.min.x + (rect.width() - width) / 2;
    draw_text({std::floor(x), std::floor(rect.center().y - height / 2)}, shown, style.font, theme.color(style.color));
    std::uint32_t state = style.may_cut ? std::uint32_t{probe::k_may_cut} : 0u;
    if (is_cut || rect.height() < height * 0.7f) state |= probe::k_cut;
    probe::text(style.role, text, rect.min, rect.max, state);
    if (is_cut && ImGui::IsMouseHoveringRect(rect.min, rect.max) && ImGui::IsWindowHovered()) {
        ImGui::SetTooltip("%.*s", static_cast<int>(text.size()), text.data());
    }
    return width;
}

void text(std::string_view text, const TextStyle& style, float width) {
    const auto& theme = theme::current();
    const float height = std::ceil(theme.font_size(style.font) * 1.25f);
    const float remaining = ImGui::GetContentRegionAvail().x;
    if (width <= 0) width = style.align == Align::left ? std::min(text_width(text, style.font), remaining) : remaining;
    text_in(rect_here(std::max(width, 1.0f), height), text, style);
    ImGui::Dummy({std::max(width, 1.0f), height});
}

void paragraph(std::string_view text, const TextStyle& style, float width) {
    if (text.empty()) return;
    theme::note(text);
    if (width <= 0) width = ImGui::GetContentRegionAvail().x;
    width = std::max(width, 1.0f);
    const auto& theme = theme::current();
    const float height = text_height(text, style.font, width);
    const Rect rect = rect_here(width, height);
    draw_lines(rect, text, style.font, theme.color(style.color), style.align);
    probe::text(style.role, text, rect.min, rect.max);
    ImGui::Dummy({width, height});
}

void heading(std::string_view text, Font font) {
    widgets::text(text, {.font = font, .may_cut = true, .role = probe::Role::heading});
}

void key_value(std::string_view label, std::string_view value, float label_width) {
    const auto& theme = theme::current();
    const float width = ImGui::GetContentRegionAvail().x;
    const float left = label_width > 0 ? label_width : std::min(theme.px(180), width * 0.42f);
    const float line = line_height(Font::row);
    const std::string_view shown = value.empty() ? std::string_view("–") : value;
    const float height = std::max(line, text_height(shown, Font::row, width - left));
    const Rect rect = rect_here(width, height);
    text_in({rect.min, {rect.min.x + left - theme.px(8), rect.min.y + line}}, label,
            {.font = Font::secondary, .color = Color::muted, .may_cut = true});
    theme::note(shown);
    draw_lines({{rect.min.x + left, rect.min.y}, rect.max}, shown, Font::row, theme.color(value.empty() ? Color::muted : Color::text),
               Align::left);
    probe::text(probe::Role::text, shown, {rect.min.x + left, rect.min.y}, rect.max);
    ImGui::Dummy({width, height});
}

void two_lines_in(const Rect& rect, std::string_view fact, std::string_view context, bool is_strong, Align align) {
    const auto& theme = theme::current();
    const float upper = std::ceil(theme.font_size(Font::row) * 1.2f);
    const float lower = std::ceil(theme.font_size(Font::fine) * 1.2f);
    const Font font = is_strong ? Font::row_strong : Font::row;
    if (context.empty()) {
        text_in(rect, fact, {.font = font, .align = align, .may_cut = true, .role = probe::Role::cell});
        return;
    }
    const float top = rect.center().y - (upper + lower) / 2;
    text_in({{rect.min.x, top}, {rect.max.x, top + upper}}, fact,
            {.font = font, .align = align, .may_cut = true, .role = probe::Role::cell});
    text_in({{rect.min.x, top + upper}, {rect.max.x, top + upper + lower}}, context,
            {.font = Font::fine, .color = Color::muted, .align = align, .may_cut = true, .role = probe::Role::cell});
}

void icon_in(const Rect& rect, const char* icon, Color color, Font font, std::string_view name) {
    const auto& theme = theme::current();
    const float size = theme.font_size(font);
    const float width = text_width(icon, font);
    // Within text fonts icons hang a little below the line, to stand on the middle of the capitals.
    const bool is_icon_font = font == Font::icon || font == Font::icon_large;
    const float drop = is_icon_font ? 0 : size * 0.03f;
    draw_text({std::floor(rect.center().x - width / 2), std::floor(rect.center().y - size / 2 + drop)}, icon, font,
              theme.color(color));
    if (!name.empty()) probe::text(probe::Role::image, name, rect.min, rect.max);
}

void space(float height) {
    const float spacing = ImGui::GetStyle().ItemSpacing.y;
    const ImVec2 at = ImGui::GetCursorPos();
    // Dummy adds the item spacing; take it back so that the height is exact.
    ImGui::SetCursorPos({at.x, at.y + theme::current().px(height) - spacing});
    ImGui::Dummy({0, 0});
}

void rule() {
    const auto& theme = theme::current();
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + width, at.y + 1}, theme.color(Color::line));
    ImGui::Dummy({width, 1});
}

void fill(const Rect& rect, ImU32 color, float radius) {
    ImGui::GetWindowDrawList()->AddRectFilled(rect.min, rect.max, color, theme::current().px(radius));
}

void outline(const Rect& rect, ImU32 color, float radius) {
    ImGui::GetWindowDrawList()->AddRect(rect.min, rect.max, color, theme::current().px(radius));
}

void tooltip(std::string_view text) {
    if (text.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_DelayNormal | ImGuiHoveredFlags_AllowWhenDisabled)) return;
    theme::note(text);
    const auto& theme = theme::current();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme.px(10), theme.px(7)});
    if (ImGui::BeginTooltip()) {
        const float width = std::min(text_width(text, Font::secondary), theme.px(320));
        paragraph(text, {.font = Font::secondary}, width + 1);
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar();
}

}  // namespace widgets
