// format.hpp: numbers and dates as readers write them; thin over core/base/text.hpp.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/date.hpp"
#include "core/base/message.hpp"

namespace widgets {

/// 3140 as "3.140" (Indonesian) or "3,140" (English).
[[nodiscard]] std::string number(std::int64_t value, base::Language language);
/// value / 10^scale as "71,8" or "71.8".
[[nodiscard]] std::string decimal(std::int64_t value, int scale, int digits, base::Language language);
/// A score of 0 to 100000 as "71,8".
[[nodiscard]] std::string score(std::int64_t value, base::Language language, int digits = 1);
/// A score as a whole number, "72".
[[nodiscard]] std::string points(std::int64_t value);
/// With its sign: "+7,6", "-2,0", "0,0".
[[nodiscard]] std::string signed_score(std::int64_t value, base::Language language, int digits = 1);
/// "9 Okt 2026" or "9 Oct 2026".
[[nodiscard]] std::string date(base::Day day, base::Language language);
/// Months as "4 th 7 bl" or "4 y 7 m".
[[nodiscard]] std::string duration(int months, base::Language language);
/// A moment as "9 Okt 2026 14.05" in Western Indonesia Time (UTC+7).
[[nodiscard]] std::string moment(std::int64_t ms_since_1970, base::Language language);
/// "1,2 MB".
[[nodiscard]] std::string file_size(std::uint64_t bytes, base::Language language);

}  // namespace widgets
