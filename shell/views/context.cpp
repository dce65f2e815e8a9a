#include "shell/views/context.hpp"

#include "core/planning/why.hpp"
#include "shell/widgets/status.hpp"

namespace views {

const planning::Assessment* ViewContext::assessment() const { return shared.ground.of(state, records_key(*this)); }

planning::PlanExplainer* ViewContext::explainer() const {
    if (!state.plan) return nullptr;
    return shared.explainer
        .get(std::to_string(state.plan_number),
             [&]() -> std::shared_ptr<planning::PlanExplainer> {
                 auto made = planning::PlanExplainer::create(state.plan);
                 return made ? std::make_shared<planning::PlanExplainer>(std::move(*made)) : nullptr;
             })
        .get();
}

planning::PlanExplainer* ViewContext::prices() const {
    return state.plan && state.plan->matching.mechanism == matching::Mechanism::optimal ? explainer() : nullptr;
}

const app::Decisions& ViewContext::decisions() const {
    return shared.decisions.get(std::to_string(state.revision), [&] { return app::decisions(registry()); });
}

const rules::Exemptions& ViewContext::exemptions() const {
    return shared.exemptions.get(std::to_string(state.revision), [&] { return rules::read_exemptions(registry(), rules::Pack::standard()); });
}

std::string records_key(const ViewContext& context) {
    return std::to_string(context.state.revision) + '/' + std::to_string(context.state.today.number) + '/' +
           std::to_string(static_cast<int>(context.language()));
}

std::string ground_key(const ViewContext& context) {
    return records_key(context) + '/' + std::to_string(context.shared.ground.number()) + '/';
}

void draw_reading(const ViewContext& context) { draw_reading(context, context.shared.ground.share()); }

void draw_reading(const ViewContext& context, float share) {
    (void)widgets::loading_state({.id = "reading", .sentence = context.t("ground.reading"), .share = share});
}

}  // namespace views
