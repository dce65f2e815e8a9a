// roster.hpp: people, seats and units of a market file by their ids (internal to the readers).
//
// Failure   Those of format.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/json.hpp"

namespace matching {

/// "people[3]"
[[nodiscard]] std::string at_index(const std::string& list, std::size_t index);
/// The list under `name`, null when absent.
[[nodiscard]] base::Result<const base::Json*> list_member(const base::Json& object, const char* name,
                                                          const std::string& place);
[[nodiscard]] base::Result<std::int64_t> read_count(const base::Json& entry, const char* name, std::int64_t fallback,
                                                    const std::string& place);

/// Ids in ascending order, and where each entry of the file goes.
struct Roster {
    const base::Json* entries = nullptr;
    std::vector<std::string> ids;
    std::vector<std::int32_t> number;
    std::unordered_map<std::string_view, std::int32_t> by_id;

    [[nodiscard]] std::optional<std::int32_t> find(const base::Json& id) const;
    /// `unknown` is the code of the error.
    [[nodiscard]] base::Result<std::int32_t> find(const base::Json& id, const char* unknown,
                                                  const std::string& place) const;
};

[[nodiscard]] base::Result<Roster> read_roster(const base::Json& json, const char* name, const std::string& place);

}  // namespace matching
