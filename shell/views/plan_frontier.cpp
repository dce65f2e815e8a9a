#include <algorithm>

#include "assets/icons.hpp"
#include "shell/views/plan_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using matching::FrontierPoint;
using widgets::Color;
using widgets::Font;

constexpr float k_reading_width = 344;
constexpr float k_reading_height = 300;
constexpr float k_table_height = 36 + 32 * 5 + 4;
/// Shares of the greatest gain that the table names, in percent.
constexpr std::int64_t k_shares[] = {50, 75, 90};
constexpr std::int64_t k_further[] = {1, 5, 10};

/// What a frontier says of its points, in the words of the reader.
class Reading {
public:
    Reading(const ViewContext& context, const app::Frontier& frontier) : context_(context), frontier_(frontier) {}

    [[nodiscard]] const std::vector<FrontierPoint>& points() const { return frontier_.points; }
    [[nodiscard]] const FrontierPoint& at(std::int64_t moves) const {
        const std::int64_t index = std::clamp(moves - points().front().moves, std::int64_t{0}, static_cast<std::int64_t>(points().size()) - 1);
        return points()[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] std::int64_t gain(std::int64_t objective) const { return objective - frontier_.today; }
    [[nodiscard]] std::int64_t gain(const FrontierPoint& point) const { return gain(point.objective); }
    [[nodiscard]] std::string count(std::int64_t value) const { return widgets::number(value, context_.language()); }
    [[nodiscard]] std::string gain_words(const FrontierPoint& point) const { return widgets::signed_score(gain(point), context_.language(), 0); }
    [[nodiscard]] std::string total_words(const FrontierPoint& point) const { return widgets::score(point.objective, context_.language(), 0); }
    [[nodiscard]] std::string share_words(const FrontierPoint& point) const {
        const std::int64_t most = gain(points().back());
        return most <= 0 ? "-" : count(gain(point) * 100 / most) + " %";
    }
    [[nodiscard]] std::string moves_words(const FrontierPoint& point) const {
        return context_.t("plan.frontier.at_most", {{"count", count(point.moves)}});
    }
    [[nodiscard]] std::string words(const FrontierPoint& point) const {
        return moves_words(point) + ", " + context_.t("plan.frontier.points", {{"points", gain_words(point)}});
    }

private:
    const ViewContext& context_;
    const app::Frontier& frontier_;
};

/// The fewest moves, those that reach the shares, and the most.
std::vector<std::int64_t> telling_points(const Reading& reading) {
    const auto& points = reading.points();
    const std::int64_t most = reading.gain(points.back());
    std::vector<std::int64_t> moves{points.front().moves};
    const auto add = [&](std::int64_t more) {
        if (more > moves.back()) moves.push_back(more);
    };
    for (const std::int64_t share : k_shares) {
        const auto reached = std::ranges::find_if(points, [&](const FrontierPoint& point) { return reading.gain(point) * 100 >= most * share; });
        if (most > 0 && reached != points.end()) add(reached->moves);
    }
    add(points.back().moves);
    return moves;
}

void draw_plot(const ViewContext& context, const planning::Plan& plan, const Reading& reading, PlanUi& ui, float width, float height) {
    const widgets::Card card({.id = "frontier", .title = context.t("plan.frontier.title"), .width = width, .height = height});
    if (!card) return;
    const auto& points = ui.frontier_points.get(trials_key(context), [&] {
        std::vector<widgets::PlotPoint> made;
        for (const FrontierPoint& point : reading.points()) made.push_back({point.moves, reading.gain(point)});
        return made;
    });
    const std::string label = context.t("plan.frontier.present", {{"count", reading.count(plan.summary.moves)}});
    (void)widgets::plot({.id = "point",
                         .name = context.t("plan.frontier.point"),
                         .points = points,
                         .scale_digits = 3,
                         .x_label = context.t("plan.frontier.x"),
                         .y_label = context.t("plan.frontier.y"),
                         .mark = app::is_plan_stale(context.state) ? std::nullopt : std::optional(widgets::PlotMark{{plan.summary.moves, reading.gain(plan.matching.objective)}, label}),
                         .words = reading.words(reading.at(ui.frontier_moves))},
                        &ui.frontier_moves);
}

/// "Rata-rata   71,8"
void draw_fact(std::string_view label, const std::string& figure) {
    const widgets::Rect row = widgets::rect_here(0, theme::current().px(24));
    widgets::text_in(row, label, {.font = Font::secondary, .color = Color::muted});
    widgets::text_in(row, figure, {.font = Font::secondary_strong, .align = widgets::Align::right});
    ImGui::Dummy({row.width(), row.height()});
}

/// The point in figures, and what further moves would bring.
void draw_reading(const ViewContext& context, const planning::Plan& plan, const Reading& reading, PlanUi& ui, float height) {
    const widgets::Card card({.id = "reading", .height = height, .scrolls = true});
    if (!card) return;
    const FrontierPoint& point = reading.at(ui.frontier_moves);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {theme::current().px(8), 0});
    widgets::heading(reading.moves_words(point));
    widgets::space(4);
    draw_fact(context.t("plan.frontier.total"), reading.total_words(point));
    draw_fact(context.t("plan.frontier.gain"), reading.gain_words(point));
    draw_fact(context.t("plan.frontier.share"), reading.share_words(point));
    if (point.bound > point.objective) {
        widgets::paragraph(context.t("plan.frontier.bound", {{"points", widgets::score(point.bound - point.objective, context.language())}}),
                           {.font = Font::fine, .color = Color::muted});
    }
    widgets::space(6);
    widgets::rule();
    widgets::space(10);
    widgets::heading(context.t("plan.frontier.further"), Font::row_strong);
    widgets::space(2);
    bool has_more = false;
    for (const std::int64_t more : k_further) {
        if (point.moves + more > reading.points().back().moves) continue;
        has_more = true;
        const std::int64_t gain = reading.at(point.moves + more).objective - point.objective;
        draw_fact(context.t("plan.frontier.more", {{"count", reading.count(more)}}),
                  context.t("plan.frontier.points", {{"points", widgets::signed_score(gain, context.language())}}));
    }
    if (!has_more) widgets::paragraph(context.t("plan.frontier.no_more"), {.font = Font::secondary, .color = Color::muted});
    widgets::space(12);
    const bool is_present = !app::is_plan_stale(context.state) && plan.summary.moves == point.moves && plan.options.max_moves == point.moves;
    if (widgets::button({.id = "use",
                         .label = context.t("plan.frontier.use"),
                         .kind = widgets::ButtonKind::primary,
                         .is_enabled = !context.state.job && !is_present,
                         .hint = is_present ? context.t("plan.compare.present") : std::string_view{}})) {
        ui.most_moves = point.moves;
        context.send(app::MakePlan{point.moves});
    }
    ImGui::PopStyleVar();
}

/// The curve without seeing it; a press goes to the point.
void draw_points(const ViewContext& context, const Reading& reading, PlanUi& ui, float height) {
    const widgets::Card card({.id = "points", .height = height, .has_padding = false});
    if (!card) return;
    const auto& rows = ui.frontier_rows.get(trials_key(context), [&] { return telling_points(reading); });
    const auto point = [&](std::int64_t row) -> const FrontierPoint& { return reading.at(rows[static_cast<std::size_t>(row)]); };
    constexpr auto right = widgets::Align::right;
    const widgets::Column columns[] = {
        {.id = "moves", .label = context.t("plan.compare.column.moves"), .width = 96, .share = 1, .align = right, .sorts = false},
        {.id = "gain", .label = context.t("plan.frontier.column.gain"), .width = 84, .share = 1, .align = right, .sorts = false},
        {.id = "share", .label = context.t("plan.frontier.column.share"), .width = 72, .share = 1, .align = right, .sorts = false}};
    const auto text_of = [&](std::int64_t row, std::size_t column) {
        const FrontierPoint& of = point(row);
        return column == 0 ? reading.count(of.moves) : column == 1 ? reading.gain_words(of) : reading.share_words(of);
    };
    ui.frontier.selected.clear();
    if (const auto at = std::ranges::find(rows, ui.frontier_moves); at != rows.end()) ui.frontier.selected = std::to_string(*at);
    const auto events = widgets::table(ui.frontier, {.id = "table",
                                                     .name = context.t("plan.frontier.title"),
                                                     .columns = columns,
                                                     .rows = static_cast<std::int64_t>(rows.size()),
                                                     .has_two_lines = false,
                                                     .key = [&](std::int64_t row) { return std::to_string(point(row).moves); },
                                                     .name_of = [&](std::int64_t row) { return reading.words(point(row)); },
                                                     .draw = [&](const widgets::Cell& cell) { cell.number(text_of(cell.row, cell.column)); },
                                                     .text_of = text_of,
                                                     .has_footer = false});
    if (events.copied) context.actions.copy = *events.copied;
    if (events.selected) ui.frontier_moves = point(*events.selected).moves;
}

/// Why there is no frontier to show, and what starts it.
void draw_without(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height) {
    const widgets::Card card({.id = "frontier", .title = context.t("plan.frontier.title"), .height = height});
    if (!card) return;
    if (context.state.job && context.state.job->purpose == app::JobPurpose::frontier) {
        const app::JobProgress& progress = context.state.job->progress;
        const auto share = static_cast<float>(static_cast<double>(progress.done) / static_cast<double>(std::max<std::int64_t>(progress.total, 1)));
        (void)widgets::loading_state({.id = "computing", .sentence = context.t("job.frontier"), .share = share});
        return;
    }
    const bool is_by_fit = plan.matching.mechanism == matching::Mechanism::optimal;
    const std::string sentence =
        is_by_fit ? std::string(context.t("plan.frontier.empty"))
                  : context.t("plan.frontier.refused", {{"mechanism", std::string(mechanism_words(context, plan.options.mechanism))}});
    widgets::paragraph(sentence, {.font = Font::secondary, .color = Color::muted});
    widgets::space(12);
    if (!is_by_fit) {
        if (widgets::button({.id = "compare", .label = context.t("plan.frontier.to_compare")})) ui.tab = static_cast<std::size_t>(PlanTab::compare);
    } else if (widgets::button({.id = "find",
                                .label = context.t("plan.frontier.run"),
                                .kind = widgets::ButtonKind::primary,
                                .is_enabled = !context.state.job})) {
        context.send(app::FindFrontier{});
    }
}

}  // namespace

void draw_plan_frontier(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height) {
    const app::Frontier* frontier = context.state.frontier.get();
    if (frontier == nullptr || plan.matching.mechanism != matching::Mechanism::optimal) return draw_without(context, plan, ui, height);
    const auto& theme = theme::current();
    const Reading reading(context, *frontier);
    if (ui.seen_frontier.lock() != context.state.frontier) {
        ui.seen_frontier = context.state.frontier;
        ui.frontier_moves = reading.at(plan.summary.moves).moves;
    }
    const float room = ImGui::GetContentRegionAvail().x;
    const float gap = theme.px(theme::k_gap);
    const float side = std::min(theme.px(k_reading_width), std::floor(room * 0.4f));
    draw_plot(context, plan, reading, ui, room - side - gap, height);
    ImGui::SameLine(0, gap);
    ImGui::BeginChild("side", {0, height}, ImGuiChildFlags_None, ImGuiWindowFlags_NavFlattened);
    // Where there is no room for both, the side scrolls.
    const float table = theme.px(k_table_height);
    draw_reading(context, plan, reading, ui, std::max(height - table - gap, theme.px(k_reading_height)));
    draw_points(context, reading, ui, table);
    ImGui::EndChild();
}

}  // namespace views
