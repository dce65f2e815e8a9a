#include "core/workbook/xml.hpp"

#include <algorithm>

namespace workbook {

namespace {

constexpr std::size_t k_piece_bytes = std::size_t{64} << 10;
constexpr unsigned k_options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata_single;

/// Where an element begins: `<row` that does not go on as `<rowBreaks`.
std::size_t find_start(std::string_view text, const std::string& start) {
    for (std::size_t at = text.find(start); at != std::string_view::npos; at = text.find(start, at + 1)) {
        const std::size_t after = at + start.size();
        if (after < text.size() && std::string_view(" \t\r\n/>").contains(text[after])) return at;
    }
    return std::string_view::npos;
}

/// The prefix of the first element: "x:" of `<x:worksheet`.
std::string prefix_of(std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        if (at + 1 == text.size() || text[at + 1] == '?' || text[at + 1] == '!') continue;
        const std::string_view name = text.substr(at + 1, text.find_first_of(" \t\r\n/>", at) - at - 1);
        const std::size_t colon = name.find(':');
        return colon == std::string_view::npos ? std::string() : std::string(name.substr(0, colon + 1));
    }
    return {};
}

bool parse(std::string& text, pugi::xml_document& tree, unsigned options) {
    const auto result = tree.load_buffer_inplace(text.data(), text.size(), options, pugi::encoding_utf8);
    return result.status == pugi::status_ok || result.status == pugi::status_no_document_element;
}

}  // namespace

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_attribute& each : node.attributes())
        if (local_name(std::string_view(each.name())) == name) return each.value();
    return {};
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node& each : node.children())
        if (local_name(each) == name) return each;
    return {};
}

bool parse_part(std::string& text, pugi::xml_document& tree) { return parse(text, tree, k_options); }

ElementStream::ElementStream(PartReader reader, std::string_view list, std::string_view element)
    : reader_(std::move(reader)), list_(list), element_(element) {}

base::Result<bool> ElementStream::fill() {
    if (is_at_end_) return false;
    if (buffer_.size() > k_most_element_bytes) return damaged();
    BASE_TRY(const bool more, reader_.read(buffer_, k_piece_bytes));
    is_at_end_ = !more;
    return more;
}

/// Everything from the end of the list on is the tail.
void ElementStream::finish(std::size_t end) {
    tail_ = buffer_.substr(end);
    buffer_.resize(end);
    phase_ = Phase::tail;
}

base::Result<void> ElementStream::find_head() {
    for (bool more = true; more;) {
        BASE_TRY(more, fill());
        prefix_ = prefix_of(buffer_);
        const std::size_t first = find_start(buffer_, '<' + prefix_ + std::string(element_));
        const std::size_t end = buffer_.find("</" + prefix_ + std::string(list_));
        if (first == std::string::npos && end == std::string::npos && !is_at_end_) continue;
        const std::size_t cut = std::min({first, end, buffer_.size()});
        head_ = buffer_.substr(0, cut);
        buffer_.erase(0, cut);
        phase_ = Phase::elements;
        // An empty list may be a single tag, which is part of the head.
        if (first == std::string::npos && end == std::string::npos) finish(0);
        return {};
    }
    return damaged();
}

base::Result<bool> ElementStream::next(pugi::xml_document& tree) {
    tree.reset();
    if (phase_ == Phase::head) {
        if (auto found = find_head(); !found) return std::unexpected(std::move(found).error());
    }
    const std::string close = "</" + prefix_ + std::string(element_) + '>';
    while (phase_ == Phase::elements) {
        std::size_t cut = buffer_.rfind(close);
        cut = cut == std::string::npos ? 0 : cut + close.size();
        if (const std::size_t end = buffer_.find("</" + prefix_ + std::string(list_), cut); end != std::string::npos) {
            for (bool more = true; more;) {
                BASE_TRY(more, fill());
            }
            finish(end);
            cut = end;
        }
        if (cut > 0) {
            piece_.assign(buffer_, 0, cut);
            buffer_.erase(0, cut);
            if (!parse(piece_, tree, k_options | pugi::parse_fragment)) return damaged();
            return true;
        }
        if (phase_ == Phase::tail) break;
        BASE_TRY(const bool more, fill());
        if (!more) return damaged();
    }
    return false;
}

}  // namespace workbook
