#include <algorithm>

#include "assets/icons.hpp"
#include "shell/views/employee_parts.hpp"
#include "shell/views/plan_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;
using widgets::Font;

constexpr std::size_t k_others_shown = 6;

void draw_rules(const ViewContext& context, const planning::Assessment& assessment, std::uint32_t employee, std::uint32_t position) {
    const auto results = assessment.rules().explain(employee, position);
    std::int64_t met = 0, review = 0, failed = 0;
    for (const rules::RuleResult& result : results) {
        if (result.outcome == rules::Outcome::pass) ++met;
        else if (result.outcome == rules::Outcome::needs_review || result.severity == rules::Severity::flag) ++review;
        else ++failed;
    }
    const auto count = [&](std::string_view key, std::int64_t value) {
        return context.t(key, {{"count", widgets::number(value, context.language())}});
    };
    widgets::heading(context.t("why.rules"), Font::row_strong);
    if (met > 0) widgets::pill(count("why.met", met), Color::good, Color::good_weak);
    if (review > 0) ImGui::SameLine(), widgets::pill(count("why.review", review), Color::warn, Color::warn_weak);
    if (failed > 0) ImGui::SameLine(), widgets::pill(count("why.failed", failed), Color::bad, Color::bad_weak);
    // What needs attention comes first.
    for (const bool is_met : {false, true}) {
        for (const rules::RuleResult& result : results) {
            if ((result.outcome == rules::Outcome::pass) == is_met) draw_rule(context, assessment, result);
        }
    }
}

void draw_others(const ViewContext& context, const planning::Plan& plan, const planning::Move& move, PlanUi& ui) {
    widgets::rule();
    widgets::heading(context.t("why.others"), Font::row_strong);
    const auto plan_id = std::to_string(reinterpret_cast<std::uintptr_t>(&plan));
    planning::PlanExplainer* explainer = context.explainer();
    if (explainer == nullptr) return widgets::paragraph(context.t("why.no_prices"), {.font = Font::secondary, .color = Color::muted});
    const auto& others = ui.others.get(plan_id + '/' + std::to_string(move.to), [&] { return explainer->people_for(move.to, k_others_shown + 4); });
    std::size_t shown = 0;
    for (const planning::Alternative& other : others) {
        if (other.person == move.person || shown == k_others_shown) continue;
        ++shown;
        const auto person = static_cast<std::size_t>(other.person);
        const std::string fact = !other.missing ? std::string(context.t("why.impossible"))
                                 : *other.missing == 0 ? context.t("why.equal", {{"score", widgets::score(other.score, context.language())}})
                                                       : context.t("why.missing", {{"points", widgets::score(*other.missing, context.language())},
                                                                                   {"score", widgets::score(other.score, context.language())}});
        const widgets::Rect rect = widgets::rect_here(0, theme::current().px(42));
        ImGui::PushID(other.person);
        if (widgets::press_area("other", rect, context.t("why.open", {{"name", plan.people[person].name}}))) {
            context.go({.page = Page::search, .entity = EntityKind::position, .key = plan.market.names.seats[static_cast<std::size_t>(move.to)]});
        }
        widgets::two_lines_in({rect.min, {rect.max.x - theme::current().px(24), rect.max.y}}, plan.people[person].name, fact);
        widgets::icon_in({{rect.max.x - theme::current().px(22), rect.min.y}, rect.max}, icons::k_icon_chevron_right, Color::muted, Font::body);
        ImGui::Dummy({rect.width(), rect.height()});
        ImGui::PopID();
    }
    if (shown == 0) widgets::paragraph(context.t("why.nobody_else"), {.font = Font::secondary, .color = Color::muted});
}

}  // namespace

void draw_breakdown(const ViewContext& context, const planning::Assessment& assessment, std::uint32_t employee, std::uint32_t position) {
    const scoring::Breakdown breakdown = assessment.scorer().explain(employee, position);
    const records::Catalogue& catalogue = context.registry().catalogue();
    const auto language = static_cast<std::size_t>(context.language());
    for (const scoring::PartResult& part : breakdown.parts) {
        const scoring::Part& about = assessment.scorer().model().part(part.kind);
        const std::string fact = rules::sentence(part.fact, context.words, catalogue);
        if (widgets::bar_row({.id = about.id.c_str(), .label = about.label[language], .fact = fact, .value = part.points, .most = part.maximum,
                              .points = widgets::score(part.points, context.language()), .is_missing = part.missing,
                              .is_link = !part.fact.fields.empty()}) &&
            !part.fact.fields.empty()) {
            context.go({.page = Page::data, .entity = part.fact.fields.front().entity, .key = part.fact.fields.front().key});
        }
    }
    widgets::rule();
    const std::string total = widgets::score(breakdown.total, context.language());
    const widgets::Rect rect = widgets::rect_here(0, theme::current().px(28));
    widgets::text_in(rect, context.t("why.sum"), {.font = Font::row_strong});
    widgets::text_in(rect, total, {.font = Font::row_strong, .color = Color::accent, .align = widgets::Align::right});
    ImGui::Dummy({rect.width(), rect.height()});
    if (breakdown.missing != 0) {
        widgets::paragraph(context.t("why.range", {{"worst", widgets::score(breakdown.worst, context.language())},
                                                   {"best", widgets::score(breakdown.best, context.language())}}),
                           {.font = Font::secondary, .color = Color::warn});
    }
    widgets::space(4);
    draw_rules(context, assessment, employee, position);
}

void draw_plan_why(const ViewContext& context, const planning::Plan& plan, const planning::Move& move, PlanUi& ui) {
    const auto person = static_cast<std::size_t>(move.person);
    const auto seat = static_cast<std::size_t>(move.to);
    const std::string title = context.t("why.title", {{"name", plan.people[person].name}});
    const std::string subtitle = move.to == matching::k_unplaced ? std::string() : plan.seats[seat].title + ", " + plan.seats[seat].unit_name;
    if (widgets::panel_title(title, subtitle, context.t("why.close"))) {
        ui.selected.clear();
        ui.moves.selected.clear();
        return;
    }
    if (move.to == matching::k_unplaced) return;
    const planning::Assessment* assessment = context.assessment();
    const auto employee = context.registry().table(EntityKind::employee).row_of(plan.market.names.people[person]);
    const auto position = context.registry().table(EntityKind::position).row_of(plan.market.names.seats[seat]);
    if (assessment == nullptr || !employee || !position) {
        return widgets::paragraph(context.t("why.gone"), {.font = Font::secondary, .color = Color::muted});
    }
    draw_breakdown(context, *assessment, static_cast<std::uint32_t>(*employee), static_cast<std::uint32_t>(*position));
    draw_others(context, plan, move, ui);
}

}  // namespace views
