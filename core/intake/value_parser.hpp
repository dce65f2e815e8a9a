// value_parser.hpp: one cell's text as a value: cleaning, numbers, flags, identifiers.
//
// Problem   Spreadsheets and people add apostrophes, non-breaking and zero-width spaces, and write nothing in ten ways.
// Result    `clean_cell` undoes that and says whether it had to; `is_missing` knows the ten ways. Dates are in
//           date_reader.hpp, choices and ranks in choice_reader.hpp.
// Cost      About 50 ns for a clean ASCII cell, which is not copied.
// Failure   nullopt: the caller decides what an unreadable cell means for the row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace intake {

struct CleanCell {
    std::string_view text;  // into the cell or into the scratch buffer
    bool trimmed = false;   // an apostrophe in front, or white space that does not belong, was removed
    bool spaced = false;    // the latter
};

/// `scratch` holds the text if it had to be rewritten; the view is valid until it changes.
[[nodiscard]] CleanCell clean_cell(std::string_view cell, std::string& scratch);

/// Nothing, "-", "NULL", "#N/A", "#REF!" and the like; of cleaned text.
[[nodiscard]] bool is_missing(std::string_view text);

/// A whole number; "12,0" and "12.0" are 12, "1.234" and "1.234.567" have groups.
[[nodiscard]] std::optional<std::int64_t> read_whole_number(std::string_view text);

/// A decimal scaled by 10^scale, rounded half away from zero; comma or point, groups if both occur.
[[nodiscard]] std::optional<std::int64_t> read_decimal(std::string_view text, int scale);

/// Ya/Tidak, Y/T/N, 1/0, true/false, benar/salah, lulus/tidak lulus, valid/tidak valid.
[[nodiscard]] std::optional<bool> read_flag(std::string_view text);

/// An id as the registry spells it: UUIDs lower case with hyphens (SIASN writes them in three ways), others unchanged.
[[nodiscard]] std::string normal_id(std::string_view text);

/// Text that went through a wrong decoding before: "Ã©", "â€™", U+FFFD.
[[nodiscard]] bool looks_damaged(std::string_view text);

}  // namespace intake
