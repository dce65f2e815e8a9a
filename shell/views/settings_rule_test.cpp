#include <algorithm>

#include "core/app/rule_test.hpp"
#include "shell/views/settings_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;
using widgets::Font;

void draw_touched(const ViewContext& context, const rules::Rule& rule, EntityKind entity, const std::vector<rules::Touched>& rows) {
    if (rows.empty()) return;
    const bool is_people = entity == EntityKind::employee;
    const std::string count = widgets::number(static_cast<std::int64_t>(rows.size()), context.language());
    const std::string label = context.t(is_people ? "settings.test.people" : "settings.test.seats", {{"count", count}});
    if (!widgets::link(is_people ? "people" : "seats", label, rule.id + ": " + label)) return;
    auto selection = std::make_shared<Selection>(Selection{context.t("settings.test.selection", {{"rule", rule.id}}), entity, {}});
    const records::Table& table = context.registry().table(entity);
    for (const rules::Touched& touched : rows) selection->keys.push_back(table.rows()[touched.row].key);
    std::ranges::sort(selection->keys);
    context.go({.page = Page::data, .entity = entity, .selection = std::move(selection)});
}

}  // namespace

void draw_rule_test(const ViewContext& context, const rules::Rule& rule) {
    if (!rules::has_cases(rule.scope) || !app::is_changed(context.registry(), rule)) return;
    const auto language = context.language();
    const std::string_view label = context.t("settings.test.run");
    const app::RuleTested* tested = context.state.rule_test.get();
    if (tested == nullptr || tested->rule != rule.id) {
        const bool is_idle = !context.state.job;
        if (widgets::button({.id = "test", .label = label, .name = rule.id + ": " + std::string(label), .is_enabled = is_idle,
                             .hint = context.t("settings.test.hint")})) {
            context.send(app::TestRule{rule.id});
        }
        return;
    }
    const rules::Impact& impact = tested->impact;
    if (impact.cases == 0) {
        widgets::paragraph(context.t("settings.test.nobody"), {.font = Font::row});
        return;
    }
    const auto change = [&](std::int64_t before, std::int64_t after) {
        return context.t("plan.trial.change", {{"now", widgets::number(before, language)}, {"then", widgets::number(after, language)}});
    };
    const std::string_view what = rule.scope == rules::Scope::person ? "settings.test.of_people" : rule.scope == rules::Scope::seat ? "settings.test.of_seats" : "settings.test.pairs";
    widgets::paragraph(context.t(what, {{"count", widgets::number(impact.cases, language)}}), {.font = Font::row});
    widgets::paragraph(context.t("settings.test.ends", {{"pass", change(impact.before.pass, impact.after.pass)},
                                                        {"fail", change(impact.before.fail, impact.after.fail)},
                                                        {"review", change(impact.before.review, impact.after.review)}}),
                       {.font = Font::secondary, .color = Color::muted});
    draw_touched(context, rule, EntityKind::employee, impact.people);
    if (!impact.people.empty() && !impact.seats.empty()) ImGui::SameLine(0, theme::current().px(16));
    draw_touched(context, rule, EntityKind::position, impact.seats);
}

}  // namespace views
