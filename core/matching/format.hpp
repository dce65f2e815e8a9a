// format.hpp: markets and matchings as JSON text, `serasi-market/1` and `serasi-matching/1`.
//
// Problem   Scripts and other programs state markets by ids, in any order.
// Result    `read_market` numbers people and seats by ascending id (bytewise), so that equal markets give equal plans.
//           Absent parts have their defaults: no `current` = newcomer, `may_stay` true, `slots` 1, `must_fill` false
//           (true means floor = slots), and `floor` 0. Unknown members are ignored.
//           A matching states what was found true of it (`properties`, see properties.hpp), and what its mechanism
//           promises (`guarantees`).
//           Writing is canonical: the same market or matching is the same text.
// Cost      About 20 MB/s, memory in proportion to the text.
// Failure   `json.syntax`, `matching.format`, wrong types (`matching.not_list`, `.not_text`, `.not_whole_number`, ...)
//           and those of market.hpp, each with its place such as `scores[3]` or `people[0].prefers[2]`.
#pragma once

#include <string>
#include <string_view>

#include "core/matching/explain.hpp"
#include "core/matching/matching.hpp"
#include "core/matching/reasons.hpp"

namespace matching {

[[nodiscard]] base::Result<Market> read_market(std::string_view text);
[[nodiscard]] std::string write_market(const Market& market);

/// Refuses ids the market does not know and people it does not mention.
[[nodiscard]] base::Result<Matching> read_matching(std::string_view text, const Market& market);
/// `explainer`: adds `missing`, `if_forbidden`, `if_seat_removed` and `if_person_leaves` for everyone.
[[nodiscard]] std::string write_matching(const Market& market, const Matching& matching,
                                         Explainer* explainer = nullptr);
/// Adds `reasons`: for everyone and each seat they like better than the given one, why they did not get it.
[[nodiscard]] std::string write_matching(const Market& market, const Matching& matching, const Reasons& reasons);

}  // namespace matching
