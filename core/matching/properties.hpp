// properties.hpp: what is true of an outcome, found by looking at it, whatever made it.
//
// Problem   A mechanism's promises are theorems; whether this plan keeps them must be checkable by somebody who does
//           not trust the program that made it.
// Result    `check_properties` counts objections and searches improvements, from market and outcome alone. It shares no
//           code with the mechanisms: wishes and rankings are read from the market anew. An objection is a person who
//           likes a seat better than the given one, and whom the seat accepts; it counts once, whatever the number of
//           people the seat ranks lower.
//           `guarantees` says what a mechanism promises, by the names below; `broken_guarantee` holds an outcome to it.
// Cost      One pass over the wishes and scored pairs, 12 bytes an objection: about 10 ms for 3,000 people with 190
//           pairs each.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/matching/matching.hpp"

namespace matching {

struct Properties {
    /// Nobody likes today's seat better than the given one. Without wishes, equal scores are liked equally.
    bool individually_rational = true;
    /// Every seat has as many people as today, and its first, second, … are ranked at least as high as today's.
    bool no_seat_worse = true;
    /// No exchange and no free slot would please somebody and displease nobody among the people.
    bool pareto_efficient = true;
    /// No exchange would please somebody and make neither a person nor a seat worse off than in the outcome.
    bool two_sided_maximal = true;
    /// Objections on seats with a holder whom the seat ranks lower.
    std::int64_t justified_envy = 0;
    /// Of these, the ones against somebody who did not hold the seat before.
    std::int64_t envy_beyond_rights = 0;
    /// Objections on seats with a lower-ranked holder or a free slot.
    std::int64_t blocking_pairs = 0;
    /// Of these, the ones that did not exist before the round.
    std::int64_t new_blocking_pairs = 0;
    /// Seats with a free slot that somebody objects for.
    std::int64_t wasted_seats = 0;
    bool operator==(const Properties&) const = default;
};

/// `seat_of`: one seat or `k_unplaced` a person, of the market.
[[nodiscard]] Properties check_properties(const Market& market, std::span<const std::int32_t> seat_of);

/// `individually_rational`, `no_seat_worse`, `pareto_efficient`, `two_sided_maximal`, `no_envy_beyond_rights`,
/// `no_wasted_seat`, `no_new_blocking_pair`; and `strategy_proof`, which no single outcome can show.
[[nodiscard]] std::span<const std::string_view> guarantees(Mechanism mechanism);

/// The first guarantee that the outcome does not keep; empty when all hold.
[[nodiscard]] std::string_view broken_guarantee(Mechanism mechanism, const Properties& properties);

}  // namespace matching
