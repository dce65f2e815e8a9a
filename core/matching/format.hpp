// format.hpp: markets and matchings as JSON text, `serasi-market/1` and `serasi-matching/1`.
//
// Problem   Scripts and other programs state markets by ids, in any order.
// Result    `read_market` numbers people and seats by ascending id (bytewise), so that equal markets give equal plans.
//           Absent parts have their defaults: no `current` = newcomer, `may_stay` true, `slots` 1, `must_fill` false
//           (true means floor = slots), and `floor` 0. Unknown members are ignored.
//           Writing is canonical: the same market or matching is the same text.
// Cost      About 20 MB/s, memory in proportion to the text.
// Failure   `json.syntax`, `matching.format`, wrong types (`matching.not_list`, `.not_text`, `.not_whole_number`, ...)
//           and those of market.hpp, each with its place such as `scores[3]` or `people[0].prefers[2]`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/matching/explain.hpp"
#include "core/matching/matching.hpp"

namespace matching {

[[nodiscard]] base::Result<Market> read_market(std::string_view text);
[[nodiscard]] std::string write_market(const Market& market);

/// Refuses ids the market does not know and people it does not mention.
[[nodiscard]] base::Result<Matching> read_matching(std::string_view text, const Market& market);
/// `explainer`: adds `missing`, `if_forbidden`, `if_seat_removed` and `if_person_leaves` for everyone.
[[nodiscard]] std::string write_matching(const Market& market, const Matching& matching,
                                         Explainer* explainer = nullptr);

/// One entry for `match --mechanism`: solves, or refuses an unknown mechanism by name.
[[nodiscard]] base::Result<Matching> solve(const Market& market, std::string_view mechanism,
                                           std::optional<std::int64_t> max_moves);

}  // namespace matching
