#include "shell/views/plan_view.hpp"

#include <algorithm>

#include "assets/icons.hpp"
#include "core/rules/calendar.hpp"
#include "shell/views/plan_parts.hpp"
#include "shell/views/settings_parts.hpp"
#include "shell/views/topline.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;
using widgets::Font;

constexpr std::int64_t k_most_limit = 500;
constexpr std::int64_t k_limit_step = 5;
constexpr float k_limit_track = 150;

std::string number(const ViewContext& context, std::int64_t value) {
    return widgets::number(value, context.language());
}

std::string context_line(const ViewContext& context, const planning::Plan& plan) {
    std::string line(mechanism_words(context, plan.options.mechanism));
    if (!plan.model.empty()) line += " · " + model_words(context, plan.model, plan.model_version);
    if (plan.options.max_moves)
        line += " · " + context.t("plan.at_most", {{"count", number(context, *plan.options.max_moves)}});
    line += " · " + context.t("plan.pairs", {{"pairs", number(context, plan.summary.pairs)}});
    if (plan.matching.mechanism != matching::Mechanism::optimal) return line + " · " + std::string(context.t("plan.by_wishes"));
    const std::int64_t gap = plan.matching.certificate.gap;
    if (gap == 0 || plan.matching.proven_by_search) return line + " · " + std::string(context.t("plan.proven"));
    return line + " · " + context.t("plan.gap", {{"gap", widgets::score(gap, context.language())}});
}

void draw_tiles(const ViewContext& context, const planning::Plan& plan) {
    const planning::Summary& summary = plan.summary;
    widgets::Grid grid = widgets::Grid::fitting(168, 6);
    const auto tile = [&](const char* id, std::string_view label, const std::string& figure, const std::string& note,
                          Color color) {
        const float width = grid.next();
        (void)widgets::stat_tile(
            {.id = id, .label = label, .figure = figure, .note = note, .note_color = color, .width = width});
    };
    const auto language = context.language();
    tile(
        "fit", context.t("plan.fit"), widgets::score(summary.fit_after, language),
        context.t("plan.fit.note", {{"before", widgets::score(summary.fit_before, language)},
                                    {"gain", widgets::signed_score(summary.fit_after - summary.fit_before, language)}}),
        Color::good);
    tile("moves", context.t("plan.moves"), number(context, summary.moves),
         context.t("plan.moves.note", {{"chains", number(context, summary.chains)},
                                       {"exchanges", number(context, summary.exchanges)}}),
         Color::muted);
    const bool is_filled = summary.must_fill_filled == summary.must_fill;
    tile("must_fill", context.t("plan.must_fill"),
         number(context, summary.must_fill_filled) + " / " + number(context, summary.must_fill),
         is_filled ? std::string(context.t("plan.must_fill.all"))
                   : context.t(plan.matching.mechanism == matching::Mechanism::optimal ? "plan.must_fill.some"
                                                                                       : "plan.must_fill.by_wishes",
                               {{"count", number(context, summary.must_fill - summary.must_fill_filled)}}),
         is_filled ? Color::good : Color::warn);
    tile("wishes", context.t("plan.wishes"),
         context.t("plan.wishes.figure",
                   {{"met", number(context, summary.wishes_met)}, {"all", number(context, summary.wishers)}}),
         std::string(context.t("plan.wishes.note")), Color::muted);
    tile("sure", context.t("plan.sure"),
         context.t("plan.sure.figure",
                   {{"sure", number(context, summary.sure)}, {"moves", number(context, summary.moves)}}),
         summary.sure == summary.moves
             ? std::string(context.t("plan.sure.all"))
             : context.t("plan.sure.note", {{"count", number(context, summary.moves - summary.sure)}}),
         summary.sure == summary.moves ? Color::good : Color::warn);
    tile("review", context.t("plan.review"), number(context, summary.to_review),
         std::string(context.t(summary.to_review == 0 ? "plan.review.none" : "plan.review.note")),
         summary.to_review == 0 ? Color::good : Color::warn);
}

/// As wide as the longest that the limit will say, so that the slider does not move under the finger.
float limit_words_width(const ViewContext& context) {
    const auto width = [&](const std::string& limit) {
        return widgets::text_width(context.t("plan.limit.words", {{"limit", limit}}), Font::secondary);
    };
    return std::max(width(std::string(context.t("plan.no_limit"))),
                    width(context.t("plan.limit.most", {{"count", number(context, k_most_limit)}}))) +
           theme::current().px(2);
}

std::string limit_value(const ViewContext& context, const std::optional<std::int64_t>& most_moves) {
    return most_moves ? context.t("plan.limit.most", {{"count", number(context, *most_moves)}}) : std::string(context.t("plan.no_limit"));
}

/// "Batas perpindahan: paling banyak 60" and its slider, at whose right end there is no limit.
void draw_limit(const ViewContext& context, PlanUi& ui) {
    const auto& theme = theme::current();
    const std::string value = limit_value(context, ui.most_moves);
    const std::string words = context.t("plan.limit.words", {{"limit", value}});
    const float width = limit_words_width(context);
    const float height = theme.px(theme::k_control_height);
    widgets::text_in(widgets::rect_here(width, height), words, {.font = Font::secondary, .color = Color::muted});
    ImGui::Dummy({width, height});
    ImGui::SameLine(0, theme.px(12));
    std::int64_t most_moves = ui.most_moves.value_or(k_most_limit + k_limit_step);
    const auto event = widgets::slider({.id = "limit",
                                        .name = context.t("plan.limit"),
                                        .most = k_most_limit + k_limit_step,
                                        .step = k_limit_step,
                                        .width = theme.px(k_limit_track),
                                        .is_enabled = !context.state.job,
                                        .words = value},
                                       &most_moves);
    if (event.changed) ui.most_moves = most_moves > k_most_limit ? std::nullopt : std::optional(most_moves);
}

void run(const ViewContext& context, const PlanUi& ui) { context.send(app::MakePlan{ui.most_moves}); }

/// The limit is of the next plan; that the one shown was made under another is said below the slider, which stays where it is.
void draw_limit_hint(const ViewContext& context, const planning::Plan& plan, PlanUi& ui) {
    if (ui.most_moves == plan.options.max_moves) return;
    const std::string sentence = context.t("plan.limit.changed", {{"limit", limit_value(context, plan.options.max_moves)}});
    const widgets::NoticeBar bar{.id = "limit_changed", .color = Color::warn, .sentence = sentence, .action = context.t("plan.again")};
    if (widgets::notice_bar(bar) == widgets::NoticeEvent::action && !context.state.job) run(context, ui);
}

bool has_decisions(const ViewContext& context) {
    const rules::Exemptions& exemptions = context.exemptions();
    return !context.decisions().empty() || !exemptions.valid.empty() || !exemptions.void_ones.empty();
}

/// What is shown, how many moves at the most, and the plan as a file.
void draw_tools(const ViewContext& context, PlanUi& ui) {
    const auto& theme = theme::current();
    const bool is_free = !context.state.job;
    const float room = ImGui::GetContentRegionAvail().x;
    const float left = ImGui::GetCursorPosX();
    std::vector<widgets::Tab> tabs{{.id = "moves", .label = context.t("plan.tab.moves")},
                                 {.id = "chains", .label = context.t("plan.tab.chains")},
                                 {.id = "units", .label = context.t("plan.tab.units")},
                                 {.id = "equity", .label = context.t("plan.tab.equity")},
                                 {.id = "weights", .label = context.t("plan.tab.weights")},
                                 {.id = "compare", .label = context.t("plan.tab.compare")},
                                 {.id = "frontier", .label = context.t("plan.tab.frontier")}};
    if (has_decisions(context)) tabs.push_back({.id = "decisions", .label = context.t("decide.title")});
    if (ui.tab >= tabs.size()) ui.tab = 0;
    (void)widgets::tabs("tabs", tabs, &ui.tab);
    const widgets::Button csv{.id = "csv",
                              .label = context.t("plan.csv"),
                              .icon = icons::k_icon_download,
                              .is_enabled = is_free,
                              .hint = context.t("plan.csv.name")};
    const widgets::Button json{.id = "json",
                               .label = context.t("plan.json"),
                               .icon = icons::k_icon_download,
                               .is_enabled = is_free,
                               .hint = context.t("plan.json.hint")};
    const float buttons = widgets::button_width(csv) + widgets::button_width(json) + theme.px(8);
    // What does not fit the line goes on to the next.
    const auto go_on = [&](float gap, float width) {
        ImGui::SameLine(0, gap);
        const bool fits = ImGui::GetContentRegionAvail().x >= width;
        if (!fits) ImGui::NewLine();
        return fits;
    };
    go_on(theme.px(24), limit_words_width(context) + theme.px(12 + k_limit_track));
    draw_limit(context, ui);
    if (go_on(theme.px(16), buttons)) ImGui::SetCursorPosX(left + room - buttons);
    if (widgets::button(csv)) context.send(app::ExportPlan{false});
    ImGui::SameLine(0, theme.px(8));
    if (widgets::button(json)) context.send(app::ExportPlan{true});
}

/// A new plan opens on its first move, where there is room for the explanation beside the list.
void greet(const ViewContext& context, const planning::Plan& plan, PlanUi& ui) {
    if (ui.greeted.lock() == context.state.plan) return;
    ui.greeted = context.state.plan;
    ui.most_moves = plan.options.max_moves;
    if (find_move(plan, ui.selected) != nullptr || plan.moves.empty()) return;
    ui.selected.clear();
    const auto& theme = theme::current();
    if (ImGui::GetContentRegionAvail().x < theme.px(theme::k_panel_width + 16 + 440)) return;
    ui.selected = plan.market.names.people[static_cast<std::size_t>(plan.moves.front().person)];
    ui.moves.selected = ui.selected;
}

void draw_empty(const ViewContext& context, PlanUi& ui) {
    const bool has_people = context.registry().table(EntityKind::employee).size() > 0 &&
                            context.registry().table(EntityKind::position).size() > 0;
    const bool may_run = has_people && !context.state.job;
    const auto event =
        widgets::empty_state({.id = "empty",
                              .icon = icons::k_icon_route,
                              .title = context.t("plan.empty.title"),
                              .sentence = context.t(has_people ? "plan.empty.sentence" : "plan.empty.no_data"),
                              .button = may_run      ? context.t("plan.run")
                                        : has_people ? std::string_view{}
                                                     : context.t("plan.empty.to_data")});
    if (event != widgets::EmptyEvent::button) return;
    if (may_run) run(context, ui);
    else context.go({.page = Page::data});
}

}  // namespace

std::string plan_key(const ViewContext& context) {
    return std::to_string(context.state.plan_number) + '/' + std::to_string(static_cast<int>(context.language()));
}

std::string trials_key(const ViewContext& context) {
    return plan_key(context) + '/' + std::to_string(context.state.trial_number);
}

const planning::SeatInfo& seat_info(const planning::Plan& plan, std::int32_t seat) {
    static const planning::SeatInfo k_none;
    return seat == matching::k_unplaced ? k_none : plan.seats[static_cast<std::size_t>(seat)];
}

std::int32_t find_person(const planning::Plan& plan, std::string_view employee) {
    const auto& people = plan.market.names.people;
    const auto at =
        std::ranges::lower_bound(people, employee, {}, [](const std::string& name) { return std::string_view(name); });
    return at == people.end() || *at != employee ? -1 : static_cast<std::int32_t>(at - people.begin());
}

const planning::Move* find_move(const planning::Plan& plan, std::string_view employee) {
    const auto move = std::ranges::find(plan.moves, find_person(plan, employee), &planning::Move::person);
    return move == plan.moves.end() ? nullptr : &*move;
}

namespace {

/// On some days no transfer may take effect without a permit, and papers go before the decree; the dates stand in the
/// settings. What is only to come is a line, not a bar.
void draw_calendar(const ViewContext& context, PlanUi& ui) {
    const base::Day today = context.state.today;
    const auto& asked = ui.calendar.get(records_key(context), [&] {
        std::vector<CalendarNote> notes;
        std::vector<base::Error> problems;
        const rules::Pack pack = rules::Pack::standard().with_settings(context.registry(), problems);
        const records::Catalogue& catalogue = context.registry().catalogue();
        for (const rules::CalendarResult& result : rules::explain_calendar(pack, catalogue, today))
            if (result.outcome != rules::Outcome::pass)
                notes.push_back({result.rule->id + ": " + rules::sentence(result.fact, context.words, catalogue), result.outcome == rules::Outcome::fail});
        return notes;
    });
    for (const CalendarNote& note : asked) {
        const widgets::NoticeBar bar{.id = note.sentence.c_str(), .color = Color::warn, .sentence = note.sentence, .action = context.t("page.settings")};
        if (note.has_failed ? widgets::notice_bar(bar) == widgets::NoticeEvent::action : widgets::link(bar.id, note.sentence))
            context.go({.page = Page::settings});
    }
}

/// Kin whom the plan itself brings together: no gate could see it.
void draw_joining(const ViewContext& context, const planning::Plan& plan, PlanUi& ui) {
    const auto& moves = ui.joining.get(plan_key(context), [&] {
        std::vector<std::size_t> found;
        for (std::size_t at = 0; at < plan.moves.size(); ++at)
            if (planning::joins(plan.evidence[at])) found.push_back(at);
        return found;
    });
    if (moves.empty()) return;
    const std::string sentence =
        context.t("plan.joining", {{"count", widgets::number(static_cast<std::int64_t>(moves.size()), context.language())}});
    const widgets::NoticeBar bar{.id = "joining", .color = Color::warn, .sentence = sentence, .action = context.t("plan.joining.see")};
    if (widgets::notice_bar(bar) != widgets::NoticeEvent::action) return;
    ui.tab = static_cast<std::size_t>(PlanTab::moves);
    ui.selected = plan.market.person_name(plan.moves[moves.front()].person);
}

}  // namespace

void draw_plan(const ViewContext& context, PlanUi& ui) {
    const planning::Plan* plan = context.state.plan.get();
    if (plan == nullptr) {
        (void)draw_page_head(context, {.title = context.t("plan.title"), .context = context.t("plan.context")});
        draw_limit(context, ui);
        // A lock that no longer holds stops every plan: here it can be withdrawn.
        if (has_decisions(context)) draw_plan_decisions(context, 0);
        return draw_empty(context, ui);
    }
    if (draw_page_head(context, {.title = context.t("plan.title"),
                                 .context = context_line(context, *plan),
                                 .primary = context.t("plan.again"),
                                 .is_enabled = !context.state.job})) {
        run(context, ui);
    }
    if (app::is_plan_stale(context.state) &&
        widgets::notice_bar({.id = "stale",
                             .color = Color::warn,
                             .sentence = context.t("plan.stale"),
                             .action = context.t("plan.again")}) == widgets::NoticeEvent::action) {
        run(context, ui);
    }
    draw_calendar(context, ui);
    draw_joining(context, *plan, ui);
    draw_tiles(context, *plan);
    greet(context, *plan, ui);
    draw_tools(context, ui);
    draw_limit_hint(context, *plan, ui);

    const planning::Move* move = find_move(*plan, ui.selected);
    const auto tab = static_cast<PlanTab>(ui.tab);
    const bool is_list = tab == PlanTab::moves || tab == PlanTab::chains;
    widgets::Split split("plan", is_list && (move != nullptr || ui.is_placing));
    switch (tab) {
        case PlanTab::moves:
            if (context.state.trial) draw_plan_trial(context, *plan, ui, {}, split.height());
            else draw_plan_moves(context, *plan, ui, split.height());
            break;
        case PlanTab::chains:
            draw_plan_chains(context, *plan, ui, split.height());
            break;
        case PlanTab::units:
            draw_plan_units(context, *plan, ui, split.height());
            break;
        case PlanTab::equity:
            draw_plan_equity(context, *plan, ui, split.height());
            break;
        case PlanTab::weights:
            draw_plan_weights(context, *plan, ui, split.height());
            break;
        case PlanTab::compare:
            draw_plan_compare(context, *plan, ui, split.height());
            break;
        case PlanTab::frontier:
            draw_plan_frontier(context, *plan, ui, split.height());
            break;
        case PlanTab::decisions:
            if (context.state.trial) draw_plan_trial(context, *plan, ui, {}, split.height());
            else draw_plan_decisions(context, split.height());
            break;
    }
    if (split.panel() && is_list) {
        if (ui.is_placing) draw_plan_place(context, *plan, ui);
        else if (move != nullptr) draw_plan_why(context, *plan, *move, ui);
    }
    draw_dragged(context, *plan, ui);
}

void open_plan(PlanUi& ui, const Target& target) {
    if (target.entity != EntityKind::employee || target.key.empty()) return;
    ui.tab = static_cast<std::size_t>(PlanTab::moves);
    ui.is_placing = false;
    ui.selected = target.key;
    ui.moves.selected = target.key;
    ui.moves.scroll_to_selected = true;
}

}  // namespace views
