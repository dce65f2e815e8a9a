// commands.hpp: one function a command. Each answers with the exit code of console.hpp.
#pragma once

#include "core/cli/arguments.hpp"
#include "core/cli/console.hpp"

namespace cli {

int run_demo(const Arguments& arguments, const Console& console);
int run_check(const Arguments& arguments, const Console& console);
int run_plan(const Arguments& arguments, const Console& console);
int run_explain(const Arguments& arguments, const Console& console);
int run_verify(const Arguments& arguments, const Console& console);
int run_match(const Arguments& arguments, const Console& console);
int run_assign(const Arguments& arguments, const Console& console);

struct Command {
    std::string_view name;
    Syntax syntax;
    int (*run)(const Arguments&, const Console&);
};
[[nodiscard]] std::span<const Command> commands();

}  // namespace cli
