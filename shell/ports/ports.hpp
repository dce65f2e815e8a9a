// ports.hpp: what the application asks of the world. One implementation in web/, one fake in the tests.
//
// Result    Every call returns at once. Answers come back through `poll`, which the host calls at the start of a frame;
//           nothing calls into the application. A late answer to a request nobody waits for is dropped by its token.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/app/update.hpp"

namespace ports {

struct Clock {
    std::int64_t now_ms = 0;  // since 1970, UTC
    base::Day today;          // the civil day here
};

class Ports {
public:
    virtual ~Ports() = default;
    virtual void store(const app::StoreBundles& request) = 0;
    virtual void http(const app::HttpRequest& request) = 0;
    virtual void download(const app::Download& request) = 0;
    virtual void save_preferences(std::string_view text) = 0;
    virtual void announce(std::string_view text, bool is_assertive) = 0;
    /// Puts text on the clipboard.
    virtual void copy(std::string_view text) = 0;
    /// Opens the file picker; must be called from a frame that handles the click (see web/ for how the gesture is kept).
    virtual void pick_files() = 0;
    [[nodiscard]] virtual Clock clock() const = 0;
    /// Monotonic milliseconds, for budgets of long work.
    [[nodiscard]] virtual double monotonic_ms() const = 0;
    [[nodiscard]] virtual bool prefers_dark() const = 0;
    /// Completions and outside events (Started, StoreOpened, Stored, HttpAnswered, GiveFiles, ...) since the last call.
    [[nodiscard]] virtual std::vector<app::Intent> poll() = 0;
};

}  // namespace ports
