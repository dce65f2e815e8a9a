#include "core/base/text.hpp"
#include "shell/views/import_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

/// One line of the table: a record that is new, or one field of a record that changes.
struct Line {
    const intake::RowDifference* row;
    const intake::FieldChange* change;  // null: the record is new
};

std::vector<Line> lines_of(const intake::Difference& difference) {
    std::vector<Line> lines;
    for (const intake::RowDifference& row : difference.rows) {
        if (row.kind == intake::ChangeKind::added) lines.push_back({&row, nullptr});
        if (row.kind != intake::ChangeKind::changed) continue;
        for (const intake::FieldChange& change : row.fields) lines.push_back({&row, &change});
    }
    return lines;
}

}  // namespace

void draw_import_difference(const ViewContext& context, const app::Staging::File& file, ImportUi& ui) {
    const records::Catalogue& catalogue = context.registry().catalogue();
    const records::Entity& entity = catalogue.entity(file.staged->entity());
    const auto language = static_cast<std::size_t>(context.language());
    const std::vector<Line> lines = lines_of(file.difference);
    const auto line_at = [&](std::int64_t row) -> const Line& { return lines[static_cast<std::size_t>(row)]; };
    const auto shown = [&](const records::Field& field, const records::Value& value) {
        const std::string text = records::display_text(catalogue, field, value, context.language());
        return text.empty() ? std::string("–") : text;
    };
    /// A new record in a few words: its first known fields behind the key.
    const auto summary = [&](const intake::RowDifference& row) {
        std::string text;
        int parts = 0;
        for (const intake::FieldChange& change : row.fields) {
            const records::Field& field = entity.fields[change.field];
            if (field.sensitivity >= records::Sensitivity::personal || change.field == entity.key.front() || !records::is_known(change.after)) continue;
            text += (text.empty() ? "" : " · ") + shown(field, change.after);
            if (++parts == 4) break;
        }
        return text;
    };
    const auto number = [&](std::int64_t value) { return widgets::number(value, context.language()); };
    const intake::DifferenceCounts& counts = file.difference.counts;
    widgets::text(context.t("import.difference.counts", {{"added", number(counts.added)}, {"changed", number(counts.changed)},
                                                         {"unchanged", number(counts.unchanged)}, {"refused", number(counts.refused)},
                                                         {"vanished", number(counts.vanished)}}),
                  {.font = theme::Font::secondary, .color = theme::Color::muted, .may_cut = true});
    const widgets::Column columns[] = {{.id = "record", .label = entity.label[language], .width = 180, .share = 1, .sorts = false},
                                       {.id = "kind", .label = context.t("import.difference.what"), .width = 130, .sorts = false},
                                       {.id = "before", .label = context.t("import.difference.before"), .width = 120, .share = 1, .sorts = false},
                                       {.id = "after", .label = context.t("import.difference.after"), .width = 160, .share = 2, .sorts = false}};
    (void)widgets::table(ui.differences, {
        .id = "difference", .name = context.t("import.tab.difference"), .columns = columns, .rows = static_cast<std::int64_t>(lines.size()),
        .has_two_lines = false,
        .key = [&](std::int64_t row) { return line_at(row).row->key + '/' + (line_at(row).change ? std::to_string(line_at(row).change->field) : ""); },
        .name_of = [&](std::int64_t row) { return line_at(row).row->key; },
        .draw = [&](const widgets::Cell& cell) {
            const Line& line = line_at(cell.row);
            const records::Field* field = line.change ? &entity.fields[line.change->field] : nullptr;
            switch (cell.column) {
                case 0: return cell.strong(base::grouped_employee_number(line.row->key));
                case 1: return cell.text(field ? std::string_view(field->label[language]) : context.t("import.difference.new"));
                case 2: return cell.text(field ? shown(*field, line.change->before) : "", theme::Color::muted);
                default: return cell.text(field ? shown(*field, line.change->after) : summary(*line.row));
            }
        },
        .footer = context.t("data.rows.all", {{"count", number(static_cast<std::int64_t>(lines.size()))}}),
        .empty = context.t("import.difference.none")});
}

}  // namespace views
