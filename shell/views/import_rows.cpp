#include <algorithm>

#include "assets/icons.hpp"
#include "core/base/text.hpp"
#include "core/intake/proposals.hpp"
#include "shell/views/import_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using intake::RowState;
using widgets::Color;
using widgets::Font;
using widgets::Tri;

Tri tri(RowState state) {
    return state == RowState::valid ? Tri::met : state == RowState::warning ? Tri::review : Tri::failed;
}
Tri tri(intake::Severity severity) {
    return severity == intake::Severity::info      ? Tri::met
           : severity == intake::Severity::warning ? Tri::review
                                                   : Tri::failed;
}
std::string_view state_key(RowState state) {
    return state == RowState::valid     ? "import.state.valid"
           : state == RowState::warning ? "import.state.warning"
                                        : "import.state.invalid";
}

constexpr std::size_t k_proposals = 3;  // the choice of rows with proposals

/// Values that nobody wrote: taken from names, or offered in place of what is wrong.
bool is_proposal(const intake::Finding& finding) { return finding.code == "I_PROPOSED" || !finding.candidates.empty(); }
bool has_proposal(const intake::StagedFile& staged, const intake::StagedRow& row) {
    return std::ranges::any_of(staged.findings_of(row), is_proposal);
}

bool is_shown(const intake::StagedFile& staged, const intake::StagedRow& row, std::size_t filter) {
    switch (filter) {
        case 0:
            return row.state != RowState::valid;
        case 1:
            return row.state == RowState::invalid;
        case 2:
            return row.state == RowState::warning;
        case k_proposals:
            return has_proposal(staged, row);
        default:
            return true;
    }
}

/// What the row is about, from the registry if it is known there, else from the file.
std::string row_name(const ViewContext& context, const intake::StagedFile& staged, const intake::StagedRow& row) {
    for (const std::string_view field : {"name", "title"}) {
        const auto index = context.registry().catalogue().entity(staged.entity()).find(field);
        if (index && records::is_known(row.values[*index]))
            return base::name_case(records::as_text(row.values[*index]));
    }
    return row.key.empty() ? std::string(context.t("import.row.no_key")) : base::grouped_employee_number(row.key);
}

std::size_t column_of(const intake::StagedFile& staged, std::string_view header) {
    const auto at = std::ranges::find(staged.mapping.columns, header, &intake::MappedColumn::header);
    return at == staged.mapping.columns.end() ? SIZE_MAX
                                              : static_cast<std::size_t>(at - staged.mapping.columns.begin());
}

void draw_finding(const ViewContext& context, std::size_t file, const intake::StagedFile& staged,
                  const intake::Finding& finding, ImportUi& ui) {
    const std::string sentence =
        (finding.column.empty() ? "" : finding.column + ": ") + intake::message(context.words, finding);
    (void)widgets::status_line(
        {.id = "finding",
         .state = tri(intake::severity(finding.code)),
         .state_name = context.t(std::string("import.severity.") +
                                 std::string(intake::severity_name(intake::severity(finding.code)))),
         .sentence = sentence,
         .citation = intake::repair_and_source(context.words, finding)});
    const std::size_t column = column_of(staged, finding.column);
    // What was made of a cell can be said better there.
    const bool is_told_only = intake::severity(finding.code) == intake::Severity::info && finding.variant != "wish";
    if (column == SIZE_MAX || is_told_only) return;
    const bool is_enabled = !context.state.job;
    for (const std::string& candidate : finding.candidates) {
        ImGui::PushID(candidate.c_str());
        const std::string label = context.t("import.use", {{"value", base::grouped_employee_number(intake::readable(candidate))}});
        if (widgets::button({.id = "use",
                             .label = label,
                             .kind = widgets::ButtonKind::secondary,
                             .icon = icons::k_icon_check,
                             .is_enabled = is_enabled})) {
            context.send(app::CellFix{file, finding.row, column, candidate});
        }
        ImGui::PopID();
    }
    std::string& draft = ui.drafts.try_emplace({finding.row, column}, finding.value).first->second;
    if (widgets::text_field(
            {.id = "fix", .label = context.t("import.fix", {{"column", finding.column}}), .is_enabled = is_enabled},
            draft) &&
        draft != finding.value) {
        context.send(app::CellFix{file, finding.row, column, draft});
    }
}

/// The choices that were proposed for the row, or made by hand in place of a proposal.
void draw_proposed(const ViewContext& context, std::size_t file, const intake::StagedFile& staged, const intake::StagedRow& row) {
    const auto& fixes = context.state.staging->adjustments.values;
    const bool is_fixed = std::ranges::any_of(fixes, [&](const app::ValueFix& fix) { return fix.file == file && fix.row == row.number; });
    if (!is_fixed && !std::ranges::contains(staged.findings_of(row), "I_PROPOSED", &intake::Finding::code)) return;
    const records::Catalogue& catalogue = context.registry().catalogue();
    const records::Entity& entity = catalogue.entity(staged.entity());
    for (const std::string_view name : intake::proposed_fields(staged.entity())) {
        const records::FieldIndex field = *entity.find(name);
        const auto& choices = catalogue.choices(entity.fields[field].choices);
        std::vector<std::string> labels;
        for (const records::Choice& choice : choices.choices) labels.push_back(choice.label[static_cast<std::size_t>(context.language())]);
        std::size_t chosen = choices.order(records::as_text(row.values[field])).value_or(labels.size());
        ImGui::PushID(static_cast<int>(field));
        if (widgets::combo({.id = "proposed",
                            .label = entity.fields[field].label[static_cast<std::size_t>(context.language())],
                            .placeholder = context.t("import.proposed.none"),
                            .is_enabled = !context.state.job},
                           labels, &chosen))
            context.send(app::ValueFix{file, row.number, field, choices.choices[chosen].code});
        ImGui::PopID();
        widgets::space(4);
    }
}

}  // namespace

std::string import_row_name(const ViewContext& context, const intake::StagedFile& staged,
                            const intake::StagedRow& row) {
    return row_name(context, staged, row);
}

const intake::StagedRow* open_import_row(const app::Staging::File& file, const ImportUi& ui) {
    if (!file.staged || ui.tab != 1 || ui.rows.selected.empty()) return nullptr;
    return file.staged->row(static_cast<std::uint32_t>(base::parse_integer(ui.rows.selected).value_or(0)));
}

void draw_import_row(const ViewContext& context, const app::Staging::File& source, const intake::StagedRow& row,
                     ImportUi& ui) {
    const intake::StagedFile& staged = *source.staged;
    const auto file = static_cast<std::size_t>(&source - context.state.staging->files.data());
    const std::string title = context.t("import.row", {{"row", std::to_string(row.number)}});
    if (widgets::panel_title(title, row_name(context, staged, row), context.t("import.row.close"))) {
        ui.rows.selected.clear();
        return;
    }
    const auto findings = staged.findings_of(row);
    if (findings.empty()) {
        (void)widgets::status_line({.id = "clean",
                                    .state = Tri::met,
                                    .state_name = context.t("import.state.valid"),
                                    .sentence = context.t("import.row.clean")});
    }
    for (std::size_t i = 0; i < findings.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        draw_finding(context, file, staged, findings[i], ui);
        ImGui::PopID();
        widgets::space(4);
    }
    draw_proposed(context, file, staged, row);
    widgets::rule();
    widgets::heading(context.t("import.row.cells"), Font::row_strong);
    const auto cells = staged.raw(row);
    for (std::size_t i = 0; i < cells.size() && i < staged.mapping.columns.size(); ++i) {
        if (!cells[i].empty()) widgets::key_value(staged.mapping.columns[i].header, cells[i], theme::current().px(150));
    }
}

void draw_import_rows(const ViewContext& context, const app::Staging::File& source, ImportUi& ui) {
    const intake::StagedFile& staged = *source.staged;
    const auto number = [&](std::int64_t value) { return widgets::number(value, context.language()); };
    const std::string some = number(staged.counts.warning + staged.counts.invalid),
                      invalid = number(staged.counts.invalid), warning = number(staged.counts.warning),
                      all = number(static_cast<std::int64_t>(staged.rows.size()));
    const std::string table = staged.sha256 + '/' + std::to_string(reinterpret_cast<std::uintptr_t>(&staged));
    const std::string proposed = number(ui.proposed.get(table, [&] {
        return std::ranges::count_if(staged.rows, [&](const intake::StagedRow& row) { return has_proposal(staged, row); });
    }));
    const widgets::Tab states[] = {{.id = "some", .label = context.t("import.rows.some"), .count = some},
                                   {.id = "invalid", .label = context.t("import.rows.invalid"), .count = invalid},
                                   {.id = "warning", .label = context.t("import.rows.warning"), .count = warning},
                                   {.id = "proposed", .label = context.t("import.rows.proposed"), .count = proposed},
                                   {.id = "all", .label = context.t("import.rows.all"), .count = all}};
    const float side = theme::current().px(theme::k_card_padding);
    ImGui::Indent(side);
    if (widgets::tabs("states", states, &ui.state)) ui.rows.selected.clear();
    ImGui::Unindent(side);

    const auto& shown = ui.shown.get(
        table + '/' + std::to_string(ui.state),
        [&] {
            std::vector<std::uint32_t> rows;
            for (std::uint32_t i = 0; i < staged.rows.size(); ++i) {
                if (is_shown(staged, staged.rows[i], ui.state)) rows.push_back(i);
            }
            return rows;
        });
    const auto row_at = [&](std::int64_t row) -> const intake::StagedRow& {
        return staged.rows[shown[static_cast<std::size_t>(row)]];
    };
    const widgets::Column columns[] = {
        {.id = "row",
         .label = context.t("import.rows.number"),
         .width = 48,
         .align = widgets::Align::right,
         .sorts = false},
        {.id = "state", .label = "", .width = 24, .sorts = false},
        {.id = "record", .label = context.t("import.rows.record"), .width = 150, .share = 1, .sorts = false},
        {.id = "reason", .label = context.t("import.rows.reason"), .width = 180, .share = 3, .sorts = false}};
    (void)widgets::table(
        ui.rows,
        {.id = "rows",
         .name = context.t("import.tab.rows"),
         .columns = columns,
         .rows = static_cast<std::int64_t>(shown.size()),
         .key = [&](std::int64_t row) { return std::to_string(row_at(row).number); },
         .name_of =
             [&](std::int64_t row) { return context.t("import.row", {{"row", std::to_string(row_at(row).number)}}); },
         .draw =
             [&](const widgets::Cell& cell) {
                 const intake::StagedRow& row = row_at(cell.row);
                 const auto findings = staged.findings_of(row);
                 switch (cell.column) {
                     case 0:
                         return cell.number(std::to_string(row.number));
                     case 1:
                         return cell.icon(widgets::tri_icon(tri(row.state)), widgets::tri_color(tri(row.state)),
                                          context.t(state_key(row.state)));
                     case 2:
                         return cell.two_lines(row_name(context, staged, row), base::grouped_employee_number(row.key),
                                               true);
                     default:
                         if (findings.empty()) return cell.text(context.t("import.row.clean"), Color::muted);
                         // Why the row is among those shown.
                         const auto proposal = ui.state == k_proposals ? std::ranges::find_if(findings, is_proposal) : findings.begin();
                         const intake::Finding& told = proposal == findings.end() ? findings.front() : *proposal;
                         return cell.two_lines(intake::message(context.words, told), intake::repair(context.words, told));
                 }
             },
         .footer =
             context.t("data.rows.some", {{"count", number(static_cast<std::int64_t>(shown.size()))}, {"all", all}}),
         .empty = context.t("import.rows.none")});
}

void draw_import_about(const ViewContext& context, const app::Staging::File& file) {
    const intake::StagedFile& staged = *file.staged;
    const float side = theme::current().px(theme::k_card_padding);
    ImGui::BeginChild("about", {0, 0}, ImGuiChildFlags_AlwaysUseWindowPadding, ImGuiWindowFlags_NavFlattened);
    ImGui::Indent(side);
    const auto findings = staged.file_findings();
    if (findings.empty())
        widgets::paragraph(context.t("import.about.none"), {.font = Font::row, .color = Color::muted});
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const intake::Finding& finding = findings[i];
        ImGui::PushID(static_cast<int>(i));
        const std::string sentence =
            (finding.column.empty() ? "" : finding.column + ": ") + intake::message(context.words, finding);
        (void)widgets::status_line(
            {.id = "finding",
             .state = tri(intake::severity(finding.code)),
             .state_name = context.t(std::string("import.severity.") +
                                     std::string(intake::severity_name(intake::severity(finding.code)))),
             .sentence = sentence,
             .citation = intake::repair_and_source(context.words, finding)});
        ImGui::PopID();
    }
    ImGui::Unindent(side);
    ImGui::EndChild();
}

}  // namespace views
