// other_thread.hpp: what the other thread of a browser does with a task (web/page/thread_worker.mjs), here.
#pragma once

#include <string>
#include <string_view>

#include "core/demo/task.hpp"
#include "core/matching/task.hpp"

namespace support {

inline std::string do_task(std::string_view task) {
    if (demo::is_task(task)) return demo::do_task(task);
    matching::TaskRun run(task);
    while (run.step()) {
    }
    return run.answer();
}

}  // namespace support
