#include "shell/views/kin.hpp"

#include <algorithm>

#include "assets/icons.hpp"
#include "core/app/typed_value.hpp"
#include "core/base/text.hpp"
#include "shell/views/employee_parts.hpp"
#include "shell/views/record_facts.hpp"
#include "shell/widgets/press.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;
using widgets::Font;

const records::Field& family_field(const ViewContext& context, std::string_view name) {
    const records::Catalogue& catalogue = context.registry().catalogue();
    return catalogue.field(EntityKind::family, catalogue.index(EntityKind::family, name));
}

std::string name_of(const ViewContext& context, const std::string& number) {
    const records::Record* person = context.registry().table(EntityKind::employee).find(number);
    return person == nullptr ? std::string(context.t("kin.unknown")) : app::person_name(context.registry(), *person);
}

void draw_relative(const ViewContext& context, const app::Relative& relative, bool is_past) {
    const records::Registry& registry = context.registry();
    const std::string relation = app::value_text(registry, family_field(context, "relation"), records::Value{relative.relation}, context.language());
    std::string detail = offer_detail(context, EntityKind::employee, relative.number);
    if (relative.since) detail += " · " + std::string(context.t("kin.since", {{"date", widgets::date(*relative.since, context.language())}}));
    if (relative.until) detail += " · " + std::string(context.t("kin.until", {{"date", widgets::date(*relative.until, context.language())}}));
    if (is_past && !relative.since) detail += " · " + std::string(context.t("employee.past.unsure"));
    draw_entry(context, EntityKind::family, is_past ? std::vector<std::string>() : relative.records, (relation.empty() ? std::string() : relation + " · ") + name_of(context, relative.number), detail);
}

void draw_relation_choice(const ViewContext& context, KinDraft& draft) {
    const auto language = static_cast<std::size_t>(context.language());
    const records::Field& field = family_field(context, "relation");
    std::vector<std::string> options;
    for (const records::Choice& choice : context.registry().catalogue().choices(field.choices).choices) options.push_back(choice.label[language]);
    (void)widgets::combo({.id = "relation", .label = field.label[language], .placeholder = context.t("kin.choose")}, options, &draft.relation);
}

/// Which of the chosen person the relation tells, in words: nobody confuses parent and child then.
std::string meaning(const ViewContext& context, const KinUi& ui) {
    const records::Field& field = family_field(context, "relation");
    const auto& choice = context.registry().catalogue().choices(field.choices).choices[ui.draft->relation];
    return context.t("kin.meaning", {{"relative", name_of(context, ui.draft->relative)},
                                     {"relation", base::lower(choice.label[static_cast<std::size_t>(context.language())])},
                                     {"person", name_of(context, ui.of)}});
}

void send_kin(const ViewContext& context, const KinUi& ui, const records::Value& since, const records::Value& until) {
    const records::Catalogue& catalogue = context.registry().catalogue();
    std::vector<records::Value> values(catalogue.entity(EntityKind::family).fields.size());
    const auto set = [&](std::string_view field, records::Value value) { values[catalogue.index(EntityKind::family, field)] = std::move(value); };
    set("employee_number", ui.of);
    set("relative_number", ui.draft->relative);
    set("relation", catalogue.choices("relation").choices[ui.draft->relation].code);
    set("since", since);
    set("until", until);
    context.send(app::AddRecord{EntityKind::family, std::move(values)});
}

void draw_form(const ViewContext& context, KinUi& ui, const std::vector<app::Relative>& relatives) {
    const auto& theme = theme::current();
    KinDraft& draft = *ui.draft;
    widgets::space(6);
    if (draft.frames_to_grow > 0) --draft.frames_to_grow, widgets::bring_into_view(theme.px(360));
    if (draft.relative.empty()) {
        const std::string_view sought = context.t("kin.search");
        (void)widgets::search_field({.id = "query", .name = sought, .placeholder = sought}, draft.query);
        std::vector<std::string> left_out{ui.of};
        for (const app::Relative& relative : relatives) left_out.push_back(relative.number);
        if (!base::trim(draft.query).empty())
            draft.relative = offer_records(context, EntityKind::employee, draft.query, left_out, ui.people).value_or(std::string());
    } else {
        widgets::text(name_of(context, draft.relative), {.font = Font::row_strong, .may_cut = true});
        if (widgets::link("other", context.t("kin.other"))) draft.relative.clear();
    }
    draw_relation_choice(context, draft);
    const auto ask = [&](const char* name, std::string& typed) {
        const records::Field& field = family_field(context, name);
        const auto value = app::typed_value(context.registry(), field, typed);
        (void)widgets::text_field({.id = name, .label = field.label[static_cast<std::size_t>(context.language())], .placeholder = context.t("list.value.date"),
                                   .problem = value ? std::string() : wrong_value(context, field)}, typed);
        return value;
    };
    const auto since = ask("since", draft.since), until = ask("until", draft.until);
    const bool is_whole = !draft.relative.empty() && draft.relation != SIZE_MAX;
    if (is_whole) widgets::paragraph(meaning(context, ui), {.font = Font::secondary, .color = Color::muted});
    bool is_done = widgets::button({.id = "record", .label = context.t("kin.record"), .kind = widgets::ButtonKind::primary,
                                    .is_enabled = is_whole && since && until, .hint = context.t("kin.record.hint")});
    if (is_done) send_kin(context, ui, *since, *until);
    ImGui::SameLine(0, theme.px(8));
    is_done |= widgets::button({.id = "cancel", .label = context.t("record.cancel")});
    if (is_done) ui.draft.reset();
}

}  // namespace

void draw_kin(const ViewContext& context, const records::Record& employee, KinUi& ui, std::optional<base::Day> day) {
    if (ui.of != employee.key) {
        ui.of = employee.key;
        ui.draft.reset();
    }
    const widgets::Card card({.id = "kin", .title = context.t("kin.title")});
    if (!card) return;
    const auto& relatives = ui.relatives.get(records_key(context) + '/' + ui.of + (day ? '/' + std::to_string(day->number) : ""), [&] { return app::relatives(context.registry(), ui.of, day); });
    if (relatives.empty()) widgets::text(context.t("employee.history.none"), {.font = Font::secondary, .color = Color::muted});
    for (const app::Relative& relative : relatives) draw_relative(context, relative, day.has_value());
    if (day || !app::may_edit(context.state)) return;
    if (ui.draft) return draw_form(context, ui, relatives);
    widgets::space(4);
    if (widgets::button({.id = "add", .label = context.t("kin.add"), .icon = icons::k_icon_plus})) ui.draft.emplace();
}

}  // namespace views
