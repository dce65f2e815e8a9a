// screen.hpp: a window that nobody sees, driven by names.
//
// Use       Screen screen; screen.open_city(); screen.click("Data"); CHECK(screen.shows("..."));
//           Between two steps of the pointer two frames are drawn: the probe describes the frame just drawn, and the state
//           may already be one ahead.
#pragma once

#include <imgui.h>

#include <memory>
#include <string>
#include <string_view>

#include "shell/host/host.hpp"
#include "shell/probe/probe.hpp"
#include "tests/ui/support/fake_ports.hpp"

namespace support {

struct ScreenOptions {
    float width = 1366;
    float height = 768;
    float pixel_ratio = 1;
    int text_percent = 100;
    bool is_dark = false;
    base::Language language = base::Language::indonesian;
    const records::Catalogue* catalogue = &records::Catalogue::standard();
};

class Screen {
public:
    explicit Screen(const ScreenOptions& options = {});

    /// Starts as the writing window with these bundles in the store, and draws until nothing moves.
    void open(std::vector<journal::BundleFile> files = {}, bool is_writer = true);
    /// `open` with the small city of small_city.hpp.
    void open_city();
    /// `open_city`, then the page Data at one of its tabs; false if there is none of this name.
    [[nodiscard]] bool open_data(std::string_view tab);
    void send(app::Intent intent);
    /// A file dropped on the page, staged to its end.
    void give(std::string_view name, const std::string& text);

    void frames(int count);
    /// Two frames, and more while something is to be done.
    void settle();
    /// Waits for long work; false if it takes more than `frames`.
    bool finish_job(int frames = 200'000);

    /// Presses the visible item of this name with the pointer; false if there is none.
    bool click(std::string_view name);
    bool click(probe::Role role, std::string_view name);
    void type(std::string_view text);
    void press(ImGuiKey key, ImGuiKey modifier = ImGuiKey_None);
    void wheel(float lines);
    /// Puts the pointer on the visible item of this name; false if there is none.
    bool hover(std::string_view name);
    /// Takes the visible item of this name with the pointer and carries it to a place; `drop` lets it go.
    bool carry(std::string_view name, ImVec2 to);
    void drop();
    /// Turns the wheel over `over` until `name` is seen; false if it never is.
    bool scroll_to(std::string_view name, std::string_view over);
    void resize(float width, float height);
    /// Some item, also plain text, with this name is visible.
    [[nodiscard]] bool shows(std::string_view name) const;
    [[nodiscard]] bool shows_part(std::string_view part) const;

    /// What the records say in a field, in storage form; empty if the record is not there.
    [[nodiscard]] std::string said(records::EntityKind entity, std::string_view key, std::string_view field) const;
    [[nodiscard]] const app::AppState& state() const { return host_->state(); }
    [[nodiscard]] views::Ui& ui() { return host_->ui(); }
    [[nodiscard]] host::Host& host() { return *host_; }
    FakePorts ports;

private:
    bool click(const probe::Item* item);
    std::unique_ptr<host::Host> host_;
    ScreenOptions options_;
};

[[nodiscard]] theme::FontFiles test_fonts();
[[nodiscard]] std::string file_bytes(const std::string& path);

}  // namespace support
