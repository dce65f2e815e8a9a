// palette.hpp: Ctrl+K: any person, seat, unit or page, by a few letters.
#pragma once

#include "shell/views/context.hpp"

namespace views {

struct PaletteEntry {
    const char* icon = "";
    std::string label, context;
    std::string folded;  // what the query is matched against
    Target target;
};

struct PaletteUi {
    bool is_open = false;
    bool takes_focus = false;
    std::string query;
    std::size_t chosen = 0;
    Memo<std::vector<PaletteEntry>> entries;
    Memo<std::vector<std::size_t>> matches;
};

void open_palette(PaletteUi& ui);
void draw_palette(const ViewContext& context, PaletteUi& ui);
/// The best matches, at most `limit`: entries that hold every word of the query; those beginning with it first.
[[nodiscard]] std::vector<std::size_t> palette_matches(const std::vector<PaletteEntry>& entries, std::string_view query,
                                                       std::size_t limit);

}  // namespace views
