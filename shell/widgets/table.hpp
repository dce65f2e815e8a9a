// table.hpp: long lists that stay fluent.
//
// Result    Sticky header, click sorts, rows are drawn only where visible (100,000 rows cost what twenty cost), two-line
//           cells, selection by key, arrow keys, Enter, a footer, copying as text, columns that can be hidden.
// Contract  The table owns no data: `rows` says how many there are in the order to be shown; the caller sorts and filters
//           (once, when `TableUi::sort` or the filter changes), and answers `key`, `name`, `draw` for a row number.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "shell/widgets/text.hpp"

namespace widgets {

struct Column {
    const char* id = "";         // stable; what `TableUi::sort` and `hidden` hold
    std::string_view label;
    float width = 100;           // least width, at 100 %
    float share = 0;             // of what remains; 0: fixed
    Align align = Align::left;
    bool sorts = true;
};

/// Lives in the page's UI struct.
struct TableUi {
    std::string sort;            // column id; empty: the order the caller gives
    bool is_descending = false;
    std::string selected;        // key of a row; empty: none
    bool scroll_to_selected = false;
    std::set<std::string, std::less<>> hidden;  // column ids
};

/// One cell to be drawn.
struct Cell {
    Rect rect;                   // inner rectangle
    std::int64_t row;
    std::size_t column;          // index into the spec's columns
    Align align;
    bool is_selected;

    void text(std::string_view text, Color color = Color::text) const;
    void strong(std::string_view text) const;
    void two_lines(std::string_view fact, std::string_view context, bool is_strong = false) const;
    /// Right-aligned, digits under digits. An empty text is a muted dash: unknown is not zero.
    void number(std::string_view text) const;
    /// Bar, tick for "before", number, signed change. Values 0 to 100000; `before` < 0: none.
    void score(std::int64_t value, std::int64_t before) const;
    void icon(const char* icon, Color color, std::string_view name) const;
    void pill(std::string_view text, Color color, Color ground) const;
    /// On two lines from here to the right edge of the table: the cells there have nothing to say.
    void across(std::string_view text, Color color) const;
};

struct TableSpec {
    const char* id = "";
    std::string_view name;                       // of the whole table
    std::span<const Column> columns;
    std::int64_t rows = 0;
    bool has_two_lines = true;                   // row height 43 or 32
    float height = 0;                            // pixels of the display, all included; 0: down to the end of the page
    std::function<std::string(std::int64_t)> key;    // stable, unique
    std::function<std::string(std::int64_t)> name_of;  // what the row is called: a person, a seat
    std::function<void(const Cell&)> draw;
    /// Plain text of a cell, for copying. Without it there is no copying.
    std::function<std::string(std::int64_t row, std::size_t column)> text_of;
    std::string_view footer = {};                // counts and sums, at the left of the foot
    std::string_view empty = {};                 // shown when there are no rows
    bool has_column_chooser = false;
    bool has_footer = true;                      // false: the card around it says how many, and rows alone are copied
};

struct TableEvents {
    std::optional<std::int64_t> selected;   // the selection moved here (click, arrows)
    std::optional<std::int64_t> opened;     // Enter or double click
    bool sort_changed = false;
    std::optional<std::string> copied;      // text for the clipboard, tab-separated
};

[[nodiscard]] TableEvents table(TableUi& ui, const TableSpec& spec);

}  // namespace widgets
