#include "shell/theme/fonts.hpp"

#include <cmath>

#include "assets/icons.hpp"
#include "core/base/result.hpp"
#include "core/base/text.hpp"

namespace theme {
namespace {

enum class File : std::uint8_t { regular, medium, bold, icons };

struct Recipe {
    File file;
    float size;
};
// By Font; the sizes of interface type at 100 %.
constexpr std::array<Recipe, k_fonts> k_recipes = {{
    {File::regular, 15}, {File::medium, 15}, {File::regular, 14}, {File::medium, 14}, {File::regular, 13},
    {File::medium, 13},  {File::regular, 12}, {File::medium, 12}, {File::medium, 16}, {File::medium, 18},
    {File::bold, 21},    {File::bold, 26},   {File::icons, 18},  {File::icons, 32},
}};
constexpr ImWchar k_icon_range[] = {icons::k_first, icons::k_last, 0};

/// Characters met so far, and whether one of them came after the atlas was built.
struct Seen {
    ImFontGlyphRangesBuilder characters;
    bool is_changed = true;
};

Seen first_seen() {
    Seen seen;
    // Latin-1, dashes, quotes, ellipsis, bullet, minus, less and greater or equal: what Indonesian text is made of.
    constexpr ImWchar base[] = {0x20,   0x7E,   0xA0,   0xFF,   0x2010, 0x2015, 0x2018, 0x201E,
                                0x2020, 0x2022, 0x2026, 0x2026, 0x2212, 0x2212, 0x2264, 0x2265, 0};
    seen.characters.AddRanges(base);
    return seen;
}

Seen& seen() {
    static Seen value = first_seen();
    return value;
}

}  // namespace

struct Fonts::State {
    FontFiles files;
    std::array<ImFont*, k_fonts> fonts{};
    ImVector<ImWchar> ranges;  // the atlas points into it
    float ratio = 0;
    int percent = 0;
};

Fonts::Fonts(FontFiles files) : state_(std::make_unique<State>()) {
    state_->files = std::move(files);
    seen().is_changed = true;
}
Fonts::~Fonts() = default;

bool Fonts::is_outdated() const { return seen().is_changed; }
const std::array<ImFont*, k_fonts>& Fonts::fonts() const { return state_->fonts; }

bool Fonts::prepare(float pixel_ratio, int text_percent) {
    State& state = *state_;
    if (!seen().is_changed && state.ratio == pixel_ratio && state.percent == text_percent) return false;
    state.ratio = pixel_ratio;
    state.percent = text_percent;
    seen().is_changed = false;
    state.ranges.clear();
    seen().characters.BuildRanges(&state.ranges);

    ImGuiIO& io = ImGui::GetIO();
    ImFontAtlas& atlas = *io.Fonts;
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    const std::array<std::string*, 4> files = {&state.files.regular, &state.files.medium, &state.files.bold, &state.files.icons};
    const auto add = [&](File file, float size, const ImWchar* ranges, bool merges, float offset_y) {
        std::string& bytes = *files[static_cast<std::size_t>(file)];
        BASE_ASSERT(!bytes.empty());
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.MergeMode = merges;
        config.OversampleH = pixel_ratio < 1.5f ? 2 : 1;
        config.OversampleV = 1;
        config.GlyphOffset.y = std::round(offset_y);
        return atlas.AddFontFromMemoryTTF(bytes.data(), static_cast<int>(bytes.size()), size, &config, ranges);
    };
    const float scale = pixel_ratio * static_cast<float>(text_percent) / 100.0f;
    for (std::size_t index = 0; index < k_fonts; ++index) {
        const float size = std::round(k_recipes[index].size * scale);
        if (k_recipes[index].file == File::icons) {
            state.fonts[index] = add(File::icons, size, k_icon_range, false, 0);
        } else {
            state.fonts[index] = add(k_recipes[index].file, size, state.ranges.Data, false, 0);
            // Icons stand on the middle of the capitals, not on the base line.
            add(File::icons, std::round(size * 1.05f), k_icon_range, true, size * 0.25f);
        }
    }
    io.FontDefault = state.fonts[static_cast<std::size_t>(Font::body)];
    io.FontGlobalScale = 1.0f / pixel_ratio;
    const bool is_built = atlas.Build();
    BASE_ASSERT(is_built);
    return true;
}

void note(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const char32_t code_point = base::next_code_point(text, at);
        // Private characters are the icons, which are always there; beyond the basic plane the fonts have nothing.
        if (code_point > 0xFFFF || (code_point >= 0xE000 && code_point <= 0xF8FF)) continue;
        if (seen().characters.GetBit(code_point)) continue;
        seen().characters.SetBit(code_point);
        seen().is_changed = true;
    }
}

}  // namespace theme
