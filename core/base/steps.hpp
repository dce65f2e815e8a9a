// steps.hpp: long work that pauses, so that a frame never waits for it.
//
// Problem   Reading 50,000 people takes longer than a frame; cut into slices by hand, every loop becomes a machine of states.
// Result    A function that returns `Steps` and says `co_yield pause;` now and then runs to its next pause with each `step`.
//           Another such function inside it: `for (Steps inner = ...; inner.step();) co_yield pause;`.
// Lifetime  What is passed by reference must live until the work has ended. Dropping it in between is allowed.
#pragma once

#include <coroutine>
#include <cstdlib>
#include <utility>

namespace base {

struct Pause {};
inline constexpr Pause pause;

class [[nodiscard]] Steps {
public:
    struct promise_type {
        Steps get_return_object() { return Steps(std::coroutine_handle<promise_type>::from_promise(*this)); }
        static std::suspend_always initial_suspend() { return {}; }
        static std::suspend_always final_suspend() noexcept { return {}; }
        static std::suspend_always yield_value(Pause) { return {}; }
        static void return_void() {}
        static void unhandled_exception() { std::abort(); }
    };

    Steps() = default;
    Steps(Steps&& other) noexcept : work_(std::exchange(other.work_, {})) {}
    Steps& operator=(Steps&& other) noexcept {
        std::swap(work_, other.work_);
        return *this;
    }
    ~Steps() {
        if (work_) work_.destroy();
    }

    /// Goes on to the next pause; false when there is nothing left to do.
    bool step() {
        if (is_done()) return false;
        work_.resume();
        return !work_.done();
    }
    void finish() {
        while (step()) {
        }
    }
    [[nodiscard]] bool is_done() const { return !work_ || work_.done(); }

private:
    explicit Steps(std::coroutine_handle<promise_type> work) : work_(work) {}

    std::coroutine_handle<promise_type> work_;
};

}  // namespace base
