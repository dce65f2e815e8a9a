// The exports that web/page calls. They feed ImGui, queue intents, and run one tick; none of them waits.
#include <emscripten.h>
#include <emscripten/bind.h>
#include <imgui.h>

#include <algorithm>
#include <memory>

#include "core/base/assets.hpp"
#include "core/base/json.hpp"
#include "shell/host/host.hpp"
#include "shell/probe/probe.hpp"
#include "web/src/browser_ports.hpp"
#include "web/src/graphics.hpp"
#include "web/src/input.hpp"

namespace {

using emscripten::val;

struct Page {
    web::BrowserPorts ports;
    std::unique_ptr<host::Host> host;
    web::Graphics graphics;
    std::string clipboard;
    double last_ms = 0;
    double caret_ms = 0;
    ImGuiMouseCursor cursor = ImGuiMouseCursor_COUNT;
    bool was_typing = false;
};

/// Lives as long as the page: main returns, the tab goes on.
Page& page() {
    static Page* instance = new Page;
    return *instance;
}

const char* clipboard_text(void*) { return page().clipboard.c_str(); }

void set_clipboard_text(void*, const char* text) {
    page().clipboard = text;
    page().ports.copy(text);
}

bool start_graphics(const std::string& canvas, const val& fonts) {
    page().ports.connect(val::module_property("ports"));
    page().host = std::make_unique<host::Host>(
        page().ports, theme::FontFiles{fonts[0].as<std::string>(), fonts[1].as<std::string>(), fonts[2].as<std::string>(),
                                       fonts[3].as<std::string>()});
    ImGuiIO& io = ImGui::GetIO();
    io.GetClipboardTextFn = clipboard_text;
    io.SetClipboardTextFn = set_clipboard_text;
    io.ConfigMacOSXBehaviors = EM_ASM_INT({ return navigator.platform.startsWith('Mac'); }) != 0;
    return page().graphics.start(canvas);
}

/// Of a Uint8Array; `as<std::string>` copies byte by byte.
std::string to_bytes(const val& array) {
    std::string bytes;  // a file of 20 MB would hold the frame up while it is filled with zeros first
    bytes.resize_and_overwrite(array["length"].as<std::size_t>(), [&](char* data, std::size_t size) {
        val(emscripten::typed_memory_view(size, reinterpret_cast<unsigned char*>(data))).call<void>("set", array);
        return size;
    });
    return bytes;
}

std::vector<journal::BundleFile> to_bundles(const val& files) {
    std::vector<journal::BundleFile> result;
    const auto count = files["length"].as<unsigned>();
    for (unsigned i = 0; i < count; ++i) result.push_back({files[i]["name"].as<std::string>(), to_bytes(files[i]["bytes"])});
    return result;
}

void queue(app::Intent intent) {
    page().ports.queue(std::move(intent));
    page().host->wake();
}

void started(const val& what) {
    const ports::Clock clock = page().ports.clock();
    queue(app::Started{{what["space"].as<std::string>(), what["device"].as<std::string>(), what["actor"].as<std::string>()},
                       app::read_preferences(what["preferences"].as<std::string>()),
                       clock.today,
                       clock.now_ms,
                       what["isWriter"].as<bool>()});
}

void store_opened(const val& files, bool has_vanished) { queue(app::StoreOpened{to_bundles(files), has_vanished}); }
void store_failed(const std::string& detail) { queue(app::StoreFailed{detail}); }
void became_writer(const val& files) { queue(app::BecameWriter{to_bundles(files)}); }
void stored(std::uint32_t token, bool is_ok) { queue(app::Stored{token, is_ok}); }
void task_told(double share, const val& answer) {
    page().ports.tell({share, answer.isUndefined() ? std::nullopt : std::optional(answer.as<std::string>())});
    page().host->wake();
}

void http_answered(std::uint32_t token, int status, const val& body) {
    queue(app::HttpAnswered{token, status, std::make_shared<const std::string>(to_bytes(body))});
}

void files_given(const val& files) {
    app::GiveFiles intent;
    const auto count = files["length"].as<unsigned>();
    for (unsigned i = 0; i < count; ++i) {
        intent.files.push_back({files[i]["name"].as<std::string>(), std::make_shared<const std::string>(to_bytes(files[i]["bytes"]))});
    }
    queue(std::move(intent));
}

/// {path: text}: what the page leaves out of its first load.
void later_arrived(const std::string& text) {
    const auto json = base::parse_json(text);
    if (!json || !json->is_object()) return;
    std::vector<std::pair<std::string, std::string>> assets;
    for (const auto& [path, content] : json->items())
        if (content.is_string()) assets.emplace_back(path, content.get<std::string>());
    base::add_assets(std::move(assets));
    page().host->assets_arrived();
}

/// A closing page hands over what is not stored yet; the next start stores it.
void leave() {
    page().host->pump();
    base::Json waiting = base::Json::array();
    for (const journal::BundleFile& file : page().host->state().store.waiting) waiting.push_back({{"name", file.name}, {"bytes", file.bytes}});
    page().ports.page().call<void>("leave", base::to_text(waiting));
}

void show_cursor() {
    const ImGuiMouseCursor cursor = ImGui::GetMouseCursor();
    if (cursor == page().cursor) return;
    page().cursor = cursor;
    const char* name = cursor == ImGuiMouseCursor_TextInput    ? "text"
                       : cursor == ImGuiMouseCursor_Hand       ? "pointer"
                       : cursor == ImGuiMouseCursor_ResizeEW   ? "ew-resize"
                       : cursor == ImGuiMouseCursor_ResizeNS   ? "ns-resize"
                       : cursor == ImGuiMouseCursor_NotAllowed ? "not-allowed"
                                                               : "default";
    page().ports.page().call<void>("cursor", std::string(name));
}

void show_typing() {
    const bool is_typing = page().host->is_typing();
    if (!is_typing && !page().was_typing) return;
    page().was_typing = is_typing;
    const val notify = val::module_property("onTyping");
    const ImVec2 at = ImGui::GetMousePos();
    if (!notify.isUndefined()) notify(is_typing, at.x < 0 ? 0.0f : at.x, at.y < 0 ? 0.0f : at.y);
}

/// One animation frame of the browser. True if something was drawn.
bool tick(double now_ms) {
    Page& self = page();
    if (self.host->is_typing() && now_ms - self.caret_ms >= 500) {  // the caret blinks
        self.caret_ms = now_ms;
        self.host->wake(1);
    }
    if (self.host->works_unseen() || !self.host->wants_frame()) return false;
    ImGui::GetIO().DeltaTime = static_cast<float>(std::clamp((now_ms - self.last_ms) / 1000.0, 0.001, 0.1));
    self.last_ms = now_ms;
    self.host->frame();
    self.graphics.draw(self.host->atlas_revision());
    show_cursor();
    show_typing();
    const app::SaveStatus status = app::save_status(self.host->state());
    self.ports.page().call<void>("saved", status == app::SaveStatus::unsaved || status == app::SaveStatus::saving);
    return true;
}

bool is_ready() {
    const app::StorePhase phase = page().host->state().store.phase;
    return phase != app::StorePhase::opening && page().host->frames() >= 2;
}

template <auto Function, class... Args>
void awake(Args... args) {
    Function(args...);
    page().host->wake();
}

}  // namespace

EMSCRIPTEN_BINDINGS(serasi) {
    using emscripten::function;
    function("startGraphics", &start_graphics);
    function("started", &started);
    function("storeOpened", &store_opened);
    function("storeFailed", &store_failed);
    function("becameWriter", &became_writer);
    function("stored", &stored);
    function("httpAnswered", &http_answered);
    function("filesGiven", &files_given);
    function("laterArrived", &later_arrived);
    function("leave", &leave);
    function("tick", &tick);
    function("pump", +[] { page().host->pump(); });
    function("wake", +[] { page().host->wake(); });
    function("taskTold", &task_told);
    function("isReady", &is_ready);
    function("isOverFileButton", +[] { return page().host->is_over_file_button(); });
    function("frames", +[] { return static_cast<double>(page().host->frames()); });
    function("snapshot", &probe::snapshot_json);
    function("activate", +[](unsigned id) { probe::activate(id), page().host->wake(); });
    function("graphicsLost", +[] { page().graphics.lost(); });
    function("graphicsRestored", +[] { page().graphics.restored(), page().host->wake(); });
    function("resized", +[](float w, float h, float ratio) { awake<web::resized>(w, h, ratio); });
    function("pointerMoved", +[](float x, float y, bool touch) { awake<web::pointer_moved>(x, y, touch); });
    function("pointerPressed", +[](int button, bool down) { awake<web::pointer_pressed>(button, down); });
    function("wheelTurned", +[](float x, float y) { awake<web::wheel_turned>(x, y); });
    function("keyPressed", +[](const std::string& code, bool down, bool ctrl, bool shift, bool alt, bool meta, bool passes) {
        web::key_pressed(code, down, ctrl, shift, alt, meta, passes), page().host->wake();
    });
    function("textTyped", +[](const std::string& text) { web::text_typed(text), page().host->wake(); });
    function("pasted", +[](const std::string& text) { page().clipboard = text, web::press_paste(), page().host->wake(); });
    function("focusChanged", +[](bool has_focus) { awake<web::focus_changed>(has_focus); });
}
