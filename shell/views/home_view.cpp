#include "shell/views/home_view.hpp"

#include <algorithm>
#include <cmath>

#include "assets/icons.hpp"
#include "shell/views/topline.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;
using widgets::Font;

std::string_view problem_key(app::Problem problem) {
    switch (problem) {
        case app::Problem::seat_unknown: return "home.problem.seat_unknown";
        case app::Problem::unit_unknown: return "home.problem.unit_unknown";
        case app::Problem::field_missing: return "home.problem.field_missing";
        case app::Problem::need_unknown: return "home.problem.need_unknown";
        case app::Problem::number_suspicious: return "home.problem.number_suspicious";
        case app::Problem::rating_missing: return "home.problem.rating_missing";
        case app::Problem::competency_stale: return "home.problem.competency_stale";
    }
    return "";
}

/// Lines that touch each other: each is high enough to be pressed.
struct DenseLines {
    DenseLines() { ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {theme::current().px(8), 0}); }
    ~DenseLines() { ImGui::PopStyleVar(); }
    DenseLines(const DenseLines&) = delete;
    DenseLines& operator=(const DenseLines&) = delete;
};

/// Follows a figure to the records it counts.
void show(const ViewContext& context, const app::Counted& counted, std::string label) {
    auto selection = std::make_shared<Selection>(Selection{std::move(label), counted.entity, counted.keys});
    context.go({.page = Page::data, .entity = counted.entity, .selection = std::move(selection)});
}

std::string choice_label(const ViewContext& context, std::string_view list, std::string_view code) {
    const auto& choices = context.registry().catalogue().choices(list);
    const auto order = choices.order(code);
    return order ? choices.choices[*order].label[static_cast<std::size_t>(context.language())] : std::string(context.t("home.unknown"));
}

void draw_tiles(const ViewContext& context, const app::HomeFigures& figures) {
    const auto language = context.language();
    const auto count = [&](std::int64_t value) { return widgets::number(value, language); };
    std::string kinds;
    for (const app::KindCount& kind : figures.by_kind) {
        if (!kinds.empty()) kinds += " · ";
        kinds += count(kind.people.count()) + ' ' + choice_label(context, "employment_kind", kind.code);
    }
    widgets::Grid grid = widgets::Grid::fitting(196, 5);
    const auto tile = [&](const char* id, std::string_view label, const std::string& figure, const std::string& note, Color color,
                          const char* icon, const app::Counted& records) {
        const float width = grid.next();
        if (widgets::stat_tile({.id = id, .label = label, .figure = figure, .note = note, .note_color = color, .note_icon = icon,
                                .is_link = true, .width = width})) {
            show(context, records, std::string(label));
        }
    };
    tile("people", context.t("home.people"), count(figures.people.count()), kinds, Color::muted, nullptr, figures.people);
    const float width = grid.next();
    const std::string filled = context.t("home.filled.figure", {{"actual", count(figures.seated)}, {"need", count(figures.need)}});
    (void)widgets::stat_tile({.id = "filled", .label = context.t("home.filled"), .figure = filled,
                              .note = context.t("home.filled.note"), .width = width});
    tile("vacancies", context.t("home.vacancies"), count(figures.vacancies),
         context.t("home.vacancies.note", {{"seats", count(figures.vacant.count())}}), Color::muted, nullptr, figures.vacant);
    const bool has_open = figures.must_fill.count() > 0;
    tile("must_fill", context.t("home.must_fill"), count(figures.must_fill.count()),
         context.t(has_open ? "home.must_fill.open" : "home.must_fill.none", {{"total", count(figures.must_fill_total)}}),
         has_open ? Color::warn : Color::good, has_open ? icons::k_icon_triangle_alert : icons::k_icon_circle_check, figures.must_fill);
    tile("retiring", context.t("home.retiring_1"), count(figures.retiring[0].count()),
         context.t("home.retiring.note", {{"three", count(figures.retiring[1].count())}, {"five", count(figures.retiring[2].count())}}),
         Color::muted, nullptr, figures.retiring[0]);
}

void draw_kinds(const ViewContext& context, const app::HomeFigures& figures, float width) {
    const widgets::Card card({.id = "kinds", .title = context.t("home.kinds"), .width = width});
    if (!card) return;
    const DenseLines dense;
    const auto bars = [&](const char* id, std::string_view list, const std::vector<app::KindCount>& counts) {
        ImGui::PushID(id);
        for (const app::KindCount& kind : counts) {
            const std::string label = choice_label(context, list, kind.code);
            const std::string figure = widgets::number(kind.people.count(), context.language());
            const std::string bar_id = kind.code.empty() ? "unknown" : kind.code;
            if (widgets::count_bar({.id = bar_id.c_str(), .label = label, .value = kind.people.count(), .most = figures.people.count(),
                                    .figure = figure, .color = kind.code.empty() ? Color::warn : Color::accent})) {
                show(context, kind.people, label);
            }
        }
        ImGui::PopID();
    };
    bars("kind", "employment_kind", figures.by_kind);
    widgets::space(4);
    widgets::rule();
    widgets::space(4);
    bars("status", "legal_status", figures.by_status);
}

void draw_retirements(const ViewContext& context, const app::HomeFigures& figures, float width) {
    const widgets::Card card({.id = "retirements", .title = context.t("home.retirements"), .width = width});
    if (!card) return;
    const DenseLines dense;
    constexpr const char* keys[] = {"home.retiring_1", "home.retiring_3", "home.retiring_5"};
    constexpr const char* short_keys[] = {"home.within_1", "home.within_3", "home.within_5"};
    const std::int64_t most = std::max<std::int64_t>(figures.retiring[2].count(), 1);
    for (std::size_t index = 0; index < figures.retiring.size(); ++index) {
        const std::string_view label = context.t(short_keys[index]);
        const std::string figure = widgets::number(figures.retiring[index].count(), context.language());
        if (widgets::count_bar({.id = keys[index], .label = label, .value = figures.retiring[index].count(), .most = most, .figure = figure})) {
            show(context, figures.retiring[index], std::string(context.t(keys[index])));
        }
    }
    if (figures.retirement_unknown.count() == 0) return;
    const std::string label = context.t("home.retirement_unknown", {{"count", widgets::number(figures.retirement_unknown.count(), context.language())}});
    if (widgets::link("unknown", label)) show(context, figures.retirement_unknown, label);
}

void draw_problems(const ViewContext& context, const app::HomeFigures& figures, float width) {
    const auto& theme = theme::current();
    const widgets::Card card({.id = "problems", .title = context.t("home.problems"), .width = width});
    if (!card) return;
    if (figures.problems.empty()) {
        (void)widgets::status_line({.id = "none", .state = widgets::Tri::met, .state_name = context.t("home.problems.met"),
                                    .sentence = context.t("home.problems.none")});
        return;
    }
    const DenseLines dense;
    const records::Entity& employee = context.registry().catalogue().entity(EntityKind::employee);
    for (const app::ProblemCount& problem : figures.problems) {
        std::string field;
        if (const auto index = employee.find(problem.field)) field = employee.fields[*index].label[static_cast<std::size_t>(context.language())];
        const std::string sentence = context.t(problem_key(problem.problem), {{"field", field}});
        const std::string figure = widgets::number(problem.records.count(), context.language());
        ImGui::PushID((std::string(problem_key(problem.problem)) + problem.field).c_str());
        const widgets::Rect rect = widgets::rect_here(0, theme.px(32));
        if (widgets::press_area("problem", rect.inset(-theme.px(6), 0), sentence + ": " + figure, false, probe::Role::link, 6)) {
            show(context, problem.records, sentence);
        }
        widgets::icon_in({rect.min, {rect.min.x + theme.px(18), rect.max.y}}, icons::k_icon_triangle_alert, Color::warn);
        const float pill = std::max(widgets::text_width(figure, Font::row_strong), theme.px(40));
        widgets::text_in({{rect.min.x + theme.px(26), rect.min.y}, {rect.max.x - pill - theme.px(28), rect.max.y}}, sentence,
                         {.font = Font::row, .may_cut = true});
        widgets::text_in({{rect.max.x - pill - theme.px(22), rect.min.y}, {rect.max.x - theme.px(22), rect.max.y}}, figure,
                         {.font = Font::row_strong, .align = widgets::Align::right, .role = probe::Role::cell});
        widgets::icon_in({{rect.max.x - theme.px(16), rect.min.y}, rect.max}, icons::k_icon_chevron_right, Color::muted, Font::body);
        ImGui::Dummy({rect.width(), rect.height()});
        ImGui::PopID();
    }
}

std::string balance_sentence(const ViewContext& context, std::int64_t difference) {
    const std::string amount = widgets::number(difference < 0 ? -difference : difference, context.language());
    if (difference > 0) return context.t("home.need.lack", {{"count", amount}});
    if (difference < 0) return context.t("home.need.surplus", {{"count", amount}});
    return std::string(context.t("home.need.even"));
}

void draw_need(const ViewContext& context, const app::HomeFigures& figures, float width, float height) {
    const auto& theme = theme::current();
    const widgets::Card card({.id = "need", .title = context.t("home.need"), .context = context.t("home.need.context"), .width = width, .height = height});
    if (!card) return;
    const auto& families = context.registry().catalogue().choices("job_family").choices;
    const auto column = static_cast<std::size_t>(context.language());
    std::vector<std::string> rows, columns;
    for (const std::size_t family : figures.families) columns.push_back(families[family].label[column]);
    std::vector<widgets::HeatCell> cells;
    for (const app::UnitBalance& unit : figures.units) {
        rows.push_back(unit.name.empty() ? unit.unit : unit.name);
        for (const std::size_t family : figures.families) {
            widgets::HeatCell cell;
            if (const auto& balance = unit.families[family]) {
                cell.value = balance->need - balance->actual;
                cell.name = rows.back() + ", " + families[family].label[column] + ": " + balance_sentence(context, *cell.value);
            }
            cells.push_back(std::move(cell));
        }
    }
    if (rows.empty()) {
        widgets::paragraph(context.t("home.need.empty"), {.font = Font::row, .color = Color::muted});
        return;
    }
    const float room = ImGui::GetContentRegionAvail().y;
    const auto event = widgets::heat_map({.id = "map", .rows = rows, .columns = columns, .cells = cells, .strongest = 5,
                                          .row_label_width = 210, .height = std::max(room, theme.px(240))});
    if (!event.row && !event.column) return;
    app::Counted seats{EntityKind::position, {}};
    std::string label;
    for (std::size_t row = 0; row < figures.units.size(); ++row) {
        if (event.row && *event.row != row) continue;
        for (std::size_t index = 0; index < figures.families.size(); ++index) {
            if (event.column && *event.column != index) continue;
            if (const auto& balance = figures.units[row].families[figures.families[index]]) {
                seats.keys.insert(seats.keys.end(), balance->seats.begin(), balance->seats.end());
            }
        }
    }
    std::ranges::sort(seats.keys);
    if (event.row) label = rows[*event.row];
    if (event.column) label += (label.empty() ? "" : ", ") + columns[*event.column];
    show(context, seats, std::move(label));
}

void draw_empty(const ViewContext& context) {
    const bool may_start = app::may_edit(context.state) && !context.state.job;
    const auto event = widgets::empty_state({.id = "empty", .icon = icons::k_icon_layout_grid, .title = context.t("home.empty.title"),
                                             .sentence = context.t("home.empty.sentence"),
                                             .button = may_start ? context.t("home.empty.demo") : std::string_view{},
                                             .second_button = may_start ? context.t("home.empty.files") : std::string_view{},
                                             .second_opens_files = true});
    if (event == widgets::EmptyEvent::button) context.send(app::MakeDemoCity{});
    if (event == widgets::EmptyEvent::second_button) {
        context.actions.pick_files = true;
        context.go({.page = Page::data});
    }
}

}  // namespace

void draw_home(const ViewContext& context, HomeUi& ui) {
    const auto& theme = theme::current();
    const records::Registry& registry = context.registry();
    const bool is_empty = registry.table(EntityKind::employee).size() == 0 && registry.table(EntityKind::position).size() == 0;
    const std::string today = widgets::date(context.state.today, context.language());
    const std::string units = widgets::number(static_cast<std::int64_t>(registry.table(EntityKind::unit).size()), context.language());
    const std::string line = is_empty ? std::string(context.t("home.context.empty"))
                                      : context.t("home.context", {{"units", units}, {"date", today}});
    if (draw_page_head(context, {.title = context.t("page.home"), .context = line,
                                 .primary = is_empty ? std::string_view{} : context.t("home.plan")})) {
        context.go({.page = Page::plan});
    }
    if (is_empty) {
        draw_empty(context);
        return;
    }
    const app::HomeFigures& figures = ui.figures.get(records_key(context), [&] { return app::home_figures(registry, context.state.today); });
    draw_tiles(context, figures);

    // The map is as high as the cards beside it, or as the window: the page scrolls as one.
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const bool is_wide = room.x >= theme.px(860);
    const float side = is_wide ? theme.px(356) : room.x;
    const float main = is_wide ? room.x - side - theme.px(theme::k_gap) : room.x;
    draw_need(context, figures, main, is_wide ? std::max({room.y, theme.px(420), ui.side_height}) : theme.px(440));
    if (is_wide) ImGui::SameLine(0, theme.px(theme::k_gap));
    ImGui::BeginChild("side", {side, 0.0f}, ImGuiChildFlags_AutoResizeY, ImGuiWindowFlags_NavFlattened);
    draw_problems(context, figures, 0);
    draw_retirements(context, figures, 0);
    draw_kinds(context, figures, 0);
    ui.side_height = ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y;
    ImGui::EndChild();
}

}  // namespace views
