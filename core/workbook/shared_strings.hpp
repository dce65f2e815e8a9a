// shared_strings.hpp: the texts that the cells of a workbook refer to by number, and the text of an element.
//
// Result    `StringTable` reads the part as far as it is asked to, so that a glance at the first rows of each sheet does
//           not read 50,000 names.
// Failure   As xml.hpp; workbook.too_large above k_most_text_bytes.
#pragma once

#include <optional>
#include <vector>

#include "core/workbook/rows.hpp"
#include "core/workbook/xml.hpp"

namespace workbook {

inline constexpr std::int64_t k_most_text_bytes = std::int64_t{256} << 20;
inline constexpr std::size_t k_most_cell_bytes = std::size_t{1} << 20;

/// The text of <si> or <is>: its <t>, or those of its runs; readings (<rPh>) left out, `_x000D_` undone. Not UTF-8 or
/// too long: nullopt. `scratch` holds the text where it is not one piece.
[[nodiscard]] std::optional<std::string_view> element_text(const pugi::xml_node& node, std::string& scratch);
/// A text as it stands in an element: `_x000D_` undone where it occurs.
[[nodiscard]] std::optional<std::string_view> unescaped(std::string_view text, std::string& scratch);

class StringTable {
public:
    StringTable() = default;
    explicit StringTable(ElementStream stream) : stream_(std::move(stream)) {}
    /// Reads some more; false at the end.
    [[nodiscard]] base::Result<bool> step();
    /// The text, read on if need be; nullopt if there is no such one.
    [[nodiscard]] base::Result<std::optional<std::string_view>> find(std::size_t index);
    [[nodiscard]] const TextArena& arena() const { return arena_; }
    [[nodiscard]] std::int64_t bytes_read() const { return stream_ ? stream_->bytes_read() : 0; }
    [[nodiscard]] std::int64_t bytes_total() const { return stream_ ? stream_->bytes_total() : 0; }

private:
    std::optional<ElementStream> stream_;
    TextArena arena_;
    std::vector<std::string_view> texts_;
    std::string scratch_;
    bool is_at_end_ = false;
};

}  // namespace workbook
