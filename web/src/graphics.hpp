// graphics.hpp: the canvas, its WebGL 2 context, and drawing what Dear ImGui made.
#pragma once

#include <string>

namespace web {

class Graphics {
public:
    /// False if the browser has no WebGL 2.
    [[nodiscard]] bool start(const std::string& canvas);
    /// Draws ImGui's draw data at the size and pixel ratio of ImGuiIO; `atlas_revision` tells when the font texture is out
    /// of date.
    void draw(int atlas_revision);
    /// Between `lost` and `restored` nothing is drawn; the state lives in core and needs no saving.
    void lost();
    void restored();

private:
    std::string canvas_;
    int atlas_revision_ = -1;
    int width_ = 0;
    int height_ = 0;
    bool is_lost_ = true;
};

}  // namespace web
