#include <algorithm>
#include <numeric>

#include "assets/icons.hpp"
#include "core/base/order.hpp"
#include "shell/views/plan_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using planning::Equity;
using planning::EquityFigure;
using planning::EquityGroup;
using planning::Verdict;
using widgets::Color;
using widgets::Font;

constexpr float k_detail_height = 156;
enum Shown : std::size_t { k_group, k_people, k_first_measure, k_gain = k_first_measure + planning::k_equity_measures, k_finding };

std::string measure_key(const char* prefix, std::size_t measure) {
    return prefix + std::string(planning::equity_measure_name(static_cast<planning::EquityMeasure>(measure)));
}

/// One table with the words it is read by.
class Table {
public:
    Table(const ViewContext& context, const planning::Plan& plan, PlanUi& ui) : context_(&context) {
        const auto by = planning::k_equity_dimensions[ui.equity_by];
        const records::Registry& registry = context.state.ground ? context.state.ground->registry() : context.registry();
        const std::string key = plan_key(context) + '/' + std::to_string(ui.equity_by);
        equity_ = &ui.equity_made.get(key, [&] { return planning::equity(plan, registry, by); });
        names_ = &ui.equity_names.get(key, [&] {
            std::vector<std::string> names;
            for (const EquityGroup& group : equity_->groups) names.push_back(planning::group_words(registry, by, group.id, context.words));
            names.emplace_back(context.t("planning.equity.all"));
            return names;
        });
        order_ = &ui.equity_order.get(key + '/' + ui.equity.sort + (ui.equity.is_descending ? '-' : '+'), [&] { return order(ui.equity); });
    }

    [[nodiscard]] std::int64_t rows() const { return static_cast<std::int64_t>(order_->size()); }
    [[nodiscard]] bool is_all(std::int64_t row) const { return index(row) == equity_->groups.size(); }
    [[nodiscard]] const EquityGroup& group(std::int64_t row) const { return is_all(row) ? equity_->all : equity_->groups[index(row)]; }
    [[nodiscard]] const EquityGroup& all() const { return equity_->all; }
    [[nodiscard]] const std::string& name(std::int64_t row) const { return (*names_)[index(row)]; }
    [[nodiscard]] std::string key(std::int64_t row) const { return is_all(row) ? "all" : "=" + group(row).id; }
    [[nodiscard]] std::string count(std::size_t value) const { return widgets::number(static_cast<std::int64_t>(value), context_->language()); }
    [[nodiscard]] std::string percent(std::optional<std::int64_t> share) const {
        return share ? widgets::score(*share, context_->language()) + " %" : "–";
    }
    [[nodiscard]] std::string people_share(const EquityGroup& group) const {
        const auto all = static_cast<std::int64_t>(equity_->all.people.size());
        return percent((static_cast<std::int64_t>(group.people.size()) * 100'000 + all / 2) / all);
    }
    [[nodiscard]] std::string gain(const EquityGroup& group) const {
        const auto mean = group.mean_gain();
        return mean ? widgets::signed_score(*mean, context_->language()) : std::string();
    }
    [[nodiscard]] std::string finding(std::int64_t row) const {
        return is_all(row) ? std::string() : planning::finding_words(group(row), context_->words);
    }
    [[nodiscard]] std::string text(std::int64_t row, std::size_t column) const {
        const EquityGroup& of = group(row);
        if (column == k_group) return name(row);
        if (column == k_people) return count(of.people.size()) + " (" + people_share(of) + ")";
        if (column == k_gain) return gain(of);
        if (column == k_finding) return finding(row);
        const EquityFigure& figure = of.figures[column - k_first_measure];
        return count(figure.people.size()) + " (" + percent(figure.share()) + ")";
    }

private:
    [[nodiscard]] std::size_t index(std::int64_t row) const { return (*order_)[static_cast<std::size_t>(row)]; }
    [[nodiscard]] std::vector<std::size_t> order(const widgets::TableUi& ui) const {
        std::vector<std::size_t> rows(equity_->groups.size());
        std::iota(rows.begin(), rows.end(), std::size_t{0});
        const auto figure = [&](std::size_t row) -> std::int64_t {
            const EquityGroup& of = equity_->groups[row];
            if (ui.sort == "people") return static_cast<std::int64_t>(of.people.size());
            if (ui.sort == "gain") return of.mean_gain().value_or(INT64_MIN);
            for (std::size_t measure = 0; measure < planning::k_equity_measures; ++measure)
                if (ui.sort == measure_key("", measure)) return of.figures[measure].share().value_or(-1);
            return 0;
        };
        if (ui.sort == "group") base::sort(rows, {}, [&](std::size_t row) { return std::string_view((*names_)[row]); });
        else if (!ui.sort.empty()) base::sort(rows, {}, figure);
        if (ui.is_descending && !ui.sort.empty()) std::ranges::reverse(rows);
        rows.push_back(equity_->groups.size());
        return rows;
    }

    const ViewContext* context_;
    const Equity* equity_;
    const std::vector<std::string>* names_;
    const std::vector<std::size_t>* order_;
};

/// The page Data with exactly these people.
void open_people(const ViewContext& context, const planning::Plan& plan, std::string label, const std::vector<std::int32_t>& people) {
    auto selection = std::make_shared<Selection>(Selection{std::move(label), records::EntityKind::employee, {}});
    for (const std::int32_t person : people) selection->keys.push_back(plan.market.person_name(person));
    context.go({.page = Page::data, .entity = records::EntityKind::employee, .selection = std::move(selection)});
}

void export_table(const ViewContext& context, const Table& table, const std::string& by) {
    auto cells = std::make_shared<std::vector<std::vector<std::string>>>();
    const auto share_of = [&](const std::string& column) { return context.t("plan.equity.share", {{"column", column}}); };
    auto& head = cells->emplace_back(std::vector<std::string>{by, std::string(context.t("planning.equity.column.people"))});
    head.push_back(share_of(head.back()));
    for (std::size_t measure = 0; measure < planning::k_equity_measures; ++measure) {
        head.emplace_back(context.t(measure_key("planning.equity.measure.", measure)));
        head.push_back(share_of(head.back()));
    }
    head.emplace_back(context.t("planning.equity.column.gain"));
    head.emplace_back(context.t("planning.equity.column.finding"));
    for (std::int64_t row = 0; row < table.rows(); ++row) {
        const EquityGroup& group = table.group(row);
        auto& line = cells->emplace_back(std::vector<std::string>{table.name(row), std::to_string(group.people.size()), table.people_share(group)});
        for (const EquityFigure& figure : group.figures) {
            line.push_back(std::to_string(figure.count()));
            line.push_back(figure.share() ? table.percent(figure.share()) : std::string());
        }
        line.push_back(table.gain(group));
        line.push_back(table.finding(row));
    }
    context.send(app::ExportCells{context.t("plan.equity.file", {{"by", by}}), std::move(cells), intake::TableFormat::csv});
}

/// "Pindah: 14 dari 120" as a link to the people, over how that compares.
void draw_figure(const ViewContext& context, const planning::Plan& plan, const Table& table, std::int64_t row, std::size_t measure, float width) {
    const EquityFigure& figure = table.group(row).figures[measure];
    const EquityFigure& all = table.all().figures[measure];
    const std::string label = context.t("plan.equity.figure", {{"measure", std::string(context.t(measure_key("planning.equity.measure.", measure)))},
                                                               {"count", table.count(figure.people.size())},
                                                               {"of", table.count(static_cast<std::size_t>(figure.of))}});
    const std::string name = table.name(row) + ": " + label;
    ImGui::BeginGroup();
    if (figure.people.empty()) widgets::text(label, {.font = Font::secondary, .may_cut = true}, width);
    else if (widgets::link(measure_key("", measure).c_str(), label, name)) open_people(context, plan, name, figure.people);
    const std::int64_t rest = all.of - figure.of;
    std::string note = table.percent(figure.share());
    if (!table.is_all(row) && rest > 0)
        note += context.t("plan.equity.rest", {{"share", table.percent(((all.count() - figure.count()) * 100'000 + rest / 2) / rest)}});
    if (!table.is_all(row)) note += " · " + std::string(context.t("plan.equity.verdict." + std::string(planning::verdict_name(figure.verdict))));
    widgets::text(note, {.font = Font::fine, .color = figure.verdict >= Verdict::lower ? Color::warn : Color::muted, .may_cut = true}, width);
    ImGui::EndGroup();
}

void draw_detail(const ViewContext& context, const planning::Plan& plan, const Table& table, const PlanUi& ui) {
    std::int64_t row = 0;
    while (row < table.rows() && table.key(row) != ui.equity.selected) ++row;
    const bool is_open = row < table.rows();
    const widgets::Card card({.id = "behind", .title = is_open ? std::string_view(table.name(row)) : context.t("plan.equity.how"), .height = theme::current().px(k_detail_height), .scrolls = true});
    if (!card) return;
    if (!is_open) return widgets::paragraph(context.t("plan.equity.explained"), {.font = Font::secondary, .color = Color::muted});
    widgets::Grid grid = widgets::Grid::fitting(236, 4, 12);
    for (std::size_t measure = 0; measure <= planning::k_equity_measures; ++measure) {
        const float width = grid.next();
        if (measure > 0) {
            draw_figure(context, plan, table, row, measure - 1, width);
            continue;
        }
        const EquityGroup& group = table.group(row);
        const std::string label = context.t("plan.equity.everybody", {{"count", table.count(group.people.size())}});
        if (widgets::link("everybody", label, table.name(row) + ": " + label)) open_people(context, plan, table.name(row), group.people);
    }
}

void draw_table(const ViewContext& context, const planning::Plan& plan, const Table& table, PlanUi& ui, std::string_view by) {
    constexpr auto right = widgets::Align::right;
    std::vector<std::string> ids;
    for (std::size_t measure = 0; measure < planning::k_equity_measures; ++measure) ids.push_back(measure_key("", measure));
    std::vector<widgets::Column> columns{{.id = "group", .label = by, .width = 150, .share = .8f},
                                         {.id = "people", .label = context.t("planning.equity.column.people"), .width = 60, .align = right}};
    for (std::size_t measure = 0; measure < planning::k_equity_measures; ++measure)
        columns.push_back({.id = ids[measure].c_str(), .label = context.t(measure_key("planning.equity.column.", measure)), .width = 66, .align = right});
    columns.push_back({.id = "gain", .label = context.t("planning.equity.column.gain"), .width = 66, .align = right});
    columns.push_back({.id = "finding", .label = context.t("planning.equity.column.finding"), .width = 180, .share = 1, .sorts = false});
    const auto events = widgets::table(
        ui.equity, {.id = "groups",
                    .name = context.t("plan.equity.title"),
                    .columns = columns,
                    .rows = table.rows(),
                    .key = [&](std::int64_t row) { return table.key(row); },
                    .name_of = [&](std::int64_t row) { return table.name(row); },
                    .draw =
                        [&](const widgets::Cell& cell) {
                            const EquityGroup& group = table.group(cell.row);
                            if (cell.column == k_group) return table.is_all(cell.row) ? cell.strong(table.name(cell.row)) : cell.text(table.name(cell.row));
                            if (cell.column == k_people) return cell.two_lines(table.count(group.people.size()), table.people_share(group));
                            if (cell.column == k_gain) return cell.number(table.gain(group));
                            if (cell.column == k_finding) {
                                const Color color = group.figures[0].verdict >= Verdict::alike ? Color::text : Color::muted;
                                if (!table.is_all(cell.row)) cell.text(table.finding(cell.row), color);
                                return;
                            }
                            const EquityFigure& figure = group.figures[cell.column - k_first_measure];
                            cell.two_lines(table.count(figure.people.size()), table.percent(figure.share()));
                            if (figure.verdict < Verdict::lower) return;
                            const bool is_lower = figure.verdict == Verdict::lower;
                            const widgets::Rect mark{cell.rect.min, {cell.rect.min.x + theme::current().px(16), cell.rect.max.y}};
                            widgets::icon_in(mark, is_lower ? icons::k_icon_chevron_down : icons::k_icon_chevron_up, Color::warn, Font::body,
                                             context.t(is_lower ? "plan.equity.verdict.lower" : "plan.equity.verdict.higher"));
                        },
                    .text_of = [&](std::int64_t row, std::size_t column) { return table.text(row, column); },
                    .has_footer = false});
    if (events.copied) context.actions.copy = *events.copied;
    if (events.opened) open_people(context, plan, table.name(*events.opened), table.group(*events.opened).people);
}

}  // namespace

void draw_plan_equity(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height) {
    const auto& theme = theme::current();
    std::vector<std::string> dimensions;
    for (const auto by : planning::k_equity_dimensions) dimensions.emplace_back(context.t("planning.equity.by." + std::string(planning::equity_by_name(by))));
    const widgets::Button csv{.id = "equity_csv", .label = context.t("plan.csv"), .name = context.t("plan.equity.csv"), .icon = icons::k_icon_download, .is_enabled = !context.state.job};
    const float choice = theme.px(220), tools = choice + theme.px(8) + widgets::button_width(csv);
    bool is_exported = false;
    {
        const widgets::Card card({.id = "equity", .height = height - theme.px(k_detail_height + theme::k_gap), .has_padding = false});
        if (!card) return;
        const widgets::Rect place = widgets::card_head(context.t("plan.equity.title"), context.t("plan.equity.context"), tools);
        {
            const widgets::At at(place);
            if (widgets::combo({.id = "by", .name = context.t("plan.equity.by"), .width = choice}, dimensions, &ui.equity_by)) ui.equity.selected.clear();
            ImGui::SameLine(0, theme.px(8));
            is_exported = widgets::button(csv);
        }
        draw_table(context, plan, Table(context, plan, ui), ui, dimensions[ui.equity_by]);
    }
    const Table table(context, plan, ui);
    if (is_exported) export_table(context, table, dimensions[ui.equity_by]);
    draw_detail(context, plan, table, ui);
}

}  // namespace views
