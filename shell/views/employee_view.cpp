#include "shell/views/employee_view.hpp"

#include <algorithm>

#include "assets/icons.hpp"
#include "core/app/history.hpp"
#include "core/app/record_list.hpp"
#include "core/base/text.hpp"
#include "core/reports/employee_sheet.hpp"
#include "shell/views/employee_parts.hpp"
#include "shell/views/topline.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;

void draw_rules(const ViewContext& context, std::uint32_t row) {
    const widgets::Card card(
        {.id = "rules", .title = context.t("employee.rules"), .context = context.t("employee.rules.context")});
    if (!card) return;
    const planning::Assessment* assessment = context.assessment();
    if (assessment == nullptr) {
        widgets::paragraph(context.t("ground.reading"), {.font = widgets::Font::secondary, .color = widgets::Color::muted});
        return;
    }
    for (const rules::RuleResult& result : assessment->rules().explain_person(row))
        draw_rule(context, *assessment, result, {.employee = row});
}

/// The records of one kind that belong to the person.
void draw_history(const ViewContext& context, const records::Record& employee, EntityKind kind,
                  std::initializer_list<std::string_view> fields, const std::optional<base::Day>& day = {}) {
    const records::Registry& registry = context.registry();
    const records::Catalogue& catalogue = registry.catalogue();
    const records::Entity& entity = catalogue.entity(kind);
    const auto rows = registry.table(kind).owned_by(employee.key);
    bool is_empty = true;
    ImGui::PushID(entity.name.c_str());
    {
        const widgets::Card card(
            {.id = "history", .title = entity.label[static_cast<std::size_t>(context.language())]});
        for (std::size_t at = 0; card && at < rows.size(); ++at) {
            const app::Held held = day ? app::held_on(entity, rows[at], *day) : app::Held::yes;
            if (held == app::Held::no) continue;
            is_empty = false;
            std::string fact, detail;
            for (const std::string_view name : fields) {
                const auto index = catalogue.index(kind, name);
                const std::string text = app::field_text(registry, kind, rows[at], index, context.language());
                if (text.empty()) continue;
                std::string& line = fact.empty() ? fact : detail;
                line += (line.empty() ? "" : " · ") + text;
                if (!entity.fields[index].unit.empty()) line += ' ' + entity.fields[index].unit;
            }
            if (held == app::Held::unknown) (detail += detail.empty() ? "" : " · ") += context.t("employee.past.unsure");
            draw_entry(context, kind, day ? std::vector<std::string>() : std::vector{rows[at].key}, fact, detail);
        }
        if (card && is_empty) {
            widgets::text(context.t("employee.history.none"),
                          {.font = widgets::Font::secondary, .color = widgets::Color::muted});
        }
    }
    ImGui::PopID();
}

/// Posts or ranks with their days, the present first.
void draw_career(const ViewContext& context, const records::Record& employee, EntityKind history,
                 std::initializer_list<std::string_view> fields, const std::optional<base::Day>& day = {}) {
    const records::Registry& registry = context.registry();
    const records::Catalogue& catalogue = registry.catalogue();
    const records::Entity& entity = catalogue.entity(history);
    ImGui::PushID(entity.name.c_str());
    {
        const widgets::Card card({.id = "career", .title = entity.label[static_cast<std::size_t>(context.language())]});
        if (card) {
            for (const app::Stretch& stretch : app::career(registry, history, employee)) {
                if (day && stretch.since && *stretch.since > *day) continue;
                std::string fact;
                for (const std::string_view name : fields) {
                    const std::string text = app::field_text(registry, stretch.kind, *stretch.record,
                                                             catalogue.index(stretch.kind, name), context.language());
                    if (!text.empty()) fact += (fact.empty() ? "" : " · ") + text;
                }
                std::string detail = stretch.since ? widgets::date(*stretch.since, context.language())
                                                   : std::string(context.t("employee.career.unknown"));
                const bool is_over = stretch.until && (!day || *stretch.until <= *day);
                if (is_over) detail += " – " + widgets::date(*stretch.until, context.language());
                if (stretch.kind == EntityKind::employee) detail += day ? std::string() : " – " + std::string(context.t("employee.career.now"));
                else if (const std::string source = app::field_text(registry, history, *stretch.record,
                                                                    catalogue.index(history, "source"), context.language());
                         !source.empty())
                    detail += " · " + source;
                draw_entry(context, stretch.kind, day ? std::vector<std::string>() : std::vector{stretch.record->key}, fact, detail);
            }
        }
    }
    ImGui::PopID();
}

}  // namespace

void draw_entry(const ViewContext& context, EntityKind kind, const std::vector<std::string>& keys, std::string_view fact, std::string_view detail) {
    const auto& theme = theme::current();
    const float bin = app::may_edit(context.state) && kind != EntityKind::employee && !keys.empty() ? theme.px(32) : 0;
    const widgets::Rect rect = widgets::rect_here(0, theme.px(40));
    const ImVec2 start = ImGui::GetCursorScreenPos();
    widgets::two_lines_in({rect.min, {rect.max.x - bin, rect.max.y}}, fact, detail);
    if (bin > 0) {
        ImGui::SetCursorScreenPos({rect.max.x - bin, rect.min.y + theme.px(4)});
        ImGui::PushID(keys.front().c_str());
        const std::string record = std::string(fact) + (detail.empty() ? "" : ", ") + std::string(detail);
        if (widgets::icon_button({.id = "remove", .icon = icons::k_icon_trash_2, .name = context.t("record.remove.one", {{"record", record}})}))
            context.send(app::RemoveRecords{kind, keys});
        ImGui::PopID();
    }
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({rect.width(), rect.height()});
}

void draw_rule(const ViewContext& context, const planning::Assessment& assessment, const rules::RuleResult& result,
               const RuleSubject& subject) {
    const rules::Rule& rule = assessment.rules().rules()[result.rule];
    const records::Catalogue& catalogue = context.registry().catalogue();
    const widgets::Tri state = result.severity == rules::Severity::info         ? widgets::Tri::note
                               : result.outcome == rules::Outcome::pass         ? widgets::Tri::met
                               : result.outcome == rules::Outcome::needs_review ? widgets::Tri::review
                               : result.severity == rules::Severity::flag       ? widgets::Tri::review
                                                                                : widgets::Tri::failed;
    constexpr std::string_view k_names[] = {"rule.met", "rule.review", "rule.failed", "rule.note"};
    std::string citation =
        rule.id + " · " + (rule.citation.empty() ? std::string(context.t("rule.policy")) : rule.citation);
    if (rule.unverified) citation += " · " + std::string(context.t("rule.unverified"));
    const std::string next = result.outcome == rules::Outcome::pass
                                 ? std::string()
                                 : rules::next_step(result.fact, context.words, catalogue);
    ImGui::PushID(result.rule);
    if (widgets::status_line({.id = "rule",
                              .state = state,
                              .state_name = context.t(k_names[static_cast<std::size_t>(state)]),
                              .sentence = rules::sentence(result.fact, context.words, catalogue),
                              .citation = citation,
                              .next = next}) &&
        !result.fact.fields.empty()) {
        const rules::FieldRef& field = result.fact.fields.front();
        context.go({.page = Page::data, .entity = field.entity, .key = field.key, .field = field.field});
    }
    ImGui::PopID();
    draw_exemption(context, assessment, result, subject);
}

void draw_employee(const ViewContext& context, EmployeeUi& ui) {
    const records::Registry& registry = context.registry();
    const auto row = registry.table(EntityKind::employee).row_of(ui.key);
    if (!row) {
        ui = {};
        return;
    }
    const records::Record& employee = registry.table(EntityKind::employee).rows()[*row];
    const auto text = [&](std::string_view field) {
        return std::string(records::as_text(registry.value(EntityKind::employee, employee, field)));
    };
    std::string line = base::grouped_employee_number(employee.key);
    if (ui.day) {
        const app::PastState then = app::Pasts(registry).as_of(employee, *ui.day);
        for (const records::Value* value : {&then.rank, &then.job_title, &then.unit_name})
            (line += " · ") += records::is_known(*value) ? records::as_text(*value) : context.t("data.filter.unknown");
    } else {
        line += " · " + text("job_title") + " · " + text("unit_name");
    }
    if (draw_page_head(context, {.title = app::person_name(registry, employee),
                                 .context = line,
                                 .primary = context.t("employee.find_seat")})) {
        context.go({.page = Page::search, .entity = EntityKind::employee, .key = employee.key});
    }
    if (widgets::button({.id = "back",
                         .label = context.t("employee.back"),
                         .kind = widgets::ButtonKind::quiet,
                         .icon = icons::k_icon_arrow_left}) ||
        (ImGui::IsKeyPressed(ImGuiKey_Escape, false) && ui.facts.editing == UINT16_MAX &&
         !ImGui::GetIO().WantTextInput)) {
        ui = {};
        return;
    }
    const auto& theme = theme::current();
    if (!ui.day) ImGui::SameLine(0, theme.px(8));
    if (!ui.day && widgets::button({.id = "print", .label = context.t("employee.print"), .kind = widgets::ButtonKind::quiet, .icon = icons::k_icon_printer, .is_enabled = context.assessment() != nullptr, .hint = context.t("employee.print.hint")})) {
        const auto sheet = reports::employee_sheet(registry, static_cast<std::uint32_t>(*row), context.assessment(), context.state.today, context.words);
        context.actions.save = app::Download{"pegawai-" + employee.key + ".html", "text/html", reports::html_page(sheet, context.words)};
    }
    if (!ui.day) draw_glance(context, static_cast<std::uint32_t>(*row));
    else if (widgets::notice_bar({.id = "past", .color = theme::Color::info,
                                  .sentence = context.t("employee.past", {{"day", widgets::date(*ui.day, context.language())}}),
                                  .action = context.t("past.back")}) == widgets::NoticeEvent::action)
        ui.day.reset();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const float gap = theme.px(theme::k_gap);
    const bool is_wide = room.x >= theme.px(900);
    const float column = is_wide ? (room.x - 2 * gap) / 3 : room.x;
    const auto begin = [&](const char* id) {
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gap, gap});
        ImGui::BeginChild(id, {column, is_wide ? room.y : 0.0f},
                          is_wide ? ImGuiChildFlags_None : ImGuiChildFlags_AutoResizeY, ImGuiWindowFlags_NavFlattened);
    };
    const auto end = [&] {
        ImGui::EndChild();
        ImGui::PopStyleVar();
        if (is_wide) ImGui::SameLine(0, gap);
    };
    begin("facts");
    const auto& day = ui.day;
    const auto history = [&](EntityKind kind, std::initializer_list<std::string_view> fields) { draw_history(context, employee, kind, fields, day); };
    const auto careers = [&] {
        draw_career(context, employee, EntityKind::position_history, {"job_title", "unit_name"}, day);
        draw_career(context, employee, EntityKind::rank_history, {"rank"}, day);
    };
    if (day) {
        careers();
    } else if (const widgets::Card card({.id = "facts", .title = context.t("employee.facts")}); card) {
        draw_facts(context, EntityKind::employee, employee, ui.facts);
    }
    end();
    begin("ability");
    if (day) {
        history(EntityKind::competency, {"competency", "level", "assessed_on"});
    } else {
        draw_talent_box(context, static_cast<std::uint32_t>(*row));
        draw_competences(context, employee, static_cast<std::uint32_t>(*row));
        draw_advised_courses(context, static_cast<std::uint32_t>(*row), ui.development);
    }
    history(EntityKind::performance, {"year", "rating"});
    history(EntityKind::training, {"name", "started_on", "hours", "score"});
    end();
    begin("person");
    if (!day) draw_rules(context, static_cast<std::uint32_t>(*row));
    draw_kin(context, employee, ui.kin, day);
    if (!day) careers();
    const auto has = [&](EntityKind kind) { return !registry.table(kind).owned_by(employee.key).empty(); };
    if (has(EntityKind::acting)) history(EntityKind::acting, {"position_id", "since", "until", "extensions"});
    if (has(EntityKind::panel)) history(EntityKind::panel, {"role", "since", "until"});
    history(EntityKind::assignment, {"name", "kind", "role", "place", "since", "until", "decree", "verifier"});
    history(EntityKind::award, {"name", "received_on", "decree"});
    history(EntityKind::discipline, {"severity", "since", "until"});
    if (!day) draw_data_quality(context, employee);
    history(EntityKind::wish, {"kind", "target", "reason"});
    history(EntityKind::community, {"organisation", "role", "district", "from_year"});
    history(EntityKind::education, {"name", "level", "institution", "year"});
    end();
}

}  // namespace views
