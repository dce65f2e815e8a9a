#include <algorithm>
#include <map>
#include <numeric>

#include "core/base/order.hpp"
#include "shell/views/plan_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

constexpr std::size_t k_chains_shown = 40;

std::vector<widgets::ChainLink> links_of(const ViewContext& context, const planning::Plan& plan,
                                         const planning::Chain& chain) {
    std::vector<widgets::ChainLink> links;
    const auto seat_link = [&](std::int32_t seat) {
        const planning::SeatInfo& info = plan.seats[static_cast<std::size_t>(seat)];
        return widgets::ChainLink{.seat = info.title, .unit = info.unit_name};
    };
    for (const std::uint32_t index : chain.moves) {
        const planning::Move& move = plan.moves[index];
        widgets::ChainLink link = seat_link(move.to);
        link.person = plan.people[static_cast<std::size_t>(move.person)].name;
        link.gain =
            context.t("plan.gain",
                      {{"points", widgets::signed_score(move.score_after - move.score_before, context.language(), 0)}});
        link.is_loss = move.score_after < move.score_before;
        if (move.wish_order > 0)
            link.gain += ", " + context.t("plan.wish", {{"order", std::to_string(move.wish_order)}});
        if (links.empty() && !chain.is_cycle) {
            link.is_vacant = true;
            link.unit_note = context.t("plan.vacant");
        }
        links.push_back(std::move(link));
    }
    // What the last mover leaves behind.
    const planning::Move& last = plan.moves[chain.moves.back()];
    if (!chain.is_cycle && last.from != matching::k_unplaced) links.push_back(seat_link(last.from));
    return links;
}

}  // namespace

void draw_move_chain(const ViewContext& context, const planning::Plan& plan, std::size_t number, PlanUi& ui,
                     float height) {
    const planning::Chain& chain = plan.chains[number];
    const auto count = [&](std::size_t value) {
        return widgets::number(static_cast<std::int64_t>(value), context.language());
    };
    const std::string title =
        context.t("plan.chain", {{"number", count(number + 1)}, {"all", count(plan.chains.size())}});
    const auto& all = ui.chains.get(plan_key(context), [&] {
        std::vector<std::vector<widgets::ChainLink>> made;
        for (const planning::Chain& one : plan.chains) made.push_back(links_of(context, plan, one));
        return made;
    });
    ImGui::PushID(static_cast<int>(number));
    if (const widgets::Card card({.id = "chain",
                                  .title = title,
                                  .context = context.t(chain.is_cycle ? "plan.chain.cycle" : "plan.chain.path"),
                                  .height = height,
                                  .scrolls = height > 0});
        card) {
        const auto move_of = [&](std::size_t link) -> const planning::Move& { return plan.moves[chain.moves[link]]; };
        const widgets::ChainHooks hooks{
            .person = [&](std::size_t link) { offer_person(plan.market.names.people[static_cast<std::size_t>(move_of(link).person)], ui); },
            // The last box is the seat left behind.
            .seat = [&](std::size_t link, const widgets::Rect& box) {
                accept_person(box, link < chain.moves.size() ? move_of(link).to : move_of(link - 1).from, ui);
            }};
        if (const auto pressed = widgets::chain("links", all[number], hooks); pressed && *pressed < chain.moves.size()) {
            ui.is_placing = false;
            ui.selected = plan.market.names.people[static_cast<std::size_t>(plan.moves[chain.moves[*pressed]].person)];
            ui.moves.selected = ui.selected;
            ui.moves.scroll_to_selected = true;
        }
    }
    ImGui::PopID();
}

void draw_plan_chains(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height) {
    ImGui::BeginChild("chains", {0, height}, ImGuiChildFlags_None, ImGuiWindowFlags_NavFlattened);
    if (plan.chains.empty()) widgets::paragraph(context.t("plan.no_moves"), {.color = widgets::Color::muted});
    for (std::size_t i = 0; i < std::min(plan.chains.size(), k_chains_shown); ++i)
        draw_move_chain(context, plan, i, ui);
    if (plan.chains.size() > k_chains_shown) {
        widgets::paragraph(
            context.t("plan.chains.more", {{"count", std::to_string(plan.chains.size() - k_chains_shown)}}),
            {.font = widgets::Font::secondary, .color = widgets::Color::muted});
    }
    ImGui::EndChild();
}

void draw_plan_units(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height) {
    const auto& names = ui.unit_names.get(plan_key(context), [&] {
        std::map<std::string_view, std::string_view> by_unit;
        for (const planning::SeatInfo& seat : plan.seats) by_unit.try_emplace(seat.unit, seat.unit_name);
        std::vector<std::string> made;
        for (const planning::UnitBalance& unit : plan.units) {
            const auto at = by_unit.find(unit.unit);
            made.emplace_back(at == by_unit.end() || at->second.empty() ? std::string_view(unit.unit) : at->second);
        }
        return made;
    });
    const auto& order =
        ui.shown_units.get(plan_key(context) + '/' + ui.units.sort + (ui.units.is_descending ? '-' : '+'), [&] {
            std::vector<std::uint32_t> rows(plan.units.size());
            std::iota(rows.begin(), rows.end(), 0u);
            const auto figure = [&](std::uint32_t row) {
                const planning::UnitBalance& unit = plan.units[row];
                if (ui.units.sort == "need") return unit.need;
                if (ui.units.sort == "before") return unit.before;
                if (ui.units.sort == "after") return unit.after;
                if (ui.units.sort == "vacant") return unit.need - unit.after;
                return unit.fit_after - unit.fit_before;
            };
            if (ui.units.sort == "unit")
                base::sort(rows, {}, [&](std::uint32_t row) { return std::string_view(names[row]); });
            else if (!ui.units.sort.empty()) base::sort(rows, {}, figure);
            if (ui.units.is_descending) std::ranges::reverse(rows);
            return rows;
        });
    const auto index = [&](std::int64_t row) { return order[static_cast<std::size_t>(row)]; };
    const auto unit_at = [&](std::int64_t row) -> const planning::UnitBalance& { return plan.units[index(row)]; };
    const auto number = [&](std::int64_t value) { return widgets::number(value, context.language()); };
    const widgets::Card card({.id = "units", .height = height, .has_padding = false});
    if (!card) return;
    (void)widgets::card_head(context.t("plan.units.title"), context.t("plan.units.context"));
    constexpr auto right = widgets::Align::right;
    const widgets::Column columns[] = {
        {.id = "unit", .label = context.t("plan.column.unit"), .width = 170, .share = 1},
        {.id = "need", .label = context.t("plan.column.need"), .width = 92, .align = right},
        {.id = "before", .label = context.t("plan.column.before"), .width = 84, .align = right},
        {.id = "after", .label = context.t("plan.column.after"), .width = 84, .align = right},
        {.id = "vacant", .label = context.t("plan.column.vacant"), .width = 76, .align = right},
        {.id = "space", .label = "", .width = 8, .sorts = false},
        {.id = "fit", .label = context.t("plan.column.mean_fit"), .width = 158}};
    const auto text_of = [&](std::int64_t row, std::size_t column) -> std::string {
        const planning::UnitBalance& unit = unit_at(row);
        switch (column) {
            case 0:
                return names[index(row)];
            case 1:
                return number(unit.need);
            case 2:
                return number(unit.before);
            case 3:
                return number(unit.after);
            case 4:
                return number(unit.need - unit.after);
            case 6:
                return widgets::score(unit.fit_before, context.language()) + " > " +
                       widgets::score(unit.fit_after, context.language());
            default:
                return {};
        }
    };
    const auto events = widgets::table(
        ui.units,
        {.id = "table",
         .name = context.t("plan.tab.units"),
         .columns = columns,
         .rows = static_cast<std::int64_t>(plan.units.size()),
         .has_two_lines = false,
         .key = [&](std::int64_t row) { return unit_at(row).unit; },
         .name_of = [&](std::int64_t row) { return names[index(row)] + " (" + unit_at(row).unit + ')'; },
         .draw =
             [&](const widgets::Cell& cell) {
                 const planning::UnitBalance& unit = unit_at(cell.row);
                 if (cell.column == 0) return cell.text(text_of(cell.row, 0));
                 if (cell.column == 6 && unit.after > 0) return cell.score(unit.fit_after, unit.before > 0 ? unit.fit_before : -1);
                 if (cell.column != 5) cell.number(text_of(cell.row, cell.column));
             },
         .text_of = text_of,
         .footer = context.t("data.rows.all", {{"count", number(static_cast<std::int64_t>(plan.units.size()))}}),
         .empty = context.t("plan.no_moves")});
    if (events.copied) context.actions.copy = *events.copied;
    if (events.opened)
        context.go({.page = Page::data, .entity = records::EntityKind::unit, .key = unit_at(*events.opened).unit});
}

}  // namespace views
