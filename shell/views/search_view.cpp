#include "shell/views/search_view.hpp"

#include "assets/icons.hpp"
#include "shell/views/topline.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {

void draw_search(const ViewContext& context, SearchUi&) {
    (void)draw_page_head(context, {.title = context.t("page.search")});
    (void)widgets::empty_state({.id = "empty", .icon = icons::k_icon_search, .title = context.t("page.search"), .sentence = context.t("home.empty.sentence")});
}

void open_search(SearchUi& ui, const Target& target) {
    ui.entity = target.entity;
    ui.key = target.key;
}

}  // namespace views
