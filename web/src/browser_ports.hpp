// browser_ports.hpp: ports::Ports over the page's JavaScript (web/page/ports.mjs), without waiting and without callbacks.
//
// Result    Requests go out through `Module.ports`; answers come in through the exports of main.cpp, which call `queue`.
// Lifetime  One object for the life of the page.
#pragma once

#include <emscripten/val.h>

#include "shell/ports/ports.hpp"

namespace web {

class BrowserPorts final : public ports::Ports {
public:
    /// The page's side; set once it exists.
    void connect(emscripten::val page) { page_ = std::move(page); }
    void queue(app::Intent intent) { inbox_.push_back(std::move(intent)); }
    void tell(ports::TaskNews news) { news_ = std::move(news); }
    [[nodiscard]] emscripten::val& page() { return page_; }

    void store(const app::StoreBundles& request) override;
    void http(const app::HttpRequest& request) override;
    void download(const app::Download& request) override;
    void save_preferences(std::string_view text) override;
    void announce(std::string_view text, bool is_assertive) override;
    void copy(std::string_view text) override;
    void pick_files() override;
    [[nodiscard]] bool hand_out(std::string_view task) override;
    void take_back() override;
    [[nodiscard]] std::optional<ports::TaskNews> task_news() override { return std::exchange(news_, std::nullopt); }
    [[nodiscard]] ports::Clock clock() const override;
    [[nodiscard]] double monotonic_ms() const override;
    [[nodiscard]] bool prefers_dark() const override;
    [[nodiscard]] std::vector<app::Intent> poll() override { return std::exchange(inbox_, {}); }

private:
    emscripten::val page_ = emscripten::val::undefined();
    std::vector<app::Intent> inbox_;
    std::optional<ports::TaskNews> news_;  // the last; an answer is always the last
};

}  // namespace web
