#include "core/cli/console.hpp"

#include <algorithm>
#include <cstdio>

#include "core/base/text.hpp"

namespace cli {

std::string Console::say(std::string_view key, const std::vector<base::Arg>& args) const {
    return words_.render(key, args);
}

std::string Console::score(std::int64_t points) const {
    std::string text = base::decimal(points, 3, 1);
    if (words_.language() == base::Language::english) std::ranges::replace(text, ',', '.');
    return text;
}

std::string Console::signed_score(std::int64_t points) const { return (points > 0 ? "+" : "") + score(points); }

void Console::print(std::string_view text) const { std::fwrite(text.data(), 1, text.size(), stdout); }

void Console::line(std::string_view text) const {
    print(text);
    print("\n");
}

int Console::refuse(const base::Error& error, int code) const {
    const std::string text = as_one_line("serasi: " + words_.render(error)) + '\n';
    std::fwrite(text.data(), 1, text.size(), stderr);
    return code;
}

std::string as_one_line(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return text;
}

}  // namespace cli
