#include <algorithm>

#include "core/base/order.hpp"
#include "core/base/text.hpp"
#include "shell/views/search_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;
using widgets::Font;

std::string text_of(const records::Registry& registry, EntityKind entity, std::uint32_t row, std::string_view field) {
    return std::string(records::as_text(registry.value(entity, registry.table(entity).rows()[row], field)));
}

/// How far each weight may move before the two best scores change places.
std::optional<scoring::WeightRanges> ranges_of_best(const std::vector<scoring::Breakdown>& breakdowns) {
    if (breakdowns.size() < 2) return std::nullopt;
    std::vector<const scoring::Breakdown*> best;
    for (const scoring::Breakdown& one : breakdowns) best.push_back(&one);
    base::sort(best, std::ranges::greater(), [](const scoring::Breakdown* one) { return one->total; });
    return scoring::order_of(*best[0], *best[1]).ranges;
}

}  // namespace

std::string turning_words(const ViewContext& context, const scoring::WeightRange& range) {
    if (!range.can_turn()) return {};
    return context.t(range.most ? "search.turns.most" : "search.turns.least",
                     {{"bound", widgets::score(range.bound(), context.language())}});
}

const std::string& candidate_key(const ViewContext& context, const SearchUi& ui, const planning::Candidate& candidate) {
    const bool is_person = ui.entity == EntityKind::position;
    const auto rows = context.registry().table(is_person ? EntityKind::employee : EntityKind::position).rows();
    return rows[is_person ? candidate.employee : candidate.position].key;
}

std::string candidate_name(const ViewContext& context, const SearchUi& ui, const planning::Candidate& candidate) {
    const records::Registry& registry = context.registry();
    if (ui.entity == EntityKind::position)
        return app::person_name(registry, registry.table(EntityKind::employee).rows()[candidate.employee]);
    return text_of(registry, EntityKind::position, candidate.position, "title");
}

std::string candidate_detail(const ViewContext& context, const SearchUi& ui, const planning::Candidate& candidate) {
    const records::Registry& registry = context.registry();
    if (ui.entity == EntityKind::position) {
        return text_of(registry, EntityKind::employee, candidate.employee, "job_title") + ", " +
               text_of(registry, EntityKind::employee, candidate.employee, "unit_name");
    }
    const std::string unit = text_of(registry, EntityKind::position, candidate.position, "unit_id");
    const records::Record* record = registry.table(EntityKind::unit).find(unit);
    return record ? app::record_name(registry, EntityKind::unit, *record) : unit;
}

void draw_comparison(const ViewContext& context, const planning::Assessment& assessment,
                     std::span<const planning::Candidate> candidates, SearchUi& ui) {
    const auto& theme = theme::current();
    std::vector<scoring::Breakdown> breakdowns;
    for (const planning::Candidate& candidate : candidates)
        breakdowns.push_back(assessment.scorer().explain(candidate.employee, candidate.position));
    const widgets::Card card(
        {.id = "comparison", .title = context.t("search.comparison"), .height = -1, .scrolls = true});
    if (!card) return;
    const float room = ImGui::GetContentRegionAvail().x;
    const float label = std::min(theme.px(190), room * 0.24f);
    const float column = (room - label) / static_cast<float>(candidates.size());
    const auto row = [&](float height, auto draw_label, auto draw_cell) {
        const widgets::Rect rect = widgets::rect_here(0, height);
        draw_label(widgets::Rect{rect.min, {rect.min.x + label, rect.max.y}});
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const float x = rect.min.x + label + column * static_cast<float>(i);
            draw_cell(i, widgets::Rect{{x, rect.min.y}, {x + column - theme.px(16), rect.max.y}});
        }
        ImGui::Dummy({rect.width(), rect.height()});
    };
    row(
        theme.px(44), [](const widgets::Rect&) {},
        [&](std::size_t i, const widgets::Rect& rect) {
            widgets::two_lines_in(rect, candidate_name(context, ui, candidates[i]),
                                  candidate_detail(context, ui, candidates[i]), true);
        });
    widgets::rule();
    const records::Catalogue& catalogue = context.registry().catalogue();
    const auto ranges = ranges_of_best(breakdowns);
    bool can_turn = false;
    for (std::size_t part = 0; part < scoring::k_parts; ++part) {
        if (!assessment.scorer().model().parts[part].counts) continue;
        const auto best =
            std::ranges::max(breakdowns, {}, [&](const scoring::Breakdown& one) { return one.parts[part].points; })
                .parts[part]
                .points;
        const scoring::Part& about = assessment.scorer().model().parts[part];
        row(
            theme.px(46),
            [&](const widgets::Rect& rect) {
                const std::string& name = about.label[static_cast<std::size_t>(context.language())];
                const std::string turns = ranges ? turning_words(context, (*ranges)[part]) : std::string();
                can_turn |= !turns.empty();
                const float middle = rect.min.y + theme.px(24);
                widgets::text_in({rect.min, {rect.max.x, middle}}, name, {.font = Font::row});
                if (!turns.empty())
                    widgets::text_in({{rect.min.x, middle}, rect.max}, turns, {.font = Font::fine, .color = Color::muted, .may_cut = true});
            },
            [&](std::size_t i, const widgets::Rect& rect) {
                const scoring::PartResult& result = breakdowns[i].parts[part];
                const widgets::Rect bar{{rect.min.x, rect.min.y},
                                        {rect.max.x - theme.px(44), rect.min.y + theme.px(24)}};
                widgets::bar_in(bar, result.points, result.maximum, -1, result.missing ? Color::warn : Color::accent);
                widgets::text_in({{rect.max.x - theme.px(44), rect.min.y}, {rect.max.x, rect.min.y + theme.px(24)}},
                                 widgets::score(result.points, context.language()),
                                 {.font = result.points == best ? Font::row_strong : Font::row,
                                  .color = result.points == best ? Color::accent : Color::text,
                                  .align = widgets::Align::right});
                widgets::text_in({{rect.min.x, rect.min.y + theme.px(24)}, {rect.max.x, rect.max.y}},
                                 rules::sentence(result.fact, context.words, catalogue),
                                 {.font = Font::fine, .color = Color::muted, .may_cut = true});
            });
    }
    widgets::rule();
    row(
        theme.px(36),
        [&](const widgets::Rect& rect) { widgets::text_in(rect, context.t("why.sum"), {.font = Font::row_strong}); },
        [&](std::size_t i, const widgets::Rect& rect) {
            const bool is_best =
                breakdowns[i].total == std::ranges::max(breakdowns, {}, &scoring::Breakdown::total).total;
            widgets::text_in(rect, widgets::score(breakdowns[i].total, context.language()),
                             {.font = Font::row_strong,
                              .color = is_best ? Color::accent : Color::text,
                              .align = widgets::Align::right});
        });
    row(
        theme.px(36),
        [&](const widgets::Rect& rect) { widgets::text_in(rect, context.t("why.rules"), {.font = Font::row}); },
        [&](std::size_t i, const widgets::Rect& rect) {
            std::string blocking;
            for (const rules::RuleResult& result :
                 assessment.rules().explain(candidates[i].employee, candidates[i].position)) {
                if (result.blocks)
                    blocking += (blocking.empty() ? "" : ", ") + assessment.rules().rules()[result.rule].id;
            }
            widgets::text_in(rect,
                             blocking.empty() ? std::string(context.t("search.eligible"))
                                              : context.t("search.blocked", {{"rules", blocking}}),
                             {.font = Font::row,
                              .color = blocking.empty() ? Color::good : Color::bad,
                              .align = widgets::Align::right,
                              .may_cut = true});
        });
    if (ranges) widgets::paragraph(context.t(can_turn ? "search.turns.note" : "search.turns.never"), {.font = Font::fine, .color = Color::muted});
}

}  // namespace views
