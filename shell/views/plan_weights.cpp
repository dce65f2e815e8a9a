#include "core/scoring/model.hpp"
#include "shell/views/plan_parts.hpp"
#include "shell/views/settings_parts.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using widgets::Color;
using widgets::Font;

constexpr float k_sliders_width = 392;

/// Of the plan; where the city has chosen another model since, those of that one.
scoring::Weights weights_of(const scoring::Model& model, const planning::Plan& plan) {
    scoring::Weights weights = model.weights();
    for (const auto& [id, points] : plan.weights)
        for (const scoring::Part& part : model.parts)
            if (part.id == id && plan.model == model.id) weights[static_cast<std::size_t>(part.kind)] = points;
    return weights;
}

/// Sliders of all parts with what each counts for; true while one moves.
bool draw_sliders(const ViewContext& context, const scoring::Model& model, scoring::Weights& weights) {
    const auto& theme = theme::current();
    const auto& parts = model.parts;
    const bool is_free = app::may_try(context.state);
    std::int64_t sum = 0;
    for (const std::int64_t weight : weights) sum += weight;
    bool has_changed = false;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {theme.px(8), 0});
    for (std::size_t index = 0; index < parts.size(); ++index) {
        if (!parts[index].counts) continue;
        const std::string& label = parts[index].label[static_cast<std::size_t>(context.language())];
        ImGui::PushID(static_cast<int>(index));
        const widgets::Rect head = widgets::rect_here(0, theme.px(20));
        widgets::text_in(head, label, {.font = Font::secondary_strong});
        widgets::text_in(head, weight_words(context, weights[index], sum),
                         {.font = Font::secondary, .color = Color::muted, .align = widgets::Align::right});
        ImGui::Dummy({head.width(), head.height()});
        std::int64_t value = weights[index];
        const auto event = widgets::slider({.id = "weight",
                                            .name = label,
                                            .most = 60'000,
                                            .step = 500,
                                            .scale_digits = 3,
                                            .shown_digits = 1,
                                            .width = ImGui::GetContentRegionAvail().x - theme.px(64),
                                            .is_enabled = is_free},
                                           &value);
        // Somebody must count: the last weight cannot go to nothing.
        if (event.changed && sum - weights[index] + value > 0) {
            weights[index] = value;
            has_changed = true;
        }
        widgets::space(6);
        ImGui::PopID();
    }
    ImGui::PopStyleVar();
    return has_changed;
}

}  // namespace

void draw_plan_weights(const ViewContext& context, const planning::Plan& plan, PlanUi& ui, float height) {
    const auto& theme = theme::current();
    const auto& trial = context.state.trial;
    const scoring::Model& model = scoring::Model::chosen(context.registry());
    if (!trial || !trial->choice.weights) ui.weights = weights_of(model, plan);
    const float width = std::min(theme.px(k_sliders_width), ImGui::GetContentRegionAvail().x / 2);
    {
        const widgets::Card card({.id = "weights",
                                  .title = context.t("plan.weights.title"),
                                  .context = context.t("plan.weights.context"),
                                  .width = width,
                                  .height = height,
                                  .scrolls = true});
        if (card && draw_sliders(context, model, ui.weights)) {
            app::PlanChoice choice = app::present_choice(context.state);
            choice.weights = ui.weights;
            context.send(app::TryPlan{std::move(choice)});
        }
    }
    ImGui::SameLine(0, theme.px(theme::k_gap));
    draw_plan_trial(context, plan, ui, context.t("plan.weights.empty"), height);
}

}  // namespace views
