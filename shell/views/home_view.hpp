// home_view.hpp: the page Beranda: how the city stands, every figure a link to the records it counts.
#pragma once

#include "core/app/selectors_home.hpp"
#include "shell/views/context.hpp"

namespace views {

struct HomeUi {
    Memo<app::HomeFigures> figures;
    float side_height = 0;  // of the cards at the right, in the frame before
};

void draw_home(const ViewContext& context, HomeUi& ui);

}  // namespace views
