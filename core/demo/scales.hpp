// scales.hpp: ranks, education levels and their SIASN spellings, as ordered numbers.
//
// Source    Ranks and entry by education: the rank table for civil servants and for contract employees in the
//           regulations on ranks; SIASN ids as seen in exports.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace demo {

using Rank = int;   // 0 is I/a, 16 is IV/e
using Level = int;  // education: 0 is sd, 9 is s3; codes as in the catalogue

inline constexpr Level k_sd = 0, k_smp = 1, k_sma = 2, k_d2 = 4, k_d3 = 5, k_d4 = 6, k_s1 = 7, k_s2 = 8, k_s3 = 9;
inline constexpr Rank k_rank_2a = 4, k_rank_3a = 8, k_rank_3d = 11, k_rank_4a = 12, k_rank_4b = 13, k_rank_4c = 14;

[[nodiscard]] std::string_view rank_text(Rank rank);
/// "31" for III/a.
[[nodiscard]] std::string rank_id(Rank rank);
/// Asserts that the text is a rank.
[[nodiscard]] Rank rank_of(std::string_view text);
/// The rank at which a permanent employee with this education enters.
[[nodiscard]] Rank entry_rank(Level level);
/// The highest rank this education reaches without a managing post.
[[nodiscard]] Rank ceiling_rank(Level level);
/// The roman numeral of a contract employee's rank.
[[nodiscard]] std::string_view contract_rank(Level level);
[[nodiscard]] std::string_view contract_rank_id(Level level);

[[nodiscard]] std::string_view level_code(Level level);
[[nodiscard]] Level level_of(std::string_view code);
/// As SIASN writes it: "S-1/Sarjana".
[[nodiscard]] std::string_view level_siasn(Level level);
[[nodiscard]] std::string_view level_siasn_id(Level level);
/// The youngest age at which somebody enters service with this education.
[[nodiscard]] int entry_age(Level level);

}  // namespace demo
