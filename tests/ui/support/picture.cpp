#include "tests/ui/support/picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace support {
namespace {

struct Texture {
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;

    /// Opacity between the four nearest texels.
    [[nodiscard]] float alpha(float u, float v) const {
        const float x = std::clamp(u * static_cast<float>(width) - 0.5f, 0.0f, static_cast<float>(width - 1));
        const float y = std::clamp(v * static_cast<float>(height) - 0.5f, 0.0f, static_cast<float>(height - 1));
        const int left = static_cast<int>(x), top = static_cast<int>(y);
        const int right = std::min(left + 1, width - 1), bottom = std::min(top + 1, height - 1);
        const float fx = x - static_cast<float>(left), fy = y - static_cast<float>(top);
        const auto at = [&](int column, int row) { return static_cast<float>(pixels[row * width + column]); };
        return ((at(left, top) * (1 - fx) + at(right, top) * fx) * (1 - fy) + (at(left, bottom) * (1 - fx) + at(right, bottom) * fx) * fy) / 255;
    }
};

float edge(ImVec2 a, ImVec2 b, ImVec2 point) { return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x); }

void triangle(Picture& picture, const Texture& texture, std::array<ImDrawVert, 3> corners, ImVec4 clip) {
    float area = edge(corners[0].pos, corners[1].pos, corners[2].pos);
    if (area == 0) return;
    if (area < 0) {
        std::swap(corners[1], corners[2]);
        area = -area;
    }
    const auto bound = [](float value, int most) { return std::clamp(static_cast<int>(value), 0, most); };
    const auto [a, b, c] = corners;
    const int x0 = bound(std::floor(std::max({std::min({a.pos.x, b.pos.x, c.pos.x}), clip.x})), picture.width);
    const int x1 = bound(std::ceil(std::min({std::max({a.pos.x, b.pos.x, c.pos.x}), clip.z})), picture.width);
    const int y0 = bound(std::floor(std::max({std::min({a.pos.y, b.pos.y, c.pos.y}), clip.y})), picture.height);
    const int y1 = bound(std::ceil(std::min({std::max({a.pos.y, b.pos.y, c.pos.y}), clip.w})), picture.height);
    // A shared edge belongs to one triangle only, or translucent neighbours show a seam.
    const auto owns = [](ImVec2 from, ImVec2 to) { return to.y < from.y || (to.y == from.y && to.x > from.x); };
    const std::array<bool, 3> owned = {owns(b.pos, c.pos), owns(c.pos, a.pos), owns(a.pos, b.pos)};
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            const ImVec2 point{static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f};
            const std::array<float, 3> w = {edge(b.pos, c.pos, point), edge(c.pos, a.pos, point), edge(a.pos, b.pos, point)};
            bool is_inside = true;
            for (std::size_t side = 0; side < 3; ++side) is_inside = is_inside && (w[side] > 0 || (w[side] == 0 && owned[side]));
            if (!is_inside) continue;
            const auto mix = [&](float first, float second, float third) { return (first * w[0] + second * w[1] + third * w[2]) / area; };
            const auto channel = [&](int shift) {
                const auto of = [&](ImU32 color) { return static_cast<float>((color >> shift) & 0xFFU); };
                return mix(of(a.col), of(b.col), of(c.col));
            };
            const float alpha = channel(IM_COL32_A_SHIFT) / 255 * texture.alpha(mix(a.uv.x, b.uv.x, c.uv.x), mix(a.uv.y, b.uv.y, c.uv.y));
            std::uint8_t* pixel = &picture.rgb[static_cast<std::size_t>(y * picture.width + x) * 3];
            constexpr std::array<int, 3> shifts = {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT};
            for (std::size_t part = 0; part < 3; ++part) {
                pixel[part] = static_cast<std::uint8_t>(channel(shifts[part]) * alpha + static_cast<float>(pixel[part]) * (1 - alpha) + 0.5f);
            }
        }
    }
}

void append_number(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((value >> shift) & 0xFFU);
}

void append_chunk(std::string& out, std::string type, const std::string& data) {
    append_number(out, static_cast<std::uint32_t>(data.size()));
    type += data;
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : type) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    out += type;
    append_number(out, ~crc);
}

}  // namespace

Picture rasterise(const ImDrawData& data) {
    const float ratio = data.FramebufferScale.x;
    Picture picture{static_cast<int>(data.DisplaySize.x * ratio), static_cast<int>(data.DisplaySize.y * ratio), {}};
    picture.rgb.resize(static_cast<std::size_t>(picture.width * picture.height) * 3);
    Texture texture;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&texture.pixels, &texture.width, &texture.height);
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            const ImVec4 clip{command.ClipRect.x * ratio, command.ClipRect.y * ratio, command.ClipRect.z * ratio, command.ClipRect.w * ratio};
            for (unsigned index = 0; index + 2 < command.ElemCount; index += 3) {
                std::array<ImDrawVert, 3> corners{};
                for (unsigned corner = 0; corner < 3; ++corner) {
                    const ImDrawIdx at = list->IdxBuffer[static_cast<int>(command.IdxOffset + index + corner)];
                    corners[corner] = list->VtxBuffer[static_cast<int>(command.VtxOffset + at)];
                    corners[corner].pos = {corners[corner].pos.x * ratio, corners[corner].pos.y * ratio};
                }
                triangle(picture, texture, corners, clip);
            }
        }
    }
    return picture;
}

std::string png(const Picture& picture) {
    std::string rows;
    for (int y = 0; y < picture.height; ++y) {
        rows += '\0';
        const auto* first = reinterpret_cast<const char*>(&picture.rgb[static_cast<std::size_t>(y * picture.width) * 3]);
        rows.append(first, static_cast<std::size_t>(picture.width) * 3);
    }
    std::string stream = "\x78\x01";
    std::uint32_t a = 1, b = 0;
    for (const char byte : rows) {
        a = (a + static_cast<unsigned char>(byte)) % 65521;
        b = (b + a) % 65521;
    }
    for (std::size_t at = 0; at < rows.size(); at += 65535) {
        const std::size_t length = std::min<std::size_t>(65535, rows.size() - at);
        stream += at + length == rows.size() ? '\1' : '\0';
        for (const std::size_t number : {length, ~length}) {
            stream += static_cast<char>(number & 0xFF);
            stream += static_cast<char>((number >> 8) & 0xFF);
        }
        stream.append(rows, at, length);
    }
    append_number(stream, (b << 16) | a);
    std::string out = "\x89PNG\r\n\x1a\n";
    std::string header;
    append_number(header, static_cast<std::uint32_t>(picture.width));
    append_number(header, static_cast<std::uint32_t>(picture.height));
    header.append("\x08\x02\x00\x00\x00", 5);
    append_chunk(out, "IHDR", header);
    append_chunk(out, "IDAT", stream);
    append_chunk(out, "IEND", {});
    return out;
}

}  // namespace support
