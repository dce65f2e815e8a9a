// identifier.hpp: NIP, NI PPPK and NIK: what the digits say, and what is wrong with them.
//
// Problem   These numbers have no check digit, but they contain the birth date, the sex and the start of service, and
//           spreadsheets damage them in a recognisable way: fifteen significant digits, the rest zero.
// Result    The digits without separators, the parts if they can be read, and the issues by code:
//           E_NIP_LEN, E_NIP_CHAR, E_NIP_BIRTH, E_NIP_MONTH, E_NIP_SEX, E_NIP_EXCEL, W_NIP_AGE, W_NIP_TMT;
//           E_NIK_LEN, E_NIK_CHAR, E_NIK_BIRTH, E_NIK_EXCEL. Comparisons with other columns are in staging.
// Failure   None: an unreadable number has issues and no parts.
// Source    Perka BKN 22/2007 for the NIP; the NI PPPK form YYYYMMDD YYYY 2F S NNN; NIK PPKKCC DDMMYY NNNN.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/message.hpp"

namespace intake {

enum class NumberKind : std::uint8_t { permanent, contract };
enum class Sex : std::uint8_t { male, female };

struct EmployeeNumber {
    base::Day birth;
    int since_year = 0;
    int since_month = 0;  // 0 in a NI PPPK, which has no month
    NumberKind kind = NumberKind::permanent;
    Sex sex = Sex::male;
    int serial = 0;
};

struct NumberIssue {
    std::string_view code;
    std::string_view variant;
    std::vector<base::Arg> args;
};

struct EmployeeNumberCheck {
    std::string digits;                    // without spaces, dots, quotes and invisible characters
    std::optional<EmployeeNumber> number;  // if birth date, month and sex can be read
    std::vector<NumberIssue> issues;
};

/// `today` bounds ages; it is a parameter, so that a check can be repeated.
[[nodiscard]] EmployeeNumberCheck check_employee_number(std::string_view text, base::Day today);

struct NationalId {
    int day = 0;
    int month = 0;
    int year_of_century = 0;
    Sex sex = Sex::male;
    /// Whether the six digits say this birth date (the century is not in the number).
    [[nodiscard]] bool agrees(base::Day birth) const;
};

struct NationalIdCheck {
    std::string digits;
    std::optional<NationalId> number;
    std::vector<NumberIssue> issues;
};

[[nodiscard]] NationalIdCheck check_national_id(std::string_view text);

/// Without white space, dots, hyphens, quotes and invisible characters: what is left of a number as people print it.
[[nodiscard]] std::string strip_number(std::string_view text);
/// "1.99001E+17", "1,99001E+17".
[[nodiscard]] bool is_scientific(std::string_view text);

}  // namespace intake
