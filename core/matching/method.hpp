// method.hpp: how an optimum was found; the optimum itself does not depend on it. See placement.hpp.
#pragma once

#include <array>
#include <cstdint>

#include "core/matching/names.hpp"

namespace matching {

enum class Method : std::uint8_t { paths, auction, matrix };

inline constexpr std::array k_methods = {Named{Method::paths, "paths"}, Named{Method::auction, "auction"},
                                         Named{Method::matrix, "matrix"}};

[[nodiscard]] constexpr std::string_view name_of(Method method) { return name_in(k_methods, method); }
[[nodiscard]] constexpr std::optional<Method> method_from(std::string_view name) { return find_in(k_methods, name); }

}  // namespace matching
