#include "shell/views/root.hpp"

#include "shell/views/rail.hpp"
#include "shell/views/shortcuts.hpp"
#include "shell/views/topline.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

void obey(const ViewContext& context, Ui& ui, Command command) {
    switch (command) {
        case Command::palette: open_palette(ui.palette); break;
        case Command::undo:
            if (!context.state.undo.empty()) context.send(app::Undo{});
            break;
        case Command::redo:
            if (!context.state.redo.empty()) context.send(app::Redo{});
            break;
        case Command::go_home: context.go({.page = Page::home}); break;
        case Command::go_data: context.go({.page = Page::data}); break;
        case Command::go_search: context.go({.page = Page::search}); break;
        case Command::go_plan: context.go({.page = Page::plan}); break;
        case Command::go_sync: context.go({.page = Page::sync}); break;
        case Command::go_settings: context.go({.page = Page::settings}); break;
        case Command::help:
            ui.settings.tab = static_cast<std::size_t>(SettingsTab::shortcuts);
            context.go({.page = Page::settings});
            break;
    }
}

void draw_page(const ViewContext& context, Ui& ui) {
    switch (ui.page) {
        case Page::home: draw_home(context, ui.home); break;
        case Page::data: draw_data(context, ui.data); break;
        case Page::search: draw_search(context, ui.search); break;
        case Page::plan: draw_plan(context, ui.plan); break;
        case Page::sync: draw_sync(context, ui.sync); break;
        case Page::settings: draw_settings(context, ui.settings); break;
    }
}

/// Until the store has been read there is nothing true to show.
void draw_opening(const ViewContext& context) {
    float share = 0;
    if (context.state.job && context.state.job->progress.total > 0) {
        const app::JobProgress& progress = context.state.job->progress;
        share = static_cast<float>(static_cast<double>(progress.done) / static_cast<double>(progress.total));
    }
    (void)widgets::loading_state({.id = "opening", .sentence = context.t("save.opening.sentence"), .share = share});
}

}  // namespace

void draw_root(const ViewContext& context, Ui& ui) {
    const auto& theme = theme::current();
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(screen);
    ImGui::PushFont(theme.font(widgets::Font::body));
    ImGui::Begin("##root", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
    const bool is_opening = context.state.store.phase == app::StorePhase::opening;
    const float rail = rail_width(screen.x);
    // Files may be dropped on any page; what becomes of them is shown on Data.
    if (const bool has_staging = context.state.staging != nullptr; has_staging != ui.has_staging) {
        ui.has_staging = has_staging;
        if (has_staging) ui.page = Page::data;
    }
    draw_rail(context, ui.page, rail);
    ImGui::SameLine(0, 0);
    const float margin = theme.px(theme::k_page_margin);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {margin, theme.px(16)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {theme.px(theme::k_gap), theme.px(theme::k_gap)});
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0);
    const std::string page_id = "page_" + std::string(page_key(ui.page));
    ImGui::BeginChild(page_id.c_str(), {0, 0}, ImGuiChildFlags_AlwaysUseWindowPadding, ImGuiWindowFlags_NavFlattened);
    ImGui::PopStyleVar();
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, theme.px(theme::k_radius));
    if (is_opening) {
        draw_opening(context);
    } else {
        draw_notices(context);
        draw_page(context, ui);
    }
    ImGui::EndChild();
    ImGui::PopStyleVar(3);
    ImGui::End();
    draw_palette(context, ui.palette);
    ImGui::PopFont();
    if (is_opening) return;
    if (const auto command = pressed_command()) obey(context, ui, *command);
}

void follow(Ui& ui, const Target& target) {
    ui.page = target.page;
    switch (target.page) {
        case Page::data: open_data(ui.data, target); break;
        case Page::search: open_search(ui.search, target); break;
        case Page::plan: open_plan(ui.plan, target); break;
        case Page::home:
        case Page::sync:
        case Page::settings: break;
    }
}

}  // namespace views
