// arguments.hpp: the words of a command line, checked against what a command takes.
//
// Result    Options are `--name value` or `--name=value`; flags stand alone; `--` ends the options. `--lang`, `--json`,
//           `--help` and `--version` belong to every command.
// Failure   `cli.*`, one sentence that names the word at fault.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/result.hpp"

namespace cli {

struct Option {
    std::string_view name;  // "max-moves"
    bool takes_value = false;
    bool is_required = false;
};

/// What a command takes beside the options of every command.
struct Syntax {
    std::size_t least_words = 0;  // "FILE..."
    std::size_t most_words = 0;
    std::span<const Option> options;
};

class Arguments {
public:
    [[nodiscard]] static base::Result<Arguments> parse(std::span<const std::string_view> words, const Syntax& syntax);

    [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
    [[nodiscard]] bool has(std::string_view option) const { return options_.contains(option); }
    [[nodiscard]] std::string text(std::string_view option, std::string_view fallback = {}) const;
    /// A whole number from `least` to `most`.
    [[nodiscard]] base::Result<std::optional<std::int64_t>> number(std::string_view option, std::int64_t least,
                                                                   std::int64_t most) const;
    [[nodiscard]] base::Result<std::optional<base::Day>> day(std::string_view option) const;

private:
    std::vector<std::string> words_;
    std::map<std::string, std::string, std::less<>> options_;
};

}  // namespace cli
