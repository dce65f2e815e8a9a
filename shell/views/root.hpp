// root.hpp: the whole window: rail, notices, the page, the palette.
#pragma once

#include "shell/views/data_view.hpp"
#include "shell/views/home_view.hpp"
#include "shell/views/palette.hpp"
#include "shell/views/plan_view.hpp"
#include "shell/views/search_view.hpp"
#include "shell/views/settings_view.hpp"
#include "shell/views/sync_view.hpp"

namespace views {

/// Everything on the screen that is no record and no preference: which page, what is typed, what is open.
struct Ui {
    Page page = Page::home;
    bool has_staging = false;   // an import was under way in the last frame
    HomeUi home;
    DataUi data;
    SearchUi search;
    PlanUi plan;
    SyncUi sync;
    SettingsUi settings;
    PaletteUi palette;
    Shared shared;
};

/// Draws one frame, between ImGui::NewFrame and ImGui::Render.
void draw_root(const ViewContext& context, Ui& ui);
/// Follows a link: the page changes and is told what to open.
void follow(Ui& ui, const Target& target);

}  // namespace views
