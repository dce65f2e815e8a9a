// fake_ports.hpp: a world that answers when told, and remembers what it was asked.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "shell/ports/ports.hpp"
#include "tests/support/other_thread.hpp"

namespace support {

class FakePorts : public ports::Ports {
public:
    void store(const app::StoreBundles& request) override {
        stored.insert(stored.end(), request.files.begin(), request.files.end());
        if (answers_store) arrived.push_back(app::Stored{request.token, true});
    }
    void http(const app::HttpRequest& request) override { requests.push_back(request); }
    void download(const app::Download& request) override { downloads.push_back(request); }
    void save_preferences(std::string_view text) override { preferences = text; }
    void announce(std::string_view text, bool) override { announced.emplace_back(text); }
    void copy(std::string_view text) override { clipboard = text; }
    void pick_files() override { ++picks; }
    bool hand_out(std::string_view given) override {
        if (!has_thread) return false;
        task = given;
        return true;
    }
    void take_back() override { ++taken_back, task.clear(), news.clear(); }
    [[nodiscard]] std::optional<ports::TaskNews> task_news() override {
        if (news.empty() && !task.empty() && answers_tasks) news.push_back({1, do_task()});
        if (news.empty()) return std::nullopt;
        ports::TaskNews first = std::move(news.front());
        news.erase(news.begin());
        return first;
    }
    /// Does the task at hand, as the other thread would.
    std::string do_task() { return support::do_task(std::exchange(task, {})); }
    [[nodiscard]] ports::Clock clock() const override { return {now_ms, today}; }
    [[nodiscard]] double monotonic_ms() const override {
        if (step_ms > 0) return counted_ms += step_ms;
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
    }
    [[nodiscard]] bool prefers_dark() const override { return is_dark; }
    [[nodiscard]] std::vector<app::Intent> poll() override { return std::exchange(arrived, {}); }

    double step_ms = 0;              // so much passes between two looks at the clock; 0: as the clock has it
    mutable double counted_ms = 0;
    std::vector<app::Intent> arrived;  // handed over at the next poll
    std::vector<journal::BundleFile> stored;
    std::vector<app::HttpRequest> requests;
    std::vector<app::Download> downloads;
    std::vector<std::string> announced;
    std::string task;                    // the other thread's
    std::vector<ports::TaskNews> news;   // of it, handed over one by one
    bool has_thread = true;
    bool answers_tasks = true;
    int taken_back = 0;
    std::string preferences, clipboard;
    int picks = 0;
    bool answers_store = true;
    bool is_dark = false;
    std::int64_t now_ms = 1'791'500'000'000;
    base::Day today = *base::day_from_civil(2026, 10, 9);
};

}  // namespace support
