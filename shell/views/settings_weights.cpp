#include <algorithm>
#include <cmath>

#include "assets/icons.hpp"
#include "core/base/text.hpp"
#include "core/scoring/model.hpp"
#include "shell/views/settings_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using widgets::Color;
using widgets::Font;

std::int64_t set_weight(const ViewContext& context, const scoring::Model& model, const scoring::Part& part) {
    const auto set = base::parse_integer(shared_setting(context, scoring::weight_setting(model, part)));
    return set && *set >= 0 ? *set : part.weight;
}

/// Which of the published models the city scores by.
void draw_model(const ViewContext& context, SettingsUi& ui, const scoring::Model& chosen) {
    const auto models = scoring::Model::published();
    std::vector<std::string> titles;
    for (const scoring::Model& model : models) titles.push_back(model_words(context, model.id, model.version));
    auto at = static_cast<std::size_t>(&chosen - models.data());
    if (widgets::combo({.id = "model", .name = context.t("settings.model"), .width = std::min(theme::current().px(360), ImGui::GetContentRegionAvail().x),
                        .is_enabled = app::may_edit(context.state)}, titles, &at))
        context.send(app::SetShared{std::string(scoring::k_model_setting), at == 0 ? std::string() : models[at].id});
    ImGui::SameLine(0, theme::current().px(16));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + theme::current().px(8));  // the middle of the list beside it
    if (widgets::link("numbers", context.t(ui.shows_numbers ? "settings.numbers.hide" : "settings.numbers"))) ui.shows_numbers = !ui.shows_numbers;
    widgets::space(4);
}

}  // namespace

std::string model_words(const ViewContext& context, std::string_view id, std::int64_t version) {
    const scoring::Model* model = scoring::Model::find(id);
    const std::string name = model == nullptr ? std::string(id) : model->title[static_cast<std::size_t>(context.language())];
    return name.empty() ? name : name + " v" + std::to_string(version);
}

std::string shared_setting(const ViewContext& context, std::string_view name) {
    const records::Record* record = context.registry().table(records::EntityKind::setting).find(name);
    if (record == nullptr) return {};
    const records::FieldIndex value = context.registry().catalogue().index(records::EntityKind::setting, "value");
    return std::string(records::as_text(record->values[value]));
}

std::string weight_words(const ViewContext& context, std::int64_t weight, std::int64_t sum) {
    const std::int64_t counted = sum > 0 ? (weight * scoring::k_full_score + sum / 2) / sum : 0;
    return context.t("settings.weights.share", {{"share", widgets::score(counted, context.language())}});
}

void draw_weights(const ViewContext& context, SettingsUi& ui) {
    const auto& theme = theme::current();
    const scoring::Model& published = scoring::Model::chosen(context.registry());
    const auto language = static_cast<std::size_t>(context.language());
    const bool may_edit = app::may_edit(context.state);
    std::array<std::int64_t, scoring::k_parts> weights{};
    std::int64_t sum = 0;
    for (std::size_t index = 0; index < scoring::k_parts; ++index) {
        const scoring::Part& part = published.parts[index];
        if (!part.counts) continue;
        const auto dragged = ui.weights.find(part.id);
        weights[index] = dragged != ui.weights.end() ? dragged->second : set_weight(context, published, part);
        sum += weights[index];
    }
    const widgets::Card card({.id = "weights", .title = context.t("settings.weights"), .context = context.t("settings.weights.context")});
    if (!card) return;
    draw_model(context, ui, published);
    for (std::size_t index = 0; index < scoring::k_parts; ++index) {
        const scoring::Part& part = published.parts[index];
        if (!part.counts) continue;
        ImGui::PushID(part.id.c_str());
        const float room = ImGui::GetContentRegionAvail().x;
        const bool is_wide = room > theme.px(760);
        const float share_width = theme.px(110);
        const float reset = theme.px(theme::k_control_height);
        const float slider_width = is_wide ? theme.px(260) : std::max(room - share_width - reset - theme.px(90), theme.px(80));
        const float words = is_wide ? room - slider_width - share_width - reset - theme.px(110) : room;
        const ImVec2 start = ImGui::GetCursorScreenPos();
        ImGui::BeginGroup();
        widgets::text(part.label[language], {.font = Font::body_strong}, words);
        widgets::paragraph(part.formula[language], {.font = Font::fine, .color = Color::muted}, words);
        ImGui::EndGroup();
        const float bottom = ImGui::GetCursorScreenPos().y;
        if (is_wide) ImGui::SetCursorScreenPos({start.x + words + theme.px(20), start.y});
        std::int64_t value = weights[index];
        const auto event = widgets::slider({.id = "weight", .name = part.label[language], .least = 0, .most = 60'000, .step = 500,
                                            .scale_digits = 3, .shown_digits = 1, .width = slider_width, .is_enabled = may_edit}, &value);
        if (event.changed) ui.weights[part.id] = value;
        if (event.released) {
            ui.weights.erase(part.id);
            if (value != set_weight(context, published, part)) {
                context.send(app::SetShared{scoring::weight_setting(published, part), value == part.weight ? std::string() : std::to_string(value)});
            }
        }
        ImGui::SameLine(0, theme.px(8));
        const std::string share = weight_words(context, weights[index], sum);
        const widgets::Rect place = widgets::rect_here(share_width, theme.px(32));
        widgets::text_in(place, share, {.font = Font::secondary, .color = Color::muted, .align = widgets::Align::right, .may_cut = true});
        ImGui::Dummy({share_width, theme.px(32)});
        if (value != part.weight) {
            ImGui::SameLine(0, theme.px(8));
            const std::string name = context.t("settings.reset", {{"name", part.label[language]}});
            if (widgets::icon_button({.id = "reset", .icon = icons::k_icon_undo_2, .name = name, .is_enabled = may_edit})) {
                ui.weights.erase(part.id);
                context.send(app::SetShared{scoring::weight_setting(published, part), {}});
            }
        }
        const float lower = std::max(bottom, ImGui::GetCursorScreenPos().y);
        ImGui::SetCursorScreenPos({start.x, lower});
        if (ui.shows_numbers) draw_part_numbers(context, ui, part);
        widgets::rule();
        ImGui::PopID();
    }
    const widgets::Rect total = widgets::rect_here(0, theme.px(28));
    const bool is_hundred = sum == scoring::k_full_score;
    widgets::text_in(total, context.t("settings.weights.sum"), {.font = Font::body_strong});
    widgets::text_in({{total.min.x + theme.px(120), total.min.y}, {total.min.x + theme.px(190), total.max.y}},
                     widgets::score(sum, context.language()),
                     {.font = Font::body_strong, .color = is_hundred ? Color::good : Color::warn, .align = widgets::Align::right});
    if (!is_hundred) {
        widgets::text_in({{total.min.x + theme.px(206), total.min.y}, total.max}, context.t("settings.weights.scaled"),
                         {.font = Font::secondary, .color = Color::warn, .may_cut = true});
    }
    ImGui::Dummy({total.width(), total.height()});
    widgets::paragraph(std::string(context.t("settings.weights.sentence")) + " " + context.t("settings.model.source", {{"source", published.source}}), {.font = Font::secondary, .color = Color::muted});
}

}  // namespace views
