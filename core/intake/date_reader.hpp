// date_reader.hpp: a date as people and spreadsheets write it, and what a column of them tells.
//
// Problem   12-08-1990, 1990-08-12, 12/08/1990, 8/12/1990, 12.08.90, 33097, 12 Agustus 1990, 12 Agt 2010; and dates
//           that mean "unknown". Only the column can tell whether 03/04 is 3 April or March 4.
// Result    `read_date` answers the day read day first, the other reading where there is one, and the form.
//           `DateEvidence` collects a column's forms; `decide` says which order its slashed dates have.
// Failure   No day: the text is no date. Nothing goes through local time.
// Source    Spreadsheet day numbers count from 1899-12-30 (the 1900 system).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/date.hpp"

namespace intake {

enum class DateForm : std::uint8_t { none, day_dash, day_slash, day_dot, year_first, month_name, serial, compact };
inline constexpr std::size_t k_date_forms = 8;

struct DateReading {
    std::optional<base::Day> day;    // day first, or the only reading
    std::optional<base::Day> other;  // month first, where both are possible and differ
    DateForm form = DateForm::none;
    bool month_first_only = false;  // 12-31-1990: `day` is already the month-first reading
    bool is_placeholder = false;    // 01-01-1970, 01-01-1900, 0000-00-00: nobody knew
    bool two_digit_year = false;
};

/// `latest_year`: two-digit years become the last such year not after it.
[[nodiscard]] DateReading read_date(std::string_view text, int latest_year);

enum class DateOrder : std::uint8_t { day_first, month_first, undecided };

/// How often dates of one form were possible day first only, month first only, or both.
struct OrderCounts {
    std::int64_t day_first = 0;
    std::int64_t month_first = 0;
    std::int64_t ambiguous = 0;
    std::int64_t first_is_one = 0;   // ambiguous, 01/mm: first of the month if day first
    std::int64_t second_is_one = 0;  // ambiguous, mm/01: first of the month if month first

    void add(const OrderCounts& other);
    [[nodiscard]] DateOrder decide() const;
};

struct DateEvidence {
    std::array<std::int64_t, k_date_forms> forms{};
    std::array<OrderCounts, k_date_forms> orders{};

    void add(const DateReading& reading);
    void add(const DateEvidence& other);
    [[nodiscard]] DateForm usual_form() const;
    /// What the dates of this form say, else what all forms together say. Appointments begin on the first of a month:
    /// that counts if nothing else does.
    [[nodiscard]] DateOrder decide(DateForm form) const;
};

}  // namespace intake
