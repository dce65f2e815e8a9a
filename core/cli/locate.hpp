// locate.hpp: from a member's path to its line and column.
//
// Problem   Formats name the member at fault, `market.scores[3]`; a person with an editor needs a line.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace cli {

/// "12:5" for the value under `path` in a JSON text that parses; nullopt if the path does not lead anywhere. Where the
/// last steps of the path are missing, the place of what encloses them.
[[nodiscard]] std::optional<std::string> locate(std::string_view json, std::string_view path);

/// An error about `text` as an error about the file: `plan.json:12:5 (market.scores[3])`.
[[nodiscard]] base::Error in_file(const std::string& file, std::string_view text, base::Error error);

}  // namespace cli
