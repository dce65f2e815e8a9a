#include "core/intake/value_parser.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"

namespace intake {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Printable ASCII without a space at the ends, two spaces in a row, or an apostrophe in front.
bool is_plain(std::string_view cell) {
    if (cell.empty()) return true;
    if (cell.front() == '\'' || cell.front() == ' ' || cell.back() == ' ') return false;
    char before = 0;
    for (const char c : cell) {
        if (c < 0x20 || c > 0x7E || (c == ' ' && before == ' ')) return false;
        before = c;
    }
    return true;
}

struct DigitGroups {
    bool negative = false;
    std::string whole;
    std::string fraction;
};

/// Splits at the decimal mark: the last of '.' and ',' if both occur, else the only one if it occurs once.
std::optional<DigitGroups> split_number(std::string_view text) {
    DigitGroups groups;
    if (text.starts_with('-')) groups.negative = true, text.remove_prefix(1);
    if (text.empty() || !is_digit(text.front())) return std::nullopt;
    const auto points = std::ranges::count(text, '.');
    const auto commas = std::ranges::count(text, ',');
    std::size_t mark = std::string_view::npos;
    if (points > 0 && commas > 0) {
        mark = text.find_last_of(".,");
        if (text.find(text[mark]) != mark) return std::nullopt;
    }
    if (points + commas == 1) mark = text.find_first_of(".,");
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_digit(text[at]))
            (at > mark && mark != std::string_view::npos ? groups.fraction : groups.whole).push_back(text[at]);
        else if (at != mark && text[at] != '.' && text[at] != ',' && text[at] != ' ') return std::nullopt;
        else if (at > mark && mark != std::string_view::npos) return std::nullopt;
    }
    return groups;
}

constexpr std::array<std::string_view, 10> k_yes = {"ya", "y", "yes", "1", "true", "benar", "lulus", "valid", "v", "x"};
constexpr std::array<std::string_view, 9> k_no = {"tidak", "t",           "n",           "0", "false",
                                                  "salah", "tidak lulus", "tidak valid", "no"};

}  // namespace

CleanCell clean_cell(std::string_view cell, std::string& scratch) {
    if (is_plain(cell)) return {cell, false, false};
    std::string_view text = base::trim(cell);
    std::size_t apostrophes = 0;
    // Word processors turn the apostrophe of a text cell into a typographic one.
    for (const std::string_view mark : {"'", "\xE2\x80\x98", "\xE2\x80\x99"}) {
        if (!text.starts_with(mark)) continue;
        text = base::trim(text.substr(mark.size()));
        apostrophes += mark.size();
    }
    scratch.clear();
    // Zero-width characters vanish inside a word, where `squeeze` would leave a space.
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t before = at;
        const char32_t c = base::next_code_point(text, at);
        if ((c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF || c == 0xAD) continue;
        scratch.append(text.substr(before, at - before));
    }
    scratch = base::squeeze(scratch);
    return {scratch, scratch != cell, scratch.size() + apostrophes != cell.size()};
}

bool is_missing(std::string_view text) {
    if (text.empty()) return true;
    if (text.size() > 8) return false;
    constexpr std::array<std::string_view, 12> k_nothing = {"-",   "--",    "---",     "null",   "(null)", "#n/a",
                                                            "n/a", "#ref!", "#value!", "#name?", "nihil",  "."};
    return std::ranges::find(k_nothing, base::lower(text)) != k_nothing.end();
}

std::optional<std::int64_t> read_whole_number(std::string_view text) {
    const auto groups = split_number(text);
    if (!groups || groups->whole.size() > 18) return std::nullopt;
    // One mark followed by three digits separates thousands; otherwise only zeros may follow it.
    std::string digits = groups->whole;
    if (groups->fraction.size() == 3 && groups->whole != "0") digits += groups->fraction;
    else if (groups->fraction.find_first_not_of('0') != std::string::npos) return std::nullopt;
    const auto value = base::parse_integer(digits);
    return value && groups->negative ? std::optional(-*value) : value;
}

std::optional<std::int64_t> read_decimal(std::string_view text, int scale) {
    auto groups = split_number(text);
    if (!groups || groups->whole.size() > 12 || scale > 6) return std::nullopt;
    const auto kept = static_cast<std::size_t>(scale);
    const bool rounds_up = groups->fraction.size() > kept && groups->fraction[kept] >= '5';
    groups->fraction.resize(kept, '0');
    const auto value = base::parse_integer(groups->whole + groups->fraction);
    if (!value) return std::nullopt;
    const std::int64_t rounded = *value + (rounds_up ? 1 : 0);
    return groups->negative ? -rounded : rounded;
}

std::optional<bool> read_flag(std::string_view text) {
    const std::string folded = base::fold(text);
    if (std::ranges::find(k_yes, folded) != k_yes.end()) return true;
    if (std::ranges::find(k_no, folded) != k_no.end()) return false;
    return std::nullopt;
}

std::string normal_id(std::string_view text) {
    std::string hex;
    for (const char c : text) {
        if (c == '-') continue;
        const bool is_hex = is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (!is_hex || hex.size() == 32) return std::string(text);
        hex.push_back(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    if (hex.size() != 32) return std::string(text);
    for (const std::size_t at : {20u, 16u, 12u, 8u}) hex.insert(at, 1, '-');
    return hex;
}

bool looks_damaged(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const char32_t c = base::next_code_point(text, at);
        if (c == 0xFFFD) return true;
        if ((c == 0xC2 || c == 0xC3 || c == 0xE2) && at < text.size()) {
            std::size_t after = at;
            const char32_t next = base::next_code_point(text, after);
            const bool is_sign = (next >= 0x80 && next < 0xC0) || next == 0x20AC || next == 0x201A || next == 0x2026;
            if (is_sign) return true;
        }
    }
    return false;
}

}  // namespace intake
