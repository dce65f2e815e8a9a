// files.hpp: reading within a limit, writing whole files or nothing.
//
// Failure   `cli.file.*` with the path as the place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace cli {

/// For markets, plans and assignment problems.
inline constexpr std::int64_t k_most_json_bytes = std::int64_t{256} << 20;

[[nodiscard]] base::Result<std::string> read_file(const std::string& path, std::int64_t most_bytes);
/// Writes beside the target first and renames: a reader sees the old file or the new one.
[[nodiscard]] base::Result<void> write_file(const std::string& path, std::string_view bytes);
[[nodiscard]] base::Result<void> make_folder(const std::string& path);
/// The `.csv`, `.txt` and `.xlsx` files of a folder, sorted by name.
[[nodiscard]] base::Result<std::vector<std::string>> tables_in(const std::string& folder);
[[nodiscard]] std::string join(const std::string& folder, const std::string& name);
[[nodiscard]] std::string file_name(const std::string& path);

}  // namespace cli
