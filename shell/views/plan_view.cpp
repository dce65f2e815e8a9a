#include "shell/views/plan_view.hpp"

#include "assets/icons.hpp"
#include "shell/views/topline.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {

void draw_plan(const ViewContext& context, PlanUi&) {
    (void)draw_page_head(context, {.title = context.t("page.plan")});
    (void)widgets::empty_state({.id = "empty", .icon = icons::k_icon_route, .title = context.t("page.plan"), .sentence = context.t("home.empty.sentence")});
}

void open_plan(PlanUi& ui, const Target& target) { ui.selected = target.key; }

}  // namespace views
