// quality_share.hpp: so many of the questions asked of the records were answered well; see selectors_quality.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace app {

enum class Quality : std::uint8_t { completeness, validity, freshness, consistency };
inline constexpr std::size_t k_qualities = 4;

struct QualityShare {
    std::int64_t good = 0;
    std::int64_t asked = 0;
    void add(bool is_good) {
        good += is_good ? 1 : 0;
        ++asked;
    }
    void add(const QualityShare& other) {
        good += other.good;
        asked += other.asked;
    }
    /// Of 1,000, rounded down, so that 1,000 means all; 1,000 where nothing was asked.
    [[nodiscard]] std::int64_t per_mille() const { return asked == 0 ? 1000 : good * 1000 / asked; }
    bool operator==(const QualityShare&) const = default;
};
using QualityShares = std::array<QualityShare, k_qualities>;

/// All questions together.
[[nodiscard]] QualityShare whole(const QualityShares& shares);

}  // namespace app
