#include <algorithm>
#include <numeric>

#include "core/base/order.hpp"
#include "core/base/text.hpp"
#include "shell/views/list_parts.hpp"
#include "shell/views/searched.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

/// What stands in a cell of numbers; row `rows.size()` holds the totals, as does the last column.
std::int64_t cell_number(const app::Tally& tally, std::size_t row, std::size_t column) {
    const bool is_total = column == tally.columns.size();
    if (row == tally.rows.size()) return is_total ? tally.total : tally.columns[column].total;
    return is_total ? tally.rows[row].total : tally.counts[row * tally.columns.size() + column];
}

/// Groups in the order of the pressed header; the totals stay last.
std::vector<std::size_t> order_of(const app::Tally& tally, const widgets::TableUi& ui) {
    std::vector<std::size_t> order(tally.rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto column = base::parse_integer(ui.sort);
    if (column && *column <= static_cast<std::int64_t>(tally.columns.size()))
        base::sort(order, {}, [&](std::size_t row) { return cell_number(tally, row, static_cast<std::size_t>(*column)); });
    if (ui.is_descending && !ui.sort.empty()) std::ranges::reverse(order);
    order.push_back(tally.rows.size());
    return order;
}

/// The records of a group: one more condition, and the table again.
void open_group(const ViewContext& context, records::EntityKind entity, const app::Tally::Group& group, ListUi& ui) {
    auto conditions = app::group_conditions(context.registry().catalogue(), entity, *ui.by, group);
    if (ui.where.kind == app::Condition::Kind::any && !ui.where.parts.empty()) ui.where = {.parts = {std::move(ui.where)}};
    ui.where.kind = app::Condition::Kind::all;
    std::ranges::move(conditions, std::back_inserter(ui.where.parts));
    ui.by.reset(), ui.across.reset(), ui.counts = false;
    ui.drafts.clear();
}

}  // namespace

const base::Result<app::Tally>& tally_of(const ViewContext& context, const Listed& listed, ListUi& ui) {
    const std::string counted = base::to_text(app::subject_json(*ui.by)) +
                                (ui.across ? base::to_text(app::subject_json(*ui.across)) : std::string());
    return ui.tally.get(listed.key + counted, [&] {
        return app::tally(*columns_of(context), listed.entity, *listed.rows, *ui.by, ui.across, context.language());
    });
}

void draw_tally(const ViewContext& context, const Listed& listed, ListUi& ui) {
    const records::Catalogue& catalogue = context.registry().catalogue();
    const std::string by = app::subject_words(catalogue, listed.entity, *ui.by, context.words);
    std::size_t work = app::k_slice;
    app::Columns& counted = *columns_of(context);
    if (!counted.read(listed.entity, *ui.by, work) || (ui.across && !counted.read(listed.entity, *ui.across, work))) {
        context.actions.goes_on = true;
        return;
    }
    const auto& tally = tally_of(context, listed, ui);
    if (!tally) {
        const std::string code = "error." + tally.error().code;
        (void)widgets::error_state({.id = "no_tally", .happened = context.t(code), .to_do = context.t(code + ".remedy")});
        return;
    }
    const auto label = [&](const app::Tally::Group& group) {
        return group.label.empty() ? context.t("data.filter.unknown") : std::string_view(group.label);
    };
    std::vector<std::string> ids;
    for (std::size_t column = 0; column <= tally->columns.size(); ++column) ids.push_back(std::to_string(column));
    std::vector<widgets::Column> columns{{.id = "group", .label = by, .width = 220, .share = 1}};
    for (std::size_t column = 0; column < tally->columns.size(); ++column)
        columns.push_back({.id = ids[column].c_str(),
                           .label = label(tally->columns[column]),
                           .width = 96,
                           .align = widgets::Align::right});
    columns.push_back({.id = ids.back().c_str(), .label = context.t("list.total"), .width = 96, .align = widgets::Align::right});

    const auto order = order_of(*tally, ui.tally_table);
    const auto name = [&](std::int64_t row) {
        const std::size_t at = order[static_cast<std::size_t>(row)];
        return std::string(at == tally->rows.size() ? context.t("list.total") : label(tally->rows[at]));
    };
    const auto text_of = [&](std::int64_t row, std::size_t column) {
        if (column == 0) return name(row);
        return widgets::number(cell_number(*tally, order[static_cast<std::size_t>(row)], column - 1), context.language());
    };
    const auto number = [&](std::size_t value) { return widgets::number(static_cast<std::int64_t>(value), context.language()); };
    const std::string footer = context.t("list.group.foot", {{"groups", number(tally->rows.size())}, {"count", number(listed.rows->size())}});
    const widgets::Card card({.id = "tally", .height = -1, .has_padding = false});
    const auto events = widgets::table(
        ui.tally_table, {.id = "groups",
                         .name = by,
                         .columns = columns,
                         .rows = static_cast<std::int64_t>(order.size()),
                         .has_two_lines = false,
                         .key = [&](std::int64_t row) { return std::to_string(order[static_cast<std::size_t>(row)]); },
                         .name_of = name,
                         .draw =
                             [&](const widgets::Cell& cell) {
                                 const bool is_total = order[static_cast<std::size_t>(cell.row)] == tally->rows.size();
                                 const std::string text = text_of(cell.row, cell.column);
                                 if (cell.column > 0) cell.number(text);
                                 else if (is_total) cell.strong(text);
                                 else cell.text(text);
                             },
                         .text_of = text_of,
                         .footer = footer,
                         .empty = context.t("data.rows.none")});
    if (events.copied) context.actions.copy = *events.copied;
    if (!events.opened) return;
    const std::size_t at = order[static_cast<std::size_t>(*events.opened)];
    if (at < tally->rows.size()) open_group(context, listed.entity, tally->rows[at], ui);
}

}  // namespace views
