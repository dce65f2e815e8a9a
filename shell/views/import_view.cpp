#include "shell/views/import_view.hpp"

#include <algorithm>
#include <utility>

#include "assets/icons.hpp"
#include "core/app/unit_past.hpp"
#include "shell/views/import_parts.hpp"
#include "shell/views/list_parts.hpp"
#include "shell/views/topline.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using widgets::Color;
using widgets::Font;

std::string count(const ViewContext& context, std::int64_t value) { return widgets::number(value, context.language()); }

std::int64_t records_to_come(const app::Staging& staging) {
    std::int64_t total = 0;
    for (const app::Staging::File& file : staging.files) total += file.difference.counts.to_write();
    return total;
}

/// Units that stand here under another name or parent than in the file.
std::int64_t changed_units(const ViewContext& context, const app::Staging::File& file) {
    if (file.staged->entity() != records::EntityKind::unit) return 0;
    return std::ranges::count_if(file.difference.rows, [&](const intake::RowDifference& row) {
        return std::ranges::any_of(row.fields, [&](const intake::FieldChange& change) {
            return app::is_unit_change(context.registry().catalogue(), change.field, change.before, change.after);
        });
    });
}

/// What the file holds; `known` is what its columns say.
void draw_kind(const ViewContext& context, std::size_t index, std::optional<records::EntityKind> known) {
    std::vector<records::EntityKind> kinds;
    std::vector<std::string> options;
    for (const records::Entity& entity : context.registry().catalogue().entities()) {
        if (std::ranges::all_of(entity.fields, [](const records::Field& field) { return field.columns.empty(); })) continue;
        kinds.push_back(entity.kind);
        options.push_back(context.t("import.kind.is", {{"kind", entity.label[static_cast<std::size_t>(context.language())]}}));
    }
    std::size_t chosen = known ? static_cast<std::size_t>(std::ranges::find(kinds, *known) - kinds.begin()) : SIZE_MAX;
    if (widgets::combo({.id = "kind", .name = context.t("import.kind"), .placeholder = context.t("import.kind"),
                        .width = theme::current().px(240), .is_enabled = !context.state.job},
                       options, &chosen))
        context.send(app::KindChoice{index, kinds[chosen]});
}

/// Why the file cannot be read; where only its columns do not tell what it holds, somebody who knows it can.
void draw_fault(const ViewContext& context, const app::Staging::File& file, std::size_t index) {
    const std::string& code = file.fault->code;
    const std::string remedy = "error." + code + ".remedy";
    (void)widgets::error_state({.id = "fault",
                                .happened = context.t("error." + code, file.fault->args),
                                .safe = context.t("import.safe"),
                                .to_do = context.words.has(remedy) ? context.words.render(remedy, file.fault->args) : std::string()});
    if (code != "intake.unclear_kind" && code != "intake.no_key_column" && code != "intake.unknown_columns") return;
    const float width = theme::current().px(240);
    ImGui::SetCursorPosX(std::max(ImGui::GetCursorPosX(), (ImGui::GetContentRegionAvail().x - width) / 2));
    draw_kind(context, index, {});
}

/// Above the tabs: what it is, which sheet, whether these bytes are known, and the rows to mend as a file.
void draw_file_actions(const ViewContext& context, const app::Staging::File& file, std::size_t index, ImportUi& ui) {
    const auto& theme = theme::current();
    const intake::StagedFile& staged = *file.staged;
    const bool is_free = !context.state.job;
    draw_kind(context, index, staged.entity());
    if (staged.sheets.size() > 1) {
        flow(theme.px(220));
        std::size_t sheet = staged.sheet;
        if (widgets::combo({.id = "sheet", .name = context.t("import.sheet"), .width = theme.px(220), .is_enabled = is_free},
                           staged.sheets, &sheet))
            context.send(app::SheetChoice{index, staged.sheets[sheet]});
    }
    const widgets::Button errors{.id = "errors",
                                 .label = context.t("import.errors"),
                                 .icon = icons::k_icon_download,
                                 .is_enabled = is_free,
                                 .hint = context.t("import.errors.hint")};
    if (staged.counts.warning + staged.counts.invalid > 0) {
        flow(widgets::button_width(errors));
        if (widgets::button(errors)) context.send(app::ExportErrors{index});
    }
    if (!file.imported_on.empty()) {
        flow(theme.px(160));
        widgets::text(context.t("import.again", {{"date", intake::readable(file.imported_on)}}),
                      {.font = Font::secondary, .color = Color::warn, .may_cut = true});
    }
    if (const std::int64_t units = changed_units(context, file); units > 0) {
        (void)widgets::toggle("corrects_units", context.t("unit.change.import", {{"count", count(context, units)}}), &ui.corrects_units);
        widgets::paragraph(context.t(ui.corrects_units ? "unit.change.correct.hint" : "unit.change.import.kept"), {.font = Font::secondary, .color = Color::muted});
    }
    widgets::space(8);
}

void draw_details(const ViewContext& context, const app::Staging::File& file, ImportUi& ui, float height) {
    const widgets::Card card({.id = "details", .height = height, .has_padding = false});
    if (!card) return;
    (void)widgets::card_head(file.source.name, import_file_context(context, file));
    const auto index = static_cast<std::size_t>(&file - context.state.staging->files.data());
    if (!file.staged) return draw_fault(context, file, index);
    const std::string refused = count(context, file.staged->counts.invalid + file.staged->counts.warning);
    const std::string changes = count(context, file.difference.counts.to_write());
    const std::string about = count(context, static_cast<std::int64_t>(file.staged->file_findings().size()));
    const std::size_t tab = ui.tab;
    const widgets::Tab tabs[] = {{.id = "columns", .label = context.t("import.tab.columns")},
                                 {.id = "rows", .label = context.t("import.tab.rows"), .count = refused},
                                 {.id = "difference", .label = context.t("import.tab.difference"), .count = changes},
                                 {.id = "reconciliation", .label = context.t("import.tab.reconciliation")},
                                 {.id = "about", .label = context.t("import.tab.about"), .count = about}};
    const float side = theme::current().px(theme::k_card_padding);
    ImGui::Indent(side);
    draw_file_actions(context, file, index, ui);
    (void)widgets::tabs("tabs", tabs, &ui.tab);
    if (ui.tab != tab) ui.list.reset();
    ImGui::Unindent(side);
    switch (ui.tab) {
        case 0:
            return draw_import_columns(context, file, ui);
        case 1:
            return draw_import_rows(context, file, ui);
        case 2:
            return draw_import_difference(context, file, ui);
        case 3:
            return draw_import_reconciliation(context, file, ui);
        default:
            return draw_import_about(context, file);
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
                                 .context = context.t(
                                     "import.context",
                                     {{"files", count(context, static_cast<std::int64_t>(staging.files.size()))}}),
                                 .primary = coming > 0 ? context.t("import.commit", {{"count", total}})
                                                       : std::string(context.t("import.finish")),
                                 .hint = context.t("import.commit.hint"),
                                 .is_enabled = may_commit})) {
        context.send(coming > 0 ? app::Intent(app::CommitImport{ui.corrects_units}) : app::Intent(app::DiscardImport{}));
        return;
    }
    // A new table opens on the first file that needs somebody.
    const auto needs_somebody = [](const app::Staging::File& file) { return !file.staged || file.staged->counts.invalid > 0; };
    if (!ui.seen) ui.file = static_cast<std::size_t>(std::ranges::find_if(staging.files, needs_somebody) - staging.files.begin()) % staging.files.size();
    ui.file = std::min(ui.file, staging.files.size() - 1);
    if (ui.seen != context.state.staging) {
        ui.seen = context.state.staging;
        ui.shown = {};
        ui.proposed = {};
        ui.lines = {};
        ui.matches = {};
        ui.list.reset();
        ui.samples = {};
        ui.drafts.clear();
    }
    draw_import_files(context, ui);
    ImGui::SameLine(0, theme.px(theme::k_gap));
    ImGui::BeginChild("file", {0, 0}, ImGuiChildFlags_None, ImGuiWindowFlags_NavFlattened);
    const app::Staging::File& file = staging.files[ui.file];
    const intake::StagedRow* row = open_import_row(file, ui);
    {
        widgets::Split split("import", row != nullptr, 364);
        draw_details(context, file, ui, split.height());
        if (split.panel() && row != nullptr) draw_import_row(context, file, *row, ui);
    }
    ImGui::EndChild();
}

}  // namespace views
