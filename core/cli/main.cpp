// serasi: the command line over core, for batch work, scripts and tests. The only part of core that touches files and
// reads a clock.
#include <algorithm>

#include "core/cli/commands.hpp"

namespace {

constexpr std::string_view k_version = "0.1";

std::vector<std::string_view> words_of(int count, char** values) {
    std::vector<std::string_view> words;
    for (int at = 1; at < count; ++at) words.emplace_back(values[at]);
    return words;
}

/// The language is needed before anything can be said, also about a wrong command line.
base::Language language_of(const std::vector<std::string_view>& words) {
    for (std::size_t at = 0; at < words.size(); ++at)
        if (words[at] == "--lang=en" || (words[at] == "--lang" && at + 1 < words.size() && words[at + 1] == "en"))
            return base::Language::english;
    return base::Language::indonesian;
}

int run(const std::vector<std::string_view>& words, const cli::Console& console) {
    // `serasi --lang en plan …`: options of every command may stand before it.
    std::size_t at = 0;
    while (at < words.size() && words[at].starts_with("--")) at += words[at] == "--lang" ? 2 : 1;
    const auto command =
        at < words.size() ? std::ranges::find(cli::commands(), words[at], &cli::Command::name) : cli::commands().end();
    const bool is_known = command != cli::commands().end();
    if (!is_known && at < words.size())
        return console.refuse({"cli.unknown_command", {}, {{"command", std::string(words[at])}}});

    std::vector<std::string_view> rest = words;
    if (is_known) rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
    const auto arguments = cli::Arguments::parse(rest, is_known ? command->syntax : cli::Syntax{});
    if (!arguments) {
        base::Error error = arguments.error();
        if (is_known) error.place = command->name;
        return console.refuse(error);
    }
    if (const std::string language = arguments->text("lang", "id"); language != "id" && language != "en")
        return console.refuse({"cli.language", {}, {{"value", language}}});
    if (arguments->has("version")) {
        console.line("serasi " + std::string(k_version));
        return cli::k_done;
    }
    if (arguments->has("help")) {
        console.line(console.words().text(is_known ? "cli.help." + std::string(command->name) : "cli.help"));
        return cli::k_done;
    }
    if (!is_known) return console.refuse({"cli.no_command", {}, {}});
    return command->run(*arguments, console);
}

}  // namespace

int main(int count, char** values) {
    const std::vector<std::string_view> words = words_of(count, values);
    const bool is_json = std::ranges::contains(words, "--json");
    return run(words, cli::Console(language_of(words), is_json));
}
