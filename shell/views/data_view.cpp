#include "shell/views/data_view.hpp"

#include "assets/icons.hpp"
#include "shell/views/topline.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {

void draw_data(const ViewContext& context, DataUi& ui) {
    (void)draw_page_head(context, {.title = context.t("page.data")});
    if (!ui.employee.key.empty()) {
        draw_employee(context, ui.employee);
        return;
    }
    const auto event = widgets::empty_state({.id = "empty", .icon = icons::k_icon_database, .title = context.t("home.empty.title"),
                                             .sentence = context.t("home.empty.sentence"), .button = context.t("home.empty.files"),
                                             .second_button = {}});
    if (event == widgets::EmptyEvent::button) context.actions.pick_files = true;
}

void open_data(DataUi& ui, const Target& target) {
    ui.selection = target.selection;
    ui.employee.key = target.entity == records::EntityKind::employee ? target.key : std::string();
}

}  // namespace views
