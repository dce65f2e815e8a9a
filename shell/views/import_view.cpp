#include "shell/views/import_view.hpp"

#include <algorithm>

#include "assets/icons.hpp"
#include "shell/views/import_parts.hpp"
#include "shell/views/topline.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using widgets::Color;
using widgets::Font;

std::string count(const ViewContext& context, std::int64_t value) { return widgets::number(value, context.language()); }

std::string file_context(const ViewContext& context, const app::Staging::File& file) {
    if (!file.staged) return std::string(context.t("import.unreadable"));
    const records::Entity& entity = context.registry().catalogue().entity(file.staged->entity());
    const char delimiter = file.staged->delimiter();
    return entity.label[static_cast<std::size_t>(context.language())] + " · " + std::string(intake::encoding_name(file.staged->encoding)) +
           " · " + (delimiter == '\t' ? std::string(context.t("import.tab")) : std::string(1, delimiter));
}

/// One row of the list of files: name, what it is, and how its rows stand.
void draw_file(const ViewContext& context, const app::Staging::File& file, std::size_t index, ImportUi& ui) {
    const auto& theme = theme::current();
    const widgets::Rect rect = widgets::rect_here(0, theme.px(46));
    ImGui::PushID(static_cast<int>(index));
    if (widgets::press_area("file", rect, context.t("import.file.name", {{"file", file.source.name}}), ui.file == index)) {
        ui.file = index;
        ui.rows.selected.clear();
    }
    const float right = rect.max.x - theme.px(10);
    if (file.staged) {
        const auto& counts = file.staged->counts;
        const float width = theme.px(58);
        const auto figure = [&](int place, const char* icon, Color color, std::int64_t value, std::string_view key) {
            const float x = right - width * static_cast<float>(3 - place);
            const std::string name = context.t(key, {{"count", count(context, value)}});
            widgets::icon_in({{x, rect.min.y}, {x + theme.px(18), rect.max.y}}, icon, value > 0 ? color : Color::muted, Font::body, name);
            widgets::text_in({{x + theme.px(20), rect.min.y}, {x + width, rect.max.y}}, count(context, value), {.font = Font::secondary, .may_cut = true});
        };
        figure(0, icons::k_icon_circle_check, Color::good, counts.valid, "import.valid");
        figure(1, icons::k_icon_triangle_alert, Color::warn, counts.warning, "import.warning");
        figure(2, icons::k_icon_circle_x, Color::bad, counts.invalid, "import.invalid");
    } else {
        widgets::icon_in({{right - theme.px(24), rect.min.y}, {right, rect.max.y}}, icons::k_icon_circle_x, Color::bad, Font::icon,
                         context.t("import.unreadable"));
    }
    widgets::two_lines_in({{rect.min.x + theme.px(12), rect.min.y}, {right - theme.px(184), rect.max.y}}, file.source.name,
                          file_context(context, file), true);
    ImGui::Dummy({rect.width(), rect.height()});
    ImGui::PopID();
}

std::int64_t records_to_come(const app::Staging& staging) {
    std::int64_t total = 0;
    for (const app::Staging::File& file : staging.files) total += file.difference.counts.added + file.difference.counts.changed;
    return total;
}

void draw_details(const ViewContext& context, const app::Staging::File& file, ImportUi& ui) {
    const widgets::Card card({.id = "details", .title = file.source.name, .context = file_context(context, file), .height = -1});
    if (!card) return;
    if (!file.staged) {
        (void)widgets::error_state({.id = "fault", .happened = context.words.render(*file.fault), .safe = context.t("import.safe")});
        return;
    }
    const std::string refused = count(context, file.staged->counts.invalid + file.staged->counts.warning);
    const std::string changes = count(context, file.difference.counts.added + file.difference.counts.changed);
    const widgets::Tab tabs[] = {{.id = "columns", .label = context.t("import.tab.columns")},
                                 {.id = "rows", .label = context.t("import.tab.rows"), .count = refused},
                                 {.id = "difference", .label = context.t("import.tab.difference"), .count = changes}};
    (void)widgets::tabs("tabs", tabs, &ui.tab);
    switch (ui.tab) {
        case 0: return draw_import_columns(context, file, ui);
        case 1: return draw_import_rows(context, file, ui);
        default: return draw_import_difference(context, file, ui);
    }
}

}  // namespace

void draw_import(const ViewContext& context, ImportUi& ui) {
    const app::Staging& staging = *context.state.staging;
    const auto& theme = theme::current();
    const std::int64_t coming = records_to_come(staging);
    const std::string total = count(context, coming);
    const bool may_commit = app::may_edit(context.state) && !context.state.job;
    if (draw_page_head(context, {.title = context.t("import.title"),
                                 .context = context.t("import.context", {{"files", count(context, static_cast<std::int64_t>(staging.files.size()))}}),
                                 .primary = coming > 0 ? context.t("import.commit", {{"count", total}}) : std::string(context.t("import.finish")),
                                 .hint = context.t("import.commit.hint"), .is_enabled = may_commit})) {
        context.send(coming > 0 ? app::Intent(app::CommitImport{}) : app::Intent(app::DiscardImport{}));
        return;
    }
    ui.file = std::min(ui.file, staging.files.size() - 1);
    const float list = std::min(theme.px(404), ImGui::GetContentRegionAvail().x * 0.36f);
    ImGui::BeginChild("files", {list, 0}, ImGuiChildFlags_None, ImGuiWindowFlags_NavFlattened);
    {
        const widgets::Card card({.id = "list", .title = context.t("import.files")});
        if (card) {
            for (std::size_t i = 0; i < staging.files.size(); ++i) draw_file(context, staging.files[i], i, ui);
            widgets::space(8);
            if (widgets::button({.id = "discard", .label = context.t("import.discard"), .icon = icons::k_icon_x})) context.send(app::DiscardImport{});
            ImGui::SameLine();
            if (widgets::button({.id = "more", .label = context.t("import.more"), .icon = icons::k_icon_plus, .opens_files = true})) {
                context.actions.pick_files = true;
            }
        }
    }
    ImGui::EndChild();
    ImGui::SameLine(0, theme.px(theme::k_gap));
    ImGui::BeginChild("file", {0, 0}, ImGuiChildFlags_None, ImGuiWindowFlags_NavFlattened);
    draw_details(context, staging.files[ui.file], ui);
    ImGui::EndChild();
}

}  // namespace views
