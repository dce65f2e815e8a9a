// each_market.hpp: a property on many random markets; a failing one is reported with its seed and contents.
#pragma once

#include <catch_amalgamated.hpp>

#include "core/matching/optimal.hpp"
#include "tests/support/matching/random_market.hpp"
#include "tests/support/repeats.hpp"

namespace support {

struct Markets {
    std::uint64_t count = 1;
    /// Makes the seeds of one property differ from those of another.
    std::uint64_t factor = 1;
    std::int32_t people = 6;
};

/// `visit(random, market)`: the dice go on where the market ended.
template <class Visit>
void each_market(const Markets& markets, const Visit& visit) {
    for (std::uint64_t seed = 1; seed <= repeats(markets.count); ++seed) {
        Random random(seed * markets.factor);
        const matching::Market market = *matching::build_market(random_draft(random, markets.people));
        INFO("seed " << seed);
        try {
            visit(random, market);
        } catch (...) {
            WARN("seed " << seed << "\n" << to_text(market));
            throw;
        }
    }
}

/// Of those that have a plan, `visit(random, market, best plan)`.
template <class Visit>
void each_solved_market(const Markets& markets, const Visit& visit) {
    each_market(markets, [&](Random& random, const matching::Market& market) {
        if (const auto best = matching::solve_optimal(market)) visit(random, market, *best);
    });
}

}  // namespace support
