// offers.hpp: the two cheapest outcomes of a person at given seat prices, which is all that a bid needs.
//
// Result    `value` is cost * scale plus the price; ties go to the earlier option. `none` stands for no such outcome.
// Cost      The row is read only while its costs can still beat the second.
#pragma once

#include "core/matching/problem.hpp"

namespace matching {

struct Offer {
    static constexpr std::int64_t k_none = INT64_MAX / 2;
    std::int64_t value = k_none;
    std::int64_t cost = 0;
    std::int32_t seat = k_no_home;
};

struct Offers {
    Offer best, second;

    void add(const Offer& offer) {
        if (offer.value < best.value) {
            second = best;
            best = offer;
        } else if (offer.value < second.value) {
            second = offer;
        }
    }
};

/// `price(seat)` is never below `lowest`, except for `k_unplaced`. Adds the options looked at to `work`.
template <class Price>
Offers two_cheapest(Problem& problem, std::int32_t person, std::int64_t scale, std::int64_t lowest, std::int64_t& work,
                    const Price& price) {
    const auto row = static_cast<std::size_t>(person);
    Offers offers;
    if (const std::int32_t home = problem.home[row]; home != k_no_home && problem.may_use_home(person))
        offers.add({problem.home_cost[row] * scale + price(home), problem.home_cost[row], home});
    if (!problem.may_use_row(person)) return offers;
    std::size_t seen = 0;
    while (true) {
        const std::uint64_t* const options = problem.options.data() + problem.row_start[row];
        const std::size_t ordered = problem.ordered_end[row] - problem.row_start[row];
        for (; seen < ordered; ++seen) {
            const std::int64_t cost = option_cost(options[seen]) + problem.move_price;
            if (cost * scale + lowest >= offers.second.value) {
                work += static_cast<std::int64_t>(seen) + 1;
                return offers;
            }
            const std::int32_t seat = option_seat(options[seen]);
            offers.add({cost * scale + price(seat), cost, seat});
        }
        if (problem.order_more(person)) continue;
        work += static_cast<std::int64_t>(seen) + 1;
        return offers;
    }
}

}  // namespace matching
