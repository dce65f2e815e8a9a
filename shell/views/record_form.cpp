#include "shell/views/record_form.hpp"

#include <algorithm>
#include <utility>

#include "core/app/record_list.hpp"
#include "core/app/typed_value.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using records::FieldType;

void draw_choice(const ViewContext& context, const records::Field& field, RecordDraft::Line& line) {
    const auto language = static_cast<std::size_t>(context.language());
    const auto& choices = context.registry().catalogue().choices(field.choices).choices;
    std::vector<std::string> options{std::string(context.t("data.filter.unknown"))};
    for (const records::Choice& choice : choices) options.push_back(choice.label[language]);
    const auto at = std::ranges::find(choices, line.text, &records::Choice::code);
    std::size_t chosen = at == choices.end() ? 0 : static_cast<std::size_t>(at - choices.begin()) + 1;
    if (widgets::combo({.id = "value", .label = field.label[language]}, options, &chosen)) line.text = chosen == 0 ? std::string() : choices[chosen - 1].code;
}

void draw_line(const ViewContext& context, const records::Field& field, RecordDraft::Line& line, bool takes_focus) {
    const std::string_view hint = field.type == FieldType::date ? context.t("list.value.date")
                                  : field.target == records::EntityKind::employee ? context.t("kin.search") : std::string_view{};
    if (field.type == FieldType::choice) draw_choice(context, field, line);
    else
        (void)widgets::text_field({.id = "value", .label = field.label[static_cast<std::size_t>(context.language())],
                                   .placeholder = hint,
                                   .problem = line.value ? std::string_view{} : context.t("employee.wrong_value"), .takes_focus = takes_focus}, line.text);
    if (line.text != line.read) {
        line.read = line.text;
        line.value = app::typed_value(context.registry(), field, line.text);
    }
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
    bool fits = true;
    std::string missing;
    std::vector<records::Value> values;
    for (records::FieldIndex index = 0; index < entity.fields.size(); ++index) {
        const records::Field& field = entity.fields[index];
        RecordDraft::Line& line = draft->lines[index];
        ImGui::PushID(index);
        draw_line(context, field, line, std::exchange(draft->takes_focus, false));
        ImGui::PopID();
        fits = fits && line.value;
        values.push_back(line.value.value_or(records::Value{}));
        if (field.need == records::Need::required && !records::is_known(values.back())) missing += (missing.empty() ? "" : ", ") + field.label[language];
    }
    widgets::space(4);
    std::optional<std::string> key;
    if (widgets::button({.id = "record", .label = context.t("record.save"), .kind = widgets::ButtonKind::primary, .is_enabled = fits && missing.empty(),
                         .hint = missing.empty() ? std::string() : context.t("record.save.hint", {{"fields", missing}})})) {
        key = records::record_key(entity, values);
        context.send(app::AddRecord{kind, std::move(values)});
        is_done = true;
    }
    if (is_done) draft.reset();
    return key;
}

}  // namespace views
