// The program that makes the demo city, for the other thread (web/page/thread_worker.mjs): the same exports as thread.cpp.
#include <emscripten/bind.h>

#include "core/demo/task.hpp"
#include "web/src/bytes.hpp"

namespace {

std::string& answer() {
    static std::string text;
    return text;
}

void begin_task(const std::string& task) { answer() = demo::do_task(task); }

}  // namespace

EMSCRIPTEN_BINDINGS(serasi_demo) {
    emscripten::function("beginTask", &begin_task);
    emscripten::function("stepTask", +[] { return false; });
    emscripten::function("taskShare", +[] { return 1.0; });
    emscripten::function("taskAnswer", +[] { return web::to_array(answer()); });
}
