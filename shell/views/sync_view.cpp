#include "shell/views/sync_view.hpp"

#include <algorithm>
#include <set>

#include "assets/icons.hpp"
#include "core/base/text.hpp"
#include "shell/views/topline.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;
using widgets::Font;

constexpr std::size_t k_conflicts_shown = 40;

bool is_running(const app::Sync& sync) {
    return sync.phase == app::SyncPhase::listing || sync.phase == app::SyncPhase::pulling || sync.phase == app::SyncPhase::pushing ||
           sync.phase == app::SyncPhase::comparing;
}

std::string_view phase_key(app::SyncPhase phase) {
    switch (phase) {
        case app::SyncPhase::idle: return "sync.phase.idle";
        case app::SyncPhase::listing: return "sync.phase.listing";
        case app::SyncPhase::pulling: return "sync.phase.pulling";
        case app::SyncPhase::pushing: return "sync.phase.pushing";
        case app::SyncPhase::comparing: return "sync.phase.comparing";
        case app::SyncPhase::done: return "sync.phase.done";
        case app::SyncPhase::failed: return "sync.phase.failed";
    }
    return "";
}

std::string count(const ViewContext& context, std::uint64_t value) {
    return widgets::number(static_cast<std::int64_t>(value), context.language());
}

void draw_tiles(const ViewContext& context) {
    const app::AppState& state = context.state;
    const app::Sync& sync = state.sync;
    widgets::Grid grid = widgets::Grid::fitting(196, 4);
    const auto tile = [&](const char* id, std::string_view label, const std::string& figure, std::string_view note, Color color = Color::muted) {
        const float width = grid.next();
        (void)widgets::stat_tile({.id = id, .label = label, .figure = figure, .note = note, .note_color = color, .width = width});
    };
    const auto own = state.ledger->last_of(state.identity.device).first;
    const auto there = sync.on_server.find(state.identity.device);
    const std::uint32_t sent = there == sync.on_server.end() ? 0 : there->second;
    const std::uint32_t unsent = own > sent ? own - sent : 0;
    tile("unsent", context.t("sync.unsent"), count(context, unsent), context.t(unsent == 0 ? "sync.unsent.none" : "sync.unsent.some"),
         unsent == 0 ? Color::good : Color::warn);
    tile("received", context.t("sync.received"), count(context, sync.received),
         context.t("sync.received.note", {{"changes", count(context, sync.received_operations)}}));
    tile("sent", context.t("sync.sent"), count(context, sync.sent), context.t("sync.this_run"));
    const std::size_t conflicts = state.ledger->conflict_count();
    tile("conflicts", context.t("sync.conflicts"), count(context, conflicts), context.t(conflicts == 0 ? "sync.conflicts.none" : "sync.conflicts.some"),
         conflicts == 0 ? Color::good : Color::warn);
}

void draw_devices(const ViewContext& context) {
    const app::AppState& state = context.state;
    const widgets::Card card({.id = "devices", .title = context.t("sync.devices"), .context = context.t("sync.devices.context")});
    if (!card) return;
    const auto& theme = theme::current();
    std::set<std::string> devices{state.identity.device};
    for (const auto& [device, seq] : state.ledger->seen()) devices.insert(device);
    for (const auto& [device, seq] : state.sync.on_server) devices.insert(device);
    const float number = theme.px(96);
    const auto line = [&](std::string_view name, std::string_view here, std::string_view there, bool is_head) {
        const widgets::Rect rect = widgets::rect_here(0, theme.px(is_head ? 26.0f : 32.0f));
        const Font font = is_head ? Font::secondary_strong : Font::row;
        const Color color = is_head ? Color::muted : Color::text;
        widgets::text_in({rect.min, {rect.max.x - 2 * number, rect.max.y}}, name,
                         {.font = font, .color = color, .may_cut = true, .role = probe::Role::cell});
        widgets::text_in({{rect.max.x - 2 * number, rect.min.y}, {rect.max.x - number, rect.max.y}}, here,
                         {.font = font, .color = color, .align = widgets::Align::right, .may_cut = true, .role = probe::Role::cell});
        widgets::text_in({{rect.max.x - number, rect.min.y}, rect.max}, there,
                         {.font = font, .color = color, .align = widgets::Align::right, .may_cut = true, .role = probe::Role::cell});
        ImGui::Dummy({rect.width(), rect.height()});
    };
    line(context.t("sync.device"), context.t("sync.here"), context.t("sync.on_server"), true);
    widgets::rule();
    for (const std::string& device : devices) {
        const auto there = state.sync.on_server.find(device);
        const std::string name = device == state.identity.device ? context.t("sync.this_device", {{"device", device}}) : device;
        line(name, count(context, state.ledger->last_of(device).first), there == state.sync.on_server.end() ? "–" : count(context, there->second), false);
    }
}

std::string record_name(const ViewContext& context, const journal::Conflict& conflict) {
    const records::Catalogue& catalogue = context.registry().catalogue();
    const records::Entity& entity = catalogue.entity(conflict.entity);
    const records::Record* record = context.registry().table(conflict.entity).find(conflict.key);
    const std::string key = base::grouped_employee_number(conflict.key);
    for (const std::string_view field : {"name", "title"}) {
        const auto index = entity.find(field);
        if (record != nullptr && index && records::is_known(record->values[*index])) {
            return std::string(records::as_text(record->values[*index])) + " · " + key;
        }
    }
    return entity.label[static_cast<std::size_t>(context.language())] + " · " + key;
}

/// The words for one of the concurrent values; removal is a value of its own.
std::string head_text(const ViewContext& context, const journal::Conflict& conflict, const journal::Head& head) {
    if (!conflict.field) return std::string(context.t(records::as_integer(head.value).value_or(0) != 0 ? "sync.kept" : "sync.removed"));
    const records::Catalogue& catalogue = context.registry().catalogue();
    const std::string text = records::display_text(catalogue, catalogue.field(conflict.entity, *conflict.field), head.value, context.language());
    return text.empty() ? std::string(context.t("sync.empty_value")) : text;
}

void draw_head(const ViewContext& context, const journal::Conflict& conflict, const journal::Head& head, std::string_view about, float width) {
    const auto& theme = theme::current();
    const std::string value = head_text(context, conflict, head);
    const std::string device = head.device == context.state.identity.device ? std::string(context.t("sync.this_device_short")) : head.device.substr(0, 8);
    const std::string source = head.actor + " · " + device + " · " + widgets::moment(head.wall_ms, context.language());
    const std::string name = context.t("sync.choose.name", {{"value", value}, {"about", std::string(about)}, {"device", device}});
    const widgets::Button choose{.id = "choose", .label = context.t("sync.choose"), .name = name,
                                 .is_enabled = app::may_edit(context.state)};
    const float button = widgets::button_width(choose);
    const widgets::Rect rect = widgets::rect_here(width, theme.px(56));
    const ImVec2 start = ImGui::GetCursorScreenPos();
    widgets::fill(rect, theme.color(Color::sunken));
    widgets::two_lines_in({{rect.min.x + theme.px(12), rect.min.y}, {rect.max.x - button - theme.px(18), rect.max.y}}, value, source, true);
    ImGui::SetCursorScreenPos({rect.max.x - button - theme.px(10), rect.min.y + theme.px(11)});
    if (widgets::button(choose)) {
        context.send(app::ResolveConflict{conflict.entity, conflict.key, conflict.field, head.value});
    }
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({rect.width(), rect.height()});
}

void draw_conflicts(const ViewContext& context, const std::vector<journal::Conflict>& conflicts) {
    const widgets::Card card({.id = "conflicts", .title = context.t("sync.conflicts.title"), .context = context.t("sync.conflicts.context")});
    if (!card) return;
    if (conflicts.empty()) {
        (void)widgets::status_line({.id = "none", .state = widgets::Tri::met, .state_name = context.t("sync.conflicts.none"),
                                    .sentence = context.t("sync.conflicts.none.sentence")});
        return;
    }
    const records::Catalogue& catalogue = context.registry().catalogue();
    for (std::size_t number = 0; number < std::min(conflicts.size(), k_conflicts_shown); ++number) {
        const journal::Conflict& conflict = conflicts[number];
        std::string about = record_name(context, conflict) + ", ";
        about += conflict.field ? catalogue.field(conflict.entity, *conflict.field).label[static_cast<std::size_t>(context.language())]
                                : std::string(context.t("sync.removal"));
        ImGui::PushID((conflict.key + '/' + std::to_string(conflict.field.value_or(UINT16_MAX)) + '/' +
                       std::to_string(static_cast<int>(conflict.entity))).c_str());
        if (number > 0) widgets::space(4);
        widgets::text(about, {.font = Font::row_strong, .may_cut = true, .role = probe::Role::heading});
        {
            widgets::Grid grid = widgets::Grid::fitting(380, static_cast<int>(conflict.heads.size()), 8);
            for (std::size_t index = 0; index < conflict.heads.size(); ++index) {
                const float width = grid.next();
                ImGui::PushID(static_cast<int>(index));
                draw_head(context, conflict, conflict.heads[index], about, width);
                ImGui::PopID();
            }
        }
        ImGui::PopID();
    }
    if (conflicts.size() > k_conflicts_shown) {
        widgets::paragraph(context.t("sync.conflicts.more", {{"count", count(context, conflicts.size() - k_conflicts_shown)}}),
                           {.font = Font::secondary, .color = Color::muted});
    }
}

void draw_copies(const ViewContext& context) {
    const widgets::Card card({.id = "copies", .title = context.t("sync.copies")});
    if (!card) return;
    widgets::paragraph(context.t("sync.copies.sentence"), {.font = Font::row, .color = Color::muted});
    widgets::space(2);
    if (widgets::button({.id = "export", .label = context.t("sync.export"), .icon = icons::k_icon_download})) context.send(app::ExportBundles{});
    ImGui::SameLine();
    if (widgets::button({.id = "import", .label = context.t("sync.import"), .icon = icons::k_icon_upload,
                         .is_enabled = app::may_edit(context.state), .opens_files = true})) {
        context.actions.pick_files = true;
    }
}

void draw_state(const ViewContext& context) {
    const app::Sync& sync = context.state.sync;
    if (sync.phase == app::SyncPhase::failed && sync.fault) {
        if (widgets::notice_bar({.id = "fault", .color = Color::warn, .sentence = context.words.render(*sync.fault),
                                 .action = context.t("sync.again")}) == widgets::NoticeEvent::action) {
            context.send(app::SyncNow{});
        }
    }
}

}  // namespace

void draw_sync(const ViewContext& context, SyncUi& ui) {
    const app::Sync& sync = context.state.sync;
    const bool runs = is_running(sync);
    std::string line(context.t(phase_key(sync.phase)));
    if (sync.finished_ms != 0) line += " · " + context.t("sync.last", {{"time", widgets::moment(sync.finished_ms, context.language())}});
    if (draw_page_head(context, {.title = context.t("page.sync"), .context = line, .primary = context.t(runs ? "sync.stop" : "sync.now"),
                                 .hint = app::may_edit(context.state) ? std::string_view{} : context.t("sync.read_only"),
                                 .is_enabled = app::may_edit(context.state)})) {
        if (runs) {
            context.send(app::StopSync{});
        } else {
            context.send(app::SyncNow{});
        }
    }
    draw_state(context);
    draw_tiles(context);
    const auto& conflicts = ui.conflicts.get(std::to_string(context.state.revision) + '/' + std::to_string(context.state.ledger->operation_count()),
                                             [&] { return context.state.ledger->conflicts(); });
    draw_conflicts(context, conflicts);
    draw_devices(context);
    draw_copies(context);
}

}  // namespace views
