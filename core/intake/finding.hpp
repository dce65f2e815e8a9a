// finding.hpp: one thing noticed about a cell, a row or a file.
//
// Problem   Staff need to know what is wrong, why, and what to do; scripts need a code that does not change.
// Result    A `Finding` carries facts; the sentence is `finding.<code>` (or `finding.<code>.<variant>`) in
//           assets/i18n, the remedy the same with `.repair`. The first letter of a code is its severity:
//           E_ the row is refused, W_ the row is taken and wants attention, I_ for information.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.hpp"

namespace intake {

enum class Severity : std::uint8_t { info, warning, invalid };

[[nodiscard]] Severity severity(std::string_view code);
/// "info", "warning", "invalid".
[[nodiscard]] std::string_view severity_name(Severity severity);

struct Finding {
    std::uint32_t row = 0;     // as a spreadsheet shows it; 0: about the whole file
    std::string_view code;     // static text
    std::string_view variant;  // static text; which of the code's sentences, or empty
    std::string column;        // the header as the file has it; empty: about the row
    std::string value;         // what the cell says
    std::vector<base::Arg> args;
    std::vector<std::string> candidates;  // values that may be meant: offered, never applied
};

/// An argument or a candidate as people write it: dates as 30-11-2026.
[[nodiscard]] std::string readable(std::string text);
/// What is wrong, in the catalog's language.
[[nodiscard]] std::string message(const base::Catalog& catalog, const Finding& finding);
/// What to do about it.
[[nodiscard]] std::string repair(const base::Catalog& catalog, const Finding& finding);

/// The format or law behind a code, from assets/intake/finding_sources.json; empty while a page has not fetched it yet.
[[nodiscard]] std::string_view source(std::string_view code);
/// What to do about it, and the source.
[[nodiscard]] std::string repair_and_source(const base::Catalog& catalog, const Finding& finding);

/// A code with its variants, for the test that every sentence exists.
struct FindingKey {
    std::string_view code;
    std::string_view variant;
};
[[nodiscard]] std::span<const FindingKey> finding_keys();

}  // namespace intake
