// bar.hpp: scores and shares as bars.
#pragma once

#include <cstdint>
#include <optional>

#include "shell/widgets/text.hpp"

namespace widgets {

/// A bar of `value` against `most`, with a tick at `before` (< 0: none), 7 high, centred vertically in the rectangle.
void bar_in(const Rect& rect, std::int64_t value, std::int64_t most, std::int64_t before = -1,
            Color color = Color::accent, std::string_view name = {});

/// One part of an explanation: label over its fact at the left, bar and points at the right. `is_missing` marks a part
/// whose input is unknown. True when pressed (the evidence opens).
struct BarRow {
    const char* id = "";
    std::string_view label;
    std::string_view fact = {};
    std::int64_t value = 0;
    std::int64_t most = 1;
    std::string_view points;         // "27"
    bool is_missing = false;
    bool is_link = false;
    Color color = Color::accent;
};
bool bar_row(const BarRow& row);

/// Horizontal bars with numbers at the end: head count by kind, retirements by year.
struct CountBar {
    const char* id = "";
    std::string_view label;
    std::int64_t value = 0;
    std::int64_t most = 1;
    std::string_view figure;         // empty: the value, grouped
    Color color = Color::accent;
    bool is_link = true;
    float label_width = 130;         // at 100 %
};
bool count_bar(const CountBar& bar);

}  // namespace widgets
