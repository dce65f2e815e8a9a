#include <algorithm>

#include "shell/views/plan_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

constexpr std::size_t k_chains_shown = 40;

std::vector<widgets::ChainLink> links_of(const ViewContext& context, const planning::Plan& plan, const planning::Chain& chain) {
    std::vector<widgets::ChainLink> links;
    const auto seat_link = [&](std::int32_t seat) {
        const planning::SeatInfo& info = plan.seats[static_cast<std::size_t>(seat)];
        return widgets::ChainLink{.seat = info.title, .unit = info.unit_name};
    };
    for (const std::uint32_t index : chain.moves) {
        const planning::Move& move = plan.moves[index];
        widgets::ChainLink link = seat_link(move.to);
        link.person = plan.people[static_cast<std::size_t>(move.person)].name;
        link.gain = context.t("plan.gain", {{"points", widgets::signed_score(move.score_after - move.score_before, context.language(), 0)}});
        if (move.wish_order > 0) link.gain += ", " + context.t("plan.wish", {{"order", std::to_string(move.wish_order)}});
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

void draw_move_chain(const ViewContext& context, const planning::Plan& plan, std::size_t number, PlanUi& ui) {
    const planning::Chain& chain = plan.chains[number];
    const std::string title = context.t("plan.chain", {{"number", std::to_string(number + 1)}, {"all", std::to_string(plan.chains.size())}});
    ImGui::PushID(static_cast<int>(number));
    if (const widgets::Card card({.id = "chain", .title = title, .context = context.t(chain.is_cycle ? "plan.chain.cycle" : "plan.chain.path")}); card) {
        const auto links = links_of(context, plan, chain);
        if (const auto pressed = widgets::chain("links", links); pressed && *pressed < chain.moves.size()) {
            ui.selected = plan.market.names.people[static_cast<std::size_t>(plan.moves[chain.moves[*pressed]].person)];
            ui.moves.selected = ui.selected;
            ui.moves.scroll_to_selected = true;
        }
    }
    ImGui::PopID();
}

void draw_plan_chains(const ViewContext& context, const planning::Plan& plan, PlanUi& ui) {
    for (std::size_t i = 0; i < std::min(plan.chains.size(), k_chains_shown); ++i) draw_move_chain(context, plan, i, ui);
    if (plan.chains.size() > k_chains_shown) {
        widgets::paragraph(context.t("plan.chains.more", {{"count", std::to_string(plan.chains.size() - k_chains_shown)}}),
                           {.font = widgets::Font::secondary, .color = widgets::Color::muted});
    }
}

void draw_plan_units(const ViewContext& context, const planning::Plan& plan, PlanUi& ui) {
    const auto unit_at = [&](std::int64_t row) -> const planning::UnitBalance& { return plan.units[static_cast<std::size_t>(row)]; };
    const auto name = [&](const planning::UnitBalance& unit) {
        const auto seat = std::ranges::find(plan.seats, unit.unit, &planning::SeatInfo::unit);
        return seat == plan.seats.end() ? unit.unit : seat->unit_name;
    };
    const widgets::Column columns[] = {{.id = "unit", .label = context.t("plan.column.unit"), .width = 180, .share = 1, .sorts = false},
                                       {.id = "need", .label = context.t("plan.column.need"), .width = 92, .align = widgets::Align::right, .sorts = false},
                                       {.id = "before", .label = context.t("plan.column.before"), .width = 92, .align = widgets::Align::right, .sorts = false},
                                       {.id = "after", .label = context.t("plan.column.after"), .width = 92, .align = widgets::Align::right, .sorts = false},
                                       {.id = "fit", .label = context.t("plan.column.mean_fit"), .width = 158, .sorts = false}};
    (void)widgets::table(ui.units, {
        .id = "units", .name = context.t("plan.tab.units"), .columns = columns, .rows = static_cast<std::int64_t>(plan.units.size()), .has_two_lines = false,
        .key = [&](std::int64_t row) { return unit_at(row).unit; },
        .name_of = [&](std::int64_t row) { return name(unit_at(row)); },
        .draw = [&](const widgets::Cell& cell) {
            const planning::UnitBalance& unit = unit_at(cell.row);
            switch (cell.column) {
                case 0: return cell.text(name(unit));
                case 1: return cell.number(widgets::number(unit.need, context.language()));
                case 2: return cell.number(widgets::number(unit.before, context.language()));
                case 3: return cell.number(widgets::number(unit.after, context.language()));
                default: return cell.score(unit.fit_after, unit.fit_before);
            }
        },
        .footer = context.t("data.rows.all", {{"count", widgets::number(static_cast<std::int64_t>(plan.units.size()), context.language())}})});
}

}  // namespace views
