#include "shell/views/kin.hpp"

#include <algorithm>

#include "assets/icons.hpp"
#include "core/app/typed_value.hpp"
#include "core/base/order.hpp"
#include "core/base/text.hpp"
#include "shell/views/employee_parts.hpp"
#include "shell/widgets/press.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using widgets::Color;
using widgets::Font;

constexpr std::size_t k_shown = 5;

const records::Field& family_field(const ViewContext& context, std::string_view name) {
    const records::Catalogue& catalogue = context.registry().catalogue();
    return catalogue.field(EntityKind::family, catalogue.index(EntityKind::family, name));
}

std::string name_of(const ViewContext& context, const std::string& number) {
    const records::Record* person = context.registry().table(EntityKind::employee).find(number);
    return person == nullptr ? std::string(context.t("kin.unknown")) : app::person_name(context.registry(), *person);
}

/// "19850412 201001 2 014 · Guru Ahli Muda · SDN 05 Talawi"
std::string post_of(const ViewContext& context, const std::string& number) {
    std::string text = base::grouped_employee_number(number);
    const records::Registry& registry = context.registry();
    const records::Record* person = registry.table(EntityKind::employee).find(number);
    for (const std::string_view field : {"job_title", "unit_name"}) {
        const std::string_view part = person == nullptr ? std::string_view{} : records::as_text(registry.value(EntityKind::employee, *person, field));
        if (!part.empty()) text.append(" · ").append(part);
    }
    return text;
}

void draw_relative(const ViewContext& context, const app::Relative& relative) {
    const records::Registry& registry = context.registry();
    const std::string relation = app::value_text(registry, family_field(context, "relation"), records::Value{relative.relation}, context.language());
    std::string detail = post_of(context, relative.number);
    if (relative.since) detail += " · " + std::string(context.t("kin.since", {{"date", widgets::date(*relative.since, context.language())}}));
    draw_entry(context, EntityKind::family, relative.records, (relation.empty() ? std::string() : relation + " · ") + name_of(context, relative.number), detail);
}

/// The people that the query finds, each to be pressed; never the person or whoever is kin already.
void draw_found(const ViewContext& context, KinUi& ui, const std::vector<app::Relative>& relatives) {
    const auto& theme = theme::current();
    const app::RecordList& people = searched(context, ui.people, EntityKind::employee);
    const auto& found = ui.found.get(records_key(context) + '/' + ui.of + '/' + std::to_string(people.read()) + '/' + ui.draft->query, [&] {
        auto rows = people.find({.text = ui.draft->query});
        std::erase_if(rows, [&](std::uint32_t row) {
            const std::string& number = people.table().rows()[row].key;
            return number == ui.of || std::ranges::contains(relatives, number, &app::Relative::number);
        });
        // The query may also be in a unit or a job: whoever bears the name comes first.
        const std::string wanted = base::fold(ui.draft->query);
        base::sort(rows, {}, [&](std::uint32_t row) { return !base::fold(name_of(context, people.table().rows()[row].key)).contains(wanted); });
        return rows;
    });
    if (found.empty()) widgets::text(context.t("palette.nothing"), {.font = Font::secondary, .color = Color::muted});
    for (std::size_t at = 0; at < std::min(found.size(), k_shown); ++at) {
        const std::string& number = people.table().rows()[found[at]].key;
        const std::string name = name_of(context, number), post = post_of(context, number);
        ImGui::PushID(number.c_str());
        const widgets::Rect rect = widgets::rect_here(0, theme.px(theme::k_row_two_lines));
        const widgets::Press press = widgets::press_here(rect.width(), rect.height(), {.id = "person", .name = name + ", " + post, .role = probe::Role::option});
        if (press.is_hovered) widgets::fill(rect, theme.color(Color::accent_weak));
        widgets::two_lines_in(rect, name, post);
        if (press.is_pressed) ui.draft->relative = number;
        ImGui::PopID();
    }
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

void send_kin(const ViewContext& context, const KinUi& ui, const records::Value& since) {
    const records::Catalogue& catalogue = context.registry().catalogue();
    std::vector<records::Value> values(catalogue.entity(EntityKind::family).fields.size());
    const auto set = [&](std::string_view field, records::Value value) { values[catalogue.index(EntityKind::family, field)] = std::move(value); };
    set("employee_number", ui.of);
    set("relative_number", ui.draft->relative);
    set("relation", catalogue.choices("relation").choices[ui.draft->relation].code);
    set("since", since);
    context.send(app::AddRecord{EntityKind::family, std::move(values)});
}

void draw_form(const ViewContext& context, KinUi& ui, const std::vector<app::Relative>& relatives) {
    const auto& theme = theme::current();
    KinDraft& draft = *ui.draft;
    widgets::space(6);
    if (draft.relative.empty()) {
        const std::string_view sought = context.t("kin.search");
        (void)widgets::search_field({.id = "query", .name = sought, .placeholder = sought}, draft.query);
        if (!base::trim(draft.query).empty()) draw_found(context, ui, relatives);
    } else {
        widgets::text(name_of(context, draft.relative), {.font = Font::row_strong, .may_cut = true});
        if (widgets::link("other", context.t("kin.other"))) draft.relative.clear();
    }
    draw_relation_choice(context, draft);
    const records::Field& since_field = family_field(context, "since");
    const std::string_view label = since_field.label[static_cast<std::size_t>(context.language())];
    const auto since = app::typed_value(context.registry(), since_field, draft.since);
    (void)widgets::text_field({.id = "since", .label = label, .placeholder = context.t("list.value.date"),
                               .problem = since ? std::string_view{} : context.t("employee.wrong_value")}, draft.since);
    const bool is_whole = !draft.relative.empty() && draft.relation != SIZE_MAX;
    if (is_whole) widgets::paragraph(meaning(context, ui), {.font = Font::secondary, .color = Color::muted});
    bool is_done = widgets::button({.id = "record", .label = context.t("kin.record"), .kind = widgets::ButtonKind::primary,
                                    .is_enabled = is_whole && since.has_value(), .hint = context.t("kin.record.hint")});
    if (is_done) send_kin(context, ui, *since);
    ImGui::SameLine(0, theme.px(8));
    is_done |= widgets::button({.id = "cancel", .label = context.t("record.cancel")});
    if (is_done) ui.draft.reset();
}

}  // namespace

void draw_kin(const ViewContext& context, const records::Record& employee, KinUi& ui) {
    if (ui.of != employee.key) {
        ui.of = employee.key;
        ui.draft.reset();
    }
    const widgets::Card card({.id = "kin", .title = context.t("kin.title")});
    if (!card) return;
    const auto& relatives = ui.relatives.get(records_key(context) + '/' + ui.of, [&] { return app::relatives(context.registry(), ui.of); });
    if (relatives.empty()) widgets::text(context.t("employee.history.none"), {.font = Font::secondary, .color = Color::muted});
    for (const app::Relative& relative : relatives) draw_relative(context, relative);
    if (!app::may_edit(context.state)) return;
    if (ui.draft) return draw_form(context, ui, relatives);
    widgets::space(4);
    if (widgets::button({.id = "add", .label = context.t("kin.add"), .icon = icons::k_icon_plus})) ui.draft.emplace();
}

}  // namespace views
