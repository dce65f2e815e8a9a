#include <algorithm>

#include "assets/icons.hpp"
#include "core/base/text.hpp"
#include "shell/views/plan_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using widgets::Color;

std::string moves_key(const ViewContext& context, const PlanUi& ui) {
    return std::to_string(reinterpret_cast<std::uintptr_t>(context.state.plan.get())) + '/' + ui.text + '/' + ui.moves.sort +
           (ui.moves.is_descending ? '-' : '+');
}

std::string searched(const planning::Plan& plan, const planning::Move& move) {
    const auto seat = [&](std::int32_t index) {
        if (index == matching::k_unplaced) return std::string();
        const planning::SeatInfo& info = plan.seats[static_cast<std::size_t>(index)];
        return info.title + ' ' + info.unit_name;
    };
    const auto person = static_cast<std::size_t>(move.person);
    return base::fold(plan.people[person].name + ' ' + plan.market.names.people[person] + ' ' + seat(move.from) + ' ' + seat(move.to));
}

std::vector<std::uint32_t> shown_moves(const planning::Plan& plan, const PlanUi& ui) {
    const std::string text = base::fold(ui.text);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < plan.moves.size(); ++i) {
        if (text.empty() || searched(plan, plan.moves[i]).find(text) != std::string::npos) rows.push_back(i);
    }
    const auto key = [&](std::uint32_t row) -> std::string {
        const planning::Move& move = plan.moves[row];
        const auto seat = [&](std::int32_t index) { return index == matching::k_unplaced ? std::string() : plan.seats[static_cast<std::size_t>(index)].title; };
        if (ui.moves.sort == "from") return seat(move.from);
        if (ui.moves.sort == "to") return seat(move.to);
        return plan.people[static_cast<std::size_t>(move.person)].name;
    };
    if (ui.moves.sort == "fit") {
        std::ranges::stable_sort(rows, {}, [&](std::uint32_t row) { return plan.moves[row].score_after; });
    } else if (!ui.moves.sort.empty()) {
        std::ranges::stable_sort(rows, {}, key);
    }
    if (ui.moves.is_descending) std::ranges::reverse(rows);
    return rows;
}

}  // namespace

void draw_plan_moves(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height) {
    const auto& theme = theme::current();
    (void)widgets::search_field({.id = "search", .name = context.t("plan.search"), .placeholder = context.t("data.search.placeholder"), .width = theme.px(320)},
                                ui.text);
    const auto& shown = ui.shown.get(moves_key(context, ui), [&] { return shown_moves(plan, ui); });
    const auto move_at = [&](std::int64_t row) -> const planning::Move& { return plan.moves[shown[static_cast<std::size_t>(row)]]; };
    const auto name = [&](const planning::Move& move) -> const std::string& { return plan.people[static_cast<std::size_t>(move.person)].name; };
    const auto number = [&](const planning::Move& move) -> const std::string& { return plan.market.names.people[static_cast<std::size_t>(move.person)]; };
    const auto seat = [&](std::int32_t index) {
        return index == matching::k_unplaced ? planning::SeatInfo{} : plan.seats[static_cast<std::size_t>(index)];
    };
    const std::size_t chain = [&] {
        const auto holds = [&](const planning::Chain& one) {
            return std::ranges::any_of(one.moves, [&](std::uint32_t index) { return number(plan.moves[index]) == ui.selected; });
        };
        return static_cast<std::size_t>(std::ranges::find_if(plan.chains, holds) - plan.chains.begin());
    }();
    const bool has_chain = chain < plan.chains.size() && height > theme.px(420);
    const float search = theme.px(44);
    const float chain_height = theme.px(176);
    const widgets::Column columns[] = {{.id = "name", .label = context.t("plan.column.person"), .width = 150, .share = 1.2f},
                                       {.id = "from", .label = context.t("plan.column.from"), .width = 130, .share = 1},
                                       {.id = "arrow", .label = "", .width = 26, .sorts = false},
                                       {.id = "to", .label = context.t("plan.column.to"), .width = 130, .share = 1},
                                       {.id = "fit", .label = context.t("plan.column.fit"), .width = 158},
                                       {.id = "review", .label = "", .width = 32, .sorts = false}};
    const auto events = widgets::table(ui.moves, {
        .id = "moves", .name = context.t("plan.tab.moves"), .columns = columns, .rows = static_cast<std::int64_t>(shown.size()),
        .height = height - search - (has_chain ? chain_height : 0),
        .key = [&](std::int64_t row) { return number(move_at(row)); },
        .name_of = [&](std::int64_t row) { return name(move_at(row)); },
        .draw = [&](const widgets::Cell& cell) {
            const planning::Move& move = move_at(cell.row);
            switch (cell.column) {
                case 0: return cell.two_lines(name(move), base::grouped_employee_number(number(move)), true);
                case 1: return cell.two_lines(seat(move.from).title, seat(move.from).unit_name);
                case 2: return cell.icon(icons::k_icon_arrow_right, Color::muted, "");
                case 3: return cell.two_lines(seat(move.to).title, seat(move.to).unit_name);
                case 4: return cell.score(move.score_after, move.score_before);
                default:
                    if (move.needs_review) cell.icon(icons::k_icon_triangle_alert, Color::warn, context.t("plan.needs_review"));
            }
        },
        .text_of = [&](std::int64_t row, std::size_t column) -> std::string {
            const planning::Move& move = move_at(row);
            switch (column) {
                case 0: return name(move) + " (" + number(move) + ")";
                case 1: return seat(move.from).title + ", " + seat(move.from).unit_name;
                case 3: return seat(move.to).title + ", " + seat(move.to).unit_name;
                case 4: return widgets::score(move.score_after, context.language());
                default: return {};
            }
        },
        .footer = context.t("data.rows.some", {{"count", widgets::number(static_cast<std::int64_t>(shown.size()), context.language())},
                                               {"all", widgets::number(static_cast<std::int64_t>(plan.moves.size()), context.language())}}),
        .empty = context.t(plan.moves.empty() ? "plan.no_moves" : "data.rows.none")});
    if (events.copied) context.actions.copy = *events.copied;
    if (events.selected) ui.selected = number(move_at(*events.selected));
    if (has_chain) draw_move_chain(context, plan, chain, ui);
}

}  // namespace views
