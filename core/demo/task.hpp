// task.hpp: a city made by another program, which is asked and answers in bytes.
//
// Problem   The page shows a made-up city to whoever has no data yet, and few press that button: what makes it is a tenth of
//           the application, and every laptop would fetch it first.
// Result    `write_task` asks, `do_task` makes the city, `read_answer` reads what came back: what `make_city` gives, its
//           errors included. Only `do_task` needs the maker, so a program without it does not carry it.
// Cost      Copies of the files' bytes.
// Failure   A task or an answer that is none: `demo.not_made`. So is an empty answer, which is that of a thread that failed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/demo/city.hpp"

namespace demo {

[[nodiscard]] std::string write_task(const Options& options);
/// Whether the bytes ask for a city, and not for another kind of work.
[[nodiscard]] bool is_task(std::string_view bytes);
[[nodiscard]] std::string do_task(std::string_view task);
[[nodiscard]] base::Result<std::vector<File>> read_answer(std::string_view answer);

}  // namespace demo
