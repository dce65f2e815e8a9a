// card.hpp: where content stands: cards on a grid, tiles with a figure, a panel at the right.
//
// Use       Objects that open in the constructor and close in the destructor:
//               if (Card card{{.id = "moves", .title = words}}) { ... }
//               Grid grid(4); for (...) { grid.next(); stat_tile(...); }
#pragma once

#include "shell/widgets/text.hpp"

namespace widgets {

struct CardSpec {
    const char* id = "";
    std::string_view title = {};       // empty: none
    std::string_view context = {};     // beside the title
    float width = 0;                   // pixels of the display; 0: what remains
    float height = 0;                  // 0: as its content needs; -1: down to the end of the page
    bool has_padding = true;           // false: the content goes to the edges (tables)
    bool scrolls = false;              // only with a height
};
class Card {
public:
    explicit Card(const CardSpec& spec);
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;
    /// Whether anything of it is visible.
    explicit operator bool() const { return is_visible_; }

private:
    bool is_visible_;
};

/// Head of a card without padding: title, context, and at the right `tools_width` for a search field or buttons, which the
/// caller draws with `At`. Returns that place.
[[nodiscard]] Rect card_head(std::string_view title, std::string_view context, float tools_width = 0);

/// What is drawn while it lives starts at the corner of `rect`; afterwards the cursor is where it was.
class At {
public:
    explicit At(const Rect& rect) : start_(ImGui::GetCursorScreenPos()) { ImGui::SetCursorScreenPos(rect.min); }
    ~At() { ImGui::SetCursorScreenPos(start_); }
    At(const At&) = delete;
    At& operator=(const At&) = delete;

private:
    ImVec2 start_;
};

/// Equal columns across what remains of the line. `next` moves the cursor to the next place and returns its width; rows
/// are as high as their highest item.
class Grid {
public:
    explicit Grid(int columns, float gap = theme::k_gap);
    /// Columns as many as fit at this least width (at 100 %), at most `most`.
    static Grid fitting(float least_width, int most, float gap = theme::k_gap);
    ~Grid();
    Grid(const Grid&) = delete;
    Grid& operator=(const Grid&) = delete;
    float next();
    [[nodiscard]] int columns() const { return columns_; }

private:
    int columns_;
    int index_ = -1;
    float gap_, width_;
    ImVec2 origin_;
    float row_top_, row_bottom_;
};

struct StatTile {
    const char* id = "";
    std::string_view label;
    std::string_view figure;
    std::string_view note = {};
    Color note_color = Color::muted;
    const char* note_icon = nullptr;
    bool is_link = false;              // the whole tile can be pressed
    float width = 0;                   // 0: what remains
};
/// Label, figure, note, 84 high. True when pressed.
bool stat_tile(const StatTile& tile);
/// Height of a tile in pixels of the display.
[[nodiscard]] float stat_tile_height();

/// Main part and panel side by side; on a narrow window the panel comes below instead. Begin with the constructor, call
/// `panel()` between the two. `height` 0: down to the end of the page.
///     Split split("plan", is_open);  table(...);  if (split.panel()) { ... }
class Split {
public:
    Split(const char* id, bool is_open, float panel_width = theme::k_panel_width, float height = 0);
    ~Split();
    Split(const Split&) = delete;
    Split& operator=(const Split&) = delete;
    /// Ends the main part; true if the panel is open, and then what follows is drawn inside it (a card that scrolls).
    [[nodiscard]] bool panel();
    /// Height of the main part, for tables that fill it.
    [[nodiscard]] float height() const { return height_; }

private:
    const char* id_;
    bool is_open_, is_beside_, is_in_panel_ = false;
    float panel_width_, height_;
};

/// Title row of a panel: title, subtitle, and a cross. True when the cross or Esc is pressed.
[[nodiscard]] bool panel_title(std::string_view title, std::string_view subtitle, std::string_view close_name);

}  // namespace widgets
