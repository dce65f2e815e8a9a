#include <algorithm>
#include <span>

#include "assets/icons.hpp"
#include "core/base/order.hpp"
#include "core/base/text.hpp"
#include "shell/views/plan_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using widgets::Color;

std::string moves_key(const ViewContext& context, const PlanUi& ui) {
    return plan_key(context) + '/' + ui.text + '/' + ui.moves.sort + (ui.moves.is_descending ? '-' : '+');
}

std::string searched(const planning::Plan& plan, const planning::Move& move) {
    const auto seat = [&](std::int32_t index) {
        const planning::SeatInfo& info = seat_info(plan, index);
        return info.title + ' ' + info.unit_name;
    };
    const auto person = static_cast<std::size_t>(move.person);
    return base::fold(plan.people[person].name + ' ' + plan.market.names.people[person] + ' ' + seat(move.from) + ' ' +
                      seat(move.to));
}

std::vector<std::uint32_t> shown_moves(const planning::Plan& plan, const PlanUi& ui) {
    const std::string text = base::fold(ui.text);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < plan.moves.size(); ++i) {
        if (text.empty() || searched(plan, plan.moves[i]).find(text) != std::string::npos) rows.push_back(i);
    }
    const auto key = [&](std::uint32_t row) -> std::string {
        const planning::Move& move = plan.moves[row];
        if (ui.moves.sort == "from") return seat_info(plan, move.from).title;
        if (ui.moves.sort == "to") return seat_info(plan, move.to).title;
        return plan.people[static_cast<std::size_t>(move.person)].name;
    };
    if (ui.moves.sort == "fit") {
        base::sort(rows, {}, [&](std::uint32_t row) { return plan.moves[row].score_after; });
    } else if (!ui.moves.sort.empty()) {
        base::sort(rows, {}, key);
    }
    if (ui.moves.is_descending) std::ranges::reverse(rows);
    return rows;
}

void draw_list(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, std::span<const std::uint32_t> shown,
               float height) {
    const auto& theme = theme::current();
    const widgets::Card card({.id = "list", .height = height, .has_padding = false});
    if (!card) return;
    const auto count = [&](std::size_t value) {
        return widgets::number(static_cast<std::int64_t>(value), context.language());
    };
    const std::string rows =
        shown.size() == plan.moves.size()
            ? count(shown.size())
            : context.t("plan.moves.some", {{"count", count(shown.size())}, {"all", count(plan.moves.size())}});
    const widgets::Button place{.id = "place", .label = context.t("place.open"), .icon = icons::k_icon_user};
    const float place_width = widgets::button_width(place);
    const widgets::Rect both = widgets::card_head(context.t("plan.tab.moves"), rows, theme.px(208) + place_width);
    const widgets::Rect tools{{both.min.x + place_width + theme.px(8), both.min.y}, both.max};
    {
        const widgets::At at(both);
        if (widgets::button(place)) {
            ui.is_placing = true;
            ui.takes_focus = true;
        }
    }
    {
        const widgets::At at(tools);
        (void)widgets::search_field({.id = "search",
                                     .name = context.t("plan.search"),
                                     .placeholder = context.t("data.search.placeholder"),
                                     .width = tools.width()},
                                    ui.text);
    }
    const auto move_at = [&](std::int64_t row) -> const planning::Move& {
        return plan.moves[shown[static_cast<std::size_t>(row)]];
    };
    const auto name = [&](const planning::Move& move) -> const std::string& {
        return plan.people[static_cast<std::size_t>(move.person)].name;
    };
    const auto number = [&](const planning::Move& move) -> const std::string& {
        return plan.market.names.people[static_cast<std::size_t>(move.person)];
    };
    const auto seat = [&](std::int32_t index) -> const planning::SeatInfo& { return seat_info(plan, index); };
    const widgets::Column columns[] = {
        {.id = "name", .label = context.t("plan.column.person"), .width = 136, .share = 1.2f},
        {.id = "from", .label = context.t("plan.column.from"), .width = 106, .share = 1},
        {.id = "arrow", .label = "", .width = 20, .sorts = false},
        {.id = "to", .label = context.t("plan.column.to"), .width = 106, .share = 1},
        {.id = "fit", .label = context.t("plan.column.fit"), .width = 146},
        {.id = "sure", .label = "", .width = 20, .sorts = false},
        {.id = "review", .label = "", .width = 20, .sorts = false}};
    const auto events = widgets::table(
        ui.moves, {.id = "moves",
                   .name = context.t("plan.tab.moves"),
                   .columns = columns,
                   .rows = static_cast<std::int64_t>(shown.size()),
                   .key = [&](std::int64_t row) { return number(move_at(row)); },
                   .name_of =
                       [&](std::int64_t row) {
                           return name(move_at(row)) + ", " + base::grouped_employee_number(number(move_at(row)));
                       },
                   .draw =
                       [&](const widgets::Cell& cell) {
                           const planning::Move& move = move_at(cell.row);
                           switch (cell.column) {
                               case 0:
                                   offer_person(number(move), ui);
                                   return cell.two_lines(name(move), base::grouped_employee_number(number(move)), true);
                               case 1:
                                   accept_person(cell.rect, move.from, ui);
                                   return cell.two_lines(seat(move.from).title, seat(move.from).unit_name);
                               case 2:
                                   return cell.icon(icons::k_icon_arrow_right, Color::muted, "");
                               case 3:
                                   accept_person(cell.rect, move.to, ui);
                                   return cell.two_lines(seat(move.to).title, seat(move.to).unit_name);
                               case 4:
                                   return cell.score(move.score_after, move.score_before);
                               case 5:
                                   if (move.is_sure())
                                       return cell.icon(icons::k_icon_circle_check, Color::good,
                                                        context.t("plan.sure.yes"));
                                   return cell.icon(icons::k_icon_circle_help, Color::warn,
                                                    sure_words(context, plan, move));
                               default:
                                   if (move.needs_review)
                                       cell.icon(icons::k_icon_triangle_alert, Color::warn,
                                                 context.t("plan.needs_review"));
                           }
                       },
                   .text_of = [&](std::int64_t row, std::size_t column) -> std::string {
                       const planning::Move& move = move_at(row);
                       switch (column) {
                           case 0:
                               return name(move) + " (" + number(move) + ")";
                           case 1:
                               return seat(move.from).title + ", " + seat(move.from).unit_name;
                           case 3:
                               return seat(move.to).title + ", " + seat(move.to).unit_name;
                           case 4:
                               return widgets::score(move.score_after, context.language());
                           case 5:
                               return sure_words(context, plan, move);
                           default:
                               return {};
                       }
                   },
                   .empty = context.t(plan.moves.empty() ? "plan.no_moves" : "plan.moves.none"),
                   .has_footer = false});
    if (events.copied) context.actions.copy = *events.copied;
    if (events.selected) {
        ui.selected = number(move_at(*events.selected));
        ui.is_placing = false;
    }
}

}  // namespace

void draw_plan_moves(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height) {
    const auto& theme = theme::current();
    const auto& shown = ui.shown.get(moves_key(context, ui), [&] { return shown_moves(plan, ui); });
    const planning::Move* selected = find_move(plan, ui.selected);
    const auto holds = [&](const planning::Chain& one) {
        return std::ranges::any_of(one.moves, [&](std::uint32_t index) { return &plan.moves[index] == selected; });
    };
    const auto chain = static_cast<std::size_t>(std::ranges::find_if(plan.chains, holds) - plan.chains.begin());
    const bool has_chain = chain < plan.chains.size() && height > theme.px(420);
    const float chain_height = theme.px(184);
    draw_list(context, plan, ui, shown, height - (has_chain ? chain_height + theme.px(theme::k_gap) : 0));
    if (has_chain) draw_move_chain(context, plan, chain, ui, chain_height);
}

}  // namespace views
