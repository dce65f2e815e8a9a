#include "core/matching/vector_loops.hpp"

namespace matching {

namespace {

constexpr std::size_t k_few = 64;

MATCHING_VECTOR_LOOPS void place_each(std::span<std::uint64_t> values) {
    constexpr std::size_t k_step = 8;
    // Vectors compare signed numbers.
    constexpr std::uint64_t k_sign = std::uint64_t{1} << 63;
    std::array<std::int64_t, k_few> all;
    std::array<std::int64_t, k_few> less{};
    const std::size_t end = (values.size() + k_step - 1) / k_step * k_step;
    for (std::size_t at = 0; at < values.size(); ++at) all[at] = static_cast<std::int64_t>(values[at] ^ k_sign);
    for (std::size_t at = values.size(); at < end; ++at) all[at] = INT64_MAX;
    for (std::size_t from = 0; from < end; from += k_step)
        for (std::size_t other = 0; other < values.size(); ++other)
            for (std::size_t at = from; at < from + k_step; ++at) less[at] += all[other] < all[at] ? 1 : 0;
    for (std::size_t at = 0; at < values.size(); ++at)
        values[static_cast<std::size_t>(less[at])] = static_cast<std::uint64_t>(all[at]) ^ k_sign;
}

}  // namespace

void sort_different(std::span<std::uint64_t> values) {
    if (values.size() <= k_few) place_each(values);
    else std::sort(values.begin(), values.end());
}

}  // namespace matching
