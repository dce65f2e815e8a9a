#include "shell/host/host.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/app/tidy.hpp"
#include "core/base/result.hpp"
#include "shell/host/work.hpp"
#include "shell/probe/probe.hpp"
#include "shell/widgets/button.hpp"

namespace host {
namespace {

constexpr double k_work_ms = 8;     // long work, a frame
constexpr double k_unseen_ms = 12;  // long work, where no frame is drawn
constexpr double k_stale_ms = 100;  // a screen that shows progress is drawn again after

float pixel_ratio(const ImGuiIO& io) { return io.DisplayFramebufferScale.x > 0 ? io.DisplayFramebufferScale.x : 1; }

}  // namespace

struct Host::Impl {
    ports::Ports& ports;
    ImGuiContext* context;
    theme::Fonts fonts;
    base::Catalog indonesian = base::Catalog::load(base::Language::indonesian);
    base::Catalog english = base::Catalog::load(base::Language::english);
    app::AppState state;
    views::Ui ui;
    std::vector<app::Intent> inbox;
    Work work{ports};
    app::Tidy tidy;
    int frames_wanted = 3;
    int atlas_revision = 0;
    std::uint64_t frames = 0;
    double drawn_ms = 0;
    bool has_worked = false;  // since the last frame

    Impl(ports::Ports& world, theme::FontFiles files, const records::Catalogue& catalogue)
        : ports(world), context(ImGui::CreateContext()), fonts(std::move(files)), state(app::initial_state(catalogue)) {}

    [[nodiscard]] const base::Catalog& words() const {
        return state.preferences.language == base::Language::english ? english : indonesian;
    }
    [[nodiscard]] bool is_dark() const {
        return state.preferences.theme == app::Theme::dark ||
               (state.preferences.theme == app::Theme::system && ports.prefers_dark());
    }
    void poll() {
        for (app::Intent& intent : ports.poll()) inbox.push_back(std::move(intent));
        work.listen(inbox);
    }
    void apply_inbox() {
        poll();
        if (!inbox.empty()) {
            const ports::Clock clock = ports.clock();
            // Time comes first, so that whatever follows happens at it; Started carries its own.
            const bool starts = std::holds_alternative<app::Started>(inbox.front());
            if (!starts && (clock.now_ms != state.now_ms || clock.today != state.today)) {
                inbox.insert(inbox.begin(), app::Ticked{clock.today, clock.now_ms});
            }
        }
        std::vector<app::Intent> arrived = std::exchange(inbox, {});
        for (app::Intent& intent : arrived) {
            tidy.keep(state);
            app::Step step = app::update(std::move(state), std::move(intent));
            state = std::move(step.next);
            tidy.compare(state);
            for (app::Effect& effect : step.effects) carry_out(effect);
        }
        // Progress changes nothing that a later frame would have to settle.
        const auto is_progress = [](const app::Intent& one) { return std::holds_alternative<app::JobProgressed>(one) || std::holds_alternative<app::Ticked>(one); };
        if (!std::ranges::all_of(arrived, is_progress)) frames_wanted = std::max(frames_wanted, 3);
    }
    void carry_out(app::Effect& effect) {
        std::visit(
            [this](auto& one) {
                using Kind = std::decay_t<decltype(one)>;
                if constexpr (std::is_same_v<Kind, app::StoreBundles>) ports.store(one);
                if constexpr (std::is_same_v<Kind, app::HttpRequest>) ports.http(one);
                if constexpr (std::is_same_v<Kind, app::Download>) ports.download(one);
                if constexpr (std::is_same_v<Kind, app::SavePreferences>) ports.save_preferences(one.text);
                if constexpr (std::is_same_v<Kind, app::Announce>) ports.announce(words().render(one.key, one.args), one.is_assertive);
                if constexpr (std::is_same_v<Kind, app::RunJob>) work.start(one.token, std::move(one.spec));
                if constexpr (std::is_same_v<Kind, app::StopJob>) work.stop(one.token);
            },
            effect);
    }
    void prepare_look() {
        ImGuiIO& io = ImGui::GetIO();
        if (fonts.prepare(pixel_ratio(io), std::clamp(state.preferences.text_percent, 100, 200))) ++atlas_revision;
        theme::Theme theme;
        theme.mode = is_dark() ? theme::Mode::dark : theme::Mode::light;
        theme.scale = static_cast<float>(std::clamp(state.preferences.text_percent, 100, 200)) / 100.0f;
        theme.fonts = fonts.fonts();
        theme::set_current(theme);
        theme::apply(ImGui::GetStyle(), theme);
        const base::Catalog& catalog = words();
        widgets::begin_frame({.copy_table = catalog.text("widget.copy_table"),
                              .choose_columns = catalog.text("widget.choose_columns"),
                              .clear = catalog.text("widget.clear"),
                              .unknown = catalog.text("widget.unknown"),
                              .language = catalog.language()});
    }
    void draw() {
        views::Intents out;
        views::Actions actions;
        const views::ViewContext view{state, words(), out, actions, ui.shared};
        probe::begin_frame();
        ImGui::NewFrame();
        views::draw_root(view, ui);
        ImGui::Render();
        probe::end_frame();
        if (actions.copy) ports.copy(*actions.copy);
        if (actions.pick_files) ports.pick_files();
        if (actions.save) ports.download(*actions.save);
        if (actions.goes_on) frames_wanted = std::max(frames_wanted, 1);
        if (actions.go) {
            views::follow(ui, *actions.go);
            frames_wanted = std::max(frames_wanted, 3);
        }
        std::ranges::move(out, std::back_inserter(inbox));
    }
    [[nodiscard]] bool is_working() const { return work.is_running() || ui.shared.ground.is_reading(); }
    void do_work(double milliseconds) {
        work.run(milliseconds, inbox);
        if (work.is_running() || !ui.shared.ground.is_reading()) return;
        const double end = ports.monotonic_ms() + milliseconds;
        do ui.shared.ground.step();
        while (ui.shared.ground.is_reading() && ports.monotonic_ms() < end);
        if (!ui.shared.ground.is_reading()) frames_wanted = std::max(frames_wanted, 3);
    }
    /// Nobody waits for it, and it shows nothing: only where nothing else is to be done.
    bool tidies(double milliseconds) {
        if (!tidy.has_work()) return false;
        const double end = ports.monotonic_ms() + milliseconds;
        do tidy.step();
        while (tidy.has_work() && ports.monotonic_ms() < end);
        return true;
    }
    /// Things that go on without another event: input that ImGui keeps for the next frames (it takes a few a frame), a tooltip
    /// that is about to open, a window that has just been sized.
    [[nodiscard]] bool is_settling() const {
        const ImGuiContext& g = *context;
        return !g.InputEventsQueue.empty() || (g.HoverItemDelayId != 0 && g.HoverItemDelayTimer < g.Style.HoverDelayNormal + 0.1f) || fonts.is_outdated();
    }
};

Host::Host(ports::Ports& ports, theme::FontFiles fonts, const records::Catalogue& catalogue)
    : impl_(std::make_unique<Impl>(ports, std::move(fonts), catalogue)) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.ConfigInputTrickleEventQueue = true;
    probe::enable(true);
}

Host::~Host() {
    probe::enable(false);
    ImGui::DestroyContext(impl_->context);
}

bool Host::wants_frame() {
    impl_->poll();
    return !impl_->inbox.empty() || impl_->frames_wanted > 0 || impl_->is_working();
}

bool Host::works_unseen() {
    Impl& impl = *impl_;
    impl.poll();
    const auto is_fresh = [&] { return impl.inbox.empty() && impl.frames_wanted == 0; };
    if (is_fresh() && !impl.is_working()) return impl.tidies(k_unseen_ms);
    if (!is_fresh() || impl.ports.monotonic_ms() - impl.drawn_ms > k_stale_ms) return false;
    impl.do_work(k_unseen_ms);
    impl.has_worked = true;
    return is_fresh();
}

void Host::wake(int frames) { impl_->frames_wanted = std::max(impl_->frames_wanted, frames); }

void Host::pump() { impl_->apply_inbox(); }

void Host::frame() {
    Impl& impl = *impl_;
    if (impl.frames_wanted > 0) --impl.frames_wanted;
    // Drawing takes long enough where work goes on between frames.
    if (!std::exchange(impl.has_worked, false)) impl.do_work(k_work_ms);
    impl.work.tell(impl.inbox);
    impl.apply_inbox();
    impl.prepare_look();
    impl.draw();
    ++impl.frames;
    impl.drawn_ms = impl.ports.monotonic_ms();
    // What was asked for while drawing is done now and shown by the next frame: a save need not wait for it.
    if (!impl.inbox.empty()) impl.apply_inbox();
    if (impl.is_settling()) wake(2);
}

void Host::assets_arrived() {
    impl_->english = base::Catalog::load(base::Language::english);
    wake();
}

const app::AppState& Host::state() const { return impl_->state; }
views::Ui& Host::ui() { return impl_->ui; }
const base::Catalog& Host::words() const { return impl_->words(); }
int Host::atlas_revision() const { return impl_->atlas_revision; }
std::uint64_t Host::frames() const { return impl_->frames; }
bool Host::is_over_file_button() const { return widgets::is_over_file_button(); }
bool Host::is_typing() const { return ImGui::GetIO().WantTextInput; }
bool Host::is_dark() const { return impl_->is_dark(); }

}  // namespace host
