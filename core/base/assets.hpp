// assets.hpp: the text files of assets/ (rule packs, translations, demo parameters), embedded at build time.
//
// Problem   Core performs no I/O, yet rules, translations and parameters are data.
// Result    `asset("rules/mutasi-2026.json")` is the file's text; `assets_under("i18n/id/")` lists paths, sorted.
// Failure   An unknown path is empty: callers that need the file check with BASE_ASSERT, since it is part of the build.
#pragma once

#include <span>
#include <string_view>

namespace base {

struct Asset {
    std::string_view path;
    std::string_view text;
};

[[nodiscard]] std::string_view asset(std::string_view path);
/// The contiguous run of assets whose path begins with `prefix`, in path order.
[[nodiscard]] std::span<const Asset> assets_under(std::string_view prefix);

}  // namespace base
