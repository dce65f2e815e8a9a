// print.hpp: texts with numbers in them.
//
// Result    `print("{}-{:02}", 2026, 9)` is "2026-09": "{}" puts in the next text or whole number, "{:05}" pads it with
//           zeros to five digits, "{:0{}}" to as many as the argument after it says.
// Why       std::format carries the printing of floating-point numbers and Unicode tables with it, which would be a tenth
//           of what a browser fetches first; nothing here prints either.
// Failure   A pattern that does not fit its arguments is a broken invariant.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace base {

class PrintArg {
public:
    PrintArg(std::integral auto value) : number_(static_cast<std::int64_t>(value)), is_number_(true) {}
    PrintArg(char letter) : letter_(letter), text_(&letter_, 1) {}
    PrintArg(std::string_view text) : text_(text) {}
    PrintArg(const char* text) : text_(text) {}
    PrintArg(const std::string& text) : text_(text) {}
    PrintArg(const PrintArg&) = delete;
    PrintArg& operator=(const PrintArg&) = delete;

private:
    friend std::string print_args(std::string_view pattern, std::initializer_list<const PrintArg*> args);
    std::int64_t number_ = 0;
    char letter_ = 0;
    std::string_view text_;
    bool is_number_ = false;
};

[[nodiscard]] std::string print_args(std::string_view pattern, std::initializer_list<const PrintArg*> args);

template <class... Args>
[[nodiscard]] std::string print(std::string_view pattern, const Args&... args) {
    return [&](const auto&... made) { return print_args(pattern, {&made...}); }(PrintArg(args)...);
}

}  // namespace base
