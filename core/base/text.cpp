#include "core/base/text.hpp"

#include <algorithm>
#include <array>

namespace base {

namespace {

constexpr char32_t k_replacement = 0xFFFD;

bool is_space(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200D) || c == 0x202F ||
           c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

/// Base letters of U+00C0 to U+017F, so that "é" and "Š" are found by "e" and "s"; '.' keeps the character.
constexpr std::string_view k_latin_base =
    "aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllllllllnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuu"
    "wwyyyzzzzzzs";

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) return static_cast<char32_t>(text[at++]);
    int length = 0;
    char32_t value = 0;
    if (first >= 0xC2 && first <= 0xDF) length = 1, value = first & 0x1Fu;
    else if (first >= 0xE0 && first <= 0xEF) length = 2, value = first & 0x0Fu;
    else if (first >= 0xF0 && first <= 0xF4) length = 3, value = first & 0x07u;
    if (length == 0 || at + static_cast<std::size_t>(length) >= text.size()) return ++at, k_replacement;
    for (int i = 1; i <= length; ++i) {
        const unsigned char next = byte(at + static_cast<std::size_t>(i));
        if ((next & 0xC0u) != 0x80u) return ++at, k_replacement;
        value = (value << 6) | (next & 0x3Fu);
    }
    const bool overlong = (length == 2 && value < 0x800) || (length == 3 && value < 0x10000);
    if (overlong || (value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF) return ++at, k_replacement;
    at += static_cast<std::size_t>(length) + 1;
    return value;
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t before = at;
        // A genuine U+FFFD takes three bytes; a fault moves on by one.
        if (next_code_point(text, at) == k_replacement && at - before == 1) return false;
    }
    return true;
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0u | (c >> 6)), put(0x80u | (c & 0x3Fu));
    } else if (c < 0x10000) {
        put(0xE0u | (c >> 12)), put(0x80u | ((c >> 6) & 0x3Fu)), put(0x80u | (c & 0x3Fu));
    } else {
        put(0xF0u | (c >> 18)), put(0x80u | ((c >> 12) & 0x3Fu)), put(0x80u | ((c >> 6) & 0x3Fu)), put(0x80u | (c & 0x3Fu));
    }
}

std::string_view trim(std::string_view text) {
    std::size_t first = text.size();
    std::size_t last = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t before = at;
        if (is_space(next_code_point(text, at))) continue;
        first = std::min(first, before);
        last = at;
    }
    return first >= last ? std::string_view{} : text.substr(first, last - first);
}

std::string squeeze(std::string_view text) {
    std::string out;
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t before = at;
        if (is_space(next_code_point(text, at))) {
            gap = !out.empty();
            continue;
        }
        if (gap) out.push_back(' ');
        gap = false;
        out.append(text.substr(before, at - before));
    }
    return out;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

namespace {

/// Lower case for the letters of Latin-1 and Latin Extended-A; everything else stays.
char32_t lower_letter(char32_t c) {
    if ((c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) return c + 0x20;
    if (c == 0x178) return 0xFF;
    const bool has_odd_capitals = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if (c < 0x100 || c > 0x17E || c == 0x130 || c == 0x131 || c == 0x138 || c == 0x149) return c;
    return (c % 2 == 1) == has_odd_capitals ? c + 1 : c;
}

bool is_small_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) || (c >= 0x100 && c <= 0x17E && lower_letter(c) == c);
}

/// II to XXXIX, so that "VIVI" stays a name.
bool is_roman_numeral(std::string_view word) {
    constexpr std::array<std::string_view, 10> ones = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
    if (word.size() < 2) return false;
    const std::size_t tens = std::min(word.find_first_not_of('X'), word.size());
    return tens <= 3 && std::ranges::contains(ones, word.substr(tens));
}

}  // namespace

std::string name_case(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_small_letter(next_code_point(text, at))) return std::string(text);
    }
    const std::size_t end = std::min(text.find(','), text.size());
    std::string out;
    bool begins = true;
    for (std::size_t at = 0; at < end;) {
        const std::string_view word = text.substr(at, std::min(text.find_first_of(" -/(", at), end) - at);
        if (begins && is_roman_numeral(word)) {
            out += word;
            at += word.size();
            continue;
        }
        const std::size_t before = at;
        const char32_t c = next_code_point(text, at);
        const char32_t small = lower_letter(c);
        if (begins || small == c) out.append(text.substr(before, at - before));
        else append_utf8(out, small);
        begins = c == U' ' || c == U'-' || c == U'/' || c == U'(' || c == U'.' || c == 0xA0;
    }
    return out.append(text.substr(end));
}

std::string fold(std::string_view text) {
    std::string folded;
    (void)fold(text, folded);
    return folded;
}

std::string_view fold(std::string_view text, std::string& buffer) {
    if (std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
        buffer.resize_and_overwrite(text.size(), [&](char* out, std::size_t) {
            std::size_t size = 0;
            for (const char c : text) {
                if (!is_space(static_cast<unsigned char>(c))) out[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
                else if (size > 0 && out[size - 1] != ' ') out[size++] = ' ';
            }
            return size > 0 && out[size - 1] == ' ' ? size - 1 : size;
        });
        return buffer;
    }
    buffer.clear();
    const std::string source = lower(squeeze(text));
    for (std::size_t at = 0; at < source.size();) {
        const std::size_t before = at;
        const char32_t c = next_code_point(source, at);
        const std::size_t index = c - 0xC0u;
        if (c >= 0xC0 && index < k_latin_base.size() && k_latin_base[index] != '.') buffer.push_back(k_latin_base[index]);
        else buffer.append(source, before, at - before);
    }
    return buffer;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string result;
    for (const std::string& part : parts) {
        if (&part != &parts.front()) result += separator;
        result += part;
    }
    return result;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0;;) {
        const std::size_t to = text.find(separator, from);
        parts.push_back(text.substr(from, to == std::string_view::npos ? to : to - from));
        if (to == std::string_view::npos) return parts;
        from = to + 1;
    }
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    if (text.empty() || text.size() > 18) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return negative ? -value : value;
}

namespace {

std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

std::string grouped_digits(std::uint64_t rest) {
    std::string out;
    for (int digit = 0; rest != 0 || digit == 0; ++digit, rest /= 10) {
        if (digit != 0 && digit % 3 == 0) out.push_back('.');
        out.push_back(static_cast<char>('0' + rest % 10));
    }
    std::ranges::reverse(out);
    return out;
}

}  // namespace

std::string grouped(std::int64_t value) { return (value < 0 ? "-" : "") + grouped_digits(magnitude(value)); }

std::string decimal(std::int64_t scaled, int scale_digits, int shown_digits) {
    std::uint64_t value = magnitude(scaled);
    for (; scale_digits > shown_digits; --scale_digits) {
        const bool last = scale_digits == shown_digits + 1;
        value = value / 10 + (last && value % 10 >= 5 ? 1 : 0);
    }
    std::uint64_t divisor = 1;
    for (int i = 0; i < scale_digits; ++i) divisor *= 10;
    std::string out = grouped_digits(value / divisor);
    if (shown_digits > 0) {
        std::string fraction = scale_digits > 0 ? std::to_string(value % divisor) : std::string();
        fraction.insert(0, static_cast<std::size_t>(scale_digits) - fraction.size(), '0');
        fraction.append(static_cast<std::size_t>(shown_digits - scale_digits), '0');
        out += ',' + fraction;
    }
    return scaled < 0 && value != 0 ? '-' + out : out;
}

std::string grouped_employee_number(std::string_view number) {
    std::string out;
    for (const std::string_view part : split(number, '/')) {
        if (part.data() != number.data()) out += '/';
        const bool is_number = part.size() == 18 && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
        if (!is_number) out += part;
        else out.append(part.substr(0, 8)).append(" ").append(part.substr(8, 6)).append(" ").append(part.substr(14, 1)).append(" ").append(part.substr(15));
    }
    return out;
}

}  // namespace base
