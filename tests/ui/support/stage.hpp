// stage.hpp: widgets on their own, without application and host: `Stage stage([&] { ... }); stage.click("Simpan");`
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "shell/probe/probe.hpp"
#include "shell/theme/fonts.hpp"

struct ImGuiContext;

namespace support {

class Stage {
public:
    explicit Stage(std::function<void()> draw, ImVec2 size = {800, 600});
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    void frames(int count);
    bool click(std::string_view name);
    bool double_click(std::string_view name);
    void type(std::string_view text);
    void press(ImGuiKey key, ImGuiKey modifier = ImGuiKey_None);

private:
    void button(bool is_down);
    ImGuiContext* context_;
    std::unique_ptr<theme::Fonts> fonts_;
    std::function<void()> draw_;
};

}  // namespace support
