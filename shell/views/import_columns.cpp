#include <algorithm>
#include <utility>

#include "shell/views/import_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

constexpr std::size_t k_samples = 3;

/// The first few different cells of a column, as the file has them.
std::string samples(const intake::StagedFile& staged, std::size_t column) {
    std::vector<std::string> found;
    for (const intake::StagedRow& row : staged.rows) {
        const auto cells = staged.raw(row);
        if (column >= cells.size() || cells[column].empty()) continue;
        std::string text(cells[column]);
        if (std::ranges::find(found, text) == found.end()) found.push_back(std::move(text));
        if (found.size() == k_samples) break;
    }
    std::string joined;
    for (const std::string& text : found) joined += (joined.empty() ? "" : " · ") + text;
    return joined;
}

/// A name under which this mapping is kept, or the one that was used.
void draw_profile(const ViewContext& context, const app::Staging::File& file, std::size_t index, ImportUi& ui) {
    const auto& theme = theme::current();
    const bool is_free = app::may_edit(context.state) && !context.state.job;
    ImGui::Indent(theme.px(theme::k_card_padding));
    (void)widgets::text_field({.id = "name",
                               .name = context.t("import.mapping.name"),
                               .placeholder = context.t("import.mapping.name"),
                               .width = theme.px(220),
                               .is_enabled = is_free},
                              ui.mapping_name);
    ImGui::SameLine(0, theme.px(8));
    if (widgets::button({.id = "keep",
                         .label = context.t("import.mapping.keep"),
                         .is_enabled = is_free && !ui.mapping_name.empty()}))
        context.send(app::KeepMapping{index, std::exchange(ui.mapping_name, {})});
    if (!file.profile.empty()) {
        ImGui::SameLine(0, theme.px(12));
        widgets::text(context.t("import.mapping.used", {{"name", file.profile}}),
                      {.font = theme::Font::secondary, .color = theme::Color::muted, .may_cut = true});
    }
    ImGui::Unindent(theme.px(theme::k_card_padding));
    widgets::space(8);
}

}  // namespace

void draw_import_columns(const ViewContext& context, const app::Staging::File& file, ImportUi& ui) {
    const auto& theme = theme::current();
    const intake::ColumnMapping& mapping = file.staged->mapping;
    const records::Entity& entity = context.registry().catalogue().entity(mapping.entity);
    const auto language = static_cast<std::size_t>(context.language());
    std::vector<std::string> options{std::string(context.t("import.column.ignored"))};
    for (const records::Field& field : entity.fields) options.push_back(field.label[language]);

    const widgets::Column columns[] = {
        {.id = "header", .label = context.t("import.column.header"), .width = 150, .share = 1, .sorts = false},
        {.id = "samples", .label = context.t("import.column.samples"), .width = 180, .share = 2, .sorts = false},
        {.id = "field", .label = context.t("import.column.field"), .width = 230, .sorts = false}};
    const auto index = static_cast<std::size_t>(&file - context.state.staging->files.data());
    draw_profile(context, file, index, ui);
    const auto& contents = ui.samples.get(std::to_string(index), [&] {
        std::vector<std::string> made;
        for (std::size_t column = 0; column < mapping.columns.size(); ++column)
            made.push_back(samples(*file.staged, column));
        return made;
    });
    (void)widgets::table(
        ui.columns,
        {.id = "columns",
         .name = context.t("import.tab.columns"),
         .columns = columns,
         .rows = static_cast<std::int64_t>(mapping.columns.size()),
         .key = [](std::int64_t row) { return std::to_string(row); },
         .name_of = [&](std::int64_t row) { return mapping.columns[static_cast<std::size_t>(row)].header; },
         .draw =
             [&](const widgets::Cell& cell) {
                 const auto number = static_cast<std::size_t>(cell.row);
                 const intake::MappedColumn& column = mapping.columns[number];
                 if (cell.column == 0) return cell.strong(column.header);
                 if (cell.column == 1) return cell.text(contents[number], theme::Color::muted);
                 std::size_t chosen = column.field ? std::size_t{*column.field} + 1 : 0;
                 const ImVec2 before = ImGui::GetCursorScreenPos();
                 ImGui::SetCursorScreenPos(
                     {cell.rect.min.x, cell.rect.min.y + (cell.rect.height() - theme.px(32)) / 2});
                 ImGui::PushID(static_cast<int>(number));
                 const std::string name = context.t("import.column.name", {{"column", column.header}});
                 if (widgets::combo(
                         {.id = "field", .name = name, .width = cell.rect.width(), .is_enabled = !context.state.job},
                         options, &chosen)) {
                     context.send(app::ColumnChoice{
                         index, number,
                         chosen == 0 ? std::nullopt : std::optional(static_cast<records::FieldIndex>(chosen - 1))});
                 }
                 ImGui::PopID();
                 ImGui::SetCursorScreenPos(before);
             },
         .footer = context.t("import.column.footer")});
}

}  // namespace views
