// fonts.hpp: the font atlas, crisp at any pixel ratio and text size, holding the characters that occur.
//
// Problem   Dear ImGui 1.90 draws glyphs from a texture made beforehand; a name with an unexpected diacritic would be "?".
// Result    Fonts are rasterised at (size x pixel ratio x text size). The atlas begins with Latin letters and punctuation;
//           widgets report every text they draw (`note`), and a character met for the first time makes the atlas be built
//           again before the next frame.
// Cost      Building takes 10 to 60 ms. Noting a text of plain letters costs a nanosecond a byte.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "shell/theme/theme.hpp"

namespace theme {

/// Bytes of the TrueType files that the build makes in build/<preset>/fonts.
struct FontFiles {
    std::string regular;
    std::string medium;
    std::string bold;
    std::string icons;
};

class Fonts {
public:
    explicit Fonts(FontFiles files);
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    /// Builds ImGui's atlas if ratio, text size or the set of characters has changed. Between frames only.
    /// True if it was built: the texture has to be made again.
    bool prepare(float pixel_ratio, int text_percent);
    [[nodiscard]] bool is_outdated() const;
    [[nodiscard]] const std::array<ImFont*, k_fonts>& fonts() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Remembers the characters of a text that is drawn, for the atlas of the running `Fonts`.
void note(std::string_view text);

}  // namespace theme
