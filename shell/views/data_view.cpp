#include "shell/views/data_view.hpp"

#include <algorithm>
#include <iterator>

#include "assets/icons.hpp"
#include "core/base/text.hpp"
#include "shell/views/topline.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;

constexpr EntityKind k_tabs[] = {
    EntityKind::employee,    EntityKind::position,   EntityKind::unit,     EntityKind::education,        EntityKind::training,
    EntityKind::performance, EntityKind::competency, EntityKind::wish,     EntityKind::community,        EntityKind::position_history,
    EntityKind::rank_history, EntityKind::award,     EntityKind::family,   EntityKind::unit_history,     EntityKind::job,
    EntityKind::course,      EntityKind::acting,     EntityKind::panel,      EntityKind::assignment};
/// From here on they share one tab, so that all tabs stand on one line.
constexpr std::size_t k_first_other = 9;

std::size_t tab_of(EntityKind kind) {
    const auto at = std::ranges::find(k_tabs, kind);
    return at == std::end(k_tabs) ? 0 : static_cast<std::size_t>(at - std::begin(k_tabs));
}

bool is_empty(const records::Registry& registry) {
    return std::ranges::all_of(k_tabs, [&](EntityKind kind) { return registry.table(kind).size() == 0; });
}

/// The tabs, and the choice among the others. `tab` counts k_tabs, then data quality, talents and the map.
bool choose_tab(const ViewContext& context, std::size_t& tab) {
    const std::size_t before = tab;
    const auto name = [&](std::size_t at) {
        return context.t("data.tab." + context.registry().catalogue().entity(k_tabs[at]).name);
    };
    std::vector<widgets::Tab> tabs;
    for (std::size_t at = 0; at < k_first_other; ++at)
        tabs.push_back({.id = context.registry().catalogue().entity(k_tabs[at]).name.c_str(), .label = name(at), .count = {}});
    tabs.push_back({.id = "others", .label = context.t("data.tab.others"), .count = {}});
    tabs.push_back({.id = "quality", .label = context.t("data.tab.quality"), .count = {}});
    tabs.push_back({.id = "talent", .label = context.t("data.tab.talent"), .count = {}});
    tabs.push_back({.id = "map", .label = context.t("data.tab.map"), .count = {}});
    constexpr std::size_t k_folded = std::size(k_tabs) - k_first_other - 1;  // kinds that have no tab of their own
    const bool is_other = tab >= k_first_other && tab < std::size(k_tabs);
    std::size_t shown = is_other ? k_first_other : tab < k_first_other ? tab : tab - k_folded;
    if (widgets::tabs("kinds", tabs, &shown)) tab = shown <= k_first_other ? shown : shown + k_folded;
    if (tab < k_first_other || tab >= std::size(k_tabs)) return tab != before;
    std::vector<std::string> others;
    for (std::size_t at = k_first_other; at < std::size(k_tabs); ++at) others.emplace_back(name(at));
    std::size_t chosen = tab - k_first_other;
    if (widgets::combo({.id = "other_kind", .name = context.t("data.others"), .width = theme::current().px(200)}, others, &chosen))
        tab = k_first_other + chosen;
    return tab != before;
}

/// What was asked of the table before would hide a part of what a link promises.
void show_all(RecordTableUi& table) {
    table.text.clear();
    table.ask = {};
}

constexpr std::size_t k_map_tab = std::size(k_tabs) + 2;

/// Takes a link apart: a person has a page, any other record is selected in its table.
void follow_link(const ViewContext& context, DataUi& ui) {
    const Target target = std::exchange(ui.wanted, std::nullopt).value();
    const bool is_plain = target.key.empty() && !target.selection && target.entity == EntityKind::employee;
    ui.employee = {};
    if (target.is_on_map) {
        ui.tab = k_map_tab;
        return show_way(context, target.key, ui.map);
    }
    if (target.entity == EntityKind::employee) ui.past.day.reset(), ui.past.draft.clear();
    if (is_plain) return;
    std::size_t tab = tab_of(target.entity);
    ui.selection = target.selection;
    RecordTableUi& table = ui.tables[static_cast<std::size_t>(target.entity)];
    if (target.selection) show_all(table);
    if (target.selection && target.entity == EntityKind::unit) ui.units.part = 1;
    if (k_tabs[tab] != target.entity || target.entity == EntityKind::employee ||
        context.registry().table(target.entity).find(target.key) == nullptr) {
        if (target.entity != EntityKind::position && target.entity != EntityKind::unit)
            ui.employee = {.key = target.key.substr(0, target.key.find('/'))};
        if (target.entity == EntityKind::employee) ui.employee.facts.wanted = target.field;
        // From a person one goes back to where one came from, a list of people to do something about for example.
        if (k_tabs[tab] == target.entity && target.key.empty()) ui.tab = tab;
        return;
    }
    ui.tab = tab;
    show_all(table);
    if (target.entity == EntityKind::unit) ui.past.day.reset(), ui.past.draft.clear(), ui.units.text.clear(), ui.units.part = 0;
    widgets::TableUi& shown = target.entity == EntityKind::unit ? ui.units.table : table.table;
    shown.selected = target.key;
    shown.scroll_to_selected = true;
}

}  // namespace

void draw_data(const ViewContext& context, DataUi& ui) {
    const records::Registry& registry = context.registry();
    if (ui.wanted) follow_link(context, ui);
    if (!context.state.staging) ui.import.seen.reset(), ui.import.corrects_units = false;
    if (context.state.staging) return draw_import(context, ui.import);
    if (!ui.employee.key.empty()) return draw_employee(context, ui.employee);
    const bool may_import = app::may_edit(context.state) && !context.state.job;
    if (is_empty(registry)) {
        (void)draw_page_head(context, {.title = context.t("page.data")});
        const auto event = widgets::empty_state({.id = "empty",
                                                 .icon = icons::k_icon_database,
                                                 .title = context.t("data.empty.title"),
                                                 .sentence = context.t("data.empty.sentence"),
                                                 .button = may_import ? context.t("data.import") : std::string_view{}});
        if (event == widgets::EmptyEvent::button) context.actions.pick_files = true;
        return;
    }
    if (draw_page_head(context, {.title = context.t("page.data"),
                                 .context = context.t("data.context"),
                                 .primary = context.t("data.import"),
                                 .hint = context.t("data.import.hint"),
                                 .is_enabled = may_import,
                                 .opens_files = true})) {
        context.actions.pick_files = true;
    }
    if (choose_tab(context, ui.tab)) ui.selection.reset();
    if (ui.tab == std::size(k_tabs)) return draw_quality(context, ui.quality);
    if (ui.tab == std::size(k_tabs) + 1) return draw_talent(context, ui.talent);
    if (ui.tab == k_map_tab) return draw_map(context, ui.map);
    const EntityKind kind = k_tabs[ui.tab];
    if (kind == EntityKind::employee && ui.past.day) {
        if (const auto person = draw_past(context, ui.past)) ui.employee.key = *person, ui.employee.day = ui.past.day;
        return;
    }
    if (ui.selection && ui.selection->entity != kind) ui.selection.reset();
    if (kind == EntityKind::unit && choose_tree(context, ui.units)) return draw_unit_tree(context, ui.units, ui.past);
    ImGui::PushID(static_cast<int>(ui.tab));
    const auto opened = draw_record_table(context, kind, ui.selection, ui.tables[static_cast<std::size_t>(kind)],
                                          kind == EntityKind::employee ? &ui.past : nullptr);
    ImGui::PopID();
    if (opened) open_record(context, kind, *opened, ui.employee.key);
}

void open_data(DataUi& ui, const Target& target) { ui.wanted = target; }

}  // namespace views
