// host.hpp: the loop between the world, the state and the screen.
//
// Result    The backend (web/, tests/ui) sets ImGuiIO (display size, framebuffer scale, delta time, events) and calls
//               if (!host.works_unseen() && host.wants_frame()) { host.frame(); render(ImGui::GetDrawData()); }
//           on every tick. Outside events and finished work become intents, applied before drawing, and what drawing asks
//           for right after it: one state a frame.
//           Nothing is drawn while nothing happens.
// Fonts     `frame` builds the font atlas when pixel ratio, text size or characters changed; the backend compares
//           `atlas_revision()` and makes its texture again (before rendering the frame).
// Jobs      Long work runs in slices: 8 ms beside a frame that is drawn for other reasons, 12 ms where none is. While it
//           runs a frame is drawn ten times a second, to show how far it is: drawing costs more than the work does.
// Lifetime  Makes and owns the ImGui context; ports must outlive it. One host a program, or one after the other.
#pragma once

#include <memory>

#include "shell/ports/ports.hpp"
#include "shell/theme/fonts.hpp"
#include "shell/views/root.hpp"

struct ImGuiContext;

namespace host {

class Host {
public:
    /// The catalogue outlives the host.
    Host(ports::Ports& ports, theme::FontFiles fonts,
         const records::Catalogue& catalogue = records::Catalogue::standard());
    ~Host();
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    /// Takes in what the ports have to say; true when a frame should be drawn.
    [[nodiscard]] bool wants_frame();
    /// Gets on with long work instead of drawing, as long as what is on the screen is fresh. True if it did, and nothing
    /// is to be drawn now.
    [[nodiscard]] bool works_unseen();
    /// Asks for `frames` more frames. Backends call it for every input event, resize and change of focus.
    void wake(int frames = 3);
    /// Applies what came in, runs a slice of long work, draws. ImGui::GetDrawData() is valid until the next call.
    void frame();
    /// Applies what came in and carries out the effects without drawing: for hidden windows, where no frames are drawn
    /// but saving must go on.
    void pump();

    /// base::add_assets was called: the other language is read again.
    void assets_arrived();

    [[nodiscard]] const app::AppState& state() const;
    [[nodiscard]] views::Ui& ui();
    [[nodiscard]] const base::Catalog& words() const;
    /// Grows whenever the font texture has to be made again.
    [[nodiscard]] int atlas_revision() const;
    /// Frames drawn so far.
    [[nodiscard]] std::uint64_t frames() const;
    /// The pointer is over a control that opens the file picker (frame drawn last): browsers open it only inside the
    /// handler of the click itself.
    [[nodiscard]] bool is_over_file_button() const;
    /// Whether text is being typed: the caret wants a frame every half second.
    [[nodiscard]] bool is_typing() const;
    [[nodiscard]] bool is_dark() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace host
