#include "web/src/browser_ports.hpp"

#include <emscripten.h>
#include <emscripten/html5.h>

#include <string>

#include "web/src/bytes.hpp"

namespace web {

using emscripten::val;

void BrowserPorts::store(const app::StoreBundles& request) {
    val files = val::array();
    for (const journal::BundleFile& file : request.files) {
        val item = val::object();
        item.set("name", file.name);
        item.set("bytes", to_array(file.bytes));
        files.call<void>("push", item);
    }
    page_.call<void>("store", request.token, files);
}

void BrowserPorts::http(const app::HttpRequest& request) {
    page_.call<void>("http", request.token, request.is_put, request.path, to_array(request.body), request.delay_ms);
}

void BrowserPorts::download(const app::Download& request) {
    page_.call<void>("download", request.name, request.mime, to_array(request.bytes));
}

void BrowserPorts::save_preferences(std::string_view text) { page_.call<void>("savePreferences", std::string(text)); }

void BrowserPorts::announce(std::string_view text, bool is_assertive) { page_.call<void>("announce", std::string(text), is_assertive); }

void BrowserPorts::copy(std::string_view text) { page_.call<void>("copy", std::string(text)); }

void BrowserPorts::pick_files() { page_.call<void>("pickFiles"); }

bool BrowserPorts::hand_out(std::string_view task) { return page_.call<bool>("handOut", to_array(task)); }

void BrowserPorts::take_back() {
    page_.call<void>("takeBack");
    news_.reset();
}

ports::Clock BrowserPorts::clock() const {
    // clang-format off
    const int today = EM_ASM_INT({ const now = new Date(); return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 864e5; });
    // clang-format on
    return {static_cast<std::int64_t>(emscripten_date_now()), base::Day{today}};
}

double BrowserPorts::monotonic_ms() const { return emscripten_get_now(); }

bool BrowserPorts::prefers_dark() const {
    return EM_ASM_INT({ return matchMedia('(prefers-color-scheme: dark)').matches; }) != 0;
}

}  // namespace web
