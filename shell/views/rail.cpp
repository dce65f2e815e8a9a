#include "shell/views/rail.hpp"

#include <cmath>

#include "assets/icons.hpp"
#include "core/intake/staging.hpp"
#include "shell/widgets/press.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using widgets::Color;
using widgets::Font;
using widgets::Rect;

struct Entry {
    Page page;
    const char* icon;
    std::string_view key;
};
constexpr std::array<Entry, k_pages> k_entries = {{
    {Page::home, icons::k_icon_layout_grid, "page.home"},
    {Page::data, icons::k_icon_database, "page.data"},
    {Page::search, icons::k_icon_search, "page.search"},
    {Page::plan, icons::k_icon_route, "page.plan"},
    {Page::sync, icons::k_icon_refresh_cw, "page.sync"},
    {Page::settings, icons::k_icon_settings, "page.settings"},
}};

/// How much work waits on a page; 0: none.
std::int64_t waiting(const app::AppState& state, Page page) {
    if (page == Page::sync) return static_cast<std::int64_t>(state.ledger->conflict_count());
    if (page == Page::data && state.staging) {
        std::int64_t rows = 0;
        for (const auto& file : state.staging->files) {
            if (file.staged) rows += file.staged->counts.warning + file.staged->counts.invalid;
        }
        return rows;
    }
    if (page == Page::plan && state.plan) return state.plan->summary.to_review;
    return 0;
}

/// "Analis BKPSDM" is AB.
std::string initials(std::string_view actor) {
    std::string out;
    bool starts = true;
    for (const char c : actor) {
        if (starts && out.size() < 2 && c != ' ' && static_cast<unsigned char>(c) < 0x80) out += c;
        starts = c == ' ';
    }
    return out;
}

void draw_entry(const ViewContext& context, const Entry& entry, bool is_current, bool is_narrow) {
    const auto& theme = theme::current();
    const float height = theme.px(36);
    const float margin = theme.px(10);
    const Rect line = widgets::rect_here(0, theme.px(42));
    const Rect rect{{line.min.x + margin, line.min.y + theme.px(3)}, {line.max.x - margin, line.min.y + theme.px(3) + height}};
    const std::string_view name = context.t(entry.key);
    const std::int64_t count = waiting(context.state, entry.page);
    const std::string shown = count > 999 ? "999+" : widgets::number(count, context.language());
    if (is_current) {
        widgets::fill(rect, theme.color(Color::accent_weak));
        ImGui::GetWindowDrawList()->AddRectFilled({rect.min.x, rect.min.y + theme.px(8)}, {rect.min.x + theme.px(3), rect.max.y - theme.px(8)},
                                                  theme.color(Color::accent));
    }
    const std::string id(entry.key);
    if (widgets::press_area(id.c_str(), rect, name, is_current, probe::Role::tab)) context.go({.page = entry.page});
    if (is_narrow) widgets::tooltip(name);
    const Color ink = is_current ? Color::accent : Color::muted;
    const float icon_left = is_narrow ? rect.min.x : rect.min.x + theme.px(12);
    const float icon_right = is_narrow ? rect.max.x : icon_left + theme.px(22);
    widgets::icon_in({{icon_left, rect.min.y}, {icon_right, rect.max.y}}, entry.icon, ink);
    if (!is_narrow) {
        const float pill = count > 0 ? widgets::text_width(shown, Font::secondary) + theme.px(28) : 0;
        widgets::text_in({{rect.min.x + theme.px(44), rect.min.y}, {rect.max.x - pill, rect.max.y}}, name,
                         {.font = is_current ? Font::body_strong : Font::body, .color = is_current ? Color::accent : Color::text});
    }
    if (count > 0 && is_narrow) {
        ImGui::GetWindowDrawList()->AddCircleFilled({rect.max.x - theme.px(9), rect.min.y + theme.px(9)}, theme.px(4), theme.color(Color::warn));
    } else if (count > 0) {
        widgets::pill_in({rect.min, {rect.max.x - theme.px(10), rect.max.y}}, shown, Color::warn, Color::warn_weak, widgets::Align::right);
    }
    ImGui::Dummy({line.width(), line.height()});
}

void draw_foot(const ViewContext& context, bool is_narrow, float width) {
    const auto& theme = theme::current();
    const float height = theme.px(58);
    const float bottom = ImGui::GetWindowPos().y + ImGui::GetWindowHeight();
    const Rect foot{{ImGui::GetWindowPos().x, bottom - height}, {ImGui::GetWindowPos().x + width, bottom}};
    const float inset = theme.px(16);
    ImGui::GetWindowDrawList()->AddRectFilled({foot.min.x + inset, foot.min.y}, {foot.max.x - inset, foot.min.y + 1}, theme.color(Color::line));
    const float size = theme.px(32);
    const std::string& actor = context.state.identity.actor;
    const float left = is_narrow ? std::floor(foot.center().x - size / 2) : foot.min.x + theme.px(18);
    const Rect avatar{{left, std::floor(foot.center().y - size / 2)}, {left + size, std::floor(foot.center().y - size / 2) + size}};
    widgets::fill(avatar, theme.color(Color::accent_weak), 16);
    widgets::text_in(avatar, initials(actor), {.font = Font::secondary, .color = Color::accent, .align = widgets::Align::center, .may_cut = true});
    if (is_narrow) return;
    const float x = avatar.max.x + theme.px(8);
    widgets::text_in({{x, foot.center().y - theme.px(17)}, {foot.max.x - theme.px(8), foot.center().y}}, actor,
                     {.font = Font::secondary_strong, .may_cut = true});
    const std::string& device = context.state.identity.device;
    const std::string line = context.t("rail.device", {{"device", device.substr(0, 6)}});
    widgets::text_in({{x, foot.center().y}, {foot.max.x - theme.px(8), foot.center().y + theme.px(17)}}, line,
                     {.font = Font::fine, .color = Color::muted, .may_cut = true});
}

}  // namespace

float rail_width(float window_width) {
    const auto& theme = theme::current();
    const bool is_narrow = window_width < theme.px(theme::k_rail_collapses_below);
    return theme.px(is_narrow ? theme::k_rail_icons_width : theme::k_rail_width);
}

const char* page_icon(Page page) { return k_entries[static_cast<std::size_t>(page)].icon; }
std::string_view page_key(Page page) { return k_entries[static_cast<std::size_t>(page)].key; }

void draw_rail(const ViewContext& context, Page page, float width) {
    const auto& theme = theme::current();
    const bool is_narrow = width < theme.px(theme::k_rail_width);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, theme.color(Color::surface));
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 0);
    if (ImGui::BeginChild("rail", {width, 0}, ImGuiChildFlags_None, ImGuiWindowFlags_NavFlattened)) {
        const ImVec2 corner = ImGui::GetWindowPos();
        ImGui::GetWindowDrawList()->AddRectFilled({corner.x + width - 1, corner.y}, {corner.x + width, corner.y + ImGui::GetWindowHeight()},
                                                  theme.color(Color::line));
        const Rect head = widgets::rect_here(width, theme.px(70));
        if (is_narrow) {
            widgets::text_in({{head.min.x, head.min.y + theme.px(12)}, {head.max.x, head.min.y + theme.px(44)}}, "S",
                             {.font = Font::page_title, .color = Color::accent, .align = widgets::Align::center});
        } else {
            const float left = head.min.x + theme.px(20);
            widgets::text_in({{left, head.min.y + theme.px(15)}, {head.max.x - theme.px(8), head.min.y + theme.px(41)}}, context.t("rail.product"),
                             {.font = Font::page_title, .color = Color::accent, .role = probe::Role::heading});
            widgets::text_in({{left, head.min.y + theme.px(40)}, {head.max.x - theme.px(8), head.min.y + theme.px(57)}}, context.t("rail.city"),
                             {.font = Font::fine, .color = Color::muted, .may_cut = true});
        }
        ImGui::Dummy({width, head.height()});
        for (const Entry& entry : k_entries) draw_entry(context, entry, entry.page == page, is_narrow);
        // A short window scrolls the entries; the foot is drawn only where it does not cover them.
        if (ImGui::GetCursorPosY() + theme.px(60) <= ImGui::GetWindowHeight()) draw_foot(context, is_narrow, width);
    }
    ImGui::EndChild();
    ImGui::PopStyleVar(3);
    ImGui::PopStyleColor();
}

}  // namespace views
