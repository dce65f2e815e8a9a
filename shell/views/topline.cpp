#include "shell/views/topline.hpp"

#include <algorithm>
#include <cmath>

#include "assets/icons.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using widgets::Color;
using widgets::Font;
using widgets::Rect;

struct Sign {
    const char* icon;
    Color color;
    std::string key;
};

Sign save_sign(const app::AppState& state) {
    switch (app::save_status(state)) {
        case app::SaveStatus::opening: return {icons::k_icon_database, Color::muted, "save.opening"};
        case app::SaveStatus::saved: return {icons::k_icon_circle_check, Color::good, "save.saved"};
        case app::SaveStatus::saving: return {icons::k_icon_save, Color::muted, "save.saving"};
        case app::SaveStatus::unsaved: return {icons::k_icon_triangle_alert, Color::bad, "save.unsaved"};
        case app::SaveStatus::read_only: return {icons::k_icon_lock, Color::warn, "save.read_only"};
        case app::SaveStatus::memory_only: return {icons::k_icon_triangle_alert, Color::bad, "save.memory_only"};
    }
    return {};
}

Sign sync_sign(const app::AppState& state) {
    switch (state.sync.phase) {
        case app::SyncPhase::idle:
            if (state.sync.finished_ms == 0) return {icons::k_icon_cloud_off, Color::muted, "sync.short.never"};
            return {icons::k_icon_cloud, Color::muted, "sync.short.done"};
        case app::SyncPhase::listing:
        case app::SyncPhase::pulling:
        case app::SyncPhase::pushing:
        case app::SyncPhase::comparing: return {icons::k_icon_refresh_cw, Color::info, "sync.short.running"};
        case app::SyncPhase::done: return {icons::k_icon_cloud, Color::good, "sync.short.done"};
        case app::SyncPhase::failed: return {icons::k_icon_wifi_off, Color::warn, "sync.short.failed"};
    }
    return {};
}

/// Icon and word, right-aligned at `right`; returns the left edge.
float draw_sign(const ViewContext& context, const Sign& sign, float right, float middle, bool has_word) {
    const auto& theme = theme::current();
    const std::string_view word = context.t(sign.key);
    const float width = has_word ? widgets::text_width(word, Font::secondary) : 0;
    const float icon = theme.px(18);
    const float left = right - width - icon - (has_word ? theme.px(6) : 0);
    const float half = theme.px(12);
    widgets::icon_in({{left, middle - half}, {left + icon, middle + half}}, sign.icon, sign.color, Font::icon, has_word ? "" : word);
    if (has_word) {
        widgets::text_in({{left + icon + theme.px(6), middle - half}, {right + 1, middle + half}}, word,
                         {.font = Font::secondary, .color = sign.color, .role = probe::Role::status});
    }
    return left - theme.px(20);
}

void draw_job(const ViewContext& context) {
    const auto& theme = theme::current();
    const app::JobProgress& progress = context.state.job->progress;
    const float room = ImGui::GetContentRegionAvail().x;
    const Rect rect = widgets::rect_here(room, theme.px(48));
    const ImVec2 start = ImGui::GetCursorScreenPos();
    widgets::fill(rect, theme.color(Color::surface));
    widgets::outline(rect, theme.color(Color::line));
    const widgets::Button cancel{.id = "cancel_job", .label = context.t("job.cancel")};
    const float cancel_width = widgets::button_width(cancel);
    const double share = progress.total <= 0 ? 0 : static_cast<double>(progress.done) / static_cast<double>(progress.total);
    const std::string percent = std::to_string(static_cast<int>(std::clamp(share, 0.0, 1.0) * 100)) + " %";
    const float right = rect.max.x - theme.px(8) - cancel_width - theme.px(16);
    const float middle = rect.min.x + std::floor((right - rect.min.x) * 0.45f);
    const std::string_view phase = progress.phase.empty() ? context.t("job.working") : context.t(progress.phase);
    widgets::text_in({{rect.min.x + theme.px(16), rect.min.y}, {middle, rect.max.y}}, phase,
                     {.font = Font::row_strong, .may_cut = true, .role = probe::Role::status});
    const float figure = theme.px(52);
    widgets::bar_in({{middle + theme.px(8), rect.min.y}, {right - figure, rect.max.y}}, progress.done, progress.total, -1, Color::accent, percent);
    widgets::text_in({{right - figure, rect.min.y}, {right, rect.max.y}}, percent,
                     {.font = Font::secondary, .color = Color::muted, .align = widgets::Align::right});
    ImGui::SetCursorScreenPos({rect.max.x - theme.px(8) - cancel_width, rect.min.y + theme.px(7)});
    if (widgets::button(cancel)) context.send(app::CancelJob{});
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({room, rect.height()});
}

}  // namespace

bool draw_page_head(const ViewContext& context, const PageHead& head) {
    const auto& theme = theme::current();
    const float room = ImGui::GetContentRegionAvail().x;
    const Rect rect = widgets::rect_here(room, theme.px(48));
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float middle = std::floor(rect.min.y + theme.px(18));
    float right = rect.max.x;
    bool is_pressed = false;
    if (!head.primary.empty()) {
        const widgets::Button button{.id = "primary", .label = head.primary, .kind = widgets::ButtonKind::primary,
                                     .is_enabled = head.is_enabled, .hint = head.hint, .opens_files = head.opens_files};
        const float width = std::max(widgets::button_width(button), theme.px(140));
        widgets::Button sized = button;
        sized.width = std::min(width, room * 0.6f);
        ImGui::SetCursorScreenPos({rect.max.x - sized.width, rect.min.y});
        is_pressed = widgets::button(sized);
        right -= sized.width + theme.px(24);
    }
    // On a narrow page the words of the signs give way to the title; the icons stay.
    const Sign save = save_sign(context.state);
    const Sign sync = sync_sign(context.state);
    const float words = widgets::text_width(context.t(save.key), Font::secondary) + widgets::text_width(context.t(sync.key), Font::secondary);
    const float title_width = widgets::text_width(head.title, Font::page_title);
    const bool has_words = right - rect.min.x > title_width + words + theme.px(130);
    right = draw_sign(context, save, right, middle, has_words);
    right = draw_sign(context, sync, right, middle, has_words);
    widgets::text_in({{rect.min.x, rect.min.y}, {right, rect.min.y + theme.px(26)}}, head.title,
                     {.font = Font::page_title, .may_cut = true, .role = probe::Role::heading});
    widgets::text_in({{rect.min.x, rect.min.y + theme.px(27)}, {right, rect.min.y + theme.px(45)}}, head.context,
                     {.font = Font::secondary, .color = Color::muted, .may_cut = true});
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({room, rect.height()});
    return is_pressed;
}

void draw_notices(const ViewContext& context) {
    const app::AppState& state = context.state;
    switch (app::save_status(state)) {
        case app::SaveStatus::read_only:
            (void)widgets::notice_bar({.id = "read_only", .color = Color::warn, .sentence = context.t("save.read_only.sentence")});
            break;
        case app::SaveStatus::memory_only:
            if (widgets::notice_bar({.id = "memory_only", .color = Color::bad, .sentence = context.t("save.memory_only.sentence"),
                                     .action = context.t("save.export")}) == widgets::NoticeEvent::action) {
                context.send(app::ExportBundles{});
            }
            break;
        case app::SaveStatus::unsaved:
            if (widgets::notice_bar({.id = "unsaved", .color = Color::bad, .sentence = context.t("save.unsaved.sentence"),
                                     .action = context.t("save.retry")}) == widgets::NoticeEvent::action) {
                context.send(app::RetrySave{});
            }
            break;
        case app::SaveStatus::opening:
        case app::SaveStatus::saved:
        case app::SaveStatus::saving: break;
    }
    if (state.job) draw_job(context);
    if (!state.notice) return;
    const app::Notice& notice = *state.notice;
    Color color = Color::info;
    if (notice.kind == app::Notice::Kind::good) color = Color::good;
    if (notice.kind == app::Notice::Kind::warn) color = Color::warn;
    if (notice.kind == app::Notice::Kind::bad) color = Color::bad;
    // The place of an error and its remedy belong to the same sentence.
    std::string sentence = context.words.render(notice.key, notice.args);
    if (!notice.place.empty()) sentence = notice.place + ": " + sentence;
    const std::string remedy = notice.key + ".remedy";
    if (context.words.has(remedy)) sentence += ' ' + context.words.render(remedy, notice.args);
    const bool can_undo = notice.can_undo && !state.undo.empty() && app::may_edit(state);
    switch (widgets::notice_bar({.id = "notice", .color = color, .sentence = sentence,
                                 .action = can_undo ? context.t("notice.undo") : std::string_view{},
                                 .close_name = context.t("notice.close")})) {
        case widgets::NoticeEvent::action: context.send(app::Undo{}); break;
        case widgets::NoticeEvent::closed: context.send(app::DismissNotice{}); break;
        case widgets::NoticeEvent::none: break;
    }
}

}  // namespace views
