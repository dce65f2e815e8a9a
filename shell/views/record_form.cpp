#include "shell/views/record_form.hpp"

#include <algorithm>
#include <utility>

#include "core/app/record_list.hpp"
#include "core/app/typed_value.hpp"
#include "shell/views/record_facts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::FieldType;

/// What may be chosen, each as it is typed and as it is shown; the first is unknown.
void draw_choice(const ViewContext& context, const records::Field& field, RecordDraft::Line& line) {
    const records::Catalogue& catalogue = context.registry().catalogue();
    std::vector<std::string> texts{std::string()}, labels{std::string(context.t("data.filter.unknown"))};
    if (field.type == FieldType::flag)
        for (const std::int64_t flag : {1, 0}) labels.push_back(texts.emplace_back(records::display_text(catalogue, field, records::Value{flag}, context.language())));
    else
        for (const records::Choice& choice : catalogue.choices(field.choices).choices)
            texts.push_back(choice.code), labels.push_back(choice.label[static_cast<std::size_t>(context.language())]);
    const auto at = std::ranges::find(texts, line.text);
    auto chosen = at == texts.end() ? std::size_t{0} : static_cast<std::size_t>(at - texts.begin());
    if (widgets::combo({.id = "value", .label = field.label[static_cast<std::size_t>(context.language())]}, labels, &chosen)) line.text = texts[chosen];
}

void draw_line(const ViewContext& context, const records::Field& field, RecordDraft::Line& line, bool takes_focus) {
    const bool is_searching = field.type == FieldType::reference && !line.value;
    const std::string_view hint = field.type == FieldType::date ? context.t("list.value.date")
                                  : field.type == FieldType::reference ? context.t(field.target == records::EntityKind::employee ? "kin.search" : "record.search") : std::string_view{};
    if (field.type == FieldType::choice || field.type == FieldType::flag) draw_choice(context, field, line);
    else
        (void)widgets::text_field({.id = "value", .label = field.label[static_cast<std::size_t>(context.language())],
                                   .placeholder = hint,
                                   .problem = line.value || is_searching ? std::string() : wrong_value(context, field), .takes_focus = takes_focus}, line.text);
    if (line.text != line.read) {
        line.read = line.text;
        line.value = app::typed_value(context.registry(), field, line.text);
    }
    if (field.type == FieldType::reference && !line.value)
        if (auto chosen = offer_records(context, *field.target, line.text, {}, line.offer)) line.text = std::move(*chosen);
    if (field.type != FieldType::reference || !line.value || !records::is_known(*line.value)) return;
    const records::Record* target = context.registry().table(*field.target).find(records::as_text(*line.value));
    if (target != nullptr)
        widgets::text(app::record_name(context.registry(), *field.target, *target), {.font = widgets::Font::secondary, .color = widgets::Color::muted, .may_cut = true});
}

}  // namespace

std::optional<std::string> draw_record_form(const ViewContext& context, records::EntityKind kind, std::optional<RecordDraft>& draft) {
    const records::Entity& entity = context.registry().catalogue().entity(kind);
    const auto language = static_cast<std::size_t>(context.language());
    draft->lines.resize(entity.fields.size());
    bool is_done = widgets::panel_title(context.t("record.add"), entity.label[language], context.t("record.cancel"));
    std::string open;
    std::vector<records::Value> values;
    for (records::FieldIndex index = 0; index < entity.fields.size(); ++index) {
        const records::Field& field = entity.fields[index];
        RecordDraft::Line& line = draft->lines[index];
        ImGui::PushID(index);
        draw_line(context, field, line, std::exchange(draft->takes_focus, false));
        ImGui::PopID();
        const bool is_missing = line.value && field.need == records::Need::required && !records::is_known(*line.value);
        if (!line.value || is_missing) open += (open.empty() ? "" : ", ") + field.label[language];
        values.push_back(line.value.value_or(records::Value{}));
    }
    widgets::space(4);
    if (!open.empty()) widgets::paragraph(context.t("record.save.hint", {{"fields", open}}), {.font = widgets::Font::secondary, .color = widgets::Color::muted});
    std::optional<std::string> key;
    if (widgets::button({.id = "record", .label = context.t("record.save"), .kind = widgets::ButtonKind::primary, .is_enabled = open.empty()})) {
        key = records::record_key(entity, values);
        context.send(app::AddRecord{kind, std::move(values)});
        is_done = true;
    }
    if (is_done) draft.reset();
    return key;
}

}  // namespace views
