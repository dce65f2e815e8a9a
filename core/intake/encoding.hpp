// encoding.hpp: the bytes of a dropped file as UTF-8 text.
//
// Problem   Staff save the same table as UTF-8 with or without a byte order mark, as "Unicode Text" (UTF-16), or in the
//           Windows-1252 of an older spreadsheet; they also drop old workbooks, PDF files and pictures by mistake.
// Result    The text as UTF-8 without a byte order mark, and the name of what was found. Order of the tests: byte order
//           mark, UTF-16 without one, strict UTF-8, Windows-1252.
// Cost      Two passes; a copy of the text.
// Failure   intake.empty, intake.too_large, intake.old_workbook, workbook.encrypted, intake.web_page, intake.binary,
//           intake.mixed_encoding (UTF-8 and Windows-1252 in one file, with the line), intake.unknown_encoding.
// Not here  Workbooks in use today (sheet_source.hpp).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/base/steps.hpp"

namespace intake {

enum class Encoding : std::uint8_t { utf8, utf16le, utf16be, windows1252, workbook };

/// "utf-8", "utf-16le", "utf-16be", "windows-1252", "xlsx". A byte order mark does not change the name.
[[nodiscard]] std::string_view encoding_name(Encoding encoding);

struct DecodedText {
    std::string text;  // UTF-8, no byte order mark, no NUL
    Encoding encoding = Encoding::utf8;
};

/// 50,000 rows of a SIASN export are about 50 MB; above this a file is no personnel table.
inline constexpr std::int64_t k_most_bytes = std::int64_t{128} << 20;

/// intake.too_large above `k_most_bytes`.
[[nodiscard]] base::Result<void> check_size(std::size_t bytes, std::string_view place);
/// `place` names the file in errors.
[[nodiscard]] base::Result<DecodedText> decode(std::string_view bytes, std::string_view place);
/// The same in slices.
[[nodiscard]] base::Steps decode(std::string_view bytes, std::string_view place, base::Result<DecodedText>& into);

}  // namespace intake
