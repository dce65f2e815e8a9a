#include "core/app/import_log.hpp"

#include <algorithm>
#include <optional>

#include "core/base/order.hpp"
#include "core/base/text.hpp"

namespace app {

namespace {

constexpr std::string_view k_prefix = "import.";

std::string_view value_of(const records::Registry& registry, const records::Record* setting) {
    if (setting == nullptr) return {};
    return records::as_text(registry.value(records::EntityKind::setting, *setting, "value"));
}

std::optional<QualityPoint> parse(std::string_view entry) {
    const auto words = base::split(entry, ' ');
    const auto day = base::parse_iso_day(words.front());
    if (!day || words.size() != 2 + k_qualities) return std::nullopt;
    QualityPoint point{.day = *day, .number = base::parse_integer(words[1]).value_or(0)};
    for (std::size_t i = 0; i < k_qualities; ++i) {
        const auto figures = base::split(words[2 + i], '/');
        if (figures.size() != 2) return std::nullopt;
        const auto good = base::parse_integer(figures[0]), asked = base::parse_integer(figures[1]);
        if (!good || !asked || *good < 0 || *good > *asked) return std::nullopt;
        point.shares[i] = {*good, *asked};
    }
    return point;
}

}  // namespace

std::string import_setting(const intake::StagedFile& staged) {
    std::string name = std::string(k_prefix) + staged.sha256;
    if (!staged.sheets.empty()) name.append("/").append(staged.sheets[staged.sheet]);
    return name;
}

std::string imported_on(const records::Registry& registry, const intake::StagedFile& staged) {
    const auto value = value_of(registry, registry.table(records::EntityKind::setting).find(import_setting(staged)));
    const std::string_view last = value.substr(value.rfind(';') + 1);
    return std::string(last.substr(0, last.find(' ')));
}

std::vector<QualityPoint> quality_trend(const records::Registry& registry) {
    std::vector<QualityPoint> points;
    for (const records::Record& setting : registry.table(records::EntityKind::setting).rows()) {
        if (!setting.key.starts_with(k_prefix)) continue;
        for (const std::string_view entry : base::split(value_of(registry, &setting), ';')) {
            // The files of one import say the same.
            if (const auto point = parse(entry); point && !std::ranges::contains(points, *point)) points.push_back(*point);
        }
    }
    base::sort(points, [](const QualityPoint& a, const QualityPoint& b) {
        if (a.day != b.day) return a.day < b.day;
        if (a.number != b.number) return a.number < b.number;
        return whole(a.shares).good < whole(b.shares).good;
    });
    return points;
}

std::string import_value(const records::Registry& registry, const intake::StagedFile& staged, base::Day today,
                         const QualityShares& shares) {
    std::int64_t number = 0;
    for (const QualityPoint& point : quality_trend(registry)) number = std::max(number, point.number);
    std::string value(value_of(registry, registry.table(records::EntityKind::setting).find(import_setting(staged))));
    if (!value.empty()) value += ';';
    value += base::iso_text(today);
    if (whole(shares).asked == 0) return value;
    value.append(" ").append(std::to_string(number + 1));
    for (const QualityShare& share : shares) value.append(" ").append(std::to_string(share.good)).append("/").append(std::to_string(share.asked));
    return value;
}

}  // namespace app
