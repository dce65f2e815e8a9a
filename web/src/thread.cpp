// The exports that the other thread calls (web/page/thread_worker.mjs): an instance of its own, without a page.
#include <emscripten/bind.h>

#include <optional>

#include "core/matching/task.hpp"
#include "web/src/bytes.hpp"

namespace {

/// One task at a time; lives as long as the thread.
std::optional<matching::TaskRun>& run() {
    static std::optional<matching::TaskRun> instance;
    return instance;
}

void begin_task(const std::string& task) { run().emplace(task); }
bool step_task() { return run()->step(); }
double task_share() {
    const matching::Progress progress = run()->progress();
    return progress.total > 0 ? static_cast<double>(progress.done) / static_cast<double>(progress.total) : 0;
}
emscripten::val task_answer() { return web::to_array(run()->answer()); }

}  // namespace

EMSCRIPTEN_BINDINGS(serasi_thread) {
    emscripten::function("beginTask", &begin_task);
    emscripten::function("stepTask", &step_task);
    emscripten::function("taskShare", &task_share);
    emscripten::function("taskAnswer", &task_answer);
}
