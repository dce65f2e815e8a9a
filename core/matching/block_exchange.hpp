// block_exchange.hpp: only exchanges that both the people and the seats gain from.
//
// Problem   A plan that improves the wishes of people at the cost of a seat will be resisted by its unit, and the other
//           way round.
// Result    A seat is open to a person whom it ranks above the lowest of its incumbents who remain; it points to that
//           incumbent. Nobody ends on a seat they like less, and every seat ends with as many people, man for man
//           ranked as high, as today. Among all such outcomes none is better for somebody without being worse for
//           somebody or some seat. Stating true wishes is best for everyone. No pair can object that could not object
//           before.
// Vacancy   A free slot counts as held by nobody, whom every person outranks, and being without a seat as held by the
//           newcomers: so a free slot is filled only where a newcomer comes in at the other end, and a free slot points
//           to the newcomer it ranks highest. Without newcomers free slots stay free.
// Cost      The number of wishes.
// Source    The idea that both sides gain, and pointing within what is open: Combe, Tercieux and Terrier 2022, Review
//           of Economic Studies 89. The rule for several slots and for vacancies is this project's.
#pragma once

#include "core/matching/trades.hpp"

namespace matching {

/// Rounds are not counted: `round` is empty.
[[nodiscard]] Trades block_exchange(const Market& market, const Preferences& preferences);

}  // namespace matching
