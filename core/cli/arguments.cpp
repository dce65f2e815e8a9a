#include "core/cli/arguments.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace cli {

namespace {

constexpr Option k_common[] = {{"lang", true}, {"json"}, {"help"}, {"version"}};

const Option* find(const Syntax& syntax, std::string_view name) {
    for (const std::span<const Option> options : {syntax.options, std::span<const Option>(k_common)})
        for (const Option& option : options)
            if (option.name == name) return &option;
    return nullptr;
}

}  // namespace

base::Result<Arguments> Arguments::parse(std::span<const std::string_view> words, const Syntax& syntax) {
    Arguments arguments;
    bool only_words = false;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string_view word = words[at];
        if (only_words || !word.starts_with("--")) {
            // A single dash is a typing mistake rather than a file.
            if (!only_words && word.size() > 1 && word.front() == '-')
                return base::fail("cli.unknown_option", {}, {{"option", std::string(word)}});
            arguments.words_.emplace_back(word);
            continue;
        }
        if (word == "--") {
            only_words = true;
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string_view name = word.substr(2, equals == std::string_view::npos ? equals : equals - 2);
        const Option* option = find(syntax, name);
        const auto fail = [&](const char* code) {
            return base::fail(code, {}, {{"option", "--" + std::string(name)}});
        };
        if (option == nullptr) return fail("cli.unknown_option");
        std::string value;
        if (equals != std::string_view::npos) {
            if (!option->takes_value) return fail("cli.unexpected_value");
            value = word.substr(equals + 1);
        } else if (option->takes_value) {
            if (at + 1 == words.size() || words[at + 1].starts_with("--")) return fail("cli.missing_value");
            value = words[++at];
        }
        if (option->takes_value && value.empty()) return fail("cli.missing_value");
        if (!arguments.options_.emplace(name, std::move(value)).second) return fail("cli.repeated_option");
    }
    if (arguments.has("help") || arguments.has("version")) return arguments;
    if (arguments.words_.size() < syntax.least_words) return base::fail("cli.missing_word");
    if (arguments.words_.size() > syntax.most_words)
        return base::fail("cli.unexpected_word", {}, {{"word", arguments.words_[syntax.most_words]}});
    for (const Option& option : syntax.options)
        if (option.is_required && !arguments.has(option.name))
            return base::fail("cli.missing_option", {}, {{"option", "--" + std::string(option.name)}});
    return arguments;
}

std::string Arguments::text(std::string_view option, std::string_view fallback) const {
    const auto found = options_.find(option);
    return found == options_.end() ? std::string(fallback) : found->second;
}

base::Result<std::optional<std::int64_t>> Arguments::number(std::string_view option, std::int64_t least,
                                                            std::int64_t most) const {
    if (!has(option)) return std::nullopt;
    const auto value = base::parse_integer(text(option));
    if (!value || *value < least || *value > most)
        return base::fail("cli.number", {},
                          {{"option", "--" + std::string(option)},
                           {"value", text(option)},
                           {"least", std::to_string(least)},
                           {"most", std::to_string(most)}});
    return value;
}

base::Result<std::optional<base::Day>> Arguments::day(std::string_view option) const {
    if (!has(option)) return std::nullopt;
    const auto value = base::parse_iso_day(text(option));
    if (!value) return base::fail("cli.day", {}, {{"option", "--" + std::string(option)}, {"value", text(option)}});
    return value;
}

}  // namespace cli
