#include <algorithm>

#include "core/base/text.hpp"
#include "core/intake/header.hpp"
#include "core/intake/value_parser.hpp"

namespace intake {

namespace {

using Cells = std::span<const std::string_view>;

/// What decides a row's role, read once a row.
struct RowShape {
    std::size_t filled = 0;     // cells that say something
    bool key_missing = true;    // no cell of the first key field says anything
    bool key_is_prose = false;  // it says something that is no key: "NIP. 1968...", "Kepala Badan,"
    bool counts_up = true;      // 1, 2, 3, ... in every filled cell
    bool has_total_word = false;
    bool key_is_total = false;  // JUMLAH stands where the key should
};

bool is_total_word(std::string_view cell) {
    const std::string folded = base::fold(cell.substr(0, 24));
    return folded.starts_with("jumlah") || folded.starts_with("total") || folded.starts_with("sub total") ||
           folded.starts_with("subtotal");
}

bool is_prose(std::string_view cell) {
    const std::string folded = base::fold(cell);
    const bool has_letter = std::ranges::any_of(folded, [](char c) { return c >= 'a' && c <= 'z'; });
    return folded.starts_with("nip") || (has_letter && folded.contains(' '));
}

/// `enough`: with more filled cells than that, and no count, the row cannot be anything but data or a header.
RowShape shape_of(Cells cells, const std::vector<std::size_t>& key_columns, std::size_t enough) {
    RowShape shape;
    for (const std::size_t column : key_columns) {
        const std::string_view text = column < cells.size() ? base::trim(cells[column]) : std::string_view{};
        if (is_missing(text)) continue;
        shape.key_missing = false;
        shape.key_is_prose = shape.key_is_prose || is_prose(text);
        shape.key_is_total = shape.key_is_total || is_total_word(text);
    }
    std::size_t expected = 0;
    for (const std::string_view cell : cells) {
        ++expected;
        const std::string_view text = base::trim(cell);
        if (is_missing(text)) continue;
        ++shape.filled;
        shape.counts_up =
            shape.counts_up && text.size() <= 3 && base::parse_integer(text) == static_cast<std::int64_t>(expected);
        if (shape.filled == 1) shape.has_total_word = is_total_word(text);
        if (shape.filled > enough && !shape.counts_up) break;
    }
    return shape;
}

bool repeats(Cells cells, const ColumnMapping& mapping) {
    const std::size_t width = std::min(cells.size(), mapping.columns.size());
    std::size_t filled = 0;
    for (std::size_t at = 0; at < width; ++at) {
        const std::string_view text = base::trim(cells[at]);
        if (text.empty()) continue;
        ++filled;
        const std::string_view header = mapping.columns[at].header;
        const bool is_half = mapping.has_two_rows && (header.starts_with(text) || header.ends_with(text));
        if (text != header && !is_half) return false;
    }
    return filled >= 2;
}

}  // namespace

base::Steps find_row_roles(const Table& table, const ColumnMapping& mapping, const records::Catalogue& catalogue,
                           std::vector<RowRole>& roles) {
    constexpr std::size_t k_rows_a_step = 500;
    const records::Entity& entity = catalogue.entity(mapping.entity);
    const auto key_columns = mapping.sources(entity.key.front());
    const auto mapped = static_cast<std::size_t>(
        std::ranges::count_if(mapping.columns, [](const MappedColumn& column) { return column.field.has_value(); }));
    roles.assign(table.size(), RowRole::data);
    std::fill_n(roles.begin(), std::min(roles.size(), mapping.header_row + 1), RowRole::heading);
    // Only rows at the very end can be a signature block: it is undone when a real row follows.
    std::vector<std::size_t> footer;
    for (std::size_t row = mapping.header_row + 1; row < table.size(); ++row) {
        if (row % k_rows_a_step == 0) co_yield base::pause;
        const RowShape shape = shape_of(table.row(row), key_columns, mapped / 4);
        if (shape.filled == 0) {
            roles[row] = RowRole::blank;
        } else if (shape.counts_up && shape.filled >= 3) {
            roles[row] = RowRole::column_numbers;
        } else if (!shape.key_missing && repeats(table.row(row), mapping)) {
            roles[row] = RowRole::repeated_header;
        } else if ((shape.key_missing || shape.key_is_total || shape.filled * 2 <= mapped) && shape.has_total_word) {
            roles[row] = RowRole::subtotal;
        } else if (shape.filled * 4 <= mapped && (shape.key_missing || shape.key_is_prose)) {
            roles[row] = shape.key_missing && shape.filled == 1 ? RowRole::heading : RowRole::footer;
            footer.push_back(row);
        } else {
            for (const std::size_t earlier : footer) {
                if (roles[earlier] == RowRole::footer) roles[earlier] = RowRole::data;
            }
            footer.clear();
        }
    }
    for (const std::size_t row : footer) roles[row] = RowRole::footer;
}

}  // namespace intake
