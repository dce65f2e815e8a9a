// assets.hpp: the text files of assets/ (rule packs, translations, demo parameters), embedded at build time.
//
// Problem   Core performs no I/O, yet rules, translations and parameters are data. A page that is opened for the first time
//           waits for every byte, and does not need the second language to begin.
// Result    `asset("rules/mutasi-2026.json")` is the file's text; `assets_under("i18n/id/")` lists paths, sorted. What a page
//           leaves out joins by `add_assets` as soon as it has arrived.
// Failure   An unknown path is empty: callers that need the file check with BASE_ASSERT, since it is part of the build.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace base {

struct Asset {
    std::string_view path;
    std::string_view text;
};

[[nodiscard]] std::string_view asset(std::string_view path);
/// The contiguous run of assets whose path begins with `prefix`, in path order.
[[nodiscard]] std::span<const Asset> assets_under(std::string_view prefix);
/// Paths with their texts, of folders that are not embedded. They stay for the life of the program; a second call takes
/// the place of the first.
void add_assets(std::vector<std::pair<std::string, std::string>> later);

/// What the build embeds, by path (assets/CMakeLists.txt).
[[nodiscard]] std::span<const Asset> embedded_assets();

}  // namespace base
