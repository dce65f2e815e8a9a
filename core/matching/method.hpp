// method.hpp: how an optimum was found; the optimum itself does not depend on it. See placement.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace matching {

enum class Method : std::uint8_t { paths, auction, matrix };

[[nodiscard]] constexpr std::string_view name_of(Method method) {
    switch (method) {
        case Method::auction:
            return "auction";
        case Method::matrix:
            return "matrix";
        case Method::paths:
            break;
    }
    return "paths";
}

[[nodiscard]] constexpr std::optional<Method> method_from(std::string_view name) {
    for (const Method method : {Method::paths, Method::auction, Method::matrix})
        if (name_of(method) == name) return method;
    return std::nullopt;
}

}  // namespace matching
