#include "shell/views/past_view.hpp"

#include <algorithm>

#include "assets/icons.hpp"
#include "core/app/record_list.hpp"
#include "core/app/typed_value.hpp"
#include "core/base/text.hpp"
#include "shell/views/list_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using Cells = std::vector<std::vector<std::string>>;

constexpr std::string_view k_columns[] = {"past.person", "past.rank", "past.job", "past.unit", "past.education"};
constexpr const char* k_ids[] = {"person", "rank", "job", "unit", "education"};

void finish(const ViewContext& context, PastUi& ui) {
    const records::Catalogue& catalogue = context.registry().catalogue();
    const auto& field = catalogue.field(EntityKind::employee, catalogue.index(EntityKind::employee, "position_since"));
    const auto value = app::typed_value(context.registry(), field, ui.draft);
    const auto day = value ? records::as_day(*value) : std::nullopt;
    ui.is_wrong = !value || (day && *day >= context.state.today);
    if (ui.is_wrong) return;
    ui.day = day;
    ui.draft = day ? widgets::date(*day, context.language()) : std::string();
}

std::string number(const ViewContext& context, std::int64_t value) { return widgets::number(value, context.language()); }

void export_cells(const ViewContext& context, const PastUi& ui, std::string_view title, Cells cells) {
    const std::string name = context.t(title, {{"day", base::iso_text(*ui.day)}});
    context.send(app::ExportCells{name, std::make_shared<const Cells>(std::move(cells)), intake::TableFormat::csv});
}

/// What a table shows, as rows of texts under its headers.
template <class TextOf>
Cells cells_of(std::span<const widgets::Column> columns, std::int64_t rows, const TextOf& text_of) {
    Cells cells(1);
    for (const widgets::Column& column : columns) cells[0].emplace_back(column.label);
    for (std::int64_t row = 0; row < rows; ++row) {
        cells.emplace_back();
        for (std::size_t column = 0; column < columns.size(); ++column) cells.back().push_back(text_of(row, column));
    }
    return cells;
}

/// Of the line above the table; true when the file is asked for.
bool draw_tools(const ViewContext& context, PastUi& ui) {
    const auto& theme = theme::current();
    const widgets::Button file{.id = "csv",
                               .label = context.t("past.csv"),
                               .icon = icons::k_icon_download,
                               .is_enabled = !context.state.job};
    (void)widgets::search_field({.id = "search",
                                 .name = context.t("data.search"),
                                 .placeholder = context.t("data.search.placeholder"),
                                 .width = theme.px(250),
                                 .is_enabled = ui.part == 0},
                                ui.text);
    draw_past_field(context, ui);
    const widgets::Tab parts[] = {{.id = "people", .label = context.t("past.people")}, {.id = "heads", .label = context.t("past.heads")}};
    flow(theme.px(200));
    (void)widgets::tabs("parts", parts, &ui.part);
    flow(widgets::button_width(file));
    return widgets::button(file);
}

std::optional<std::string> draw_people(const ViewContext& context, const app::PastList& list, PastUi& ui, bool is_exported) {
    const records::Registry& registry = context.registry();
    const auto rows = registry.table(EntityKind::employee).rows();
    const auto unknown = context.t("data.filter.unknown");
    const auto at = static_cast<std::size_t>(std::ranges::find(k_ids, ui.people.sort) - std::begin(k_ids));
    const auto column = at < std::size(k_ids) ? static_cast<app::PastColumn>(at) : app::PastColumn::person;
    const std::string key = records_key(context) + std::to_string(ui.day->number) + ui.text + '/' + std::to_string(at) + (ui.people.is_descending ? "-" : "+");
    const auto& found = ui.found.get(key, [&] { return list.find(ui.text, column, ui.people.is_descending); });
    const auto person = [&](std::int64_t row) -> const app::PastPerson& { return list.people()[found[static_cast<std::size_t>(row)]]; };
    const auto employee = [&](std::int64_t row) -> const records::Record& { return rows[person(row).row]; };
    const auto value = [&](std::int64_t row, std::size_t shown) {
        const app::PastState& state = person(row).state;
        return records::as_text(shown == 1 ? state.rank : shown == 2 ? state.job_title : shown == 3 ? state.unit_name : state.education);
    };
    const auto text_of = [&](std::int64_t row, std::size_t shown) {
        if (shown == 0) return app::person_name(registry, employee(row));
        const std::string_view text = value(row, shown);
        if (const records::Choice* level = shown == 4 ? registry.catalogue().choices("education_level").find(text) : nullptr)
            return level->label[static_cast<std::size_t>(context.language())];
        return std::string(text.empty() ? unknown : text);
    };
    std::vector<widgets::Column> columns;
    for (std::size_t i = 0; i < std::size(k_ids); ++i)
        columns.push_back({.id = k_ids[i], .label = context.t(k_columns[i]), .width = i % 3 == 1 ? 130.0f : 184.0f, .share = i % 3 == 1 ? 0.0f : 1.0f});
    const auto count = static_cast<std::int64_t>(found.size());
    if (is_exported) {
        Cells cells = cells_of(columns, count, text_of);
        cells[0].insert(cells[0].begin() + 1, registry.catalogue().entity(EntityKind::employee).fields[0].label[static_cast<std::size_t>(context.language())]);
        for (std::int64_t row = 0; row < count; ++row) {
            auto& line = cells[static_cast<std::size_t>(row) + 1];
            line.insert(line.begin() + 1, employee(row).key);
        }
        export_cells(context, ui, "past.file", std::move(cells));
    }
    const auto all = static_cast<std::int64_t>(list.people().size());
    std::string footer = count == all ? context.t("data.rows.all", {{"count", number(context, count)}})
                                      : context.t("data.rows.some", {{"count", number(context, count)}, {"all", number(context, all)}});
    if (list.later() > 0) footer += " · " + context.t("past.later", {{"count", number(context, list.later())}});
    const widgets::Card card({.id = "past", .height = -1, .has_padding = false});
    const auto events = widgets::table(
        ui.people, {.id = "people",
                    .name = context.t("past.people"),
                    .columns = columns,
                    .rows = count,
                    .key = [&](std::int64_t row) { return employee(row).key; },
                    .name_of = [&](std::int64_t row) { return text_of(row, 0) + ", " + base::grouped_employee_number(employee(row).key); },
                    .draw =
                        [&](const widgets::Cell& cell) {
                            if (cell.column == 0) return cell.two_lines(text_of(cell.row, 0), base::grouped_employee_number(employee(cell.row).key), true);
                            const bool is_known = !value(cell.row, cell.column).empty();
                            cell.text(text_of(cell.row, cell.column), is_known ? theme::Color::text : theme::Color::muted);
                        },
                    .text_of = text_of,
                    .footer = footer,
                    .empty = context.t("data.rows.none")});
    if (events.copied) context.actions.copy = *events.copied;
    return events.opened ? std::optional(employee(*events.opened).key) : std::nullopt;
}

void draw_heads(const ViewContext& context, const app::PastList& list, PastUi& ui, bool is_exported) {
    const auto& heads = list.heads();
    const auto row_at = [&](std::int64_t row) -> const app::PastHeads& { return heads[static_cast<std::size_t>(row)]; };
    const auto name = [&](std::int64_t row) {
        return std::string(row_at(row).unit.empty() ? context.t("data.filter.unknown") : std::string_view(row_at(row).name));
    };
    const auto text_of = [&](std::int64_t row, std::size_t column) {
        const app::PastHeads& one = row_at(row);
        if (column == 0) return name(row);
        if (column < 3) return number(context, column == 1 ? one.then : one.now);
        return (one.now > one.then ? "+" : "") + number(context, one.now - one.then);
    };
    std::int64_t then = 0, now = 0;
    for (const app::PastHeads& one : heads) then += one.then, now += one.now;
    const std::string then_label = widgets::date(*ui.day, context.language());
    constexpr auto right = widgets::Align::right;
    const widgets::Column columns[] = {{.id = "unit", .label = context.t("past.unit.name"), .width = 220, .share = 1, .sorts = false},
                                       {.id = "then", .label = then_label, .width = 120, .align = right, .sorts = false},
                                       {.id = "now", .label = context.t("past.now"), .width = 110, .align = right, .sorts = false},
                                       {.id = "change", .label = context.t("past.change"), .width = 110, .align = right, .sorts = false}};
    const auto count = static_cast<std::int64_t>(heads.size());
    if (is_exported) export_cells(context, ui, "past.heads.file", cells_of(columns, count, text_of));
    const std::string footer = context.t("past.heads.foot", {{"units", number(context, count)}, {"then", number(context, then)}, {"now", number(context, now)}});
    const widgets::Card card({.id = "past", .height = -1, .has_padding = false});
    const auto events = widgets::table(ui.heads, {.id = "heads",
                                                  .name = context.t("past.heads"),
                                                  .columns = columns,
                                                  .rows = count,
                                                  .has_two_lines = false,
                                                  .key = [&](std::int64_t row) { return row_at(row).unit; },
                                                  .name_of = [&](std::int64_t row) { return context.t("past.heads.row", {{"unit", name(row)}, {"then", text_of(row, 1)}, {"now", text_of(row, 2)}}); },
                                                  .draw =
                                                      [&](const widgets::Cell& cell) {
                                                          if (cell.column == 0) cell.text(name(cell.row));
                                                          else cell.number(text_of(cell.row, cell.column));
                                                      },
                                                  .text_of = text_of,
                                                  .footer = footer,
                                                  .empty = context.t("data.rows.none")});
    if (events.copied) context.actions.copy = *events.copied;
}

}  // namespace

void draw_past_field(const ViewContext& context, PastUi& ui) {
    const auto& theme = theme::current();
    const std::string_view problem = ui.is_wrong ? context.t("past.wrong") : std::string_view{};
    flow(theme.px(190));
    if (widgets::text_field({.id = "as_of", .name = context.t("past.day"), .placeholder = context.t("past.day.placeholder"),
                             .problem = problem, .width = theme.px(190)},
                            ui.draft))
        finish(context, ui);
}

bool draw_past_banner(const ViewContext& context, PastUi& ui) {
    const std::string sentence = context.t("past.banner", {{"day", widgets::date(*ui.day, context.language())}});
    if (widgets::notice_bar({.id = "past", .color = theme::Color::info, .sentence = sentence, .action = context.t("past.back")}) !=
        widgets::NoticeEvent::action)
        return false;
    ui.day.reset();
    ui.draft.clear();
    ui.is_wrong = false;
    return true;
}

const app::PastList* past_list(const ViewContext& context, PastUi& ui) {
    if (auto key = records_key(context) + std::to_string(ui.day->number); key != ui.list_key) {
        ui.list_key = std::move(key);
        ui.list = std::make_unique<app::PastList>(app::shared_registry(context.state), *ui.day, context.state.today);
        ui.is_read = false;
    }
    if (!ui.is_read) ui.is_read = !ui.list->step();
    if (ui.is_read) return ui.list.get();
    (void)widgets::loading_state({.id = "reading", .sentence = context.t("past.reading"), .share = ui.list->share()});
    context.actions.goes_on = true;
    return nullptr;
}

std::optional<std::string> draw_past(const ViewContext& context, PastUi& ui) {
    if (draw_past_banner(context, ui)) return {};
    const bool is_exported = draw_tools(context, ui);
    if (!ui.day) return {};
    const app::PastList* list = past_list(context, ui);
    if (list == nullptr) return {};
    if (ui.part == 0) return draw_people(context, *list, ui, is_exported);
    draw_heads(context, *list, ui, is_exported);
    return {};
}

}  // namespace views
