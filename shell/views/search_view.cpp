#include "shell/views/search_view.hpp"

#include <algorithm>
#include <functional>

#include "assets/icons.hpp"
#include "core/base/order.hpp"
#include "core/base/text.hpp"
#include "shell/views/plan_parts.hpp"
#include "shell/views/record_facts.hpp"
#include "shell/views/search_parts.hpp"
#include "shell/views/topline.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;
using widgets::Font;

constexpr std::size_t k_candidates = 200;

std::int64_t vacancies(const planning::Assessment& assessment, std::uint32_t position) {
    return assessment.seating().count(position).vacancies;
}

std::string unit_name(const records::Registry& registry, const records::Record& position) {
    const records::Value& unit = registry.value(EntityKind::position, position, "unit_id");
    const records::Record* record = registry.table(EntityKind::unit).find(records::as_text(unit));
    return record ? app::record_name(registry, EntityKind::unit, *record) : std::string(records::as_text(unit));
}

std::string job_of(const records::Registry& registry, const records::Record& employee) {
    return std::string(records::as_text(registry.value(EntityKind::employee, employee, "job_title"))) + ", " +
           std::string(records::as_text(registry.value(EntityKind::employee, employee, "unit_name")));
}

void choose(SearchUi& ui, std::string key) {
    ui.key = std::move(key);
    ui.text.clear();
    ui.compared.clear();
    ui.is_comparing = false;
    ui.candidates.selected.clear();
    ui.choices.selected.clear();
}

/// Seats with the most vacancies first, people as they are sorted; those that match what is typed.
std::vector<std::uint32_t> matches(const planning::Assessment& assessment, const SearchUi& ui,
                                   const app::RecordList& list) {
    app::RecordQuery query{.text = ui.text,
                           .judged = nullptr,
                           .wanted = app::Truth::yes,
                           .keys = nullptr,
                           .sort = std::nullopt,
                           .is_descending = ui.choices.is_descending};
    const records::Entity& entity = list.entity();
    if (ui.choices.sort == "name") query.sort = entity.find(ui.entity == EntityKind::position ? "title" : "name");
    if (ui.choices.sort == "place")
        query.sort = entity.find(ui.entity == EntityKind::position ? "unit_id" : "unit_name");
    std::vector<std::uint32_t> found = list.find(query);
    if (ui.entity == EntityKind::position && (ui.choices.sort.empty() || ui.choices.sort == "vacant")) {
        base::sort(found, std::greater{}, [&](std::uint32_t row) { return vacancies(assessment, row); });
        if (ui.choices.sort == "vacant" && !ui.choices.is_descending) std::ranges::reverse(found);
    }
    return found;
}

/// Finds the seat or person to look at.
void draw_chooser(const ViewContext& context, const planning::Assessment& assessment, SearchUi& ui) {
    const records::Registry& registry = context.registry();
    const bool is_seat = ui.entity == EntityKind::position;
    const std::string kind = is_seat ? "seat" : "person";
    const app::RecordList& list = searched(context, ui.list, ui.entity);
    const auto& found = ui.found.get(
        ground_key(context) + kind + '/' + ui.choices.sort + (ui.choices.is_descending ? '-' : '+') + ui.text + '/' + std::to_string(ui.text.empty() ? 0 : list.read()),
        [&] { return matches(assessment, ui, list); });
    const auto number = [&](std::int64_t value) { return widgets::number(value, context.language()); };
    const widgets::Card card({.id = "chooser", .height = -1, .has_padding = false});
    if (!card) return;
    (void)widgets::card_head(context.t("search.choose." + kind), context.t("search.choose.hint." + kind));
    std::vector<widgets::Column> columns{
        {.id = "name", .label = context.t(is_seat ? "search.seat" : "search.person"), .width = 220, .share = 2},
        {.id = "place", .label = context.t(is_seat ? "search.unit" : "search.job"), .width = 220, .share = 2}};
    if (is_seat) {
        columns.push_back({.id = "need",
                           .label = context.t("plan.column.need"),
                           .width = 96,
                           .align = widgets::Align::right,
                           .sorts = false});
        columns.push_back(
            {.id = "vacant", .label = context.t("search.vacant"), .width = 96, .align = widgets::Align::right});
    }
    const auto row_of = [&](std::int64_t row) { return found[static_cast<std::size_t>(row)]; };
    const auto record = [&](std::int64_t row) -> const records::Record& { return list.table().rows()[row_of(row)]; };
    const auto events = widgets::table(
        ui.choices,
        {.id = "choices",
         .name = context.t("search.choose." + kind),
         .columns = columns,
         .rows = static_cast<std::int64_t>(found.size()),
         .key = [&](std::int64_t row) { return record(row).key; },
         .name_of =
             [&](std::int64_t row) {
                 return app::record_name(registry, ui.entity, record(row)) + ", " + base::grouped_employee_number(record(row).key);
             },
         .draw =
             [&](const widgets::Cell& cell) {
                 const records::Record& shown = record(cell.row);
                 const auto text = [&](std::string_view field) {
                     return records::as_text(registry.value(ui.entity, shown, field));
                 };
                 switch (cell.column) {
                     case 0:
                         return cell.two_lines(app::record_name(registry, ui.entity, shown),
                                               is_seat ? shown.key : record_subtitle(context, ui.entity, shown), true);
                     case 1:
                         if (is_seat) return cell.text(unit_name(registry, shown));
                         return cell.two_lines(text("job_title"), text("unit_name"));
                     case 2: {
                         const auto need = assessment.seating().count(row_of(cell.row)).need;
                         return cell.number(need == records::k_unknown_count ? std::string() : number(need));
                     }
                     default:
                         return cell.number(number(vacancies(assessment, row_of(cell.row))));
                 }
             },
         .footer = context.t("data.rows.all", {{"count", number(static_cast<std::int64_t>(found.size()))}}),
         .empty = context.t("data.rows.none")});
    // Arrows only move along the list; a click or Enter chooses.
    const auto chosen =
        events.opened || !ImGui::IsMouseReleased(ImGuiMouseButton_Left) ? events.opened : events.selected;
    if (chosen) choose(ui, record(*chosen).key);
}

/// What still keeps a candidate from the seat, in a few words.
std::string obstacle(const ViewContext& context, const planning::Assessment& assessment,
                     const planning::Candidate& candidate) {
    if (candidate.is_incumbent) return std::string(context.t("search.incumbent"));
    for (const rules::RuleResult& result : assessment.rules().explain(candidate.employee, candidate.position)) {
        if (!result.blocks) continue;
        return assessment.rules().rules()[result.rule].id + " · " +
               rules::sentence(result.fact, context.words, context.registry().catalogue());
    }
    return std::string(context.t("search.eligible"));
}

/// The points that the plan asks for, where there is a plan with prices.
std::string price(const ViewContext& context, SearchUi& ui, const planning::Candidate& candidate) {
    planning::PlanExplainer* explainer = context.prices();
    if (explainer == nullptr || ui.entity != EntityKind::employee) return {};
    const matching::Names& names = context.state.plan->market.names;
    const auto index = [](const std::vector<std::string>& list, const std::string& key) {
        const auto at = std::ranges::lower_bound(list, key);
        return at == list.end() || *at != key ? -1 : static_cast<std::int32_t>(at - list.begin());
    };
    const auto person = index(names.people, ui.key);
    if (person < 0) return {};
    const auto& prices =
        ui.prices.get(std::to_string(context.state.plan_number) + '/' + ui.key,
                      [&] { return explainer->seats_for(person); });
    const auto at = std::ranges::find(prices, index(names.seats, candidate_key(context, ui, candidate)),
                                      &planning::Alternative::seat);
    if (at == prices.end()) return {};
    if (!at->missing) return std::string(context.t("search.price.impossible"));
    return *at->missing == 0 ? std::string(context.t("search.price.none"))
                             : widgets::score(*at->missing, context.language());
}

void draw_candidates(const ViewContext& context, const planning::Assessment& assessment,
                     std::span<const planning::Candidate> ranked, SearchUi& ui, float height) {
    const widgets::Card card({.id = "list", .height = height, .has_padding = false});
    if (!card) return;
    (void)widgets::card_head(
        context.t("search.candidates"),
        context.t(ui.entity == EntityKind::position ? "search.candidates.people" : "search.candidates.seats"));
    const bool has_prices = ui.entity == EntityKind::employee && context.prices() != nullptr;
    std::vector<widgets::Column> columns{
        {.id = "name",
         .label = context.t(ui.entity == EntityKind::position ? "search.person" : "search.seat"),
         .width = 170,
         .share = 1,
         .sorts = false},
        {.id = "fit", .label = context.t("plan.column.fit"), .width = 130, .sorts = false},
        {.id = "state", .label = "", .width = 34, .sorts = false},
        {.id = "reason", .label = context.t("search.reason"), .width = 150, .share = 1.2f, .sorts = false}};
    if (has_prices)
        columns.push_back({.id = "price",
                           .label = context.t("search.price"),
                           .width = 104,
                           .align = widgets::Align::right,
                           .sorts = false});
    const auto at = [&](std::int64_t row) -> const planning::Candidate& {
        return ranked[static_cast<std::size_t>(row)];
    };
    const auto events = widgets::table(
        ui.candidates,
        {.id = "candidates",
         .name = context.t("search.candidates"),
         .columns = columns,
         .rows = static_cast<std::int64_t>(ranked.size()),
         .key = [&](std::int64_t row) { return candidate_key(context, ui, at(row)); },
         .name_of =
             [&](std::int64_t row) {
                 return candidate_name(context, ui, at(row)) + ", " + candidate_detail(context, ui, at(row));
             },
         .draw =
             [&](const widgets::Cell& cell) {
                 const planning::Candidate& candidate = at(cell.row);
                 const widgets::Tri state =
                     candidate.is_eligible || candidate.is_incumbent ? widgets::Tri::met : widgets::Tri::failed;
                 switch (cell.column) {
                     case 0:
                         return cell.two_lines(candidate_name(context, ui, candidate),
                                               candidate_detail(context, ui, candidate), true);
                     case 1:
                         return cell.score(candidate.score, -1);
                     case 2:
                         return cell.icon(widgets::tri_icon(state), widgets::tri_color(state),
                                          context.t(state == widgets::Tri::met ? "rule.met" : "rule.failed"));
                     case 3:
                         return cell.text(obstacle(context, assessment, candidate), Color::muted);
                     default:
                         return cell.number(price(context, ui, candidate));
                 }
             },
         .footer = context.t("search.footer", {{"count", std::to_string(ranked.size())}}),
         .empty = context.t("search.nobody")});
    if (events.opened)
        context.go(
            {.page = Page::data,
             .entity = EntityKind::employee,
             .key = ui.entity == EntityKind::position ? candidate_key(context, ui, at(*events.opened)) : ui.key});
}

void draw_panel(const ViewContext& context, const planning::Assessment& assessment,
                const planning::Candidate& candidate, SearchUi& ui) {
    if (widgets::panel_title(candidate_name(context, ui, candidate), candidate_detail(context, ui, candidate),
                             context.t("why.close"))) {
        ui.candidates.selected.clear();
        return;
    }
    const std::string& key = candidate_key(context, ui, candidate);
    const bool is_in = std::ranges::find(ui.compared, key) != ui.compared.end();
    if (widgets::button({.id = "compare",
                         .label = context.t(is_in ? "search.compare.remove" : "search.compare.add"),
                         .icon = is_in ? icons::k_icon_minus : icons::k_icon_plus,
                         .is_enabled = is_in || ui.compared.size() < k_most_compared,
                         .hint = context.t("search.compare.hint")})) {
        if (is_in) std::erase(ui.compared, key);
        else ui.compared.push_back(key);
    }
    ImGui::SameLine();
    if (widgets::icon_button({.id = "person", .icon = icons::k_icon_user, .name = context.t("data.panel.person")})) {
        context.go({.page = Page::data,
                    .entity = EntityKind::employee,
                    .key = context.registry().table(EntityKind::employee).rows()[candidate.employee].key});
    }
    widgets::space(4);
    draw_breakdown(context, assessment, candidate.employee, candidate.position);
    draw_development(context, assessment, candidate, ui.development);
}

void draw_empty(const ViewContext& context) {
    const auto event = widgets::empty_state({.id = "empty",
                                             .icon = icons::k_icon_search,
                                             .title = context.t("search.empty.title"),
                                             .sentence = context.t("search.empty.sentence"),
                                             .button = context.t("plan.empty.to_data")});
    if (event == widgets::EmptyEvent::button) context.go({.page = Page::data});
}

void draw_ranking(const ViewContext& context, const planning::Assessment& assessment, std::uint32_t row, SearchUi& ui) {
    const auto& ranked = ui.ranked.get(ground_key(context) + ui.key, [&] {
        return ui.entity == EntityKind::position ? assessment.best_people(row, k_candidates)
                                                 : assessment.best_positions(row, k_candidates);
    });
    std::vector<planning::Candidate> compared;
    for (const std::string& key : ui.compared) {
        const auto at = std::ranges::find_if(
            ranked, [&](const planning::Candidate& one) { return candidate_key(context, ui, one) == key; });
        if (at != ranked.end()) compared.push_back(*at);
    }
    if (ui.is_comparing && !compared.empty()) return draw_comparison(context, assessment, compared, ui);
    const auto selected = std::ranges::find_if(ranked, [&](const planning::Candidate& one) {
        return candidate_key(context, ui, one) == ui.candidates.selected;
    });
    const bool is_open = !ui.candidates.selected.empty() && selected != ranked.end();
    widgets::Split split("search", is_open);
    draw_candidates(context, assessment, ranked, ui, split.height());
    if (split.panel() && is_open) draw_panel(context, assessment, *selected, ui);
}

}  // namespace

void draw_search(const ViewContext& context, SearchUi& ui) {
    const auto& theme = theme::current();
    const records::Registry& registry = context.registry();
    const planning::Assessment* assessment = context.assessment();
    auto row = ui.key.empty() ? std::nullopt : registry.table(ui.entity).row_of(ui.key);
    std::string line(context.t("search.context"));
    if (row) {
        const records::Record& record = registry.table(ui.entity).rows()[*row];
        const std::string detail =
            ui.entity == EntityKind::position ? unit_name(registry, record) : job_of(registry, record);
        line = app::record_name(registry, ui.entity, record) + " · " + detail;
    }
    (void)draw_page_head(context, {.title = context.t(!row                                ? "page.search"
                                                      : ui.entity == EntityKind::position ? "search.title.seat"
                                                                                          : "search.title.person"),
                                   .context = line});
    if (registry.table(EntityKind::employee).size() == 0) return draw_empty(context);
    if (assessment == nullptr) return draw_reading(context);

    const widgets::Tab tabs[] = {{.id = "seat", .label = context.t("search.tab.seat")},
                                 {.id = "person", .label = context.t("search.tab.person")}};
    std::size_t tab = ui.entity == EntityKind::position ? 0 : 1;
    if (widgets::tabs("kind", tabs, &tab)) {
        ui.entity = tab == 0 ? EntityKind::position : EntityKind::employee;
        choose(ui, {});
        row.reset();
    }
    ImGui::SameLine(0, theme.px(16));
    (void)widgets::search_field({.id = "find",
                                 .name = context.t("search.find"),
                                 .placeholder = context.t("search.find.placeholder"),
                                 .width = theme.px(320)},
                                ui.text);
    if (row && ui.text.empty() && !ui.is_comparing) {
        ImGui::SameLine();
        if (widgets::button(
                {.id = "other",
                 .label = context.t(ui.entity == EntityKind::position ? "search.other.seat" : "search.other.person"),
                 .kind = widgets::ButtonKind::quiet,
                 .icon = icons::k_icon_arrow_left})) {
            return choose(ui, {});
        }
    }
    if (!ui.compared.empty()) {
        ImGui::SameLine();
        const std::string label = context.t(ui.is_comparing ? "search.compare.back" : "search.compare",
                                            {{"count", std::to_string(ui.compared.size())}});
        if (widgets::button({.id = "comparing", .label = label, .icon = icons::k_icon_columns_3}))
            ui.is_comparing = !ui.is_comparing;
    }
    if (!row || !ui.text.empty()) return draw_chooser(context, *assessment, ui);
    draw_ranking(context, *assessment, static_cast<std::uint32_t>(*row), ui);
}

void open_search(SearchUi& ui, const Target& target) {
    if (target.key.empty() || (target.entity != EntityKind::position && target.entity != EntityKind::employee)) return;
    ui.entity = target.entity;
    choose(ui, target.key);
}

}  // namespace views
