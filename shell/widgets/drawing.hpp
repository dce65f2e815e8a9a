// drawing.hpp: pictures where people would rather look than read: chains of moves, heat maps.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "shell/widgets/text.hpp"

namespace widgets {

/// A seat of a chain, and below it the person who takes it.
struct ChainLink {
    std::string seat, unit;
    bool is_vacant = false;
    std::string unit_note;           // "kosong"
    std::string person;              // empty: nobody follows
    std::string gain;                // "+23 cocok, pilihan ke-1"
    bool is_loss = false;            // less than nothing is gained
};
/// Called with the number of a link: right after its person, ImGui's last item; and with the box of its seat.
struct ChainHooks {
    std::function<void(std::size_t)> person;
    std::function<void(std::size_t, const Rect&)> seat;
};
/// Seats in reading order from the vacancy; wraps to further lines. Answers the link whose person was pressed.
[[nodiscard]] std::optional<std::size_t> chain(const char* id, std::span<const ChainLink> links, const ChainHooks& hooks = {});

struct HeatCell {
    std::optional<std::int64_t> value;  // need minus actual; nullopt: no such seat there
    std::string name;                   // "Guru, SDN 05: kurang 3"
};
struct HeatMap {
    const char* id = "";
    std::span<const std::string> rows;
    std::span<const std::string> columns;
    std::span<const HeatCell> cells;    // row by row
    std::int64_t strongest = 1;         // the value of full colour
    float row_label_width = 200;        // at 100 %
    float height = 0;                   // it scrolls within; 0: all rows
};
struct HeatEvent {
    std::optional<std::size_t> row, column;  // both: a cell; one: a label
};
[[nodiscard]] HeatEvent heat_map(const HeatMap& map);

}  // namespace widgets
