#include "shell/widgets/format.hpp"

#include <array>
#include <cstdio>

#include "core/base/text.hpp"

namespace widgets {
namespace {

constexpr std::array<const char*, 12> k_months_id = {"Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"};
constexpr std::array<const char*, 12> k_months_en = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::int64_t k_day_ms = 86'400'000;
constexpr std::int64_t k_western_indonesia_ms = 7 * 3'600'000;

/// From Indonesian marks to those of the language.
std::string localised(std::string text, base::Language language) {
    if (language == base::Language::english) {
        for (char& c : text) c = c == '.' ? ',' : c == ',' ? '.' : c;
    }
    return text;
}

}  // namespace

std::string number(std::int64_t value, base::Language language) { return localised(base::grouped(value), language); }

std::string decimal(std::int64_t value, int scale, int digits, base::Language language) {
    return localised(base::decimal(value, scale, digits), language);
}

std::string score(std::int64_t value, base::Language language, int digits) { return decimal(value, 3, digits, language); }

std::string points(std::int64_t value) { return base::decimal(value, 3, 0); }

std::string signed_score(std::int64_t value, base::Language language, int digits) {
    std::string text = score(value, language, digits);
    return value > 0 && text.find_first_of("123456789") != std::string::npos ? '+' + text : text;
}

std::string date(base::Day day, base::Language language) {
    const base::Civil parts = base::civil(day);
    const auto& months = language == base::Language::indonesian ? k_months_id : k_months_en;
    return std::to_string(parts.day) + ' ' + months[static_cast<std::size_t>(parts.month - 1)] + ' ' + std::to_string(parts.year);
}

std::string duration(int months, base::Language language) {
    const bool is_indonesian = language == base::Language::indonesian;
    std::string text = months < 0 ? "-" : "";
    months = months < 0 ? -months : months;
    if (months >= 12) text += std::to_string(months / 12) + (is_indonesian ? " th" : " y");
    if (months % 12 != 0 || months == 0) {
        if (months >= 12) text += ' ';
        text += std::to_string(months % 12) + (is_indonesian ? " bl" : " m");
    }
    return text;
}

std::string moment(std::int64_t ms_since_1970, base::Language language) {
    const std::int64_t local = ms_since_1970 + k_western_indonesia_ms;
    const std::int64_t day = local >= 0 ? local / k_day_ms : -((-local + k_day_ms - 1) / k_day_ms);
    const std::int64_t minute = (local - day * k_day_ms) / 60'000;
    std::array<char, 8> clock{};
    std::snprintf(clock.data(), clock.size(), "%02d%c%02d", static_cast<int>(minute / 60),
                  language == base::Language::indonesian ? '.' : ':', static_cast<int>(minute % 60));
    return date(base::Day{static_cast<std::int32_t>(day)}, language) + ' ' + clock.data();
}

std::string file_size(std::uint64_t bytes, base::Language language) {
    const auto tenths = [&](std::uint64_t unit, const char* name) {
        return localised(base::decimal(static_cast<std::int64_t>(bytes * 10 / unit), 1, 1), language) + ' ' + name;
    };
    if (bytes < 1000) return std::to_string(bytes) + " B";
    if (bytes < 1'000'000) return tenths(1000, "kB");
    return tenths(1'000'000, "MB");
}

}  // namespace widgets
