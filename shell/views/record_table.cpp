#include "shell/views/record_table.hpp"

#include <algorithm>
#include <array>

#include "assets/icons.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::EntityKind;
using records::FieldType;

/// The columns shown until the user chooses others; the first column, the record's name, is always there.
struct DefaultColumns {
    EntityKind entity;
    std::array<std::string_view, 6> fields;
};
constexpr DefaultColumns k_default_columns[] = {
    {EntityKind::employee, {"job_title", "unit_name", "employment_kind", "rank", "education_level", "position_since"}},
    {EntityKind::unit, {"kind", "parent_id", "service", "district"}},
    {EntityKind::position, {"unit_id", "tier", "job_family", "need", "must_fill", "min_education"}},
    {EntityKind::education, {"level", "name", "study_field", "institution", "year"}},
    {EntityKind::training, {"name", "job_family", "hours", "score", "passed", "started_on"}},
    {EntityKind::performance, {"year", "rating"}},
    {EntityKind::competency, {"competency", "level", "assessed_on"}},
    {EntityKind::wish, {"order", "kind", "target", "submitted_on"}},
    {EntityKind::community, {"organisation", "role", "service", "district", "from_year", "to_year"}},
    {EntityKind::position_history, {"since", "job_title", "unit_name", "decree", "source"}},
    {EntityKind::rank_history, {"since", "rank", "decree", "source"}},
    {EntityKind::award, {"name", "received_on", "decree"}},
    {EntityKind::assignment, {"name", "kind", "role", "since", "until", "decree"}},
    {EntityKind::family, {"relative_number", "relation", "since", "until"}},
    {EntityKind::unit_history, {"until", "name", "parent_id"}},
    {EntityKind::job, {"kind", "level", "echelon_id", "retirement_age"}},
    {EntityKind::course, {"job_family", "competency", "hours", "valid_months", "provider"}},
    {EntityKind::acting, {"position_id", "since", "until", "extensions", "decree"}},
    {EntityKind::panel, {"role", "since", "until", "decree"}},
};

bool is_default(EntityKind entity, std::string_view field) {
    const auto at = std::ranges::find(k_default_columns, entity, &DefaultColumns::entity);
    return at != std::end(k_default_columns) && std::ranges::find(at->fields, field) != at->fields.end();
}

bool is_numeric(const records::Field& field) {
    return field.type == FieldType::integer || field.type == FieldType::decimal;
}

float column_width(const records::Field& field) {
    switch (field.type) {
        case FieldType::integer:
        case FieldType::decimal:
        case FieldType::flag:
            return 86;
        case FieldType::date:
            return 104;
        case FieldType::choice:
            return 116;
        case FieldType::reference:
            return field.target == EntityKind::employee ? 184 : 150;
        case FieldType::text:
        case FieldType::list:
            return 150;
    }
    return 120;
}

/// Everything that decides which rows are shown, as one text.
std::string query_key(const std::string& judged_key, const std::shared_ptr<const Selection>& selection,
                      const RecordTableUi& ui) {
    std::string key = judged_key + '/' + ui.text + '/' + ui.table.sort + (ui.table.is_descending ? "-" : "+") +
                      (ui.ask.shows_unjudged ? "?" : "!");
    if (selection) key += '/' + std::to_string(reinterpret_cast<std::uintptr_t>(selection.get()));
    return key;
}

/// The person that a record is about: its own key, or the part in front of the first slash.
std::string employee_of(EntityKind kind, const std::string& key) {
    if (kind == EntityKind::employee) return key;
    if (!records::Catalogue::standard().entity(kind).is_of_person()) return {};
    return key.substr(0, key.find('/'));
}

/// The selected record, whole. True when its own page is asked for.
bool draw_record_panel(const ViewContext& context, EntityKind kind, const records::Record& record, RecordTableUi& ui) {
    const records::Registry& registry = context.registry();
    if (widgets::panel_title(app::record_name(registry, kind, record), record_subtitle(context, kind, record),
                             context.t("data.panel.close"))) {
        if (ui.facts.editing == UINT16_MAX) ui.table.selected.clear();
        return false;
    }
    bool is_opened = false;
    if (kind == EntityKind::position) {
        is_opened =
            widgets::button({.id = "open", .label = context.t("data.panel.people"), .icon = icons::k_icon_search});
    } else if (registry.catalogue().entity(kind).is_of_person() || kind == EntityKind::employee) {
        is_opened =
            widgets::button({.id = "open", .label = context.t("data.panel.person"), .icon = icons::k_icon_user});
    }
    if (registry.catalogue().entity(kind).is_entered_by_hand() && app::may_edit(context.state)) {
        const widgets::Button remove{.id = "remove", .label = context.t("record.remove"), .icon = icons::k_icon_trash_2};
        flow(widgets::button_width(remove));
        if (widgets::button(remove)) context.send(app::RemoveRecords{kind, {record.key}});
    }
    widgets::space(4);
    draw_facts(context, kind, record, ui.facts);
    return is_opened;
}

}  // namespace

std::optional<std::string> draw_record_table(const ViewContext& context, EntityKind kind,
                                             std::shared_ptr<const Selection>& selection, RecordTableUi& ui, PastUi* past) {
    const auto& theme = theme::current();
    const records::Registry& registry = context.registry();
    const records::Entity& entity = registry.catalogue().entity(kind);
    const auto language = static_cast<std::size_t>(context.language());
    const app::RecordList& list = searched(context, ui.list, kind);
    if (!ui.knows_columns) {
        const auto& chosen = context.state.preferences.hidden_columns;
        if (const auto at = chosen.find(entity.name); at != chosen.end()) ui.table.hidden = at->second;
        else
            for (const records::Field& field : entity.fields)
                if (!is_default(kind, field.name)) ui.table.hidden.insert(field.name);
        ui.knows_columns = true;
    }

    const app::Condition asked = app::finished(registry.catalogue(), kind, ui.ask.where);
    std::string judged_key = records_key(context) + base::to_text(app::condition_json(asked));
    const app::Truths* judged = nullptr;
    if (asked.parts.empty()) {
        ui.judged.reset();
        ui.ask.shows_unjudged = false;
    } else {
        if (!ui.judged) ui.judged.emplace();
        judged = ui.judged->get(context.actions, judged_key, list.table().size(), [&] {
            return app::Judging(columns_of(context), kind, asked, context.state.today);
        });
        if (!ui.judged->is_whole()) judged_key += '~';  // what was shown before stays a little longer
    }

    // A history's rows are called after the person they are about.
    const bool is_history = kind != EntityKind::employee && !employee_of(kind, "key").empty();
    app::RecordQuery query{ui.text,      judged, ui.ask.shows_unjudged ? app::Truth::unknown : app::Truth::yes,
                           selection ? &selection->keys : nullptr,
                           std::nullopt, ui.table.is_descending};
    if (const auto field = entity.find(ui.table.sort)) query.sort = *field;
    else if (ui.table.sort == "record" && !is_history)
        query.sort = entity.find(kind == EntityKind::position ? "title" : "name");
    const std::string key = query_key(judged_key, selection, ui) + (ui.text.empty() ? "" : '/' + std::to_string(list.read()));
    const auto rows_found = ui.found.get(key, [&] {
        return std::make_shared<const std::vector<std::uint32_t>>(list.find(query));
    });
    const auto& found = *rows_found;
    const auto count_unjudged = [&] {
        app::RecordQuery unjudged = query;
        unjudged.wanted = app::Truth::unknown;
        unjudged.sort.reset();
        return list.find(unjudged).size();
    };
    const std::size_t unjudged = judged ? ui.unjudged.get(key, count_unjudged) : std::size_t{0};

    const std::string_view record_label =
        is_history ? registry.catalogue().entity(EntityKind::employee).label[language] : entity.label[language];
    const Listed listed{.entity = kind, .key = key, .record_label = record_label, .rows = rows_found, .unjudged = unjudged};
    (void)widgets::search_field({.id = "search",
                                 .name = context.t("data.search"),
                                 .placeholder = context.t("data.search.placeholder"),
                                 .width = theme.px(250)},
                                ui.text);
    draw_list_tools(context, listed, ui.ask, ui.table);
    if (past != nullptr) draw_past_field(context, *past);
    if (entity.is_entered_by_hand() && app::may_edit(context.state) && !ui.ask.by) {
        const widgets::Button add{.id = "add", .label = context.t("record.add"), .icon = icons::k_icon_plus};
        flow(widgets::button_width(add));
        if (widgets::button(add)) ui.draft.emplace();
    }
    if (selection) {
        if (widgets::chip({.id = "selection",
                           .label = selection->label,
                           .name = context.t("data.filter.remove", {{"filter", selection->label}}),
                           .is_on = true,
                           .is_removable = true})) {
            selection.reset();
        }
    }
    draw_list_question(context, listed, ui.ask, ui.table);
    if (ui.ask.by) {
        draw_tally(context, listed, ui.ask);
        return std::nullopt;
    }

    std::vector<widgets::Column> columns{{.id = "record", .label = record_label, .width = 184, .share = 2}};
    std::vector<std::size_t> fields{SIZE_MAX};
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        const records::Field& field = entity.fields[i];
        if (field.sensitivity == records::Sensitivity::special) continue;
        columns.push_back({.id = field.name.c_str(),
                           .label = field.label[language],
                           .width = column_width(field),
                           .share = field.type == FieldType::text ? 1.0f : 0.0f,
                           .align = is_numeric(field) ? widgets::Align::right : widgets::Align::left});
        fields.push_back(i);
    }
    const auto rows = list.table().rows();
    const auto record = [&](std::int64_t row) -> const records::Record& {
        return rows[found[static_cast<std::size_t>(row)]];
    };
    const auto text_of = [&](std::int64_t row, std::size_t column) {
        if (fields[column] == SIZE_MAX) return app::record_name(registry, kind, record(row));
        return app::copied_text(registry, kind, record(row), static_cast<records::FieldIndex>(fields[column]),
                                context.language());
    };
    const auto count = [&](std::size_t value) {
        return widgets::number(static_cast<std::int64_t>(value), context.language());
    };
    const std::string footer =
        found.size() == rows.size()
            ? context.t("data.rows.all", {{"count", count(rows.size())}})
            : context.t("data.rows.some", {{"count", count(found.size())}, {"all", count(rows.size())}});
    const records::Record* selected = ui.table.selected.empty() ? nullptr : list.table().find(ui.table.selected);
    if (selected == nullptr || ui.facts_of != selected->key) {
        ui.facts = {.shows_special = ui.facts.shows_special};
        ui.facts_of = selected ? selected->key : std::string();
    }
    widgets::Split split("records", selected != nullptr || ui.draft);
    widgets::TableEvents events;
    const std::size_t hidden = ui.table.hidden.size();
    if (const widgets::Card card({.id = "list", .height = split.height(), .has_padding = false}); card) {
        events = widgets::table(ui.table, {.id = "records",
                                           .name = entity.label[language],
                                           .columns = columns,
                                           .rows = static_cast<std::int64_t>(found.size()),
                                           .key = [&](std::int64_t row) { return record(row).key; },
                                           .name_of =
                                               [&](std::int64_t row) {
                                                   return app::record_name(registry, kind, record(row)) + ", " +
                                                          record_subtitle(context, kind, record(row));
                                               },
                                           .draw =
                                               [&](const widgets::Cell& cell) {
                                                   const records::Record& shown = record(cell.row);
                                                   if (fields[cell.column] == SIZE_MAX)
                                                       return cell.two_lines(app::record_name(registry, kind, shown),
                                                                             record_subtitle(context, kind, shown), true);
                                                   const auto field = static_cast<records::FieldIndex>(fields[cell.column]);
                                                   const std::string text = app::field_text(registry, kind, shown, field, context.language());
                                                   if (is_numeric(entity.fields[field])) cell.number(text);
                                                   else cell.text(text);
                                               },
                                           .text_of = text_of,
                                           .footer = footer,
                                           .empty = context.t("data.rows.none"),
                                           .has_column_chooser = true});
    }
    if (events.copied) context.actions.copy = *events.copied;
    if (ui.table.hidden.size() != hidden) {
        app::Preferences wanted = context.state.preferences;
        wanted.hidden_columns[entity.name] = ui.table.hidden;
        context.send(app::SetPreferences{std::move(wanted)});
    }
    std::optional<std::string> opened;
    if (events.opened) opened = record(*events.opened).key;
    if (!split.panel()) return opened;
    if (ui.draft) {
        if (auto sent = draw_record_form(context, kind, ui.draft)) ui.table.selected = *std::move(sent), ui.table.scroll_to_selected = true;
    } else if (selected != nullptr && draw_record_panel(context, kind, *selected, ui)) {
        opened = selected->key;
    }
    return opened;
}

std::span<const std::string_view> default_columns(EntityKind entity) {
    const auto at = std::ranges::find(k_default_columns, entity, &DefaultColumns::entity);
    if (at == std::end(k_default_columns)) return {};
    return {at->fields.begin(), std::ranges::find(at->fields, std::string_view{})};
}

void open_record(const ViewContext& context, EntityKind kind, const std::string& key, std::string& employee) {
    if (kind == EntityKind::position) context.go({.page = Page::search, .entity = kind, .key = key});
    else if (const std::string person = employee_of(kind, key); !person.empty()) employee = person;
}

}  // namespace views
