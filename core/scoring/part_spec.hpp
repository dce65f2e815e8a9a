// part_spec.hpp: what each part's formula needs of its parameters, whether they come from assets or from shared settings.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/scoring/model.hpp"

namespace scoring {

struct ParameterSpec {
    std::string_view name;
    std::size_t count;   // of numbers
    std::int64_t least;  // of each
    std::int64_t most;
};
struct PartSpec {
    std::string_view id;
    std::span<const ParameterSpec> parameters;
};

[[nodiscard]] const PartSpec& part_spec(PartKind kind);

}  // namespace scoring
