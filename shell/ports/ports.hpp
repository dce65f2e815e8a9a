// ports.hpp: what the application asks of the world. One implementation in web/, one fake in the tests.
//
// Result    Every call returns at once. Answers come back through `poll`, which the host calls at the start of a frame;
//           nothing calls into the application. A late answer to a request nobody waits for is dropped by its token.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/update.hpp"

namespace ports {

struct Clock {
    std::int64_t now_ms = 0;  // since 1970, UTC
    base::Day today;          // the civil day here
};

/// How far the other thread is with its task, or what came of it.
struct TaskNews {
    double share = 0;                   // 0 to 1
    std::optional<std::string> answer;  // empty: it failed, the work must be done here
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
    /// Another thread takes the task (matching/task.hpp); false: there is none. One task at a time.
    [[nodiscard]] virtual bool hand_out(std::string_view task) = 0;
    /// The task is not wanted any more; no news of it come.
    virtual void take_back() = 0;
    /// What is new since the last call.
    [[nodiscard]] virtual std::optional<TaskNews> task_news() = 0;
    [[nodiscard]] virtual Clock clock() const = 0;
    /// Monotonic milliseconds, for budgets of long work.
    [[nodiscard]] virtual double monotonic_ms() const = 0;
    [[nodiscard]] virtual bool prefers_dark() const = 0;
    /// Completions and outside events (Started, StoreOpened, Stored, HttpAnswered, GiveFiles, ...) since the last call.
    [[nodiscard]] virtual std::vector<app::Intent> poll() = 0;
};

}  // namespace ports
