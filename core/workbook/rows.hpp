// rows.hpp: a sheet as rows of cells, each cell the text that a delimited file would have.
//
// Lifetime  Cells point into `texts`: copies and moves of `Rows` share them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace workbook {

/// Text that never moves: views into it stay valid as long as one of its chunks' owners lives.
class TextArena {
public:
    [[nodiscard]] std::string_view add(std::string_view text) {
        if (text.empty()) return {};
        if (chunks_.empty() || chunks_.back()->capacity() - chunks_.back()->size() < text.size()) {
            chunks_.push_back(std::make_shared<std::string>());
            chunks_.back()->reserve(std::max(k_chunk_bytes, text.size()));
        }
        std::string& chunk = *chunks_.back();
        const std::size_t at = chunk.size();
        chunk.append(text);
        bytes_ += static_cast<std::int64_t>(text.size());
        return std::string_view(chunk).substr(at);
    }
    [[nodiscard]] const std::vector<std::shared_ptr<std::string>>& chunks() const { return chunks_; }
    [[nodiscard]] std::int64_t bytes() const { return bytes_; }

private:
    static constexpr std::size_t k_chunk_bytes = std::size_t{256} << 10;
    std::vector<std::shared_ptr<std::string>> chunks_;
    std::int64_t bytes_ = 0;
};

/// Cells of one row that are shown as one: columns `first` to `last`.
struct Merge {
    std::uint32_t row = 0;  // index
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

struct CellPlace {
    std::uint32_t row = 0;  // index
    std::uint32_t column = 0;
    auto operator<=>(const CellPlace&) const = default;
};

struct Rows {
    std::vector<std::shared_ptr<const std::string>> texts;
    std::vector<std::string_view> cells;
    std::vector<std::uint32_t> starts = {0};  // index of each row's first cell, and one past the last
    std::vector<Merge> merges;                // over several columns, by row
    std::vector<CellPlace> rounded;           // numbers beyond 2^53, whose digits a spreadsheet has lost; sorted
    std::int64_t hidden_rows = 0;             // with something in them; they are read like all others
    std::vector<std::uint32_t> hidden_columns;
};

}  // namespace workbook
