#include "core/workbook/shared_strings.hpp"

#include "core/base/text.hpp"

namespace workbook {

namespace {

std::optional<char32_t> hex_value(std::string_view digits) {
    char32_t value = 0;
    for (const char c : digits) {
        const bool is_letter = (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
        if (!is_letter && (c < '0' || c > '9')) return std::nullopt;
        value = value * 16 + static_cast<char32_t>(is_letter ? (c | 0x20) - 'a' + 10 : c - '0');
    }
    return value;
}

}  // namespace

std::optional<std::string_view> unescaped(std::string_view text, std::string& scratch) {
    if (text.size() > k_most_cell_bytes || !base::is_utf8(text)) return std::nullopt;
    if (text.find("_x") == std::string_view::npos) return text;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const bool is_escape = text.substr(at).starts_with("_x") && at + 7 <= text.size() && text[at + 6] == '_';
        const auto code = is_escape ? hex_value(text.substr(at + 2, 4)) : std::nullopt;
        if (!code) {
            out.push_back(text[at++]);
            continue;
        }
        const bool is_text = *code >= 0x20 ? *code < 0xD800 || *code > 0xDFFF : *code == '\n' || *code == '\t';
        if (is_text) base::append_utf8(out, *code);
        at += 7;
    }
    scratch = std::move(out);
    return scratch;
}

std::optional<std::string_view> element_text(const pugi::xml_node& node, std::string& scratch) {
    std::string_view text;
    std::size_t pieces = 0;
    const auto add = [&](const pugi::xml_node& holder) {
        for (const pugi::xml_node& piece : holder.children()) {
            if (piece.type() != pugi::node_pcdata && piece.type() != pugi::node_cdata) continue;
            if (++pieces == 1) {
                text = piece.value();
                continue;
            }
            if (pieces == 2) scratch.assign(text);
            scratch.append(piece.value());
        }
    };
    for (const pugi::xml_node& each : node.children()) {
        if (local_name(each) == "t") add(each);
        if (local_name(each) == "r") add(child(each, "t"));
    }
    return unescaped(pieces > 1 ? std::string_view(scratch) : text, scratch);
}

base::Result<bool> StringTable::step() {
    if (!stream_ || is_at_end_) return false;
    pugi::xml_document tree;
    BASE_TRY(const bool more, stream_->next(tree));
    is_at_end_ = !more;
    for (const pugi::xml_node& node : tree.children()) {
        if (local_name(node) != "si") continue;
        const auto text = element_text(node, scratch_);
        if (!text) return stream_->damaged();
        texts_.push_back(arena_.add(*text));
    }
    if (arena_.bytes() > k_most_text_bytes) {
        return base::fail("workbook.too_large", stream_->damaged().error().place,
                          {{"most", std::to_string(k_most_text_bytes >> 20)}});
    }
    return more;
}

base::Result<std::optional<std::string_view>> StringTable::find(std::size_t index) {
    for (bool more = true; more && index >= texts_.size();) {
        BASE_TRY(more, step());
    }
    return index < texts_.size() ? std::optional(texts_[index]) : std::nullopt;
}

}  // namespace workbook
