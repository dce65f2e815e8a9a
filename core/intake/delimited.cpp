#include "core/intake/delimited.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>

#include "core/base/text.hpp"

namespace intake {

namespace {

// In order of preference when two cut the text equally well: a comma is also a decimal mark and stands in addresses.
constexpr std::array<char, 4> k_delimiters = {'|', ';', '\t', ','};
constexpr std::size_t k_sample_bytes = std::size_t{64} << 10;
constexpr int k_sample_rows = 30;

struct SeparatorLine {
    char delimiter = 0;
    std::size_t length = 0;
};

/// A first line `sep=;`, also in quotes.
SeparatorLine separator_line(std::string_view text) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, std::min<std::size_t>(end, 16));
    if (line.size() >= 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
    if (line.size() != 5 || base::lower(line.substr(0, 4)) != "sep=") return {};
    if (std::ranges::find(k_delimiters, line[4]) == k_delimiters.end()) return {};
    std::size_t length = end;
    if (length < text.size() && text[length] == '\r') ++length;
    if (length < text.size() && text[length] == '\n') ++length;
    return {line[4], length};
}

/// Rows of the most frequent width, times the cuts in such a row.
std::int64_t consistency(std::string_view text, char delimiter) {
    std::map<std::int64_t, std::int64_t> rows_by_cuts;
    std::int64_t cuts = 0;
    bool quoted = false;
    bool field_begin = true;
    int rows = 0;
    for (std::size_t at = 0; at < text.size() && rows < k_sample_rows; ++at) {
        const char c = text[at];
        if (quoted) {
            quoted = c != '"';
        } else if (c == '"' && (field_begin || (at > 0 && text[at - 1] == '"'))) {
            quoted = true;
        } else if (c == delimiter) {
            ++cuts;
        } else if (c == '\n' || (c == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'))) {
            // Titles and blank rows above the header say nothing about the delimiter.
            if (cuts > 0) ++rows_by_cuts[cuts], ++rows;
            cuts = 0;
        }
        // Behind any delimiter, so that `1,"a;b"` is not cut by a semicolon in quotes.
        field_begin = !quoted && (c == '\n' || c == '\r' || std::ranges::find(k_delimiters, c) != k_delimiters.end());
    }
    if (cuts > 0) ++rows_by_cuts[cuts];
    std::int64_t best = 0;
    for (const auto& [width, count] : rows_by_cuts) best = std::max(best, width * count);
    return best;
}

}  // namespace

char detect_delimiter(std::string_view text) {
    if (const SeparatorLine line = separator_line(text); line.delimiter != 0) return line.delimiter;
    const std::string_view sample = text.substr(0, k_sample_bytes);
    char best = ',';
    std::int64_t best_score = 0;
    for (const char delimiter : k_delimiters) {
        const std::int64_t score = consistency(sample, delimiter);
        if (score > best_score) best = delimiter, best_score = score;
    }
    return best;
}

Table::Table(workbook::Rows rows)
    : fixed_(std::move(rows.texts)), cells_(std::move(rows.cells)), starts_(std::move(rows.starts)), delimiter_(0) {
    sheet_ = std::make_shared<const workbook::Rows>(std::move(rows));
}

bool Table::is_rounded(std::size_t row, std::size_t column) const {
    const workbook::CellPlace place{static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)};
    return sheet_ && std::ranges::binary_search(sheet_->rounded, place);
}

Table Table::with(std::span<const CellFix> fixes) const {
    Table table = *this;
    if (sheet_ && !sheet_->rounded.empty()) {
        workbook::Rows sheet = *sheet_;
        std::erase_if(sheet.rounded, [&](const workbook::CellPlace& place) {
            return std::ranges::any_of(fixes, [&](const CellFix& fix) { return fix.row == place.row + 1 && fix.column == place.column; });
        });
        table.sheet_ = std::make_shared<const workbook::Rows>(std::move(sheet));
    }
    for (const CellFix& fix : fixes) {
        if (fix.row == 0 || fix.row > table.size() || fix.column >= k_most_columns) continue;
        const std::size_t width = table.row(fix.row - 1).size();
        if (fix.column >= width) {
            const std::size_t missing = fix.column + 1 - width;
            table.cells_.insert(table.cells_.begin() + static_cast<std::ptrdiff_t>(table.starts_[fix.row]), missing, std::string_view{});
            for (std::size_t row = fix.row; row < table.starts_.size(); ++row)
                table.starts_[row] += static_cast<std::uint32_t>(missing);
        }
        table.fixed_.push_back(std::make_shared<const std::string>(fix.text));
        table.cells_[table.starts_[fix.row - 1] + fix.column] = *table.fixed_.back();
    }
    return table;
}

TableReader::TableReader(std::string text, std::string place) : place_(std::move(place)) {
    table_.delimiter_ = detect_delimiter(text);
    at_ = separator_line(text).length;
    table_.text_ = std::make_shared<std::string>(std::move(text));
}

std::unexpected<base::Error> TableReader::fault(std::string code) const {
    return base::fail(std::move(code), place_, {{"row", std::to_string(Table::number(table_.starts_.size() - 1))}});
}

base::Result<std::string_view> TableReader::read_quoted(std::size_t row_begin) {
    std::string& text = *table_.text_;
    std::size_t write = at_ + 1;
    const std::size_t begin = write;
    std::size_t read = begin;
    // Doubled quotes become one by moving the rest of the field to the left; the text never grows.
    const auto move_to = [&](std::size_t end) {
        if (write != read) std::memmove(text.data() + write, text.data() + read, end - read);
        write += end - read;
    };
    for (bool closed = false; !closed;) {
        const std::size_t quote = text.find('"', read);
        if (quote == std::string::npos) {
            return fault(text.size() - row_begin > k_most_line_bytes ? "intake.line_too_long"
                                                                     : "intake.unclosed_quote");
        }
        if (quote - row_begin > k_most_line_bytes) return fault("intake.line_too_long");
        const bool doubled = quote + 1 < text.size() && text[quote + 1] == '"';
        move_to(doubled ? quote + 1 : quote);
        read = doubled ? quote + 2 : quote + 1;
        closed = !doubled;
    }
    // Text behind the closing quote belongs to the field: `"KEPALA" DINAS`.
    const char stops[] = {table_.delimiter_, '\r', '\n'};
    const std::size_t end = std::min(text.find_first_of(std::string_view(stops, 3), read), text.size());
    move_to(end);
    at_ = end;
    return std::string_view(text).substr(begin, write - begin);
}

base::Result<void> TableReader::read_row() {
    const std::string_view text = *table_.text_;
    const std::size_t row_begin = at_;
    const std::size_t first_cell = table_.cells_.size();
    const char delimiter = table_.delimiter_;
    while (true) {
        if (at_ < text.size() && text[at_] == '"') {
            BASE_TRY(const std::string_view cell, read_quoted(row_begin));
            table_.cells_.push_back(cell);
        } else {
            const std::size_t begin = at_;
            while (at_ < text.size() && text[at_] != delimiter && text[at_] != '\n' && text[at_] != '\r') ++at_;
            table_.cells_.push_back(text.substr(begin, at_ - begin));
        }
        if (at_ - row_begin > k_most_line_bytes) return fault("intake.line_too_long");
        if (table_.cells_.size() - first_cell > k_most_columns) return fault("intake.too_many_columns");
        if (table_.cells_.size() > k_most_cells) return fault("intake.too_many_cells");
        if (at_ == text.size()) break;
        const char stop = text[at_++];
        if (stop == delimiter) continue;
        if (stop == '\r' && at_ < text.size() && text[at_] == '\n') ++at_;
        break;
    }
    table_.starts_.push_back(static_cast<std::uint32_t>(table_.cells_.size()));
    return {};
}

base::Result<bool> TableReader::step(std::int64_t rows) {
    const bool is_first = table_.cells_.empty();
    for (; rows > 0 && at_ < table_.text_->size(); --rows) {
        if (auto read = read_row(); !read) return std::unexpected(std::move(read).error());
    }
    // As many cells as the first rows foretell: moving millions of them would hold a frame up.
    if (is_first && at_ > 0) {
        const double foretold = static_cast<double>(table_.cells_.size()) * static_cast<double>(table_.text_->size()) / static_cast<double>(at_);
        table_.cells_.reserve(std::min(static_cast<std::size_t>(foretold * 1.1), k_most_cells));
    }
    return at_ < table_.text_->size();
}

base::Result<Table> read_table(std::string text, std::string place) {
    TableReader reader(std::move(text), std::move(place));
    for (bool more = true; more;) {
        BASE_TRY(more, reader.step(INT64_MAX));
    }
    return reader.take();
}

}  // namespace intake
