#include <algorithm>

#include "assets/icons.hpp"
#include "shell/views/import_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using widgets::Color;
using widgets::Font;

constexpr float k_file_height = 66, k_gap = 6, k_action_height = 40;

std::string count(const ViewContext& context, std::int64_t value) { return widgets::number(value, context.language()); }

/// One entry of the list of files: name, what it is, and how its rows stand.
void draw_file(const ViewContext& context, const app::Staging::File& file, std::size_t index, ImportUi& ui) {
    const auto& theme = theme::current();
    const widgets::Rect rect = widgets::rect_here(0, theme.px(k_file_height));
    ImGui::PushID(static_cast<int>(index));
    const bool is_chosen = ui.file == index;
    if (widgets::press_area("file", rect, context.t("import.file.name", {{"file", file.source.name}}), is_chosen)) {
        ui.file = index;
        ui.rows.selected.clear();
        ui.list.reset();
    }
    if (is_chosen) widgets::fill(rect, theme.color(Color::accent_weak));
    const widgets::Rect inner = rect.inset(theme.px(10), theme.px(3));
    widgets::two_lines_in({inner.min, {inner.max.x, inner.min.y + theme.px(38)}}, file.source.name,
                          import_file_context(context, file), true);
    const widgets::Rect line{{inner.min.x, inner.max.y - theme.px(21)}, inner.max};
    if (file.staged) {
        const auto& counts = file.staged->counts;
        const float width = line.width() / 3;
        const auto figure = [&](int place, const char* icon, Color color, std::int64_t value, std::string_view key) {
            const float x = line.min.x + width * static_cast<float>(place);
            const std::string name = context.t(key, {{"count", count(context, value)}});
            widgets::icon_in({{x, line.min.y}, {x + theme.px(16), line.max.y}}, icon, value > 0 ? color : Color::muted,
                             Font::secondary, name);
            widgets::text_in({{x + theme.px(20), line.min.y}, {x + width, line.max.y}}, count(context, value),
                             {.font = Font::secondary, .may_cut = true});
        };
        figure(0, icons::k_icon_circle_check, Color::good, counts.valid, "import.valid");
        figure(1, icons::k_icon_triangle_alert, Color::warn, counts.warning, "import.warning");
        figure(2, icons::k_icon_circle_x, Color::bad, counts.invalid, "import.invalid");
    } else {
        const bool is_asked = file.fault->code == "intake.unclear_kind";
        const Color ink = is_asked ? Color::warn : Color::bad;
        widgets::icon_in({line.min, {line.min.x + theme.px(16), line.max.y}}, is_asked ? icons::k_icon_circle_help : icons::k_icon_circle_x,
                         ink, Font::secondary);
        widgets::text_in({{line.min.x + theme.px(20), line.min.y}, line.max}, context.t(is_asked ? "import.kind" : "import.unreadable"),
                         {.font = Font::secondary, .color = ink, .may_cut = true});
    }
    ImGui::Dummy({rect.width(), rect.height()});
    ImGui::PopID();
}

/// Below the files, however many they are. The longest button is `report`.
void draw_actions(const ViewContext& context, const widgets::Button& report, const ImportUi& ui) {
    const app::Staging& staging = *context.state.staging;
    if (widgets::button({.id = "more", .label = context.t("import.more"), .icon = icons::k_icon_plus, .width = -1, .opens_files = true}))
        context.actions.pick_files = true;
    if (staging.files.size() > 1 &&
        widgets::button({.id = "leave", .label = context.t("import.leave"), .width = -1, .is_enabled = app::may_edit(context.state) && !context.state.job,
                         .hint = staging.files[ui.file].source.name}))
        context.send(app::LeaveFile{ui.file});
    if (widgets::button(report)) context.send(app::ExportReport{});
    if (widgets::button({.id = "discard", .label = context.t("import.discard"), .icon = icons::k_icon_x, .width = -1}))
        context.send(app::DiscardImport{});
}

}  // namespace

std::string import_file_context(const ViewContext& context, const app::Staging::File& file) {
    if (!file.staged) return widgets::file_size(file.source.bytes->size(), context.language());
    const records::Entity& entity = context.registry().catalogue().entity(file.staged->entity());
    const char delimiter = file.staged->delimiter();
    if (!file.staged->sheets.empty())
        return entity.label[static_cast<std::size_t>(context.language())] + " · " + file.staged->sheets[file.staged->sheet];
    const char* name = delimiter == '\t'  ? "import.delimiter.tab"
                       : delimiter == ';' ? "import.delimiter.semicolon"
                       : delimiter == '|' ? "import.delimiter.bar"
                                          : "import.delimiter.comma";
    return entity.label[static_cast<std::size_t>(context.language())] + " · " + std::string(context.t(name));
}

void draw_import_files(const ViewContext& context, ImportUi& ui) {
    const auto& theme = theme::current();
    const auto& files = context.state.staging->files;
    const widgets::Button report{.id = "report", .label = context.t("import.report"), .icon = icons::k_icon_download, .width = -1,
                                 .is_enabled = !context.state.job, .hint = context.t("import.report.hint")};
    const float least = widgets::button_width({.label = report.label, .icon = report.icon}) + 2 * theme.px(theme::k_card_padding) + 2;
    const float width = std::max(std::min(theme.px(244), ImGui::GetContentRegionAvail().x * 0.36f), least);
    ImGui::BeginChild("files", {width, 0}, ImGuiChildFlags_None, ImGuiWindowFlags_NavFlattened);
    const float others = 2 * theme::k_card_padding + 40 + 4 * k_action_height;
    const float room = std::max(ImGui::GetContentRegionAvail().y - theme.px(others), theme.px(2 * k_file_height));
    if (const widgets::Card card({.id = "list", .title = context.t("import.files")}); card) {
        const float all = static_cast<float>(files.size()) * theme.px(k_file_height + k_gap);
        ImGui::BeginChild("given", {0, std::min(all, room)}, ImGuiChildFlags_None, ImGuiWindowFlags_NavFlattened);
        for (std::size_t i = 0; i < files.size(); ++i) draw_file(context, files[i], i, ui);
        ImGui::EndChild();
        widgets::space(8);
        draw_actions(context, report, ui);
    }
    ImGui::EndChild();
}

}  // namespace views
