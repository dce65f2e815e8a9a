#include "web/src/graphics.hpp"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <cmath>

#include "shell/theme/theme.hpp"

namespace web {

bool Graphics::start(const std::string& canvas) {
    canvas_ = canvas;
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    attributes.alpha = false;
    attributes.depth = false;
    attributes.antialias = false;
    attributes.preserveDrawingBuffer = true;  // idle pages draw no frames: what was drawn must stay for screenshots
    const auto context = emscripten_webgl_create_context(canvas.c_str(), &attributes);
    if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS) return false;
    is_lost_ = false;
    return ImGui_ImplOpenGL3_Init("#version 300 es");
}

void Graphics::draw(int atlas_revision) {
    if (is_lost_) return;
    const ImGuiIO& io = ImGui::GetIO();
    const int width = static_cast<int>(std::lround(io.DisplaySize.x * io.DisplayFramebufferScale.x));
    const int height = static_cast<int>(std::lround(io.DisplaySize.y * io.DisplayFramebufferScale.y));
    if (width != width_ || height != height_) {
        emscripten_set_canvas_element_size(canvas_.c_str(), width, height);
        width_ = width;
        height_ = height;
    }
    ImGui_ImplOpenGL3_NewFrame();
    if (atlas_revision != atlas_revision_) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
        atlas_revision_ = atlas_revision;
    }
    const ImVec4 background = theme::current().color_vec(theme::Color::bg);
    glViewport(0, 0, width, height);
    glClearColor(background.x, background.y, background.z, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Graphics::lost() {
    is_lost_ = true;
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
}

void Graphics::restored() {
    is_lost_ = false;
    atlas_revision_ = -1;
    ImGui_ImplOpenGL3_CreateDeviceObjects();
}

}  // namespace web
