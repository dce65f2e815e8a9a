#include "shell/views/record_table.hpp"

#include <algorithm>
#include <array>

#include "assets/icons.hpp"
#include "core/base/text.hpp"
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
};

bool is_default(EntityKind entity, std::string_view field) {
    const auto at = std::ranges::find(k_default_columns, entity, &DefaultColumns::entity);
    return at != std::end(k_default_columns) && std::ranges::find(at->fields, field) != at->fields.end();
}

bool is_numeric(const records::Field& field) { return field.type == FieldType::integer || field.type == FieldType::decimal; }

float column_width(const records::Field& field) {
    switch (field.type) {
        case FieldType::integer:
        case FieldType::decimal:
        case FieldType::flag: return 86;
        case FieldType::date: return 104;
        case FieldType::choice: return 116;
        case FieldType::text:
        case FieldType::reference:
        case FieldType::list: return 150;
    }
    return 120;
}

/// A reference reads as the name of what it refers to.
std::string shown_text(const ViewContext& context, const records::Field& field, const records::Value& value) {
    const records::Registry& registry = context.registry();
    if (field.type == FieldType::reference && records::is_known(value)) {
        const records::Record* target = registry.table(*field.target).find(records::as_text(value));
        if (target) return app::record_name(registry, *field.target, *target);
    }
    return records::display_text(registry.catalogue(), field, value, context.language());
}

std::string subtitle(const records::Registry& registry, EntityKind entity, const records::Record& record) {
    if (entity == EntityKind::employee) return base::grouped_employee_number(record.key);
    if (entity == EntityKind::position) {
        const records::Value& unit = registry.value(entity, record, "unit_id");
        const records::Record* target = registry.table(EntityKind::unit).find(records::as_text(unit));
        return target ? app::record_name(registry, EntityKind::unit, *target) : record.key;
    }
    return record.key;
}

void draw_filters(const ViewContext& context, const records::Entity& entity, RecordTableUi& ui) {
    const records::Catalogue& catalogue = context.registry().catalogue();
    const auto language = static_cast<std::size_t>(context.language());
    std::vector<std::size_t> fields;
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        if (entity.fields[i].type != FieldType::choice || entity.fields[i].sensitivity == records::Sensitivity::special) continue;
        fields.push_back(i);
        labels.push_back(entity.fields[i].label[language]);
    }
    const auto& theme = theme::current();
    for (std::size_t i = 0; i < ui.filters.size(); ++i) {
        const records::Field& field = entity.fields[ui.filters[i].field];
        const std::string value = records::display_text(catalogue, field, records::Value{ui.filters[i].code}, context.language());
        const std::string label = field.label[language] + ": " + value;
        ImGui::PushID(static_cast<int>(i));
        const bool is_removed = widgets::chip({.id = "filter", .label = label, .name = context.t("data.filter.remove", {{"filter", label}}),
                                               .is_on = true, .is_removable = true});
        ImGui::PopID();
        ImGui::SameLine();
        if (is_removed) {
            ui.filters.erase(ui.filters.begin() + static_cast<std::ptrdiff_t>(i));
            break;
        }
    }
    if (fields.empty()) return ImGui::NewLine();
    std::size_t chosen = SIZE_MAX;
    if (ui.filter_field < entity.fields.size()) {
        const auto at = std::ranges::find(fields, ui.filter_field);
        chosen = static_cast<std::size_t>(at - fields.begin());
    }
    if (widgets::combo({.id = "filter_field", .name = context.t("data.filter.field"), .placeholder = context.t("data.filter.add"),
                        .width = theme.px(190)}, labels, &chosen)) {
        ui.filter_field = fields[chosen];
    }
    if (ui.filter_field >= entity.fields.size()) return;
    const records::Field& field = entity.fields[ui.filter_field];
    std::vector<std::string> values;
    for (const records::Choice& choice : catalogue.choices(field.choices).choices) values.push_back(choice.label[language]);
    std::size_t value = SIZE_MAX;
    ImGui::SameLine();
    if (widgets::combo({.id = "filter_value", .name = context.t("data.filter.value"), .placeholder = context.t("data.filter.choose"),
                        .width = theme.px(190)}, values, &value)) {
        ui.filters.push_back({static_cast<records::FieldIndex>(ui.filter_field), catalogue.choices(field.choices).choices[value].code});
        ui.filter_field = SIZE_MAX;
    }
}

/// Everything that decides which rows are shown, as one text.
std::string query_key(const ViewContext& context, const std::shared_ptr<const Selection>& selection, const RecordTableUi& ui) {
    std::string key = records_key(context) + '/' + ui.text + '/' + ui.table.sort + (ui.table.is_descending ? "-" : "+");
    for (const app::FieldFilter& filter : ui.filters) key += '/' + std::to_string(filter.field) + '=' + filter.code;
    if (selection) key += '/' + std::to_string(reinterpret_cast<std::uintptr_t>(selection.get()));
    return key;
}

}  // namespace

std::optional<std::string> draw_record_table(const ViewContext& context, EntityKind kind, std::shared_ptr<const Selection>& selection,
                                             RecordTableUi& ui) {
    const auto& theme = theme::current();
    const records::Registry& registry = context.registry();
    const records::Entity& entity = registry.catalogue().entity(kind);
    const auto language = static_cast<std::size_t>(context.language());
    const auto& list = *ui.list.get(records_key(context), [&] {
        return std::make_shared<const app::RecordList>(app::shared_registry(context.state), kind);
    });
    if (!ui.knows_columns) {
        for (const records::Field& field : entity.fields) {
            if (!is_default(kind, field.name)) ui.table.hidden.insert(field.name);
        }
        ui.knows_columns = true;
    }

    (void)widgets::search_field({.id = "search", .name = context.t("data.search"), .placeholder = context.t("data.search.placeholder"),
                                 .width = theme.px(280)}, ui.text);
    ImGui::SameLine();
    if (selection) {
        if (widgets::chip({.id = "selection", .label = selection->label,
                           .name = context.t("data.filter.remove", {{"filter", selection->label}}), .is_on = true, .is_removable = true})) {
            selection.reset();
        }
        ImGui::SameLine();
    }
    draw_filters(context, entity, ui);

    const auto& found = ui.found.get(query_key(context, selection, ui), [&] {
        app::RecordQuery query{ui.text, ui.filters, selection ? &selection->keys : nullptr, std::nullopt, ui.table.is_descending};
        if (const auto field = entity.find(ui.table.sort)) query.sort = *field;
        else if (ui.table.sort == "record" && entity.find("name")) query.sort = *entity.find("name");
        return list.find(query);
    });

    std::vector<widgets::Column> columns{{.id = "record", .label = entity.label[language], .width = 210, .share = 2}};
    std::vector<std::size_t> fields{SIZE_MAX};
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        const records::Field& field = entity.fields[i];
        if (field.sensitivity == records::Sensitivity::special) continue;
        columns.push_back({.id = field.name.c_str(), .label = field.label[language], .width = column_width(field),
                           .share = field.type == FieldType::text ? 1.0f : 0.0f,
                           .align = is_numeric(field) ? widgets::Align::right : widgets::Align::left});
        fields.push_back(i);
    }
    const auto rows = list.table().rows();
    const auto record = [&](std::int64_t row) -> const records::Record& { return rows[found[static_cast<std::size_t>(row)]]; };
    const auto text_of = [&](std::int64_t row, std::size_t column) {
        if (fields[column] == SIZE_MAX) return app::record_name(registry, kind, record(row));
        return shown_text(context, entity.fields[fields[column]], record(row).values[fields[column]]);
    };
    const auto count = [&](std::size_t value) { return widgets::number(static_cast<std::int64_t>(value), context.language()); };
    const std::string footer = found.size() == rows.size() ? context.t("data.rows.all", {{"count", count(rows.size())}})
                                                           : context.t("data.rows.some", {{"count", count(found.size())}, {"all", count(rows.size())}});
    const auto events = widgets::table(ui.table, {
        .id = "records", .name = entity.label[language], .columns = columns, .rows = static_cast<std::int64_t>(found.size()),
        .key = [&](std::int64_t row) { return record(row).key; },
        .name_of = [&](std::int64_t row) { return app::record_name(registry, kind, record(row)) + ", " + subtitle(registry, kind, record(row)); },
        .draw = [&](const widgets::Cell& cell) {
            const records::Record& shown = record(cell.row);
            if (fields[cell.column] == SIZE_MAX) {
                cell.two_lines(app::record_name(registry, kind, shown), subtitle(registry, kind, shown), true);
            } else if (is_numeric(entity.fields[fields[cell.column]])) {
                cell.number(text_of(cell.row, cell.column));
            } else {
                cell.text(text_of(cell.row, cell.column));
            }
        },
        .text_of = text_of, .footer = footer, .empty = context.t("data.rows.none"), .has_column_chooser = true});
    if (events.copied) context.actions.copy = *events.copied;
    if (!events.opened && !events.selected) return std::nullopt;
    const auto row = events.opened ? *events.opened : *events.selected;
    return record(row).key;
}

}  // namespace views
