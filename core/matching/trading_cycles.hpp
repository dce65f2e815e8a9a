// trading_cycles.hpp: you request my seat, I get your turn.
//
// Problem   Two people who want each other's seats should have them, whatever the rankings say; and a free seat should
//           set off as many moves as it can.
// Result    While a seat has slots that are free today, it points to the person it ranks highest among all who remain;
//           then to its incumbents, the highest first; then, for slots that became free on the way, again to the person
//           it ranks highest. Nobody ends worse than today, no exchange or free slot that would help somebody and hurt
//           nobody is left, and stating true wishes is best for everyone. Rankings decide who trades first, not who is
//           more deserving of a seat: envy is possible.
// Cost      The number of wishes, and the order of a seat's people where it is asked for.
// Source    Shapley and Scarf 1974; with free seats and newcomers: Abdulkadiroglu and Sonmez 1999, Journal of Economic
//           Theory 88; that the pointing must persist: Pycia and Unver 2017.
#pragma once

#include "core/matching/trades.hpp"

namespace matching {

[[nodiscard]] Trades top_trading_cycles(const Market& market, const Preferences& preferences);

}  // namespace matching
