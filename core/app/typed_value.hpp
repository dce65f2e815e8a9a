// typed_value.hpp: what a person types into a form as a value of a field.
#pragma once

#include <optional>
#include <string_view>

#include "core/records/registry.hpp"

namespace app {

/// An empty text is "unknown"; nullopt if the text does not fit the field's type or bounds. Dates as people write them
/// (9 Okt 2026, 09-10-2026, 2026-10-09), decimals with comma. A reference is typed as the key of what it refers to, or
/// as its name where only one record has it.
[[nodiscard]] std::optional<records::Value> typed_value(const records::Registry& registry, const records::Field& field,
                                                        std::string_view text);

}  // namespace app
