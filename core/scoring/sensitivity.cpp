#include "core/scoring/sensitivity.hpp"

namespace scoring {

std::optional<WeightRanges> order_ranges(const Breakdown& first, const Breakdown& second) {
    const auto ahead = [&](std::size_t part) -> std::int64_t {
        return first.parts[part].counts ? first.parts[part].share - second.parts[part].share : 0;
    };
    std::int64_t lead = 0;
    for (std::size_t part = 0; part < k_parts; ++part) lead += first.parts[part].maximum * ahead(part);
    if (lead < 0) return std::nullopt;
    WeightRanges ranges;
    for (std::size_t part = 0; part < k_parts; ++part) {
        const std::int64_t weight = first.parts[part].maximum, each = ahead(part);
        ranges[part].weight = first.parts[part].maximum;
        if (each > 0) ranges[part].least = std::max<std::int64_t>(0, weight - lead / each);
        if (each < 0) ranges[part].most = weight + lead / -each;
    }
    return ranges;
}

ScoreOrder order_of(const Breakdown& one, const Breakdown& two) {
    if (const auto ranges = order_ranges(one, two)) return {false, *ranges};
    return {true, *order_ranges(two, one)};
}

}  // namespace scoring
