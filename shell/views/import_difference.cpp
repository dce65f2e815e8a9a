#include <algorithm>

#include "core/base/text.hpp"
#include "shell/views/import_parts.hpp"
#include "shell/views/record_table.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

std::vector<ImportLine> lines_of(const intake::Difference& difference) {
    std::vector<ImportLine> lines;
    for (const intake::RowDifference& row : difference.rows) {
        if (row.kind == intake::ChangeKind::added) lines.push_back({&row, nullptr});
        if (row.kind != intake::ChangeKind::changed) continue;
        for (const intake::FieldChange& change : row.fields) lines.push_back({&row, &change});
    }
    for (const std::string& key : difference.vanished) lines.push_back({.vanished = &key});
    return lines;
}

}  // namespace

std::string shown_value(const ViewContext& context, const records::Field& field, const records::Value& value) {
    const std::string text = records::display_text(context.registry().catalogue(), field, value, context.language());
    return text.empty() ? std::string("–") : text;
}

std::string record_summary(const ViewContext& context, records::EntityKind kind, std::span<const records::Value> values) {
    const records::Entity& entity = context.registry().catalogue().entity(kind);
    std::string text;
    for (const std::string_view name : default_columns(kind)) {
        const auto index = entity.find(name);
        if (!index || !records::is_known(values[*index])) continue;
        text += (text.empty() ? "" : " · ") + shown_value(context, entity.fields[*index], values[*index]);
    }
    return text;
}

void draw_import_difference(const ViewContext& context, const app::Staging::File& file, ImportUi& ui) {
    const records::Catalogue& catalogue = context.registry().catalogue();
    const records::Entity& entity = catalogue.entity(file.staged->entity());
    const auto language = static_cast<std::size_t>(context.language());
    const auto& lines = ui.lines.get(std::to_string(ui.file), [&] { return lines_of(file.difference); });
    const auto line_at = [&](std::int64_t row) -> const ImportLine& { return lines[static_cast<std::size_t>(row)]; };
    const auto shown = [&](const records::Field& field, const records::Value& value) { return shown_value(context, field, value); };
    const auto name_of = [&](const ImportLine& line) {
        if (line.vanished) {
            const records::Record* record = context.registry().table(entity.kind).find(*line.vanished);
            return record ? app::record_name(context.registry(), entity.kind, *record) : *line.vanished;
        }
        const intake::StagedRow* row = file.staged->row(line.row->number);
        return row == nullptr ? line.row->key : import_row_name(context, *file.staged, *row);
    };
    const auto summary = [&](const intake::RowDifference& line) {
        const intake::StagedRow* row = file.staged->row(line.number);
        return row == nullptr ? std::string() : record_summary(context, entity.kind, row->values);
    };
    const auto number = [&](std::int64_t value) { return widgets::number(value, context.language()); };
    const intake::DifferenceCounts& counts = file.difference.counts;
    ImGui::Indent(theme::current().px(theme::k_card_padding));
    widgets::text(context.t("import.difference.counts", {{"added", number(counts.added)},
                                                         {"changed", number(counts.changed)},
                                                         {"unchanged", number(counts.unchanged)},
                                                         {"refused", number(counts.refused)},
                                                         {"vanished", number(counts.vanished)}}),
                  {.font = theme::Font::secondary, .color = theme::Color::muted, .may_cut = true});
    ImGui::Unindent(theme::current().px(theme::k_card_padding));
    const auto what = [&](const ImportLine& line) {
        if (line.vanished) return std::string(context.t("import.difference.vanished"));
        return line.change ? entity.fields[line.change->field].label[language]
                           : std::string(context.t("import.difference.new"));
    };
    const widgets::Column columns[] = {
        {.id = "record", .label = entity.label[language], .width = 180, .share = 1, .sorts = false},
        {.id = "kind", .label = context.t("import.difference.what"), .width = 130, .sorts = false},
        {.id = "before", .label = context.t("import.difference.before"), .width = 120, .share = 1, .sorts = false},
        {.id = "after", .label = context.t("import.difference.after"), .width = 160, .share = 2, .sorts = false}};
    (void)widgets::table(
        ui.differences,
        {.id = "difference",
         .name = context.t("import.tab.difference"),
         .columns = columns,
         .rows = static_cast<std::int64_t>(lines.size()),
         .key =
             [&](std::int64_t row) {
                 return line_at(row).key() + '/' +
                        (line_at(row).change ? std::to_string(line_at(row).change->field) : "");
             },
         .name_of =
             [&](std::int64_t row) {
                 const ImportLine& line = line_at(row);
                 return base::grouped_employee_number(line.key()) + ", " + what(line);
             },
         .draw =
             [&](const widgets::Cell& cell) {
                 const ImportLine& line = line_at(cell.row);
                 const records::Field* field = line.change ? &entity.fields[line.change->field] : nullptr;
                 switch (cell.column) {
                     case 0:
                         return cell.two_lines(name_of(line), base::grouped_employee_number(line.key()), true);
                     case 1:
                         return cell.text(what(line));
                     case 2:
                         return cell.text(field ? shown(*field, line.change->before) : "", theme::Color::muted);
                     default:
                         if (line.vanished) return cell.text(context.t("import.difference.stays"), theme::Color::muted);
                         return cell.text(field ? shown(*field, line.change->after) : summary(*line.row));
                 }
             },
         .footer = context.t("data.rows.all", {{"count", number(static_cast<std::int64_t>(lines.size()))}}),
         .empty = context.t("import.difference.none")});
}

}  // namespace views
