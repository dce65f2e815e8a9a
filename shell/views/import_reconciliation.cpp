#include "assets/icons.hpp"
#include "core/app/record_list.hpp"
#include "core/base/text.hpp"
#include "shell/views/import_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using intake::Match;
using widgets::Color;

constexpr std::string_view k_names[intake::k_matches] = {"import.match.same", "import.match.differs", "import.match.only_file",
                                                         "import.match.only_here"};

/// The figures and lists of one file, in words.
class Reading {
public:
    Reading(const ViewContext& context, const app::Staging::File& file, const std::vector<intake::Matches>& matches)
        : context_(&context), file_(&file), matches_(&matches), entity_(&context.registry().catalogue().entity(file.staged->entity())) {}

    [[nodiscard]] const intake::Matches& at(std::size_t line) const { return (*matches_)[line]; }
    [[nodiscard]] std::int64_t lines() const { return static_cast<std::int64_t>(matches_->size()); }
    [[nodiscard]] std::string_view match_name(Match match) const { return context_->t(k_names[static_cast<std::size_t>(match)]); }
    [[nodiscard]] std::string label(std::size_t line) const {
        const auto language = static_cast<std::size_t>(context_->language());
        const auto& field = at(line).field;
        return field ? entity_->fields[*field].label[language] : entity_->label[language];
    }
    [[nodiscard]] std::string count(std::size_t line, Match match) const {
        return widgets::number(static_cast<std::int64_t>(at(line).of(match).size()), context_->language());
    }
    /// "Nama: Berbeda 12"
    [[nodiscard]] std::string title(const ImportList& list) const {
        return label(list.line) + ": " + std::string(match_name(list.match)) + " " + count(list.line, list.match);
    }
    /// Which records here the file is held against.
    [[nodiscard]] std::string_view scope() const {
        if (entity_->kind == records::EntityKind::employee) return context_->t("import.match.scope.people");
        return context_->t(entity_->find("employee_number") ? "import.match.scope.history" : "import.match.scope.all");
    }

    [[nodiscard]] const std::string& key(const ImportList& list, std::int64_t row) const {
        const std::uint32_t place = at(list.line).of(list.match)[static_cast<std::size_t>(row)];
        return is_vanished(list) ? file_->difference.vanished[place] : file_->difference.rows[place].key;
    }
    [[nodiscard]] std::string name(const ImportList& list, std::int64_t row) const {
        if (const intake::StagedRow* staged = staged_row(list, row)) return import_row_name(*context_, *file_->staged, *staged);
        const records::Record* record = here(list, row);
        return record != nullptr ? app::record_name(context_->registry(), entity_->kind, *record) : key(list, row);
    }
    /// What the file says (`of_file`) or what is known here.
    [[nodiscard]] std::string text(const ImportList& list, std::int64_t row, bool of_file) const {
        const intake::StagedRow* staged = of_file ? staged_row(list, row) : nullptr;
        const records::Record* record = of_file ? nullptr : here(list, row);
        if (staged == nullptr && record == nullptr) return {};
        const auto values = staged != nullptr ? std::span<const records::Value>(staged->values) : std::span<const records::Value>(record->values);
        if (const auto& field = at(list.line).field) return shown_value(*context_, entity_->fields[*field], values[*field]);
        return list.match == Match::differs ? differing(list, row, of_file) : record_summary(*context_, entity_->kind, values);
    }

private:
    [[nodiscard]] bool is_vanished(const ImportList& list) const { return !at(list.line).field && list.match == Match::only_here; }
    [[nodiscard]] const intake::StagedRow* staged_row(const ImportList& list, std::int64_t row) const {
        if (is_vanished(list)) return nullptr;
        return file_->staged->row(file_->difference.rows[at(list.line).of(list.match)[static_cast<std::size_t>(row)]].number);
    }
    [[nodiscard]] const records::Record* here(const ImportList& list, std::int64_t row) const {
        return context_->registry().table(entity_->kind).find(key(list, row));
    }
    /// The fields of a record that differ, each with its value.
    [[nodiscard]] std::string differing(const ImportList& list, std::int64_t row, bool of_file) const {
        std::string text;
        for (const intake::FieldChange& change : file_->difference.rows[at(list.line).of(list.match)[static_cast<std::size_t>(row)]].fields) {
            const records::Field& field = entity_->fields[change.field];
            text += (text.empty() ? "" : " · ") + field.label[static_cast<std::size_t>(context_->language())] + " " +
                    shown_value(*context_, field, of_file ? change.after : change.before);
        }
        return text;
    }

    const ViewContext* context_;
    const app::Staging::File* file_;
    const std::vector<intake::Matches>* matches_;
    const records::Entity* entity_;
};

using Cells = std::vector<std::vector<std::string>>;

void send_csv(const ViewContext& context, const app::Staging::File& file, std::string_view about, Cells cells) {
    const std::string title = context.t("import.match.file", {{"file", file.source.name}, {"about", std::string(about)}});
    context.send(app::ExportCells{title, std::make_shared<const Cells>(std::move(cells)), intake::TableFormat::csv});
}

/// A line above the table: words at the left, the button at the right. True when pressed.
[[nodiscard]] bool draw_head(const ViewContext& context, std::string_view words) {
    const auto& theme = theme::current();
    const widgets::Button csv{.id = "csv", .label = "CSV", .name = context.t("import.match.csv"), .icon = icons::k_icon_download, .is_enabled = !context.state.job};
    const float wide = widgets::button_width(csv);
    const widgets::Rect line = widgets::rect_here(0, theme.px(36));
    const float side = theme.px(theme::k_card_padding);
    widgets::text_in({{line.min.x + side, line.min.y}, {line.max.x - wide - 2 * side, line.max.y}}, words,
                     {.font = theme::Font::secondary, .color = Color::muted, .may_cut = true});
    const widgets::At at({{line.max.x - wide - side, line.min.y}, line.max});
    return widgets::button(csv);
}

void draw_figures(const ViewContext& context, const app::Staging::File& file, const Reading& reading, ImportUi& ui) {
    const auto match_at = [](std::size_t column) { return static_cast<Match>(column - 1); };
    const auto column = [&](const char* id, Match match) {
        return widgets::Column{.id = id, .label = reading.match_name(match), .width = 116, .align = widgets::Align::right, .sorts = false};
    };
    const widgets::Column columns[] = {{.id = "field", .label = context.t("import.match.field"), .width = 150, .share = 1, .sorts = false},
                                       column("same", Match::same), column("differs", Match::differs),
                                       column("only_file", Match::only_file), column("only_here", Match::only_here)};
    const auto text = [&](std::int64_t row, std::size_t at) {
        const auto line = static_cast<std::size_t>(row);
        return at == 0 ? reading.label(line) : reading.count(line, match_at(at));
    };
    if (draw_head(context, reading.scope())) {
        Cells cells{{}};
        for (const widgets::Column& one : columns) cells[0].emplace_back(one.label);
        for (std::int64_t row = 0; row < reading.lines(); ++row) {
            auto& line = cells.emplace_back();
            line.push_back(text(row, 0));
            for (const auto& list : reading.at(static_cast<std::size_t>(row)).lines) line.push_back(std::to_string(list.size()));
        }
        send_csv(context, file, context.t("import.tab.reconciliation"), std::move(cells));
    }
    ImGui::Dummy({0, theme::current().px(36)});
    const auto events = widgets::table(
        ui.fields,
        {.id = "fields",
         .name = context.t("import.tab.reconciliation"),
         .columns = columns,
         .rows = reading.lines(),
         .has_two_lines = false,
         .key = [&](std::int64_t row) { return std::to_string(row); },
         .name_of = [&](std::int64_t row) { return reading.label(static_cast<std::size_t>(row)); },
         .draw =
             [&](const widgets::Cell& cell) {
                 const auto line = static_cast<std::size_t>(cell.row);
                 if (cell.column == 0) return cell.row == 0 ? cell.strong(text(cell.row, 0)) : cell.text(text(cell.row, 0));
                 const ImportList list{line, match_at(cell.column)};
                 const bool is_empty = reading.at(line).of(list.match).empty();
                 ImGui::PushID(static_cast<int>(cell.row * 8) + static_cast<int>(cell.column));
                 if (!is_empty && widgets::press_area("list", cell.rect, reading.title(list))) ui.list = list;
                 ImGui::PopID();
                 widgets::text_in(cell.rect, text(cell.row, cell.column),
                                  {.font = theme::Font::row, .color = is_empty ? Color::muted : list.match == Match::differs ? Color::warn : Color::accent,
                                   .align = widgets::Align::right});
             },
         .text_of = text});
    if (events.copied) context.actions.copy = *events.copied;
    if (ui.list) ui.matched = {};
}

void draw_list(const ViewContext& context, const app::Staging::File& file, const Reading& reading, ImportUi& ui) {
    const ImportList list = *ui.list;
    const float side = theme::current().px(theme::k_card_padding);
    ImGui::Indent(side);
    if (widgets::button({.id = "back", .label = context.t("import.match.back"), .kind = widgets::ButtonKind::quiet, .icon = icons::k_icon_arrow_left})) ui.list.reset();
    ImGui::Unindent(side);
    const auto text = [&](std::int64_t row, std::size_t column) -> std::string {
        return column == 0 ? reading.name(list, row) : reading.text(list, row, column == 1);
    };
    const std::string record = reading.label(0);
    const widgets::Column columns[] = {{.id = "record", .label = record, .width = 170, .share = 1, .sorts = false},
                                       {.id = "file", .label = context.t("import.match.file_says"), .width = 150, .share = 1, .sorts = false},
                                       {.id = "here", .label = context.t("import.match.here_says"), .width = 150, .share = 1, .sorts = false}};
    const auto rows = static_cast<std::int64_t>(reading.at(list.line).of(list.match).size());
    const std::string title = reading.title(list);
    if (draw_head(context, title)) {
        Cells cells{{std::string(columns[0].label), std::string(context.t("import.match.key")), std::string(columns[1].label), std::string(columns[2].label)}};
        for (std::int64_t row = 0; row < rows; ++row) cells.push_back({text(row, 0), reading.key(list, row), text(row, 1), text(row, 2)});
        send_csv(context, file, title, std::move(cells));
    }
    ImGui::Dummy({0, theme::current().px(36)});
    const auto events = widgets::table(ui.matched, {.id = "matched",
                                                    .name = title,
                                                    .columns = columns,
                                                    .rows = rows,
                                                    .key = [&](std::int64_t row) { return reading.key(list, row); },
                                                    .name_of = [&](std::int64_t row) { return reading.name(list, row); },
                                                    .draw =
                                                        [&](const widgets::Cell& cell) {
                                                            if (cell.column > 0) return cell.text(text(cell.row, cell.column));
                                                            cell.two_lines(text(cell.row, 0), base::grouped_employee_number(reading.key(list, cell.row)), true);
                                                        },
                                                    .text_of = text});
    if (events.copied) context.actions.copy = *events.copied;
}

}  // namespace

void draw_import_reconciliation(const ViewContext& context, const app::Staging::File& file, ImportUi& ui) {
    const auto& matches = ui.matches.get(std::to_string(ui.file) + '/' + std::to_string(context.state.revision),
                                         [&] { return intake::matches(*file.staged, file.difference, context.registry()); });
    const Reading reading(context, file, matches);
    if (ui.list) draw_list(context, file, reading, ui);
    else draw_figures(context, file, reading, ui);
}

}  // namespace views
