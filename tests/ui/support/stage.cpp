#include "tests/ui/support/stage.hpp"

#include <algorithm>
#include <string>

#include "shell/widgets/button.hpp"
#include "tests/ui/support/screen.hpp"

namespace support {

Stage::Stage(std::function<void()> draw, ImVec2 size) : context_(ImGui::CreateContext()), draw_(std::move(draw)) {
    fonts_ = std::make_unique<theme::Fonts>(test_fonts());
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = size;
    io.DeltaTime = 1.0f / 60.0f;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.AddMousePosEvent(-1000, -1000);
    probe::enable(true);
    frames(3);
}

Stage::~Stage() {
    probe::enable(false);
    ImGui::DestroyContext(context_);
}

void Stage::frames(int count) {
    for (int frame = 0; frame < count; ++frame) {
        (void)fonts_->prepare(1, 100);
        theme::Theme theme;
        theme.fonts = fonts_->fonts();
        theme::set_current(theme);
        theme::apply(ImGui::GetStyle(), theme);
        widgets::begin_frame({.copy_table = "Salin tabel", .choose_columns = "Pilih kolom", .clear = "Kosongkan", .unknown = "?"});
        probe::begin_frame();
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
        ImGui::Begin("##stage", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings);
        draw_();
        ImGui::End();
        ImGui::Render();
        probe::end_frame();
    }
}

void Stage::button(bool is_down) {
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, is_down);
    frames(1);
}

bool Stage::click(std::string_view name) {
    const auto& items = probe::items();
    const auto at = std::ranges::find_if(items, [&](const probe::Item& item) { return item.id != 0 && item.name == name && item.is_visible(); });
    if (at == items.end()) return false;
    const ImVec2 point = at->center();
    ImGui::GetIO().AddMousePosEvent(point.x, point.y);
    frames(2);
    button(true);
    button(false);
    frames(2);
    return true;
}

bool Stage::double_click(std::string_view name) {
    if (!click(name)) return false;
    button(true);
    button(false);
    frames(2);
    return true;
}

void Stage::type(std::string_view text) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
    frames(2);
}

void Stage::press(ImGuiKey key, ImGuiKey modifier) {
    ImGuiIO& io = ImGui::GetIO();
    if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, true);
    io.AddKeyEvent(key, true);
    frames(2);
    io.AddKeyEvent(key, false);
    if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, false);
    frames(2);
}

}  // namespace support
