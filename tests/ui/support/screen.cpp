#include "tests/ui/support/screen.hpp"

#include <algorithm>
#include <cstdio>

#include "core/base/result.hpp"
#include "tests/ui/support/small_city.hpp"

namespace support {

std::string file_bytes(const std::string& path) {
    std::string bytes;
    std::FILE* file = std::fopen(path.c_str(), "rb");
    BASE_ASSERT(file != nullptr);
    char buffer[65536];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file)) bytes.append(buffer, count);
    std::fclose(file);
    return bytes;
}

theme::FontFiles test_fonts() {
    const std::string folder = SERASI_FONTS "/";
    return {file_bytes(folder + "roboto-regular.ttf"), file_bytes(folder + "roboto-medium.ttf"), file_bytes(folder + "roboto-bold.ttf"),
            file_bytes(folder + "icons.ttf")};
}

Screen::Screen(const ScreenOptions& options) : options_(options) {
    ports.is_dark = options.is_dark;
    host_ = std::make_unique<host::Host>(ports, test_fonts(), *options.catalogue);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {options.width, options.height};
    io.DisplayFramebufferScale = {options.pixel_ratio, options.pixel_ratio};
    io.DeltaTime = 1.0f / 60.0f;
    io.AddMousePosEvent(-1000, -1000);
}

void Screen::open(std::vector<journal::BundleFile> files, bool is_writer) {
    app::Started started;
    started.identity = {"ruangcontoh", "perangkat01", "Analis BKPSDM"};
    started.preferences = {.language = options_.language, .theme = app::Theme::system, .text_percent = options_.text_percent};
    started.today = ports.today;
    started.now_ms = ports.now_ms;
    started.is_writer = is_writer;
    send(started);
    send(app::StoreOpened{std::move(files)});
    (void)finish_job();
    settle();
}

void Screen::open_city() { open(small_city()); }

bool Screen::open_data(std::string_view tab) {
    open_city();
    return click(probe::Role::tab, "Data") && click(probe::Role::tab, tab);
}

void Screen::give(std::string_view name, const std::string& text) {
    send(app::GiveFiles{{{std::string(name), std::make_shared<const std::string>(text)}}});
    BASE_ASSERT(finish_job());
}

std::string Screen::said(records::EntityKind entity, std::string_view key, std::string_view field) const {
    const records::Registry& present = app::registry(state());
    const records::Record* record = present.table(entity).find(key);
    const auto index = present.catalogue().index(entity, field);
    return record == nullptr ? std::string() : records::storage_text(record->values[index], present.catalogue().field(entity, index).type);
}

void Screen::send(app::Intent intent) {
    ports.arrived.push_back(std::move(intent));
    settle();
}

void Screen::frames(int count) {
    for (int frame = 0; frame < count; ++frame) {
        (void)host_->wants_frame();
        host_->frame();
    }
}

void Screen::settle() {
    frames(2);
    for (int frame = 0; frame < 8 && host_->wants_frame(); ++frame) frames(1);
}

bool Screen::finish_job(int limit) {
    settle();
    while (state().job && --limit > 0) frames(1);
    settle();
    return !state().job;
}

bool Screen::click(const probe::Item* item) {
    if (item == nullptr) return false;
    const ImVec2 at = item->center();
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(at.x, at.y);
    frames(2);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    frames(1);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    frames(1);
    settle();
    return true;
}

bool Screen::click(std::string_view name) {
    const auto& items = probe::items();
    // Interactive items first: a heading may bear the same words as the tab that leads to it.
    const auto at = std::ranges::find_if(items, [&](const probe::Item& item) { return item.id != 0 && item.name == name && item.is_visible(); });
    return click(at == items.end() ? nullptr : &*at);
}
bool Screen::click(probe::Role role, std::string_view name) { return click(probe::find(role, name)); }

void Screen::type(std::string_view text) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
    settle();
}

void Screen::press(ImGuiKey key, ImGuiKey modifier) {
    ImGuiIO& io = ImGui::GetIO();
    if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, true);
    io.AddKeyEvent(key, true);
    frames(2);
    io.AddKeyEvent(key, false);
    if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, false);
    frames(1);
    settle();
}

void Screen::wheel(float lines) {
    ImGui::GetIO().AddMouseWheelEvent(0, lines);
    settle();
}

bool Screen::hover(std::string_view name) {
    const probe::Item* item = probe::find(name);
    if (item == nullptr) return false;
    ImGui::GetIO().AddMousePosEvent(item->center().x, item->center().y);
    settle();
    return true;
}

bool Screen::carry(std::string_view name, ImVec2 to) {
    const auto& items = probe::items();
    const auto item = std::ranges::find_if(items, [&](const probe::Item& one) { return one.id != 0 && one.name == name && one.is_visible(); });
    if (item == items.end()) return false;
    ImGuiIO& io = ImGui::GetIO();
    const ImVec2 from = item->center();
    io.AddMousePosEvent(from.x, from.y);
    frames(2);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    frames(2);
    for (const float share : {0.3f, 0.7f, 1.0f}) {
        io.AddMousePosEvent(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
        frames(2);
    }
    return true;
}

void Screen::drop() {
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    frames(2);
    settle();
}

bool Screen::scroll_to(std::string_view name, std::string_view over) {
    if (!hover(over)) return false;
    for (int turn = 0; turn < 60 && !shows(name); ++turn) wheel(-2);
    return shows(name);
}

void Screen::resize(float width, float height) {
    ImGui::GetIO().DisplaySize = {width, height};
    host_->wake();
    settle();
}

bool Screen::shows(std::string_view name) const { return probe::find(name) != nullptr; }

bool Screen::shows_part(std::string_view part) const {
    return std::ranges::any_of(probe::items(), [&](const probe::Item& item) {
        return item.is_visible() && (item.name.contains(part) || item.value.contains(part));
    });
}

}  // namespace support
