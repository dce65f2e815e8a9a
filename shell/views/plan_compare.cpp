#include <algorithm>

#include "core/app/record_list.hpp"
#include "shell/views/plan_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Align;
using widgets::Color;
using widgets::Font;

constexpr float k_table_height = 34 + 4 * 43 + 2;
enum Shown : std::size_t { k_mechanism, k_moves, k_fit, k_wishes, k_must_fill, k_people, k_units };

std::vector<ComparedFigures> figures_of(const app::Compared& comparison, const planning::Plan& present) {
    std::vector<ComparedFigures> figures;
    for (const app::Compared::Entry& entry : comparison.entries) {
        ComparedFigures& of = figures.emplace_back();
        if (!entry.plan) continue;
        of.standing = planning::standing(*entry.plan);
        of.elsewhere = static_cast<std::int64_t>(planning::differences(present, *entry.plan).size());
    }
    return figures;
}

std::string of_all(const ViewContext& context, std::int64_t count, std::int64_t all) {
    return widgets::number(count, context.language()) + " / " + widgets::number(all, context.language());
}

/// Why a mechanism refuses, with names for the ids.
std::string fault_words(const ViewContext& context, const base::Error& fault) {
    std::vector<base::Arg> args = fault.args;
    for (base::Arg& arg : args) {
        const auto name = [&](EntityKind kind) {
            const records::Record* record = context.registry().table(kind).find(arg.value);
            if (record != nullptr) arg.value = app::record_name(context.registry(), kind, *record);
        };
        if (arg.name == "mechanism") arg.value = mechanism_words(context, arg.value);
        if (arg.name == "person") name(EntityKind::employee);
        if (arg.name == "seat") name(EntityKind::position);
    }
    return context.t("error." + fault.code, args);
}

/// The two lines of a cell; the second may be empty.
struct Lines {
    std::string first, second;
};
Lines lines_of(const ViewContext& context, const app::Compared::Entry& entry, const ComparedFigures& figures,
               std::size_t column) {
    const auto count = [&](std::int64_t value) { return widgets::number(value, context.language()); };
    if (column == k_mechanism) {
        const std::string_view note = !entry.plan ? "plan.compare.refused" : figures.elsewhere == 0 ? "plan.compare.present" : "";
        return {std::string(mechanism_words(context, entry.mechanism)), note.empty() ? "" : std::string(context.t(note))};
    }
    if (!entry.plan) return column == k_moves ? Lines{fault_words(context, *entry.fault), {}} : Lines{};
    const auto standing = [&](std::int64_t better, std::int64_t worse) -> Lines {
        return {context.t("plan.compare.better", {{"count", count(better)}}),
                context.t("plan.compare.worse", {{"count", count(worse)}})};
    };
    const planning::Summary& summary = entry.plan->summary;
    switch (column) {
        case k_moves: return {count(summary.moves), {}};
        case k_fit: return {widgets::score(summary.fit_after, context.language()), {}};
        case k_wishes: return {of_all(context, summary.wishes_met, summary.wishers), {}};
        case k_must_fill: return {of_all(context, summary.must_fill_filled, summary.must_fill), {}};
        case k_people: return standing(figures.standing.people_better, figures.standing.people_worse);
        case k_units: return standing(figures.standing.units_better, figures.standing.units_worse);
        default: return {count(figures.elsewhere), {}};
    }
}

void draw_table(const ViewContext& context, const planning::Plan& plan, const app::Compared& comparison, PlanUi& ui) {
    const auto& theme = theme::current();
    const auto& figures = ui.compared_figures.get(trials_key(context), [&] { return figures_of(comparison, plan); });
    const auto entry = [&](std::int64_t row) -> const app::Compared::Entry& {
        return comparison.entries[static_cast<std::size_t>(row)];
    };
    const auto lines = [&](std::int64_t row, std::size_t column) {
        return lines_of(context, entry(row), figures[static_cast<std::size_t>(row)], column);
    };
    const auto head = [&](const char* key) { return context.t(key); };
    const widgets::Column columns[] = {
        {.id = "mechanism", .label = head("plan.compare.column.mechanism"), .width = 140, .share = 1.5f, .sorts = false},
        {.id = "moves", .label = head("plan.compare.column.moves"), .width = 64, .share = .4f, .align = Align::right, .sorts = false},
        {.id = "fit", .label = head("plan.compare.column.fit"), .width = 76, .share = .4f, .align = Align::right, .sorts = false},
        {.id = "wishes", .label = head("plan.compare.column.wishes"), .width = 76, .share = .4f, .align = Align::right, .sorts = false},
        {.id = "must_fill", .label = head("plan.compare.column.must_fill"), .width = 88, .share = .4f, .align = Align::right, .sorts = false},
        {.id = "people", .label = head("plan.compare.column.people"), .width = 84, .share = .4f, .sorts = false},
        {.id = "units", .label = head("plan.compare.column.units"), .width = 84, .share = .4f, .sorts = false},
        {.id = "elsewhere", .label = head("plan.compare.column.elsewhere"), .width = 84, .share = .4f, .align = Align::right, .sorts = false}};
    const auto events = widgets::table(
        ui.compared, {.id = "mechanisms",
                      .name = context.t("plan.compare.title"),
                      .columns = columns,
                      .rows = static_cast<std::int64_t>(comparison.entries.size()),
                      .height = theme.px(k_table_height),
                      .key = [&](std::int64_t row) { return entry(row).mechanism; },
                      .name_of = [&](std::int64_t row) { return lines(row, k_mechanism).first; },
                      .draw =
                          [&](const widgets::Cell& cell) {
                              const Lines words = lines(cell.row, cell.column);
                              if (!entry(cell.row).plan && cell.column != k_mechanism) {
                                  if (cell.column == k_moves) cell.across(words.first, Color::bad);
                                  return;
                              }
                              if (cell.column == k_mechanism && words.second.empty()) return cell.strong(words.first);
                              if (!words.second.empty())
                                  return cell.two_lines(words.first, words.second, cell.column == k_mechanism);
                              cell.number(words.first);
                          },
                      .text_of = [&](std::int64_t row, std::size_t column) -> std::string {
                          const Lines words = lines(row, column);
                          return words.second.empty() ? words.first : words.first + ", " + words.second;
                      },
                      .has_footer = false});
    if (events.copied) context.actions.copy = *events.copied;
}

/// What the chosen mechanism guarantees, who would sit elsewhere, and whether to use it.
void draw_chosen(const ViewContext& context, const planning::Plan& plan, const app::Compared::Entry& entry, PlanUi& ui,
                 float height) {
    const auto& theme = theme::current();
    const widgets::Card card({.id = "compared", .title = mechanism_words(context, entry.mechanism), .height = height});
    if (!card) return;
    if (!entry.plan) {
        const base::Error& fault = *entry.fault;
        widgets::paragraph(fault_words(context, fault), {.color = Color::bad});
        return widgets::paragraph(context.t("error." + fault.code + ".remedy", fault.args),
                                  {.font = Font::secondary, .color = Color::muted});
    }
    if (widgets::button({.id = "keep",
                         .label = context.t("plan.trial.keep"),
                         .kind = widgets::ButtonKind::primary,
                         .is_enabled = !context.state.job && entry.plan.get() != &plan}))
        context.send(app::KeepCompared{entry.mechanism});
    ImGui::SameLine(0, theme.px(16));
    const widgets::Rect rest = widgets::rect_here(0, theme.px(theme::k_control_height));
    widgets::text_in(rest, guarantee_words(context, entry.mechanism),
                     {.font = Font::secondary, .color = Color::muted, .may_cut = true});
    ImGui::Dummy({rest.width(), rest.height()});
    draw_plan_differences(context, plan, *entry.plan, context.t("plan.compare.then"), ui, ImGui::GetContentRegionAvail().y);
}

}  // namespace

std::string_view mechanism_words(const ViewContext& context, std::string_view mechanism) {
    return context.t("plan.mechanism." + std::string(mechanism));
}

std::string_view guarantee_words(const ViewContext& context, std::string_view mechanism) {
    return context.t("plan.guarantee." + std::string(mechanism));
}

void draw_plan_compare(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height) {
    const auto& theme = theme::current();
    const app::Compared* comparison = context.state.comparison.get();
    if (comparison == nullptr) {
        const widgets::Card card({.id = "compare", .title = context.t("plan.compare.title"), .height = height});
        if (!card) return;
        widgets::paragraph(context.t("plan.compare.empty"), {.font = Font::secondary, .color = Color::muted});
        widgets::space(12);
        if (widgets::button({.id = "compare",
                             .label = context.t("plan.compare.run"),
                             .kind = widgets::ButtonKind::primary,
                             .is_enabled = !context.state.job}))
            context.send(app::ComparePlans{});
        return;
    }
    {
        const widgets::Card card({.id = "mechanisms", .height = theme.px(k_table_height), .has_padding = false});
        if (card) draw_table(context, plan, *comparison, ui);
    }
    const float rest = height - theme.px(k_table_height + theme::k_gap);
    const auto chosen = std::ranges::find(comparison->entries, ui.compared.selected, &app::Compared::Entry::mechanism);
    if (chosen != comparison->entries.end()) return draw_chosen(context, plan, *chosen, ui, rest);
    const widgets::Card card({.id = "compared", .height = rest});
    if (card) widgets::paragraph(context.t("plan.compare.choose"), {.font = Font::secondary, .color = Color::muted});
}

}  // namespace views
