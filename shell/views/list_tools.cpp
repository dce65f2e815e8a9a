#include <algorithm>

#include "assets/icons.hpp"
#include "shell/views/list_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using theme::Color;
using theme::Font;

/// Fields of the catalogue that the table shows, in its order.
std::vector<records::FieldIndex> shown_fields(const records::Entity& entity, const widgets::TableUi& table) {
    std::vector<records::FieldIndex> shown;
    for (records::FieldIndex i = 0; i < entity.fields.size(); ++i)
        if (entity.fields[i].sensitivity != records::Sensitivity::special && !table.hidden.contains(entity.fields[i].name))
            shown.push_back(i);
    return shown;
}

void open_list(const records::Entity& entity, const app::SavedList& list, ListUi& ui, widgets::TableUi& table) {
    ui.where = list.where;
    ui.by = list.by;
    ui.across = list.across;
    ui.counts = list.by.has_value();
    ui.name = list.name;
    ui.shows_unjudged = false;
    ui.drafts.clear();
    table.sort = list.sort;
    table.is_descending = list.is_descending;
    if (list.columns.empty()) return;
    table.hidden.clear();
    for (const records::Field& field : entity.fields)
        if (std::ranges::find(list.columns, field.name) == list.columns.end()) table.hidden.insert(field.name);
}

std::string title_of(const ViewContext& context, const records::Entity& entity, const ListUi& ui) {
    if (!ui.name.empty()) return ui.name;
    return context.t("list.title", {{"kind", entity.label[static_cast<std::size_t>(context.language())]}});
}

void send_list(const ViewContext& context, const Listed& listed, ListUi& ui, const widgets::TableUi& table,
               intake::TableFormat format) {
    const records::Entity& entity = context.registry().catalogue().entity(listed.entity);
    const std::string title = title_of(context, entity, ui);
    if (!ui.by) {
        context.send(app::ExportList{listed.entity, title, std::string(listed.record_label), listed.rows,
                                     shown_fields(entity, table), format});
        return;
    }
    const auto& tally = tally_of(context, listed, ui);
    if (!tally) return;
    const std::string by = app::subject_words(context.registry().catalogue(), listed.entity, *ui.by, context.words);
    auto cells = std::make_shared<const std::vector<std::vector<std::string>>>(app::tally_cells(*tally, by, context.words));
    context.send(app::ExportCells{title, std::move(cells), format});
}

const std::vector<app::SavedList>& lists_of(const ViewContext& context, const Listed& listed, ListUi& ui) {
    return ui.lists.get(context.state.revision, [&] { return app::saved_lists(context.registry(), listed.entity); });
}

/// The name under which the list is kept.
void draw_keep(const ViewContext& context, const Listed& listed, ListUi& ui, const widgets::TableUi& table) {
    const auto& theme = theme::current();
    const bool may_edit = app::may_edit(context.state);
    const records::Entity& entity = context.registry().catalogue().entity(listed.entity);
    (void)widgets::text_field({.id = "list_name",
                               .name = context.t("list.saved.name"),
                               .placeholder = context.t("list.saved.name"),
                               .width = theme.px(230),
                               .is_enabled = may_edit},
                              ui.name);
    ImGui::SameLine(0, theme.px(8));
    if (widgets::button({.id = "keep",
                         .label = context.t("list.saved.keep"),
                         .icon = icons::k_icon_save,
                         .is_enabled = may_edit && !ui.name.empty() && count_incomplete(context, listed.entity, ui.where) == 0})) {
        app::SavedList list{ui.name, listed.entity, app::finished(context.registry().catalogue(), listed.entity, ui.where)};
        for (const records::FieldIndex field : shown_fields(entity, table)) list.columns.push_back(entity.fields[field].name);
        list.sort = table.sort, list.is_descending = table.is_descending;
        list.by = ui.by, list.across = ui.across;
        context.send(app::KeepList{std::move(list)});
    }
    const auto& lists = lists_of(context, listed, ui);
    if (std::ranges::find(lists, ui.name, &app::SavedList::name) == lists.end()) return;
    ImGui::SameLine(0, theme.px(8));
    if (widgets::button({.id = "drop",
                         .label = context.t("list.saved.drop"),
                         .icon = icons::k_icon_trash_2,
                         .is_enabled = may_edit})) {
        context.send(app::DropList{listed.entity, ui.name});
    }
}

void draw_counting(const ViewContext& context, const Listed& listed, ListUi& ui) {
    const auto& theme = theme::current();
    const Subjects& among = ui.counted_among.get(static_cast<int>(context.language()), [&] {
        return with_labels(context, listed.entity, app::tally_subjects(context.registry().catalogue(), listed.entity));
    });
    (void)pick_subject(context, listed.entity, "by", context.t("list.group.by"), {}, theme.px(280), among, ui.by, ui.search);
    if (ui.by) {
        ImGui::SameLine(0, theme.px(8));
        (void)pick_subject(context, listed.entity, "across", context.t("list.group.across"), context.t("list.group.none"),
                           theme.px(280), among, ui.across, ui.search);
    }
    ImGui::SameLine(0, theme.px(8));
    if (widgets::button({.id = "close", .label = context.t("list.group.close"), .icon = icons::k_icon_x}))
        ui.by.reset(), ui.across.reset(), ui.counts = false;
}

/// Conditions that lack a value narrow nothing, which their line alone would not tell.
void draw_incomplete(const ViewContext& context, const Listed& listed, ListUi& ui) {
    const std::size_t count = count_incomplete(context, listed.entity, ui.where);
    if (count == 0) return;
    widgets::text(context.t("list.incomplete.count", {{"count", std::to_string(count)}}),
                  {.font = Font::secondary, .color = Color::warn, .may_cut = true, .role = probe::Role::status});
}

void draw_unjudged(const ViewContext& context, const Listed& listed, ListUi& ui) {
    const auto& theme = theme::current();
    const std::string count = widgets::number(static_cast<std::int64_t>(listed.unjudged), context.language());
    const std::string sentence = ui.shows_unjudged ? std::string(context.t("list.unjudged.shown"))
                                                   : context.t("list.unjudged", {{"count", count}});
    const float width = widgets::text_width(sentence, Font::secondary);
    const widgets::Rect rect = widgets::rect_here(width + theme.px(24), theme.px(24));
    widgets::icon_in({rect.min, {rect.min.x + theme.px(18), rect.max.y}}, icons::k_icon_circle_help, Color::warn, Font::body);
    widgets::text_in({{rect.min.x + theme.px(24), rect.min.y}, rect.max}, sentence,
                     {.font = Font::secondary, .color = Color::warn, .role = probe::Role::status});
    ImGui::Dummy({rect.width(), rect.height()});
    ImGui::SameLine(0, theme.px(12));
    if (widgets::link("unjudged", context.t(ui.shows_unjudged ? "list.unjudged.back" : "list.unjudged.show")))
        ui.shows_unjudged = !ui.shows_unjudged;
}

}  // namespace

void draw_list_tools(const ViewContext& context, const Listed& listed, ListUi& ui, widgets::TableUi& table) {
    const auto& theme = theme::current();
    const records::Entity& entity = context.registry().catalogue().entity(listed.entity);
    const std::size_t asked = app::finished(context.registry().catalogue(), listed.entity, ui.where).parts.size();
    const std::string label = asked == 0 ? std::string(context.t("list.filter"))
                                         : context.t("list.filter.count", {{"count", std::to_string(asked)}});
    const widgets::Button filter{.id = "filter",
                                 .label = label,
                                 .name = context.t("list.filter"),
                                 .kind = ui.is_open ? widgets::ButtonKind::primary : widgets::ButtonKind::secondary,
                                 .icon = icons::k_icon_filter};
    flow(widgets::button_width(filter));
    if (widgets::button(filter)) {
        ui.is_open = !ui.is_open;
        if (ui.is_open && ui.where.parts.empty()) ui.where.parts.push_back({.kind = app::Condition::Kind::test});
    }
    const auto& lists = lists_of(context, listed, ui);
    if (!lists.empty()) {
        std::vector<std::string> names;
        for (const app::SavedList& list : lists) names.push_back(list.name);
        auto chosen = static_cast<std::size_t>(std::ranges::find(names, ui.name) - names.begin());
        flow(theme.px(180));
        if (widgets::combo({.id = "saved",
                            .name = context.t("list.saved"),
                            .placeholder = context.t("list.saved"),
                            .width = theme.px(180)},
                           names, &chosen))
            open_list(entity, lists[chosen], ui, table);
    }
    const widgets::Button count{.id = "count",
                                .label = context.t("list.group"),
                                .kind = ui.counts ? widgets::ButtonKind::primary : widgets::ButtonKind::secondary,
                                .icon = icons::k_icon_chart_column};
    flow(widgets::button_width(count));
    if (widgets::button(count)) {
        ui.counts = !ui.counts;
        if (!ui.counts) ui.by.reset(), ui.across.reset();
    }
    const auto wanted = draw_files(context, listed.entity, true);
    if (wanted) send_list(context, listed, ui, table, *wanted);
}

std::optional<intake::TableFormat> draw_files(const ViewContext& context, records::EntityKind entity, bool has_list) {
    struct File {
        const char* words;
        bool is_list;
        intake::TableFormat format;
    };
    constexpr File k_files[] = {{"list.file.shown.excel", true, intake::TableFormat::workbook},
                                {"list.file.shown.csv", true, intake::TableFormat::csv},
                                {"list.file.all.excel", false, intake::TableFormat::workbook},
                                {"list.file.all.csv", false, intake::TableFormat::csv}};
    const auto files = std::span(k_files).subspan(has_list ? 0 : 2);
    std::vector<std::string> options;
    for (const File& file : files) options.emplace_back(context.t(file.words));
    const float width = theme::current().px(120);
    std::size_t chosen = SIZE_MAX;
    flow(width);
    if (!widgets::combo({.id = "files", .name = context.t("list.file"), .placeholder = context.t("list.file"), .width = width,
                         .is_enabled = !context.state.job},
                        options, &chosen))
        return std::nullopt;
    if (files[chosen].is_list) return files[chosen].format;
    context.send(app::ExportRecords{entity, files[chosen].format});
    return std::nullopt;
}

void draw_list_question(const ViewContext& context, const Listed& listed, ListUi& ui, widgets::TableUi& table) {
    if (ui.is_open) {
        draw_list_builder(context, listed.entity, ui);
        draw_keep(context, listed, ui, table);
    } else {
        draw_list_chips(context, listed.entity, ui);
    }
    draw_incomplete(context, listed, ui);
    if (ui.counts) draw_counting(context, listed, ui);
    if (listed.unjudged > 0 || ui.shows_unjudged) draw_unjudged(context, listed, ui);
}

}  // namespace views
