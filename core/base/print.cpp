#include "core/base/print.hpp"

#include "core/base/result.hpp"

namespace base {

std::string print_args(std::string_view pattern, std::initializer_list<const PrintArg*> args) {
    std::string out;
    const auto* next = args.begin();
    const auto take = [&]() -> const PrintArg& {
        BASE_ASSERT(next != args.end());
        return **next++;
    };
    for (std::size_t at = 0; at < pattern.size();) {
        if (pattern[at] != '{') {
            out += pattern[at++];
            continue;
        }
        const PrintArg& arg = take();
        std::size_t digits = 0;
        std::size_t end = pattern.find('}', at);
        if (pattern.substr(at, 5) == "{:0{}") {
            digits = static_cast<std::size_t>(take().number_);
            end = at + 5;
        } else if (pattern.substr(at, 3) == "{:0") {
            digits = static_cast<std::size_t>(pattern[at + 3] - '0');
        }
        BASE_ASSERT(end < pattern.size());
        at = end + 1;
        if (!arg.is_number_) {
            out += arg.text_;
            continue;
        }
        const std::string number = std::to_string(arg.number_);
        const std::size_t sign = number[0] == '-' ? 1 : 0;
        out.append(number, 0, sign);
        if (number.size() < digits) out.append(digits - number.size(), '0');
        out.append(number, sign);
    }
    BASE_ASSERT(next == args.end());
    return out;
}

}  // namespace base
