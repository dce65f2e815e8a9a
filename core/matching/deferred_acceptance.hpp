// deferred_acceptance.hpp: people ask in the order of their wishes, seats keep the best who asked.
//
// Problem   Who gets a contested seat must follow from the seat's ranking, and nobody may lose the seat they hold.
// Result    Everyone asks for the best seat that has not refused them; a seat that holds more people than slots refuses
//           the one it ranks lowest, incumbents after everybody else. The outcome does not depend on who asks first. Of
//           all outcomes in which nobody can say "that seat ranks me above somebody who holds it without having held it
//           before" and no slot is left free that somebody wants, it is the one everybody likes best; stating true
//           wishes is best for everyone. It can leave unused an exchange that two people want.
// Cost      The number of wishes, times the logarithm of a seat's slots.
// Source    Gale and Shapley 1962; first right to the seat held: Pereyra 2013, Games and Economic Behavior 80.
#pragma once

#include "core/matching/preferences.hpp"

namespace matching {

/// The seat of each person.
[[nodiscard]] std::vector<std::int32_t> deferred_acceptance(const Market& market, const Preferences& preferences);

}  // namespace matching
