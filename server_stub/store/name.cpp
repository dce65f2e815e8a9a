#include "server_stub/store/name.hpp"

#include <algorithm>
#include <array>
#include <ranges>

namespace store {
namespace {

constexpr std::size_t k_min_space = 8;
constexpr std::size_t k_max_part = 64;
constexpr std::size_t k_sequence_digits = 8;
constexpr std::string_view k_extension = ".json";

struct KindName {
    std::string_view text;
    Kind kind;
};
constexpr std::array k_kinds{KindName{"log", Kind::log},   KindName{"roster", Kind::roster},
                             KindName{"snap", Kind::snap}, KindName{"keys", Kind::keys},
                             KindName{"head", Kind::head}, KindName{"probe", Kind::probe}};

// Not std::isdigit: the grammar must not depend on a locale.
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

bool is_sequence(std::string_view text) {
    return text.size() == k_sequence_digits && std::ranges::all_of(text, is_digit) &&
           !std::ranges::all_of(text, [](char c) { return c == '0'; });
}

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    for (const auto part : std::views::split(path, '/')) parts.emplace_back(part.begin(), part.end());
    return parts;
}

}  // namespace

bool is_space(std::string_view text) {
    return text.size() >= k_min_space && text.size() <= k_max_part &&
           std::ranges::all_of(text, [](char c) { return is_digit(c) || is_small_letter(c); });
}

bool is_identifier(std::string_view text) {
    return !text.empty() && text.size() <= k_max_part &&
           std::ranges::all_of(text, [](char c) { return is_digit(c) || is_small_letter(c) || c == '_' || c == '-'; });
}

std::optional<Name> parse_name(std::string_view path) {
    const auto parts = parts_of(path);
    if (parts.size() < 4 || !is_space(parts[0]) || parts[1] != "v1") return std::nullopt;
    const auto kind = std::ranges::find(k_kinds, parts[2], &KindName::text);
    if (kind == k_kinds.end()) return std::nullopt;

    const bool is_flat = kind->kind == Kind::head || kind->kind == Kind::probe;
    if (parts.size() != (is_flat ? 4U : 5U)) return std::nullopt;
    if (!is_flat && !is_identifier(parts[3])) return std::nullopt;

    const std::string_view file = parts.back();
    if (!file.ends_with(k_extension)) return std::nullopt;
    const std::string_view stem = file.substr(0, file.size() - k_extension.size());
    const bool is_numbered = !is_flat && kind->kind != Kind::keys;
    if (is_numbered ? !is_sequence(stem) : !is_identifier(stem)) return std::nullopt;

    return Name{kind->kind, {parts.begin(), parts.end() - 1}, std::string(file)};
}

std::optional<std::string> parse_devices_name(std::string_view path) {
    const auto parts = parts_of(path);
    if (parts.size() != 3 || !is_space(parts[0]) || parts[1] != "v1" || parts[2] != "devices.json") return std::nullopt;
    return std::string(parts[0]);
}

std::string path_of(const Name& name) {
    std::string path;
    for (const std::string& folder : name.folders) path += folder + '/';
    return path + name.file;
}

bool is_write_once(Kind kind) { return kind != Kind::head && kind != Kind::probe; }
bool is_deletable(Kind kind) { return kind == Kind::probe; }

}  // namespace store
