#include "shell/views/palette.hpp"

#include <algorithm>
#include <cmath>

#include "assets/icons.hpp"
#include "core/base/text.hpp"
#include "shell/views/rail.hpp"
#include "shell/widgets/press.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;
using widgets::Font;
using widgets::Rect;

constexpr std::size_t k_shown = 8;

/// One kind of record: which fields are its name and its context, and where it opens.
struct Source {
    EntityKind entity;
    const char* icon;
    std::string_view name, context;
    Page page;
};
constexpr Source k_sources[] = {
    {EntityKind::employee, icons::k_icon_user, "name", "job_title", Page::data},
    {EntityKind::position, icons::k_icon_briefcase, "title", "unit_id", Page::search},
    {EntityKind::unit, icons::k_icon_building_2, "name", "kind", Page::data},
};

/// What people read for a value: for a reference the name of the record it points to.
std::string shown_value(const ViewContext& context, EntityKind kind, const records::Record& record, records::FieldIndex index) {
    const records::Catalogue& catalogue = context.registry().catalogue();
    const records::Field& field = catalogue.field(kind, index);
    if (field.type == records::FieldType::reference && field.target == EntityKind::unit) {
        const records::Record* unit = context.registry().table(EntityKind::unit).find(records::as_text(record.values[index]));
        if (unit != nullptr) return std::string(records::as_text(unit->values[catalogue.index(EntityKind::unit, "name")]));
    }
    return records::display_text(catalogue, field, record.values[index], context.language());
}

std::vector<PaletteEntry> make_entries(const ViewContext& context) {
    std::vector<PaletteEntry> entries;
    for (std::size_t index = 0; index < k_pages; ++index) {
        const auto page = static_cast<Page>(index);
        PaletteEntry entry{page_icon(page), std::string(context.t(page_key(page))), std::string(context.t("palette.page")), {}, {.page = page}};
        entries.push_back(std::move(entry));
    }
    const records::Catalogue& catalogue = context.registry().catalogue();
    for (const Source& source : k_sources) {
        const records::FieldIndex name = catalogue.index(source.entity, source.name);
        const records::FieldIndex detail = catalogue.index(source.entity, source.context);
        for (const records::Record& record : context.registry().table(source.entity).rows()) {
            PaletteEntry entry;
            entry.icon = source.icon;
            entry.label = shown_value(context, source.entity, record, name);
            if (entry.label.empty()) entry.label = record.key;
            entry.context = shown_value(context, source.entity, record, detail);
            if (source.entity == EntityKind::employee) entry.context = base::grouped_employee_number(record.key) + " · " + entry.context;
            entry.target = {.page = source.page, .entity = source.entity, .key = record.key};
            entries.push_back(std::move(entry));
        }
    }
    for (PaletteEntry& entry : entries) entry.folded = base::fold(entry.label + ' ' + entry.context + ' ' + entry.target.key);
    return entries;
}

void draw_entry(const PaletteEntry& entry, bool is_chosen, bool* is_hovered, bool* is_pressed) {
    const auto& theme = theme::current();
    const Rect rect = widgets::rect_here(0, theme.px(theme::k_row_two_lines));
    const widgets::Press press = widgets::press_here(rect.width(), rect.height(),
        {.id = "entry", .name = entry.label + ", " + entry.context, .role = probe::Role::option,
         .state = is_chosen ? std::uint32_t{probe::k_selected} : 0u});
    if (is_chosen) widgets::fill(rect, theme.color(Color::accent_weak));
    widgets::icon_in({{rect.min.x + theme.px(8), rect.min.y}, {rect.min.x + theme.px(36), rect.max.y}}, entry.icon,
                     is_chosen ? Color::accent : Color::muted);
    widgets::two_lines_in({{rect.min.x + theme.px(46), rect.min.y}, {rect.max.x - theme.px(8), rect.max.y}}, entry.label, entry.context, is_chosen);
    *is_hovered = press.is_hovered;
    *is_pressed = press.is_pressed;
}

}  // namespace

std::vector<std::size_t> palette_matches(const std::vector<PaletteEntry>& entries, std::string_view query, std::size_t limit) {
    const std::string folded = base::fold(query);
    const auto words = base::split(folded, ' ');
    std::vector<std::size_t> first, later;
    for (std::size_t index = 0; index < entries.size() && first.size() < limit; ++index) {
        const std::string& text = entries[index].folded;
        if (text.starts_with(folded)) {
            first.push_back(index);
        } else if (later.size() < limit && std::ranges::all_of(words, [&](std::string_view word) { return text.contains(word); })) {
            later.push_back(index);
        }
    }
    first.insert(first.end(), later.begin(), later.end());
    if (first.size() > limit) first.resize(limit);
    return first;
}

void open_palette(PaletteUi& ui) {
    ui.is_open = true;
    ui.takes_focus = true;
    ui.query.clear();
    ui.chosen = 0;
}

void draw_palette(const ViewContext& context, PaletteUi& ui) {
    if (!ui.is_open) return;
    const auto& theme = theme::current();
    constexpr const char* id = "##palette";
    if (!ImGui::IsPopupOpen(id)) ImGui::OpenPopup(id);
    const auto& entries = ui.entries.get(records_key(context), [&] { return make_entries(context); });
    const auto& matches = ui.matches.get(records_key(context) + '/' + ui.query,
                                         [&] { return palette_matches(entries, ui.query, k_shown); });
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float width = std::min(theme.px(600), screen.x - theme.px(32));
    const float row = theme.px(theme::k_row_two_lines);
    const float rows = matches.empty() ? theme.px(44) : row * static_cast<float>(matches.size());
    const float height = std::min(theme.px(34 + 12 + 12 + 8) + rows, screen.y - theme.px(32));
    const float top = std::max(theme.px(16), std::min(std::floor(screen.y * 0.16f), screen.y - height - theme.px(16)));
    ImGui::SetNextWindowPos({std::floor((screen.x - width) / 2), top});
    ImGui::SetNextWindowSize({width, height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme.px(12), theme.px(12)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme.px(theme::k_radius + 4));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, theme.color(Color::surface));
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoNavInputs;
    bool closes = false;
    if (ImGui::BeginPopupModal(id, nullptr, flags)) {
        if (widgets::search_field({.id = "query", .name = context.t("palette.query"), .placeholder = context.t("palette.query"),
                                   .takes_focus = ui.takes_focus}, ui.query)) {
            ui.chosen = 0;
        }
        ui.takes_focus = false;
        ImGui::Dummy({0, theme.px(8)});
        if (!matches.empty()) ui.chosen = std::min(ui.chosen, matches.size() - 1);
        std::optional<std::size_t> taken;
        for (std::size_t index = 0; index < matches.size(); ++index) {
            ImGui::PushID(static_cast<int>(index));
            bool is_hovered = false;
            bool is_pressed = false;
            draw_entry(entries[matches[index]], index == ui.chosen, &is_hovered, &is_pressed);
            const ImVec2 moved = ImGui::GetIO().MouseDelta;
            if (is_hovered && (moved.x != 0 || moved.y != 0)) ui.chosen = index;
            if (is_pressed) taken = index;
            ImGui::PopID();
        }
        if (matches.empty()) widgets::text(context.t("palette.nothing"), {.font = Font::row, .color = Color::muted});
        if (!matches.empty() && ImGui::IsKeyPressed(ImGuiKey_DownArrow)) ui.chosen = (ui.chosen + 1) % matches.size();
        if (!matches.empty() && ImGui::IsKeyPressed(ImGuiKey_UpArrow)) ui.chosen = (ui.chosen + matches.size() - 1) % matches.size();
        if (!matches.empty() && (ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false))) taken = ui.chosen;
        if (taken) {
            context.go(entries[matches[*taken]].target);
            closes = true;
        }
        const bool is_clicked_away = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false) || (is_clicked_away && !ImGui::IsWindowAppearing())) closes = true;
        if (closes) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    } else {
        closes = true;
    }
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(4);
    if (closes) ui.is_open = false;
}

}  // namespace views
