#include <catch_amalgamated.hpp>

#include <array>

#include "shell/theme/theme.hpp"

using theme::Color;

namespace {

constexpr std::array k_text_colors = {Color::text, Color::muted, Color::accent, Color::good, Color::warn, Color::bad, Color::info};
constexpr std::array k_grounds = {Color::bg, Color::surface, Color::sunken};
struct Pair {
    Color text, ground;
};
/// Words on the tinted grounds of pills, notices and selected rows.
constexpr std::array k_tinted = {Pair{Color::accent, Color::accent_weak}, Pair{Color::text, Color::accent_weak},
                                 Pair{Color::muted, Color::accent_weak}, Pair{Color::good, Color::good_weak},
                                 Pair{Color::warn, Color::warn_weak},    Pair{Color::bad, Color::bad_weak},
                                 Pair{Color::info, Color::info_weak},    Pair{Color::text, Color::warn_weak},
                                 Pair{Color::text, Color::info_weak},    Pair{Color::on_accent, Color::accent}};

std::uint32_t rgb(const theme::Palette& palette, Color color) { return palette[static_cast<std::size_t>(color)]; }

}  // namespace

TEST_CASE("every colour of text reaches a contrast of 4.5 on every ground, light and dark", "[theme]") {
    for (const theme::Palette& palette : {theme::k_light, theme::k_dark}) {
        for (const Color text : k_text_colors) {
            for (const Color ground : k_grounds) {
                INFO("text " << static_cast<int>(text) << " on " << static_cast<int>(ground));
                CHECK(theme::contrast(rgb(palette, text), rgb(palette, ground)) >= 4.5);
            }
        }
        for (const Pair& pair : k_tinted) {
            INFO("text " << static_cast<int>(pair.text) << " on " << static_cast<int>(pair.ground));
            CHECK(theme::contrast(rgb(palette, pair.text), rgb(palette, pair.ground)) >= 4.5);
        }
    }
}

TEST_CASE("contrast follows the formula of WCAG", "[theme]") {
    CHECK(theme::contrast(0x000000, 0xFFFFFF) == Catch::Approx(21.0));
    CHECK(theme::contrast(0x777777, 0xFFFFFF) == Catch::Approx(4.48).margin(0.01));
    CHECK(theme::contrast(0x123456, 0x123456) == Catch::Approx(1.0));
}
