#include "core/workbook/cell_text.hpp"

#include <algorithm>

#include "core/base/date.hpp"
#include "core/base/text.hpp"

namespace workbook {

namespace {

constexpr std::string_view k_most_exact = "9007199254740992";  // 2^53
constexpr std::size_t k_shown_digits = 15;
constexpr int k_most_exponent = 400;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Rounds half up to `kept` digits; answers whether a digit was carried out at the front.
bool round_digits(std::string& digits, std::size_t kept) {
    const bool up = digits[kept] >= '5';
    digits.resize(kept);
    for (std::size_t at = kept; up && at-- > 0;) {
        if (digits[at] != '9') return ++digits[at], false;
        digits[at] = '0';
    }
    if (up) digits.insert(0, 1, '1');
    return up;
}

}  // namespace

std::optional<PlainNumber> plain_number(std::string_view text) {
    const std::string_view whole = text;
    const bool is_negative = text.starts_with('-');
    if (is_negative || text.starts_with('+')) text.remove_prefix(1);
    std::string digits;
    std::optional<std::size_t> point;
    std::size_t at = 0;
    for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !point)); ++at) {
        if (text[at] == '.') point = digits.size();
        else digits.push_back(text[at]);
    }
    if (digits.empty()) return std::nullopt;
    std::int64_t exponent = 0;
    if (at < text.size()) {
        if (text[at] != 'e' && text[at] != 'E') return std::nullopt;
        std::string_view power = text.substr(at + 1);
        if (power.starts_with('+')) power.remove_prefix(1);
        const auto value = base::parse_integer(power);
        if (!value || std::abs(*value) > k_most_exponent) return std::nullopt;
        exponent = *value;
    }
    // The value is 0.DIGITS x 10^scale.
    std::int64_t scale = static_cast<std::int64_t>(point.value_or(digits.size())) + exponent;
    const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size());
    digits.erase(0, zeros);
    scale -= static_cast<std::int64_t>(zeros);
    digits.resize(digits.find_last_not_of('0') + 1);
    if (digits.empty()) return PlainNumber{"0"};
    const bool has_fraction = static_cast<std::int64_t>(digits.size()) > scale;
    if (has_fraction && digits.size() > k_shown_digits) {
        if (round_digits(digits, k_shown_digits)) ++scale;
        digits.resize(digits.find_last_not_of('0') + 1);
    }
    const auto limit = static_cast<std::int64_t>(k_most_exact.size());
    std::string integer = scale > 0 && scale <= limit ? digits.substr(0, static_cast<std::size_t>(scale)) : "";
    if (scale > 0 && scale <= limit) integer.resize(static_cast<std::size_t>(scale), '0');
    if (scale > limit || (scale == limit && integer > k_most_exact)) return PlainNumber{std::string(whole), true};

    std::string plain = is_negative ? "-" : "";
    plain += integer.empty() ? "0" : integer;
    if (static_cast<std::int64_t>(digits.size()) > scale) {
        plain.push_back('.');
        if (scale < 0) plain.append(static_cast<std::size_t>(-scale), '0');
        plain += digits.substr(static_cast<std::size_t>(std::max<std::int64_t>(scale, 0)));
    }
    return PlainNumber{std::move(plain)};
}

NumberFormat builtin_format(int id) {
    const bool is_date = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58);
    return {is_date ? FormatKind::date : FormatKind::general, 0};
}

NumberFormat read_format(std::string_view code) {
    const std::string lower = base::lower(code);
    if (lower == "general") return {};
    bool has_day = false;
    bool has_month = false;
    bool has_time = false;
    for (std::size_t at = 0; at < lower.size() && lower[at] != ';'; ++at) {
        switch (lower[at]) {
            case '"':
                at = std::min(lower.find('"', at + 1), lower.size() - 1);
                break;
            case '[':
                has_time = has_time || lower.substr(at).starts_with("[h") || lower.substr(at).starts_with("[m");
                at = std::min(lower.find(']', at + 1), lower.size() - 1);
                break;
            case '\\':
            case '_':
            case '*':
                ++at;
                break;
            case 'y':
            case 'd':
                has_day = true;
                break;
            case 'm':
                has_month = true;
                break;
            case 'h':
            case 's':
                has_time = true;
                break;
            default:
                break;
        }
    }
    if (has_day || (has_month && !has_time)) return {FormatKind::date, 0};
    const bool is_zeros = !lower.empty() && lower.size() <= 32 && lower.find_first_not_of('0') == std::string::npos;
    if (is_zeros) return {FormatKind::zeros, static_cast<std::uint8_t>(lower.size())};
    return {};
}

std::optional<std::string> date_text(std::string_view plain, bool is_1904) {
    const auto serial = base::parse_integer(plain.substr(0, plain.find('.')));
    if (!serial || *serial < 1 || plain.starts_with('-')) return std::nullopt;
    if (!is_1904 && *serial == 60) return "1900-02-29";
    const std::int64_t shift = is_1904 ? 1462 : *serial < 60 ? 1 : 0;
    const base::Day epoch = *base::day_from_civil(1899, 12, 30);
    const std::int64_t last = base::day_from_civil(9999, 12, 31)->number;
    const std::int64_t number = epoch.number + shift + *serial;
    if (number > last) return std::nullopt;
    return base::iso_text(base::Day{static_cast<decltype(epoch.number)>(number)});
}

}  // namespace workbook
