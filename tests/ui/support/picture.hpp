// picture.hpp: draw data as pixels, for eyes: a small rasteriser of textured triangles, and PNG without compression.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <string>
#include <vector>

namespace support {

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;
};
[[nodiscard]] Picture rasterise(const ImDrawData& data);
[[nodiscard]] std::string png(const Picture& picture);

}  // namespace support
