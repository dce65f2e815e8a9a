#include "server_stub/options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

namespace server {
namespace {

struct Argument {
    std::string name;
    std::optional<std::string> value;
};

/// Splits `--name=value`; takes the next word as the value otherwise. Help is the only option without one.
std::vector<Argument> split_arguments(std::span<const char* const> words) {
    std::vector<Argument> arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        const std::size_t equals = word.find('=');
        if (equals != std::string_view::npos) {
            arguments.push_back({std::string(word.substr(0, equals)), std::string(word.substr(equals + 1))});
        } else if (word == "--help" || word == "-h" || i + 1 == words.size()) {
            arguments.push_back({std::string(word), std::nullopt});
        } else {
            arguments.push_back({std::string(word), words[++i]});
        }
    }
    return arguments;
}

bool is_known(std::string_view name) {
    constexpr std::array k_names{"--site", "--data", "--listen", "--port", "--language"};
    return std::ranges::find(k_names, name) != k_names.end();
}

}  // namespace

base::Result<Options> parse_options(std::span<const char* const> words) {
    Options options;
    for (const auto& [name, value] : split_arguments(words)) {
        if (name == "--help" || name == "-h") {
            options.wants_help = true;
            return options;
        }
        if (!is_known(name)) return base::fail("server.unknown_option", {}, {{"option", name}});
        if (!value || value->empty()) return base::fail("server.missing_value", {}, {{"option", name}});
        if (name == "--site") options.site = *value;
        if (name == "--data") options.data = *value;
        if (name == "--listen") options.address = *value;
        if (name == "--language" && *value != "id" && *value != "en") {
            return base::fail("server.unknown_language", {}, {{"value", *value}});
        }
        if (name == "--port") {
            const auto read = std::from_chars(value->data(), value->data() + value->size(), options.port);
            if (read.ec != std::errc{} || read.ptr != value->data() + value->size()) {
                return base::fail("server.bad_port", {}, {{"value", *value}});
            }
        }
    }
    if (options.site.empty() && options.data.empty()) return base::fail("server.nothing_to_serve");
    return options;
}

base::Language language_of(std::span<const char* const> words) {
    const auto arguments = split_arguments(words);
    const bool is_english = std::ranges::any_of(
        arguments, [](const Argument& argument) { return argument.name == "--language" && argument.value == "en"; });
    return is_english ? base::Language::english : base::Language::indonesian;
}

}  // namespace server
