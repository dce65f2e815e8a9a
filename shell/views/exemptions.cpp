#include "shell/views/exemptions.hpp"

#include "assets/icons.hpp"
#include "core/app/record_list.hpp"
#include "core/base/text.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using rules::Exemption;
using widgets::Color;
using widgets::Font;

/// "P09, Ani Putri"
std::string subject_words(const ViewContext& context, const Exemption& exemption) {
    const records::Record* employee = context.registry().table(EntityKind::employee).find(exemption.employee);
    return exemption.rule + ", " + (employee == nullptr ? exemption.employee : app::person_name(context.registry(), *employee));
}

void draw_form(const ViewContext& context, const rules::Rule& rule) {
    auto& draft = context.shared.exemption_draft;
    const auto& theme = theme::current();
    const auto named = [&](const char* key) { return rule.id + ": " + std::string(context.t(key)); };
    widgets::paragraph(context.t("exempt.grounds", {{"grounds", rule.exemption[static_cast<std::size_t>(context.language())]}}),
                       {.font = Font::secondary, .color = Color::muted});
    const std::string reason = named("exempt.reason"), approver = named("exempt.approver");
    (void)widgets::text_field({.id = "reason", .label = context.t("exempt.reason"), .name = reason}, draft->exemption.reason);
    (void)widgets::text_field({.id = "approver", .label = context.t("exempt.approver"), .name = approver}, draft->exemption.approver);
    if (!draft->seat.empty()) (void)widgets::toggle("only_here", context.t("exempt.only_here"), &draft->is_only_here, named("exempt.only_here"));
    const bool is_whole = !base::trim(draft->exemption.reason).empty() && !base::trim(draft->exemption.approver).empty();
    const std::string record = named("exempt.record"), cancel = named("exempt.cancel");
    bool is_done = widgets::button({.id = "record", .label = context.t("exempt.record"), .name = record, .kind = widgets::ButtonKind::primary,
                                    .is_enabled = is_whole && app::may_edit(context.state), .hint = context.t("exempt.hint")});
    if (is_done) {
        Exemption exemption = draft->exemption;
        if (draft->is_only_here) exemption.position = draft->seat;
        context.send(app::RecordExemption{std::move(exemption)});
    }
    ImGui::SameLine(0, theme.px(8));
    is_done |= widgets::button({.id = "cancel", .label = context.t("exempt.cancel"), .name = cancel});
    if (is_done) draft.reset();
    widgets::space(8);
}

}  // namespace

void draw_exemption(const ViewContext& context, const planning::Assessment& assessment, const rules::RuleResult& result,
                    const RuleSubject& subject) {
    const rules::Rule& rule = assessment.rules().rules()[result.rule];
    const bool is_held = result.severity == rules::Severity::gate && result.outcome != rules::Outcome::pass;
    if (!app::may_edit(context.state) || !rule.may_exempt() || (!is_held && !result.exemption)) return;
    const records::Registry& registry = assessment.registry();
    const std::string& employee = registry.table(EntityKind::employee).rows()[subject.employee].key;
    const std::string seat = subject.position ? registry.table(EntityKind::position).rows()[*subject.position].key : std::string();
    ImGui::PushID(rule.id.c_str());
    ImGui::Indent(theme::current().px(24));
    auto& draft = context.shared.exemption_draft;
    const auto named = [&](const char* key) { return rule.id + ": " + std::string(context.t(key)); };
    if (result.exemption) {
        if (widgets::link("withdraw", context.t("exempt.withdraw"), named("exempt.withdraw"), Font::fine))
            context.send(app::WithdrawExemption{assessment.rules().exemptions()[*result.exemption].key()});
    } else if (draft && draft->exemption.employee == employee && draft->exemption.rule == rule.id && draft->seat == seat) {
        draw_form(context, rule);
    } else if (widgets::link("exempt", context.t("exempt.begin"), named("exempt.begin"), Font::fine)) {
        draft = ExemptionDraft{.exemption = {.employee = employee, .rule = rule.id}, .seat = seat, .is_only_here = !seat.empty()};
    }
    ImGui::Unindent(theme::current().px(24));
    ImGui::PopID();
}

void draw_exemptions(const ViewContext& context) {
    const rules::Exemptions& all = context.exemptions();
    if (all.valid.empty() && all.void_ones.empty()) return;
    const auto& theme = theme::current();
    const auto line = [&](const Exemption& one, const std::string& detail, Color color) {
        ImGui::PushID(one.key().c_str());
        const std::string who = subject_words(context, one);
        const std::string press = context.t("exempt.withdraw.name", {{"who", who}});
        const widgets::Button withdraw{.id = "withdraw", .label = context.t("decide.withdraw"), .name = press, .icon = icons::k_icon_undo_2,
                                       .is_enabled = app::may_edit(context.state)};
        const float button = widgets::button_width(withdraw), room = ImGui::GetContentRegionAvail().x - button - theme.px(16);
        const ImVec2 start = ImGui::GetCursorScreenPos();
        ImGui::BeginGroup();
        widgets::text(who, {.font = Font::row_strong, .may_cut = true}, room);
        widgets::paragraph(detail, {.font = Font::secondary, .color = color}, room);
        ImGui::EndGroup();
        const ImVec2 end = ImGui::GetCursorScreenPos();
        ImGui::SetCursorScreenPos({start.x + room + theme.px(16), start.y});
        if (widgets::button(withdraw)) context.send(app::WithdrawExemption{one.key()});
        ImGui::SetCursorScreenPos({end.x, std::max(end.y, ImGui::GetCursorScreenPos().y)});
        ImGui::PopID();
        widgets::space(4);
    };
    widgets::space(8);
    widgets::heading(context.t("exempt.title"));
    for (const Exemption& one : all.valid) {
        std::string detail = rules::sentence({"rule.exempt", {{"reason", one.reason}, {"approver", one.approver}}, {}}, context.words, context.registry().catalogue());
        if (const records::Record* seat = context.registry().table(EntityKind::position).find(one.position))
            detail += " " + context.t("exempt.for_seat", {{"seat", app::record_name(context.registry(), EntityKind::position, *seat)}, {"id", one.position}});
        if (one.decided_on) detail += " " + widgets::date(*one.decided_on, context.language()) + (one.recorded_by.empty() ? "" : ", " + one.recorded_by) + ".";
        line(one, detail, Color::muted);
    }
    for (std::size_t at = 0; at < all.void_ones.size(); ++at)
        line(all.void_ones[at], context.t("error." + all.faults[at].code, all.faults[at].args), Color::bad);
}

}  // namespace views
