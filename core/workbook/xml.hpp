// xml.hpp: a large XML part as a stream of its repeated elements.
//
// Problem   A sheet of 50,000 rows is 200 MB of XML: as one tree it would fill the memory of a browser.
// Result    `ElementStream` inflates a part piece by piece and parses as many whole elements (<row>, <si>) at a time as
//           a piece holds; what stands before the first and behind the last is kept as text for `parse_part`.
// Cost      Memory for one piece, or for the longest element.
// Failure   workbook.damaged {part}: no XML, cut short, or an element over k_most_element_bytes.
// Not here  DTDs: entities are never expanded, external ones never read. Namespaces: prefixes are cut off.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "core/workbook/archive.hpp"

namespace workbook {

inline constexpr std::size_t k_most_element_bytes = std::size_t{8} << 20;

/// "x:row" is "row".
[[nodiscard]] inline std::string_view local_name(std::string_view name) { return name.substr(name.rfind(':') + 1); }
[[nodiscard]] inline std::string_view local_name(const pugi::xml_node& node) { return local_name(std::string_view(node.name())); }
/// The value of the attribute `name`, whatever its prefix; empty if there is none.
[[nodiscard]] std::string_view attribute(const pugi::xml_node& node, std::string_view name);
/// The first child element `name`; null if there is none.
[[nodiscard]] pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
/// Parses in place: `text` belongs to the tree as long as it is used. What follows a fault is left out.
bool parse_part(std::string& text, pugi::xml_document& tree);

class ElementStream {
public:
    /// `list` is the element whose children are the `element`s: sheetData and row, sst and si.
    ElementStream(PartReader reader, std::string_view list, std::string_view element);
    /// Parses the next elements into `tree`, valid until the next call; false when there are no more.
    [[nodiscard]] base::Result<bool> next(pugi::xml_document& tree);
    [[nodiscard]] std::string& head() { return head_; }
    /// Once `next` has answered false.
    [[nodiscard]] std::string& tail() { return tail_; }
    [[nodiscard]] std::int64_t bytes_read() const { return reader_.bytes_read(); }
    [[nodiscard]] std::int64_t bytes_total() const { return reader_.bytes_total(); }
    [[nodiscard]] std::unexpected<base::Error> damaged() const { return reader_.damaged(); }

private:
    enum class Phase : std::uint8_t { head, elements, tail };
    [[nodiscard]] base::Result<void> find_head();
    [[nodiscard]] base::Result<bool> fill();
    void finish(std::size_t end);

    PartReader reader_;
    std::string_view list_;
    std::string_view element_;
    std::string prefix_;  // of the part's elements: "" or "x:"
    std::string head_;
    std::string tail_;
    std::string buffer_;  // inflated, not yet parsed
    std::string piece_;   // what the tree of the last `next` points into
    Phase phase_ = Phase::head;
    bool is_at_end_ = false;
};

}  // namespace workbook
