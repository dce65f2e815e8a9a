#include "shell/widgets/input.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "assets/icons.hpp"
#include "core/base/text.hpp"
#include "shell/theme/fonts.hpp"
#include "shell/widgets/format.hpp"
#include "shell/widgets/press.hpp"

namespace widgets {
namespace {

int grow_string(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        auto& text = *static_cast<std::string*>(data->UserData);
        text.resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = text.data();
    }
    return 0;
}

/// The options that contain what is sought: that very word first, then those that begin with it.
std::vector<std::size_t> found_options(std::span<const std::string> options, const std::string& sought) {
    std::array<std::vector<std::size_t>, 3> found;
    for (std::size_t index = 0; index < options.size(); ++index) {
        const std::string option = sought.empty() ? std::string() : base::fold(options[index]);
        if (option.contains(sought)) found[option == sought ? 0 : option.starts_with(sought) ? 1 : 2].push_back(index);
    }
    for (std::size_t rank = 1; rank < found.size(); ++rank) found[0].insert(found[0].end(), found[rank].begin(), found[rank].end());
    return std::move(found[0]);
}

void label_above(std::string_view label) {
    if (!label.empty()) text(label, {.font = Font::secondary_strong, .color = Color::muted, .may_cut = true});
}

struct Edit {
    bool is_changed = false;
    bool is_finished = false;  // left after an edit, or Enter
    Rect rect{};
};

Edit edit(const TextField& field, std::string& draft, float left_inset, float right_inset) {
    const auto& theme = theme::current();
    Edit result;
    const float width = field.width > 0 ? field.width : ImGui::GetContentRegionAvail().x;
    const float height = theme.px(34);
    result.rect = rect_here(width, height);
    fill(result.rect, theme.color(Color::sunken));
    ImGui::PushFont(theme.font(Font::body));
    const float pad_y = std::floor((height - theme.font_size(Font::body)) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {theme.px(10), pad_y});
    ImGui::PushStyleColor(ImGuiCol_FrameBg, theme.color(Color::sunken, 0));
    ImGui::SetCursorScreenPos({result.rect.min.x + left_inset, result.rect.min.y});
    ImGui::SetNextItemWidth(width - left_inset - right_inset);
    if (field.takes_focus) ImGui::SetKeyboardFocusHere();
    if (!field.is_enabled) ImGui::BeginDisabled();
    const std::string placeholder(field.placeholder);
    const std::string input_id = std::string("##") + field.id;
    const bool is_entered = ImGui::InputTextWithHint(
        input_id.c_str(), placeholder.c_str(), draft.data(), draft.capacity() + 1,
        ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll, grow_string, &draft);
    if (!field.is_enabled) ImGui::EndDisabled();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    ImGui::PopFont();
    theme::note(draft);
    theme::note(field.placeholder);
    result.is_changed = ImGui::IsItemEdited();
    result.is_finished = ImGui::IsItemDeactivatedAfterEdit() || is_entered;
    const bool is_active = ImGui::IsItemActive();
    const std::string_view name = field.name.empty() ? field.label.empty() ? field.placeholder : field.label : field.name;
    probe::describe(probe::Role::textbox, name, field.is_enabled ? 0u : std::uint32_t{probe::k_disabled}, draft);
    const Color border = !field.problem.empty() ? Color::bad : is_active ? Color::accent : Color::line;
    if (is_active || !field.problem.empty()) outline(result.rect, theme.color(border));
    return result;
}

}  // namespace

bool text_field(const TextField& field, std::string& draft) {
    const auto& theme = theme::current();
    ImGui::BeginGroup();
    label_above(field.label);
    const Edit done = edit(field, draft, 0, 0);
    if (!field.problem.empty()) {
        const float left = theme.px(18);
        icon_in(rect_here(theme.px(14), theme.px(16)), icons::k_icon_circle_x, Color::bad, Font::secondary);
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + left);
        paragraph(field.problem, {.font = Font::secondary, .color = Color::bad}, done.rect.width() - left);
    }
    ImGui::EndGroup();
    return done.is_finished;
}

bool search_field(const TextField& field, std::string& draft) {
    const auto& theme = theme::current();
    ImGui::PushID(field.id);
    const float cross = theme.px(30);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const bool had_text = !draft.empty();
    Edit done = edit(field, draft, theme.px(24), had_text ? cross : 0);
    icon_in({{done.rect.min.x + theme.px(6), done.rect.min.y}, {done.rect.min.x + theme.px(26), done.rect.max.y}},
            icons::k_icon_search, Color::muted, Font::body);
    if (had_text) {
        const Rect rect{{done.rect.max.x - cross, done.rect.min.y}, done.rect.max};
        const std::string name =
            std::string(words().clear) + ": " + std::string(field.name.empty() ? field.placeholder : field.name);
        const Press press = press_at(rect, {.id = "clear", .name = name});
        icon_in(rect, icons::k_icon_x, press.is_hovered ? Color::text : Color::muted, Font::row);
        if (press.is_pressed) {
            draft.clear();
            done.is_changed = true;
        }
    }
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({done.rect.width(), done.rect.height()});
    ImGui::PopID();
    return done.is_changed;
}

SliderEvent slider(const Slider& slider, std::int64_t* value) {
    const auto& theme = theme::current();
    SliderEvent event;
    std::string shown = decimal(*value, slider.scale_digits, slider.shown_digits, words().language);
    if (!slider.unit.empty()) shown.append(" ").append(slider.unit);
    if (!slider.words.empty()) shown = slider.words;
    const float figure = std::max(theme.px(52), text_width(shown, Font::row_strong));
    const float room = ImGui::GetContentRegionAvail().x;
    const float track_width = std::max((slider.width > 0 ? slider.width : room - figure - theme.px(12)), theme.px(40));
    const float height = theme.px(theme::k_control_height);
    const Rect rect = rect_here(track_width, height);
    const std::uint32_t state = slider.is_enabled ? 0u : std::uint32_t{probe::k_disabled};
    const Press press = press_here(track_width, height,
                                   {.id = slider.id, .name = slider.name, .role = probe::Role::slider, .state = state, .value = shown});
    const double span = static_cast<double>(std::max<std::int64_t>(slider.most - slider.least, 1));
    const auto set = [&](std::int64_t wanted) {
        wanted = slider.least + (wanted - slider.least + slider.step / 2) / slider.step * slider.step;
        wanted = std::clamp(wanted, slider.least, slider.most);
        if (wanted != *value) event.changed = true;
        *value = wanted;
    };
    if (press.is_held && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        const double share = std::clamp((ImGui::GetIO().MousePos.x - rect.min.x) / rect.width(), 0.0f, 1.0f);
        set(slider.least + static_cast<std::int64_t>(std::llround(share * span)));
    }
    event.released = ImGui::IsItemDeactivated() && !press.is_held;
    if (ImGui::IsItemFocused() && slider.is_enabled) {
        for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow}) {
            ImGui::SetKeyOwner(key, ImGui::GetItemID());
            if (!ImGui::IsKeyPressed(key, ImGui::GetItemID(), ImGuiInputFlags_Repeat)) continue;
            set(*value + (key == ImGuiKey_LeftArrow ? -slider.step : slider.step));
            event.released = true;
        }
    }
    const float share = static_cast<float>(static_cast<double>(std::clamp(*value, slider.least, slider.most) - slider.least) / span);
    const float bar = theme.px(5);
    const float top = std::floor(rect.center().y - bar / 2);
    const float radius = theme.px(8);
    const float x = rect.min.x + radius + (rect.width() - 2 * radius) * share;
    fill({{rect.min.x, top}, {rect.max.x, top + bar}}, theme.mixed(Color::sunken, Color::line, 0.6f), 3);
    const Color ink = slider.is_enabled ? Color::accent : Color::muted;
    fill({{rect.min.x, top}, {x, top + bar}}, theme.color(ink), 3);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddCircleFilled({x, rect.center().y}, radius, theme.color(press.is_hovered || press.is_held ? Color::accent : Color::surface), 32);
    list.AddCircle({x, rect.center().y}, radius, theme.color(ink), 32, theme.px(2));
    if (!slider.words.empty()) return event;
    ImGui::SameLine(0, theme.px(12));
    text_in(rect_here(figure, height), shown, {.font = Font::row_strong, .align = Align::right});
    ImGui::Dummy({figure, height});
    return event;
}

bool combo(const Combo& combo, std::span<const std::string> options, std::size_t* chosen) {
    const auto& theme = theme::current();
    ImGui::BeginGroup();
    label_above(combo.label);
    ImGui::PushID(combo.id);
    const float width = combo.width > 0 ? combo.width : ImGui::GetContentRegionAvail().x;
    const float height = theme.px(34);
    const Rect rect = rect_here(width, height);
    const std::string_view shown = *chosen < options.size() ? std::string_view(options[*chosen]) : combo.placeholder;
    const bool is_open = ImGui::IsPopupOpen("list");
    std::uint32_t state = is_open ? std::uint32_t{probe::k_expanded} : 0u;
    if (!combo.is_enabled) state |= probe::k_disabled;
    const std::string_view name = combo.name.empty() ? combo.label : combo.name;
    const Press press = press_here(width, height, {.id = "open", .name = name, .role = probe::Role::combobox, .state = state, .value = shown});
    fill(rect, press.is_hovered ? theme.mixed(Color::sunken, Color::line, 0.5f) : theme.color(Color::sunken));
    const Color ink = combo.is_enabled && *chosen < options.size() ? Color::text : Color::muted;
    text_in({{rect.min.x + theme.px(10), rect.min.y}, {rect.max.x - theme.px(28), rect.max.y}}, shown,
            {.font = Font::body, .color = ink, .may_cut = true});
    icon_in({{rect.max.x - theme.px(28), rect.min.y}, rect.max}, icons::k_icon_chevron_down, Color::muted, Font::body);
    if (press.is_pressed) {
        ImGui::OpenPopup("list");
        if (combo.search) combo.search->clear();
    }

    bool is_changed = false;
    const float row = theme.px(theme::k_control_height);
    const float wanted = row * static_cast<float>(options.size()) + theme.px(combo.search ? 50 : 12);
    float wide = std::max(width, theme.px(combo.search ? 300 : 0));
    for (const std::string& option : options)
        if (is_open) wide = std::max(wide, std::min(text_width(option, Font::body) + theme.px(34), theme.px(420)));
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    const float high = std::min(wanted, theme.px(300)), below = rect.max.y + theme.px(4), above = rect.min.y - theme.px(4) - high;
    // Where the page ends below, the list stands above.
    ImGui::SetNextWindowPos({std::max(0.0f, std::min(rect.min.x, display.x - wide)), below + high > display.y && above >= 0 ? above : below});
    ImGui::SetNextWindowSize({wide, high});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme.px(6), theme.px(6)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    if (ImGui::BeginPopup("list", ImGuiWindowFlags_NoMove)) {
        bool takes_first = false;
        if (combo.search) {
            (void)search_field({.id = "search", .name = combo.search_name, .placeholder = combo.search_name,
                                .takes_focus = ImGui::IsWindowAppearing()}, *combo.search);
            takes_first = ImGui::IsKeyPressed(ImGuiKey_Enter, false) && !combo.search->empty();
            ImGui::Dummy({0, theme.px(4)});
        }
        for (const std::size_t index : found_options(options, combo.search ? base::fold(*combo.search) : std::string())) {
            ImGui::PushID(static_cast<int>(index));
            const Rect place = rect_here(0, row);
            const std::uint32_t option_state = index == *chosen ? std::uint32_t{probe::k_selected} : 0u;
            const Press option = press_here(place.width(), row, {.id = "option", .name = options[index], .role = probe::Role::option,
                                                                 .state = option_state, .radius = 6});
            if (index == *chosen) fill(place, theme.color(Color::accent_weak), 6);
            if (option.is_hovered) fill(place, theme.color(Color::muted, 0.1f), 6);
            text_in(place.inset(theme.px(8), 0), options[index],
                    {.font = Font::body, .color = index == *chosen ? Color::accent : Color::text, .may_cut = true});
            if (option.is_pressed || std::exchange(takes_first, false)) {
                is_changed = index != *chosen;
                *chosen = index;
                ImGui::CloseCurrentPopup();
            }
            ImGui::PopID();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    ImGui::PopID();
    ImGui::EndGroup();
    return is_changed;
}

}  // namespace widgets
