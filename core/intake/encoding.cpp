#include "core/intake/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/base/text.hpp"
#include "core/workbook/workbook.hpp"

namespace intake {

namespace {

/// Windows-1252 0x80 to 0x9F; 0 where the code page has no character.
constexpr std::array<char16_t, 32> k_windows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned char byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

/// The first byte from `at` on that is not ASCII.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
    for (std::uint64_t word = 0; at + sizeof word <= bytes.size(); at += sizeof word) {
        std::memcpy(&word, bytes.data() + at, sizeof word);
        if ((word & 0x8080808080808080u) != 0) break;
    }
    while (at < bytes.size() && byte_at(bytes, at) < 0x80) ++at;
    return at;
}

constexpr std::size_t k_bytes_a_step = std::size_t{1} << 18;

/// `bytes` up to where the slice ends that begins at `at`.
std::string_view slice(std::string_view bytes, std::size_t at) { return bytes.substr(0, at + k_bytes_a_step); }

struct Utf8Scan {
    bool has_zero = false;
    std::size_t first_fault = std::string_view::npos;
    bool has_plain_utf8 = false;  // a sequence that nobody writes by accident in Windows-1252
};

base::Steps scan_utf8(std::string_view bytes, Utf8Scan& scan) {
    for (std::size_t at = 0; at < bytes.size(); co_yield base::pause) {
        const std::string_view part = slice(bytes, at);
        scan.has_zero = scan.has_zero || part.find('\0', at) != std::string_view::npos;
        for (at = skip_ascii(part, at); at < part.size(); at = skip_ascii(part, at)) {
            const std::size_t before = at;
            const char32_t c = base::next_code_point(bytes, at);
            if (c == 0xFFFD && at - before == 1) {
                scan.first_fault = std::min(scan.first_fault, before);
                continue;
            }
            const unsigned char lead = byte_at(bytes, before);
            // In Windows-1252 these would be "Â", "Ã", "Ä", "Å" or "â" followed by a sign, not by a letter.
            if ((lead >= 0xC2 && lead <= 0xC5) || (lead == 0xE2 && byte_at(bytes, before + 1) == 0x80))
                scan.has_plain_utf8 = true;
        }
    }
}

/// The kind of a file that is no text, by its first bytes; the code of the error.
std::string_view foreign_kind(std::string_view bytes) {
    if (workbook::is_encrypted_workbook(bytes)) return "workbook.encrypted";
    if (workbook::is_compound_file(bytes)) return "intake.old_workbook";
    if (bytes.starts_with("%PDF") || bytes.starts_with("\x89PNG") || bytes.starts_with("\xFF\xD8\xFF") ||
        bytes.starts_with("GIF8") || bytes.starts_with("\x1F\x8B")) {
        return "intake.binary";
    }
    const std::string head = base::lower(base::trim(bytes.substr(0, 256)));
    if (head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<table"))
        return "intake.web_page";
    return {};
}

/// Whether text without a byte order mark is UTF-16, little endian (`zero_at` 1) or big endian (0).
bool looks_utf16(std::string_view bytes, std::size_t zero_at) {
    const std::size_t length = std::min<std::size_t>(bytes.size(), 512) & ~std::size_t{1};
    std::size_t ascii = 0;
    for (std::size_t at = 0; at < length; at += 2) {
        if (bytes[at + zero_at] == 0 && bytes[at + 1 - zero_at] != 0) ++ascii;
    }
    return length >= 4 && ascii * 20 >= length * 9;
}

base::Steps from_utf8(std::string_view bytes, std::string& out) {
    out.reserve(bytes.size());
    for (; out.size() < bytes.size(); co_yield base::pause) out.append(bytes.substr(out.size(), k_bytes_a_step));
}

/// Leaves nothing if a byte has no character.
base::Steps from_windows1252(std::string_view bytes, std::string& out) {
    out.reserve(bytes.size() + bytes.size() / 16);
    for (std::size_t at = 0; at < bytes.size(); co_yield base::pause) {
        for (const std::string_view part = slice(bytes, at); at < part.size();) {
            const std::size_t next = skip_ascii(part, at);
            out.append(part.substr(at, next - at));
            at = next;
            if (at == part.size()) break;
            const unsigned char c = byte_at(part, at++);
            const char16_t mapped = c < 0xA0 ? k_windows1252[c - 0x80u] : c;
            if (mapped == 0) {
                out.clear();
                co_return;
            }
            base::append_utf8(out, mapped);
        }
    }
}

/// Leaves nothing if the units are no text: a lone surrogate, a NUL, half a unit at the end.
base::Steps from_utf16(std::string_view bytes, bool big_endian, std::string& out) {
    if (bytes.size() % 2 != 0) co_return;
    out.reserve(bytes.size() / 2 + bytes.size() / 16);
    const auto unit = [&](std::size_t at) {
        const unsigned high = byte_at(bytes, big_endian ? at : at + 1);
        const unsigned low = byte_at(bytes, big_endian ? at + 1 : at);
        return static_cast<char32_t>(high << 8 | low);
    };
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        if (at % k_bytes_a_step == 0) co_yield base::pause;
        char32_t c = unit(at);
        if (c >= 0xD800 && c <= 0xDFFF) {
            const bool paired = c < 0xDC00 && at + 2 < bytes.size() && (unit(at + 2) & 0xFC00u) == 0xDC00u;
            at += 2;
            c = paired ? 0x10000 + ((c & 0x3FFu) << 10) + (unit(at) & 0x3FFu) : 0;
        }
        if (c == 0) {
            out.clear();
            co_return;
        }
        base::append_utf8(out, c);
    }
}

/// Many control characters at the beginning.
bool looks_binary(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, std::size_t{64} << 10);
    const auto controls = std::ranges::count_if(head, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\x1A';
    });
    return static_cast<std::size_t>(controls) * 100 > head.size();
}

std::string line_of(std::string_view bytes, std::size_t at) {
    return std::to_string(1 + std::ranges::count(bytes.substr(0, at), '\n'));
}

}  // namespace

std::string_view encoding_name(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8:
            return "utf-8";
        case Encoding::utf16le:
            return "utf-16le";
        case Encoding::utf16be:
            return "utf-16be";
        case Encoding::windows1252:
            return "windows-1252";
        case Encoding::workbook:
            return "xlsx";
    }
    return {};
}

base::Result<void> check_size(std::size_t bytes, std::string_view place) {
    if (static_cast<std::int64_t>(bytes) <= k_most_bytes) return {};
    return base::fail("intake.too_large", std::string(place),
                      {{"size", std::to_string(bytes >> 20)}, {"most", std::to_string(k_most_bytes >> 20)}});
}

base::Result<DecodedText> decode(std::string_view bytes, std::string_view place) {
    base::Result<DecodedText> decoded;
    decode(bytes, place, decoded).finish();
    return decoded;
}

base::Steps decode(std::string_view bytes, std::string_view place, base::Result<DecodedText>& into) {
    const auto refuse = [&](std::string_view code, std::vector<base::Arg> args = {}) {
        into = base::fail(std::string(code), std::string(place), std::move(args));
    };
    into = DecodedText{};
    if (auto fits = check_size(bytes.size(), place); !fits) {
        into = std::unexpected(std::move(fits).error());
        co_return;
    }
    if (const std::string_view kind = foreign_kind(bytes); !kind.empty()) co_return refuse(kind);
    std::string& text = into->text;

    const bool marked_le = bytes.starts_with("\xFF\xFE");
    const bool marked_be = bytes.starts_with("\xFE\xFF");
    if (marked_le || marked_be || looks_utf16(bytes, 1) || looks_utf16(bytes, 0)) {
        const bool big_endian = marked_be || (!marked_le && looks_utf16(bytes, 0));
        if (marked_le || marked_be) bytes.remove_prefix(2);
        into->encoding = big_endian ? Encoding::utf16be : Encoding::utf16le;
        for (base::Steps part = from_utf16(bytes, big_endian, text); part.step();) co_yield base::pause;
        if (text.empty() && !bytes.empty()) co_return refuse("intake.unknown_encoding");
        if (base::trim(text).empty()) refuse("intake.empty");
        co_return;
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) co_return refuse("intake.empty");

    Utf8Scan scan;
    for (base::Steps part = scan_utf8(bytes, scan); part.step();) co_yield base::pause;
    if (scan.has_zero || looks_binary(bytes)) co_return refuse("intake.binary");
    const bool is_utf8 = scan.first_fault == std::string_view::npos;
    if (!is_utf8 && scan.has_plain_utf8) co_return refuse("intake.mixed_encoding", {{"line", line_of(bytes, scan.first_fault)}});
    if (!is_utf8) into->encoding = Encoding::windows1252;
    for (base::Steps part = is_utf8 ? from_utf8(bytes, text) : from_windows1252(bytes, text); part.step();) co_yield base::pause;
    if (text.empty()) refuse("intake.unknown_encoding");
}

}  // namespace intake
