// console.hpp: what a command says: answers on the standard output, one line of refusal on the error output.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.hpp"

namespace cli {

/// Exit codes, as design and scripts know them.
inline constexpr int k_done = 0;
inline constexpr int k_answer_is_no = 1;
inline constexpr int k_bad_input = 2;

class Console {
public:
    Console(base::Language language, bool is_json) : words_(base::Catalog::load(language)), is_json_(is_json) {}

    [[nodiscard]] const base::Catalog& words() const { return words_; }
    /// Whether scripts are reading.
    [[nodiscard]] bool is_json() const { return is_json_; }
    [[nodiscard]] std::string say(std::string_view key, const std::vector<base::Arg>& args = {}) const;
    /// 71834 points of 100,000 as "71,8", with the language's decimal sign.
    [[nodiscard]] std::string score(std::int64_t points) const;
    [[nodiscard]] std::string signed_score(std::int64_t points) const;

    void print(std::string_view text) const;
    void line(std::string_view text) const;
    void line(std::string_view key, const std::vector<base::Arg>& args) const { line(say(key, args)); }
    /// One line on the error output; answers `code`.
    int refuse(const base::Error& error, int code = k_bad_input) const;

private:
    base::Catalog words_;
    bool is_json_;
};

/// Control characters would break the promise of one line.
[[nodiscard]] std::string as_one_line(std::string text);

}  // namespace cli
