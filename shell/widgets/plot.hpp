// plot.hpp: one figure against another as a line, with a point on it that the reader moves.
#pragma once

#include <span>

#include "shell/widgets/input.hpp"

namespace widgets {

struct PlotPoint {
    std::int64_t x = 0;
    std::int64_t y = 0;
};
struct PlotMark {
    PlotPoint at;
    std::string_view label;
};
struct Plot {
    const char* id = "";
    std::string_view name;              // of the point that moves
    std::span<const PlotPoint> points;  // by ascending x, one for each; at least one
    int scale_digits = 0;               // y shown is y / 10^scale_digits
    std::string_view x_label, y_label;  // each with its unit
    std::optional<PlotMark> mark = {};
    std::string_view words = {};        // the point in words, for the probe
    float height = 0;                   // pixels of the display; 0: what remains
};
/// Drag anywhere, or arrow keys (with Shift: ten at once), Home and End, move `*x` from point to point. The height shows
/// from 0, or from the lowest point below it.
[[nodiscard]] SliderEvent plot(const Plot& plot, std::int64_t* x);

}  // namespace widgets
