#include <algorithm>

#include "assets/icons.hpp"
#include "core/app/record_list.hpp"
#include "core/app/typed_value.hpp"
#include "core/records/unit_history.hpp"
#include "shell/views/unit_tree_view.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using Kind = app::Reorganisation::Kind;

constexpr std::string_view k_kinds[] = {"unit.reform.rename", "unit.reform.merge", "unit.reform.split", "unit.reform.dissolve"};

std::string unit_name(const ViewContext& context, std::string_view id) {
    const records::Record* unit = context.registry().table(EntityKind::unit).find(id);
    return unit != nullptr ? app::record_name(context.registry(), EntityKind::unit, *unit) : std::string(id);
}

/// Units that are there, in the order of the tree, without some; many bear one name, so those deep down say where they are.
struct Choice {
    std::vector<std::string> ids, names;
};
Choice open_units(const ViewContext& context, const std::vector<app::TreeUnit>& tree, auto is_left_out) {
    Choice choice;
    const auto rows = context.registry().table(EntityKind::unit).rows();
    for (const app::TreeUnit& one : tree) {
        if (one.is_closed || is_left_out(rows[one.row].key)) continue;
        choice.ids.push_back(rows[one.row].key);
        choice.names.push_back(one.name);
        const auto above = records::as_text(context.registry().value(EntityKind::unit, rows[one.row], "parent_id"));
        if (one.depth > 1) choice.names.back() += ", " + unit_name(context, above);
    }
    return choice;
}

void draw_merge(const ViewContext& context, const records::Record& unit, const std::vector<app::TreeUnit>& tree, ReformUi& ui) {
    const Choice more = open_units(context, tree, [&](const std::string& id) { return id == unit.key || std::ranges::contains(ui.others, id); });
    std::size_t chosen = SIZE_MAX;
    if (widgets::combo({.id = "others", .label = context.t("unit.reform.with"), .placeholder = context.t("unit.reform.with.add"), .search = &ui.search,
                        .search_name = context.t("unit.search")},
                       more.names, &chosen))
        ui.others.push_back(more.ids[chosen]);
    for (std::size_t at = 0; at < ui.others.size(); ++at) {
        const std::string name = unit_name(context, ui.others[at]);
        ImGui::PushID(ui.others[at].c_str());
        const bool goes = widgets::chip({.id = "other", .label = name, .name = context.t("data.filter.remove", {{"filter", name}}), .is_on = true, .is_removable = true});
        ImGui::PopID();
        if (goes) ui.others.erase(ui.others.begin() + static_cast<std::ptrdiff_t>(at--));
    }
    Choice into = open_units(context, tree, [](const std::string&) { return false; });
    into.ids.insert(into.ids.begin(), std::string());
    into.names.insert(into.names.begin(), std::string(context.t("unit.reform.new")));
    auto target = static_cast<std::size_t>(std::ranges::find(into.ids, ui.target.value_or(unit.key)) - into.ids.begin());
    if (widgets::combo({.id = "target", .label = context.t("unit.reform.into"), .search = &ui.search,
                        .search_name = context.t("unit.search")},
                       into.names, &target))
        ui.target = into.ids[target];
}

void draw_split(const ViewContext& context, const records::Record& unit, const records::Seating& seating, ReformUi& ui) {
    const records::Registry& registry = context.registry();
    const float room = ImGui::GetContentRegionAvail().x - theme::current().px(60);
    const auto choose = [&](const char* what, const std::string& id, const std::string& label, std::set<std::string, std::less<>>& chosen) {
        ImGui::PushID(what);
        bool is_on = chosen.contains(id);
        if (widgets::toggle(id.c_str(), widgets::fitted(label, widgets::Font::body, room), &is_on, label)) {
            if (is_on) chosen.insert(id);
            else chosen.erase(id);
        }
        ImGui::PopID();
    };
    widgets::text(context.t("unit.reform.leaving"), {.font = widgets::Font::secondary, .color = widgets::Color::muted});
    const auto positions = registry.table(EntityKind::position).rows();
    for (std::uint32_t row = 0; row < positions.size(); ++row) {
        if (records::as_text(registry.value(EntityKind::position, positions[row], "unit_id")) != unit.key) continue;
        const std::string count = widgets::number(seating.count(row).incumbents, context.language());
        choose("position", positions[row].key,
               context.t("unit.reform.seat", {{"seat", app::record_name(registry, EntityKind::position, positions[row])}, {"count", count}}), ui.positions);
    }
    for (const records::Record& child : registry.table(EntityKind::unit).rows())
        if (records::as_text(registry.value(EntityKind::unit, child, "parent_id")) == unit.key && !records::is_closed(registry, child, {}))
            choose("child", child.key, context.t("unit.reform.child", {{"unit", unit_name(context, child.key)}}), ui.children);
}

void draw_wishes(const ViewContext& context, const app::Reorganised& effect) {
    const auto count = [&](std::size_t value) { return widgets::number(static_cast<std::int64_t>(value), context.language()); };
    if (effect.wishes > 0) widgets::paragraph(context.t("unit.reform.wishes", {{"count", count(static_cast<std::size_t>(effect.wishes))}}));
    if (effect.wishes_to_ask.empty()) return;
    widgets::paragraph(context.t("unit.reform.ask", {{"count", count(effect.wishes_to_ask.size())}}), {.color = widgets::Color::warn});
    if (widgets::button({.id = "wishes", .label = context.t("unit.reform.ask.show"), .kind = widgets::ButtonKind::quiet}))
        context.go({.page = Page::data, .entity = EntityKind::wish,
                    .selection = std::make_shared<const Selection>(std::string(context.t("unit.reform.ask.list")), EntityKind::wish, effect.wishes_to_ask)});
}

/// What the form says, complete or not.
app::Reorganisation wanted_of(const ViewContext& context, const records::Record& unit, const ReformUi& ui) {
    const records::Catalogue& catalogue = context.registry().catalogue();
    const auto& field = catalogue.field(EntityKind::unit, catalogue.index(EntityKind::unit, "valid_from"));
    const auto typed = app::typed_value(context.registry(), field, ui.day);
    const auto day = typed ? records::as_day(*typed) : std::nullopt;
    app::Reorganisation wanted{static_cast<Kind>(ui.kind), unit.key, day.value_or(base::Day{INT32_MAX})};
    if (wanted.kind == Kind::rename || wanted.kind == Kind::split || (ui.target && ui.target->empty())) wanted.name = ui.name;
    if (wanted.kind == Kind::merge) {
        wanted.others = ui.others;
        wanted.target = ui.target.value_or(unit.key);
    }
    if (wanted.kind == Kind::split) {
        wanted.positions.assign(ui.positions.begin(), ui.positions.end());
        wanted.children.assign(ui.children.begin(), ui.children.end());
    }
    return wanted;
}

std::string key_of(const app::Reorganisation& wanted) {
    std::string key = std::to_string(static_cast<int>(wanted.kind)) + '\n' + wanted.unit + '\n' + std::to_string(wanted.day.number) + '\n' + wanted.name + '\n' + wanted.target;
    for (const auto* ids : {&wanted.others, &wanted.positions, &wanted.children}) {
        key += '\t';
        for (const std::string& id : *ids) (key += '\n') += id;
    }
    return key;
}

}  // namespace

void draw_reform(const ViewContext& context, const records::Record& unit, const std::vector<app::TreeUnit>& tree, ReformUi& ui) {
    std::vector<std::string> kinds;
    for (const std::string_view kind : k_kinds) kinds.emplace_back(context.t(kind));
    (void)widgets::combo({.id = "kind", .label = context.t("unit.reform.kind")}, kinds, &ui.kind);
    const auto& seating = *ui.seating.get(records_key(context), [&] {
        return std::make_shared<const records::Seating>(records::Seating::of(context.registry(), context.state.today));
    });
    const auto kind = static_cast<Kind>(ui.kind);
    if (kind == Kind::merge) draw_merge(context, unit, tree, ui);
    if (kind == Kind::rename || kind == Kind::split || (kind == Kind::merge && ui.target && ui.target->empty()))
        (void)widgets::text_field({.id = "name", .label = context.t("unit.reform.name")}, ui.name);
    (void)widgets::text_field({.id = "day", .label = context.t("unit.reform.day")}, ui.day);
    if (kind == Kind::split) draw_split(context, unit, seating, ui);
    const app::Reorganisation wanted = wanted_of(context, unit, ui);
    const auto& effect = *ui.effect.get(records_key(context) + key_of(wanted), [&] {
        return std::make_shared<const base::Result<app::Reorganised>>(app::reorganise(context.registry(), seating, wanted, "?", context.state.today));
    });
    widgets::space(4);
    if (effect) {
        const auto number = [&](std::int64_t value) { return widgets::number(value, context.language()); };
        widgets::paragraph(context.t(kind == Kind::rename ? "unit.reform.effect.rename" : "unit.reform.effect",
                                     {{"people", number(effect->people)}, {"positions", number(effect->positions)},
                                      {"children", number(effect->children)}, {"closed", number(effect->closed)}}));
        draw_wishes(context, *effect);
        widgets::paragraph(context.t("unit.reform.kept"), {.font = widgets::Font::secondary, .color = widgets::Color::muted});
    } else {
        const std::string code = "error." + effect.error().code;
        widgets::paragraph(context.t(code, effect.error().args), {.color = widgets::Color::warn});
        widgets::paragraph(context.t(code + ".remedy"), {.font = widgets::Font::secondary, .color = widgets::Color::muted});
    }
    if (widgets::button({.id = "apply", .label = context.t("unit.reform.apply"), .kind = widgets::ButtonKind::primary, .icon = icons::k_icon_check, .is_enabled = effect.has_value()})) {
        context.send(app::Reorganise{wanted});
        ui = {};
    }
}

}  // namespace views
